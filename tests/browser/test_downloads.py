"""Every file that the data page and the map offer opens in the program that it is made for."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
from visiting import Visitor

KLATEN = "Kabupaten Klaten"


def _file(visitor: Visitor, key: str, folder: Path) -> Path:
    """The file that the button with this key gives."""
    with visitor.page.expect_download() as waiting:
        visitor.page.locator(f".st-key-{key} button:visible").first.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def _csv_rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))


def _sheet_rows(path: Path) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path)
    return [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]


def test_the_survey_downloads_open_and_hold_the_same_districts(look: Callable[..., Visitor], tmp_path: Path) -> None:
    visitor = look("/data?bagian=unduh&prov=33&survei=2022")
    rows = _csv_rows(_file(visitor, "survey_csv", tmp_path))
    (klaten,) = [row for row in rows if KLATEN in row]
    assert "18,2" in klaten
    sheet = _sheet_rows(_file(visitor, "survey_xlsx", tmp_path))
    brief, klaten = [row for row in sheet if KLATEN in row]
    assert "18,2 (~15,6–21,1)" in brief
    assert 18.2 in klaten
    plain = pd.read_csv(_file(visitor, "survey_plain", tmp_path)).set_index("region_name")
    assert plain.loc[KLATEN, "prevalence_pct"] == 18.2
    for key, column in (("geojson", "prevalence_pct"), ("gpkg", "prevalence_pct"), ("zip", "prev_pct")):
        path = _file(visitor, f"survey_{key}", tmp_path)
        assert path.name == f"stuntmap-data-33-2022.{key}"
        shapes = gpd.read_file(path)
        assert len(shapes) == 35
        assert shapes.crs.to_epsg() == 4326
        assert shapes.geometry.is_valid.all()
        (figure,) = shapes.loc[shapes.isin([KLATEN]).any(axis=1), column]
        assert figure == pytest.approx(18.2)
    for rows in (
        _csv_rows(_file(visitor, "long_csv", tmp_path)),
        _sheet_rows(_file(visitor, "long_xlsx", tmp_path)),
    ):
        surveys = {str(cell) for row in rows if KLATEN in row for cell in row}
        assert {"SSGI", "SKI"} <= surveys or {"SSGI 2021", "SSGI 2022", "SKI 2023", "SSGI 2024"} <= surveys


def test_the_files_beside_the_table_of_the_map_open(look: Callable[..., Visitor], tmp_path: Path) -> None:
    visitor = look("/peta?prov=33&survei=2022")
    table = _file(visitor, "peta_csv", tmp_path)
    rows = _csv_rows(table)
    assert sum(len(row) > 3 and row[0].startswith("33") for row in rows) == 35
    assert "3310;Kabupaten Klaten;18,2;" in table.read_text(encoding="utf-8-sig")
    workbook = _file(visitor, "peta_xlsx", tmp_path)
    assert workbook.name == "stuntmap-peta-33-2022.xlsx"
    assert "SSGI 2022" in openpyxl.load_workbook(workbook).worksheets[0]["A1"].value
    sheet = _sheet_rows(workbook)
    assert any("SSGI 2022" in str(cell) for row in sheet[:8] for cell in row)
    assert any(KLATEN in row for row in sheet)
