"""What only the browser can do to a drawn map: fit it to the screen, paint its regions, dress its names."""

from typing import Any

import streamlit as st

from stuntmap.figures.map_traces import MapGeometry
from stuntmap.ui.parts.browser_scripts import loader

_map_finish = st.components.v2.component("map_finish", html="<span></span>", js=loader("map_finish"))


def finish(chart_key: str, geometry: MapGeometry, tile_degrees: float, paint: dict[str, Any] | None, alt: str) -> None:
    """Show the whole frame of `geometry` in the chart with this key, whatever the size of the screen, and paint it.

    Args:
        chart_key: of the chart that holds the map.
        geometry: the frame to show.
        tile_degrees: the width of the tiles where the regions are tiles, else 0; for names that Plotly drew.
        paint: see `figures.map_paint`; None for a figure that holds its own colours.
        alt: what the map says, for readers who do not see it.
    """
    frame = f"{geometry.url} {geometry.bounds}"
    data = {"chart": chart_key, "frame": frame, "bounds": list(geometry.bounds), "tile_degrees": tile_degrees}
    _map_finish(data=data | {"paint": paint, "alt": alt}, key=f"{chart_key}_finish", height=1)
