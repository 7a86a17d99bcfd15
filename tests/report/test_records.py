"""The records that programs get: fixed fields, each described, missing as None, and the figures of the answers."""

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

from questions import asked, table_of
from stuntmap.answers import shared_answers
from stuntmap.report.records import (
    comparison_record,
    estimate_records,
    fields,
    profile_record,
    rank_records,
    region_records,
    target_records,
)
from stuntmap.report.records.fields import Parts


def all_names(parts: Parts) -> Iterator[str]:
    yield from parts.names
    for inner in parts.inner.values():
        yield from all_names(inner)


def shape_of(record: dict[str, Any], parts: Parts) -> None:
    """The record has the fields of `parts`, in their order, and so has each record within it."""
    assert tuple(record) == parts.names
    for name, inner in parts.inner.items():
        held = record[name]
        for one in held if inner.many else [held]:
            if one is not None:
                shape_of(one, inner)


def test_every_field_is_described() -> None:
    lists = (fields.REGION, fields.RANKED, fields.ESTIMATE, fields.TARGETED)
    names = {*all_names(fields.PROFILE), *all_names(fields.COMPARISON), *(name for names in lists for name in names)}
    for name in names:
        column = fields.column_of_field(name)
        assert column.meaning or column.heading, name


@pytest.mark.parametrize("code", ["ID", "33", "96", "3310", "5303", "9501"])
def test_a_profile_and_a_comparison_have_their_fields_and_nothing_else(code: str) -> None:
    record = profile_record(shared_answers(), asked(), code)
    shape_of(record, fields.PROFILE)
    compared = comparison_record(shared_answers().comparison(code, 2021, 2024))
    shape_of(compared, fields.COMPARISON)
    json.dumps([record, compared], allow_nan=False)


@pytest.mark.parametrize(("scope", "level"), [("33", "district"), ("94", "district"), ("ID", "province")])
@pytest.mark.parametrize("year", [2022, 2024])
def test_estimates_and_targets_are_the_figures_of_the_table(scope: str, level: str, year: int) -> None:
    question = asked(scope, year, level=level)
    table = table_of(scope, year, level=level)
    estimates, targets = (found(shared_answers(), question) for found in (estimate_records, target_records))
    assert [row["region_code"] for row in estimates] == list(table.index) == [row["region_code"] for row in targets]
    for one, aimed, (_, row) in zip(estimates, targets, table.iterrows(), strict=True):
        assert tuple(one) == fields.ESTIMATE
        assert tuple(aimed) == fields.TARGETED
        if pd.isna(row["prevalence_pct"]):
            assert (one["prevalence_pct"], one["ci95_low_pct"], one["status"]) == (None, None, "no_estimate")
            assert (aimed["distance_pp"], aimed["reached"], aimed["status"]) == (None, None, "no_estimate")
            continue
        assert one["prevalence_pct"] == aimed["prevalence_pct"] == row["prevalence_pct"]
        assert one["status"] == aimed["status"] == row["estimation"]
        for end in ("ci95_low_pct", "ci95_high_pct"):
            assert one[end] == (None if pd.isna(row[end]) else round(row[end], 1))
        assert one["source_url"] == row["source_url"]
        assert aimed["distance_pp"] == row["distance_pp"]
        assert aimed["target_verdict"] == row["target_verdict"]


def test_an_own_target_is_held_against_the_year_that_lies_ahead() -> None:
    rows = target_records(shared_answers(), asked("33", own_target_pct=14.0))
    assert {(row["target_pct"], row["target_year"], row["target_standing"]) for row in rows} == {(14.0, 2029, "own")}


def test_ranks_and_regions_name_every_district_once() -> None:
    ranked = rank_records(shared_answers(), asked("33").against_the_survey_before(2024))
    regions = region_records(shared_answers(), "33")
    assert sorted(row["region_code"] for row in ranked) == [row["region_code"] for row in regions]
    assert [row["rank"] for row in ranked] == sorted(row["rank"] for row in ranked)


def held(node: Any, name: str) -> Iterator[Any]:
    """The values of a field wherever it stands."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == name:
                yield value
            yield from held(value, name)
    elif isinstance(node, list):
        for one in node:
            yield from held(one, name)


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024])
def test_a_field_of_codes_holds_none_but_those_described(year: int) -> None:
    answers = shared_answers()
    regions = ["3310", "3374", "5303", "9404", "9501", "91", "33", "ID"]
    made = [found(answers, asked(survey_year=year)) for found in (estimate_records, target_records)]
    made += [region_records(answers), rank_records(answers, asked("94").against_the_survey_before(year))]
    made += [profile_record(answers, asked(), code) for code in regions]
    made += [comparison_record(answers.comparison(code, 2018, year)) for code in regions]
    made += [comparison_record(answers.comparison(code, 2022, year)) for code in regions if year != 2022]
    for name, codes in fields.CODES.items():
        assert {value for value in held(made, name) if value is not None} <= set(codes), name
