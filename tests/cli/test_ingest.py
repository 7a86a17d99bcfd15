"""`stuntmap ingest` tells of each source and lists the rows not used; a refused source ends it with status 2."""

import json
from pathlib import Path

import pytest
from made_recaps import text

from stuntmap import cli


def test_each_source_is_told_and_a_refused_one_ends_with_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources, store = tmp_path / "in", tmp_path / "store"
    sources.mkdir()
    headings = ["Kecamatan", "Desa", "Bulan", "Kode Desa", "Diukur", "Stunting"]
    rows = [
        ["Prambanan", "Sengon", month, "3310012001", 100, stunted]
        for month, stunted in (("2025-07", 9), ("2025-08", 101))
    ]
    (sources / "klaten.csv").write_bytes(text(headings, *rows))
    (sources / "lain.ods").write_bytes(b"PK")
    assert cli.main(["ingest", str(sources), "--out", str(store)]) == 2
    told = capsys.readouterr().out
    assert "1/2 klaten.csv: 2 baris, 1 tidak dipakai, 0 tempatnya belum pasti." in told
    assert "2/2 lain.ods: Gudang rekap hanya menerima berkas" in told
    (listed,) = (store / "findings").iterdir()
    assert "klaten.csv;3;stunted_above_measured;Sengon (Prambanan):" in listed.read_text("utf-8-sig")
    (sources / "lain.ods").unlink()
    assert cli.main(["ingest", str(sources), "--out", str(store), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [(one["source"], one["is_new"], one["rows"]) for one in answer["sources"]] == [("klaten.csv", False, 2)]
    # What was there before was not taken in again, and its rows are no rows of this run.
    assert cli.main(["ingest", str(sources), "--out", str(store)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 baris dalam ")


@pytest.mark.parametrize(("source", "store"), [("s3://bucket/in", "store"), (".", "s3://bucket/store")])
def test_an_address_is_no_folder_and_none_is_made_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, source: str, store: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["ingest", source, "--out", store]) == 2
    assert "adalah alamat" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
