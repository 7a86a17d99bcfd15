"""The parts of a district's profile that stand below its answer: rank history, context, neighbours."""

import pandas as pd
import streamlit as st

from stuntmap import phrases, vocabulary
from stuntmap.figures.determinants import determinant_dots, nutrition_dots
from stuntmap.figures.rank_history import rank_history_chart
from stuntmap.links import selection as s
from stuntmap.links.keeping import kept
from stuntmap.links.readings import district_sentence
from stuntmap.links.view_tables import own_cluster
from stuntmap.links.visit import Visit
from stuntmap.report import narrative
from stuntmap.report.nutrition_table import nutrition_headings, nutrition_lines, nutrition_note
from stuntmap.ui import frame
from stuntmap.ui.parts import charts, origins
from stuntmap.ui.parts.pictures import Caption
from stuntmap.ui.parts.plain_table import Cell, Figure, table_html


def _code(visit: Visit) -> str:
    return visit.selection.district_code or ""


def _province(visit: Visit) -> str:
    return visit.answers.names.province_of[_code(visit)]


def show_trend(visit: Visit) -> None:
    """Whether the comparable surveys form a trend; with four of them that it cannot be computed yet."""
    trend = visit.answers.trend(_code(visit))
    st.caption(narrative.trend_sentence(visit.language, trend))


def show_rank_history(visit: Visit) -> None:
    """The district's rank in its province in each comparable survey."""
    shown = (_code(visit),) if visit.selection.uncertainty else ()
    history = visit.answers.rank_history(visit.question.within(_province(visit)), shown)
    own = history[history[vocabulary.REGION_CODE].eq(_code(visit))]
    province = visit.answers.names.regions[_province(visit)]
    label = visit.language.text("Rank in {province} in each survey (1 = lowest prevalence)", province=province)
    charts.figure_title(label)
    figure = kept(visit, "own_ranks", lambda: rank_history_chart(own, visit.language, visit.theme))
    caption = Caption("riwayat-peringkat", _code(visit), label, origins.surveys(visit, *origins.EARLIER_FIRST))
    charts.show_chart(visit, figure, district_sentence(visit), "own_ranks", caption)


def show_determinants(visit: Visit) -> None:
    """Determinants beside the middle values of the province's and the nation's districts."""
    language, names = visit.language, visit.answers.names.regions
    title = language.text("Determinants beside province and nation")
    st.markdown(f"##### {title}")
    st.caption(language.text("Context only: an association between districts is not a cause."))
    comparison = visit.answers.determinants_beside(_code(visit))
    places = names[_code(visit)], names[_province(visit)]
    figure = kept(visit, "determinants", lambda: determinant_dots(comparison, language, visit.theme, *places))
    alt = language.text("Determinants of {place}", place=names[_code(visit)])
    caption = Caption("determinan", _code(visit), title, origins.determinants(visit))
    charts.show_chart(visit, figure, alt, "determinants", caption)
    with st.expander(language.text("What each factor means"), key="determinant_meanings"):
        st.markdown(
            "\n".join(
                f"- **{language.text(one.title)}**: {language.text(one.definition)}."
                for one in (vocabulary.DETERMINANTS[name] for name in comparison.index)
            )
        )
        st.caption(
            language.text(
                "Improved drinking water (BPS) and clean water (FSVA) are two definitions of two sources and years: "
                "the two need not add up to 100%."
            )
        )


def show_nutrition(visit: Visit) -> None:
    """What surveys measured beside stunting: a chart of the chosen survey, or of the latest, and a table of all."""
    language, names = visit.language, visit.answers.names.regions
    year = vocabulary.nutrition_year(visit.selection.survey_year)
    title = language.text("Other nutrition, {survey}", survey=phrases.survey(year))
    st.markdown(f"##### {title}")
    st.caption(language.text("In % of children under five, with the 95% limits. No official target is set for them."))
    comparison = visit.answers.nutrition_beside(visit.question, _code(visit), year)
    places = names[_code(visit)], names[_province(visit)]
    figure = kept(visit, "nutrition", lambda: nutrition_dots(comparison, language, visit.theme, *places))
    alt = language.text("Nutrition of {place}", place=names[_code(visit)])
    caption = Caption("gizi", _code(visit), title, origins.nutrition(year))
    charts.show_chart(visit, figure, alt, "nutrition", caption)
    table = visit.answers.nutrition(visit.question, _code(visit))
    st.html(kept(visit, "nutrition_table", lambda: nutrition_html(visit, table)))
    st.caption(kept(visit, "nutrition_note", lambda: nutrition_note(language, table)))
    origins.show(visit, origins.nutrition(*table["survey_year"].unique()))


def nutrition_html(visit: Visit, table: pd.DataFrame) -> str:
    """Each indicator in each survey with class and rank in the province, as HTML."""
    lines = nutrition_lines(visit.language, table, visit.selection.uncertainty)
    rows: list[list[Cell]] = [
        [f"{line.indicator}, {line.survey}", Figure(line.figure), line.severity, Figure(line.rank)] for line in lines
    ]
    heads = nutrition_headings(visit.language)
    return table_html([heads.indicator, *heads[2:]], rows)


def show_no_villages(visit: Visit) -> None:
    """That the survey knows no desa, what to use instead, and where the words are explained."""
    language = visit.language
    with st.container(key="no_villages"):
        st.markdown(
            language.text(
                "The survey knows no villages (desa, kelurahan): its smallest area is the kabupaten/kota. To choose "
                "villages, use the recap of the weighing ({recap}) and read it with its coverage, the children "
                "measured of those expected.",
                recap=origins.explained(language, "e-PPGBM"),
            )
        )


def _neighbour_words(visit: Visit, row: pd.Series) -> str:
    """A neighbour's figure with its interval or the mark of a model, and its class; never surer than the own one."""
    language = visit.language
    doubt = visit.selection.uncertainty
    return phrases.side_by_side(
        phrases.figure(row, language, phrases.Style.SHORT) if doubt else phrases.prevalence(row, language),
        phrases.severity(row[vocabulary.SEVERITY], language),
        phrases.model_mark(language) if phrases.is_modelled(row) else "",
    )


def _neighbour_labels(visit: Visit, table: pd.DataFrame) -> dict[str, str]:
    """Name and figure of each neighbour, by code."""
    return {
        str(code): f"{vocabulary.short_name(row[vocabulary.REGION_NAME])}: {_neighbour_words(visit, row)}"
        for code, row in table.iterrows()
    }


def show_neighbours(visit: Visit) -> None:
    """The districts that share a border, each a link to its own profile."""
    language = visit.language
    st.markdown(f"##### {language.text('Neighbours that share a border, {survey}', survey=visit.survey_label)}")
    table = visit.answers.neighbours(visit.question, _code(visit))
    st.markdown(own_cluster(visit))
    if table.empty:
        st.markdown(language.text("No district shares a land border."))
        return
    with st.container(horizontal=True, key="neighbours"):
        for code, label in kept(visit, "neighbours", lambda: _neighbour_labels(visit, table)).items():
            frame.page_link("profil", label, **{s.DISTRICT: code, s.PROVINCE: None, s.HIGHLIGHTED: None})
    origins.show(visit, origins.surveys(visit))
