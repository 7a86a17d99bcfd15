"""`stuntmap compare`: both figures, the tested difference, the verdict or why there is none."""

import json
import re
from typing import Any

import pytest

from stuntmap import cli

FIGURE_FIELDS = [
    *("survey", "survey_year", "prevalence_pct", "ci95_low_pct", "ci95_high_pct", "ci_kind", "estimation"),
    *("rank_low", "rank_high", "rank_province", "rank_nation"),
]


def compared(capsys: pytest.CaptureFixture[str], code: str, year_from: int, year_to: int) -> Any:
    assert cli.main(["compare", code, "--from", str(year_from), "--to", str(year_to), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def words(capsys: pytest.CaptureFixture[str], code: str, year_from: int, year_to: int) -> str:
    assert cli.main(["compare", code, "--from", str(year_from), "--to", str(year_to)]) == 0
    printed = capsys.readouterr().out
    assert not re.search(r"\bnan\b|None|<NA>|[{}]", printed)
    return printed.replace("\N{NO-BREAK SPACE}", " ")


def test_klaten_from_2021_to_2022(capsys: pytest.CaptureFixture[str]) -> None:
    facts = compared(capsys, "3310", 2021, 2022)
    assert (facts["region_code"], facts["region_name"], facts["province_name"]) == (
        *("3310", "Kabupaten Klaten"),
        "Jawa Tengah",
    )
    assert list(facts["from"]) == list(facts["to"]) == FIGURE_FIELDS
    assert [facts[key]["prevalence_pct"] for key in ("from", "to")] == [15.8, 18.2]
    assert [facts[key]["ci_kind"] for key in ("from", "to")] == ["approximate"] * 2
    assert (facts["from"]["ci95_low_pct"], facts["from"]["ci95_high_pct"]) == (12.3, 20.1)
    assert facts["from"]["rank_province"] == {
        "rank": 6,
        "of": 35,
        "tied": False,
        "rank_low": 1,
        "rank_high": 33,
        "rank_is_rough": False,
    }
    assert (facts["to"]["rank_low"], facts["to"]["rank_high"]) == (2, 32)
    assert (facts["difference_pp"], facts["change_verdict"], facts["change_reason"]) == (
        2.4,
        "not_distinguishable",
        None,
    )
    assert facts["difference_ci95_low_pp"] < 0 < facts["difference_ci95_high_pp"]
    assert facts["p_value"] == pytest.approx(0.321, abs=0.0005)
    assert facts["move_province"] == {
        "rank_change": 5,
        "rank_change_reason": None,
        "rank_move": "within_noise",
        "rank_move_reason": None,
    }


def test_ranks_among_different_districts_are_not_subtracted(capsys: pytest.CaptureFixture[str]) -> None:
    facts = compared(capsys, "9203", 2022, 2023)
    assert [facts[key]["rank_province"]["of"] for key in ("from", "to")] == [7, 6]
    move = facts["move_province"]
    assert (move["rank_change"], move["rank_change_reason"]) == (None, "different_regions")
    assert "Dari peringkat 4 dari 7 pada SSGI 2022 ke peringkat 5 dari 6 pada SKI 2023:" in words(
        capsys, "9203", 2022, 2023
    )


@pytest.mark.parametrize(
    ("code", "years", "verdict"),
    [
        ("3310", (2022, 2023), "real_increase"),
        ("3310", (2023, 2022), "real_decrease"),
        ("ID", (2021, 2024), "real_decrease"),
        ("33", (2023, 2024), "real_decrease"),
    ],
)
def test_real_changes(capsys: pytest.CaptureFixture[str], code: str, years: tuple[int, int], verdict: str) -> None:
    facts = compared(capsys, code, *years)
    assert facts["change_verdict"] == verdict
    assert facts["p_value"] < 0.05
    assert facts["difference_ci95_low_pp"] * facts["difference_ci95_high_pp"] > 0


@pytest.mark.parametrize(
    ("code", "years", "reason"),
    [
        ("3310", (2018, 2022), "different_instruments"),
        ("5301", (2022, 2024), "missing_figure"),
        ("9401", (2023, 2024), "small_area"),
        ("91", (2022, 2024), "divided_province"),
    ],
)
def test_what_cannot_be_assessed_has_the_reason_and_no_numbers(
    capsys: pytest.CaptureFixture[str], code: str, years: tuple[int, int], reason: str
) -> None:
    facts = compared(capsys, code, *years)
    assert (facts["change_verdict"], facts["change_reason"]) == ("not_assessable", reason)
    for name in ("difference_pp", "difference_ci95_low_pp", "difference_ci95_high_pp", "p_value"):
        assert facts[name] is None


def test_country_has_no_ranks_and_a_province_none_within_a_province(capsys: pytest.CaptureFixture[str]) -> None:
    country = compared(capsys, "ID", 2021, 2024)
    assert country["move_province"] is country["move_nation"] is country["to"]["rank_low"] is None
    province = compared(capsys, "33", 2023, 2024)
    assert province["to"]["rank_province"] is province["move_province"] is None
    assert province["to"]["rank_low"] == province["to"]["rank_nation"]["rank_low"]


def test_words_say_the_verdict_and_that_the_move_is_noise(capsys: pytest.CaptureFixture[str]) -> None:
    printed = words(capsys, "3310", 2021, 2022)
    assert printed.splitlines()[0] == "Kabupaten Klaten (3310), Jawa Tengah"
    assert printed.splitlines()[-3:] == [
        "Perubahan dari 15,8 % pada SSGI 2021 (+2,4 poin persen) belum berbeda nyata.",
        "Selisih +2,4 poin persen (antara −2,3 dan +7,1), p = 0,321.",
        "Dari peringkat 6 pada SSGI 2021 ke peringkat 11 pada SSGI 2022: "
        "pergeseran ini masih dalam batas ketidakpastian survei.",
    ]


def test_very_small_p_is_not_written_as_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 < compared(capsys, "ID", 2021, 2024)["p_value"] < 1e-6
    assert words(capsys, "ID", 2021, 2024).rstrip().endswith("p < 0,001.")


@pytest.mark.parametrize(
    ("code", "years", "said"),
    [
        ("3310", (2018, 2022), "kedua survei memakai instrumen yang berbeda"),
        ("91", (2022, 2024), "sebelum pemekaran Papua"),
        ("5301", (2022, 2024), "Nusa Tenggara Timur tidak disurvei"),
        ("9401", (2023, 2024), "estimasi area kecil"),
    ],
)
def test_words_give_the_reason_once(
    capsys: pytest.CaptureFixture[str], code: str, years: tuple[int, int], said: str
) -> None:
    printed = words(capsys, code, *years)
    assert printed.count(said) == 1
    assert " p " not in printed
