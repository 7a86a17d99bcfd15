"""Districts alike, and what is expected of a district, as records."""

from typing import Any, Final

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.analysis.expected import Expectations
from stuntmap.answers import Answers, Question
from stuntmap.answers.learning import AlikeAsked, Learning
from stuntmap.errors import UnknownRegionError
from stuntmap.report.records import fields
from stuntmap.report.records.values import plain, record

# By the names of fields, which are those of no other record.
_QUALITY: Final = {"districts": "fitted_districts", "provinces": "fitted_provinces"}
_DECIMALS: Final = 3


def alike_of(answers: Answers, question: Question, region_code: str) -> dict[str, Any]:
    """`alike_record` of a district, by the usual choices.

    Raises:
        UnknownRegionError: no district has this code.
    """
    asked = AlikeAsked()
    return alike_record(answers.learning(question, known_district(answers, region_code), asked), asked)


def expected_of(answers: Answers, question: Question, region_code: str) -> dict[str, Any]:
    """`expected_record` of a district, by the usual choices; raises as `alike_of`."""
    asked, code = AlikeAsked(), known_district(answers, region_code)
    found, figures = answers.expectations(question, asked.columns), answers.figures(question)
    return expected_record(figures, found, code, asked)


def known_district(answers: Answers, region_code: str) -> str:
    """The code, where it is a district's.

    Raises:
        UnknownRegionError: no district has it.
    """
    if region_code not in answers.names.districts():
        raise UnknownRegionError("unknown_region", region_code=region_code)
    return region_code


def alike_record(found: Learning, asked: AlikeAsked) -> dict[str, Any]:
    """The district with its rank among its like, and each of them, the most alike first."""
    own = found.own
    return {
        v.REGION_CODE: str(own.name),
        **record(own, fields.OF_DISTRICT[1:-1]),
        "circumstances": list(asked.columns),
        "left_out": list(found.left_out),
        "distance": asked.metric,
        "within": asked.within,
        "same_kind": asked.same_kind,
        "candidates": found.candidates,
        "rank_among_alike": _rounded(record(own, fields.RANK)),
        "alike": [_neighbour(found, str(code), row) for code, row in found.table.iterrows()],
    }


def _neighbour(found: Learning, code: str, row: pd.Series) -> dict[str, Any]:
    here, there = (found.values.loc[[each]].iloc[0] for each in (str(found.own.name), code))
    differences = [
        {
            "circumstance": column,
            v.UNIT: v.CIRCUMSTANCE_COLUMNS[column].indicator.unit,
            "there": plain(there[column]),
            "here": plain(here[column]),
        }
        for column in found.largest_gaps(code)
    ]
    told = _rounded({v.REGION_CODE: code, **record(row, fields.NEIGHBOUR[1:])})
    return {**told, "largest_differences": [_rounded(one) for one in differences]}


def expected_record(figures: pd.DataFrame, found: Expectations, region_code: str, asked: AlikeAsked) -> dict[str, Any]:
    """What circumstances let expect of one district beside its figure, and how far off the model is elsewhere."""
    row = figures.loc[[region_code]].iloc[0]
    names = fields.OF_DISTRICT[1:-1]
    # What a weak model expects is told to nobody.
    expected = found.table.loc[[region_code]].iloc[0]
    told = record(expected, v.EXPECTED_COLUMNS)
    if found.quality.is_weak:
        told = {name: told[name] if name.endswith(("verdict", "reason")) else None for name in told}
    quality = {_QUALITY.get(name, name): plain(value) for name, value in found.quality._asdict().items()}
    return {
        v.REGION_CODE: region_code,
        **record(row, names),
        "circumstances": list(asked.columns),
        **_rounded(told),
        "out_of_sample": _rounded(quality),
    }


def _rounded(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: round(value, _DECIMALS) if isinstance(value, float) else value for name, value in facts.items()}
