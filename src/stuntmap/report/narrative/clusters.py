"""The sentences about clusters of neighbours: whether like lies beside like, who forms a cluster, who was joined."""

from collections.abc import Mapping
from typing import Final

from stuntmap import phrases
from stuntmap.analysis.clusters import DISTANCE_KM, Clusters
from stuntmap.answers.neighbourhoods import Neighbourhoods
from stuntmap.language import Language, marked
from stuntmap.report.narrative.wording import joined
from stuntmap.vocabulary import (
    CLUSTER,
    CLUSTER_CLASSES,
    FEWEST_CLUSTERED,
    NEIGHBOUR_CODE,
    NO_CLUSTER,
    REGION_NAME,
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
