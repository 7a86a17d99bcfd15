"""The style of a map whose regions the browser paints: shapes by address, colours as states of the regions.

MapLibre reads and cuts the shapes once; a new colour is a new state and costs neither. See `figures.map_paint`.
"""

import math
from typing import Any, Final

from stuntmap.figures.map_layers import MapLayer
from stuntmap.figures.map_traces import HAIRLINE_PX, LABEL, LABEL_SIZE, TILE_PX, MapCanvas
from stuntmap.figures.palette import OWN_LINE_WIDTH, TRANSPARENT
from stuntmap.figures.textures import TEXTURES, Texture

NOTHING: Final[dict[str, Any]] = {"type": "geojson", "data": {"type": "FeatureCollection", "features": []}}
CIRCLE_OPACITY: Final = 0.65
# Names in tiles: letters as high as this share of a tile, within what can be read and what looks calm.
TILE_LETTER_SHARE: Final = 0.185
SMALLEST_LETTER_PX: Final = 7
LARGEST_LETTER_PX: Final = 16


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


def _letter_size(tile_degrees: float) -> Any:
    """The size of names in pixels; on tiles it grows with them."""
    if not tile_degrees:
        return LABEL_SIZE
    at_zoom_0 = tile_degrees / 360 * TILE_PX * TILE_LETTER_SHARE
    stops = [(math.log2(size / at_zoom_0), size) for size in (SMALLEST_LETTER_PX, LARGEST_LETTER_PX)]
    return ["interpolate", ["exponential", 2], ["zoom"], *(number for stop in stops for number in stop)]


def _dots(texture: Texture) -> dict[str, Any]:
    """The dots of a texture on the regions that have it.

    The page draws the pattern and then names it: Plotly would ask another host for a pattern that is not there yet.
    """
    paint = {"fill-color": TRANSPARENT, "fill-opacity": _where("texture", texture.key), "fill-antialias": False}
    return {"id": texture.key, "type": "fill", "source": "regions", "paint": paint}


def _names(canvas: MapCanvas) -> dict[str, Any]:
    layout = {
        "text-field": ["get", "name"],
        "text-font": ["Source Sans"],
        "text-size": _letter_size(canvas.tile_degrees),
        "text-padding": 0,
        "text-allow-overlap": canvas.tile_degrees > 0,
        "symbol-sort-key": ["get", "order"],
    }
    paint = {"text-color": LABEL, "text-halo-color": "rgba(255, 255, 255, 0.9)", "text-halo-width": 1.4}
    return {"id": "labels", "type": "symbol", "source": "labels", "layout": layout, "paint": paint}


def _circles(canvas: MapCanvas) -> dict[str, Any]:
    layout = {"circle-sort-key": ["get", "order"]}
    paint = {
        "circle-radius": ["get", "radius"],
        "circle-color": canvas.theme.circle,
        "circle-opacity": CIRCLE_OPACITY,
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
        *(_dots(texture) for texture in TEXTURES if not layer.circles),
        # A file of tiles holds more of them than the scope shows.
        _edges("border", HAIRLINE_PX, edge, **{"line-opacity": _where("shown")}),
    ]
    sources: dict[str, Any] = {"regions": {"type": "geojson", "data": canvas.geometry.url}}
    if layer.circles:
        sources["circles"] = NOTHING
        layers.append(_circles(canvas))
    layers += [_outline("casing", OWN_LINE_WIDTH + 2.5, theme.own_casing), _outline("own", OWN_LINE_WIDTH, theme.own)]
    if marks.labels is not None:
        sources["labels"] = NOTHING
        layers.append(_names(canvas))
    return {"version": 8, "sources": sources, "layers": layers}
