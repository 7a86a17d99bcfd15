"""The parts of the ranking page: bars from lowest to highest, beside them rank intervals or rank history."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from stuntmap import vocabulary
from stuntmap.figures.rank_history import bump_chart
from stuntmap.figures.rank_intervals import rank_interval_bars
from stuntmap.figures.ranking import ranking_bars
from stuntmap.links import selection as s
from stuntmap.links.keeping import kept
from stuntmap.links.visit import Visit
from stuntmap.report import narrative
from stuntmap.report.narrative.alike_names import alike_names_sentence, are_names_cut, tests_may_disagree_sentence
from stuntmap.report.narrative.rank_chances import fifths_sentence, groups_sentence
from stuntmap.ui.parts import charts, origins, page_tools
from stuntmap.ui.parts.pictures import Caption

FRAME_HEIGHT = 480
# With the lines on uncertainty above it, the frame still ends within a 1366 x 768 screen.
FRAME_HEIGHT_BELOW_NOTES = 330
# Without this much more than the chart a frame would scroll by a hair.
FRAME_EDGE = 16
BARS_KEY = "ranking_bars"
INTERVALS_KEY = "ranking_intervals"


def _place(visit: Visit) -> str:
    return visit.answers.names.regions[visit.selection.scope]


def _marked(visit: Visit, table: pd.DataFrame) -> list[str]:
    return [code for code in visit.selection.marked_codes if code in table.index]


def show_notes(visit: Visit, table: pd.DataFrame) -> None:
    """What the ranks do not tell: whether the first highlighted district moved, and from whom it differs."""
    if visit.selection.uncertainty and (words := notes(visit, table)):
        with st.container(key="ranking_notes", gap="xsmall"):
            st.markdown(words)
            _show_all_alike(visit, table)


def _show_all_alike(visit: Visit, table: pd.DataFrame) -> None:
    """The whole list of those that cannot be told apart from the first highlighted district, where the notes cut it."""
    marked = _marked(visit, table)
    alike = (visit.answers.alike(visit.question, marked[0]) if marked else None) or ()
    if not alike:
        return
    rows, own = table.loc[list(alike)], float(table.loc[marked[:1], vocabulary.PREVALENCE].iloc[0])
    if not are_names_cut(rows, own):
        return
    label = visit.language.text("All {count} that cannot be told apart", count=len(alike))
    with st.expander(label, key="ranking_alike"):
        st.markdown(alike_names_sentence(visit.language, rows, own, most=None))


def notes(visit: Visit, table: pd.DataFrame) -> str:
    """Movement in the ranking, districts that cannot be told apart, and chances; of the groups without a district."""
    language, selection = visit.language, visit.selection
    answers, question = visit.answers, visit.question
    marked = _marked(visit, table)
    if not marked:
        groups = answers.rank_groups(question)
        highest = None if groups is None else groups["group_high"].max()
        drawn = selection.shown_beside == s.RANK_INTERVALS
        return "" if pd.isna(highest) else groups_sentence(language, _place(visit), int(highest), drawn=drawn)
    code = marked[0]
    alike = answers.alike(question, code)
    if alike is None:
        return ""
    row = table.loc[[code]].iloc[0]
    name, of = str(row[vocabulary.REGION_NAME]), int(row[vocabulary.RANK_OF])
    lines = [narrative.alike_sentence(language, name, _place(visit), len(alike), of)] if of > 1 else []
    lines.append(alike_names_sentence(language, table.loc[list(alike)], float(row[vocabulary.PREVALENCE])))
    lines.append(tests_may_disagree_sentence(language) if of > 1 else "")
    chances = answers.fifth_chances(question).loc[[code]].iloc[0]
    lines.append(fifths_sentence(language, *chances))
    if selection.previous_year is not None:
        moved = answers.move(question, code)
        lines.insert(0, narrative.rank_move_sentence(language, moved, selection.previous_year))
    return " ".join(filter(None, lines))


def _frame_height(visit: Visit) -> int:
    return FRAME_HEIGHT_BELOW_NOTES if visit.selection.uncertainty else FRAME_HEIGHT


def _show_in_frame(visit: Visit, figure: go.Figure, alt: str, key: str, chart: str, caption: Caption) -> None:
    """A chart of one row a district; its frame scrolls where the rows are many, and is no taller than few rows are."""
    height = min(_frame_height(visit), int(figure.layout.height) + FRAME_EDGE)
    frame = st.container(height=height, border=False, key=key)
    charts.show_chart(visit, figure, alt, chart, caption, frame)


def show_bars(visit: Visit, table: pd.DataFrame, alt: str) -> None:
    """One bar a district in a frame of its own, scrolled to the first highlighted one."""
    marked = _marked(visit, table)
    figure = kept(visit, "bars", lambda: ranking_bars(visit.drawn(table), visit.language, visit.theme, marked))
    prevalence = visit.language.text(visit.selection.measured.prevalence)
    words = visit.language.text(
        "{prevalence}, {survey}, lowest first", prevalence=prevalence, survey=visit.survey_label
    )
    charts.figure_title(words)
    caption = Caption("peringkat", visit.selection.scope, words, origins.surveys(visit), table)
    _show_in_frame(visit, figure, alt, BARS_KEY, "bars", caption)
    if marked:
        page_tools.scroll_to_share(BARS_KEY, (list(table.index).index(marked[0]) + 1) / (len(table) + 2))


def show_beside(visit: Visit, table: pd.DataFrame, alt: str) -> None:
    """What the visitor wants beside the bars: how far each rank can be trusted, or the ranks of all surveys."""
    if visit.selection.shown_beside == s.RANK_INTERVALS:
        show_intervals(visit, table, alt)
    else:
        show_history(visit, table, alt)


def show_intervals(visit: Visit, table: pd.DataFrame, alt: str) -> None:
    """The confidence set of each rank, in the rows of the bars and scrolling with them."""
    figure = kept(visit, "rank_intervals", lambda: _intervals(visit, table))
    words = visit.language.text("How far each rank can be trusted, {survey}", survey=visit.survey_label)
    charts.figure_title(words)
    caption = Caption("himpunan-peringkat", visit.selection.scope, words, origins.surveys(visit), table)
    _show_in_frame(visit, figure, alt, INTERVALS_KEY, "rank_intervals", caption)
    page_tools.scroll_together(BARS_KEY, INTERVALS_KEY)


def _intervals(visit: Visit, table: pd.DataFrame) -> go.Figure:
    answers, question, marked = visit.answers, visit.question, _marked(visit, table)
    # A district cannot be told apart from itself either: the band runs through its own row.
    alike = [*(answers.alike(question, marked[0]) or ()), marked[0]] if marked else []
    groups = answers.rank_groups(question)
    return rank_interval_bars(table, visit.language, visit.theme, marked, alike, groups)


def show_history(visit: Visit, table: pd.DataFrame, alt: str) -> None:
    """Ranks over the four comparable surveys, with the sets of all districts, of the whole country of the marked."""
    marked = _marked(visit, table)
    everyone = visit.selection.scope != vocabulary.COUNTRY_CODE and visit.selection.uncertainty
    some = tuple(marked) if visit.selection.uncertainty else ()
    history = visit.answers.rank_history(visit.question, None if everyone else some)
    series = visit.selection.measured.series
    period = {"first": series[0], "last": series[-1]}
    words = visit.language.text("Rank in each survey, {first} to {last} (1 = lowest prevalence)", **period)
    charts.figure_title(words)
    height = _frame_height(visit)
    figure = kept(visit, "bump", lambda: bump_chart(history, visit.language, visit.theme, marked, height))
    if not marked:
        st.caption(
            visit.language.text("Point at a line for its ranks and their sets; choose Highlight to see them drawn.")
        )
    caption = Caption("riwayat-peringkat", visit.selection.scope, words, origins.all_surveys(visit))
    charts.show_chart(visit, figure, alt, "bump", caption)
