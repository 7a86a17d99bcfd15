"""The `stuntmap` command: JSON for programs, tables for people, one line and status 2 on bad input."""

import itertools
import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from questions import table_of
from stuntmap import cli
from stuntmap.answers import Answers
from stuntmap.cli import server
from stuntmap.cli.output import print_json, print_table
from stuntmap.data import own_boundaries, verification
from stuntmap.data.subdistricts import load_subdistricts
from stuntmap.data.survey_data import SurveyData
from stuntmap.data.verified_contents import UnlikeExpectedError
from stuntmap.errors import BoundaryFileError, DataFileError
from stuntmap.language import Term
from stuntmap.report.records.values import plain

RANK_FIELDS = [
    *("region_code", "region_name", "prevalence_pct", "estimation", "rank", "of", "tied"),
    *("severity_class", "change_pp", "rank_change", "rank_change_reason"),
    *("ci95_low_pct", "ci95_high_pct", "ci_kind", "rank_low", "rank_high", "rank_is_rough", "change_verdict"),
    *("target_pct", "target_probability", "target_verdict", "indicator", "survey", "survey_year", "source_url"),
]
OF_ANY_ROW = ("target_pct", "indicator", "survey", "survey_year", "source_url")
WITHOUT_ESTIMATE = {"ci_kind": "none", "change_verdict": "not_assessable", "target_verdict": "not_assessable"}


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert cli.main(arguments) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert "NaN" not in printed.out
    return json.loads(printed.out)


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 2) -> str:
    assert cli.main(arguments) == status
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    return printed.err


def test_ranking_of_a_province(capsys: pytest.CaptureFixture[str]) -> None:
    rows = answer(capsys, "rank", "--province", "33", "--year", "2022", "--json")
    assert len(rows) == 35
    assert list(rows[0]) == RANK_FIELDS
    klaten = next(row for row in rows if row["region_code"] == "3310")
    assert klaten == {
        "region_code": "3310",
        "region_name": "Kabupaten Klaten",
        "prevalence_pct": 18.2,
        "estimation": "direct",
        "rank": 11,
        "of": 35,
        "tied": True,
        "severity_class": "medium",
        "change_pp": 2.4,
        "rank_change": 5,
        "rank_change_reason": None,
        "ci95_low_pct": 15.6,
        "ci95_high_pct": 21.1,
        "ci_kind": "approximate",
        "rank_low": 2,
        "rank_high": 32,
        "rank_is_rough": False,
        "change_verdict": "not_distinguishable",
        "target_pct": 18.4,
        "target_probability": 0.5568,
        "target_verdict": "not_certain",
        "indicator": "stunting",
        "survey": "SSGI",
        "survey_year": 2022,
        "source_url": klaten["source_url"],
    }
    assert [row["rank"] for row in rows] == sorted(row["rank"] for row in rows)


def test_the_rank_of_a_models_figure_is_marked_as_rough(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rank", "--province", "33", "--year", "2024"]) == 0
    (kudus,) = [line for line in capsys.readouterr().out.splitlines() if "Kabupaten Kudus" in line]
    assert kudus.split()[:2] == ["3/35", "(~1–29)"]


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (("rank", "--province", "33", "--year", "2024"), "Kabupaten Kudus"),
        (("profile", "9401"), "SSGI 2024  "),
        (("compare", "9401", "--from", "2023", "--to", "2024"), "SSGI 2024  "),
    ],
)
def test_a_models_figure_is_called_so_in_words_and_the_signs_are_explained(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...], line: str
) -> None:
    assert cli.main(list(command)) == 0
    lines = capsys.readouterr().out.splitlines()
    own = next(written for written in lines if line in written)
    assert " model " in own
    assert [written.startswith("~ perkiraan") and "angka model" in written for written in lines].count(True) == 1


def test_the_profile_of_a_province_says_that_two_undivided_ones_are_ranked(capsys: pytest.CaptureFixture[str]) -> None:
    line = "Peringkat pada SSGI 2021, SSGI 2022 menghitung 34 provinsi: 32 provinsi masa kini, serta"
    for code, told in (("53", 1), ("91", 0), ("3310", 0)):
        assert cli.main(["profile", code]) == 0
        assert capsys.readouterr().out.count(line) == told, code


def test_printed_limits_need_no_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["rank", "--province", "33", "--year", "2023"]) == 0
    assert "~" not in capsys.readouterr().out


def test_json_tells_of_each_figure_whether_a_model_made_it(capsys: pytest.CaptureFixture[str]) -> None:
    ranked = answer(capsys, "rank", "--province", "33", "--year", "2024", "--json")
    assert [row["estimation"] for row in ranked].count("small_area") == 6
    assert answer(capsys, "profile", "9401", "--json")["surveys"][-1]["estimation"] == "small_area"
    to = answer(capsys, "compare", "9401", "--from", "2023", "--to", "2024", "--json")["to"]
    assert (to["estimation"], to["rank_province"]["rank_is_rough"]) == ("small_area", True)


def test_region_without_an_estimate_has_nulls_and_comes_last(capsys: pytest.CaptureFixture[str]) -> None:
    rows = answer(capsys, "rank", "--province", "ID", "--year", "2022", "--json")
    assert len(rows) == 514
    without = [row for row in rows if row["prevalence_pct"] is None]
    assert len(without) == 20
    assert rows[-20:] == without
    for row in without:
        for name in RANK_FIELDS[2:]:
            assert name in OF_ANY_ROW or row[name] == WITHOUT_ESTIMATE.get(name), name
        assert row["indicator"] == "stunting"


def test_first_comparable_survey_has_no_change(capsys: pytest.CaptureFixture[str]) -> None:
    rows = answer(capsys, "rank", "--province", "33", "--year", "2021", "--json")
    assert {(row["change_pp"], row["rank_change"], row["change_verdict"]) for row in rows} == {(None, None, None)}


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024])
def test_ranking_agrees_with_the_scope_table(capsys: pytest.CaptureFixture[str], year: int) -> None:
    rows = answer(capsys, "rank", "--year", str(year), "--json")
    before = year - 1 if year > 2021 else None
    table = table_of("ID", year, before).to_dict("index")
    for row in rows:
        for name in (name for name in RANK_FIELDS[1:] if name != "indicator"):
            expected = table[row["region_code"]].get(name)
            decimals = {"ci95_low_pct": 1, "ci95_high_pct": 1, "target_probability": 4}.get(name)
            if expected is None or pd.isna(expected):
                assert row[name] is None, (row, name)
            else:
                assert row[name] == (expected if decimals is None else round(expected, decimals)), (row, name)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--json", "rank", "--province", "33", "--year", "2024"),
        ("rank", "--json", "--province", "33", "--year", "2024"),
        ("rank", "--province", "33", "--year", "2024", "--json"),
    ],
)
def test_json_may_be_asked_for_anywhere(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert len(answer(capsys, *arguments)) == 35


def test_equal_figures_stand_in_the_order_of_names_as_on_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    rows = answer(capsys, "rank", "--year", "2022", "--json")
    known = [row for row in rows if row["prevalence_pct"] is not None]
    assert known == sorted(known, key=lambda row: (row["prevalence_pct"], row["region_name"]))
    assert any(a["rank"] == b["rank"] and a["region_code"] > b["region_code"] for a, b in itertools.pairwise(known))


def test_profile_names_the_next_target_on_the_day_of_reading(capsys: pytest.CaptureFixture[str]) -> None:
    profile = answer(capsys, "profile", "3310", "--as-of", "2027-02-01", "--json")
    assert profile["as_of"] == "2027-02-01"
    ahead = profile["next_target"]
    assert (ahead["target_pct"], ahead["target_year"], ahead["distance_pp"]) == (14.2, 2029, 6.6)
    assert (ahead["needed_from_year"], ahead["needed_reduction_pp"]) == (2027, 3.3)
    assert answer(capsys, "profile", "3310", "--as-of", "2046-01-01", "--json")["next_target"] is None


def test_profile_of_a_district(capsys: pytest.CaptureFixture[str]) -> None:
    profile = answer(capsys, "profile", "3310", "--json")
    assert (profile["region_name"], profile["province_name"]) == ("Kabupaten Klaten", "Jawa Tengah")
    assert [survey["survey_year"] for survey in profile["surveys"]] == [2021, 2022, 2023, 2024]
    latest = profile["surveys"][-1]
    sure = {"rank_is_rough": False}
    assert latest["rank_province"] == {"rank": 28, "of": 35, "tied": False, "rank_low": 3, "rank_high": 35} | sure
    assert latest["rank_nation"] == {"rank": 230, "of": 514, "tied": True, "rank_low": 30, "rank_high": 457} | sure
    assert (latest["rank_low"], latest["rank_high"]) == (3, 35)
    assert (latest["ci95_low_pct"], latest["ci95_high_pct"], latest["ci_kind"]) == (17.5, 24.6, "approximate")
    assert (latest["change_verdict"], latest["target_verdict"]) == ("not_distinguishable", "not_reached")
    assert 0 <= latest["target_probability"] < 0.001
    kinds = [survey["ci_kind"] for survey in profile["surveys"]]
    assert kinds == ["approximate", "approximate", "published", "approximate"]
    assert profile["surveys"][0]["change_verdict"] is None
    assert (latest["target_pct"], latest["target_year"], latest["distance_pp"]) == (10.0, 2024, 10.8)
    assert (latest["stunted_children"], latest["severity_class"], latest["estimation"]) == (17990, "high", "direct")


def test_profile_keeps_a_survey_without_an_estimate(capsys: pytest.CaptureFixture[str]) -> None:
    missing = answer(capsys, "profile", "5301", "--json")["surveys"][1]
    assert missing["survey_year"] == 2022
    for name in ("prevalence_pct", "rank_province", "rank_nation", "distance_pp", "stunted_children", "severity_class"):
        assert missing[name] is None
    assert missing["target_pct"] == 18.4
    assert {name: missing[name] for name in WITHOUT_ESTIMATE} == WITHOUT_ESTIMATE
    assert missing["rank_low"] is missing["ci95_low_pct"] is missing["target_probability"] is None


def test_profile_of_a_small_area_figure_has_no_interval_and_no_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    latest = answer(capsys, "profile", "9401", "--json")["surveys"][-1]
    assert latest["estimation"] == "small_area"
    assert {name: latest[name] for name in WITHOUT_ESTIMATE} == WITHOUT_ESTIMATE
    assert latest["ci95_low_pct"] is None
    assert latest["rank_low"] <= latest["rank_province"]["rank"] <= latest["rank_high"]


@pytest.mark.parametrize("code", ["33", "ID", "93"])
def test_profile_of_a_province_or_the_country(capsys: pytest.CaptureFixture[str], code: str) -> None:
    surveys = answer(capsys, "profile", code, "--json")["surveys"]
    assert len(surveys) == 4
    assert all(survey["rank_province"] is None for survey in surveys)
    assert (surveys[-1]["rank_nation"] is None) == (code == "ID")
    assert (surveys[-1]["rank_low"] is None) == (code == "ID")


def test_code_may_be_written_with_a_dot(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "profile", "33.10", "--json")["region_code"] == "3310"


def test_regions_are_the_districts(capsys: pytest.CaptureFixture[str]) -> None:
    rows = answer(capsys, "regions", "--json")
    assert len(rows) == 514
    assert rows[0]["region_code"] == "1101"
    assert len(answer(capsys, "regions", "--province", "33", "--json")) == 35


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rank", "--province", "33", "--year", "2022"), "11/35, seri (2–32)"),
        (("rank", "--province", "33", "--year", "2023"), "  22,0–27,2  "),
        (("rank", "--province", "33", "--year", "2024"), "~17,5–24,6"),
        (("rank", "--province", "33", "--year", "2024"), "turun nyata"),
        (("rank", "--province", "53", "--year", "2022"), "tidak ada estimasi"),
        (("profile", "3310"), "Kabupaten Klaten (3310), Jawa Tengah"),
        (("profile", "3310"), "belum dapat dipastikan"),
        (("regions", "--province", "33"), "Kabupaten Klaten"),
    ],
)
def test_tables_for_people(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str) -> None:
    assert cli.main(arguments) == 0
    printed = capsys.readouterr().out
    assert words in printed
    assert not re.search(r"\bnan\b|None|<NA>|[{}]", printed)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Belum diisi: PERINTAH"),
        (("peta",), "Tidak dikenal: peta"),
        (("rank", "--tahun", "2022"), "Tidak dikenal: --tahun"),
        (("rank", "--year"), "Tidak dapat dipahami: --year"),
        (
            ("rank", "--year", "2020"),
            "Tidak ada survei sebanding tahun 2020. Pilih salah satu: 2021, 2022, 2023, 2024.",
        ),
        (("rank", "--year", "2018"), "2018"),
        (("rank", "--year", "abc"), "abc"),
        (("rank", "--province", "99"), "Tidak ada provinsi dengan kode 99"),
        (("rank", "--province", "3310"), "3310"),
        (("regions", "--province", "99"), "99"),
        (("profile",), "Belum diisi: region"),
        (("profile", "9999"), "Tidak ada daerah dengan kode 9999"),
        (("profile", "91L"), "91L"),
        (("profile", "9999", "--json"), "9999"),
        (("compare", "3310"), "Belum diisi: --from, --to"),
        (("compare", "3310", "--from", "2021"), "Belum diisi: --to"),
        (("compare", "--from", "2021", "--to", "2022"), "Belum diisi: region"),
        (("compare", "9999", "--from", "2021", "--to", "2022"), "Tidak ada daerah dengan kode 9999"),
        (("compare", "3310", "--from", "2020", "--to", "2022"), "Tidak ada survei tahun 2020. Pilih salah satu: 2013,"),
        (("compare", "3310", "--from", "2021", "--to", "abc"), "Tidak ada survei tahun abc"),
        (("compare", "3310", "--from", "2022", "--to", "2022"), "Pilih dua survei berbeda"),
        (("serve", "--port", "abc"), "abc bukan nomor port"),
        (("serve", "--port", "0"), "0 bukan nomor port"),
        (("serve", "--port", "70000"), "70000"),
        (("serve", "--host", "192.0.2.1"), "192.0.2.1 bukan alamat komputer ini"),
        (("boundaries",), "Belum diisi: TINDAKAN"),
        (("boundaries", "check"), "Belum diisi: file"),
    ],
)
def test_bad_input_ends_with_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    assert words in refusal(capsys, *arguments)


def test_missing_boundary_file_ends_with_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for action in ("check", "import"):
        assert "tidak-ada.geojson" in refusal(capsys, "boundaries", action, str(tmp_path / "tidak-ada.geojson"))


def test_help_is_in_bahasa(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    assert "peringkat menurut prevalensi" in capsys.readouterr().out


def test_damaged_data_end_with_one_line_and_status_1(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> pd.DataFrame:
        raise DataFileError("not_csv", path=Path("stunting.csv"))

    monkeypatch.setattr("stuntmap.data.indicators.load_stunting", damaged)
    # As in a new process, whose answers have read nothing yet.
    monkeypatch.setattr("stuntmap.answers.shared_answers", lambda: Answers(SurveyData()))
    assert refusal(capsys, "profile", "3310", status=1) == (
        "stuntmap: stunting.csv: bukan tabel CSV yang dapat dibaca. "
        "Pulihkan berkas aslinya (git checkout) atau bangun ulang dengan skrip di folder scripts/.\n"
    )


def test_verify_prints_every_check_and_tells_a_fault(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    results = [
        verification.CheckResult(Term("Neighbours"), True, Term("sha256 agrees, {bytes} bytes", bytes=1200)),
        verification.CheckResult("a.csv", False, UnlikeExpectedError("no_list_of_files", name="Apel")),
    ]
    monkeypatch.setattr(verification, "verify_project", lambda: results)
    assert cli.main(["verify"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "baik  Tetangga: sha256 cocok, 1.200 byte",
        "SALAH  a.csv: Apel tidak punya daftar berkasnya.",
        "2 pemeriksaan, 1 bermasalah.",
    ]
    assert cli.main(["verify", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)[1] == {
        "name": "a.csv",
        "ok": False,
        "detail": "Apel tidak punya daftar berkasnya.",
    }
    monkeypatch.setattr(verification, "verify_project", lambda: results[:1])
    assert cli.main(["verify"]) == 0


def test_boundary_report_tells_what_matched_and_why_the_rest_did_not(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = own_boundaries.MatchReport(
        path=Path("batas.zip"),
        matched=pd.DataFrame([{"row": 1, "name_in_file": "KLATEN", "code_in_file": "", "region_code": "3310"}]).assign(
            region_name="Kabupaten Klaten", matched_by="name", parts=1
        ),
        unmatched=pd.DataFrame(
            [{"row": 2, "name_in_file": "Danau Toba", "code_in_file": "", "reason": Term("no name of a district")}]
        ),
        repaired=1,
        kept=513,
    )
    asked: list[dict[str, object]] = []
    for name in ("check_boundaries", "import_boundaries"):
        monkeypatch.setattr(own_boundaries, name, lambda _path, **options: asked.append(options) or report)
    assert cli.main(["boundaries", "check", "batas.zip"]) == 0
    printed = capsys.readouterr().out
    assert "3310  Kabupaten Klaten  <- KLATEN" in printed
    assert "baris 2 (Danau Toba): tanpa nama kabupaten/kota" in printed
    assert "1 cocok, 1 tidak cocok, 1 diperbaiki; 513" in printed
    assert cli.main(["boundaries", "import", "batas.zip"]) == 0
    assert "Jalankan ulang dasbor" in capsys.readouterr().out
    assert asked == [{"keep_covered": False, "crs": None}] * 2
    for action in ("check", "import"):
        answer(capsys, "boundaries", action, "batas.zip", "--keep-covered", "--crs", "EPSG:32749", "--json")
    assert asked[2:] == [{"keep_covered": True, "crs": "EPSG:32749"}] * 2
    found = answer(capsys, "boundaries", "check", "batas.zip", "--json")
    assert (found["matched"][0]["region_code"], found["repaired"], found["kept"]) == ("3310", 1, 513)


def test_a_file_of_kecamatan_of_one_district_is_told_row_by_row(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "kecamatan.geojson"
    areas = load_subdistricts("3310")[["region_name", "geometry"]]
    areas.rename(columns={"region_name": "NAMOBJ"}).to_file(file, driver="GeoJSON")
    report = answer(capsys, "boundaries", "check", str(file), "--district", "3310", "--json")
    assert (report["level"], len(report["matched"]), report["unmatched"]) == ("subdistrict", 26, [])
    assert (report["elsewhere"], report["missing"]) == (0, [])
    assert cli.main(["boundaries", "check", str(file), "--district", "3310"]) == 0
    printed = capsys.readouterr().out
    assert "331001  Prambanan  <- Prambanan" in printed
    assert "kecamatan: 26 baris cocok, 0 tidak cocok, 0 milik kabupaten/kota lain; 0 tidak ada di berkas." in printed


def test_restore_says_so_or_why_not(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_boundaries, "restore_boundaries", lambda: None)
    assert cli.main(["boundaries", "restore"]) == 0
    assert "Batas sebelumnya" in capsys.readouterr().out

    def nothing_kept() -> None:
        raise BoundaryFileError("no_previous_boundaries", path=Path("previous"))

    monkeypatch.setattr(own_boundaries, "restore_boundaries", nothing_kept)
    assert "Tidak ada batas sebelumnya" in refusal(capsys, "boundaries", "restore")


@pytest.mark.parametrize("value", [float("nan"), None, pd.NA])
def test_missing_is_null_in_json(value: object) -> None:
    assert plain(value) is None


def test_number_that_json_does_not_know_is_never_printed() -> None:
    with pytest.raises(ValueError, match="JSON"):
        print_json({"a": float("nan")})


def test_columns_line_up(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("Nama", "%"), [("Klaten", "20,8"), ("B", "9,1")], numbers=(1,))
    assert capsys.readouterr().out == "Nama       %\nKlaten  20,8\nB        9,1\n"


# --- As a process ----------------------------------------------------------------------------------------------


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "import sys; from stuntmap.cli import main; sys.exit(main())", *arguments]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


def test_figures_do_not_load_streamlit_and_help_does_not_load_pandas() -> None:
    def loaded(call: str) -> str:
        code = f"import sys; from stuntmap.cli import main\ntry: main({call})\n"
        code += "finally: print(*sys.modules, file=sys.stderr)"
        return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr

    assert "streamlit" not in loaded("['rank', '--province', '33']").split()
    assert "pandas" not in loaded("['--help']").split()


def test_reader_that_has_seen_enough_is_no_error() -> None:
    process = subprocess.Popen(command("rank", "--json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_json_is_utf8_whatever_the_terminal_says() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    done = subprocess.run(command("rank", "--year", "2022"), capture_output=True, check=True, env=environment)
    assert "−10,9" in done.stdout.decode("utf-8")


def test_server_prints_its_address_answers_and_stops() -> None:
    port = free_port()
    process = subprocess.Popen(
        command("serve", "--port", str(port), "--no-browser"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert f"http://localhost:{port}" in process.stdout.readline()
        socket.create_connection(("localhost", port), timeout=10).close()
        refused = subprocess.run(command("serve", "--port", str(port)), capture_output=True, text=True, check=False)
        assert refused.returncode == 2
        assert refused.stderr.splitlines() == [
            f"stuntmap: Port {port} sudah dipakai, mungkin oleh dasbor yang sedang berjalan. "
            f"Pilih yang lain, misalnya: stuntmap serve --port {port + 1}"
        ]
    finally:
        process.send_signal(signal.SIGTERM)
        process.stdout.close()  # type: ignore[union-attr]
        assert process.wait(timeout=30) == 0
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("localhost", port), timeout=10)


def test_browser_opens_only_where_there_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not server._has_browser()
    monkeypatch.setenv("DISPLAY", ":0")
    assert server._has_browser()


def test_every_row_of_a_ranking_says_which_survey_and_where_it_was_read(capsys):
    rows = answer(capsys, "rank", "--province", "33", "--year", "2022", "--json")
    assert {(row["survey"], row["survey_year"]) for row in rows} == {("SSGI", 2022)}
    assert all(str(row["source_url"]).startswith("https://") for row in rows if row["prevalence_pct"] is not None)


def test_a_page_of_help_heads_its_options_once(capsys):
    with pytest.raises(SystemExit):
        cli.main(["rank", "--help"])
    assert capsys.readouterr().out.count("opsi:") == 1
