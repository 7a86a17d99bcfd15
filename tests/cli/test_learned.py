"""`stuntmap alike` and `expected`: the page's own answers as records and as words."""

import json

from questions import asked
from stuntmap import cli
from stuntmap.answers import shared_answers
from stuntmap.answers.learning import AlikeAsked


def test_alike_prints_the_neighbours_of_the_page(capsys):
    assert cli.main(["alike", "33.10", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    found = shared_answers().learning(asked("ID", 2024), "3310", AlikeAsked())
    assert [one["region_code"] for one in facts["alike"]] == found.table.index.tolist()
    assert [one["region_code"] for one in facts["alike"] if one["learn_from"]] == found.teachers.index.tolist()
    assert facts["rank_among_alike"]["rank"] == 14
    assert all(len(one["largest_differences"]) == 3 for one in facts["alike"])
    assert cli.main(["alike", "5105"]) == 0
    assert "Paling mirip dengan Kab. Klungkung" in capsys.readouterr().out


def test_expected_prints_the_expectation_with_its_error_elsewhere(capsys):
    assert cli.main(["expected", "5105", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["expected_low_pct"] < facts["expected_pct"] < facts["expected_high_pct"]
    assert facts["expected_verdict"] == "below_expected"
    assert 0.2 < facts["out_of_sample"]["explained_share"] < 0.3
    assert cli.main(["expected", "9501"]) == 0
    assert "ada angka yang berasal dari model" in capsys.readouterr().out
    assert cli.main(["expected", "33"]) != 0
    assert "Tidak ada daerah dengan kode 33" in capsys.readouterr().err
