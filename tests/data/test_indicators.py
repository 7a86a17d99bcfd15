"""Every fault that a table may have is found, all of them at once; the shipped tables hold what the surveys print."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from recorded import recorded

from refusals import said
from stuntmap.data import anchors
from stuntmap.data import indicators as shipped
from stuntmap.data.provenance import read_record, record_path
from stuntmap.data.regions import load_regions
from stuntmap.errors import DataFileError
from stuntmap.vocabulary import DETERMINANTS, FORMER_PROVINCE_CODES, NUTRITION_TABLES

CODES = ("ID", "33", "91", "3310", "3311", "9171")
URL = "https://example.org/a"

Row = dict[str, object]


def stunting_row(**changes: object) -> Row:
    return {
        "region_code": "3310",
        "region_level": "district",
        "region_name": "Kabupaten Klaten",
        "province_code": "33",
        "survey": "SKI",
        "survey_year": 2023,
        "prevalence_pct": 24.5,
        "ci95_low_pct": 21.8,
        "ci95_high_pct": 27.4,
        "children_measured": "",
        "estimation": "direct",
        "check": "confirmed",
        "source_kind": "public_copy",
        "source_url": URL,
        "second_source_url": "",
        "note": "",
    } | changes


NUTRITION_FILE = "nutrition_2023.csv"


def nutrition_row(**changes: object) -> Row:
    figures: Row = {}
    for indicator in NUTRITION_TABLES["nutrition_2023"].indicators:
        value, low, high = indicator.columns
        figures |= {value: 10.5, low: 8.0, high: 13.0}
    rest = {"n_weighted": 400.0, "note": "", "survey": "SKI", "survey_year": 2023}
    return {"region_code": "3310", "region_name": "Kabupaten Klaten", **figures, **rest} | changes


def population_row(**changes: object) -> Row:
    row = {"region_code": "3310", "region_name": "Kabupaten Klaten", "n_weighted": 400.0, "population_under_5": 86370}
    return row | {"method": "made up"} | changes


def target_row(**changes: object) -> Row:
    row = {"region_code": "3310", "region_name": "Kabupaten Klaten", "year": 2024, "target_pct": 10}
    return row | {"standing": "stated_in_press", "legal_basis": "a statement", "source_url": "A paper, 2023"} | changes


def determinant_row(**changes: object) -> Row:
    row = {"region_code": "3310", "region_name": "Kabupaten Klaten", "indicator": "poverty_rate_pct", "year": 2024}
    row |= {"value": 12.04, "unit": "%", "definition": "Poor people"}
    return row | {"source_url": URL, "note": ""} | changes


ROWS: dict[str, Callable[..., Row]] = {
    shipped.STUNTING_FILE: stunting_row,
    NUTRITION_FILE: nutrition_row,
    shipped.POPULATION_FILE: population_row,
    shipped.TARGETS_FILE: target_row,
    shipped.DETERMINANTS_FILE: determinant_row,
}


def read(tmp_path: Path, name: str, *rows: Row) -> pd.DataFrame:
    table = pd.DataFrame(list(rows))
    recorded(tmp_path / name, table.to_csv(index=False), table.columns)
    return shipped.read_indicator_table(tmp_path / name, CODES)


def faults_of(tmp_path: Path, name: str, *rows: Row) -> list[tuple[str, int | None, str | None]]:
    with pytest.raises(DataFileError) as caught:
        read(tmp_path, name, *rows)
    assert caught.value.code == "broken_rules"
    return [(fault.rule, fault.row, fault.column) for fault in caught.value.facts["faults"]]


@pytest.mark.parametrize("name", ROWS)
def test_sound_table_is_read(tmp_path: Path, name: str) -> None:
    table = read(tmp_path, name, ROWS[name](), ROWS[name](region_code="3311"))
    assert table["region_code"].tolist() == ["3310", "3311"]


@pytest.mark.parametrize("name", ROWS)
def test_unknown_code_is_found(tmp_path: Path, name: str) -> None:
    assert faults_of(tmp_path, name, ROWS[name](), ROWS[name](region_code="3399")) == [
        ("unknown_region", 3, "region_code")
    ]


@pytest.mark.parametrize("name", ROWS)
def test_duplicate_key_is_found_at_the_second_row(tmp_path: Path, name: str) -> None:
    assert faults_of(tmp_path, name, ROWS[name](), ROWS[name]()) == [("duplicate_key", 3, "region_code")]


@pytest.mark.parametrize("name", ROWS)
def test_missing_column_is_found(tmp_path: Path, name: str) -> None:
    row = ROWS[name]()
    del row["region_name"]
    assert faults_of(tmp_path, name, row) == [("missing_column", None, "region_name")]


@pytest.mark.parametrize("name", ROWS)
def test_missing_key_column_is_found_and_nothing_else_is_guessed(tmp_path: Path, name: str) -> None:
    row = ROWS[name]()
    del row["region_code"]
    assert faults_of(tmp_path, name, row) == [("missing_column", None, "region_code")]


@pytest.mark.parametrize("name", ROWS)
def test_unexpected_column_is_found(tmp_path: Path, name: str) -> None:
    assert faults_of(tmp_path, name, ROWS[name](surprise="x")) == [("unexpected_column", None, "surprise")]


@pytest.mark.parametrize("value", [0, 140, -3.2, 100, "inf"])
def test_impossible_prevalence_is_found(tmp_path: Path, value: object) -> None:
    row = stunting_row(prevalence_pct=value, ci95_low_pct="", ci95_high_pct="")
    assert faults_of(tmp_path, shipped.STUNTING_FILE, row) == [("out_of_range", 2, "prevalence_pct")]


@pytest.mark.parametrize("value", ["abc", "24,5", "nan", "20..8"])
def test_text_in_place_of_a_figure_is_found(tmp_path: Path, value: str) -> None:
    assert faults_of(tmp_path, shipped.STUNTING_FILE, stunting_row(prevalence_pct=value)) == [
        ("wrong_type", 2, "prevalence_pct")
    ]


@pytest.mark.parametrize("value", ["", " "])
def test_empty_prevalence_is_found_because_no_estimate_means_no_row(tmp_path: Path, value: str) -> None:
    assert faults_of(tmp_path, shipped.STUNTING_FILE, stunting_row(prevalence_pct=value)) == [
        ("missing_value", 2, "prevalence_pct")
    ]


@pytest.mark.parametrize("limits", [(25.0, 27.4), (21.8, 24.0)])
def test_limits_that_do_not_contain_the_value_are_found(tmp_path: Path, limits: tuple[float, float]) -> None:
    row = stunting_row(ci95_low_pct=limits[0], ci95_high_pct=limits[1])
    assert faults_of(tmp_path, shipped.STUNTING_FILE, row) == [("outside_limits", 2, "prevalence_pct")]


def test_value_on_its_limit_is_sound(tmp_path: Path) -> None:
    assert len(read(tmp_path, shipped.STUNTING_FILE, stunting_row(ci95_low_pct=24.5))) == 1


@pytest.mark.parametrize("limit", ["ci95_low_pct", "ci95_high_pct"])
def test_half_an_interval_is_found(tmp_path: Path, limit: str) -> None:
    assert faults_of(tmp_path, shipped.STUNTING_FILE, stunting_row(**{limit: ""})) == [
        ("limit_without_pair", 2, "ci95_low_pct")
    ]


@pytest.mark.parametrize(("survey", "year"), [("SSGI", 2023), ("SKI", 2024), ("SSGI", 2020), ("ePPGBM", 2024)])
def test_survey_that_was_not_made_is_found(tmp_path: Path, survey: str, year: int) -> None:
    row = stunting_row(survey=survey, survey_year=year)
    assert faults_of(tmp_path, shipped.STUNTING_FILE, row) == [("unknown_survey", 2, "survey_year")]


def test_half_a_year_is_found(tmp_path: Path) -> None:
    assert ("wrong_type", 2, "survey_year") in faults_of(
        tmp_path, shipped.STUNTING_FILE, stunting_row(survey_year="2023.5")
    )


@pytest.mark.parametrize("column", ["estimation", "check", "source_kind", "region_level"])
def test_word_outside_the_fixed_list_is_found(tmp_path: Path, column: str) -> None:
    assert ("unknown_word", 2, column) in faults_of(tmp_path, shipped.STUNTING_FILE, stunting_row(**{column: "sure"}))


def test_source_that_is_no_address_is_found(tmp_path: Path) -> None:
    assert faults_of(tmp_path, shipped.STUNTING_FILE, stunting_row(source_url="a book")) == [
        ("no_address", 2, "source_url")
    ]


def test_code_of_another_level_is_found(tmp_path: Path) -> None:
    row = stunting_row(region_code="33", province_code="")
    assert ("wrong_level", 2, "region_level") in faults_of(tmp_path, shipped.STUNTING_FILE, row)


def test_district_under_a_foreign_province_is_found(tmp_path: Path) -> None:
    assert faults_of(tmp_path, shipped.STUNTING_FILE, stunting_row(province_code="34")) == [
        ("wrong_province", 2, "province_code")
    ]


@pytest.mark.parametrize(("code", "survey", "year"), [("91", "SSGI", 2022), ("91L", "SKI", 2023)])
def test_old_and_new_papua_cannot_stand_for_each_other(tmp_path: Path, code: str, survey: str, year: int) -> None:
    row = stunting_row(
        region_code=code,
        region_level="province",
        province_code="",
        survey=survey,
        survey_year=year,
        region_name="Papua",
    )
    assert faults_of(tmp_path, shipped.STUNTING_FILE, row) == [("former_province", 2, "region_code")]


def test_districts_of_papua_are_not_touched_by_the_division(tmp_path: Path) -> None:
    row = stunting_row(region_code="9171", province_code="91", survey="SSGI", survey_year=2021)
    assert len(read(tmp_path, shipped.STUNTING_FILE, row)) == 1


@pytest.mark.parametrize("value", [-5, 0, 101])
def test_impossible_target_is_found(tmp_path: Path, value: float) -> None:
    assert faults_of(tmp_path, shipped.TARGETS_FILE, target_row(target_pct=value)) == [
        ("out_of_range", 2, "target_pct")
    ]


def test_target_of_unknown_standing_is_found(tmp_path: Path) -> None:
    assert faults_of(tmp_path, shipped.TARGETS_FILE, target_row(standing="hoped_for")) == [
        ("unknown_word", 2, "standing")
    ]


def test_region_may_state_two_targets_for_one_year(tmp_path: Path) -> None:
    assert len(read(tmp_path, shipped.TARGETS_FILE, target_row(), target_row(target_pct=14))) == 2


@pytest.mark.parametrize("value", [0, -10, ""])
def test_region_without_children_is_found(tmp_path: Path, value: object) -> None:
    rules = {
        rule for rule, _, _ in faults_of(tmp_path, shipped.POPULATION_FILE, population_row(population_under_5=value))
    }
    assert rules <= {"out_of_range", "missing_value"}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"value": 140}, ("out_of_range", 2, "value")),
        ({"value": -1}, ("out_of_range", 2, "value")),
        ({"value": ""}, ("missing_value", 2, "value")),
        ({"unit": "years"}, ("unknown_word", 2, "unit")),
        ({"year": 1924}, ("out_of_range", 2, "year")),
        ({"definition": " "}, ("missing_value", 2, "definition")),
    ],
)
def test_determinant_that_cannot_be_is_found(
    tmp_path: Path, changes: Row, fault: tuple[str, int | None, str | None]
) -> None:
    assert fault in faults_of(tmp_path, shipped.DETERMINANTS_FILE, determinant_row(**changes))


def test_unknown_determinant_is_found(tmp_path: Path) -> None:
    row = determinant_row(indicator="happiness")
    assert ("unknown_word", 2, "indicator") in faults_of(tmp_path, shipped.DETERMINANTS_FILE, row)


def test_nutrition_limits_point_at_their_indicator(tmp_path: Path) -> None:
    row = nutrition_row(underweight_ci95_low_pct=11.0)
    assert faults_of(tmp_path, NUTRITION_FILE, row) == [("outside_limits", 2, "underweight_pct")]


def test_nutrition_of_a_survey_that_was_not_made_points_at_its_year(tmp_path: Path) -> None:
    row = nutrition_row(survey_year=2025)
    assert faults_of(tmp_path, NUTRITION_FILE, row) == [("unknown_survey", 2, "survey_year")]


def test_district_without_nutrition_figures_is_sound(tmp_path: Path) -> None:
    figures = [column for indicator in NUTRITION_TABLES["nutrition_2023"].indicators for column in indicator.columns]
    table = read(tmp_path, NUTRITION_FILE, nutrition_row(**dict.fromkeys(figures, ""), n_weighted=""))
    assert table[figures].isna().all(axis=None)


def test_all_faults_are_told_at_once_with_row_column_and_value(tmp_path: Path) -> None:
    rows = [stunting_row(survey=survey, survey_year=year) for survey, year in [("SSGI", 2021), ("SSGI", 2022)]]
    rows[0] |= {"prevalence_pct": 140, "check": "maybe"}
    rows[1] |= {"region_code": "3399", "note": "a, comma"}
    with pytest.raises(DataFileError) as caught:
        read(tmp_path, shipped.STUNTING_FILE, *rows)
    facts = [(fault.row, fault.column, fault.value, fault.rule) for fault in caught.value.facts["faults"]]
    assert facts == [
        (2, "check", "maybe", "unknown_word"),
        (2, "prevalence_pct", "140.0", "out_of_range"),
        (2, "prevalence_pct", "140.0", "outside_limits"),
        (3, "region_code", "3399", "unknown_region"),
    ]
    assert said(caught.value).startswith(
        'stunting_estimates.csv: 4 kesalahan: baris 2 (3310 2021) kolom check "maybe": kata tidak ada dalam daftar'
    )


def test_message_shows_the_first_five_faults_and_counts_the_rest(tmp_path: Path) -> None:
    rows = [population_row(region_code=f"99{number:02}") for number in range(12)]
    with pytest.raises(DataFileError) as caught:
        read(tmp_path, shipped.POPULATION_FILE, *rows)
    assert len(caught.value.facts["faults"]) == 12
    message = said(caught.value)
    assert "12 kesalahan" in message
    assert "dan 7 lagi" in message
    assert "9904" in message
    assert "9905" not in message


def test_file_that_is_no_table_is_told(tmp_path: Path) -> None:
    path = tmp_path / shipped.TARGETS_FILE
    recorded(path, 'a,b\n1,2,3,4\n"')
    with pytest.raises(DataFileError) as caught:
        shipped.read_indicator_table(path, CODES)
    assert caught.value.code == "not_csv"


def test_changed_file_and_missing_record_are_told_before_anything_is_read(tmp_path: Path) -> None:
    read(tmp_path, shipped.POPULATION_FILE, population_row())
    path = tmp_path / shipped.POPULATION_FILE
    path.write_bytes(path.read_bytes().replace(b"86370", b"86371"))
    with pytest.raises(DataFileError) as changed:
        shipped.read_indicator_table(path, CODES)
    record_path(path).unlink()
    with pytest.raises(DataFileError) as unrecorded:
        shipped.read_indicator_table(path, CODES)
    assert (changed.value.code, unrecorded.value.code) == ("hash_mismatch", "missing_record")


# --- Shipped data


@pytest.fixture(scope="module")
def stunting() -> pd.DataFrame:
    return shipped.load_stunting()


@pytest.mark.parametrize(
    ("name", "load", "rows"),
    [
        (shipped.STUNTING_FILE, shipped.load_stunting, 3953),
        (NUTRITION_FILE, partial(shipped.load_nutrition, "nutrition_2023"), 552),
        ("nutrition_2024.csv", partial(shipped.load_nutrition, "nutrition_2024"), 514),
        (shipped.POPULATION_FILE, shipped.load_population, 553),
        (shipped.TARGETS_FILE, shipped.load_targets, 67),
        (shipped.DETERMINANTS_FILE, shipped.load_determinants, 8222),
    ],
)
def test_shipped_table_holds_what_its_record_says(name: str, load: Callable[[], pd.DataFrame], rows: int) -> None:
    table = load()
    record = read_record(shipped.ROOT / shipped.FOLDER / name)
    assert len(table) == rows
    assert list(table.columns) == list(record.columns)
    assert table["region_code"].map(type).eq(str).all()
    text = table.select_dtypes(exclude="number")
    assert not text.isna().any(axis=None)


def test_shipped_figures_are_the_printed_ones(stunting: pd.DataFrame) -> None:
    districts = stunting[stunting["region_level"] == "district"].groupby("survey_year").size().to_dict()
    provinces = stunting[stunting["region_level"] == "province"].groupby("survey_year").size().to_dict()
    country = stunting[stunting["region_code"] == "ID"].set_index("survey_year")["prevalence_pct"].to_dict()
    assert districts == {2013: 497, 2017: 514, 2018: 513, 2019: 257, 2021: 514, 2022: 494, 2023: 499, 2024: 514}
    assert provinces == {2021: 34, 2022: 34, 2023: 38, 2024: 38}
    assert {year: country[year] for year in (2021, 2022, 2023, 2024)} == {
        2021: 24.4,
        2022: 21.6,
        2023: 21.5,
        2024: 19.8,
    }
    assert districts == anchors.DISTRICTS_WITH_ESTIMATE


def test_klaten_stands_as_published(stunting: pd.DataFrame) -> None:
    klaten = stunting[stunting["region_code"] == "3310"].set_index("survey_year")["prevalence_pct"]
    assert klaten.loc[2021:].to_dict() == {2021: 15.8, 2022: 18.2, 2023: 24.5, 2024: 20.8}


def test_old_papua_never_carries_the_code_of_the_new(stunting: pd.DataFrame) -> None:
    old = stunting[(stunting["region_level"] == "province") & (stunting["survey_year"] <= 2022)]
    assert not old["region_code"].isin(["91", "92", "93", "94", "95", "96"]).any()
    former = old[old["region_code"].isin(list(FORMER_PROVINCE_CODES.values()))]
    assert former.set_index(["region_code", "survey_year"])["prevalence_pct"].to_dict() == {
        ("91L", 2021): 29.5,
        ("92L", 2021): 26.2,
        ("91L", 2022): 34.6,
        ("92L", 2022): 30.0,
    }
    assert set(former["region_name"]) == {"Papua (sebelum pemekaran 2022)", "Papua Barat (sebelum pemekaran 2022)"}


def test_limits_are_printed_for_2023_only(stunting: pd.DataFrame) -> None:
    printed = stunting.dropna(subset=["ci95_low_pct", "ci95_high_pct"])
    assert set(printed["survey_year"]) == {2023}
    assert len(printed) == 499 + 38


def test_small_area_figures_are_marked(stunting: pd.DataFrame) -> None:
    districts = stunting[(stunting["survey_year"] == 2024) & (stunting["region_level"] == "district")]
    modelled = districts[districts["estimation"] == "small_area"]
    assert len(modelled) == 105
    assert modelled["children_measured"].isna().all()
    assert districts.drop(modelled.index)["children_measured"].notna().all()


def test_ntt_has_a_gap_in_2022(stunting: pd.DataFrame) -> None:
    regions = load_regions()
    ntt = regions.loc[(regions["province_code"] == "53") & (regions["region_level"] == "district"), "region_code"]
    there = stunting.loc[(stunting["survey_year"] == 2022) & stunting["region_code"].isin(ntt)]
    assert set(there["region_code"]) == {"5307", "5321"}
    assert set(there["estimation"]) == {"small_area"}


def test_every_region_has_an_estimated_number_of_children() -> None:
    population = shipped.load_population().set_index("region_code")["population_under_5"]
    assert set(population.index) == set(load_regions()["region_code"])
    assert population["ID"] == 22_638_081
    provinces = population[population.index.str.fullmatch(r"\d\d")]
    assert abs(provinces.sum() / population["ID"] - 1) < 0.001


def test_national_path_is_not_filled_in_between_2025_and_2029() -> None:
    targets = shipped.load_targets()
    official = targets[targets["standing"] == "official_path"]
    assert set(official["region_code"]) == {"ID"}
    assert dict(zip(official["year"], official["target_pct"], strict=True)) == anchors.OFFICIAL_PATH_PCT


def test_determinants_cover_the_districts_but_for_two_known_gaps() -> None:
    determinants = shipped.load_determinants()
    assert set(determinants["indicator"]) == set(DETERMINANTS)
    covered = determinants.groupby(["indicator", "year"])["region_code"].nunique()
    short = covered[covered < 514]
    assert short.to_dict() == {("improved_drinking_water_pct", 2021): 513, ("improved_sanitation_pct", 2021): 513}


def test_inferred_years_are_marked_in_the_row() -> None:
    determinants = shipped.load_determinants()
    inferred = determinants["note"].str.contains("year inferred")
    fsva = determinants["source_url"].str.contains("FSVA")
    assert inferred[fsva].all()


def test_nutrition_is_missing_where_the_survey_has_no_result(stunting: pd.DataFrame) -> None:
    nutrition = shipped.load_nutrition("nutrition_2023").set_index("region_code")
    without = set(nutrition.index[nutrition["wasting_pct"].isna()])
    estimated = set(stunting.loc[stunting["survey_year"] == 2023, "region_code"])
    assert without == set(nutrition.index) - estimated
    assert len(without) == 15


def test_figures_are_float_and_years_are_int(stunting: pd.DataFrame) -> None:
    assert stunting["survey_year"].dtype == np.int64
    assert {str(stunting[column].dtype) for column in ("prevalence_pct", "ci95_low_pct", "children_measured")} == {
        "float64"
    }


def test_all_tables_together_are_read_quickly() -> None:
    loads = (
        shipped.load_stunting,
        partial(shipped.load_nutrition, "nutrition_2023"),
        shipped.load_population,
        shipped.load_targets,
        shipped.load_determinants,
    )
    start = time.process_time()
    for load in loads:
        load()
    assert time.process_time() - start < 3  # ten times what it takes, for a machine under load
