"""A nutrition figure is added by its entry, its file and its record: whatever reads or shows figures then has it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("added_indicator.py")


@pytest.fixture(scope="module")
def said() -> dict[str, object]:
    done = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, text=True, timeout=500, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_map_ranking_and_profile_show_it(said):
    assert "Anaemia prevalence by class · Jawa Tengah, SSGI 2024" in said["map"]
    assert "14 of 35 districts in the high or very high class (30% and above)" in said["map"]
    assert "Taken as model figures, as the stunting figures there: 6 of 35 districts." in said["map"]
    assert "Ranking · Anaemia prevalence · Jawa Tengah, SSGI 2024" in said["ranking"]
    assert "Kabupaten Klaten 18.0%" in said["ranking"]
    assert "Anaemia, SSGI 2024 18.0 (~" in " ".join(said["profile"].split())
    assert "WHO 2011 for Anaemia" in said["profile"]


def test_light_page_card_and_frame_show_it(said):
    assert ["Anaemia, SKI 2023", "30.0 (0.5–70.0)", "high", "10/35 (1–35)"] in said["light"]
    assert said["card"].startswith("Anaemia prevalence Kab. Klaten 18.0% (SSGI 2024), rank 10 of 35")
    assert said["frame"][1:] == ["Anaemia prevalence (%) in each survey", "SKI 2023 30.0% · SSGI 2024 18.0%"]


def test_files_command_and_api_show_it(said):
    assert "Anaemia prevalence (%)" in said["csv"]
    assert "Class (WHO 2011)" in said["csv"]
    assert "tunting prevalence" not in said["csv"]
    (own,) = [row for row in said["rank"] if row["region_code"] == "3310"]
    assert (own["prevalence_pct"], own["indicator"], own["severity_class"]) == (18.0, "anaemia", "low")
    assert "Jawa Tengah, Anaemia prevalence" in said["compare"]
    assert said["api"]["records"][0]["indicator"] == "anaemia"
    assert "anaemia" in said["described"]
    assert [line for line in said["verify"] if "ok  Schema of anaemia_2024.csv: 514 rows" in line]
