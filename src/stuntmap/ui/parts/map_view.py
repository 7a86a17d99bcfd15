"""The map page's figure: which table, which layer, which shapes the choices ask for."""

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.figures import map_layers
from stuntmap.figures.choropleth import MapLayer, PaintedMap, playing_map, region_map
from stuntmap.figures.circles import circle_map
from stuntmap.figures.map_traces import MapCanvas, MapGeometry, MapMarks
from stuntmap.language import Language
from stuntmap.report import narrative
from stuntmap.ui import selection as s
from stuntmap.ui.parts import charts, choices, map_finish
from stuntmap.ui.visit import Visit
from stuntmap.web.boundary_route import BOUNDARY_PATH

MAP_HEIGHT = 440
TILE_DEGREES = 0.87
TILE_CORNER_DEGREES = 0.3


def geometry_of(scope: str, level: str, shape: str) -> MapGeometry:
    """The served shapes for a scope, and the frame to show."""
    levels = shared_answers().data.served_levels
    if shape == s.TILE_SHAPE and level == vocabulary.DISTRICT:
        served = levels["tiles"] if scope == vocabulary.COUNTRY_CODE else levels[f"tiles-{scope}"]
    elif level == vocabulary.PROVINCE:
        served = levels["province"]
    else:
        served = levels["district" if scope == vocabulary.COUNTRY_CODE else f"district-{scope}"]
    base = st.get_option("server.baseUrlPath").strip("/")
    return MapGeometry(f"{'/' + base if base else ''}{BOUNDARY_PATH}/{served.file_name}", served.bounds)


def map_table(visit: Visit, survey_year: int | None = None) -> pd.DataFrame:
    """The table behind the map: figures, ranks, change, distance and children of every region that has a shape."""
    question = visit.question.within(visit.selection.scope, visit.selection.level)
    table = visit.answers.table(question if survey_year is None else question.in_survey(survey_year))
    return table[~table.index.isin(vocabulary.FORMER_PROVINCE_SUCCESSORS)]


def _rank_texts(language: Language, table: pd.DataFrame) -> Mapping[str, str]:
    """Rank in words by region code: "28", or "11, tied"; empty where there is no estimate."""
    tied = language.text("tied")
    rows = zip(table.index, table[vocabulary.RANK], table[vocabulary.TIED].fillna(False), strict=True)
    return {code: "" if pd.isna(rank) else f"{rank}, {tied}" if shared else f"{rank}" for code, rank, shared in rows}


def map_layer(visit: Visit, playing: bool) -> MapLayer:
    """The chosen layer: groups with their colours, and the hover text; a playing map leaves doubtful classes out."""
    language, theme, selection = visit.language, visit.theme, visit.selection
    rank = language.text("rank {rank} of {of}", rank="%RANK%", of="%OF%")
    name = "<b>%{properties.name}</b>"
    percent = language.with_percent_sign("%{z:.1f}")
    points = language.text("{difference} points", difference="%{z:+.1f}")
    tail = f"<br>{rank}<br>%SURVEY%<extra></extra>"
    prevalence = map_layers.doubtful_groups if selection.uncertainty and not playing else map_layers.prevalence_groups
    builders = {
        s.PREVALENCE_LAYER: (prevalence, vocabulary.PREVALENCE, f"{name}<br>{percent} · %GROUP%{tail}"),
        s.CHANGE_LAYER: (map_layers.change_groups, vocabulary.CHANGE, f"{name}<br>{points} · %GROUP%{tail}"),
        s.REAL_CHANGE_LAYER: (map_layers.real_change_groups, vocabulary.CHANGE, f"{name}<br>{points} · %GROUP%{tail}"),
        s.DISTANCE_LAYER: (map_layers.distance_groups, vocabulary.DISTANCE, f"{name}<br>{points} · %GROUP%{tail}"),
    }
    build, value, hover = builders[selection.layer]

    def groups(rows: pd.DataFrame) -> list[map_layers.Group]:
        return [*build(rows, language, theme), map_layers.missing_group(rows, value, language, theme)]

    # Among 514 districts nearly every rank is shared: the panel and the table tell which, the map saves the words.
    texts = None if selection.scope == vocabulary.COUNTRY_CODE else partial(_rank_texts, language)
    return MapLayer(groups, value, hover, texts)


def points_of(selection: s.Selection) -> pd.DataFrame:
    """Where circles, marks and names stand: in the true shapes, in the tiles, or in the provinces."""
    if selection.level == vocabulary.PROVINCE:
        return shared_answers().data.province_points
    return (
        shared_answers().data.tile_points if selection.shape == s.TILE_SHAPE else shared_answers().data.district_points
    )


def _labels(table: pd.DataFrame, selection: s.Selection) -> pd.DataFrame:
    """Names at the districts' points: those that find no room are left out, so highlighted ones and kota come first."""
    first = table[vocabulary.REGION_KIND].eq(vocabulary.KOTA).astype("int64") + 2 * table.index.isin(
        selection.marked_codes
    )
    names = table.loc[first.sort_values(ascending=False, kind="stable").index, vocabulary.REGION_NAME].map(
        vocabulary.short_name
    )
    if selection.shape == s.TILE_SHAPE:
        names = names.str.replace(" ", "<br>", n=1)
    points: pd.DataFrame = points_of(selection).loc[names.index]
    return points.assign(label=names)


def _model_points(table: pd.DataFrame, selection: s.Selection) -> pd.DataFrame:
    """The places of the marks of small-area figures; in a tile the upper right corner, clear of the name."""
    points = points_of(selection).loc[table.index[table[vocabulary.ESTIMATION].eq(vocabulary.SMALL_AREA)]]
    return points + TILE_CORNER_DEGREES if selection.shape == s.TILE_SHAPE else points


def map_canvas(visit: Visit, table: pd.DataFrame, height: int) -> MapCanvas:
    """Shapes, words, colours and marks for the chosen scope."""
    selection = visit.selection
    labels = model_points = None
    if selection.level == vocabulary.DISTRICT:
        # On a map of change the modelled districts have a fill of their own.
        model_points = None if selection.layer in s.CHANGE_LAYERS else _model_points(table, selection)
        labels = None if selection.scope == vocabulary.COUNTRY_CODE else _labels(table, selection)
    marks = MapMarks(selection.marked_codes, labels, model_points)
    geometry = geometry_of(selection.scope, selection.level, selection.shape)
    pale = selection.layer in (*s.CHANGE_LAYERS, s.DISTANCE_LAYER)
    tile_degrees = TILE_DEGREES if selection.shape == s.TILE_SHAPE else 0
    return MapCanvas(geometry, visit.language, visit.theme, marks, height, pale, tile_degrees)


def map_figure(visit: Visit, table: pd.DataFrame, playing: bool = False, height: int = MAP_HEIGHT) -> PaintedMap:
    """The figure that the choices ask for."""
    selection, language = visit.selection, visit.language
    canvas = map_canvas(visit, table, height)
    if selection.layer == s.CHILDREN_LAYER:
        children = language.text("about {count} stunted children (estimate)", count="%{z:,.0f}")
        hover = f"<b>%{{properties.name}}</b><br>{children}<br>{visit.survey_label}<extra></extra>"
        label = language.text("stunted children")
        return PaintedMap(circle_map(table, points_of(selection), vocabulary.STUNTED_CHILDREN, hover, label, canvas))
    layer = map_layer(visit, playing)
    if playing and selection.layer not in s.CHANGE_LAYERS:
        tables = {survey.label: map_table(visit, survey.year) for survey in vocabulary.COMPARABLE_SURVEYS}
        return PaintedMap(playing_map(tables, visit.survey_label, layer, canvas))
    return region_map(table, layer, visit.survey_label, canvas)


def title(visit: Visit) -> str:
    """The title line: what the map shows, where, and in which survey."""
    selection, words = visit.selection, visit.language
    place, survey = visit.answers.names.regions[selection.scope], visit.survey_label
    if selection.layer in s.CHANGE_LAYERS and selection.previous_year:
        compared = vocabulary.SURVEY_OF_YEAR[selection.previous_year].label
        return words.text(
            "Change in stunting prevalence · {place}, {compared} to {survey}",
            place=place, compared=compared, survey=survey,
        )  # fmt: skip
    if selection.layer == s.DISTANCE_LAYER:
        year = selection.target_year or selection.survey_year
        return words.text(
            "Distance to target · {place}, {survey}, target of {year}", place=place, survey=survey, year=year
        )
    if selection.layer == s.CHILDREN_LAYER:
        return words.text("Estimated stunted children · {place}, {survey}", place=place, survey=survey)
    return words.text("Stunting prevalence by class · {place}, {survey}", place=place, survey=survey)


def former_note(visit: Visit) -> str:
    """The figures of the undivided provinces, which no shape of today stands for; empty where there are none."""
    selection, words = visit.selection, visit.language
    if selection.level != vocabulary.PROVINCE:
        return ""
    table = visit.answers.ranking(visit.question.within(vocabulary.COUNTRY_CODE, vocabulary.PROVINCE))
    former = table[table.index.isin(vocabulary.FORMER_PROVINCE_SUCCESSORS)]
    figures = ", ".join(
        f"{name} {words.percent(figure)}"
        for name, figure in zip(former[vocabulary.REGION_NAME], former[vocabulary.PREVALENCE], strict=True)
    )
    if not figures:
        return ""
    return words.text(
        "{survey} printed: {figures}. These stand for the provinces as they were then and are not compared with those "
        "of today.",
        survey=visit.survey_label,
        figures=figures,
    )


def notes(visit: Visit, table: pd.DataFrame) -> str:
    """What stands below the map: how many classes are doubtful, and old Papua's figures."""
    selection = visit.selection
    doubt = ""
    if selection.uncertainty and selection.layer == s.PREVALENCE_LAYER and not selection.playing:
        doubt = narrative.class_certainty_sentence(visit.language, table, selection.level)
    return " ".join(filter(None, [doubt, former_note(visit)]))


def sentence(visit: Visit, table: pd.DataFrame) -> str:
    """What the map shows, in words."""
    selection, language = visit.selection, visit.language
    place, year, level = visit.answers.names.regions[selection.scope], selection.survey_year, selection.level
    if selection.layer == s.CHILDREN_LAYER:
        return narrative.children_map_sentence(language, table, place, year, level)
    if selection.layer == s.REAL_CHANGE_LAYER and selection.previous_year:
        return narrative.certain_change_map_sentence(language, table, place, year, selection.previous_year, level)
    if selection.layer == s.CHANGE_LAYER and selection.previous_year:
        return narrative.change_map_sentence(language, table, place, year, selection.previous_year, level)
    if selection.layer == s.DISTANCE_LAYER:
        target_year = selection.target_year or year
        upcoming = visit.answers.upcoming_target(visit.question)
        return narrative.target_sentence(language, table, place, year, target_year, upcoming, level)
    return narrative.prevalence_map_sentence(language, table, place, year, level)


def _store_click(chart_key: str) -> None:
    """Put the clicked region into the address; the scope stays the one that is shown."""
    state = st.session_state.get(chart_key)
    points = state.selection.points if state else []
    if points and "location" in points[0]:
        scope = st.session_state[f"{chart_key}_scope"]
        choices.query_changes({s.DISTRICT: str(points[0]["location"]), s.PROVINCE: scope, s.HIGHLIGHTED: None})


def draw(visit: Visit, drawn: PaintedMap, chart_key: str, alt: str) -> None:
    """A map in the page, fitted to the screen; a click on a region puts it into the address."""
    selection = visit.selection
    st.session_state[f"{chart_key}_scope"] = selection.scope
    st.plotly_chart(
        drawn.figure,
        theme=None,
        key=chart_key,
        on_select=partial(_store_click, chart_key),
        selection_mode="points",
        config=charts.MAP_CONFIG,
        # A new text would make Streamlit build the map anew; the page lays the sentence over it with the paint.
        alt=visit.language.text("Map") if drawn.paint else alt,
    )
    tile_degrees = TILE_DEGREES if selection.shape == s.TILE_SHAPE else 0
    geometry = geometry_of(selection.scope, selection.level, selection.shape)
    map_finish.finish(chart_key, geometry, tile_degrees, drawn.paint, alt)
