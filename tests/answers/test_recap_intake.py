"""A store holds what the reader of recaps reads of the same file, whole or not at all, and nothing of a person."""

from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pytest
from made_recaps import text
from pyarrow import csv, parquet

from refusals import refused, said
from stuntmap.answers.recap import read_recap
from stuntmap.answers.recap_intake import checked_rows
from stuntmap.answers.recap_intake.run import sources_in, take_in
from stuntmap.data.recap_store.records import RecapStore
from stuntmap.errors import BadChoiceError

DAY = date(2026, 1, 31)
HEADINGS = ["Kecamatan", "Desa/Kelurahan", "Kode Desa", "Bulan", "Sasaran", "Diukur", "Sangat Pendek", "Pendek"]
COLUMNS = [
    *("row", "region_code", "period", "children_stunted", "children_measured", "children_expected", "is_excluded"),
]
# Desa of Prambanan and Gantiwarno in Kabupaten Klaten, written in most of the ways in which tables write them.
KLATEN = [
    ["Prambanan", "Sengon", "3310012001", "2025-07", 120, 100, 2, 8],
    ["PRAMBANAN", "CUCUKAN", "33.10.01.2002", "Juli 2025", "1.120", "1.000", 20, 80],
    ["Prambanan", "Cucukan", "", "08/2025", 120, 90, "-", 9],  # a class is missing: stunted unknown
    ["Prambanan", "Sengon", "3310012001", "2025-08", 120, 100, 60, 61],  # more stunted than measured
    ["Prambanan", "Sengon", "3310012001", "2025-09", 120, 100, 2, 8],
    ["Prambanan", "Sengon", "3310012001", "2025-09", 120, 100, 2, 9],  # twice, with other figures
    ["Prambanan", "Cucukan", "3310012002", "2025-09", 120, 100, 2, 8],
    ["Prambanan", "Cucukan", "3310012002", "2025-09", 120, 100, 2, 8],  # twice, the same
    ["Prambanan", "Desa Yang Tak Ada", "", "2025-07", 50, 40, 1, 3],  # counts in the total, on no map
    ["Prambanan", "Sengon", "3310012001", "2025-10", 120, "12,5", 2, 8],  # not whole
    ["JUMLAH", "", "", "2025-07", 1290, 1140, 23, 91],
    ["Prambanan", "Sengon", "3310012001", "2025-11", "", "", "", ""],  # sent nothing
]


def written(folder: Path, name: str, *rows: list[object]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(text(HEADINGS, *rows))
    return folder / name


def rows_of(store: RecapStore) -> pd.DataFrame:
    files = store.files(store.records())
    table = duckdb.sql(f"SELECT * FROM read_parquet({files}) ORDER BY row, period").to_arrow_table().to_pandas()
    return table[COLUMNS].astype(dict.fromkeys(COLUMNS[3:6], "float64"))


def taken(place: Path, store: RecapStore) -> list[str]:
    """The codes of the errors of the sources, "" for those taken in, "there" for those that were."""
    told = take_in(sources_in(place), store, DAY, lambda _record, _found: None)
    return [one.error.code if one.error else "" if one.is_new else "there" for one in told]


def test_a_store_holds_what_the_reader_of_recaps_reads(tmp_path: Path) -> None:
    path = written(tmp_path / "in", "klaten.csv", *KLATEN)
    store = RecapStore(tmp_path / "store")
    assert taken(path, store) == [""]
    recap = read_recap(path.read_bytes(), district_code="3310")
    expected = recap.rows[COLUMNS].sort_values("row").reset_index(drop=True)
    pd.testing.assert_frame_equal(rows_of(store), expected, check_dtype=False)
    record = store.records()[0]
    assert (record.rows, record.stored, record.excluded, record.unplaced) == (12, 10, 6, 1)
    assert record.set_aside == {"no_figures": 1, "total": 1}
    assert record.months == {"3310": ["2025-07", "2025-08", "2025-09", "2025-10"]}


def test_rows_are_numbered_as_the_lines_of_the_file_are(tmp_path: Path) -> None:
    first, second, third = (";".join(map(str, row)) for row in (KLATEN[0], KLATEN[4], KLATEN[6]))
    content = f"REKAP KABUPATEN KLATEN\n\n{';'.join(HEADINGS)}\n{first}\n\n\n{second}\n;;;\n\n{third}\n\n".encode()
    (tmp_path / "klaten.csv").write_bytes(content)
    store = RecapStore(tmp_path / "store")
    assert taken(tmp_path / "klaten.csv", store) == [""]
    assert rows_of(store)["row"].tolist() == read_recap(content).rows["row"].tolist() == [4, 7, 10]


def test_parquet_with_numbers_as_numbers_is_read_like_text(tmp_path: Path) -> None:
    content = text(HEADINGS, *[row for row in KLATEN if all(isinstance(cell, int) for cell in row[4:])])
    written_codes = csv.ConvertOptions(column_types={"Kode Desa": pa.string()})
    options = csv.ParseOptions(delimiter=";")
    parquet.write_table(csv.read_csv(pa.BufferReader(content), None, options, written_codes), tmp_path / "a.parquet")
    store = RecapStore(tmp_path / "store")
    assert taken(tmp_path / "a.parquet", store) == [""]
    expected = read_recap(content, district_code="3310").rows
    assert rows_of(store)["children_stunted"].tolist() == expected["children_stunted"].tolist()
    assert rows_of(store)["region_code"].tolist() == expected["region_code"].tolist()


def test_a_column_of_parquet_may_have_quotes_in_its_name(tmp_path: Path) -> None:
    rows = {
        "Kode Desa": ["3310012001"],
        "Bulan": ["2025-07"],
        "Diukur": [100],
        "Stunting": [9],
        'Catatan "lapangan"': [""],
    }
    parquet.write_table(pa.table(rows), tmp_path / "a.parquet")
    store = RecapStore(tmp_path / "store")
    assert taken(tmp_path / "a.parquet", store) == [""]
    assert rows_of(store)["children_stunted"].tolist() == [9]


def test_a_run_that_was_killed_goes_on_with_nothing_doubled_or_lost(tmp_path: Path) -> None:
    for month in ("07", "08", "09"):
        written(tmp_path / "in", f"{month}.csv", ["Prambanan", "Sengon", "3310012001", f"2025-{month}", 120, 100, 2, 8])
    whole, killed = RecapStore(tmp_path / "whole"), RecapStore(tmp_path / "killed")
    assert taken(tmp_path / "in", whole) == ["", "", ""]
    run = take_in(sources_in(tmp_path / "in"), killed, DAY, lambda _record, _found: None)
    next(run)
    run.close()
    # What a kill leaves: files half written, files in their place without a record, a record half written.
    left = Path(killed.files(killed.records())[0])
    (killed.work / "parts").mkdir(exist_ok=True)
    (killed.work / "parts" / "half.parquet").write_bytes(b"PAR1 half")
    left.with_name("0123456789abcdef-00000000-0.parquet").write_bytes(left.read_bytes())
    (killed.root / "sources" / "0123456789abcdef.part").write_text("{")
    assert len(rows_of(killed)) == 1
    assert taken(tmp_path / "in", killed) == ["there", "", ""]
    pd.testing.assert_frame_equal(rows_of(killed), rows_of(whole))
    assert [path.name for path in killed.root.rglob("*.part")] == []
    assert sorted(map(str, killed.root.rglob("rows/**/*.parquet"))) == sorted(killed.files(killed.records()))
    assert taken(tmp_path / "in", killed) == ["there"] * 3


def test_a_corrected_source_takes_the_place_of_the_earlier_and_no_two_tell_of_the_same(tmp_path: Path) -> None:
    store = RecapStore(tmp_path / "store")
    first = written(tmp_path / "in", "klaten.csv", ["Prambanan", "Sengon", "3310012001", "2025-07", 120, 100, 2, 8])
    assert taken(first, store) == [""]
    written(tmp_path / "in", "klaten.csv", ["Prambanan", "Sengon", "3310012001", "2025-07", 120, 100, 2, 9])
    again = written(tmp_path / "in", "lain.csv", ["PRAMBANAN", "SENGON", "3310012001", "Jul 2025", 120, 100, 2, 7])
    assert taken(tmp_path / "in", store) == ["", "ingest_again"]
    assert rows_of(store)["children_stunted"].tolist() == [11]
    again.write_bytes(text(["Kode Kecamatan", "Bulan", "Diukur", "Stunting"], ["331001", "2025-07", 100, 9]))
    told = list(take_in(sources_in(again), store, DAY, lambda _record, _found: None))
    assert said(told[0].error).startswith("klaten.csv memuat kabupaten/kota dan bulan yang sama")


def test_nothing_of_a_person_gets_into_a_store(tmp_path: Path) -> None:
    secret = "3310010101200001"
    rows = [["Prambanan", "Sengon", "3310012001", "2025-07", 120, 100, 2, 8]] * 5
    written(tmp_path / "in", "a.csv", *rows, ["Prambanan", secret, "3310012001", "2025-08", 120, 100, 2, 8])
    (tmp_path / "in" / "b.csv").write_bytes(text([*HEADINGS, "Nama Anak"], [*KLATEN[0], "Rahasiawati"]))
    (tmp_path / "in" / "c.xlsx").write_bytes(b"PK")
    store = RecapStore(tmp_path / "store")
    assert taken(tmp_path / "in", store) == ["upload_person_numbers", "upload_personal", "ingest_kind"]
    kept = [path.read_bytes() for path in store.root.rglob("*") if path.is_file()]
    assert not any(secret.encode() in content or b"Rahasiawati" in content for content in kept)


def test_a_folder_with_other_things_and_a_store_at_work_are_left_alone(tmp_path: Path) -> None:
    written(tmp_path / "in", "klaten.csv", KLATEN[0])
    with refused(BadChoiceError, "berisi hal lain"):
        taken(tmp_path / "in", RecapStore(tmp_path / "in"))
    with refused(BadChoiceError, "bukan gudang rekap"):
        RecapStore(tmp_path / "nowhere").records()
    with refused(BadChoiceError, "tidak ada berkas"):
        sources_in(tmp_path / "nowhere")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_letters_of_either_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    rows = KLATEN[0], ["Prambanan", "Kafé", "", "2025-07", 120, 100, 2, 8]
    (tmp_path / "klaten.csv").write_bytes(text(HEADINGS, *rows).decode().encode(encoding))
    store = RecapStore(tmp_path / "store")
    assert taken(tmp_path / "klaten.csv", store) == [""]
    files = store.files(store.records())
    assert duckdb.sql(f"SELECT name FROM read_parquet({files}) WHERE region_code = ''").fetchall() == [
        ("Kafé (Prambanan)",)
    ]


def test_a_second_source_is_refused_where_it_shares_one_district_and_month_with_the_first(tmp_path: Path) -> None:
    store = RecapStore(tmp_path / "store")
    boyolali = ["Ampel", "Candi", "3309012001", "2025-07", 120, 100, 2, 8]
    klaten = ["Prambanan", "Sengon", "3310012001", "2025-07", 120, 100, 2, 8]
    assert taken(written(tmp_path / "in", "dua.csv", klaten, boyolali), store) == [""]
    august = ["Prambanan", "Sengon", "3310012001", "2025-08", 120, 100, 2, 8]
    assert taken(written(tmp_path / "in", "lain.csv", august, boyolali), store) == ["ingest_again"]


@pytest.mark.parametrize(("most", "codes"), [(3, [""]), (2, ["ingest_too_many_faults"])])
def test_a_source_may_have_as_many_faults_as_the_limit_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, codes: list[str]
) -> None:
    monkeypatch.setattr(checked_rows, "MOST_FAULTS", most)
    months = ("2025-07", "2025-08", "2025-09")
    faulty = [["Prambanan", "Sengon", "3310012001", month, 120, 100, 60, 61] for month in months]
    assert taken(written(tmp_path / "in", "klaten.csv", *faulty), RecapStore(tmp_path / "store")) == codes
