"""What only the browser can do to a drawn map: fit it to the screen, paint its regions, dress its names."""

import streamlit as st

from stuntmap.figures.choropleth import PaintedMap
from stuntmap.figures.map_traces import MapGeometry
from stuntmap.figures.textures import TEXTURES
from stuntmap.ui.parts.browser_scripts import loader

_map_finish = st.components.v2.component("map_finish", html="<span></span>", js=loader("map_finish"))


def finish(chart_key: str, geometry: MapGeometry, drawn: PaintedMap, alt: str) -> None:
    """Show the whole frame of `geometry` in the chart with this key, whatever the size of the screen, and paint it.

    Args:
        chart_key: of the chart that holds the map.
        geometry: the frame to show.
        drawn: the map, for its paints; see `figures.map_paint`.
        alt: what the map says, for readers who do not see it.
    """
    data = {
        "chart": chart_key,
        "frame": f"{geometry.url} {geometry.bounds}",
        "bounds": list(geometry.bounds),
        "textures": [texture.drawing() for texture in TEXTURES],
        "paints": dict(drawn.paints),
        "first": drawn.first,
        "alt": alt,
    }
    _map_finish(data=data, key=f"{chart_key}_finish", height=1)
