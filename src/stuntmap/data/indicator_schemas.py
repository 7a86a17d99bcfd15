"""What a row of each indicator table must look like. Every check carries the name of a rule in `table_rules`."""

from collections.abc import Callable, Collection
from typing import Final

import pandas as pd
import pandera.pandas as pa

from stuntmap import vocabulary as v
from stuntmap.data.table_reading import TableSchema

# The first of SURVEYS, and the last year of the national long-term plan (UU 59/2024).
_FIRST_YEAR: Final = 2013
_LAST_YEAR: Final = 2045
_NEW_PAPUAN_PROVINCES: Final = ("91", "92", "93", "94", "95", "96")
NUTRITION_INDICATORS: Final = ("wasting", "underweight", "overweight")

RowTest = Callable[[pd.DataFrame], pd.Series]


def stunting_schema(region_codes: Collection[str]) -> TableSchema:
    """Schema of the stunting estimates: one row is a region in a survey."""
    text = _text_columns((v.REGION_NAME, v.SURVEY), optional=(v.PROVINCE_CODE, v.SECOND_SOURCE_URL, v.NOTE))
    return TableSchema(
        pa.DataFrameSchema(
            {
                v.REGION_CODE: _region_code({*region_codes, *v.FORMER_PROVINCE_CODES.values()}),
                v.REGION_LEVEL: _word(v.REGION_LEVELS),
                v.SURVEY_YEAR: pa.Column(float),
                v.PREVALENCE: _percent(),
                v.CI95_LOW: _limit(),
                v.CI95_HIGH: _limit(),
                v.CHILDREN_MEASURED: pa.Column(float, _above_zero(), nullable=True),
                v.ESTIMATION: _word(v.ESTIMATIONS),
                v.CHECK: _word(v.CHECKS),
                v.SOURCE_KIND: _word(v.SOURCE_KINDS),
                v.SOURCE_URL: _address(),
                **text,
            },
            checks=[
                *_key_checks((v.REGION_CODE, v.SURVEY_YEAR)),
                *_limit_checks(v.PREVALENCE, v.CI95_LOW, v.CI95_HIGH),
                _rows(_survey_was_made, "unknown_survey", v.SURVEY_YEAR),
                _rows(_level_fits_code, "wrong_level", v.REGION_LEVEL),
                _rows(_province_fits_code, "wrong_province", v.PROVINCE_CODE),
                _rows(_province_existed, "former_province", v.REGION_CODE),
            ],
            strict=True,
        ),
        key=(v.REGION_CODE, v.SURVEY_YEAR),
        numbers=(v.PREVALENCE, v.CI95_LOW, v.CI95_HIGH, v.CHILDREN_MEASURED),
        integers=(v.SURVEY_YEAR,),
    )


def nutrition_schema(region_codes: Collection[str]) -> TableSchema:
    """Schema of wasting, underweight and overweight of SKI 2023: one row is a region."""
    figures: dict[str, pa.Column] = {}
    checks = _key_checks((v.REGION_CODE,))
    for indicator in NUTRITION_INDICATORS:
        value, low, high = nutrition_columns(indicator)
        figures |= {value: _percent(nullable=True), low: _limit(), high: _limit()}
        checks += _limit_checks(value, low, high)
    return TableSchema(
        pa.DataFrameSchema(
            {
                v.REGION_CODE: _region_code(region_codes),
                **figures,
                v.N_WEIGHTED: pa.Column(float, _above_zero(), nullable=True),
                v.SURVEY_YEAR: pa.Column(float),
                **_text_columns((v.REGION_NAME, v.SURVEY), optional=(v.NOTE,)),
            },
            checks=[*checks, _rows(_survey_was_made, "unknown_survey", v.SURVEY_YEAR)],
            strict=True,
        ),
        key=(v.REGION_CODE,),
        numbers=(*figures, v.N_WEIGHTED),
        integers=(v.SURVEY_YEAR,),
    )


def nutrition_columns(indicator: str) -> tuple[str, str, str]:
    """The columns of one of NUTRITION_INDICATORS: value, lower limit, upper limit, all in %."""
    return f"{indicator}_pct", f"{indicator}_ci95_low_pct", f"{indicator}_ci95_high_pct"


def population_schema(region_codes: Collection[str]) -> TableSchema:
    """Schema of the children under five: one row is a region."""
    return TableSchema(
        pa.DataFrameSchema(
            {
                v.REGION_CODE: _region_code(region_codes),
                v.N_WEIGHTED: pa.Column(float, _above_zero(), nullable=True),
                v.POPULATION_UNDER_5: pa.Column(float, _above_zero()),
                **_text_columns((v.REGION_NAME, v.METHOD)),
            },
            checks=_key_checks((v.REGION_CODE,)),
            strict=True,
        ),
        key=(v.REGION_CODE,),
        numbers=(v.N_WEIGHTED,),
        integers=(v.POPULATION_UNDER_5,),
    )


def targets_schema(region_codes: Collection[str]) -> TableSchema:
    """Schema of the targets: one row is one target; a region may have several for one year."""
    key = (v.REGION_CODE, v.YEAR, v.TARGET, v.STANDING)
    return TableSchema(
        pa.DataFrameSchema(
            {
                v.REGION_CODE: _region_code(region_codes),
                v.YEAR: pa.Column(float, _between(_FIRST_YEAR, _LAST_YEAR)),
                v.TARGET: _percent(),
                v.STANDING: _word(v.TARGET_STANDINGS),
                **_text_columns((v.REGION_NAME, v.LEGAL_BASIS, v.SOURCE_URL)),
            },
            checks=_key_checks(key),
            strict=True,
        ),
        key=key,
        numbers=(v.TARGET,),
        integers=(v.YEAR,),
    )


def determinants_schema(region_codes: Collection[str]) -> TableSchema:
    """Schema of the determinants: one row is an indicator of a district in a year."""
    key = (v.REGION_CODE, v.INDICATOR, v.YEAR)
    return TableSchema(
        pa.DataFrameSchema(
            {
                v.REGION_CODE: _region_code(region_codes),
                v.INDICATOR: _word(tuple(v.DETERMINANT_UNITS)),
                v.YEAR: pa.Column(float, _between(_FIRST_YEAR, _LAST_YEAR)),
                v.VALUE: pa.Column(float),
                v.SOURCE_URL: _address(),
                **_text_columns((v.REGION_NAME, v.UNIT, v.DEFINITION), optional=(v.NOTE,)),
            },
            checks=[
                *_key_checks(key),
                _rows(_unit_fits_indicator, "unknown_word", v.UNIT),
                _rows(_value_fits_unit, "out_of_range", v.VALUE),
            ],
            strict=True,
        ),
        key=key,
        numbers=(v.VALUE,),
        integers=(v.YEAR,),
    )


def _region_code(region_codes: Collection[str]) -> pa.Column:
    known = frozenset(region_codes)
    return pa.Column(str, pa.Check(lambda codes: codes.isin(known), name="unknown_region"))


def _word(words: tuple[str, ...]) -> pa.Column:
    return pa.Column(str, pa.Check(lambda column: column.isin(words), name="unknown_word"))


def _address() -> pa.Column:
    return pa.Column(str, pa.Check(lambda urls: urls.str.fullmatch(r"https?://\S+"), name="no_address"))


def _text_columns(required: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, pa.Column]:
    filled = pa.Check(lambda column: column.str.strip() != "", name="missing_value")
    return {name: pa.Column(str, filled) for name in required} | {name: pa.Column(str) for name in optional}


def _percent(nullable: bool = False) -> pa.Column:
    # A printed prevalence of exactly 0 or 100 % is a gap in disguise: no sample of children gives it.
    inside = pa.Check(lambda figures: (figures > 0) & (figures < 100), name="out_of_range")
    return pa.Column(float, inside, nullable=nullable)


def _limit() -> pa.Column:
    return pa.Column(float, _between(0, 100), nullable=True)


def _between(low: float, high: float) -> pa.Check:
    return pa.Check(lambda figures: figures.between(low, high), name="out_of_range")


def _above_zero() -> pa.Check:
    return pa.Check(lambda figures: (figures > 0) & (figures < float("inf")), name="out_of_range")


def _rows(test: RowTest, rule: str, column: str) -> pa.Check:
    """A check of whole rows, with `column` as the one to point at."""
    return pa.Check(test, name=f"{rule} {column}")


def _key_checks(key: tuple[str, ...]) -> list[pa.Check]:
    return [_rows(lambda table: ~table.duplicated(list(key)), "duplicate_key", key[0])]


def _limit_checks(value: str, low: str, high: str) -> list[pa.Check]:
    return [
        _rows(lambda table: ~((table[low] > table[value]) | (table[high] < table[value])), "outside_limits", value),
        _rows(lambda table: table[low].isna() == table[high].isna(), "limit_without_pair", low),
    ]


def _survey_was_made(table: pd.DataFrame) -> pd.Series:
    made = pd.MultiIndex.from_tuples([(survey.name, survey.year) for survey in v.SURVEYS])
    return pd.Series(pd.MultiIndex.from_frame(table[[v.SURVEY, v.SURVEY_YEAR]]).isin(made), index=table.index)


def _level_fits_code(table: pd.DataFrame) -> pd.Series:
    code = table[v.REGION_CODE]
    level = code.str.len().map({4: v.DISTRICT, 2: v.PROVINCE, 3: v.PROVINCE})
    return table[v.REGION_LEVEL] == level.mask(code == v.COUNTRY_CODE, v.COUNTRY)


def _province_fits_code(table: pd.DataFrame) -> pd.Series:
    expected = table[v.REGION_CODE].str[:2].where(table[v.REGION_LEVEL] == v.DISTRICT, "")
    return table[v.PROVINCE_CODE] == expected


def _province_existed(table: pd.DataFrame) -> pd.Series:
    old = table[v.REGION_CODE].isin(list(v.FORMER_PROVINCE_CODES.values()))
    new = table[v.REGION_CODE].isin(_NEW_PAPUAN_PROVINCES)
    before = table[v.SURVEY_YEAR] <= v.FORMER_PROVINCE_LAST_YEAR
    return ~((old & ~before) | (new & before))


def _unit_fits_indicator(table: pd.DataFrame) -> pd.Series:
    return table[v.UNIT] == table[v.INDICATOR].map(v.DETERMINANT_UNITS)


def _value_fits_unit(table: pd.DataFrame) -> pd.Series:
    highest = table[v.UNIT].map(lambda unit: 100.0 if unit.startswith(("%", "index")) else float("inf"))
    return (table[v.VALUE] >= 0) & (table[v.VALUE] <= highest) & (table[v.VALUE] < float("inf"))
