"""What the box over a region tells: one text for all regions, and the facts that fill it, packed for the network.

Five hundred finished texts would weigh four times as much as the rest of a map. So the text travels once, as parts with
slots, and each fact as a row of few letters a region; `ui/scripts/map_finish.js` puts them together.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

# Numbers are written in letters from "#" to "[": none of them needs an escape in JSON.
FIRST_DIGIT: Final = "#"
BASE: Final = 57
_DIGITS: Final = "".join(chr(ord(FIRST_DIGIT) + digit) for digit in range(BASE))
# One letter a region for words, "0" for the first of the list, " " for none.
FIRST_WORD: Final = "0"
NO_WORD: Final = " "


@dataclass(frozen=True)
class Numbers:
    """A number a region, index region code, missing where there is none; printed with `decimals`, signed if asked."""

    values: pd.Series
    decimals: int = 1
    signed: bool = False

    def packed(self, codes: pd.Index) -> dict[str, Any]:
        """The numbers as whole steps above the least of them, all with the same count of letters; 0 is missing."""
        scale = 10**self.decimals
        values = self.values.loc[codes].astype("float64").tolist()
        # Rounded as a number is printed, before it becomes a whole number of steps.
        steps = [None if math.isnan(value) else round(round(value, self.decimals) * scale) for value in values]
        known = [step for step in steps if step is not None]
        least, largest = (min(known), max(known)) if known else (0, 0)
        width = 1
        while largest - least + 2 > BASE**width:
            width += 1
        places = [BASE**place for place in reversed(range(width))]
        counted = [0 if step is None else step - least + 1 for step in steps]
        digits = "".join([_DIGITS[number // place % BASE] for number in counted for place in places])
        return {"digits": digits, "least": least, "width": width, "decimals": self.decimals, "signed": self.signed}


@dataclass(frozen=True)
class Words:
    """A text a region, index region code, missing where there is none; a text may hold slots of numbers.

    `everywhere` says that a sole text may stand for every region: what it is told with is missing where it is.
    """

    values: pd.Series
    everywhere: bool = False

    def packed(self, codes: pd.Index) -> dict[str, Any]:
        """The different texts, and one letter a region for its own; no letters where one text stands for all."""
        values = self.values.loc[codes].tolist()
        words = list(dict.fromkeys(word for word in values if isinstance(word, str)))
        if self.everywhere and len(words) == 1:
            return {"words": words}
        letter_of = {word: chr(ord(FIRST_WORD) + place) for place, word in enumerate(words)}
        letters = "".join([letter_of[word] if isinstance(word, str) else NO_WORD for word in values])
        return {"words": words, "letters": letters}


@dataclass(frozen=True)
class Hover:
    """The parts of a text, each with slots such as "%rank%", and the facts by slot.

    A part is told for a region only where all its slots are known.
    """

    parts: Sequence[str]
    facts: Mapping[str, Numbers | Words]

    def packed(self, codes: pd.Index, separators: str) -> dict[str, Any]:
        """What the browser needs to tell it of the regions `codes`, in their order; separators as Plotly takes them."""
        facts = {slot: fact.packed(codes) for slot, fact in self.facts.items()}
        return {"parts": list(self.parts), "facts": facts, "separators": separators}
