"""How the area that is looked in fills the maps of the page."""

from dataclasses import replace

from stuntmap import vocabulary
from stuntmap.figures.map_traces import MapGeometry
from stuntmap.links.view_tables import Area
from stuntmap.links.visit import Visit
from stuntmap.ui.parts import map_view


def framed(visit: Visit, area: Area) -> Visit:
    """The visit as a map of the area takes it."""
    return replace(visit, selection=replace(visit.selection, scope=area.scope))


def geometry_of(shown: Visit, area: Area, chart_key: str) -> MapGeometry:
    """The shapes of the area for one map; those of an island group are the nation's, brought closer.

    Plotly keeps the shapes of an address once for all maps of a page, and what a region tells is written on its shape:
    each map has an address of its own by the fragment, which is not sent, so that the file is fetched once.
    """
    geometry = map_view.geometry_of(shown.selection)
    geometry = replace(geometry, url=f"{geometry.url}#{chart_key}")
    if not area.island:
        return replace(geometry, beyond=())
    districts = shown.answers.data.districts
    west, south, east, north = districts[districts[vocabulary.REGION_CODE].isin(area.codes)].total_bounds
    return MapGeometry(geometry.url, (float(west), float(south), float(east), float(north)))
