"""`stuntmap interventions check` tells what a table holds as `recap check` does; nothing usable ends with 2."""

import json
from pathlib import Path

import pytest
from made_recaps import text

from stuntmap import cli

HEAD = ["Kecamatan", "Periode", "IDL sasaran", "IDL capaian"]


def test_the_record_carries_figures_targets_names_and_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "intervensi.csv"
    path.write_bytes(text(HEAD, ["Bayat", "2025-Q3", 40, 30], ["Wakanda", "2025-Q3", 10, 12]))
    assert cli.main(["interventions", "check", str(path), "--district", "3310", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["level"], record["period"], record["figures"], record["figures_excluded"]) == (
        *("subdistrict", "2025-Q3"),
        *(2, 1),
    )
    (indicator,) = record["indicators"]
    assert {name: indicator[name] for name in ("name", "numerator", "covered_pct", "target_year", "is_reached")} == {
        "name": "immunised",
        "numerator": 30,
        "covered_pct": 75.0,
        "target_year": 2024,
        "is_reached": False,
    }
    assert record["unmatched"] == [{"subdistrict": "Wakanda"}]
    assert [problem["kind"] for problem in record["problems"]] == ["numerator_above_denominator"]
    assert cli.main(["interventions", "check", str(path), "--district", "3310"]) == 0
    assert "75,0" in capsys.readouterr().out
    path.write_bytes(text(HEAD, ["Bayat", "2025-Q3", 10, 12]))
    assert cli.main(["interventions", "check", str(path), "--district", "3310", "--json"]) == 2


def test_a_template_is_written_for_kecamatan_and_desa(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "isian.xlsx"
    for more, rows in (([], 26), (["--villages"], 401)):
        assert cli.main(["interventions", "template", "3310", "--out", str(path), *more, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["rows"] == rows
    assert cli.main(["interventions", "template", "3310", "--out", str(path), "--period", "TW3"]) == 2
