"""Round numbers for an axis, and where a value lies on it."""

import math
from dataclasses import dataclass

from stuntmap.figures.exhibits import Unit
from stuntmap.language import Language


@dataclass(frozen=True)
class Scale:
    """Where a value lies in points: `low` at `start`, `high` at `end`. An axis may run backwards."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of `value` in points."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def step_of(span: float, most: int, whole: bool = False) -> float:
    """The smallest round step (1, 2 or 5 times a power of ten) that cuts `span` into at most `most` parts."""
    least = span / max(most, 1)
    power = 10.0 ** math.floor(math.log10(least)) if least > 0 else 1.0
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least * (1 - 1e-9))
    return max(step, 1.0) if whole else step


def ticks(low: float, high: float, step: float) -> list[float]:
    """The multiples of `step` from `low` to `high`."""
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [place * step for place in range(first, last + 1)]


def tick_text(language: Language, value: float, step: float, unit: Unit) -> str:
    """A number on an axis: "20 %", "−0,5", or a plain rank."""
    decimals = 0 if step >= 1 else max(1, math.ceil(-math.log10(step) - 1e-9))
    if unit is Unit.PERCENT:
        return language.percent(value, decimals)
    if unit is Unit.RANK:
        return language.number(value)
    return language.signed(value, decimals)
