"""The shipped tables as they are read: a line a column; and what is worked out of the boundaries, a line a province."""

from collections.abc import Callable

import pandas as pd
from plain_words import list_words, value_words

from stuntmap.answers import shared_answers
from stuntmap.data.main_bodies import main_body
from stuntmap.figures.printed.remote_islands import with_remote_islands_closer
from stuntmap.vocabulary import PROVINCE_CODE, REGION_CODE

Compare = Callable[[str, list[str]], None]
# Provinces with islands far out, which are printed closer.
PRINTED = ("21", "31", "33", "73", "96")
TABLES = (
    *("regions", "estimates", "population", "targets", "determinants", "neighbours"),
    *("district_points", "province_points", "tile_points"),
)


def column_words(column: pd.Series) -> str:
    known = column.dropna()
    words = f"{column.dtype}, {len(known)} of {len(column)}, {known.nunique()} different"
    if pd.api.types.is_bool_dtype(column):
        return f"{words}, {int(known.sum())} true"
    if pd.api.types.is_numeric_dtype(column) and len(known):
        return f"{words}, {value_words(float(known.min()))} to {value_words(float(known.max()))}, mean " + value_words(
            float(known.mean())
        )
    ends = sorted(map(str, known.unique()))
    return f"{words}, {value_words(ends[0][:80])} to {value_words(ends[-1][:80])}" if ends else words


def test_tables_are_read_as_kept(kept_as: Compare) -> None:
    lines: list[str] = []
    data = shared_answers().data
    tables = {name: getattr(data, name) for name in TABLES}
    for name, table in {**tables, **data.nutrition}.items():
        table = table.reset_index()
        lines += [f"{name}: {len(table)} rows", *(f"  {column}: {column_words(table[column])}" for column in table)]
    kept_as("data-tables", lines)


def test_surveys_cover_what_is_kept(kept_as: Compare) -> None:
    answers = shared_answers()
    coverage = answers.survey_coverage.reset_index()
    lines = [
        " | ".join(map(str, coverage.columns)),
        *(" | ".join(map(value_words, row)) for row in coverage.to_numpy()),
    ]
    lines += [" | ".join(map(value_words, row)) for row in answers.disputed_figures.reset_index().to_numpy()]
    keys = answers.names.search_keys
    kept_as("data-surveys", [*lines, *(f"{code} {keys[code]}" for code in sorted(keys)[::9])])


def test_provinces_are_framed_and_printed_as_kept(kept_as: Compare) -> None:
    lines: list[str] = []
    for code, districts in shared_answers().data.districts.groupby(PROVINCE_CODE):
        polygons = districts.set_index(REGION_CODE)
        body = main_body(polygons.geometry)
        lines.append(f"{code} main {' '.join(map(value_words, body.bounds))} beyond {' '.join(body.beyond)}")
        if code not in PRINTED:
            continue
        ground = with_remote_islands_closer(polygons)
        frames = [list_words(frame) for frame in ground.frames]
        lines.append(f"   printed {list_words(ground.districts.total_bounds)} frames {' '.join(frames)}")
    kept_as("data-provinces", lines)
