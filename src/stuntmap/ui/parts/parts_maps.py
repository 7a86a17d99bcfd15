"""Maps of the parts of a district on a page: what can be drawn of them, their names, and what their borders are."""

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.data.boundary_files import ServedLevel
from stuntmap.data.subdistricts import are_parts_points, served_parts
from stuntmap.figures.choropleth import PaintedMap
from stuntmap.figures.map_traces import MapCanvas, MapGeometry, MapMarks
from stuntmap.figures.recap_maps import recap_map
from stuntmap.links.visit import Visit
from stuntmap.report.parts_geodata import bounds_words
from stuntmap.ui.parts import charts, map_finish, messages, own_bounds
from stuntmap.web.boundary_route import BOUNDARY_PATH
from stuntmap.web.light_route import light_address
from stuntmap.web.settings import server_settings

MAP_HEIGHT: Final = 380


def parts_drawn(visit: Visit, level: str) -> ServedLevel | None:
    """The shapes of the district's parts: those that this visit brought, else those of this installation, if any."""
    lent = own_bounds.lent_file(visit, level)
    return lent.level if lent is not None else served_parts(visit.selection.district_code or "", level)


def bounds_caption(visit: Visit, level: str) -> str:
    """What the borders on the map are, as Markdown: the name of a file comes from outside."""
    lent = own_bounds.loaded(visit)
    named = None if lent is None else replace(lent, name=messages.plain(lent.name))
    return bounds_words(visit.language, visit.selection.district_code or "", level, named)


def _points(visit: Visit, level: str) -> pd.DataFrame:
    """Where names and circles stand; index region_code, columns lon and lat."""
    if (lent := own_bounds.lent_file(visit, level)) is not None:
        return lent.points
    parts = visit.answers.parts(visit.selection.district_code or "", level)
    return parts.loc[parts[vocabulary.LONGITUDE].notna(), [vocabulary.LONGITUDE, vocabulary.LATITUDE]]


def canvas(visit: Visit, served: ServedLevel, table: pd.DataFrame, level: str) -> MapCanvas:
    """Shapes and names of the parts of the district, for the rows of `table` (index region_code)."""
    points = _points(visit, level)
    named = table.index.intersection(points.index)
    labels = points.loc[named].assign(label=table.loc[named, vocabulary.REGION_NAME])
    url = f"{server_settings().base_path}{BOUNDARY_PATH}/{served.file_name}"
    # Discs lie on the district, whose border says where; areas have borders of their own.
    district = visit.selection.district_code or ""
    are_points = own_bounds.lent_file(visit, level) is None and are_parts_points(district)
    marks = MapMarks((), labels, True, None, points, (district,) if are_points else ())
    geometry = MapGeometry(url, served.bounds)
    return MapCanvas(geometry, visit.language, visit.theme, marks, MAP_HEIGHT, doubt=visit.selection.uncertainty)


def drawn_map(
    visit: Visit, table: pd.DataFrame, layer: vocabulary.Layer, source: str, drawn_on: MapCanvas
) -> PaintedMap:
    """The map of a layer, as `show` shows it."""
    return recap_map(table, layer, source or visit.language.text("names"), drawn_on)


def draw(visit: Visit, table: pd.DataFrame, layer: vocabulary.Layer, source: str, drawn_on: MapCanvas) -> None:
    """One map. Nothing of a recap is kept for other visitors: it is drawn for this visit alone."""
    show(visit, drawn_map(visit, table, layer, source, drawn_on), layer, source, drawn_on)


def show(visit: Visit, drawn: PaintedMap, layer: vocabulary.Layer, source: str, drawn_on: MapCanvas) -> None:
    """A map that was drawn for this visit."""
    key = f"recap_map_{layer.key}"
    words = visit.language.text(layer.label)
    charts.figure_title(" · ".join(filter(None, [words, source])))
    st.plotly_chart(drawn.figure, theme=None, key=key, config=charts.MAP_CONFIG, alt=visit.language.text("Map"))
    light = light_address(visit.selection.district_code or visit.selection.scope, visit)
    map_finish.finish(key, drawn_on.geometry, drawn, map_finish.Words(visit.language, words, (), light))
