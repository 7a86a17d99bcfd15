"""Wasting, underweight and overweight are asked like stunting, of the same answers, and never judged by its targets."""

import re
from datetime import date

import pandas as pd
import pytest

from stuntmap import phrases, vocabulary
from stuntmap.answers import Question, shared_answers
from stuntmap.language import language
from stuntmap.links.embeds import embed_parameters
from stuntmap.links.readings import map_table, reading
from stuntmap.links.visit import visit_of
from stuntmap.report.records import rank_records

DAY = date(2026, 11, 30)


def asked(indicator: str, year: int = 2024, scope: str = "ID") -> Question:
    return Question(DAY, scope, indicator=indicator).against_the_survey_before(year)


@pytest.mark.parametrize("indicator", list(vocabulary.NUTRITION))
def test_every_figure_is_the_one_of_the_file_or_left_out(indicator):
    table = shared_answers().table(asked(indicator))
    file = shared_answers().data.later_nutrition.set_index("region_code")
    usable = file["check"] != "suspect"
    printed = file[f"{indicator}_pct"].where(usable).reindex(table.index)
    pd.testing.assert_series_equal(table["prevalence_pct"], printed, check_names=False)
    assert set(file.index[~usable]) == {"5203", "5204", "5205", "5208", "5271", "5272", "9120"}
    # No target, no number of children; limits only where there is no model, and approximate.
    assert table[["target_pct", "distance_pp", "stunted_children"]].isna().all(axis=None)
    known = table[table["prevalence_pct"].notna()]
    assert set(known["ci_kind"]) == {"approximate", "none"}
    assert (known.loc[known["ci_kind"] == "none", "estimation"] == "small_area").all()
    assert known["rank"].between(known["rank_low"], known["rank_high"]).all()


def test_printed_limits_of_ski_stand_as_printed():
    row = shared_answers().row(asked("wasting", 2023), "3310")
    assert (row["prevalence_pct"], row["ci95_low_pct"], row["ci95_high_pct"]) == (7.5, 5.2, 10.7)
    assert (row["ci_kind"], row["severity_class"]) == ("published", "medium")


def test_classes_are_those_of_the_indicator():
    answers = shared_answers()
    for indicator, figure, expected in (("wasting", 10.0, "high"), ("underweight", 20.0, "high")):
        table = answers.table(asked(indicator))
        assert set(table.loc[table["prevalence_pct"] == figure, "severity_class"]) == {expected}
    assert answers.table(asked("severe_wasting"))["severity_class"].isna().all()


def test_another_indicator_leads_back_to_stunting():
    shared = shared_answers()
    assert shared.measuring("wasting").measuring("stunting") is shared
    assert "indicator" not in shared.table(asked("stunting", scope="33"))


@pytest.mark.parametrize(
    ("page", "query", "said"),
    [
        ("peta", {"gizi": "wasting", "prov": "33"}, r"Prevalensi wasting menurut kelas · Jawa Tengah, SSGI 2024"),
        ("peta", {"gizi": "severe_wasting", "survei": "2023"}, r"tersedia untuk SSGI 2024, tidak untuk SKI 2023"),
        ("peta", {"gizi": "severe_wasting"}, r"Indonesia, SSGI 2024: 506 kabupaten/kota punya angka"),
        ("peringkat", {"gizi": "overweight", "prov": "33"}, r"Peringkat · Prevalensi overweight · Jawa Tengah"),
        ("peta", {"gizi": "wasting", "lapis": "berubah", "prov": "33"}, r"Perubahan prevalensi wasting · Jawa Tengah"),
    ],
)
def test_a_link_says_what_is_measured(page, query, said):
    visit = visit_of(vocabulary.page_of(page), query, DAY, shared_answers())
    head = reading(visit)
    assert re.search(said, f"{head.title} {head.sentence}".replace("\N{NO-BREAK SPACE}", " "))
    assert "tunting" not in head.title


def test_a_layer_of_targets_falls_back_with_a_notice():
    visit = visit_of(vocabulary.page_of("peta"), {"gizi": "wasting", "lapis": "jarak"}, DAY, shared_answers())
    assert visit.selection.layer == vocabulary.PREVALENCE_LAYER
    assert [(notice.parameter, notice.value) for notice in visit.selection.notices] == [("lapis", "jarak")]
    assert map_table(visit)["indicator"].eq("wasting").all()


def test_a_row_left_out_tells_why():
    row = shared_answers().table(asked("wasting")).loc["5203"]
    assert phrases.no_estimate(language("id"), row=row) == (
        "tidak ada estimasi (angka dalam salinan yang tersedia saling bertentangan)"
    )


def test_records_name_the_indicator():
    assert {record["indicator"] for record in rank_records(shared_answers(), asked("wasting", scope="33"))} == {
        "wasting"
    }


def test_a_page_of_another_indicator_offers_no_frame_of_stunting():
    query = {"prov": "33", "wilayah": "3310"}
    offered = [
        bool(embed_parameters(visit_of(vocabulary.page_of("peta"), {**query, **more}, DAY, shared_answers())))
        for more in ({}, {"gizi": "wasting"})
    ]
    assert offered == [True, False]
