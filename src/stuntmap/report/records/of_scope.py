"""The regions of a scope as records: codes and names, figures, ranks, targets."""

from typing import Any

import pandas as pd

from stuntmap import vocabulary
from stuntmap.analysis.ranking import members_of_scope, sorted_best_first
from stuntmap.answers import Answers, Question
from stuntmap.report.records import fields
from stuntmap.report.records.values import record
from stuntmap.report.table_columns import with_status


def region_records(answers: Answers, scope: str = vocabulary.COUNTRY_CODE) -> list[dict[str, Any]]:
    """The districts of a scope by their codes: `fields.REGION`.

    Raises:
        UnknownRegionError: `scope` is neither a province nor the country.
    """
    regions = answers.data.regions
    members = members_of_scope(regions, scope).index
    rows = regions.set_index(vocabulary.REGION_CODE, drop=False).loc[members, list(fields.REGION)]
    return _records(rows, fields.REGION)


def rank_records(answers: Answers, question: Question) -> list[dict[str, Any]]:
    """The regions of a scope from the lowest prevalence, those without an estimate last: `fields.RANKED`."""
    table = sorted_best_first(answers.table(question).reset_index())
    return _records(table.assign(**{vocabulary.INDICATOR: question.indicator}), fields.RANKED)


def estimate_records(answers: Answers, question: Question) -> list[dict[str, Any]]:
    """The figures of a scope with their limits and where each was read, by code: `fields.ESTIMATE`."""
    table = with_status(answers.figures(question))
    return _records(table.assign(**{vocabulary.INDICATOR: question.indicator}), fields.ESTIMATE)


def target_records(answers: Answers, question: Question) -> list[dict[str, Any]]:
    """The regions of a scope with the target in force, distance and verdict, by code: `fields.TARGETED`."""
    aimed = question.aimed(answers.data.targets)
    return _records(with_status(answers.table(aimed)), fields.TARGETED)


def _records(table: pd.DataFrame, names: tuple[str, ...]) -> list[dict[str, Any]]:
    return [record(row, names) for row in table.to_dict("records")]
