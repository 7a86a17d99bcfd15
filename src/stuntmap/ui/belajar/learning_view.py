"""Districts alike on the page: those to learn from with the reason, all of them as a table, and how to read it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

import pandas as pd
import streamlit as st

from stuntmap import phrases, vocabulary
from stuntmap.answers.learning import FIRST_YEAR, Learning
from stuntmap.links import selection as s
from stuntmap.links.keeping import kept
from stuntmap.links.view_tables import learned
from stuntmap.links.visit import Visit
from stuntmap.report import survey_sources
from stuntmap.report.learning_table import learning_table
from stuntmap.report.narrative import learning as words
from stuntmap.report.narrative import practices
from stuntmap.report.table_files import TableAbout, csv_bytes, plain_csv_bytes
from stuntmap.report.workbook import BookSheet, book_bytes
from stuntmap.ui import frame
from stuntmap.ui.belajar import own_indicator_view
from stuntmap.ui.parts import downloads, messages, origins, plain_table
from stuntmap.ui.parts.plain_table import Cell, Figure
from stuntmap.ui.parts.visit_store import kept_in_visit
from stuntmap.ui.profil.reference_view import difference_words

Made = TypeVar("Made")
_LIMITS: Final = ["reference_ci95_low_pp", "reference_ci95_high_pp"]


def show_teachers(visit: Visit, found: Learning) -> None:
    """At most five districts to learn from, each a link to its profile, with the reason."""
    language = visit.language
    st.markdown(f"##### {language.text('Places to learn from')}")
    if found.teachers.empty:
        st.markdown(
            language.text("None by these choices: nobody alike has a really lower figure, or it cannot be tested.")
        )
    reasons = _kept(visit, found, "teachers", lambda: _reasons(visit, found))
    for code, name in found.teachers[vocabulary.REGION_NAME].items():
        with st.container(key=f"teacher_{code}", gap="xsmall"):
            frame.page_link(
                "profil",
                f"**{vocabulary.short_name(name)}**",
                **{s.DISTRICT: str(code), s.PROVINCE: None, s.HIGHLIGHTED: None},
            )
            st.markdown(reasons[str(code)])
            show_practices(visit, str(code))
    st.caption(language.text(words.NOT_A_CAUSE))


def _reasons(visit: Visit, found: Learning) -> dict[str, str]:
    """By code, why a district is one to learn from."""
    language, doubt = visit.language, visit.selection.uncertainty
    return {str(code): words.teacher_words(language, found, str(code), doubt) for code in found.teachers.index}


def _kept(visit: Visit, found: Learning, what: str, make: Callable[[], Made]) -> Made:
    """What `make` gives for these neighbours, made once; in this visit alone where an indicator of its own counts."""
    if found.own_indicator is None:
        return kept(visit, what, make)
    return kept_in_visit(found.own_indicator, (visit.asked, what), make, own_indicator_view.PREFIX)


def show_practices(visit: Visit, region_code: str) -> None:
    """What a district was publicly said to have done, each with where it was read; nothing where nothing is known."""
    language = visit.language
    entries = visit.answers.practices((region_code,))
    if entries.empty:
        return
    for _, entry in entries.iterrows():
        told = language.text("Good practice, {practice}", practice=practices.practice_words(language, entry))
        st.markdown(messages.plain(told))
        source = f"{practices.practice_source(language, entry)}. {language.text(practices.NO_PROOF)}"
        st.caption(messages.plain(source))


def show_short(visit: Visit) -> None:
    """Whom the district may learn from in a sentence, and the way to the reasons."""
    language = visit.language
    st.markdown(f"##### {language.text('Places to learn from')}")
    found = learned(visit)
    sentence = kept(visit, "learning", lambda: words.learning_sentence(language, found, visit.selection.uncertainty))
    st.markdown(sentence)
    for code in (visit.selection.district_code or "", *map(str, found.teachers.index)):
        show_practices(visit, code)
    frame.page_link("belajar", language.text("Reasons, differences and how firm it is"), ":material/handshake:")
    st.caption(language.text(words.NOT_A_CAUSE))
    origins.show(visit, origins.surveys(visit).joined(origins.circumstances(visit, *found.gaps.columns)))


def show_alike(visit: Visit, found: Learning) -> None:
    """All of the most alike, and what to know of them."""
    language = visit.language
    title = language.text("The {count} most alike, {survey}", count=len(found.table), survey=visit.survey_label)
    st.markdown(f"##### {title}")
    plain_table.show(headings(visit), _kept(visit, found, "alike", lambda: alike_rows(visit, found)))
    _files(visit, found, title)
    surveys = origins.surveys(visit, visit.selection.survey_year, FIRST_YEAR)
    own = None if found.own_indicator is None else origins.own_indicator(found.own_indicator)
    origins.show(visit, surveys.joined(origins.circumstances(visit, *found.gaps.columns), own))
    st.caption(" ".join([*words.caution_sentences(language, found), language.text(words.METHOD)]))


def headings(visit: Visit) -> list[str]:
    """Of the columns of `alike_rows`."""
    language, doubt = visit.language, visit.selection.uncertainty
    return [
        language.text("District"),
        language.text("How alike"),
        language.text("Prevalence"),
        language.text("Difference, points (95% limits)") if doubt else language.text("Difference, points"),
        language.text("Test"),
        language.text("Since {survey}", survey=phrases.survey(FIRST_YEAR)),
        language.text("Largest differences"),
    ]


def alike_rows(visit: Visit, found: Learning) -> list[list[Cell]]:
    """One row a neighbour, the most alike first."""
    language, doubt = visit.language, visit.selection.uncertainty
    rows: list[list[Cell]] = []
    for code, row in found.table.iterrows():
        name = f"{vocabulary.short_name(row[vocabulary.REGION_NAME])}, {row[vocabulary.PROVINCE_NAME]}"
        modelled = f" ({phrases.model_mark(language)})" if phrases.is_modelled(row) else ""
        figure = phrases.figure(row, language, phrases.Style.SHORT) if doubt else phrases.prevalence(row, language)
        rows.append(
            [
                name,
                words.alike_words(language, row),
                Figure(figure + modelled),
                Figure(difference_words(row if doubt else row.drop(_LIMITS).reindex(row.index), language)),
                phrases.verdict(row["reference_verdict"], language),
                _since(visit, row),
                "; ".join(words.difference_words(language, found, str(code))),
            ]
        )
    return rows


def _since(visit: Visit, row: pd.Series) -> str:
    if vocabulary.CHANGE_VERDICT not in row.index:
        return phrases.DASH
    return phrases.change(row, visit.language, phrases.Style.SHORT) or phrases.DASH


def _files(visit: Visit, found: Learning, title: str) -> None:
    """The most alike as CSV and XLSX, with limits and tests unless the visitor turned uncertainty off."""
    if found.table.empty:
        return
    language, chosen = visit.language, visit.selection
    name = vocabulary.short_name(str(found.own[vocabulary.REGION_NAME]))
    years = tuple(dict.fromkeys((chosen.survey_year, FIRST_YEAR)))
    stem = downloads.file_stem("belajar", chosen.district_code, chosen.survey_year)

    def table() -> pd.DataFrame:
        made = learning_table(language, found)
        return made if chosen.uncertainty else made.drop(columns=vocabulary.all_certainty_columns(), errors="ignore")

    def about() -> TableAbout:
        made = downloads.about_table(visit, found.table, f"{title} · {name}", years)
        notes = (
            *words.caution_sentences(language, found),
            language.text(words.METHOD),
            language.text(words.NOT_A_CAUSE),
        )
        own = found.own_indicator
        told = [
            survey_sources.circumstance_sources(found.gaps.columns),
            origins.own_indicator(own).words if own else "",
        ]
        source = "; ".join([made.source, *filter(None, told)])
        return replace(made, source=source, notes=(*made.notes, *notes))

    def as_xlsx() -> bytes:
        return book_bytes([BookSheet(language.text("Districts alike"), table(), about())], about(), language)

    def as_csv() -> bytes:
        return csv_bytes(table(), about(), language)

    def as_plain_csv() -> bytes:
        return plain_csv_bytes(table(), language)

    with st.container(horizontal=True, key="alike_files"):
        downloads.three_formats(language, stem, "alike", as_csv, as_xlsx, as_plain_csv)
