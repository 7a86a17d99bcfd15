"""The map page's figure: which table, which layer, which shapes the choices ask for."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from stuntmap import vocabulary as v
from stuntmap.figures import map_layers
from stuntmap.figures.choropleth import MapLayer, playing_map, region_map
from stuntmap.figures.circles import circle_map
from stuntmap.figures.map_traces import MapCanvas, MapGeometry, MapMarks
from stuntmap.language import Language
from stuntmap.ui import charts, frame, loading, page_tools
from stuntmap.ui import selection as s
from stuntmap.ui.visit import Visit
from stuntmap.web.boundary_route import BOUNDARY_PATH

MAP_KEY = "map"
SCOPE_KEY = "map_scope"


def geometry_of(scope: str, level: str, shape: str) -> MapGeometry:
    """The served shapes for a scope, and the frame to show."""
    levels = loading.served_levels()
    if shape == s.TILE_SHAPE and level == v.DISTRICT:
        served = levels["tiles"] if scope == v.COUNTRY_CODE else levels[f"tiles-{scope}"]
    elif level == v.PROVINCE:
        served = levels["province"]
    else:
        served = levels["district" if scope == v.COUNTRY_CODE else f"district-{scope}"]
    base = st.get_option("server.baseUrlPath").strip("/")
    return MapGeometry(f"{'/' + base if base else ''}{BOUNDARY_PATH}/{served.file_name}", served.bounds)


def map_table(selection: s.Selection, survey_year: int | None = None) -> pd.DataFrame:
    """The table behind the map: figures, ranks, change, distance and children of every region that has a shape."""
    year = survey_year or selection.survey_year
    level = selection.level
    target_year = selection.target_year or year
    compared = selection.previous_year if survey_year is None else None
    table = loading.target_table(selection.scope, year, compared, target_year, selection.target_pct, level)
    return table[~table.index.isin(v.FORMER_PROVINCE_SUCCESSORS)]


def _rank_texts(language: Language, table: pd.DataFrame) -> Mapping[str, str]:
    """Rank in words by region code: "28", or "11, tied"; empty where there is no estimate."""
    tied = language.text("tied")
    rows = zip(table.index, table[v.RANK], table[v.TIED].fillna(False), strict=True)
    return {code: "" if pd.isna(rank) else f"{rank}, {tied}" if shared else f"{rank}" for code, rank, shared in rows}


def map_layer(visit: Visit) -> MapLayer:
    """The chosen layer: groups with their colours, and the hover text."""
    language, theme, selection = visit.language, visit.theme, visit.selection
    rank = language.text("rank {rank} of {of}", rank="%{text}", of="%OF%")
    name = "<b>%{properties.name}</b>"
    percent = language.with_percent_sign("%{z:.1f}")
    points = language.text("{difference} points", difference="%{z:+.1f}")
    tail = f"<br>{rank}<br>%SURVEY%<extra></extra>"
    builders = {
        s.PREVALENCE_LAYER: (map_layers.prevalence_groups, v.PREVALENCE, f"{name}<br>{percent} · %GROUP%{tail}"),
        s.CHANGE_LAYER: (map_layers.change_groups, v.CHANGE, f"{name}<br>{points} · %GROUP%{tail}"),
        s.DISTANCE_LAYER: (map_layers.distance_groups, v.DISTANCE, f"{name}<br>{points} · %GROUP%{tail}"),
    }
    build, value, hover = builders[selection.layer]

    def groups(rows: pd.DataFrame) -> list[map_layers.Group]:
        return [*build(rows, language, theme), map_layers.missing_group(rows, value, language, theme)]

    return MapLayer(groups, value, hover, lambda rows: _rank_texts(language, rows))


def map_canvas(visit: Visit, table: pd.DataFrame, height: int) -> MapCanvas:
    """Shapes, words, colours and marks for the chosen scope."""
    selection = visit.selection
    level = selection.level
    tiles = selection.shape == s.TILE_SHAPE
    labels = model_points = None
    if level == v.DISTRICT and not tiles:
        points = loading.district_points()
        modelled = table.index[table[v.ESTIMATION].eq(v.SMALL_AREA)]
        model_points = points.loc[modelled]
        if selection.scope != v.COUNTRY_CODE:
            labels = points.loc[table.index].assign(label=table[v.REGION_NAME].map(v.short_name))
    marks = MapMarks(selection.marked_codes, labels, model_points)
    geometry = geometry_of(selection.scope, level, selection.shape)
    return MapCanvas(geometry, visit.language, visit.theme, marks, height)


def map_figure(visit: Visit, table: pd.DataFrame, playing: bool = False, height: int = 470) -> go.Figure:
    """The figure that the choices ask for."""
    selection, language = visit.selection, visit.language
    canvas = map_canvas(visit, table, height)
    if selection.layer == s.CHILDREN_LAYER:
        children = language.text("about {count} stunted children (estimate)", count="%{z:,.0f}")
        hover = f"<b>%{{properties.name}}</b><br>{children}<br>{visit.survey_label}<extra></extra>"
        points = loading.district_points() if selection.level == v.DISTRICT else loading.province_points()
        return circle_map(table, points, v.STUNTED_CHILDREN, hover, language.text("stunted children"), canvas)
    layer = map_layer(visit)
    if playing and selection.layer != s.CHANGE_LAYER:
        tables = {survey.label: map_table(selection, survey.year) for survey in v.COMPARABLE_SURVEYS}
        return playing_map(tables, layer, canvas)
    return region_map(table, layer, visit.survey_label, canvas)


def picked_region() -> str | None:
    """The code of the region that was clicked on the map; None before the first click."""
    state = st.session_state.get(MAP_KEY)
    points = state.selection.points if state else []
    return str(points[0]["location"]) if points and "location" in points[0] else None


def title(visit: Visit) -> str:
    """The title line: page, place, survey."""
    place = loading.region_names()[visit.selection.scope]
    return visit.language.text("Map · {place}, {survey}", place=place, survey=visit.survey_label)


def _store_click() -> None:
    code = picked_region()
    if code:
        frame.query_changes({s.DISTRICT: code, s.PROVINCE: st.session_state[SCOPE_KEY], s.HIGHLIGHTED: None})


def show_map(visit: Visit, table: pd.DataFrame) -> None:
    """The map; a click on a region puts it into the address."""
    st.session_state[SCOPE_KEY] = visit.selection.scope
    st.plotly_chart(
        map_figure(visit, table, visit.selection.playing),
        theme=None,
        key=MAP_KEY,
        on_select=_store_click,
        selection_mode="points",
        config=charts.MAP_CONFIG,
        alt=title(visit),
    )
    page_tools.fit_map(MAP_KEY, geometry_of(visit.selection.scope, visit.selection.level, visit.selection.shape))
