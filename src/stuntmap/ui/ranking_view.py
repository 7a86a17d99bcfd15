"""The parts of the ranking page: bars from lowest to highest, and ranks over the surveys."""

import pandas as pd
import streamlit as st

from stuntmap import vocabulary as v
from stuntmap.figures.rank_history import bump_chart
from stuntmap.figures.ranking import ranking_bars, sorted_best_first
from stuntmap.report import narrative
from stuntmap.ui import charts, loading, page_tools
from stuntmap.ui.visit import Visit

FRAME_HEIGHT = 480
BARS_KEY = "ranking_bars"


def ranking_table(visit: Visit) -> pd.DataFrame:
    """Every district of the scope with figure, rank, change and distance, lowest prevalence first."""
    selection = visit.selection
    table = loading.target_table(
        selection.scope,
        selection.survey_year,
        selection.previous_year,
        selection.target_year or selection.survey_year,
        selection.target_pct,
    )
    return sorted_best_first(table)


def title(visit: Visit) -> str:
    """The title line: page, place, survey."""
    place = loading.region_names()[visit.selection.scope]
    return visit.language.text("Ranking · {place}, {survey}", place=place, survey=visit.survey_label)


def sentence(visit: Visit, table: pd.DataFrame) -> str:
    """Lowest, highest, and where the highlighted districts stand and stood."""
    selection = visit.selection
    place = loading.region_names()[selection.scope]
    marked = selection.marked_codes
    return narrative.ranking_sentence(
        visit.language, table, place, selection.survey_year, marked, selection.previous_year
    )


def show_bars(visit: Visit, table: pd.DataFrame, alt: str) -> None:
    """One bar a district in a frame of its own, scrolled to the first highlighted one."""
    marked = [code for code in visit.selection.marked_codes if code in table.index]
    figure = ranking_bars(table, visit.language, visit.theme, marked)
    words = visit.language.text("Stunting prevalence, {survey}, lowest first", survey=visit.survey_label)
    charts.figure_title(words)
    with st.container(height=FRAME_HEIGHT, border=False, key=BARS_KEY):
        charts.show_chart(figure, alt, "bars")
    if marked:
        page_tools.scroll_to_share(BARS_KEY, (list(table.index).index(marked[0]) + 1) / (len(table) + 2))


def show_history(visit: Visit, alt: str) -> None:
    """Ranks over the four comparable surveys."""
    history = loading.rank_history(visit.selection.scope)
    marked = [code for code in visit.selection.marked_codes if code in set(history[v.REGION_CODE])]
    charts.figure_title(visit.language.text("Rank in each survey, 2021 to 2024 (1 = lowest prevalence)"))
    charts.show_chart(bump_chart(history, visit.language, visit.theme, marked, FRAME_HEIGHT), alt, "bump")
