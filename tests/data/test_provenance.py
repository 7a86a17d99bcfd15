"""No data file without a record that fits: hash, fields, warnings."""

import hashlib
import re
from pathlib import Path

import pytest
import yaml
from recorded import recorded

from refusals import refused
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import (
    all_records,
    checked_bytes,
    read_record,
    record_path,
    verify_file,
)
from stuntmap.data.usage_warnings import WARNINGS
from stuntmap.errors import DataFileError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "figures.csv"


def test_written_record_is_read_back(path: Path) -> None:
    written = recorded(path, "a\n1\n", warnings=["survey_only"])
    assert read_record(path) == written
    assert written.path == path
    assert written.sha256 == hashlib.sha256(b"a\n1\n").hexdigest()
    assert written.bytes == 4
    assert written.columns["a"].definition == "Definition of a"
    assert written.warnings == ("survey_only",)


def test_same_input_gives_the_same_record_bytes(path: Path) -> None:
    recorded(path, "a\n1\n", columns=("b", "a"))
    first = record_path(path).read_bytes()
    recorded(path, "a\n1\n", columns=("b", "a"))
    assert record_path(path).read_bytes() == first
    assert list(yaml.safe_load(first)["columns"]) == ["b", "a"]


def test_name_up_to_the_first_dot_names_the_record() -> None:
    assert record_path(Path("x/district.3fa9.geojson")) == Path("x/district.meta.yml")


def test_content_comes_back_only_when_the_hash_fits(path: Path) -> None:
    recorded(path, "a\n1\n")
    assert checked_bytes(path) == b"a\n1\n"
    assert verify_file(path) == read_record(path)


def test_one_changed_byte_is_found(path: Path) -> None:
    recorded(path, "a\n1\n")
    path.write_text("a\n2\n")
    with refused(DataFileError, r"figures\.csv: isi berkas berubah") as caught:
        checked_bytes(path)
    assert caught.value.code == "hash_mismatch"
    assert caught.value.facts["path"] == path


def test_missing_file_is_told_from_missing_record(path: Path) -> None:
    recorded(path, "a\n1\n")
    path.unlink()
    with refused(DataFileError, "berkas tidak ada") as no_file:
        checked_bytes(path)
    path.write_text("a\n1\n")
    record_path(path).unlink()
    with refused(DataFileError, r"catatan asal figures\.meta\.yml tidak ada") as no_record:
        checked_bytes(path)
    assert (no_file.value.code, no_record.value.code) == ("missing_file", "missing_record")


def change_record(path: Path, **changes: object) -> None:
    place = record_path(path)
    fields = yaml.safe_load(place.read_bytes()) | changes
    place.write_text(yaml.safe_dump({name: value for name, value in fields.items() if value != "REMOVED"}))


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"licence": "REMOVED"}, "licence"),
        ({"producer": "  "}, "producer"),
        ({"title": None}, "title"),
        ({"warnings": ["no_such_warning"]}, "no_such_warning"),
        ({"warnings": "survey_only"}, "warnings"),
        ({"columns": {"a": {"definition": "Without unit"}}}, "kolom tanpa definisi atau satuan"),
        ({"columns": ["a"]}, "columns"),
        ({"bytes": "four"}, "bytes"),
        ({"file": "other.csv"}, "other.csv"),
    ],
)
def test_incomplete_record_is_refused(path: Path, changes: dict[str, object], named: str) -> None:
    recorded(path, "a\n1\n")
    change_record(path, **changes)
    with refused(DataFileError, named) as caught:
        read_record(path)
    assert caught.value.code.startswith("record_")


@pytest.mark.parametrize("text", ["- a list\n", "a: [unclosed\n", ""])
def test_record_that_is_no_record_is_refused(path: Path, text: str) -> None:
    recorded(path, "a\n1\n")
    record_path(path).write_text(text)
    with pytest.raises(DataFileError) as caught:
        read_record(path)
    assert caught.value.code.startswith("record_")


def test_unknown_warning_is_refused_before_anything_is_written(path: Path) -> None:
    with refused(DataFileError, "no_such_warning"):
        recorded(path, "a\n1\n", warnings=["no_such_warning"])
    assert not record_path(path).exists()


def test_all_records_are_found_below_data_and_static(tmp_path: Path) -> None:
    inside = [recorded(tmp_path / place, "a\n") for place in ("data/x/one.csv", "static/two.json")]
    recorded(tmp_path / "docs" / "three.csv", "a\n")
    assert all_records(tmp_path) == inside


def test_every_shipped_record_fits_its_file() -> None:
    records = all_records()
    assert len(records) >= 11
    for record in records:
        assert verify_file(record.path) == record


def test_every_warning_is_a_sentence() -> None:
    assert all(text.endswith(".") and "{" not in text for text in WARNINGS.values())


def test_every_warning_belongs_to_a_shipped_file() -> None:
    used = {code for record in all_records() for code in record.warnings}
    assert set(WARNINGS) <= used


def test_no_record_speaks_of_a_place_on_somebodys_machine() -> None:
    for record in all_records(ROOT):
        text = record_path(record.path).read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.])/(home|tmp|root|mnt|Users)/|file://|localhost", text), record.path.name
