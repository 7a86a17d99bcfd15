"""Clusters of neighbours as one record: the global result with model figures and without, and each district."""

from typing import Any, Final

from stuntmap import vocabulary as v
from stuntmap.analysis.clusters import DISTANCE_KM, Clusters
from stuntmap.answers.neighbourhoods import Neighbourhoods
from stuntmap.report.records.fields import CLUSTERED
from stuntmap.report.records.values import plain, record

_DECIMALS: Final = {v.NEIGHBOURS_MEAN: 2, v.CLUSTER_P_VALUE: 5, v.CLUSTER_P_ADJUSTED: 5}


def cluster_record(found: Neighbourhoods, scope: str, survey_year: int, island: str = "") -> dict[str, Any]:
    """`fields.CLUSTERS`: districts by code."""
    rows = found.table.reset_index().to_dict("records")
    return {
        "scope": scope,
        "island_group": island or None,
        v.SURVEY: v.SURVEY_OF_YEAR[survey_year].name,
        v.SURVEY_YEAR: survey_year,
        "permutations": v.PERMUTATIONS,
        "false_discovery_rate": v.FALSE_DISCOVERIES,
        "all_figures": _overall(found.every),
        "measured_only": _overall(found.measured),
        "districts": [_rounded(record(row, CLUSTERED)) for row in rows],
    }


def _overall(found: Clusters) -> dict[str, Any]:
    joined = [
        {v.REGION_CODE: str(code), v.NEIGHBOUR_CODE: row[v.NEIGHBOUR_CODE], DISTANCE_KM: round(row[DISTANCE_KM], 1)}
        for code, row in found.joined.iterrows()
    ]
    moran, p_value = plain(found.moran), plain(found.p_value)
    return {
        "morans_i": moran if not isinstance(moran, float) else round(moran, 4),
        "p_value": p_value,
        "districts_counted": found.districts,
        "reason": found.reason,
        "joined": joined,
    }


def _rounded(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value if value is None else _at(name, value) for name, value in facts.items()}


def _at(name: str, value: Any) -> Any:
    return round(value, _DECIMALS[name]) if name in _DECIMALS else value
