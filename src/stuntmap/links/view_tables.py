"""What stands behind the figure of a view: the tables and lists that a visit asks of the answers.

Page, card of a shared link and light page draw the same, because they ask here.
"""

from typing import NamedTuple

import pandas as pd

from stuntmap import vocabulary
from stuntmap.analysis.ranking import sorted_best_first
from stuntmap.answers.learning import AlikeAsked, Learning
from stuntmap.answers.neighbourhoods import Neighbourhoods
from stuntmap.answers.priorities import PriorityAsked
from stuntmap.links.keeping import kept
from stuntmap.links.visit import Visit
from stuntmap.report.narrative.clusters import own_cluster_sentence


def map_table(visit: Visit, survey_year: int | None = None) -> pd.DataFrame:
    """The table behind the map: figures, ranks, change, distance and children of every region that has a shape."""
    question = visit.question.within(visit.selection.scope, visit.selection.level)
    table = visit.answers.table(question if survey_year is None else question.in_survey(survey_year))
    return kept(
        visit, ("map_table", survey_year), lambda: table[~table.index.isin(vocabulary.FORMER_PROVINCE_SUCCESSORS)]
    )


def ranking_table(visit: Visit) -> pd.DataFrame:
    """Every district of the scope with figure, rank, their limits, change and distance, lowest prevalence first."""
    return kept(visit, "ranking_table", lambda: sorted_best_first(visit.answers.paced_table(visit.question)))


def target_table(visit: Visit) -> pd.DataFrame:
    """Every district of the scope against the target in force in the target year."""
    return visit.answers.table(visit.question)


def priority_asked(visit: Visit) -> PriorityAsked:
    """How the visitor wants the list: weights, number of places, decisions on districts of the scope."""
    chosen, own = visit.selection, visit.answers.names.districts(visit.selection.scope)
    pinned, struck = (
        tuple(code for code in codes if code in own) for codes in (chosen.pinned_codes, chosen.struck_codes)
    )
    return PriorityAsked(chosen.weights, chosen.places, pinned, struck)


def priority_table(visit: Visit) -> pd.DataFrame:
    """Every district of the scope with score, order, standing and stability, the most urgent first."""
    return visit.answers.priorities(visit.question, priority_asked(visit))


def alike_asked(visit: Visit) -> AlikeAsked:
    """In what the visitor wants districts to be alike, and where they are looked for."""
    chosen = visit.selection
    return AlikeAsked(chosen.circumstances, chosen.metric, chosen.within, chosen.same_kind)


def learned(visit: Visit) -> Learning:
    """The districts most like the chosen one, and whom it may learn from."""
    return visit.answers.learning(visit.question, visit.selection.district_code or "", alike_asked(visit))


class Area(NamedTuple):
    """Where the visitor looks: the region whose map holds it, its name, its districts, its name as an island group."""

    scope: str
    place: str
    codes: tuple[str, ...]
    island: str = ""


def looked_at(visit: Visit) -> Area:
    """The nation, or the island group or province of the chosen district or area."""
    chosen, names = visit.selection, visit.answers.names
    province = names.province_of[chosen.district_code] if chosen.district_code else chosen.scope
    nation = tuple(names.districts())
    if province == vocabulary.COUNTRY_CODE or chosen.within == vocabulary.WITHIN_NATION:
        return Area(vocabulary.COUNTRY_CODE, vocabulary.COUNTRY_NAME, nation)
    if chosen.within == vocabulary.WITHIN_PROVINCE:
        return Area(province, names.regions[province], tuple(names.districts(province)))
    island = vocabulary.island_group(province)
    codes = tuple(code for code in nation if vocabulary.island_group(code) == island)
    return Area(vocabulary.COUNTRY_CODE, island, codes, island)


def clusters_at(visit: Visit, area: Area) -> Neighbourhoods:
    """The clusters of neighbours there."""
    return visit.answers.clusters(visit.question.within(area.scope), area.island)


def own_cluster(visit: Visit) -> str:
    """Whether the chosen district forms a cluster with its neighbours, in a sentence; empty without a figure."""
    found = visit.answers.clusters(visit.question.within(vocabulary.COUNTRY_CODE))
    code = visit.selection.district_code or ""
    return kept(visit, "own_cluster", lambda: own_cluster_sentence(visit.language, found, code))
