"""`stuntmap minilok` writes the pack of a kecamatan; `stuntmap rembuk --recap` takes the district's recap along."""

import json
import zipfile
from pathlib import Path

import pytest
from made_recaps import text

from stuntmap import cli
from stuntmap.report.parts import pack

HEAD = ["Kecamatan", "Desa", "Bulan", "Diukur", "Stunting"]
ROWS = [
    ["Prambanan", "Cucukan", "2025-08", 137, 40],
    ["Prambanan", "Kotesan", "2025-08", 139, 12],
    ["Wedi", "Pasung", "2025-08", 80, 8],
]


@pytest.fixture
def recap(tmp_path: Path) -> str:
    path = tmp_path / "rekap.csv"
    path.write_bytes(text(HEAD, *ROWS))
    return str(path)


def test_one_kecamatan_or_all_that_were_measured(
    recap: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Pictures are tested where they are drawn; they take seconds each.
    monkeypatch.setattr(pack, "picture_files", lambda *_: {})
    out = tmp_path / "paket"
    assert cli.main(["minilok", "3310", "--recap", recap, "--out", str(out), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["month"] == "2025-08"
    assert [file["region_name"] for file in record["files"]] == ["Prambanan", "Wedi"]
    with zipfile.ZipFile(out / "minilok-331001-2025-08.zip") as archive:
        assert len(archive.namelist()) == 4
    one = tmp_path / "satu"
    arguments = ["--kecamatan", "331001", "--month", "2025-08", "--date", "12 September 2025"]
    assert cli.main(["minilok", "3310", "--recap", recap, *arguments, "--out", str(one)]) == 0
    assert [path.name for path in one.iterdir()] == ["minilok-331001-2025-08.zip"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["minilok", "3310", "--kecamatan", "320801"], "Tidak ada daerah dengan kode 320801"),
        (["minilok", "3310", "--month", "2025-09"], "tidak memuat baris untuk 2025-09"),
        (["rembuk", "--province", "33"], "Rekap milik satu kabupaten/kota, bukan provinsi"),
    ],
)
def test_what_cannot_be_made_is_refused_before_a_folder_is(
    arguments: list[str], said: str, recap: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "paket"
    assert cli.main([*arguments, "--recap", recap, "--out", str(out)]) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_options_of_a_recap_without_one_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rembuk", "3310", "--interventions", "x.csv", "--out", str(tmp_path / "paket")]) == 2
    assert "Ada opsi rekap tanpa rekapnya" in capsys.readouterr().err
