"""Districts alike, and what is expected of a district, as records."""

from typing import Any, Final

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.analysis.expected import Expectations
from stuntmap.answers.learning import AlikeAsked, Learning
from stuntmap.report.records.values import plain, record

_OWN: Final = (v.PREVALENCE, v.CI95_LOW, v.CI95_HIGH, v.CI_KIND, v.ESTIMATION)
_RANK: Final = (v.RANK, v.RANK_OF, v.TIED, v.RANK_LOW, v.RANK_HIGH, v.RANK_IS_ROUGH)
_NEIGHBOUR: Final = (
    *(v.REGION_NAME, v.PROVINCE_NAME, "alike_share", "stays_alike_share", "learn_from", *_OWN),
    *("reference_difference_pp", "reference_ci95_low_pp", "reference_ci95_high_pp", "reference_p_value"),
    *("reference_verdict", "reference_reason", v.CHANGE, v.CHANGE_VERDICT, v.CHANGE_REASON),
)
_EXPECTED: Final = (*("expected_pct", "expected_low_pct", "expected_high_pct", "expected_verdict", "expected_reason"),)
_DECIMALS: Final = 3


def alike_record(found: Learning, asked: AlikeAsked) -> dict[str, Any]:
    """The district with its rank among its like, and each of them, the most alike first."""
    own = found.own
    return {
        v.REGION_CODE: str(own.name),
        **record(own, (v.REGION_NAME, v.PROVINCE_NAME, v.SURVEY, v.SURVEY_YEAR, *_OWN)),
        "circumstances": list(asked.columns),
        "left_out": list(found.left_out),
        "distance": asked.metric,
        "within": asked.within,
        "same_kind": asked.same_kind,
        "candidates": found.candidates,
        "rank_among_alike": _rounded(record(own, _RANK)),
        "alike": [_neighbour(found, str(code), row) for code, row in found.table.iterrows()],
    }


def _neighbour(found: Learning, code: str, row: pd.Series) -> dict[str, Any]:
    here, there = (found.values.loc[[each]].iloc[0] for each in (str(found.own.name), code))
    differences = [
        {
            v.INDICATOR: column,
            v.UNIT: v.CIRCUMSTANCE_COLUMNS[column].indicator.unit,
            "there": plain(there[column]),
            "here": plain(here[column]),
        }
        for column in found.largest_gaps(code)
    ]
    told = _rounded({v.REGION_CODE: code, **record(row, _NEIGHBOUR)})
    return {**told, "largest_differences": [_rounded(one) for one in differences]}


def expected_record(figures: pd.DataFrame, found: Expectations, region_code: str, asked: AlikeAsked) -> dict[str, Any]:
    """What circumstances let expect of one district beside its figure, and how far off the model is elsewhere."""
    row = figures.loc[[region_code]].iloc[0]
    names = (v.REGION_NAME, v.PROVINCE_NAME, v.SURVEY, v.SURVEY_YEAR, *_OWN)
    # What a weak model expects is told to nobody.
    expected = found.table.loc[[region_code]].iloc[0]
    told = record(expected, _EXPECTED)
    if found.quality.is_weak:
        told = {name: told[name] if name.endswith(("verdict", "reason")) else None for name in told}
    quality = {name: plain(value) for name, value in found.quality._asdict().items()}
    return {
        v.REGION_CODE: region_code,
        **record(row, names),
        "circumstances": list(asked.columns),
        **_rounded(told),
        "out_of_sample": _rounded(quality),
    }


def _rounded(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: round(value, _DECIMALS) if isinstance(value, float) else value for name, value in facts.items()}
