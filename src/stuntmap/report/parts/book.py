"""The tables of a meeting about parts as sheets of a workbook, each with what it says about itself on top."""

from dataclasses import replace
from typing import Final

from stuntmap.answers.parts_meeting import PartsFacts
from stuntmap.language import Language
from stuntmap.report.intervention_files import about_interventions, intervention_table
from stuntmap.report.narrative import parts_changes as changes_said
from stuntmap.report.narrative import parts_meeting as said
from stuntmap.report.narrative.recaps import source_words, use_sentence
from stuntmap.report.parts import tables
from stuntmap.report.parts.document import document_title
from stuntmap.report.recap_files import about_recap, passed_on
from stuntmap.report.table_files import TableAbout
from stuntmap.report.workbook import BookSheet, book_bytes

WIDEST: Final = 30


def parts_book_bytes(language: Language, facts: PartsFacts, date: str) -> bytes:
    """The workbook of a meeting about parts as XLSX. `date` is printed as it is given. Same input, same bytes."""
    return book_bytes(parts_sheets(language, facts, date), _about(language, facts, date), language)


def parts_sheets(language: Language, facts: PartsFacts, date: str) -> list[BookSheet]:
    """The sheets: parts with counts and list, changes, interventions of the region and of its parts."""
    about = _about(language, facts, date)
    listed = facts.parts if facts.asked is not None else None
    told = [cells for cells, _ in tables.parts_rows(language, facts)]
    brief = tables.words_frame(tables.parts_heads(language, facts), told)
    sheets = [
        BookSheet(language.text("Routine data, brief"), brief, about, widest=WIDEST),
        BookSheet(language.text("Routine data"), passed_on(facts.parts, language, listed), about),
    ]
    if facts.own_change is not None:
        rows = [cells for cells, _ in tables.change_rows(language, facts)]
        changed = tables.words_frame(tables.change_heads(language, facts), rows)
        sheets.append(BookSheet(language.text("Change by month"), changed, about, widest=WIDEST))
    rows = tables.intervention_rows(language, facts)
    if rows and facts.interventions is not None:
        period = facts.interventions.period
        title = document_title(language, facts)
        of_table = about_interventions(language, facts.interventions, period, title, date)
        own = tables.words_frame(tables.intervention_heads(language), rows)
        sheets.append(BookSheet(language.text("Interventions"), own, of_table, widest=2 * WIDEST))
        if len(facts.shares):
            by_part = intervention_table(facts.interventions, facts.shares, language)
            sheets.append(BookSheet(language.text("Interventions by part"), by_part, of_table))
    return sheets


def _about(language: Language, facts: PartsFacts, date: str) -> TableAbout:
    source = source_words(language, facts.month)
    used = use_sentence(language, facts.recap, facts.month)
    is_stored = facts.recap.origin is not None
    made = about_recap(language, document_title(language, facts), source, used, date, is_stored)
    notes = (said.routine_line(language, facts), *made.notes, language.text(changes_said.CHANGE_METHOD))
    return replace(made, notes=notes)
