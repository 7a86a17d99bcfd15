"""The sentences about clusters of neighbours: whether like lies beside like, who forms a cluster, who was joined."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from stuntmap import phrases
from stuntmap.analysis.clusters import DISTANCE_KM, Clusters
from stuntmap.answers.neighbourhoods import Neighbourhoods
from stuntmap.language import Language, marked
from stuntmap.report.narrative.wording import joined
from stuntmap.vocabulary import (
    CLUSTER,
    CLUSTER_CLASSES,
    CLUSTER_MEASURED,
    FEWEST_CLUSTERED,
    HIGH_AMONG_HIGH,
    HIGH_AMONG_LOW,
    LOW_AMONG_HIGH,
    LOW_AMONG_LOW,
    NEIGHBOUR_CODE,
    NEIGHBOURS_MEAN,
    NO_CLUSTER,
    REGION_NAME,
    SURVEY_OF_YEAR,
    SURVEY_YEAR,
    TOO_FEW_DISTRICTS,
    short_name,
)

_NAMED: Final = 5
_CLEAR: Final = 0.05
METHOD: Final = marked(
    "Moran's I, global and local, of districts with a common border, each neighbour counting alike; tested by 999 "
    "random orders of the figures (those far out by 49,999 more), two-sided, always with the same draws. A cluster at "
    "a false discovery rate of 5% (Benjamini-Hochberg): of all that are called one, about one in twenty may be chance. "
    "High and low: above or below the mean of the area. Who has no estimate is left out."
)
MODELS: Final = marked(
    "A model figure borrows from districts like it, often its neighbours, and so makes like lie beside like by itself. "
    "The result without model figures stands beside."
)
NOT_A_CAUSE: Final = marked("That districts form a cluster does not say why, nor that one influences the other.")


def cluster_title(language: Language, place: str, survey_year: int) -> str:
    """The line above the clusters of a place."""
    label = SURVEY_OF_YEAR[survey_year].label
    return language.text("Clusters of neighbours · {place}, {survey}", place=place, survey=label)


def cluster_sentence(language: Language, place: str, survey_year: int, found: Neighbourhoods) -> str:
    """Whether like lies beside like, with the global Moran's I, also without model figures."""
    every, measured = found.every, found.measured
    facts = {"place": place, "survey": phrases.survey(survey_year)}
    if every.reason is not None:
        return joined(_no_clusters(language, facts, every))
    if every.p_value > _CLEAR:
        said = language.text(
            "{place}, {survey}: districts that border each other are not clearly more alike than chance makes them.",
            **facts,
        )
    elif every.moran > 0:
        said = language.text(
            "{place}, {survey}: districts that border each other tend to have like prevalence.", **facts
        )
    else:
        said = language.text(
            "{place}, {survey}: districts that border each other tend to have unlike prevalence.", **facts
        )
    index = language.text(
        "Moran's I {moran} ({p_value}; 0 = at random, towards 1 = like beside like).", **_numbers(language, every)
    )
    return joined(said, index, _without_models(language, found.modelled, measured))


def _numbers(language: Language, found: Clusters) -> dict[str, str]:
    return {"moran": language.number(found.moran, 2), "p_value": phrases.p_value(found.p_value, language)}


def _no_clusters(language: Language, facts: dict[str, str], found: Clusters) -> str:
    if found.reason == TOO_FEW_DISTRICTS:
        return language.text(
            "{place}, {survey}: no clusters are looked for, as {count} districts have a figure; at least {fewest} are "
            "needed.",
            **facts,
            count=language.number(found.districts),
            fewest=language.number(FEWEST_CLUSTERED),
        )
    return language.text("{place}, {survey}: no clusters, as all districts have the same figure.", **facts)


def _without_models(language: Language, modelled: int, measured: Clusters) -> str:
    if not modelled:
        return ""
    if measured.reason is not None:
        return language.text(
            "Without the {modelled} model figures too few are left to look for clusters ({count}).",
            modelled=language.number(modelled),
            count=language.number(measured.districts),
        )
    return language.text(
        "Without the {modelled} model figures: {moran} ({p_value}).",
        modelled=language.number(modelled),
        **_numbers(language, measured),
    )


def member_sentences(language: Language, found: Neighbourhoods) -> list[str]:
    """Who forms clusters or differs from its neighbours, class by class, and how many do without model figures."""
    if found.every.reason is not None:
        return []
    names, told = found.table[REGION_NAME].map(short_name), []
    for name in CLUSTER_CLASSES:
        members = found.table.index[found.table[CLUSTER].eq(name)]
        if name == NO_CLUSTER or members.empty:
            continue
        said = language.text(
            "{cluster}: {count} ({names}).",
            cluster=phrases.verdict(name, language),
            count=language.number(len(members)),
            names=phrases.listed(names[members].tolist(), language, _NAMED),
        )
        told.append(said[0].upper() + said[1:])
    if not told:
        told.append(language.text("No district is told apart from its neighbours beyond chance."))
    if found.modelled and found.measured.reason is None:
        counts = found.measured.table[CLUSTER].value_counts()
        parts = [(int(counts.get(name, 0)), phrases.verdict(name, language)) for name in CLUSTER_CLASSES]
        words = phrases.tally([(count, f"{language.number(count)} {word}") for count, word in parts], language)
        told.append(language.text("Without model figures: {counts}.", counts=words))
    return told


_OWN: Final = {
    HIGH_AMONG_HIGH: marked(
        "{region} ({own}) and its neighbours ({mean} on average) are high together, more than chance makes them: a "
        "cluster among the districts of Indonesia, {survey}."
    ),
    LOW_AMONG_LOW: marked(
        "{region} ({own}) and its neighbours ({mean} on average) are low together, more than chance makes them: a "
        "cluster among the districts of Indonesia, {survey}."
    ),
    HIGH_AMONG_LOW: marked(
        "{region} ({own}) is high among low neighbours ({mean} on average), more than chance makes it, among the "
        "districts of Indonesia, {survey}."
    ),
    LOW_AMONG_HIGH: marked(
        "{region} ({own}) is low among high neighbours ({mean} on average), more than chance makes it, among the "
        "districts of Indonesia, {survey}."
    ),
    NO_CLUSTER: marked(
        "{region} ({own}) and its neighbours ({mean} on average) form no cluster beyond chance among the districts of "
        "Indonesia, {survey}."
    ),
}


def own_cluster_sentence(language: Language, found: Neighbourhoods, region_code: str) -> str:
    """Whether one district forms a cluster with its neighbours, and what becomes of that without model figures.

    Empty without a figure of the district, or where no clusters are looked for. `found` is of the nation.
    """
    row = found.table.loc[[region_code]].iloc[0]
    if found.every.reason is not None or pd.isna(row[CLUSTER]):
        return ""
    said = language.text(
        _OWN[row[CLUSTER]],
        region=short_name(str(row[REGION_NAME])),
        own=phrases.marked_prevalence(row, language),
        mean=language.percent(row[NEIGHBOURS_MEAN]),
        survey=phrases.survey(row[SURVEY_YEAR]),
    )
    joined_to = ""
    if region_code in found.every.joined.index:
        nearest = found.every.joined.loc[[region_code], NEIGHBOUR_CODE].iloc[0]
        joined_to = language.text(
            "It has no neighbour on land with a figure and was joined to the nearest, {other}.",
            other=short_name(str(found.table.loc[[nearest], REGION_NAME].iloc[0])),
        )
    return joined(said, joined_to, _own_without_models(language, found, row))


def _own_without_models(language: Language, found: Neighbourhoods, row: pd.Series) -> str:
    if not found.modelled:
        return ""
    if phrases.is_modelled(row):
        return language.text(
            "Its own figure comes from a model, which borrows from districts like it; without model figures nothing "
            "can be said of it."
        )
    if found.measured.reason is not None:
        return _without_models(language, found.modelled, found.measured)
    slots = {"modelled": language.number(found.modelled)}
    if row[CLUSTER_MEASURED] == row[CLUSTER]:
        return language.text("Without the {modelled} model figures it is the same.", **slots)
    cluster = phrases.verdict(row[CLUSTER_MEASURED], language)
    return language.text("Without the {modelled} model figures: {cluster}.", **slots, cluster=cluster)


def joined_sentence(language: Language, names: Mapping[str, str], found: Clusters) -> str:
    """Who has no neighbour on land, whom each was joined to, and how far that is; empty where there is nobody."""
    if found.joined.empty:
        return ""
    pairs = [
        language.text(
            "{district} to {other} ({distance} km)",
            district=short_name(names[str(code)]),
            other=short_name(names[row[NEIGHBOUR_CODE]]),
            distance=language.number(row[DISTANCE_KM], 0 if row[DISTANCE_KM] >= 10 else 1),
        )
        for code, row in found.joined.iterrows()
    ]
    return language.plural(
        "{count} district has no neighbour on land with a figure and was joined to the nearest: {pairs}.",
        "{count} districts have no neighbour on land with a figure and were joined to the nearest: {pairs}.",
        len(pairs),
        pairs="; ".join(pairs),
    )
