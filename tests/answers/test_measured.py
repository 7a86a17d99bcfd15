"""Wasting, underweight and overweight are asked like stunting, of the same answers, and never judged by its targets."""

import json
import re
from datetime import date

import pandas as pd
import pytest

from stuntmap import cli, phrases, vocabulary
from stuntmap.answers import Question, shared_answers
from stuntmap.errors import BadChoiceError
from stuntmap.language import language
from stuntmap.links.cards import card_of, picture_of
from stuntmap.links.embeds import embed_parameters, embedded
from stuntmap.links.light import light_page
from stuntmap.links.readings import map_table, reading
from stuntmap.links.visit import visit_of
from stuntmap.report.records import estimate_records, rank_records
from stuntmap.report.records.of_region import nutrition_records
from stuntmap.report.region_book import region_book_bytes
from stuntmap.report.table_files import TableAbout, plain_csv_bytes

DAY = date(2026, 11, 30)
ABOUT = TableAbout(*["-"] * 6)


def asked(indicator: str, year: int = 2024, scope: str = "ID") -> Question:
    return Question(DAY, scope, indicator=indicator).against_the_survey_before(year)


@pytest.mark.parametrize("indicator", list(vocabulary.NUTRITION))
def test_every_figure_is_the_one_of_the_file_or_left_out(indicator):
    table = shared_answers().table(asked(indicator))
    file = shared_answers().data.nutrition["nutrition_2024"].set_index("region_code")
    usable = file["check"] != "suspect"
    printed = file[f"{indicator}_pct"].where(usable).reindex(table.index)
    pd.testing.assert_series_equal(table["prevalence_pct"], printed, check_names=False)
    assert set(file.index[~usable]) == {"5203", "5204", "5205", "5208", "5271", "5272", "9120"}
    # No target, no number of children; limits only where there is no model, and approximate.
    assert table[["target_pct", "distance_pp", "stunted_children"]].isna().all(axis=None)
    known = table[table["prevalence_pct"].notna()]
    assert set(known["ci_kind"]) == {"approximate", "none"}
    assert (known.loc[known["ci_kind"] == "none", "estimation"] == "taken_as_model").all()
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


def test_no_figure_of_a_row_left_out_is_told_anywhere(capsys):
    """Mamberamo Raya: 14.7 % severely wasted, 27.4 % wasted in the copy."""
    answers, code = shared_answers(), "9120"
    hidden = re.compile(r"14[.,]7|27[.,]4|12[.,]7")
    told = [json.dumps(nutrition_records(answers, asked("stunting"), code))]
    for indicator in ("wasting", "severe_wasting"):
        row = next(r for r in rank_records(answers, asked(indicator, scope="91")) if r["region_code"] == code)
        estimate = next(r for r in estimate_records(answers, asked(indicator, scope="91")) if r["region_code"] == code)
        assert row["prevalence_pct"] is row["rank"] is estimate["ci95_low_pct"] is None
        assert estimate["status"] == "no_estimate"
        table = answers.table(asked(indicator, scope="91")).loc[[code]]
        told += [json.dumps(row), json.dumps(estimate), plain_csv_bytes(table, language("id")).decode()]
        assert cli.main(["profile", code, "--indicator", indicator]) == 0
        visit = visit_of(vocabulary.page_of("peta"), {"gizi": indicator, "wilayah": code}, DAY, answers)
        told += [" ".join(map(str, card_of(visit))), str(region_book_bytes("A", table, ABOUT, language("id")))]
        assert card_of(visit).title == reading(visit).title
    page = light_page(visit_of(vocabulary.page_of(""), {"wilayah": code}, DAY, answers), code)
    told += [str(page.nutrition), capsys.readouterr().out]
    assert [words for words in told if hidden.search(words)] == []
    assert sum("saling bertentangan" in cell.text for row in page.nutrition.rows for cell in row) == 4


def test_wasting_of_2024_counts_the_severely_wasted():
    answers = shared_answers()
    wasting, severe = (answers.table(asked(name))["prevalence_pct"] for name in ("wasting", "severe_wasting"))
    # As the copy has them: Aceh Timur 11.3 and 3.2, Simeulue 10 and 2.7.
    assert (wasting["1103"], severe["1103"], wasting["1109"]) == (14.5, 3.2, 12.7)
    assert (wasting >= severe)[severe.notna()].all()


def test_records_name_the_indicator():
    assert {record["indicator"] for record in rank_records(shared_answers(), asked("wasting", scope="33"))} == {
        "wasting"
    }


def test_a_page_of_another_indicator_offers_its_own_frame():
    query = {"prov": "33", "wilayah": "3310", "gizi": "severe_wasting"}
    offered = embed_parameters(visit_of(vocabulary.page_of("peta"), query, DAY, shared_answers()))
    assert offered["gizi"] == "severe_wasting"
    shown = embedded(offered, DAY, shared_answers())
    assert shown.title.startswith("Prevalensi wasting berat Kab. Klaten 0,0")
    assert shown.drawing.title == "Prevalensi wasting berat · Jawa Tengah, SSGI 2024"
    # Steps of the colours stand without names of classes.
    assert "sangat tinggi" not in shown.drawing.svg
    series = embedded({"wilayah": "3310", "gizi": "wasting", "gambar": "seri"}, DAY, shared_answers())
    assert series.drawing.told.replace("\N{NO-BREAK SPACE}", " ") == "SKI 2023 7,5 % · SSGI 2024 4,5 %"
    with pytest.raises(BadChoiceError, match="not_of_survey"):
        embedded({"wilayah": "3310", "gizi": "severe_wasting", "survei": "2023"}, DAY, shared_answers())


def test_a_card_of_another_indicator_shows_its_own_map():
    visit = visit_of(vocabulary.page_of("peta"), {"gizi": "wasting", "wilayah": "3310"}, DAY, shared_answers())
    assert card_of(visit).title.replace("\N{NO-BREAK SPACE}", " ").startswith("Prevalensi wasting Kab. Klaten 4,5 %")
    assert card_of(visit).description.startswith("Jawa Tengah, SSGI 2024")
    stunting = visit_of(vocabulary.page_of("peta"), {"wilayah": "3310"}, DAY, shared_answers())
    assert picture_of(visit) != picture_of(stunting)


def test_nobodys_classes_are_named_where_an_indicator_has_none():
    labels = {name: vocabulary.PREVALENCE_LAYER.label_for(measured) for name, measured in vocabulary.MEASURED.items()}
    assert labels.pop("severe_wasting") == "Prevalence in steps of colour"
    assert set(labels.values()) == {"Prevalence by severity class"}
    assert vocabulary.CHANGE_LAYER.label_for(vocabulary.NUTRITION["severe_wasting"]) == vocabulary.CHANGE_LAYER.label
