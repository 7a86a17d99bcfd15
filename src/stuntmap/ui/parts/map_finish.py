"""What only the browser can do to a drawn map: fit it to the screen, paint its regions, dress its names."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from stuntmap.figures.choropleth import PaintedMap
from stuntmap.figures.map_traces import LABEL_SIZE, MapGeometry
from stuntmap.figures.palette import FONT_FAMILY
from stuntmap.figures.textures import TEXTURES
from stuntmap.language import Language
from stuntmap.ui.parts.browser_scripts import address, loader

_map_finish = st.components.v2.component("map_finish", html="<span></span>", js=loader("map_finish"))


def gesture_hints(language: Language) -> dict[str, str]:
    """How a map is moved where one finger and the wheel scroll the page, by MapLibre's names for these words."""
    hints = {
        "WindowsHelpText": language.text("Ctrl + scroll zooms the map"),
        "MacHelpText": language.text("Cmd + scroll zooms the map"),
        "MobileHelpText": language.text("Two fingers move the map"),
    }
    return {f"CooperativeGesturesHandler.{name}": words for name, words in hints.items()}


def control_words(language: Language) -> dict[str, str]:
    """What the buttons on a map do, by the titles that Plotly and Streamlit give them."""
    return {
        "Zoom in": language.text("Zoom in"),
        "Zoom out": language.text("Zoom out"),
        "Reset views": language.text("Back to the first view"),
        "Fullscreen": language.text("Fill the screen"),
        "Close fullscreen": language.text("Leave the full screen"),
    }


@dataclass(frozen=True)
class Words:
    """What the page says on a map: `alt` to readers who do not see it, `beyond` the names of districts far out.

    `light_address` and `picture_address` lead to the light page and the picture that stand in where there is no WebGL.
    """

    language: Language
    alt: str
    beyond: Sequence[str] = ()
    light_address: str = ""
    picture_address: str = ""

    def still(self) -> dict[str, str]:
        """What stands in place of the map in a browser without WebGL."""
        return {
            "script": address("map_still"),
            "words": self.language.text(
                "This browser cannot draw the map that moves (no WebGL). A picture of it stands below; all figures:"
            ),
            "label": self.language.text("light page"),
            "address": self.light_address,
            "picture": self.picture_address,
        }

    def rest(self, geometry: MapGeometry) -> dict[str, Any] | None:
        """The way from the main body to all of the map and back; None where the map shows all."""
        if not self.beyond:
            return None
        names = ", ".join(self.beyond)
        show = self.language.text("Islands far out ({districts}): show them", districts=names)
        return {"bounds": list(geometry.bounds), "show": show, "back": self.language.text("Show the main body larger")}


def finish(chart_key: str, geometry: MapGeometry, drawn: PaintedMap, words: Words) -> None:
    """Show the whole frame of `geometry` in the chart with this key, whatever the size of the screen, and paint it.

    Args:
        chart_key: of the chart that holds the map.
        geometry: the frame to show.
        drawn: the map, for its paints; see `figures.map_paint`.
        words: of the page on the map.
    """
    data = {
        "chart": chart_key,
        "frame": f"{geometry.url} {geometry.frame}",
        "bounds": list(geometry.frame),
        "rest": words.rest(geometry),
        "textures": [texture.key for texture in TEXTURES],
        "tiles": {key: tile for texture in TEXTURES for key, tile in texture.drawings().items()},
        "paints": dict(drawn.paints),
        "first": drawn.first,
        "alt": words.alt,
        "hints": gesture_hints(words.language),
        "controls": control_words(words.language),
        "parts": {part: address(f"map_{part}") for part in ("names", "raster", "controls")},
        "still": words.still(),
        "lettering": {"size": LABEL_SIZE, "family": FONT_FAMILY},
    }
    _map_finish(data=data, key=f"{chart_key}_finish", height=1)
