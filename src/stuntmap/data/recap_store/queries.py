"""The questions to a store, each written once with Ibis: DuckDB answers them here, Spark elsewhere (docs/scale.md).

A query names its table, RECAPS or CHILDREN; whoever runs it says which files stand behind the name.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from stuntmap import vocabulary as v

RECAPS: Final = "recap_rows"
CHILDREN: Final = "child_rows"
DUCKDB: Final = "duckdb"
SPARK: Final = "pyspark"

# The columns of the files of a store that queries need; `region_code` is "" where the place is not certain.
_RECAP_COLUMNS: Final = {
    v.REGION_CODE: "string",
    v.PERIOD: "string",
    v.CHILDREN_STUNTED: "int32",
    v.CHILDREN_MEASURED: "int32",
    v.CHILDREN_EXPECTED: "int32",
    "is_excluded": "boolean",
}
# One row a child and month: z-score of height for age in hundredths, missing where the child was not measured. Whole
# numbers are the same for each engine, and Ibis writes decimals for Spark only where Spark is installed.
HEIGHT_FOR_AGE: Final = "height_for_age_z100"
_CHILD_COLUMNS: Final = {v.VILLAGE_CODE: "string", v.PERIOD: "string", HEIGHT_FOR_AGE: "int16"}
# WHO 2006, Child Growth Standards: stunted below -2, severely below -3; beyond 6 the measurement is taken for wrong.
_STUNTED_BELOW: Final = -200
_VERY_SHORT_BELOW: Final = -300
_OUTLIER_BEYOND: Final = 600
DIGITS: Final = {v.VILLAGE: v.VILLAGE_DIGITS, v.SUBDISTRICT: v.SUBDISTRICT_DIGITS, v.DISTRICT: v.DISTRICT_DIGITS}


def regional_counts(level: str, period: str) -> Any:
    """One row a region of `level` with rows in the month, sorted: region_code and the children counted.

    Shorter codes, "" among them, are rows whose region of the level is not certain: they belong to the total. Expected
    children are missing unless they are known of every row, as in `analysis.small_areas.summed`.
    """
    import ibis

    rows = ibis.table(_RECAP_COLUMNS, name=RECAPS)
    inside = rows.filter(~rows.is_excluded, rows.period == period)
    code = inside.region_code.left(DIGITS[level]).name(v.REGION_CODE)
    expected = ibis.ifelse(inside.children_expected.count() == inside.count(), inside.children_expected.sum(), None)
    counts = inside.group_by(code).aggregate(
        **{
            v.CHILDREN_MEASURED: inside.children_measured.sum(),
            v.CHILDREN_STUNTED: inside.children_stunted.sum(),
            v.CHILDREN_EXPECTED: expected,
        }
    )
    return counts.order_by(v.REGION_CODE)


def counted_children(level: str) -> Any:
    """One row a region of `level` and month, sorted: children measured without outliers, stunted, severely stunted."""
    import ibis

    rows = ibis.table(_CHILD_COLUMNS, name=CHILDREN)
    height = rows[HEIGHT_FOR_AGE]
    is_measured = height.abs() <= _OUTLIER_BEYOND
    counts = rows.group_by(rows.village_code.left(DIGITS[level]).name(v.REGION_CODE), rows.period).aggregate(
        **{
            v.CHILDREN_MEASURED: is_measured.sum(),
            v.CHILDREN_STUNTED: (is_measured & (height < _STUNTED_BELOW)).sum(),
            v.VERY_SHORT: (is_measured & (height < _VERY_SHORT_BELOW)).sum(),
        }
    )
    return counts.order_by(v.REGION_CODE, v.PERIOD)


@lru_cache(maxsize=512)
def compiled(query: str, *facts: str, dialect: str = DUCKDB) -> str:
    """The text of a query of this module, by its name, for an engine that reads SQL."""
    import ibis

    text: str = ibis.to_sql(_QUERIES[query](*facts), dialect=dialect)
    return text


_QUERIES: Final[dict[str, Callable[..., Any]]] = {
    "regional_counts": regional_counts,
    "counted_children": counted_children,
}
