"""`stuntmap rembuk`: a pack for one region, packs for a province; refused in one line and never half written."""

import errno
import io
import json
import os
import pickle
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pptx import Presentation

from refusals import refused
from stuntmap import cli
from stuntmap.cli import rembuk, rembuk_jobs
from stuntmap.cli.files import write_whole
from stuntmap.errors import BadChoiceError, DataFileError, Fault, StuntmapError
from stuntmap.language import Term
from stuntmap.report.rembuk import pack
from stuntmap.report.rembuk.saved_file import Saved, saved_bytes
from stuntmap.report.rembuk.settings import Action, Commitment, MeetingSettings

PACK = b"PK made up"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Packs that are made at once, in this process; what each was made of."""
    calls: list[dict[str, Any]] = []

    def made(language: Any, facts: Any, settings: Any, commitment: Any, **others: Any) -> bytes:
        calls.append({"language": language, "facts": facts, "settings": settings, "commitment": commitment, **others})
        return PACK

    monkeypatch.setattr(pack, "pack_bytes", made)
    monkeypatch.setattr(rembuk, "_processes", lambda: 1)
    return calls


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = cli.main(["rembuk", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def refusal(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> str:
    status, out, err = run(capsys, *arguments, "--out", str(folder))
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err
    return err


def test_json_says_what_was_written(capsys, tmp_path, quick):
    status, out, _ = run(capsys, "33.10", "--year", "2024", "--out", str(tmp_path), "--json")
    assert status == 0
    assert json.loads(out) == {
        "survey_year": 2024,
        "files": [
            {
                "region_code": "3310",
                "region_name": "Kabupaten Klaten",
                "path": str(tmp_path / "rembuk-3310-2024.zip"),
                "bytes": len(PACK),
            }
        ],
        "left_out": [],
    }


def test_options_reach_the_pack(capsys, tmp_path, quick):
    options = ["--date", "3 Maret 2026", "--place", "Pendopo", "--link", "https://example.org", "--language", "en"]
    targets = ["--target-year", "2029", "--target", "14,2"]
    assert run(capsys, "3310", "--out", str(tmp_path), *options, *targets)[0] == 0
    (call,) = quick
    settings, facts = call["settings"], call["facts"]
    assert (settings.date, settings.place, settings.link) == ("3 Maret 2026", "Pendopo", "https://example.org")
    assert call["language"].code == "en"
    assert (facts.target_year, facts.own_target_pct, facts.survey_year) == (2029, 14.2, 2024)
    # The day of the meeting, unless another one is named.
    assert facts.as_of == date(2026, 3, 3)
    assert run(capsys, "3310", "--out", str(tmp_path), *options, "--as-of", "2025-02-01")[0] == 0
    assert (quick[1]["facts"].as_of, quick[1]["facts"].ahead.target_year) == (date(2025, 2, 1), 2025)
    assert "bukan tanggal" in refusal(capsys, tmp_path, "3310", "--as-of", "besok")


def test_a_saved_file_brings_settings_and_commitment(capsys, tmp_path, quick):
    commitment = Commitment(14.2, 2029, (Action("Dinkes"),))
    typed, saved = MeetingSettings("Judul sendiri", place="Aula"), tmp_path / "rembuk.json"
    saved.write_bytes(saved_bytes(Saved(typed, commitment, "3310", 2024, 12.5, 2030)))
    assert run(capsys, "3310", "--out", str(tmp_path), "--saved", str(saved), "--date", "3 Maret")[0] == 0
    settings = quick[0]["settings"]
    assert (settings.title, settings.place, settings.date) == ("Judul sendiri", "Aula", "3 Maret")
    assert quick[0]["commitment"] == commitment
    assert (quick[0]["facts"].own_target_pct, quick[0]["facts"].target_year) == (12.5, 2030)
    assert "milik daerah 3310" in refusal(capsys, tmp_path, "3311", "--saved", str(saved))


@pytest.mark.parametrize(("options", "survey_year"), [((), 2022), (("--year", "2023"), 2023)])
def test_a_saved_file_brings_its_survey_unless_another_is_named(capsys, tmp_path, quick, options, survey_year):
    saved = tmp_path / "rembuk.json"
    saved.write_bytes(saved_bytes(Saved(MeetingSettings(""), Commitment(), "3310", 2022, None, 2022)))
    assert run(capsys, "3310", "--out", str(tmp_path), "--saved", str(saved), *options)[0] == 0
    assert quick[0]["facts"].survey_year == survey_year


def test_a_province_has_a_pack_of_its_own_and_one_for_each_district(capsys, tmp_path, quick):
    status, out, err = run(capsys, "--province", "34", "--year", "2024", "--out", str(tmp_path), "--json")
    assert status == 0
    codes = [file["region_code"] for file in json.loads(out)["files"]]
    assert codes == ["34", "3401", "3402", "3403", "3404", "3471"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"rembuk-{code}-2024.zip" for code in codes]
    assert err.splitlines()[0] == "1 dari 6: Daerah Istimewa Yogyakarta"
    assert [line.split(":")[0] for line in err.splitlines()] == [f"{number} dari 6" for number in range(1, 7)]


def test_districts_without_a_figure_are_left_out_and_named(capsys, tmp_path, quick):
    status, out, _ = run(capsys, "--province", "53", "--year", "2022", "--out", str(tmp_path), "--json")
    assert status == 0
    answer = json.loads(out)
    assert len(answer["files"]) + len(answer["left_out"]) == 23
    left = {pack["region_code"]: pack["reason"] for pack in answer["left_out"]}
    assert left["5301"].startswith("Kabupaten Kupang: tidak ada estimasi pada SSGI 2022.")
    assert "5307" not in left
    status, out, _ = run(capsys, "--province", "53", "--year", "2022", "--out", str(tmp_path))
    assert "Dilewati: Kabupaten Kupang: tidak ada estimasi" in out


def test_one_region_is_one_whole_zip_in_the_folder_and_processes_beside_one_another_write_the_same(
    capsys, tmp_path, monkeypatch
):
    folder = tmp_path / "baru" / "rembuk"
    status, out, err = run(capsys, "9301", "--year", "2024", "--out", str(folder), "--place", "Pendopo")
    assert (status, err) == (0, "")
    assert [path.name for path in folder.iterdir()] == ["rembuk-9301-2024.zip"]
    alone = folder / "rembuk-9301-2024.zip"
    assert str(alone) in out
    with zipfile.ZipFile(alone) as archive:
        assert archive.testzip() is None
        deck = Presentation(io.BytesIO(archive.read("paparan-9301-2024.pptx")))
        assert "Pendopo" in archive.read("BACA-SAYA.txt").decode()
    assert len(deck.slides) == 9

    monkeypatch.setattr(rembuk, "_processes", lambda: 2)
    monkeypatch.setattr(rembuk_jobs, "_province_codes", lambda *_: ["9301", "9302"])
    # A test of a page leaves its script as the main module, which each new process would run.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    beside = tmp_path / "dua"
    status, out, err = run(capsys, "--province", "93", "--out", str(beside), "--place", "Pendopo", "--json")
    assert status == 0
    assert [Path(file["path"]).name for file in json.loads(out)["files"]] == [
        *("rembuk-9301-2024.zip", "rembuk-9302-2024.zip"),
    ]
    assert len(err.splitlines()) == 2
    assert alone.read_bytes() == (beside / "rembuk-9301-2024.zip").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Sebut satu daerah"),
        (["3310", "--province", "33"], "Sebut satu daerah"),
        (["9999"], "9999"),
        (["ID"], "satu kabupaten/kota atau satu provinsi"),
        (["--province", "99"], "99"),
        (["--province", "3310"], "bukan kode provinsi"),
        (["--province", "ID"], "bukan kode provinsi"),
        (["3310", "--year", "2019"], "2019"),
        (["5301", "--year", "2022"], "tidak ada estimasi pada SSGI 2022"),
        (["3310", "--language", "fr"], "fr bukan bahasa"),
        (["3310", "--target", "120"], "Target 120 tidak sah"),
        (["3310", "--target-year", "1999"], "1999 bukan tahun target"),
        (["3310", "--place", "a" * 201], "Tempat: 201 karakter"),
        (["3310", "--date", "3310011501210001"], "NIK"),
        (["3310", "--link", "javascript:alert(1)"], "https://"),
        (["3310", "--logo", "tidak-ada.png"], "tidak dapat dibaca"),
        (["--province", "33", "--saved", "x.json"], "milik satu daerah"),
    ],
)
def test_bad_input_is_one_line_and_leaves_no_folder(capsys, tmp_path, quick, arguments, said):
    assert said in refusal(capsys, tmp_path / "baru", *arguments)
    assert not (tmp_path / "baru").exists()


def test_a_logo_and_a_template_that_are_none_are_refused(capsys, tmp_path, quick):
    file = tmp_path / "berkas.png"
    file.write_bytes(b"no picture")
    for option in ("--logo", "--template", "--saved"):
        assert "berkas" in refusal(capsys, tmp_path / "baru", "3310", option, str(file)).lower()
        assert not (tmp_path / "baru").exists()


def test_out_is_required(capsys):
    assert run(capsys, "3310")[0] == 2


def test_a_file_in_place_of_the_folder_is_refused(capsys, tmp_path, quick):
    file = tmp_path / "berkas"
    file.write_text("x")
    assert "bukan folder" in refusal(capsys, file, "3310")
    assert "bukan folder" in refusal(capsys, file / "di-dalam", "3310")
    assert file.read_text() == "x"
    assert quick == []


def test_a_folder_that_may_not_be_written_is_told_before_anything_is_made(capsys, tmp_path, quick, monkeypatch):
    def denied(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "write_bytes", denied)
    assert "tidak dapat ditulis (tidak ada izin)" in refusal(capsys, tmp_path, "3310")
    assert quick == []


def test_a_full_disk_leaves_the_older_pack_and_no_half_file(capsys, tmp_path, quick, monkeypatch):
    older = tmp_path / "rembuk-3310-2024.zip"
    older.write_bytes(b"older")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = refusal(capsys, tmp_path, "3310")
    assert "ruang cakram habis" in said
    assert [path.name for path in tmp_path.iterdir()] == [older.name]
    assert older.read_bytes() == b"older"


def test_a_disk_that_is_really_full(tmp_path):
    """With a disk of one megabyte, where this user may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        write_whole(disk / "kecil.zip", b"x" * 500_000)
        with refused(StuntmapError, "tidak dapat ditulis"):
            write_whole(disk / "besar.zip", b"x" * 2_000_000)
        with refused(StuntmapError, "tidak dapat ditulis"):
            write_whole(disk / "kecil.zip", b"y" * 2_000_000)
        assert [path.name for path in disk.iterdir()] == ["kecil.zip"]
        assert (disk / "kecil.zip").read_bytes() == b"x" * 500_000
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_an_older_pack_is_replaced_by_a_complete_one(capsys, tmp_path, quick):
    (tmp_path / "rembuk-3310-2024.zip").write_bytes(b"older")
    assert run(capsys, "3310", "--out", str(tmp_path))[0] == 0
    assert (tmp_path / "rembuk-3310-2024.zip").read_bytes() == PACK


def test_after_a_failure_in_a_province_no_other_pack_is_begun(capsys, tmp_path, quick, monkeypatch):
    def refused(*_: Any, **__: Any) -> bytes:
        raise BadChoiceError("pack_too_large", most=15)

    monkeypatch.setattr(pack, "pack_bytes", refused)
    assert "15 MB" in refusal(capsys, tmp_path / "baru", "--province", "34")
    assert not (tmp_path / "baru").exists()


def test_ctrl_c_ends_with_one_line(capsys, tmp_path, monkeypatch):
    def stopped(_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rembuk, "make_pack", stopped)
    status, out, err = run(capsys, "3310", "--out", str(tmp_path / "baru"))
    assert (status, out) == (130, "")
    assert err == "stuntmap: dihentikan; yang sudah tertulis lengkap.\n"
    assert not (tmp_path / "baru").exists()


@pytest.mark.parametrize(
    "error",
    [
        BadChoiceError("pack_too_large", most=15),
        DataFileError("broken_rules", path=Path("a.csv"), count=1, faults=(Fault("missing_value", 2),)),
        StuntmapError("saved_field", field=Term("Question {number}", number=2)),
    ],
)
def test_errors_travel_between_processes_with_their_facts(error):
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)


def test_the_packages_of_reports_are_not_loaded_by_other_commands():
    code = "import sys; from stuntmap import cli; cli.main(['regions', '--json']); print('typst' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines()[-1] == "False"
