"""The parts of the target page: every district against the target, and the pace it would take."""

import pandas as pd
import streamlit as st

from stuntmap import phrases, vocabulary
from stuntmap.analysis.target_verdict import only_models
from stuntmap.figures.pace import pace_chart
from stuntmap.figures.target import target_dots
from stuntmap.links.keeping import kept
from stuntmap.links.visit import Visit
from stuntmap.report import narrative
from stuntmap.ui.parts import charts, origins, page_tools
from stuntmap.ui.parts.pictures import Caption

FRAME_HEIGHT = 500


def show_dots(visit: Visit, table: pd.DataFrame, alt: str) -> None:
    """One dot a district against the target line."""
    marked = [code for code in visit.selection.marked_codes if code in table.index]
    words = visit.language.text(
        "Stunting prevalence, {survey}, against the target of {year}",
        survey=visit.survey_label,
        year=visit.question.judged_year,
    )
    charts.figure_title(words)
    frame = st.container(height=FRAME_HEIGHT, border=False, key="target_dots")
    figure = kept(visit, "dots", lambda: target_dots(visit.drawn(table), visit.language, visit.theme, marked))
    origin = origins.surveys(visit).joined(origins.targets(visit, table))
    charts.show_chart(visit, figure, alt, "dots", Caption("target", visit.selection.scope, words, origin, table), frame)
    if marked and int(figure.layout.height) > FRAME_HEIGHT:
        rows = table[vocabulary.PREVALENCE].sort_values(kind="stable").index.tolist()
        page_tools.scroll_to_share("target_dots", (rows.index(marked[0]) + 1) / (len(rows) + 2))
    own = table[table[vocabulary.TARGET_STANDING].eq(vocabulary.STATED_IN_PRESS)]
    stated = zip(own[vocabulary.REGION_NAME], own[vocabulary.TARGET], own[vocabulary.TARGET_YEAR], strict=True)
    if words := narrative.own_targets_sentence(visit.language, list(stated)):
        st.caption(words)


def _pace_region(visit: Visit) -> str:
    """Whose pace is shown: the chosen district, else the province or the country."""
    return visit.selection.district_code or visit.selection.scope


def show_pace(visit: Visit) -> None:
    """The yearly pace needed to the target year against the pace so far, of one region."""
    selection, language = visit.selection, visit.language
    code = _pace_region(visit)
    words = language.text("Pace of stunting prevalence · {place}", place=visit.answers.names.regions[code])
    charts.figure_title(words)
    paces = visit.answers.paces(visit.question, code)
    if paces is None:
        st.markdown(language.text("No pace can be given without an estimate in {survey}.", survey=visit.survey_label))
        return
    if paces.is_replaced:
        st.markdown(language.text("A newer survey has a figure: the pace needed is counted from that one."))
    needed, so_far = paces.needed, paces.so_far
    reading = narrative.pace_sentence(language, needed, so_far)
    if selection.uncertainty and so_far:
        limited = narrative.pace_interval_sentence(language, so_far, paces.so_far_limits)
        reading = " ".join(filter(None, [narrative.pace_sentence(language, needed, None), limited]))
    if paces.passed is not None:
        reading = " ".join([narrative.passed_sentence(language, paces.passed), reading])
    st.markdown(reading)
    figure = kept(visit, "pace", lambda: pace_chart(so_far, needed, language, visit.theme))
    origin = origins.surveys(visit, visit.selection.survey_year, so_far.year_from if so_far else None)
    aimed = [paces.ahead.standing] if paces.ahead else []
    caption = Caption("laju", code, words, origin.joined(origins.targets_standing(visit, aimed)))
    charts.show_chart(visit, figure, reading or words, "pace", caption)
    st.caption(
        language.text(
            "Read on {day}: a target whose year is over is judged, a later one is aimed at.",
            day=language.day(visit.as_of),
        )
    )


def show_counts(visit: Visit, table: pd.DataFrame) -> None:
    """How many reached the target, how many children stand above it, and the median distance."""
    language = visit.language
    judged = table[table[vocabulary.DISTANCE].notna()]
    if judged.empty:
        return
    reached = phrases.count_of(int(judged[vocabulary.REACHED].sum()), len(judged), language)
    if only_models(judged):
        reached = phrases.verdict(vocabulary.NOT_ASSESSABLE, language)
    children = int(judged[vocabulary.CHILDREN_ABOVE_TARGET].sum())
    distance = phrases.signed_points(float(judged[vocabulary.DISTANCE].median()), language)
    facts = {
        language.text("Estimate at or below the target"): reached,
        language.text("Children above target (estimate)"): phrases.about(children, language),
        language.text("Median distance"): phrases.written_points(distance, language),
    }
    for label, value in facts.items():
        st.markdown(f"{label}: **{value}**")
    origins.show(visit, origins.surveys(visit).joined(origins.targets(visit, table), origins.children(visit)))
