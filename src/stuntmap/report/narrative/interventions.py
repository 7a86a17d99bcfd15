"""Sentences about an own table of interventions: who is short of how many targets, and who is weakest in one."""

import pandas as pd

from stuntmap import phrases
from stuntmap import vocabulary as v
from stuntmap.analysis.intervention_shares import short_of_target, weakest_rows
from stuntmap.answers.interventions import Interventions
from stuntmap.language import Language, marked
from stuntmap.report.narrative.recaps import month_words
from stuntmap.report.narrative.wording import joined

MOST_NAMED = 3
ROUTINE_WARNING = marked(
    "Routine data as the region reports them: who was reached of those who were expected. No survey figure, and not "
    "comparable with one."
)
TARGETS_NOTE = marked(
    "Targets for 2024 by Perpres 72/2021, as far as they were read; the year is over, so they judge and are no aim. A "
    "booklet prints 80 in place of 58 for adolescent girls."
)
NO_INTERVENTIONS = marked("No table of interventions is loaded: bring sasaran and capaian of each indicator.")


def indicator_title(language: Language, one: v.Intervention, short: bool = False) -> str:
    """What an indicator is called; one of the reader's own keeps its words."""
    title = one.short if short else one.title
    return language.text(title) if one.is_known else title


def period_words(language: Language, period: str | None) -> str:
    """A period in words: "triwulan III 2025", "Agustus 2025", "2025"; empty where not known."""
    year, _, quarter = (period or "").partition("-Q")
    if not quarter:
        return month_words(language, period)
    return language.text("quarter {number} of {year}", number=("I", "II", "III", "IV")[int(quarter) - 1], year=year)


def source_line(language: Language, period: str | None) -> str:
    """Whose figures these are: "rekap intervensi, triwulan III 2025"."""
    return ", ".join(filter(None, [language.text("Recap of interventions"), period_words(language, period)]))


def share_words(language: Language, row: pd.Series) -> str:
    """A share with what it is made of: "61,2 %; 31 dari 51"."""
    numerator, denominator = (language.number(int(row[name])) for name in (v.NUMERATOR, v.DENOMINATOR))
    return f"{language.percent(row[v.COVERED])}; {phrases.part_of(numerator, denominator, language)}"


def interventions_sentence(
    language: Language, table: Interventions, period: str | None, shares: pd.DataFrame, level: str
) -> str:
    """Who is short of the most targets, with those who are equally short, and how many the whole district reaches.

    `shares`: as `Interventions.by_region` gives it, of the regions that are spoken of.
    """
    return joined(_district(language, table, period), _most_short(language, shares, level))


def _district(language: Language, table: Interventions, period: str | None) -> str:
    own = table.of_district(period)
    judged = own[own[v.INTERVENTION_GAP].notna()]
    slots = {"source": source_line(language, period), "district": table.district_name}
    if judged.empty:
        indicators = language.number(len(own))
        return language.text("{source}: {indicators} indicators of {district}.", indicators=indicators, **slots)
    short = int((judged[v.INTERVENTION_GAP] > 0).sum())
    count = phrases.count_of(len(judged) - short, len(judged), language)
    return language.text("{source}: {district} reaches {count} targets for 2024.", count=count, **slots)


def _most_short(language: Language, shares: pd.DataFrame, level: str) -> str:
    by_region = short_of_target(shares)
    if len(by_region) < 2 or not by_region["short"].any():
        return ""
    names = shares.drop_duplicates(v.REGION_CODE).set_index(v.REGION_CODE)[v.REGION_NAME]
    worst = by_region[by_region["share"] == by_region["share"].max()]
    first = worst.iloc[0]
    alike = bool((worst[["short", "judged"]] == first[["short", "judged"]]).all(axis=None))
    regions = phrases.regions_noun(level, language, len(by_region))
    slots = {
        "names": phrases.listed([str(names[code]) for code in worst.index], language, MOST_NAMED),
        "short": phrases.count_of(int(first["short"]), int(first["judged"]), language),
        "of": language.number(len(by_region)),
        "regions": regions,
    }
    if len(worst) == 1:
        return language.text("{names} is short of {short} targets, the most among {of} {regions}.", **slots)
    if alike:
        return language.text(
            "{names} are each short of {short} targets, the most among {of} {regions}; they are tied.", **slots
        )
    return language.text("{names} are short of the largest share of their targets among {of} {regions}.", **slots)


def weakest_sentence(language: Language, shares: pd.DataFrame, one: v.Intervention, level: str) -> str:
    """Who is weakest in one indicator: all who are tied; where few are counted that is said, and who is next.

    `shares`: rows of any indicators, as `Interventions.by_region` gives them.
    """
    own = shares[(shares[v.INDICATOR] == one.name) & shares[v.COVERED].notna()]
    title = indicator_title(language, one)
    regions = phrases.regions_noun(level, language, len(own))
    if own.empty:
        return language.text("{title}: no data.", title=title)
    weakest = weakest_rows(own, one.higher_is_better)
    slots = {"title": title, "of": language.number(len(own)), "regions": regions}
    if len(own) == len(weakest):
        share = language.percent(weakest.iloc[0][v.COVERED])
        return language.text("{title}: {share} in all {of} {regions} with data.", share=share, **slots)
    sentence = _named(language, weakest, one.higher_is_better, slots)
    enough = own[own[v.DENOMINATOR] >= v.FEW_COUNTED]
    # Where one of several who are tied counts enough, the answer stands as it is.
    stands = weakest[v.DENOMINATOR].max() >= v.FEW_COUNTED
    if stands or enough.empty or not one.counts_people:
        return sentence
    following = weakest_rows(enough, one.higher_is_better)
    names = phrases.listed(following[v.REGION_NAME].astype(str).tolist(), language, MOST_NAMED)
    return joined(
        sentence,
        language.text(
            "Few are counted there, so one more moves the share far; among those with at least {few}: {names} "
            "({share}).",
            few=v.FEW_COUNTED,
            names=names,
            share=language.percent(following.iloc[0][v.COVERED]),
        ),
    )


def _named(language: Language, weakest: pd.DataFrame, higher_is_better: bool, slots: dict[str, str]) -> str:
    names = phrases.listed(weakest[v.REGION_NAME].astype(str).tolist(), language, MOST_NAMED)
    row = weakest.iloc[0]
    if len(weakest) > 1:
        tied = {"names": names, "share": language.percent(row[v.COVERED]), **slots}
        if higher_is_better:
            return language.text("{title}: lowest in {names} ({share} each, tied) of {of} {regions}.", **tied)
        return language.text("{title}: highest in {names} ({share} each, tied) of {of} {regions}.", **tied)
    alone = {"names": names, "share": share_words(language, row), **slots}
    if higher_is_better:
        return language.text("{title}: lowest in {names} ({share}) of {of} {regions}.", **alone)
    return language.text("{title}: highest in {names} ({share}) of {of} {regions}.", **alone)


def taken_sentence(language: Language, table: Interventions, period: str | None) -> str:
    """What of the file is used: figures left out, names not found."""
    unplaced = int((table.used(period)[v.REGION_CODE] == "").sum())
    return language.text(
        "{figures} figures in the file (a place and an indicator); {excluded} not used; {unplaced} counted for the "
        "district but in no part of it, because their name is not certain.",
        figures=language.number(len(table.rows)),
        excluded=language.number(table.excluded),
        unplaced=language.number(unplaced),
    )
