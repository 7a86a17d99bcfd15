"""The map page's figure: which table, which layer, which shapes the choices ask for."""

from collections.abc import Sequence
from functools import partial
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.figures.choropleth import PaintedMap, marked_map, unmarked_map
from stuntmap.figures.map_layers import DRAWN
from stuntmap.figures.map_traces import MapCanvas, MapGeometry, MapMarks
from stuntmap.figures.printed import lettering
from stuntmap.links import selection as s
from stuntmap.links.exhibits import UNCLASSED
from stuntmap.links.keeping import kept
from stuntmap.links.readings import map_reading
from stuntmap.links.view_tables import map_table
from stuntmap.links.visit import Visit
from stuntmap.report import narrative
from stuntmap.ui.parts import charts, choices, map_finish, origins, pictures
from stuntmap.web.boundary_route import BOUNDARY_PATH
from stuntmap.web.card_route import card_address
from stuntmap.web.light_route import light_address
from stuntmap.web.settings import server_settings

MAP_HEIGHT = 440
TILE_DEGREES = 0.87


def geometry_of(selection: s.Selection) -> MapGeometry:
    """The served shapes of the chosen scope; no main body where a marked district lies outside it."""
    levels, scope = shared_answers().data.served_levels, selection.scope
    if selection.shape == s.TILE_SHAPE and selection.level == vocabulary.DISTRICT:
        served = levels["tiles"] if scope == vocabulary.COUNTRY_CODE else levels[f"tiles-{scope}"]
    elif selection.level == vocabulary.PROVINCE:
        served = levels["province"]
    else:
        served = levels["district" if scope == vocabulary.COUNTRY_CODE else f"district-{scope}"]
    url = f"{server_settings().base_path}{BOUNDARY_PATH}/{served.file_name}"
    if served.main is None or _any_outside(points_of(selection), selection.marked_codes, served.main):
        return MapGeometry(url, served.bounds)
    return MapGeometry(url, served.bounds, served.main, served.beyond)


def _any_outside(points: pd.DataFrame, codes: Sequence[str], bounds: tuple[float, float, float, float]) -> bool:
    """Whether one of the regions has its own point outside these bounds."""
    west, south, east, north = bounds
    own = points[points.index.isin(codes)]
    return not bool((own["lon"].between(west, east) & own["lat"].between(south, north)).all())


def points_of(selection: s.Selection) -> pd.DataFrame:
    """Where circles, marks and names stand: in the true shapes, in the tiles, or in the provinces."""
    if selection.level == vocabulary.PROVINCE:
        return shared_answers().data.province_points
    return (
        shared_answers().data.tile_points if selection.shape == s.TILE_SHAPE else shared_answers().data.district_points
    )


def _all_named(selection: s.Selection) -> bool:
    """Whether every region of the map may have its name; of the whole country's districts few can."""
    return selection.level == vocabulary.PROVINCE or selection.scope != vocabulary.COUNTRY_CODE


def _labels(table: pd.DataFrame, selection: s.Selection) -> pd.DataFrame:
    """Names with the points that they belong to; kota first, where room is short they are looked for most."""
    first = table[vocabulary.REGION_KIND].eq(vocabulary.KOTA)
    codes = first.sort_values(ascending=False, kind="stable").index
    names = table.loc[codes, vocabulary.REGION_NAME].map(vocabulary.short_name)
    if selection.shape == s.TILE_SHAPE and _all_named(selection):
        names = names.map(lettering.even_lines)
    points: pd.DataFrame = points_of(selection).loc[names.index]
    return points.assign(label=names)


def _provinces_in_tiles() -> pd.DataFrame:
    """The provinces' names on the tiles of the whole country: a province's point is its tile next to their middle."""
    points, names = shared_answers().data.tile_points, shared_answers().names
    province = points.index.map(names.province_of)
    middles = points.groupby(province).transform("mean")
    nearest = ((points - middles) ** 2).sum(axis=1).groupby(province).idxmin()
    labels = [vocabulary.short_name(names.provinces[code]) for code in nearest.index]
    return points.loc[nearest].set_axis(nearest.index).assign(label=labels)


def map_canvas(visit: Visit, table: pd.DataFrame, height: int) -> MapCanvas:
    """Shapes, words, colours and marks for the chosen scope."""
    selection = visit.selection
    labels = _labels(table, selection)
    grouped = selection.shape == s.TILE_SHAPE and not _all_named(selection)
    groups = _provinces_in_tiles() if grouped else None
    marks = MapMarks(selection.marked_codes, labels, _all_named(selection), groups, points_of(selection))
    return MapCanvas(
        geometry_of(selection),
        visit.language,
        visit.theme,
        marks,
        height,
        tile_degrees=TILE_DEGREES if selection.shape == s.TILE_SHAPE else 0,
        doubt=selection.uncertainty,
    )


def map_figure(visit: Visit, table: pd.DataFrame, height: int = MAP_HEIGHT) -> PaintedMap:
    """The figure that the choices ask for; all but its marks is made once for all who look at the same map."""
    selection = visit.selection
    canvas, layer = map_canvas(visit, table, height), DRAWN[selection.layer]
    tables = {visit.survey_label: table}
    if selection.plays:
        years = selection.measured.series
        tables = {vocabulary.SURVEY_OF_YEAR[year].label: map_table(visit, year) for year in years}
    what = "map", height, canvas.geometry
    drawn = kept(visit.unmarked, what, lambda: unmarked_map(tables, visit.survey_label, layer, canvas))
    return marked_map(drawn, tables, layer, canvas)


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
    ranked = int(table[vocabulary.RANK_OF].max())
    printed = words.text(
        "{survey} printed: {figures}. These stand for the provinces as they were then and are not compared with those "
        "of today.",
        survey=visit.survey_label,
        figures=figures,
    )
    return f"{printed} {narrative.former_ranked_sentence(words, [selection.survey_year], ranked)}"


def notes(visit: Visit, table: pd.DataFrame) -> str:
    """What stands below the map: how many classes are doubtful, or that there are none, and old Papua's figures."""
    selection = visit.selection
    classes = selection.measured.classes
    doubt = "" if classes or selection.layer.compares else visit.language.text(UNCLASSED)
    if classes and selection.uncertainty and selection.layer == vocabulary.PREVALENCE_LAYER and not selection.plays:
        doubt = narrative.class_certainty_sentence(visit.language, table, selection.level)
    return " ".join(filter(None, [doubt, former_note(visit)]))


def _store_click(chart_key: str) -> None:
    """Put the clicked region into the address; the scope stays the one that is shown."""
    state = st.session_state.get(chart_key)
    points = state.selection.points if state else []
    if points and "location" in points[0]:
        scope = st.session_state[f"{chart_key}_scope"]
        choices.query_changes({s.DISTRICT: str(points[0]["location"]), s.PROVINCE: scope, s.HIGHLIGHTED: None})


def draw(visit: Visit, table: pd.DataFrame, chart_key: str, height: int = MAP_HEIGHT) -> None:
    """The map of `table` in the page, fitted to the screen; a click on a region puts it into the address."""
    drawn = kept(visit, (chart_key, height), lambda: map_figure(visit, table, height))
    geometry = geometry_of(visit.selection)
    beyond = [vocabulary.short_name(visit.answers.names.regions[code]) for code in geometry.beyond]
    words = map_finish.Words(visit.language, map_reading(visit).sentence, beyond, *_stand_ins(visit))
    caption = pictures.Caption(
        "peta", visit.selection.scope, map_reading(visit).title, _origin(visit, table), table, of_page=False
    )
    show(visit, drawn, geometry, words, chart_key, caption)


def show(
    visit: Visit,
    drawn: PaintedMap,
    geometry: MapGeometry,
    words: map_finish.Words,
    chart_key: str,
    caption: pictures.Caption,
) -> None:
    """A finished map in the page, with the way to take it away; a click on a region puts it into the address."""
    st.session_state[f"{chart_key}_scope"] = visit.selection.scope
    st.plotly_chart(
        drawn.figure,
        theme=None,
        key=chart_key,
        on_select=partial(_store_click, chart_key),
        selection_mode="points",
        config=charts.MAP_CONFIG,
        # A new text would make Streamlit build the map anew; the page lays the sentence over it with the paint.
        alt=visit.language.text("Map"),
    )
    map_finish.finish(chart_key, geometry, drawn, words)
    pictures.offer(visit, chart_key, caption)


def _stand_ins(visit: Visit) -> tuple[str, str]:
    """The light page of the map's region, and the picture of the view."""
    chosen = visit.selection
    shown = {
        vocabulary.PROVINCE_PARAMETER: chosen.scope,
        vocabulary.SURVEY_PARAMETER: str(chosen.survey_year),
        vocabulary.REGION_PARAMETER: next(iter(chosen.marked_codes), ""),
        vocabulary.NUTRITION_PARAMETER: "" if chosen.measured == vocabulary.STUNTING else chosen.measured.name,
        vocabulary.LANGUAGE_PARAMETER: visit.language.code,
    }
    query = urlencode({name: value for name, value in shown.items() if value})
    picture = f"{server_settings().base_path}{card_address(vocabulary.page_of('peta'), f'?{query}')}"
    return light_address(chosen.picked_code or chosen.scope, visit), picture


def _origin(visit: Visit, table: pd.DataFrame) -> origins.Origin:
    """Whose figures the map draws: the layer knows its surveys, a playing one goes through all."""
    selection, layer = visit.selection, visit.selection.layer
    drawn = layer.surveys(selection.survey_year, selection.previous_year)
    origin = origins.all_surveys(visit) if selection.plays else origins.surveys(visit, *drawn)
    judged = origins.targets(visit, table) if layer.judges else None
    counted = origins.children(visit) if layer.value == vocabulary.STUNTED_CHILDREN else None
    return origin.joined(judged, counted, origins.boundaries(visit))
