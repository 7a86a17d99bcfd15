"""The map of prevalence by a circumstance: nine colours, and a square that says what each means.

Towards orange prevalence is higher, towards blue the circumstance, towards dark both.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.analysis.two_ways import THIRDS, Thirds
from stuntmap.figures.map_hover import Hover, Numbers, Words
from stuntmap.figures.map_layers import Group, MapLayer
from stuntmap.figures.map_traces import LEGEND_PX, MapCanvas
from stuntmap.figures.palette import NOTE_SIZE, Theme
from stuntmap.figures.printed import lettering
from stuntmap.language import Language, marked
from stuntmap.vocabulary import CIRCUMSTANCE_THIRD, PREVALENCE_THIRD, Circumstance

THIRD_WORDS: Final = {third: phrases.VALUES[name] for third, name in vocabulary.THIRD_NAMES.items()}
CELL_PX: Final = 24
CELL_WIDE_PX: Final = 42
_LINE_PX: Final = 20
_GAP_PX: Final = 6
# Titles of the axes, the square, and the limits below it.
KEY_PX: Final = 3 * CELL_PX + 3 * _LINE_PX + 3 * _GAP_PX


def _no_groups(_table: pd.DataFrame, _language: Language, _theme: Theme) -> list[Group]:
    return []


@dataclass(frozen=True)
class TwoWayLayer(MapLayer):
    """Prevalence by one circumstance, in the thirds of both; `year` is that of the circumstance."""

    layer: vocabulary.Layer = vocabulary.TWO_WAY_LAYER
    groups: Callable[[pd.DataFrame, Language, Theme], list[Group]] = _no_groups
    missing: str = marked("one of the two figures is missing")
    circumstance: Circumstance = field(default_factory=lambda: next(iter(vocabulary.CIRCUMSTANCES.values())))
    prevalence_thirds: Thirds | None = None
    circumstance_thirds: Thirds | None = None
    year: int = 0
    pale: bool = True

    def parts(self, table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
        """The nine cells from the lowest prevalence on, and the districts that lack a figure."""
        title, found = language.text(self.circumstance.indicator.title), []
        for prevalence in THIRDS:
            for other in THIRDS:
                own = table[PREVALENCE_THIRD].eq(prevalence) & table[CIRCUMSTANCE_THIRD].eq(other)
                words = language.text(
                    "prevalence {prevalence}, {indicator} {other}",
                    prevalence=language.text(THIRD_WORDS[prevalence]),
                    indicator=title,
                    other=language.text(THIRD_WORDS[other]),
                )
                colour = theme.two_way[len(THIRDS) * (prevalence - 1) + other - 1]
                found.append(Group(words, colour, table.index[own.fillna(False).astype(bool)]))
        missing = table.index[table[[PREVALENCE_THIRD, CIRCUMSTANCE_THIRD]].isna().any(axis=1)]
        return [*found, Group(language.text(self.missing), theme.no_estimate, missing, True, False)]

    def hover(self, table: pd.DataFrame, parts: list[Group], language: Language, survey: str, doubt: bool) -> Hover:
        """Both figures with their third, each with its year and source."""
        indicator = self.circumstance.indicator
        form, decimals = vocabulary.UNITS[indicator.unit], vocabulary.UNITS[indicator.unit].decimals
        value = language.text(form.written, number="%value%") if form.written else "%value%"
        value = language.with_percent_sign("%value%") if form.is_percent else value
        made = table[vocabulary.ESTIMATION].map(partial(phrases.estimation, language=language))
        words = {third: language.text(text) for third, text in THIRD_WORDS.items()}
        publisher = next((one.publisher for one in vocabulary.SURVEYS if one.label == survey), "")
        facts: dict[str, Numbers | Words] = {
            "prevalence": Numbers(table[vocabulary.PREVALENCE]),
            "third": Words(table[PREVALENCE_THIRD].astype("object").map(words)),
            "made": Words(made.where(table[vocabulary.PREVALENCE].notna())),
            "value": Numbers(table[self.circumstance.column], decimals),
            "other": Words(table[CIRCUMSTANCE_THIRD].astype("object").map(words)),
        }
        prevalence = phrases.side_by_side(language.with_percent_sign("%prevalence%"), "%third%")
        beside = phrases.side_by_side(f"{language.text(indicator.title)}: {value}", "%other%")
        source = language.text(
            "year {year}, {source}", year=self.year, source=language.text(self.circumstance.publisher)
        )
        lines = [f"{language.text('Stunting prevalence')}: {prevalence}", f"<br>{survey}, {publisher}", ", %made%"]
        return Hover([*lines, f"<br>{beside}", f"<br>{source}"], facts)

    def key(self, canvas: MapCanvas) -> dict[str, Any]:
        """What a map's layout needs for the square of nine cells below it, with the axes named and the limits."""
        if self.prevalence_thirds is None or self.circumstance_thirds is None:
            return {}
        theme, language, indicator = canvas.theme, canvas.language, self.circumstance.indicator
        decimals = vocabulary.UNITS[indicator.unit].decimals
        rows, columns = (
            [language.number(limit, places) for limit in (limits.low, limits.high)]
            for limits, places in ((self.prevalence_thirds, 1), (self.circumstance_thirds, decimals))
        )
        # Of what a share is says the title: on a telephone there is no room to say it twice.
        form = vocabulary.UNITS[indicator.unit]
        unit = vocabulary.UNITS["%"].words if form.is_percent else language.text(form.words)
        left = max(lettering.width(words, NOTE_SIZE) for words in rows) + 2 * _GAP_PX
        top = -(_LINE_PX + _GAP_PX)
        bottom, anchor = top - 3 * CELL_PX, {"xref": "paper", "yref": "paper"}
        shapes = [
            {
                "type": "rect", **anchor, "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 0, "yanchor": 0,
                "x0": left + column * CELL_WIDE_PX, "x1": left + (column + 1) * CELL_WIDE_PX,
                "y0": bottom + row * CELL_PX, "y1": bottom + (row + 1) * CELL_PX,
                "fillcolor": theme.two_way[3 * row + column], "line": {"width": 1, "color": theme.outline},
            }
            for row in range(3)
            for column in range(3)
        ]  # fmt: skip

        def note(words: str, right: float, down: float, side: str) -> dict[str, Any]:
            return {
                "text": words, **anchor, "x": 0, "y": 0, "xshift": right, "yshift": down, "xanchor": side,
                "yanchor": "middle", "showarrow": False, "font": {"size": NOTE_SIZE, "color": theme.text},
            }  # fmt: skip

        upwards = language.text("Upwards: stunting prevalence (%)")
        across = language.text(
            "To the right: {indicator} ({unit})", indicator=language.text(indicator.title), unit=unit
        )
        limits_at = bottom - _GAP_PX - NOTE_SIZE / 2
        notes = [
            note(upwards, 0, -_LINE_PX / 2, "left"),
            *(note(words, left - _GAP_PX, bottom + (at + 1) * CELL_PX, "right") for at, words in enumerate(rows)),
            *(note(words, left + (at + 1) * CELL_WIDE_PX, limits_at, "center") for at, words in enumerate(columns)),
            note(across, 0, limits_at - _LINE_PX, "left"),
        ]
        below = LEGEND_PX + KEY_PX
        legend = {"y": -KEY_PX / (canvas.height - below)}
        return {"shapes": shapes, "annotations": notes, "margin": {"b": below}, "legend": legend}
