"""The colours, type and layout that every figure shares, for the light and the dark page.

Severity runs from light to dark and change from orange to violet (ColorBrewer YlOrBr and PuOr, its light orange a
little lighter): safe for colour-blind readers, and the severity order survives a grey print. The same class has the
same colour on both pages, because a picture cut out of one is compared with the other; only lines, text and the
no-estimate grey follow the page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from stuntmap.language import Language
from stuntmap.vocabulary import SEVERITY_CLASSES

FONT_FAMILY: Final = "Source Sans, sans-serif"
TEXT_SIZE: Final = 16
NOTE_SIZE: Final = 13
TRANSPARENT: Final = "rgba(0,0,0,0)"
OWN_LINE_WIDTH: Final = 2.5

SEVERITY_FILLS: Final = ("#ffffd4", "#fed98e", "#fe9929", "#d95f0e", "#993404")
# White on "high" reaches 3.75 to 1: enough for large or bold text only. Small words stand beside a fill, not on it.
SEVERITY_TEXTS: Final = ("#1b1f24", "#1b1f24", "#1b1f24", "#ffffff", "#ffffff")
CHANGE_FILLS: Final = ("#e66101", "#fdc382", "#f7f7f7", "#b2abd2", "#5e3c99")
# Distances reach three times as far as changes, on one side: two darker steps, which grey print keeps apart from the
# violets and from no estimate.
DISTANCE_FILLS: Final = ("#5a1c03", "#a83b05", *CHANGE_FILLS)


# Prevalence by a circumstance: rows from the lowest third of prevalence, in each from the lowest of the circumstance.
# Orange upwards, blue to the right, dark both: a cell with the dots of a model stays nearest to its own, to any eyes.
TWO_WAY_FILLS: Final = (
    *("#fcfcf0", "#b9ccdb", "#53a3dc"),
    *("#fbdb99", "#bb9d78", "#316fb6"),
    *("#ff740c", "#9c391f", "#3a2440"),
)
# Of the children expected, from few measured to nearly all; more than all stands apart.
COVERAGE_FILLS: Final = ("#fde0c5", "#a6bddb", "#2b8cbe", "#7a0177")


@dataclass(frozen=True)
class Theme:
    """Every colour a figure needs on one kind of page. `background` is the page's own; figures stay transparent.

    `severity` and `severity_text` follow SEVERITY_CLASSES; `change` runs from much worse to much better,
    `distance` from farthest above the target to well below, `coverage` from few to all and more; `two_way` as
    TWO_WAY_FILLS;
    `highlights` are line and text colours for chosen districts, the own district's blue first. `own_casing` is the
    thin line on both sides of the own outline that keeps it visible on every fill; `outline` is the line around a
    light mark that stands on the page instead of beside other fills; `worse` and `better` are the two sides of a
    change or target as dots and bars on the page.
    """

    name: str
    background: str
    text: str
    muted: str
    grid: str
    axis: str
    land: str
    hairline: str
    outline: str
    no_estimate: str
    not_measured: str
    own: str
    own_casing: str
    others: str
    target: str
    hover_background: str
    worse: str
    better: str
    highlights: tuple[str, ...]
    severity: tuple[str, ...] = SEVERITY_FILLS
    severity_text: tuple[str, ...] = SEVERITY_TEXTS
    change: tuple[str, ...] = CHANGE_FILLS
    distance: tuple[str, ...] = DISTANCE_FILLS
    coverage: tuple[str, ...] = COVERAGE_FILLS
    two_way: tuple[str, ...] = TWO_WAY_FILLS

    @property
    def circle(self) -> str:
        """The fill of circles that stand for numbers of children."""
        return self.highlights[2]

    @property
    def severity_of(self) -> dict[str, str]:
        """Fill colour by severity class."""
        return dict(zip(SEVERITY_CLASSES, self.severity, strict=True))


LIGHT: Final = Theme(
    name="light",
    background="#ffffff",
    text="#1b1f24",
    muted="#5b6470",
    grid="#e3e6ea",
    axis="#6b7280",
    land="#f4f5f7",
    hairline="#ffffff",
    outline="#6b7280",
    no_estimate="#969696",
    not_measured="#dfe3e8",
    own="#0b3d91",
    own_casing="#ffffff",
    others="#b4bac2",
    target="#1b1f24",
    hover_background="#ffffff",
    worse=CHANGE_FILLS[0],
    better=CHANGE_FILLS[-1],
    highlights=("#0b3d91", "#b01657", "#00707a", "#7a5200", "#5b2a86"),
)
DARK: Final = Theme(
    name="dark",
    background="#14181d",
    text="#eef1f4",
    muted="#a9b1bb",
    grid="#2c333c",
    axis="#8b949e",
    land="#1f252c",
    hairline="#14181d",
    outline="#8b949e",
    no_estimate="#626a75",
    not_measured="#39424d",
    own="#8ab4ff",
    own_casing="#14181d",
    others="#4d5663",
    target="#eef1f4",
    hover_background="#1f252c",
    worse=CHANGE_FILLS[0],
    # The dark violet of the maps disappears as a dot on a dark page.
    better=CHANGE_FILLS[-2],
    highlights=("#8ab4ff", "#ff8fc0", "#4fd1c5", "#e6c25c", "#c4a7ff"),
)
THEMES: Final = {theme.name: theme for theme in (LIGHT, DARK)}


def base_layout(theme: Theme, language: Language, **overrides: Any) -> dict[str, Any]:
    """The layout that every figure starts from, with `overrides` merged in key by key.

    The template is emptied: Plotly's default one weighs more than the figures it is sent with.
    """
    axis = {
        "showgrid": True,
        "gridcolor": theme.grid,
        "zeroline": False,
        "linecolor": theme.axis,
        "tickfont": {"size": NOTE_SIZE, "color": theme.muted},
        "title": {"font": {"size": NOTE_SIZE, "color": theme.muted}},
        "automargin": True,
        "fixedrange": True,
    }
    layout: dict[str, Any] = {
        "template": {},
        "font": {"family": FONT_FAMILY, "size": TEXT_SIZE, "color": theme.text},
        "separators": language.plotly_separators,
        "paper_bgcolor": TRANSPARENT,
        "plot_bgcolor": TRANSPARENT,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": theme.hover_background,
            "bordercolor": theme.axis,
            "font": {"family": FONT_FAMILY, "size": 14, "color": theme.text},
            "align": "left",
            "namelength": -1,
        },
        "xaxis": axis,
        "yaxis": axis,
    }
    return merged(layout, overrides)


def merged(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """`base` with `changes` laid over it; mappings inside are merged, every other value is replaced."""
    result = dict(base)
    for key, value in changes.items():
        inner = result.get(key)
        result[key] = merged(inner, value) if isinstance(inner, Mapping) and isinstance(value, Mapping) else value
    return result
