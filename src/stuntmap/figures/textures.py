"""The textures that say how far a fill can be trusted: a fill keeps its colour, and fine dots lie on it.

The same description draws the dots in the browser, in the legend and on printed maps. One tile repeats over the fill.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

TILE_PX: Final = 8
# What marks need beside their ground (WCAG 2.2, 1.4.11).
LEAST_CONTRAST: Final = 3.0


def _shares(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def _luminance(shares: Sequence[float]) -> float:
    """Relative luminance (WCAG 2.2) of red, green and blue from 0 to 1."""
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True)
class Texture:
    """Dots of one colour: their centres in the tile, radius in pixels, opacity."""

    key: str
    centres: tuple[tuple[float, float], ...]
    radius: float
    colour: str = "#1b1f24"
    opacity: float = 0.55

    @property
    def cover(self) -> float:
        """The share of a fill that the dots hide, their opacity counted."""
        return len(self.centres) * math.pi * self.radius**2 / TILE_PX**2 * self.opacity

    @property
    def pattern(self) -> dict[str, Any]:
        """The same dots as the pattern of a mark of Plotly, for the legend."""
        pitch = TILE_PX / math.sqrt(len(self.centres))
        solidity = len(self.centres) * math.pi * self.radius**2 / TILE_PX**2
        return {
            "shape": ".",
            "size": round(pitch, 1),
            "solidity": round(solidity, 3),
            "fgcolor": self.colour,
            "fgopacity": self.opacity,
            "fillmode": "overlay",
        }

    def contrast(self, fill: str) -> float:
        """How far the dots stand out from a fill ("#rrggbb"): contrast ratio of WCAG 2.2, 1 to 21."""
        under, dot = _shares(fill), _shares(self.colour)
        mixed = [self.opacity * over + (1 - self.opacity) * below for over, below in zip(dot, under, strict=True)]
        darker, lighter = sorted((_luminance(mixed), _luminance(under)))
        return (lighter + 0.05) / (darker + 0.05)

    def drawing(self) -> dict[str, Any]:
        """What the browser needs to draw one tile."""
        return {
            "key": self.key,
            "size": TILE_PX,
            "centres": [list(centre) for centre in self.centres],
            "radius": self.radius,
            "colour": self.colour,
            "opacity": self.opacity,
        }


# Quiet enough where four of five regions have it.
DOUBT_DOTS: Final = Texture("doubt", ((2, 2), (6, 6)), 0.8)
# A model knows less than any sample: twice as many dots, and larger ones.
MODEL_DOTS: Final = Texture("model", ((2, 2), (6, 2), (2, 6), (6, 6)), 0.95)
TEXTURES: Final = (DOUBT_DOTS, MODEL_DOTS)


def sample_fill(fills: Iterable[str]) -> str | None:
    """The fill on which a legend shows the textures: the first on which their dots stand out; None without one."""
    return next((fill for fill in fills if DOUBT_DOTS.contrast(fill) >= LEAST_CONTRAST), None)
