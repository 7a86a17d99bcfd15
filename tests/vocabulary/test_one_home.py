"""A column or an indicator that is described once reaches pages, files, schema and command line."""

import csv
import io
import json

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
from shapely.geometry import Point

from questions import visit_of
from small_country import SmallCountry
from stuntmap import vocabulary
from stuntmap.analysis.context import determinant_comparison
from stuntmap.analysis.ranking import scope_table
from stuntmap.cli.cells import cells_printed, columns_printed
from stuntmap.data.indicator_schemas import determinants_schema
from stuntmap.figures.determinants import determinant_dots
from stuntmap.figures.palette import LIGHT
from stuntmap.language import LANGUAGES, language
from stuntmap.report.geodata import geojson_bytes, shapefile_zip_bytes
from stuntmap.report.region_book import region_book_bytes
from stuntmap.report.table_files import TableAbout, csv_bytes
from stuntmap.ui.parts import figure_table
from stuntmap.vocabulary import COLUMNS, Column, Indicator, Kind

ABOUT = TableAbout("Judul", "SSGI 2022", "Kementerian Kesehatan", "", "22 November 2026", "")
ADDED = "low_birth_weight_pct"


@pytest.fixture
def described(monkeypatch):
    """The one entry that a new column needs."""
    column = Column(
        *(ADDED, "Low birth weight (%)", Kind.DECIMAL),
        short="LBW (%)",
        unit="%",
        field="lbw_pct",
        meaning="children born below 2500 g",
        missing="not measured",
    )
    monkeypatch.setitem(COLUMNS, ADDED, column)
    return column


@pytest.fixture
def table(three_districts: SmallCountry) -> pd.DataFrame:
    ranked = scope_table(three_districts.regions, three_districts.estimates, "11", 2022, 2021)
    return ranked.assign(**{ADDED: [6.25, None, 7.0]})


def test_a_column_described_once_has_its_heading_and_form_on_the_page(described, table):
    visit = visit_of(survey_year=2022, scope="11")
    columns = (*figure_table.MAP_COLUMNS, ADDED)
    shown = figure_table.payload(visit, table, figure_table.shown_columns(table, columns), "Judul", "rank")["columns"]
    assert shown[-1] == {
        "name": ADDED,
        "title": "LBW (%)",
        "help": "Low birth weight (%)",
        "kind": "number",
        "decimals": 1,
        "signed": False,
        "values": "6.25||7",
    }


def test_a_column_described_once_stands_in_every_file(described, table, tmp_path):
    text = csv_bytes(table, ABOUT, language("id")).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    head, *rows = lines[lines.index([]) + 1 :]
    assert [row[head.index("Low birth weight (%)")] for row in rows] == ["6,25", "", "7,0"]
    sheet = openpyxl.load_workbook(io.BytesIO(region_book_bytes("Tabel", table, ABOUT, language("id"))))["Tabel"]
    (place,) = [cell.column for cell in sheet[5] if cell.value == "Low birth weight (%)"]
    assert [sheet.cell(row, place).value for row in (6, 7, 8)] == [6.25, None, 7.0]
    assert sheet.cell(6, place).number_format == "[$-421]0.0"
    points = gpd.GeoDataFrame(
        {"region_code": list(table.index), "geometry": [Point(100 + x, 0).buffer(0.5) for x in range(3)]},
        crs="EPSG:4326",
    )
    features = json.loads(geojson_bytes(points, table, ABOUT, language("id")))["features"]
    assert [feature["properties"][ADDED] for feature in features] == [6.25, None, 7.0]
    path = tmp_path / "districts.zip"
    path.write_bytes(shapefile_zip_bytes(points, table, ABOUT, language("id")))
    assert gpd.read_file(path)["lbw_pct"].iloc[0] == 6.25


def test_a_column_described_once_is_printed_in_the_terminal(described):
    headings, numbers = columns_printed(language("id"), ["region_name", ADDED])
    assert (headings, numbers) == (["Kabupaten/kota", "LBW (%)"], [1])
    for value, printed in ((6.25, "6,2"), (None, "–")):
        facts = {"region_name": "Kota Tengah", ADDED: value}
        assert cells_printed(language("id"), facts, ["region_name", ADDED]) == ["Kota Tengah", printed]


def test_an_indicator_described_once_is_accepted_named_and_drawn(monkeypatch, three_districts: SmallCountry):
    found = Indicator("early_marriage_pct", "Early marriage", "%", "Women married before 18", True)
    monkeypatch.setitem(vocabulary.DETERMINANTS, found.name, found)
    rows = three_districts.determinants.query("year == 2024").assign(indicator=found.name)
    columns = determinants_schema(["1101", "1102", "1171"]).checks.columns
    assert columns["indicator"].checks[0](rows["indicator"]).check_passed.all()
    comparison = determinant_comparison(rows, three_districts.regions, "1101")
    figure = determinant_dots(comparison, language("id"), LIGHT, "Kabupaten Barat", "Provinsi Contoh")
    words = [str(note.text) for note in figure.layout.annotations]
    assert words[0].startswith("Early marriage (2024)")
    assert any("7,0" in text for text in words)


def test_names_in_shapefiles_fit_and_are_unique():
    fields = [column.field for column in COLUMNS.values() if column.field]
    assert max(map(len, fields)) <= 10
    assert len(set(fields)) == len(fields)


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_limits_are_described_as_columns_of_their_own_with_the_unit_of_their_figure(name):
    column = COLUMNS[name]
    assert column.name == name
    assert set(vocabulary.certainty_columns(name)) <= set(COLUMNS)
    assert {COLUMNS[limit].unit for limit in column.limits} <= {column.unit}
    assert not column.field or column.meaning


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_two_columns_of_a_table_have_one_heading(code):
    # Of one figure there is only ever one of these two in a table.
    alike = {vocabulary.STATUS, vocabulary.STANDING, "so_far_is_measurement"}
    headings = [language(code).text(column.heading) for name, column in COLUMNS.items() if name not in alike]
    assert len(set(headings)) == len(headings)
