"""The builder takes the curated figures over as they are, but for the old Papua, and gives the same bytes each time."""

import csv
import importlib.util
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from stuntmap.data.indicator_records import LATER_NUTRITION, RECORDS
from stuntmap.data.indicators import FOLDER
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import read_record, record_path

SHIPPED = ROOT / FOLDER


def loaded_script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build_indicators = loaded_script("build_indicators")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    """The source folder as it was: the old Papua under the codes that the surveys print, the severely wasted apart."""
    folder = tmp_path / "curated"
    folder.mkdir()
    for record in RECORDS:
        text = (SHIPPED / record.file).read_text(encoding="utf-8")
        for code, name in {"91": "Papua", "92": "Papua Barat"}.items():
            text = text.replace(f"\n{code}L,province,{name} (sebelum pemekaran 2022)", f"\n{code},province,{name}")
        (folder / record.curated_file).write_bytes(text.encode())
    later = folder / LATER_NUTRITION.curated_file
    rows = rows_of(later)
    for row in rows:
        if row["wasting_pct"]:
            row["wasting_pct"] = str(Decimal(row["wasting_pct"]) - Decimal(row["severe_wasting_pct"]))
    with later.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return folder


def build(curated: Path, destination: Path) -> int:
    return build_indicators.main(["--from", str(curated), "--to", str(destination)])


def test_same_input_gives_the_shipped_bytes(curated: Path, tmp_path: Path) -> None:
    assert build(curated, tmp_path / "built") == 0
    for record in RECORDS:
        for path in (SHIPPED / record.file, record_path(SHIPPED / record.file)):
            assert (tmp_path / "built" / path.name).read_bytes() == path.read_bytes(), path.name


def test_only_the_old_papua_is_altered(curated: Path, tmp_path: Path) -> None:
    build(curated, tmp_path)
    before = rows_of(curated / "stunting_estimates.csv")
    after = rows_of(tmp_path / "stunting_estimates.csv")
    altered = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert {
        (old["region_code"], old["survey_year"], new["region_code"], new["region_name"]) for old, new in altered
    } == {
        ("91", "2021", "91L", "Papua (sebelum pemekaran 2022)"),
        ("91", "2022", "91L", "Papua (sebelum pemekaran 2022)"),
        ("92", "2021", "92L", "Papua Barat (sebelum pemekaran 2022)"),
        ("92", "2022", "92L", "Papua Barat (sebelum pemekaran 2022)"),
    }
    for old, new in altered:
        assert {name for name in old if old[name] != new[name]} == {"region_code", "region_name"}


@pytest.mark.parametrize(("code", "year"), [("91", "2023"), ("92", "2024"), ("9171", "2021"), ("33", "2022")])
def test_rows_of_present_regions_stay(code: str, year: str) -> None:
    row = {"region_code": code, "region_name": "Name", "survey_year": year}
    assert build_indicators.with_former_provinces(row) == row


def test_table_that_breaks_a_rule_fails_the_build(
    curated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = curated / "targets.csv"
    path.write_bytes(path.read_bytes().replace(b"ID,Indonesia,2024,14,", b"ID,Indonesia,2024,140,"))
    assert build(curated, tmp_path / "built") == 1
    assert "target_pct" in capsys.readouterr().err


def test_missing_source_file_is_named_before_anything_is_written(
    curated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (curated / "determinants.csv").unlink()
    with pytest.raises(SystemExit) as caught:
        build(curated, tmp_path / "built")
    assert caught.value.code == 2
    assert "determinants.csv" in capsys.readouterr().err
    assert not (tmp_path / "built").exists()


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.file)
def test_address_of_the_record_occurs_among_the_sources(record: object) -> None:
    addresses = "".join(
        (SHIPPED / name).read_text(encoding="utf-8") for name in ("stunting_estimates.csv", "targets.csv")
    )
    addresses += (SHIPPED / "determinants.csv").read_text(encoding="utf-8")
    assert read_record(SHIPPED / record.file).url in addresses  # type: ignore[attr-defined]
