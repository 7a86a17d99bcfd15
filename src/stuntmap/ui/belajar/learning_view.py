"""Districts alike on the page: those to learn from with the reason, all of them as a table, and how to read it."""

import pandas as pd
import streamlit as st

from stuntmap import phrases, vocabulary
from stuntmap.answers.learning import FIRST_YEAR, Learning
from stuntmap.links import selection as s
from stuntmap.links.view_tables import learned
from stuntmap.links.visit import Visit
from stuntmap.report.narrative import learning as words
from stuntmap.ui import frame
from stuntmap.ui.parts import origins, plain_table
from stuntmap.ui.parts.plain_table import Cell, Figure
from stuntmap.ui.profil.reference_view import difference_words


def show_teachers(visit: Visit, found: Learning) -> None:
    """At most five districts to learn from, each a link to its profile, with the reason."""
    language = visit.language
    st.markdown(f"##### {language.text('Places to learn from')}")
    if found.teachers.empty:
        st.markdown(
            language.text("None by these choices: nobody alike has a really lower figure, or it cannot be tested.")
        )
    for code, name in found.teachers[vocabulary.REGION_NAME].items():
        with st.container(key=f"teacher_{code}", gap="xsmall"):
            frame.page_link(
                "profil",
                f"**{vocabulary.short_name(name)}**",
                **{s.DISTRICT: str(code), s.PROVINCE: None, s.HIGHLIGHTED: None},
            )
            st.markdown(words.teacher_words(language, found, str(code)))
    st.caption(language.text(words.NOT_A_CAUSE))


def show_short(visit: Visit) -> None:
    """Whom the district may learn from in a sentence, and the way to the reasons."""
    language = visit.language
    st.markdown(f"##### {language.text('Places to learn from')}")
    st.markdown(words.learning_sentence(language, learned(visit)))
    frame.page_link("belajar", language.text("Reasons, differences and how firm it is"), ":material/handshake:")
    st.caption(language.text(words.NOT_A_CAUSE))
    origins.show(visit, origins.surveys(visit).joined(*origins.determinants(visit).parts))


def show_alike(visit: Visit, found: Learning) -> None:
    """All of the most alike, and what to know of them."""
    language = visit.language
    title = language.text("The {count} most alike, {survey}", count=len(found.table), survey=visit.survey_label)
    st.markdown(f"##### {title}")
    plain_table.show(headings(visit), alike_rows(visit, found))
    origins.show(
        visit,
        origins.surveys(visit, visit.selection.survey_year, FIRST_YEAR).joined(*origins.determinants(visit).parts),
    )
    st.caption(" ".join([*words.caution_sentences(language, found), language.text(words.METHOD)]))


def headings(visit: Visit) -> list[str]:
    """Of the columns of `alike_rows`."""
    language = visit.language
    return [
        language.text("District"),
        language.text("How alike"),
        language.text("Prevalence"),
        language.text("Difference, points (95% limits)"),
        language.text("Test"),
        language.text("Since {survey}", survey=phrases.survey(FIRST_YEAR)),
        language.text("Largest differences"),
    ]


def alike_rows(visit: Visit, found: Learning) -> list[list[Cell]]:
    """One row a neighbour, the most alike first."""
    language = visit.language
    rows: list[list[Cell]] = []
    for code, row in found.table.iterrows():
        name = f"{vocabulary.short_name(row[vocabulary.REGION_NAME])}, {row[vocabulary.PROVINCE_NAME]}"
        modelled = f" ({phrases.model_mark(language)})" if phrases.is_modelled(row) else ""
        rows.append(
            [
                name,
                words.alike_words(language, row),
                Figure(phrases.figure(row, language, phrases.Style.SHORT) + modelled),
                Figure(difference_words(row, language)),
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
