"""A new survey takes its description and its rows: page, table, file and command line then know it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("added_survey.py")


@pytest.fixture(scope="module")
def said() -> dict[str, object]:
    done = subprocess.run([sys.executable, str(SCRIPT)], capture_output=True, text=True, timeout=500, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_the_command_line_ranks_and_tests_it(said):
    # Every rank stays, since every figure fell by one point.
    assert (said["rank"]["prevalence_pct"], said["rank"]["rank"], said["rank"]["of"]) == (19.8, 28, 35)
    assert (said["rank"]["ci_kind"], said["rank"]["change_pp"]) == ("approximate", -1.0)
    assert "Perubahan dari 20,8 % pada SSGI 2024 (−1,0 poin persen) belum berbeda nyata." in said["compare"].replace(
        "\N{NO-BREAK SPACE}", " "
    )


def test_a_file_names_its_report(said):
    assert said["source"] == "Kementerian Kesehatan RI: SSGI 2026 Dalam Angka; SSGI 2024 Dalam Angka"


@pytest.mark.parametrize("path", ["", "peta", "peringkat", "target", "profil"])
def test_every_page_opens_on_it_and_names_it_as_its_source(said, path):
    words = said["pages"][path]
    assert "SSGI 2026" in words.partition("\n")[0]
    assert "Sumber: SSGI 2026" in words


def test_what_was_said_of_earlier_surveys_stays(said):
    assert "17,5–24,6" in said["compare"]
