"""Sentences about what changed in a region and its parts since the month before, tested, in routine counts alone."""

import pandas as pd

from stuntmap import phrases
from stuntmap import vocabulary as v
from stuntmap.answers.parts_meeting import PartsFacts
from stuntmap.language import Language, marked
from stuntmap.report.narrative.parts_meeting import MOST_NAMED, region_title
from stuntmap.report.narrative.recaps import month_words
from stuntmap.report.narrative.wording import joined

# How many of so many tests come out by chance alone: 1 of 20.
_CHANCE = 0.05
CHANGE_METHOD = marked(
    "A change is real where the 95% limits of the difference (Newcombe 1998) leave out 0. Both months count many of "
    "the same children, and more or fewer of them may have come: a change is no effect of any one action."
)


def change_sentence(language: Language, facts: PartsFacts) -> str:
    """What changed in the region since the month before, tested; that no month before is there, where none is."""
    if facts.changes.empty:
        return language.text("The recap holds no month before, so no change can be told.")
    row = facts.own_change
    if row is None:
        return language.text("Of {month} nothing is known, so no change can be told.", month=_before(language, facts))
    counted = language.text(
        "{region}: {before} stunted of {measured_before} measured in {month_before}, {now} of {measured} in {month}.",
        region=region_title(language, facts),
        before=language.number(int(row[v.STUNTED_BEFORE])),
        measured_before=language.number(int(row[v.MEASURED_BEFORE])),
        month_before=_before(language, facts),
        now=language.number(int(facts.own[v.CHILDREN_STUNTED])),
        measured=language.number(int(facts.own[v.CHILDREN_MEASURED])),
        month=month_words(language, facts.month),
    )
    return joined(counted, _difference(language, row))


def _before(language: Language, facts: PartsFacts) -> str:
    return month_words(language, facts.month_before)


def own_difference(language: Language, facts: PartsFacts) -> str:
    """The change of the region alone, tested; empty where there is none."""
    row = facts.own_change
    if row is None:
        return ""
    return language.text(
        "{region}, {month_before} to {month}: {change} (between {low} and {high}), {verdict}.",
        region=region_title(language, facts),
        month_before=_before(language, facts),
        month=month_words(language, facts.month),
        **_change_slots(language, row),
    )


def _difference(language: Language, row: pd.Series) -> str:
    slots = _change_slots(language, row)
    return language.text("Difference {change} (between {low} and {high}): {verdict}.", **slots)


def _change_slots(language: Language, row: pd.Series) -> dict[str, str]:
    return {
        "change": phrases.written_points(phrases.signed_points(float(row[v.CHANGE]), language), language),
        "low": phrases.signed_points(float(row[v.CHANGE_LOW]), language),
        "high": phrases.signed_points(float(row[v.CHANGE_HIGH]), language),
        "verdict": phrases.verdict(row[v.CHANGE_VERDICT], language),
    }


def changed_parts_sentence(language: Language, facts: PartsFacts) -> str:
    """Which parts really changed, and how many would seem to by chance alone; nothing without a month before."""
    return joined(changed_parts(language, facts), chance_sentence(language, facts))


def _tested(facts: PartsFacts) -> pd.DataFrame:
    if facts.changes.empty:
        return facts.changes
    parts = facts.changes[facts.changes.index != facts.region_code]
    return parts[parts[v.CHANGE].notna()]


def changed_parts(language: Language, facts: PartsFacts) -> str:
    """Which parts really changed; nothing without a month before."""
    tested = _tested(facts)
    if tested.empty:
        return ""
    told = []
    for verdict in (v.REAL_INCREASE, v.REAL_DECREASE):
        names = tested.loc[tested[v.CHANGE_VERDICT] == verdict, v.REGION_NAME].astype(str).tolist()
        if names:
            told.append(f"{phrases.verdict(verdict, language)}: {phrases.listed(names, language, MOST_NAMED)}")
    if not told:
        count, regions = language.number(len(tested)), phrases.regions_noun(facts.level, language, len(tested))
        return language.text("None of {count} {regions} really changed.", count=count, regions=regions)
    words = "; ".join(told)
    return f"{words[:1].upper()}{words[1:]}."


def chance_sentence(language: Language, facts: PartsFacts) -> str:
    """How many of the parts that seem changed would be so by chance alone; empty where none does."""
    tested = _tested(facts)
    if tested.empty or (tested[v.CHANGE_VERDICT] == v.NOT_DISTINGUISHABLE).all():
        return ""
    return language.text(
        "Of {count} {regions} tested, about {chance} would seem changed by chance alone.",
        count=language.number(len(tested)),
        regions=phrases.regions_noun(facts.level, language, len(tested)),
        chance=language.number(max(1, round(_CHANCE * len(tested)))),
    )
