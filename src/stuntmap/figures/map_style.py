"""The style of a map whose regions the browser paints: shapes by address, colours as states of the regions.

MapLibre reads and cuts the shapes once; a new colour is a new state and costs neither. See `figures.map_paint`.
"""

import math
from typing import Any, Final

from stuntmap.figures.map_traces import HAIRLINE_PX, LABEL, LABEL_SIZE, TILE_PX, MapCanvas
from stuntmap.figures.palette import OWN_LINE_WIDTH, TRANSPARENT

NOTHING: Final[dict[str, Any]] = {"type": "geojson", "data": {"type": "FeatureCollection", "features": []}}
DOUBTFUL_OPACITY: Final = 0.55
# Finer where the whole country is seen, or the dots of small islands hide their fill.
DOUBTFUL_WIDTH: Final = ["interpolate", ["linear"], ["zoom"], 4, 0.4, 7, 1.2]
MODEL_RADIUS_PX: Final = 2.5
# Names in tiles: letters as high as this share of a tile, within what can be read and what looks calm.
TILE_LETTER_SHARE: Final = 0.185
SMALLEST_LETTER_PX: Final = 7
LARGEST_LETTER_PX: Final = 16


def _where(state: str, share: float = 1, otherwise: float = 0) -> list[Any]:
    """An opacity: `share` for the regions in this state, `otherwise` for the others."""
    return ["case", ["boolean", ["feature-state", state], False], share, otherwise]


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


def painted_style(canvas: MapCanvas, doubtful: bool) -> dict[str, Any]:
    """Ground, regions and what stands on them; `doubtful` says that some fills may be drawn as doubtful."""
    theme, marks = canvas.theme, canvas.marks
    state = ["to-color", ["feature-state", "colour"], TRANSPARENT]
    fill: dict[str, Any] = {"fill-color": state, "fill-antialias": False}
    layers: list[dict[str, Any]] = [
        {"id": "sea", "type": "background", "paint": {"background-color": theme.land}},
        {"id": "fill", "type": "fill", "source": "regions", "paint": fill},
        # A file of tiles holds more of them than the scope shows.
        _edges("border", HAIRLINE_PX, canvas.edge, **{"line-opacity": _where("shown")}),
    ]
    if doubtful:
        fill["fill-opacity"] = _where("doubtful", DOUBTFUL_OPACITY, 1)
        dots = {"line-dasharray": [0.8, 1.6], "line-opacity": _where("doubtful")}
        layers.append(_edges("doubtful", DOUBTFUL_WIDTH, theme.text, **dots))
    layers += [_outline("casing", OWN_LINE_WIDTH + 2.5, theme.own_casing), _outline("own", OWN_LINE_WIDTH, theme.own)]
    sources: dict[str, Any] = {"regions": {"type": "geojson", "data": canvas.geometry.url}}
    if marks.model_points is not None:
        sources["points"] = NOTHING
        mark = {"circle-radius": MODEL_RADIUS_PX, "circle-color": theme.text}
        layers.append({"id": "points", "type": "circle", "source": "points", "paint": mark})
    if marks.labels is not None:
        sources["labels"] = NOTHING
        name = {
            "text-field": ["get", "name"],
            "text-font": ["Source Sans"],
            "text-size": _letter_size(canvas.tile_degrees),
            "text-padding": 0,
            "text-allow-overlap": canvas.tile_degrees > 0,
            "symbol-sort-key": ["get", "order"],
        }
        print_ = {"text-color": LABEL, "text-halo-color": "rgba(255, 255, 255, 0.9)", "text-halo-width": 1.4}
        layers.append({"id": "labels", "type": "symbol", "source": "labels", "layout": name, "paint": print_})
    return {"version": 8, "sources": sources, "layers": layers}
