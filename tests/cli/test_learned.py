"""`stuntmap alike`, `expected` and `clusters`: the page's own answers as records and as words."""

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


def test_clusters_print_the_result_with_and_without_model_figures(capsys):
    assert cli.main(["clusters", "--year", "2024", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    found = shared_answers().clusters(asked("ID", 2024))
    assert facts["all_figures"]["morans_i"] == round(found.every.moran, 4)
    assert (facts["all_figures"]["districts_counted"], facts["measured_only"]["districts_counted"]) == (514, 409)
    # Simeulue, an island.
    assert facts["all_figures"]["joined"][0] == {"region_code": "1109", "neighbour_code": "1110", "distance_km": 43.6}
    rows = {row["region_code"]: row for row in facts["districts"]}
    assert len(rows) == 514
    assert all(row["cluster_measured_only"] is None for row in rows.values() if row["estimation"] == "small_area")
    assert rows["5302"]["cluster"] == rows["5302"]["cluster_measured_only"] == "high_among_high"
    # A real cluster beyond chance, not one of a rounding: far below what 999 permutations can tell.
    assert rows["5302"]["cluster_p_value"] < 0.002
    assert cli.main(["clusters", "--geojson"]) == 0
    areas = json.loads(capsys.readouterr().out)
    assert [area["id"] for area in areas["features"]] == found.table.index.tolist()
    assert all(area["geometry"]["type"] in ("Polygon", "MultiPolygon") for area in areas["features"])
    kupang = next(area["properties"] for area in areas["features"] if area["id"] == "5301")
    assert kupang["cluster"] == kupang["cluster_measured_only"] == "tinggi di antara tinggi"
    assert any("Hasil tanpa angka model" in fact["text"] for fact in areas["about"])
    assert cli.main(["clusters", "--province", "51"]) == 0
    assert "kelompok tidak dicari karena hanya 9 daerah" in capsys.readouterr().out
    assert cli.main(["clusters", "--province", "33", "--island", "Jawa"]) != 0
    assert "tidak dapat diminta bersamaan" in capsys.readouterr().err
