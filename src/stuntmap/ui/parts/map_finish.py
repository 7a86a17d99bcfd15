"""What only the browser can do to a drawn map: fit it to the screen, paint its regions, dress its names."""

import streamlit as st

from stuntmap.figures.choropleth import PaintedMap
from stuntmap.figures.map_traces import MapGeometry
from stuntmap.figures.textures import TEXTURES
from stuntmap.language import Language
from stuntmap.ui.parts.browser_scripts import loader

_map_finish = st.components.v2.component("map_finish", html="<span></span>", js=loader("map_finish"))


def gesture_hints(language: Language) -> dict[str, str]:
    """How a map is moved where one finger and the wheel scroll the page, by MapLibre's names for these words."""
    hints = {
        "WindowsHelpText": language.text("Ctrl + scroll zooms the map"),
        "MacHelpText": language.text("Cmd + scroll zooms the map"),
        "MobileHelpText": language.text("Two fingers move the map"),
    }
    return {f"CooperativeGesturesHandler.{name}": words for name, words in hints.items()}


def finish(chart_key: str, geometry: MapGeometry, drawn: PaintedMap, alt: str, language: Language) -> None:
    """Show the whole frame of `geometry` in the chart with this key, whatever the size of the screen, and paint it.

    Args:
        chart_key: of the chart that holds the map.
        geometry: the frame to show.
        drawn: the map, for its paints; see `figures.map_paint`.
        alt: what the map says, for readers who do not see it.
        language: of the hints how to move it.
    """
    data = {
        "chart": chart_key,
        "frame": f"{geometry.url} {geometry.bounds}",
        "bounds": list(geometry.bounds),
        "textures": [texture.drawing() for texture in TEXTURES],
        "paints": dict(drawn.paints),
        "first": drawn.first,
        "alt": alt,
        "hints": gesture_hints(language),
    }
    _map_finish(data=data, key=f"{chart_key}_finish", height=1)
