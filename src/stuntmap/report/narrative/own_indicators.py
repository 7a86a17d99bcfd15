"""The sentences about a region's own indicator: what was read, where a district stands, what it repeats.

It is nobody's judgement: values are told, never classed as good or bad beyond the direction that its owner wrote.
"""

from typing import Final

import pandas as pd

from stuntmap.analysis.own_indicator import FIFTHS, Repeated, Standing
from stuntmap.data.own_indicators import OwnIndicator
from stuntmap.language import Language, marked
from stuntmap.report.narrative.wording import joined
from stuntmap.vocabulary import CIRCUMSTANCE_COLUMNS

OWN_WORDS: Final = marked("Own indicator of this visit: not checked by stuntmap, and gone when the visit ends.")
_MOST_DECIMALS: Final = 2


def own_value(language: Language, own: OwnIndicator, value: float) -> str:
    """A value with its unit, with as many decimals as the values have, at most two."""
    return _with_unit(language, own, language.number(value, decimals(own)))


def decimals(own: OwnIndicator) -> int:
    """As many decimals as tell the values, at most two."""
    known = own.values.dropna()
    return next((places for places in range(_MOST_DECIMALS) if (known.round(places) == known).all()), _MOST_DECIMALS)


def _with_unit(language: Language, own: OwnIndicator, number: str) -> str:
    if own.is_percent:
        return " ".join(filter(None, (language.with_percent_sign(number), own.unit.removeprefix("%").strip())))
    return f"{number} {own.unit}"


def slotted(language: Language, own: OwnIndicator, slot: str) -> str:
    """The unit around a slot that a map fills in."""
    return _with_unit(language, own, slot)


def read_sentence(language: Language, own: OwnIndicator) -> str:
    """What was read: the indicator, its years, its source, of how many districts, and how few values it has."""
    years = str(own.years[0]) if len(own.years) == 1 else f"{own.years[0]}–{own.years[-1]}"
    known = own.values.dropna()
    told = language.text(
        "{title} ({unit}), {years}: values of {count} districts. Source: {source}.",
        title=own.title,
        unit=own.unit,
        years=years,
        count=language.number(len(known)),
        source=own.source,
    )
    if own.higher_is_less_favourable is not None:
        better = "Lower is better." if own.higher_is_less_favourable else "Higher is better."
        told = joined(told, language.text(better))
    if known.nunique() <= FIFTHS:
        few = language.text(
            "It has only {count} different values: likeness and correlation by it are coarse.",
            count=language.number(known.nunique()),
        )
        told = joined(told, few)
    return told


def standing_sentence(language: Language, own: OwnIndicator, name: str, province: str, found: Standing) -> str:
    """Where a district stands: its value, the middle values of province and nation, the middle half and the ends."""
    written = {key: own_value(language, own, value) for key, value in found._asdict().items() if value is not None}
    here = language.text("{region}: {value}.", region=name, value=written.get("value", language.text("no data")))
    middle = ""
    if "province" in written:
        middle = language.text("Middle value of {province}: {value}.", province=province, value=written["province"])
    nation = language.text(
        "Districts with a value: middle {nation}, middle half {lower} to {upper}, ends {least} and {most}.",
        **{key: written[key] for key in ("nation", "lower", "upper", "least", "most")},
    )
    return joined(here, middle, nation)


def repeated_sentence(language: Language, own: OwnIndicator, found: Repeated | None) -> str:
    """That an own indicator says the same as a circumstance, which would then count twice; empty where none."""
    if found is None:
        return ""
    return language.text(
        "{title} goes together with {circumstance} almost wholly (correlation {value}): by Euclidean distance both "
        "would count twice; leave one out, or take Mahalanobis.",
        title=own.title,
        circumstance=language.text(CIRCUMSTANCE_COLUMNS[found.column].indicator.title),
        value=language.signed(found.correlation, 2),
    )


def class_words(language: Language, own: OwnIndicator, values: pd.Series) -> str:
    """The values of a class by its ends: "10,5–12,3 %"."""
    ends = [language.number(end, decimals(own)) for end in dict.fromkeys((values.min(), values.max()))]
    return _with_unit(language, own, "–".join(ends))
