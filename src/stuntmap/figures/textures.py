"""The textures that say how far a fill can be trusted: a fill keeps its colour, and fine dots lie on it.

The same description draws the dots in the browser, in the legend and on printed maps. One tile repeats over the fill.
Dots are dark, and on fills that no dark dot stands out from light with a dark rim, which keeps the mean of the fill.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

TILE_PX: Final = 8
# What marks need beside their ground (WCAG 2.2, 1.4.11).
LEAST_CONTRAST: Final = 3.0
# No dots are fainter than this, and none stronger than their fill asks for: what stands out most must not be the doubt.
QUIET: Final = 0.5
OPACITIES: Final = (QUIET, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)


def _shares(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def _luminance(shares: Sequence[float]) -> float:
    """Relative luminance (WCAG 2.2) of red, green and blue from 0 to 1."""
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True)
class Ink:
    """What dots are drawn with on a fill: their shade, "dark" or "light", their colour and their opacity."""

    shade: str
    colour: str
    opacity: float

    def on(self, fill: str, colour: str | None = None) -> str:
        """The colour ("#rrggbb") that is seen where this ink, or another colour as thin, lies on a fill."""
        pairs = zip(_shares(colour or self.colour), _shares(fill), strict=True)
        mixed = (self.opacity * over + (1 - self.opacity) * under for over, under in pairs)
        return f"#{''.join(f'{round(255 * share):02x}' for share in mixed)}"

    def contrast(self, fill: str) -> float:
        """How far the ink stands out from a fill ("#rrggbb"): contrast ratio of WCAG 2.2, 1 to 21."""
        darker, lighter = sorted(_luminance(_shares(colour)) for colour in (self.on(fill), fill))
        return (lighter + 0.05) / (darker + 0.05)


DARK_COLOUR: Final = "#000000"
DARK_INKS: Final = tuple(Ink("dark", DARK_COLOUR, opacity) for opacity in OPACITIES)
LIGHT_INKS: Final = tuple(Ink("light", "#ffffff", opacity) for opacity in OPACITIES)


@cache
def ink_for(fill: str) -> Ink:
    """The quietest ink whose dots stand out from a fill ("#rrggbb"), a dark one before any light one."""
    return next(ink for ink in (*DARK_INKS, *LIGHT_INKS) if ink.contrast(fill) >= LEAST_CONTRAST)


@dataclass(frozen=True)
class Texture:
    """Dots on a tile: their centres and radius in pixels.

    Light dots are smaller by their rim, so that they hide as much of a fill as they brighten it.
    """

    key: str
    centres: tuple[tuple[float, float], ...]
    radius: float
    light_radius: float = 0.6
    light_rim: float = 0.6

    def _share(self, radius: float) -> float:
        return len(self.centres) * math.pi * radius**2 / TILE_PX**2

    def seen_on(self, fill: str) -> dict[str, float]:
        """The colours that a fill with these dots is made of ("#rrggbb"), each with its share of the ground."""
        ink = ink_for(fill)
        if ink.shade == "dark":
            dots = {ink.on(fill): self._share(self.radius)}
        else:
            inner, outer = self._share(self.light_radius), self._share(self.light_radius + self.light_rim)
            dots = {ink.on(fill): inner, ink.on(fill, DARK_COLOUR): outer - inner}
        return {fill: 1 - sum(dots.values())} | dots

    @property
    def pattern(self) -> dict[str, Any]:
        """Quiet dark dots as the pattern of a mark of Plotly, for the legend."""
        ink = DARK_INKS[0]
        return {
            "shape": ".",
            "size": round(TILE_PX / math.sqrt(len(self.centres)), 1),
            "solidity": round(self._share(self.radius), 3),
            "fgcolor": ink.colour,
            "fgopacity": ink.opacity,
            "fillmode": "overlay",
        }

    def drawings(self) -> dict[str, dict[str, Any]]:
        """What the browser needs to draw one tile in each shade, by the key of its layer; the map adds the opacity."""
        tile = {"size": TILE_PX, "centres": [list(centre) for centre in self.centres]}
        light_rings = [[self.light_radius + self.light_rim, DARK_COLOUR], [self.light_radius, LIGHT_INKS[0].colour]]
        return {
            layer_key(self, "dark"): tile | {"rings": [[self.radius, DARK_COLOUR]]},
            layer_key(self, "light"): tile | {"rings": light_rings},
        }


def layer_key(texture: Texture, shade: str) -> str:
    """The name of the layer of a map that holds the dots of a texture in one shade."""
    return f"{texture.key}-{shade}"


# Quiet enough where four of five regions have it.
DOUBT_DOTS: Final = Texture("doubt", ((2, 2), (6, 6)), 0.8)
# A model knows less than any sample: twice as many dots.
MODEL_DOTS: Final = Texture("model", ((2, 2), (6, 2), (2, 6), (6, 6)), 0.7)
TEXTURES: Final = (DOUBT_DOTS, MODEL_DOTS)


def sample_fill(fills: Iterable[str]) -> str | None:
    """The fill on which a legend shows the textures: the first on which quiet dark dots stand out; None without one."""
    return next((fill for fill in fills if ink_for(fill) == DARK_INKS[0]), None)
