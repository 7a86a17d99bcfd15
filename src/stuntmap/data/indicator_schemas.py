"""What a row of each indicator table must look like. Every check carries the name of a rule in `table_rules`."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Final

import pandas as pd
import pandera.pandas as pa

from stuntmap import vocabulary
from stuntmap.data.table_reading import TableSchema

# Up to the last year of the national long-term plan (UU 59/2024).
_FIRST_YEAR: Final = vocabulary.SURVEYS[0].year
_LAST_YEAR: Final = 2045
_NEW_PAPUAN_PROVINCES: Final = ("91", "92", "93", "94", "95", "96")

RowTest = Callable[[pd.DataFrame], pd.Series]


def stunting_schema(region_codes: Collection[str]) -> TableSchema:
    """Schema of the stunting estimates: one row is a region in a survey."""
    text = _text_columns(
        (vocabulary.REGION_NAME, vocabulary.SURVEY),
        optional=(vocabulary.PROVINCE_CODE, vocabulary.SECOND_SOURCE_URL, vocabulary.NOTE),
    )
    return TableSchema(
        pa.DataFrameSchema(
            {
                vocabulary.REGION_CODE: _region_code({*region_codes, *vocabulary.FORMER_PROVINCE_CODES.values()}),
                vocabulary.REGION_LEVEL: _word(vocabulary.REGION_LEVELS),
                vocabulary.SURVEY_YEAR: pa.Column(float),
                vocabulary.PREVALENCE: _percent(),
                vocabulary.CI95_LOW: _limit(),
                vocabulary.CI95_HIGH: _limit(),
                vocabulary.CHILDREN_MEASURED: pa.Column(float, _above_zero(), nullable=True),
                vocabulary.ESTIMATION: _word(vocabulary.ESTIMATIONS),
                vocabulary.CHECK: _word(vocabulary.CHECKS),
                vocabulary.SOURCE_KIND: _word(vocabulary.SOURCE_KINDS),
                vocabulary.SOURCE_URL: _address(),
                **text,
            },
            checks=[
                *_key_checks((vocabulary.REGION_CODE, vocabulary.SURVEY_YEAR)),
                *_limit_checks(vocabulary.PREVALENCE, vocabulary.CI95_LOW, vocabulary.CI95_HIGH),
                _rows(_survey_was_made, "unknown_survey", vocabulary.SURVEY_YEAR),
                _rows(_level_fits_code, "wrong_level", vocabulary.REGION_LEVEL),
                _rows(_province_fits_code, "wrong_province", vocabulary.PROVINCE_CODE),
                _rows(_province_existed, "former_province", vocabulary.REGION_CODE),
            ],
            strict=True,
        ),
        key=(vocabulary.REGION_CODE, vocabulary.SURVEY_YEAR),
        numbers=(vocabulary.PREVALENCE, vocabulary.CI95_LOW, vocabulary.CI95_HIGH, vocabulary.CHILDREN_MEASURED),
        integers=(vocabulary.SURVEY_YEAR,),
    )


def nutrition_schema(described: vocabulary.NutritionTable, region_codes: Collection[str]) -> TableSchema:
    """Schema of one file of nutrition figures: one row is a region. Limits stand in it where its survey prints them."""
    figures: dict[str, pa.Column] = {}
    checks = [
        *_key_checks((vocabulary.REGION_CODE,)),
        _rows(_survey_was_made, "unknown_survey", vocabulary.SURVEY_YEAR),
    ]
    for indicator in described.indicators:
        value, *limits = described.columns_of(indicator)
        # A part is rare enough to be printed as 0.0; a gap is printed empty.
        figures |= {value: _limit() if indicator.part_of else _percent(nullable=True)}
        figures |= {limit: _limit() for limit in limits}
        if limits:
            checks += _limit_checks(value, *limits)
        if whole := vocabulary.NUTRITION.get(indicator.part_of):
            checks.append(_rows(partial(_part_within_whole, value, whole.columns[0]), "out_of_range", value))
    beside = {
        vocabulary.N_WEIGHTED: pa.Column(float, _above_zero(), nullable=True, required=False),
        vocabulary.STUNTING_ESTIMATION: _word(vocabulary.ESTIMATIONS, required=False),
        vocabulary.CHECK: _word((vocabulary.SINGLE_SOURCE, vocabulary.SUSPECT), required=False),
        vocabulary.SOURCE_URL: _address(required=False),
        vocabulary.NOTE: pa.Column(str, required=False),
    }
    return TableSchema(
        pa.DataFrameSchema(
            {
                vocabulary.REGION_CODE: _region_code(region_codes),
                **figures,
                **beside,
                vocabulary.SURVEY_YEAR: pa.Column(float),
                **_text_columns((vocabulary.REGION_NAME, vocabulary.SURVEY)),
            },
            checks=checks,
            strict=True,
        ),
        key=(vocabulary.REGION_CODE,),
        numbers=(*figures, vocabulary.N_WEIGHTED),
        integers=(vocabulary.SURVEY_YEAR,),
    )


def population_schema(region_codes: Collection[str]) -> TableSchema:
    """Schema of the children under five: one row is a region."""
    return TableSchema(
        pa.DataFrameSchema(
            {
                vocabulary.REGION_CODE: _region_code(region_codes),
                vocabulary.N_WEIGHTED: pa.Column(float, _above_zero(), nullable=True),
                vocabulary.POPULATION_UNDER_5: pa.Column(float, _above_zero()),
                **_text_columns((vocabulary.REGION_NAME, vocabulary.METHOD)),
            },
            checks=_key_checks((vocabulary.REGION_CODE,)),
            strict=True,
        ),
        key=(vocabulary.REGION_CODE,),
        numbers=(vocabulary.N_WEIGHTED,),
        integers=(vocabulary.POPULATION_UNDER_5,),
    )


def targets_schema(region_codes: Collection[str]) -> TableSchema:
    """Schema of the targets: one row is one target; a region may have several for one year."""
    key = (vocabulary.REGION_CODE, vocabulary.YEAR, vocabulary.TARGET, vocabulary.STANDING)
    return TableSchema(
        pa.DataFrameSchema(
            {
                vocabulary.REGION_CODE: _region_code(region_codes),
                vocabulary.YEAR: pa.Column(float, _between(_FIRST_YEAR, _LAST_YEAR)),
                vocabulary.TARGET: _percent(),
                vocabulary.STANDING: _word(vocabulary.TARGET_STANDINGS),
                **_text_columns((vocabulary.REGION_NAME, vocabulary.LEGAL_BASIS, vocabulary.SOURCE_URL)),
            },
            checks=_key_checks(key),
            strict=True,
        ),
        key=key,
        numbers=(vocabulary.TARGET,),
        integers=(vocabulary.YEAR,),
    )


def determinants_schema(region_codes: Collection[str]) -> TableSchema:
    """Schema of the determinants: one row is an indicator of a district in a year."""
    key = (vocabulary.REGION_CODE, vocabulary.INDICATOR, vocabulary.YEAR)
    return TableSchema(
        pa.DataFrameSchema(
            {
                vocabulary.REGION_CODE: _region_code(region_codes),
                vocabulary.INDICATOR: _word(tuple(vocabulary.DETERMINANTS)),
                vocabulary.YEAR: pa.Column(float, _between(_FIRST_YEAR, _LAST_YEAR)),
                vocabulary.VALUE: pa.Column(float),
                vocabulary.SOURCE_URL: _address(),
                **_text_columns(
                    (vocabulary.REGION_NAME, vocabulary.UNIT, vocabulary.DEFINITION), optional=(vocabulary.NOTE,)
                ),
            },
            checks=[
                *_key_checks(key),
                _rows(_unit_fits_indicator, "unknown_word", vocabulary.UNIT),
                _rows(_value_fits_unit, "out_of_range", vocabulary.VALUE),
            ],
            strict=True,
        ),
        key=key,
        numbers=(vocabulary.VALUE,),
        integers=(vocabulary.YEAR,),
    )


def _region_code(region_codes: Collection[str]) -> pa.Column:
    known = frozenset(region_codes)
    return pa.Column(str, pa.Check(lambda codes: codes.isin(known), name="unknown_region"))


def _word(words: tuple[str, ...], required: bool = True) -> pa.Column:
    return pa.Column(str, pa.Check(lambda column: column.isin(words), name="unknown_word"), required=required)


def _address(required: bool = True) -> pa.Column:
    written = pa.Check(lambda urls: urls.str.fullmatch(r"https?://\S+"), name="no_address")
    return pa.Column(str, written, required=required)


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
    made = pd.MultiIndex.from_tuples([(survey.name, survey.year) for survey in vocabulary.SURVEYS])
    return pd.Series(
        pd.MultiIndex.from_frame(table[[vocabulary.SURVEY, vocabulary.SURVEY_YEAR]]).isin(made), index=table.index
    )


def _level_fits_code(table: pd.DataFrame) -> pd.Series:
    code = table[vocabulary.REGION_CODE]
    return table[vocabulary.REGION_LEVEL] == code.map(vocabulary.level_of_code)


def _province_fits_code(table: pd.DataFrame) -> pd.Series:
    expected = table[vocabulary.REGION_CODE].str[:2].where(table[vocabulary.REGION_LEVEL] == vocabulary.DISTRICT, "")
    return table[vocabulary.PROVINCE_CODE] == expected


def _province_existed(table: pd.DataFrame) -> pd.Series:
    old = table[vocabulary.REGION_CODE].isin(list(vocabulary.FORMER_PROVINCE_CODES.values()))
    new = table[vocabulary.REGION_CODE].isin(_NEW_PAPUAN_PROVINCES)
    before = table[vocabulary.SURVEY_YEAR] <= vocabulary.FORMER_PROVINCE_LAST_YEAR
    return ~((old & ~before) | (new & before))


def _part_within_whole(part: str, whole: str, table: pd.DataFrame) -> pd.Series:
    """A part, as severe wasting is of wasting, unless the row is marked as one that contradicts itself."""
    suspect = table[vocabulary.CHECK] == vocabulary.SUSPECT if vocabulary.CHECK in table else False
    return ~(table[part] > table[whole]) | suspect


def _unit_fits_indicator(table: pd.DataFrame) -> pd.Series:
    units = {name: indicator.unit for name, indicator in vocabulary.DETERMINANTS.items()}
    return table[vocabulary.UNIT] == table[vocabulary.INDICATOR].map(units)


def _value_fits_unit(table: pd.DataFrame) -> pd.Series:
    highest = table[vocabulary.UNIT].map(lambda unit: 100.0 if unit.startswith(("%", "index")) else float("inf"))
    return (
        (table[vocabulary.VALUE] >= 0) & (table[vocabulary.VALUE] <= highest) & (table[vocabulary.VALUE] < float("inf"))
    )
