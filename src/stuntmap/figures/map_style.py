"""The style of a map whose regions the browser paints: shapes by address, colours as states of the regions.

MapLibre reads and cuts the shapes once; a new colour is a new state and costs neither. See `figures.map_paint`.
"""

import math
from typing import Any, Final

from stuntmap.figures.circles import CIRCLE_OPACITY
from stuntmap.figures.map_layers import MapLayer
from stuntmap.figures.map_traces import HAIRLINE_PX, LABEL, LABEL_SIZE, MODEL_STROKE_PX, TILE_PX, MapCanvas
from stuntmap.figures.palette import OWN_LINE_WIDTH, TRANSPARENT
from stuntmap.figures.printed import lettering
from stuntmap.figures.textures import TEXTURES

NOTHING: Final[dict[str, Any]] = {"type": "geojson", "data": {"type": "FeatureCollection", "features": []}}
# Names in tiles: letters as high as this share of a tile, within what can be read and what looks calm.
TILE_LETTER_SHARE: Final = 0.185
TILE_WORDS_SHARE: Final = 0.94
SMALLEST_LETTER_PX: Final = 7
LARGEST_LETTER_PX: Final = 16
LABEL_RIM: Final = "#ffffff"
RIM_PX: Final = 2
# The point that a line leads to: without it a short line reads as a mark of its own.
END_PX: Final = 2.2
GROUP_EDGE_PX: Final = 1.2
DENSE_TOLERANCE_PX: Final = 0.05
# Borders that come with the zoom: none on the whole country, full ones where a district fills the frame.
DENSE_HAIRLINE: Final = ["interpolate", ["linear"], ["zoom"], 5, 0, 9, HAIRLINE_PX]


def _where(state: str, value: Any = True) -> list[Any]:
    """An opacity: full for the regions whose state has this value, none for the others."""
    return ["case", ["==", ["feature-state", state], value], 1, 0]


def _edges(name: str, width: Any, colour: str, **settings: Any) -> dict[str, Any]:
    """Lines around regions."""
    paint = {"line-color": colour, "line-width": width, **settings}
    return {"id": name, "type": "line", "source": "regions", "paint": paint}


def _outline(name: str, width: float, colour: str) -> dict[str, Any]:
    """A line around few regions: around none until the page names them."""
    return _edges(name, width, colour) | {"filter": ["==", ["id"], 0]}


def _letter_size(canvas: MapCanvas) -> Any:
    """The size of names in pixels; in tiles it grows with them, and the widest name fits."""
    labels = canvas.marks.labels
    if not canvas.names_in_tiles or labels is None:
        return LABEL_SIZE
    lines = tuple(labels["label"].str.split("\n").explode())
    share = min(TILE_LETTER_SHARE, TILE_WORDS_SHARE / lettering.widest(lines, 1))
    at_zoom_0 = canvas.tile_degrees / 360 * TILE_PX * share
    stops = [(math.log2(size / at_zoom_0), size) for size in (SMALLEST_LETTER_PX, LARGEST_LETTER_PX)]
    return ["interpolate", ["exponential", 2], ["zoom"], *(number for stop in stops for number in stop)]


def _dots(key: str) -> dict[str, Any]:
    """The dots of a texture in one shade on the regions that have them, as strong as their fill asks for.

    The page draws the pattern and then names it: Plotly would ask another host for a pattern that is not there yet.
    """
    strength = ["coalesce", ["feature-state", key], 0]
    paint = {"fill-color": TRANSPARENT, "fill-opacity": strength, "fill-antialias": False}
    return {"id": key, "type": "fill", "source": "regions", "paint": paint}


def _names(canvas: MapCanvas) -> list[dict[str, Any]]:
    """The names where the page puts them, see `ui/scripts/map_names.js`, and the lines from those beside their region.

    Letters and lines are dark on every page and have a white rim: they must be read on fills of every shade.
    """
    drawn = {"source": "labels", "filter": ["==", ["geometry-type"], "LineString"]}
    layout = {
        "text-field": ["get", "name"],
        "text-font": ["Source Sans"],
        "text-size": _letter_size(canvas),
        "text-line-height": 1.15,
        # The lines are broken already.
        "text-max-width": 100,
        "text-padding": 0,
        "text-allow-overlap": True,
        "text-ignore-placement": True,
    }
    paint = {"text-color": LABEL, "text-halo-color": LABEL_RIM, "text-halo-width": RIM_PX}
    end = {"circle-radius": END_PX, "circle-color": LABEL, "circle-stroke-color": LABEL_RIM, "circle-stroke-width": 1}
    return [
        {"id": "lead-rims", "type": "line", "paint": {"line-color": LABEL_RIM, "line-width": 3}, **drawn},
        {"id": "leads", "type": "line", "paint": {"line-color": LABEL, "line-width": 1}, **drawn},
        {"id": "lead-ends", "type": "circle", "source": "labels", "filter": ["has", "end"], "paint": end},
        {"id": "labels", "type": "symbol", "source": "labels", "layout": layout, "paint": paint},
    ]


def _circles(canvas: MapCanvas) -> dict[str, Any]:
    layout = {"circle-sort-key": ["get", "order"]}
    paint = {
        "circle-radius": ["get", "radius"],
        "circle-color": canvas.theme.circle,
        # Of a model figure only the edge: hollow, as its points and bars are.
        "circle-opacity": ["case", ["get", "model"], 0, CIRCLE_OPACITY],
        "circle-stroke-color": canvas.theme.circle,
        "circle-stroke-width": ["case", ["get", "model"], MODEL_STROKE_PX, 0],
    }
    return {"id": "circles", "type": "circle", "source": "circles", "layout": layout, "paint": paint}


def painted_style(canvas: MapCanvas, layer: MapLayer) -> dict[str, Any]:
    """Ground, regions with their textures, and what stands on them."""
    theme, marks = canvas.theme, canvas.marks
    state = ["to-color", ["feature-state", "colour"], TRANSPARENT]
    # Where fills are nearly as light as the ground, the edges must show them.
    edge = theme.others if layer.pale else theme.hairline
    layers: list[dict[str, Any]] = [
        {"id": "sea", "type": "background", "paint": {"background-color": theme.land}},
        {"id": "fill", "type": "fill", "source": "regions", "paint": {"fill-color": state, "fill-antialias": False}},
        *(_dots(key) for texture in TEXTURES for key in texture.drawings() if not layer.circles),
        # A file of tiles holds more of them than the scope shows.
        _edges("border", DENSE_HAIRLINE if canvas.is_dense else HAIRLINE_PX, edge, **{"line-opacity": _where("shown")}),
    ]
    sources: dict[str, Any] = {"regions": {"type": "geojson", "data": canvas.geometry.url}}
    if canvas.is_dense:
        # Else regions of a pixel or two are dropped, and the ground shows through.
        sources["regions"]["tolerance"] = DENSE_TOLERANCE_PX
    if layer.circles:
        sources["circles"] = NOTHING
        layers.append(_circles(canvas))
    if marks.groups is not None:
        sources["groups"] = NOTHING
        line = {"line-color": theme.text, "line-width": GROUP_EDGE_PX}
        layers.append({"id": "groups", "type": "line", "source": "groups", "paint": line})
    layers += [_outline("casing", OWN_LINE_WIDTH + 2.5, theme.own_casing), _outline("own", OWN_LINE_WIDTH, theme.own)]
    if marks.labels is not None:
        sources["labels"] = NOTHING
        layers += _names(canvas)
    return {"version": 8, "sources": sources, "layers": layers}
