"""`stuntmap recap check` tells what a recap holds, with every finding in words; nothing usable ends with status 2."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from made_recaps import sigizi_page, text

from stuntmap import cli

Captured = pytest.CaptureFixture[str]
FIELDS = [
    *("district_code", "level", "unit", "month", "months", "rows", "rows_excluded"),
    *("children_measured", "children_stunted", "children_expected", "prevalence_pct", "coverage_pct"),
    *("columns", "matched", "doubtful", "unmatched", "problems"),
]
PERSONS = text(["No", "NIK", "Nama", "Alamat"], [1, 3310010101200001, "Rahasiawati", "Jalan Rahasia"])


def checked(capsys: Captured, *arguments: str, status: int = 0) -> Any:
    assert cli.main(["recap", "check", *arguments, "--json"]) == status
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def recap(tmp_path: Path) -> str:
    path = tmp_path / "status_gizi.xls"
    path.write_bytes(sigizi_page())
    return str(path)


def test_the_record_of_a_recap(recap: str, capsys: Captured) -> None:
    record = checked(capsys, recap)
    assert list(record) == FIELDS
    assert record["columns"]["subdistrict"] == {"heading": "KECMATAN", "is_sure": False}
    assert record["matched"][2] == {
        "subdistrict": "CIAWIGEBANG",
        "puskesmas": "CIHAUR",
        "region_code": "320810",
        "region_name": "Ciawigebang",
        "how": "name",
    }
    figures = {name: record[name] for name in FIELDS[:12]}
    assert figures == {
        "district_code": "3208",
        "level": "subdistrict",
        "unit": "puskesmas",
        "month": "2025-08",
        "months": ["2025-08"],
        "rows": 3,
        "rows_excluded": 0,
        "children_measured": 330,
        "children_stunted": 30,
        "children_expected": None,
        "prevalence_pct": 9.09,
        "coverage_pct": None,
    }
    assert (record["doubtful"], record["unmatched"], record["problems"]) == ([], [], [])


def test_expected_children_month_and_district_come_from_options(tmp_path: Path, capsys: Captured) -> None:
    recap, expected = tmp_path / "rekap.csv", tmp_path / "sasaran.csv"
    recap.write_bytes(text(["Desa", "Diukur", "Stunting"], ["Sengon", 80, 8], ["Wakanda", 20, 4]))
    expected.write_bytes(text(["Desa", "Sasaran"], ["Sengon", 100], ["Wakanda", 25]))
    record = checked(capsys, str(recap), "--expected", str(expected), "--month", "2025-08", "--district", "3310")
    assert record["level"] == "village"
    assert record["month"] == "2025-08"
    assert (record["children_expected"], record["coverage_pct"]) == (125, 80.0)
    assert record["unmatched"] == [{"village": "Wakanda"}]


def test_names_are_written_to_be_confirmed_and_taken_next_time(tmp_path: Path, capsys: Captured) -> None:
    recap, names = tmp_path / "rekap.csv", tmp_path / "nama.csv"
    recap.write_bytes(text(["Kecamatan", "Desa", "Diukur", "Stunting"], ["Prambanan", "Sngon", 80, 8]))
    options = (str(recap), "--district", "3310", "--month", "2025-08")
    (doubtful,) = checked(capsys, *options, "--save-names", str(names))["doubtful"]
    assert doubtful["candidates"][0] == {"region_code": "3310012001", "region_name": "Sengon"}
    written = names.read_text(encoding="utf-8-sig")
    names.write_text(written.replace("Prambanan;;Sngon;;", "Prambanan;;Sngon;3310012001;"), encoding="utf-8-sig")
    record = checked(capsys, *options, "--names", str(names))
    assert record["doubtful"] == []
    assert record["matched"][0]["how"] == "confirmed"


def test_problems_carry_kind_place_and_words(tmp_path: Path, capsys: Captured) -> None:
    broken = tmp_path / "salah.csv"
    broken.write_bytes(text(["Desa", "Diukur", "Stunting"], ["Sengon", 80, "8,5"], ["Cucukan", 80, 8]))
    record = checked(capsys, str(broken), "--district", "3310", "--month", "2025-08")
    assert record["rows_excluded"] == 1
    problem = record["problems"][0]
    assert {name: problem[name] for name in ("kind", "sheet", "row", "column", "excludes")} == {
        "kind": "unread_cell",
        "sheet": "",
        "row": 2,
        "column": "Stunting",
        "excludes": True,
    }
    assert problem["words"] == "sel C2 (Stunting) berisi “8,5”, bukan bilangan bulat"


def test_people_read_figures_and_findings_in_their_language(recap: str, capsys: Captured) -> None:
    assert cli.main(["recap", "check", recap]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Data rutin (e-PPGBM), tidak dapat dibandingkan dengan survei.\n")
    assert "30 dari 330 balita yang diukur stunting: 9,1" in printed
    assert "Sasaran balita: tidak diketahui; cakupan: tidak diketahui." in printed
    assert cli.main(["recap", "check", recap, "--language", "en"]) == 0
    assert "Names: 3 matched, 0 to confirm, 0 not found." in capsys.readouterr().out


def test_where_nothing_may_be_used_the_status_is_2_and_what_was_found_is_told(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "rekap.csv"
    path.write_bytes(text(["Desa", "Diukur", "Stunting"], ["Sengon", 8, 80]))
    record = checked(capsys, str(path), "--district", "3310", "--month", "2025-08", status=2)
    assert (record["rows"], record["rows_excluded"], record["children_measured"]) == (1, 1, 0)
    assert record["prevalence_pct"] is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (PERSONS, "data perorangan"),
        (b"", "tidak terbaca"),
        (text(["Desa", "Gizi Buruk"], ["Sengon", 1]), "tidak ada balita stunting"),
    ],
)
def test_a_file_that_is_no_recap_is_refused_in_one_line(
    content: bytes, words: str, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "berkas.csv"
    path.write_bytes(content)
    assert cli.main(["recap", "check", str(path), "--json"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert words in printed.err
    assert len(printed.err.splitlines()) == 1
    assert "Rahasia" not in printed.err


def test_a_file_that_is_missing_or_too_large_is_refused_before_it_is_read(tmp_path: Path, capsys: Captured) -> None:
    assert cli.main(["recap", "check", str(tmp_path / "tiada.xlsx")]) == 2
    assert "tiada.xlsx: tidak dapat dibaca (tidak ditemukan)" in capsys.readouterr().err
    large = tmp_path / "besar.csv"
    with large.open("wb") as file:
        file.truncate(200_000_000)
    assert cli.main(["recap", "check", str(large)]) == 2
    assert "50 MB" in capsys.readouterr().err


def test_a_template_that_was_filled_in_is_matched_whole_by_its_codes(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "rekap.xlsx"
    assert cli.main(["recap", "template", "3310", "--out", str(path), "--month", "2025-08"]) == 0
    assert "401 desa" in capsys.readouterr().out
    first = path.read_bytes()
    assert cli.main(["recap", "template", "3310", "--out", str(path), "--month", "2025-08", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"file": str(path), "rows": 401}
    assert path.read_bytes() == first
    # Empty as it is, nothing of it may be used.
    assert cli.main(["recap", "check", str(path)]) == 2
    assert "tidak berisi angka (401 baris kosong)" in capsys.readouterr().err
    book = openpyxl.load_workbook(path)
    for row in range(4, 405):
        for column, count in zip("EFGH", (120, 100 + row, 3, 7), strict=True):
            book.active[f"{column}{row}"] = count
    book.save(path)
    record = checked(capsys, str(path))
    assert (record["district_code"], record["month"], record["rows"]) == ("3310", "2025-08", 401)
    assert record["children_stunted"] == 4010
    assert {place["how"] for place in record["matched"]} == {"code"}
    assert (len(record["matched"]), record["doubtful"], record["unmatched"]) == (401, [], [])


def test_a_template_of_no_district_or_month_is_refused(tmp_path: Path, capsys: Captured) -> None:
    for arguments in (["9999"], ["3310", "--month", "Agustus"]):
        assert cli.main(["recap", "template", *arguments, "--out", str(tmp_path / "x.xlsx")]) == 2
    assert list(tmp_path.iterdir()) == []


def test_rows_are_used_in_spite_of_a_finding_where_somebody_may_decide(tmp_path: Path, capsys: Captured) -> None:
    """Lines 2 and 5 are of one kecamatan with other figures, line 3 has more children stunted than measured."""
    path = tmp_path / "rekap.csv"
    path.write_bytes(
        text(
            ["Kecamatan", "Bulan", "Sasaran", "Diukur", "Stunting"],
            ["Prambanan", "2025-08", 90, 50, 5],
            ["Gantiwarno", "2025-08", 90, 50, 60],
            ["Wedi", "2025-08", 90, 80, 8],
            ["Prambanan", "2025-08", 90, 40, 6],
        )
    )
    before = checked(capsys, str(path), "--district", "3310")
    after = checked(capsys, str(path), "--district", "3310", "--anyway", "2")
    assert before["rows_excluded"] - after["rows_excluded"] == 1
    assert after["children_measured"] - before["children_measured"] == 50
    for rows, words in (("3", "baris ini: 3"), ("4", "baris ini: 4"), ("dua", "“dua” bukan nomor baris")):
        assert cli.main(["recap", "check", str(path), "--district", "3310", "--anyway", rows]) == 2
        assert words in capsys.readouterr().err
