"""The map of a region's own indicator: fifths of its values in neutral blue, their ends printed, nobody judged."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from stuntmap.figures.map_hover import Hover, Numbers
from stuntmap.figures.map_layers import Group, MapLayer
from stuntmap.figures.palette import Theme
from stuntmap.language import Language, marked
from stuntmap.vocabulary import Layer

# One hue, light to dark: a value, not a verdict. Five steps of ColorBrewer's Blues, told apart in grey too.
_BLUES: Final = ("#deebf7", "#9ecae1", "#6baed6", "#3182bd", "#08519c")
LAYER: Final = Layer("indikator-sendiri", marked("Own indicator"), "own_indicator")


@dataclass(frozen=True)
class OwnLayer(MapLayer):
    """The map of one own indicator; `told` on hover is its value in its unit, around the slot "%value%"."""

    value_words: str = ""
    decimals: int = 1

    def hover(self, table: pd.DataFrame, parts: list[Group], language: Language, survey: str, doubt: bool) -> Hover:
        """The value with its unit; nothing of a survey stands beside it."""
        del parts, language, survey, doubt
        return Hover([self.value_words], {"value": Numbers(table[self.layer.value], self.decimals)})


def own_layer(classes: pd.Series, words: list[str], value_words: str, decimals: int) -> OwnLayer:
    """The layer: `classes` from 0 (index region_code), the words of each class, lowest first."""
    colours = _BLUES if len(words) == len(_BLUES) else _BLUES[:: 2 if len(words) <= 3 else 1][: len(words)]

    def groups(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
        del language, theme
        place = classes.reindex(table.index)
        return [
            Group(label, colour, table.index[place == number])
            for number, (label, colour) in enumerate(zip(words, colours, strict=True))
        ]

    return OwnLayer(LAYER, groups, missing=marked("no value"), pale=True, models=False, value_words=value_words,
                    decimals=decimals)  # fmt: skip
