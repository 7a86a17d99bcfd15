"""The sheet that a meeting signs (berita acara dan lembar komitmen), as a Word document with the figures filled in.

Where nothing was agreed yet there is a dotted line to fill by hand. Figures are the survey's; routine data (e-PPGBM)
have no place on it.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from stuntmap.analysis.meeting import MeetingFacts
from stuntmap.language import Language
from stuntmap.report import narrative
from stuntmap.report.rembuk import word_parts
from stuntmap.report.rembuk.checked_texts import ACTION_FIELDS, checked_texts
from stuntmap.report.rembuk.screens import key_figures, source_line
from stuntmap.report.rembuk.settings import (
    Action,
    Commitment,
    MeetingSettings,
    default_settings,
    default_signatories,
)
from stuntmap.report.table_columns import VALUE_WORDS
from stuntmap.vocabulary import COUNTRY_NAME, STUNTING, SURVEY_OF_YEAR

# Rows to fill by hand: a whole page of them where nothing was typed, some more below what was typed.
FEWEST_ROWS: Final = 10
SPARE_ROWS: Final = 3
# Up to so many sign in blocks; beyond, the first ones do, and the rest (camat, kades) sign in a list.
MOST_BLOCKS: Final = 8
FIRST_BLOCKS: Final = 6
UPRIGHT_CM: Final = 16.6
LABEL_CM: Final = 5.8
ACROSS_CM: Final = (1.0, 4.2, 6.2, 4.6, 2.9, 3.5, 2.9)
LIST_CM: Final = (1.0, 5.2, 5.2, 5.2)
_YEAR: Final = re.compile(r"\b20\d\d\b")


def commitment_bytes(
    language: Language, facts: MeetingFacts, settings: MeetingSettings, commitment: Commitment
) -> bytes:
    """The sheet as DOCX: what was met about, the situation, target, actions, signatures; the same input, same bytes.

    Raises:
        BadChoiceError: a text that `checked_texts` refuses.
    """
    settings, commitment = checked_texts(language, settings, commitment)
    title = language.text("Minutes and commitment of the stunting meeting · {region}", region=facts.region_name)
    document = word_parts.new_document(language, title)
    _add_head(document, language, facts, settings)
    _add_situation(document, language, facts)
    _add_agreement(document, language, commitment)
    _add_standing(document, language)
    _add_signatures(document, language, facts, settings, commitment)
    _add_actions(document, language, facts, commitment)
    # The annex takes the foot over from the section before it.
    footer = f"{facts.region_name} · {source_line(language, facts)}"
    word_parts.add_footer(document.sections[0], footer, language.text("page {page} of {pages}"))
    return word_parts.document_content(document)


def _dots(count: int) -> str:
    return "." * count


def meeting_year(date: str) -> str:
    """The year in a typed date, dots where there is none."""
    found = _YEAR.search(date)
    return found.group() if found else _dots(10)


def _area(language: Language, facts: MeetingFacts) -> str:
    """The region as a title names it: a province is called so, a district carries its kind in its name."""
    if facts.is_district:
        return facts.region_name
    return language.text("{province} province", province=facts.region_name)


def _add_head(document: Any, language: Language, facts: MeetingFacts, settings: MeetingSettings) -> None:
    _ = language.text
    area = _area(language, facts)
    heading = document.add_heading(_("MINUTES OF THE STUNTING MEETING AND COMMITMENT SHEET"), level=1)
    heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
    year = meeting_year(settings.date)
    title = _("{area}, year {year}", area=area, year=year)
    word_parts.add_text(document, title.upper(), bold=True, centred=True, size=12)
    word_parts.add_text(document, _("Number: {dots}", dots=_dots(48)), centred=True)
    usual = default_settings(language, facts).title
    name = settings.title
    if name in ("", usual):
        name = _("the stunting meeting of {area}", area=area)
    slots = {"day": _day(language, settings.date), "place": settings.place or _dots(60), "name": name}
    opening = word_parts.add_text(
        document, _("On this day, {day}, at {place}, {name} was held, with the following result.", **slots)
    )
    opening.paragraph_format.space_before = Pt(8)


def _day(language: Language, date: str) -> str:
    """The day as the sheet opens: a typed date that begins with its number leaves the weekday to fill in."""
    if not date:
        slots = {"weekday": _dots(18), "day": _dots(8), "month": _dots(20), "year": _dots(10)}
        return language.text("{weekday}, the {day} of {month} {year}", **slots)
    if date[0].isdecimal():
        return language.text("{weekday}, {date}", weekday=_dots(18), date=date)
    return date


def _add_situation(document: Any, language: Language, facts: MeetingFacts) -> None:
    document.add_heading(language.text("A. Situation"), level=2)
    word_parts.add_table(
        document, _figures(language, facts), (LABEL_CM, UPRIGHT_CM - LABEL_CM), headed=False, bold_first=True
    )
    told = (
        source_line(language, facts, years=_years(facts)) + ".",
        language.text(STUNTING.definition) + ".",
        language.text("Survey figures only; routine weighing data (e-PPGBM) are not mixed in."),
    )
    word_parts.add_text(document, " ".join(told), small=True).paragraph_format.space_before = Pt(3)


def _years(facts: MeetingFacts) -> tuple[int, ...]:
    """The surveys whose figures the sheet gives."""
    return (facts.survey_year,) if facts.compared_year is None else (facts.survey_year, facts.compared_year)


def _figures(language: Language, facts: MeetingFacts) -> list[tuple[str, str]]:
    """Label and text of each figure of the situation; those that the survey does not give are left out."""
    _, row, figures = language.text, facts.row, key_figures(language, facts)
    rows = [(_("Stunting prevalence, {survey}", survey=facts.survey_label), figures["interval"])]
    if "stunted_children" in figures:
        rows.append((_("Stunted children"), narrative.children_sentence(language, row)))
    if "rank" in figures:
        label = _("Rank in {scope} (1 = lowest prevalence)", scope=facts.scope_name)
        rows.append((label, figures["rank"]))
    if facts.compared_year is not None:
        label = _("Change since {survey}", survey=SURVEY_OF_YEAR[facts.compared_year].label)
        rows.append((label, narrative.certain_change_sentence(language, row, facts.compared_year)))
    if facts.is_district and pd.notna(facts.province["prevalence_pct"]):
        rows.append((facts.province_name, narrative.interval_phrase(language, facts.province)))
    rows.append((COUNTRY_NAME, narrative.interval_phrase(language, facts.nation)))
    rows.append((_("Target {year}", year=facts.target_year), _target_words(language, facts, figures)))
    return rows


def _target_words(language: Language, facts: MeetingFacts, figures: dict[str, str]) -> str:
    if "target" not in figures:
        return language.text("There is no target for {year}.", year=facts.target_year)
    standing = language.text(VALUE_WORDS[str(facts.row["target_standing"])])
    words = language.text(
        "{target} ({standing}); distance {distance} percentage points.",
        target=figures["target"],
        standing=standing,
        distance=figures["distance"],
    )
    return f"{words} {narrative.target_verdict_sentence(language, facts.row)}"


def _add_agreement(document: Any, language: Language, commitment: Commitment) -> None:
    _ = language.text
    document.add_heading(_("B. Target and commitment"), level=2)
    agreed, year = commitment.target_pct, commitment.target_year
    slots = {
        "target": _agreed(language, agreed) if agreed is not None else language.with_percent_sign(_dots(14)),
        "year": str(year) if year is not None else _dots(12),
    }
    target = _(
        "The meeting agrees on a stunting prevalence of at most {target} in the year {year}, by survey.", **slots
    )
    word_parts.add_text(document, target, bold=True, keep=True)
    word_parts.add_text(document, _("Those who sign commit themselves:"), keep=True)
    for number, promise in enumerate(
        (
            _("to carry out the actions of the annex, each within the own duties;"),
            _("to provide for them in the plans and budgets of the region and, where concerned, of the villages;"),
            _("to look at the result together again, against the next figure of the survey."),
        ),
        start=1,
    ):
        line = word_parts.add_text(document, f"{number}. {promise}")
        line.paragraph_format.left_indent = Cm(0.9)
        line.paragraph_format.first_line_indent = Cm(-0.5)


def _agreed(language: Language, target_pct: float) -> str:
    """The agreed target as it was typed, with one decimal as surveys print it, or with two where it has them."""
    return language.percent(target_pct, 1 if round(target_pct, 1) == round(target_pct, 2) else 2)


def _add_standing(document: Any, language: Language) -> None:
    """Say where the meeting stands in the work, before and since SE Mendagri 400.5.7/1685."""
    _ = language.text
    document.add_heading(_("C. Where the meeting stands"), level=2)
    word_parts.add_text(
        document,
        _(
            "Up to 2024 the rembuk stunting is action 3 of the 8 Convergence Actions (8 Aksi Konvergensi): 1 situation "
            "analysis, 2 activity plan, 3 rembuk stunting, 4 regulation of the regent or mayor, 5 guidance of human "
            "development cadres, 6 data management system, 7 measurement and publication, 8 annual performance review."
        ),
    )
    word_parts.add_text(
        document,
        _(
            "Since March 2025 (SE Mendagri 400.5.7/1685) the work follows Main Actions (Aksi Utama: situation "
            "analysis, stronger planning, stronger implementation, assessment of results) and Supporting Actions "
            "(Aksi Pendukung)."
        ),
    )


def _add_signatures(
    document: Any, language: Language, facts: MeetingFacts, settings: MeetingSettings, commitment: Commitment
) -> None:
    _ = language.text
    signatories = commitment.signatories or default_signatories(language, facts)
    closing = _("These minutes were drawn up truthfully, to be carried out as agreed.")
    word_parts.add_text(document, closing, keep=True).paragraph_format.space_before = Pt(10)
    place = word_parts.add_text(document, f"{settings.place or _dots(30)}, {settings.date or _dots(36)}", keep=True)
    place.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    blocks = signatories if len(signatories) <= MOST_BLOCKS else signatories[:FIRST_BLOCKS]
    word_parts.add_signatures(document, blocks, UPRIGHT_CM)
    listed = signatories[len(blocks) :]
    if not listed:
        return
    word_parts.add_text(document, _("List of signatories"), bold=True, keep=True)
    head = (_("No."), _("Office held"), _("Name"), _("Signature"))
    rows = [(str(number), role, name, "") for number, (role, name) in enumerate(listed, start=len(blocks) + 1)]
    word_parts.add_table(document, [head, *rows], LIST_CM, headed=True, least_height_cm=1.0)


def action_rows(actions: Sequence[Action]) -> list[tuple[str, ...]]:
    """The numbered rows of the annex, then empty ones to fill by hand; actions without any text are left out."""
    texts = [tuple(getattr(action, name) for name in ACTION_FIELDS) for action in actions]
    filled = [row for row in texts if any(row)]
    empty = max(FEWEST_ROWS - len(filled), SPARE_ROWS)
    rows = [*filled, *[("",) * len(ACTION_FIELDS)] * empty]
    return [(str(number), *row) for number, row in enumerate(rows, start=1)]


def _add_actions(document: Any, language: Language, facts: MeetingFacts, commitment: Commitment) -> None:
    _ = language.text
    section = document.add_section(WD_SECTION.NEW_PAGE)
    word_parts.set_page(section, landscape=True)
    document.add_heading(_("Annex. Actions · {area}", area=_area(language, facts)), level=2)
    head = (_("No."), *(_(label) for label in ACTION_FIELDS.values()))
    rows = action_rows(commitment.actions)
    word_parts.add_table(document, [head, *rows], ACROSS_CM, headed=True, least_height_cm=1.3)
