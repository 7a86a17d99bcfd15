"""Sentences of a meeting about the parts of a district or kecamatan, in routine counts alone."""

import pandas as pd

from stuntmap import phrases
from stuntmap import vocabulary as v
from stuntmap.answers.parts_meeting import PartsFacts
from stuntmap.language import Language, marked
from stuntmap.report.narrative.interventions import indicator_title, share_words, source_line, weakest_sentence
from stuntmap.report.narrative.priorities import criteria_words, priority_sentence
from stuntmap.report.narrative.recaps import brought_words, source_words
from stuntmap.report.narrative.wording import joined
from stuntmap.report.rembuk import settings as keys

MOST_NAMED = 3
MOST_LISTED = 5
HIDDEN_WORDS = marked("Fewer than 5 children measured, or a desa that would give such a one away: not shown.")


def routine_line(language: Language, facts: PartsFacts) -> str:
    """What stands on top of everything: routine data, their coverage, and that no survey compares with them."""
    covered = facts.own[v.COVERAGE]
    share = language.text("coverage unknown")
    if pd.notna(covered):
        share = language.text("coverage {share} of those expected", share=language.percent(float(covered)))
    return language.text(
        "Routine data ({source}), {coverage}; not comparable with the survey.",
        source=source_words(language, facts.month),
        coverage=share,
    )


def routine_words(language: Language, facts: PartsFacts, key: str) -> str:
    """The same in the title of a figure; `key` of its screen."""
    covered = facts.own[v.COVERAGE]
    if key == keys.PARTS_INTERVENTIONS or pd.isna(covered):
        return language.text("routine data, not the survey")
    return language.text("routine data, coverage {share}, not the survey", share=language.percent(float(covered)))


def origin_line(language: Language, facts: PartsFacts) -> str:
    """Who brought the figures."""
    return language.text("Source: {source}", source=brought_words(language, facts.recap.origin is not None))


def interventions_line(language: Language, facts: PartsFacts) -> str:
    """The same of the table of interventions, with its period."""
    period = None if facts.interventions is None else facts.interventions.period
    return language.text(
        "Routine data ({source}); not comparable with the survey.", source=source_line(language, period)
    )


def own_sentence(language: Language, facts: PartsFacts) -> str:
    """How many of how many children measured are stunted in the region, with limits."""
    own = facts.own
    return language.text(
        "{region}: {stunted} of {measured} children measured are stunted, {prevalence} ({limits}).",
        region=region_title(language, facts),
        stunted=language.number(int(own[v.CHILDREN_STUNTED])),
        measured=language.number(int(own[v.CHILDREN_MEASURED])),
        prevalence=language.percent(float(own[v.PREVALENCE])),
        limits=_limits(language, own),
    )


def own_words(language: Language, facts: PartsFacts) -> str:
    """The same for a screen, its limits in brackets."""
    own = facts.own
    low, high = (language.number(float(own[name]), 1) for name in (v.CI95_LOW, v.CI95_HIGH))
    return language.text(
        "{region}: {stunted} of {measured} children measured are stunted, {prevalence} ({limits}).",
        region=region_title(language, facts),
        stunted=language.number(int(own[v.CHILDREN_STUNTED])),
        measured=language.number(int(own[v.CHILDREN_MEASURED])),
        prevalence=language.percent(float(own[v.PREVALENCE])),
        limits=f"{low}–{high}",
    )


def highest_words(language: Language, facts: PartsFacts) -> str:
    """Which part is probably highest, for a screen; nothing of fewer than two."""
    known = facts.parts[facts.parts[v.SHRUNKEN].notna() & facts.parts[v.PREVALENCE].notna()]
    if len(known) < 2:
        return ""
    highest = known.sort_values(v.SHRUNKEN, ascending=False, kind="stable").iloc[0]
    share = language.percent(float(highest[v.SHRUNKEN]))
    return language.text("Probably highest: {name} ({share}).", name=highest[v.REGION_NAME], share=share)


def _limits(language: Language, row: pd.Series) -> str:
    low, high = (language.number(float(row[name]), 1) for name in (v.CI95_LOW, v.CI95_HIGH))
    return phrases.written_limits_in_words(low, high, language, first_use=True)


def region_title(language: Language, facts: PartsFacts) -> str:
    """The region as it is spoken of: "Kecamatan Prambanan", "Kabupaten Klaten"."""
    if facts.is_of_district:
        return facts.region_name
    return language.text("Kecamatan {name}", name=facts.region_name)


def highest_sentence(language: Language, facts: PartsFacts) -> str:
    """Which part is probably highest, with what is likely; nothing of fewer than two."""
    known = facts.parts[facts.parts[v.SHRUNKEN].notna() & facts.parts[v.PREVALENCE].notna()]
    if len(known) < 2:
        return ""
    highest = known.sort_values(v.SHRUNKEN, ascending=False, kind="stable").iloc[0]
    return language.text(
        "Probably highest of {count} {regions}: {name} ({prevalence}, between {low} and {high}).",
        count=language.number(len(known)),
        regions=phrases.regions_noun(facts.level, language, len(known)),
        name=highest[v.REGION_NAME],
        prevalence=language.percent(float(highest[v.SHRUNKEN])),
        low=language.number(float(highest[v.SHRUNKEN_LOW]), 1),
        high=language.number(float(highest[v.SHRUNKEN_HIGH]), 1),
    )


def number_sentence(language: Language, facts: PartsFacts) -> str:
    """Where the most stunted children were counted, and what part of all they are."""
    known = facts.parts[facts.parts[v.CHILDREN_STUNTED].notna()]
    most = known.sort_values(v.CHILDREN_STUNTED, ascending=False, kind="stable").head(MOST_NAMED)
    total = int(facts.own[v.CHILDREN_STUNTED])
    if most.empty or not total:
        return language.text("No stunted child was counted in {region}.", region=region_title(language, facts))
    told = [
        f"{name} ({language.number(int(count))})"
        for name, count in zip(most[v.REGION_NAME], most[v.CHILDREN_STUNTED], strict=True)
    ]
    return language.text(
        "Most stunted children counted: {names}, together {share} of the {total} in {region}.",
        names=phrases.listed(told, language, MOST_NAMED),
        share=language.percent(100 * float(most[v.CHILDREN_STUNTED].sum()) / total, 0),
        total=language.number(total),
        region=region_title(language, facts),
    )


def coverage_sentence(language: Language, facts: PartsFacts) -> str:
    """How many of those expected were measured, and where the fewest were."""
    if pd.isna(facts.own[v.COVERAGE]):
        return language.text("How many were expected is not known, so coverage is unknown.")
    own = language.text(
        "{region}: {share} of those expected were measured.",
        region=region_title(language, facts),
        share=language.percent(float(facts.own[v.COVERAGE])),
    )
    known = facts.parts[facts.parts[v.COVERAGE].notna()]
    if len(known) < 2:
        return own
    lowest = known.sort_values(v.COVERAGE, kind="stable").iloc[0]
    least = language.text(
        "Fewest in {name}: {share}.", name=lowest[v.REGION_NAME], share=language.percent(float(lowest[v.COVERAGE]))
    )
    return joined(own, least)


def listed_sentence(language: Language, facts: PartsFacts) -> str:
    """Who is in the list, and of how many."""
    listed = facts.listed
    return language.text(
        "{count} {regions} come first: {names}.",
        count=phrases.count_of(len(listed), len(facts.parts), language),
        regions=phrases.regions_noun(facts.level, language, len(facts.parts)),
        names=phrases.listed(listed[v.REGION_NAME].astype(str).tolist(), language, MOST_LISTED),
    )


def criteria_sentence(language: Language, facts: PartsFacts) -> str:
    """By what the list was made; empty without one."""
    if facts.asked is None:
        return ""
    titles = [v.RECAP_CRITERIA[name].title for name, _ in facts.asked.weights]
    return language.text("Criteria: {criteria}.", criteria=criteria_words(language, titles))


def list_sentence(language: Language, facts: PartsFacts) -> str:
    """Who comes first by the criteria of the team, and how firmly; empty without a list."""
    if facts.asked is None:
        return ""
    titles = [v.RECAP_CRITERIA[name].title for name, _ in facts.asked.weights]
    known = facts.parts[facts.parts[v.PRIORITY_STANDING].notna()]
    ordered = known.sort_values(v.PRIORITY_ORDER, kind="stable", na_position="last")
    return priority_sentence(language, ordered, region_title(language, facts), titles, facts.level)


def interventions_sentences(language: Language, facts: PartsFacts) -> tuple[str, ...]:
    """How many targets the region reaches, the indicator farthest from its target, and who is weakest in it."""
    own = facts.own_shares
    if facts.interventions is None or own.empty:
        return ()
    judged = own[own[v.INTERVENTION_GAP].notna()]
    region = region_title(language, facts)
    if judged.empty:
        return (language.text("{region}: {count} indicators, none with a target.", region=region, count=len(own)),)
    reached = int((judged[v.INTERVENTION_GAP] <= 0).sum())
    count = phrases.count_of(reached, len(judged), language)
    said = [language.text("{region} reaches {count} targets for 2024.", region=region, count=count)]
    farthest = judged.sort_values(v.INTERVENTION_GAP, ascending=False, kind="stable").iloc[0]
    if farthest[v.INTERVENTION_GAP] > 0:
        one = facts.interventions.indicators[farthest[v.INDICATOR]]
        said.append(
            language.text(
                "Farthest from its target: {title} ({share}; target {target}).",
                title=indicator_title(language, one),
                share=share_words(language, farthest),
                target=phrases.plain_percent(float(farthest[v.INTERVENTION_TARGET]), language),
            )
        )
        if len(facts.shares):
            said.append(weakest_sentence(language, facts.shares, one, facts.level))
    return tuple(said)


def hidden_sentence(language: Language, facts: PartsFacts) -> str:
    """How many parts are not shown, and why; empty where all are."""
    hidden = int(facts.parts[v.IS_HIDDEN].astype(bool).sum())
    if not hidden:
        return ""
    regions = phrases.regions_noun(facts.level, language, hidden)
    reason = language.text(HIDDEN_WORDS)
    return language.text("{count} {regions}: {reason}", count=language.number(hidden), regions=regions, reason=reason)
