"""The record of a table of interventions that programs read: figures of a period, names, and every finding in words."""

from typing import Any

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.answers.interventions import Interventions
from stuntmap.data.recaps.matching import CERTAIN, DOUBTFUL, UNMATCHED
from stuntmap.language import Language
from stuntmap.report.narrative.interventions import indicator_title
from stuntmap.report.records.recap import asked_record, matched_record, named_record, problem_record

_DECIMALS = 2


def interventions_record(table: Interventions, words: Language) -> dict[str, Any]:
    """Level, rows, indicators with sums, share and target (null where unknown), names and problems, in one language."""
    names = table.places.register.names
    return {
        "district_code": table.district_code,
        "level": table.level,
        "unit": table.unit,
        "period": table.period,
        "periods": table.periods,
        "figures": len(table.rows),
        "figures_excluded": table.excluded,
        "indicators": [_indicator(row, table, words) for row in table.of_district().to_dict("records")],
        "columns": [{"heading": heading, "indicator": one.name} for heading, one in table.taken],
        "matched": [matched_record(place, match, names) for place, match in table.matches(*CERTAIN).items()],
        "doubtful": [asked_record(place, match, names) for place, match in table.matches(DOUBTFUL).items()],
        "unmatched": [named_record(place) for place in table.matches(UNMATCHED)],
        "problems": [problem_record(finding, words) for finding in table.findings],
    }


def _indicator(row: Any, table: Interventions, words: Language) -> dict[str, Any]:
    one = table.indicators[row[v.INDICATOR]]
    gap = row[v.INTERVENTION_GAP]
    return {
        "name": one.name,
        "title": indicator_title(words, one),
        "group": one.group,
        v.NUMERATOR: int(row[v.NUMERATOR]),
        v.DENOMINATOR: int(row[v.DENOMINATOR]),
        v.COVERED: None if pd.isna(row[v.COVERED]) else round(float(row[v.COVERED]), _DECIMALS),
        v.INTERVENTION_TARGET: one.target_pct,
        "target_year": v.INTERVENTION_TARGET_YEAR if one.target_pct is not None else None,
        "is_reached": None if pd.isna(gap) else bool(gap <= 0),
    }
