"""The sentence about a funnel plot: where the own district lies, and who lies outside the outer limits."""

from collections.abc import Sequence

import pandas as pd

from stuntmap import phrases
from stuntmap.language import Language
from stuntmap.report.narrative.wording import joined

_MOST_NAMES = 3


def funnel_sentence(
    language: Language, places: pd.DataFrame, reference_name: str, reference_pct: float, own_code: str, own_name: str
) -> str:
    """Where a district lies in the funnel of its province, then the districts outside 99.8 %.

    `places` is from `references.funnel_places`; a district without a measured figure is not among them.
    """
    facts = {"reference": reference_name, "prevalence": language.percent(reference_pct)}
    own = _own_sentence(language, places, own_code, own_name, facts)
    outside = [
        _outside_sentence(language, places.loc[places["funnel_place"] == place, "region_name"].tolist(), place)
        for place in ("above_998", "below_998")
    ]
    if not any(outside):
        outside = [language.text("No district lies outside the limits of {percent}.", percent=language.percent(99.8))]
    return joined(own, *outside)


def _own_sentence(language: Language, places: pd.DataFrame, own_code: str, own_name: str, facts: dict[str, str]) -> str:
    if own_code not in places.index:
        return language.text("{region} has no direct figure in this survey and is not drawn.", region=own_name)
    facts = facts | {"region": own_name}
    place = str(places.at[own_code, "funnel_place"])
    if place == "within":
        return language.text(
            "{region} lies within the limits of 95% around {reference} ({prevalence}): sampling error alone can "
            "explain the difference.",
            **facts,
        )
    facts["percent"] = language.percent(99.8) if place.endswith("_998") else language.percent(95, 0)
    if place.startswith("below"):
        return language.text("{region} lies below the limits of {percent} around {reference} ({prevalence}).", **facts)
    return language.text("{region} lies above the limits of {percent} around {reference} ({prevalence}).", **facts)


def _outside_sentence(language: Language, names: Sequence[str], place: str) -> str:
    if not names:
        return ""
    shown, percent = phrases.listed(names, language, _MOST_NAMES), language.percent(99.8)
    if place == "above_998":
        return language.text("Above the limits of {percent}: {names}.", percent=percent, names=shown)
    return language.text("Below the limits of {percent}: {names}.", percent=percent, names=shown)
