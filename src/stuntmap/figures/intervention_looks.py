"""How an intervention's share looks beside its target: on the map of one, and in the table of all.

Fill, mark and number say the same, so that a grey print and a colour-blind reader miss nothing.
"""

from dataclasses import dataclass
from typing import Final, NamedTuple

import pandas as pd

from stuntmap import phrases
from stuntmap import vocabulary as v
from stuntmap.figures.map_hover import Hover, Numbers, Words
from stuntmap.figures.map_layers import Group, MapLayer
from stuntmap.figures.palette import LIGHT, Theme
from stuntmap.language import Language, marked

NO_DATA: Final = marked("no data")
# The fuller the mark, the farther from the target.
# In letters that the bundled typeface has.
MARKS: Final = {v.GAP_NONE: "✓", v.GAP_SMALL: "•", v.GAP_LARGE: "••", v.GAP_HUGE: "•••", v.GAP_UNKNOWN: ""}
# Of an indicator without a target the map shows the share alone, from few to nearly all.
_BANDS: Final = ((marked("below 50%"), 0.0), (marked("50% to below 80%"), 50.0), (marked("80% to 100%"), 80.0))
_ABOVE: Final = (marked("more than 100%"), 100.0 + 1e-9)


class Look(NamedTuple):
    """Fill and text colour of a standing, and its mark."""

    fill: str
    text: str
    mark: str


def gap_looks(theme: Theme) -> dict[str, Look]:
    """The look of each of GAPS; without a target there is no fill."""
    dark, light = LIGHT.text, LIGHT.background
    fills = {v.GAP_NONE: theme.distance[5], v.GAP_SMALL: theme.distance[3], v.GAP_LARGE: theme.distance[2]}
    looks = {gap: Look(fill, dark, MARKS[gap]) for gap, fill in fills.items()}
    looks[v.GAP_HUGE] = Look(theme.distance[1], light, MARKS[v.GAP_HUGE])
    looks[v.GAP_UNKNOWN] = Look("", theme.text, "")
    return looks


def _groups(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
    if table[v.INTERVENTION_TARGET].notna().any():
        looks = gap_looks(theme)
        return [
            Group(language.text(v.GAP_WORDS[gap]), looks[gap].fill, table.index[table[v.INTERVENTION_STANDING].eq(gap)])
            for gap in v.GAPS
            if gap != v.GAP_UNKNOWN
        ]
    values = table[v.COVERED].astype("float64")
    bands = (*_BANDS, _ABOVE) if (values > _ABOVE[1]).any() else _BANDS
    ends = [*(least for _, least in bands[1:]), float("inf")]
    return [
        Group(language.text(label), colour, table.index[(values >= least) & (values < end)])
        for (label, least), end, colour in zip(bands, ends, theme.coverage, strict=False)
    ]


@dataclass(frozen=True)
class InterventionLayer(MapLayer):
    """The map of one intervention."""

    def hover(self, table: pd.DataFrame, parts: list[Group], language: Language, survey: str, doubt: bool) -> Hover:
        """Share and standing, who was reached of those expected; `survey` names indicator and period."""
        share = language.with_percent_sign("%share%")
        standing = {gap: f"{share} · {language.text(words)}" for gap, words in v.GAP_WORDS.items()}
        told = table[v.INTERVENTION_STANDING].astype("object").map(standing)
        counted = phrases.part_of("%reached%", "%expected%", language)
        facts: dict[str, Numbers | Words] = {
            "told": Words(told.where(table[v.COVERED].notna(), language.text(NO_DATA))),
            "share": Numbers(table[v.COVERED]),
            "reached": Numbers(table[v.NUMERATOR], 0),
            "expected": Numbers(table[v.DENOMINATOR], 0),
        }
        return Hover(["%told%", f"<br>{counted}", f"<br>{survey}"], facts)


INTERVENTION_DRAWN: Final = InterventionLayer(v.INTERVENTION_LAYER, _groups, NO_DATA, models=False)
