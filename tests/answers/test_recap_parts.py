"""The parts of a recap weigh what an own table of interventions says of the same parts, and of no others."""

import pytest
from made_recaps import text

from stuntmap import vocabulary as v
from stuntmap.answers.interventions import read_interventions
from stuntmap.answers.parts_meeting import parts_facts
from stuntmap.answers.priorities import PriorityAsked
from stuntmap.answers.recap import read_recap
from stuntmap.answers.recap_parts import parts_list, parts_table, usual_asked
from stuntmap.language import language
from stuntmap.report.recap_files import passed_on

RECAP = text(
    ["Kecamatan", "Desa", "Bulan", "Diukur", "Stunting"],
    *(["Prambanan", name, "2025-08", 100, count] for name, count in (("Sengon", 10), ("Cucukan", 10), ("Kotesan", 10))),
)
HEAD = ["Kecamatan", "Desa", "Periode", "KRS sasaran", "KRS capaian", "IDL sasaran", "IDL capaian"]
BY_VILLAGE = text(
    HEAD,
    *(["Prambanan", "Sengon", "2025-Q3", 200, 20, 50, 50], ["Prambanan", "Cucukan", "2025-Q3", 200, 90, 50, 10]),
    ["Prambanan", "Kotesan", "2025-Q3", 3, 2, 50, 40],
)


def test_families_at_risk_and_missed_targets_are_criteria_where_a_table_tells_of_the_same_parts():
    recap = read_recap(RECAP, district_code="3310")
    interventions = read_interventions(BY_VILLAGE, district_code="3310")
    table = parts_table(recap, v.VILLAGE, None, interventions)
    known = table[table[v.PREVALENCE].notna()].set_index(v.REGION_NAME)
    assert known[v.FAMILIES_COUNTED].to_dict() == {"Sengon": 20, "Cucukan": 90, "Kotesan": 2}
    assert known[v.INTERVENTIONS_SHORT].to_dict() == {"Sengon": 0.0, "Cucukan": 1.0, "Kotesan": 1.0}
    # Families are counted as people are: three of them leave the session in no file.
    assert known[v.IS_HIDDEN].to_dict() == {"Sengon": True, "Cucukan": False, "Kotesan": True}
    for name, first in (("keluarga-berisiko", "Cucukan"), ("intervensi", "Cucukan")):
        listed = parts_list(recap, table, v.VILLAGE, None, PriorityAsked(((name, 1.0),), 1))
        assert listed[v.REGION_NAME].iloc[0] == first
    listed = parts_list(recap, table, v.VILLAGE, None, usual_asked(table)).assign(decision_reason="")
    files = passed_on(table, language("id"), listed)
    assert files.loc[files[v.REGION_NAME] == "Cucukan", v.FAMILIES_COUNTED].tolist() == [90]
    assert files.loc[files[v.REGION_NAME] == "Sengon", v.FAMILIES_COUNTED].isna().all()


@pytest.mark.parametrize("level", [v.VILLAGE, v.SUBDISTRICT])
def test_a_table_by_kecamatan_tells_nothing_of_villages(level):
    by_subdistrict = text(["Kecamatan", "Periode", "IDL sasaran", "IDL capaian"], ["Prambanan", "2025-Q3", 50, 10])
    interventions = read_interventions(by_subdistrict, district_code="3310")
    table = parts_table(read_recap(RECAP, district_code="3310"), level, None, interventions)
    assert table[v.INTERVENTIONS_SHORT].notna().sum() == (1 if level == v.SUBDISTRICT else 0)


def test_a_list_tells_by_no_number_between_whom_a_hidden_place_lies():
    rows = (("Sengon", 100, 30), ("Cucukan", 3, 2), ("Kotesan", 4, 1), ("Randusari", 100, 5), ("Taji", 90, 9))
    counts = text(
        ["Kecamatan", "Desa", "Bulan", "Diukur", "Stunting"],
        *(["Prambanan", name, "2025-08", measured, stunted] for name, measured, stunted in rows),
    )
    recap = read_recap(counts, district_code="3310")
    table = parts_table(recap, v.VILLAGE)
    listed = parts_list(recap, table, v.VILLAGE, None, PriorityAsked((("prevalensi", 1.0),), 3))
    # Before anything is left out, hidden places lie between those that are shown.
    assert listed[v.REGION_NAME].tolist() != ["Sengon", "Taji", "Randusari", "Cucukan", "Kotesan"]
    shown = {"Sengon": 1, "Taji": 2, "Randusari": 3}
    files = passed_on(table, language("id"), listed.assign(decision_reason=""))
    last = files.iloc[-2:]
    assert set(last[v.REGION_NAME]) == {"Cucukan", "Kotesan"}
    assert last.index.is_monotonic_increasing
    assert files.set_index(v.REGION_NAME)[v.PRIORITY_ORDER].dropna().to_dict() == shown
    assert files[v.PRIORITY_SCORE].isna().all()
    # All shares of trials add up to the length of the list: what is missing would be the share of the hidden ones.
    assert listed[v.STAYS_SHARE].sum() == pytest.approx(3, abs=0.03)
    for count, told in ((1, ["Sengon"]), (5, [])):
        cut = parts_list(recap, table, v.VILLAGE, None, PriorityAsked((("prevalensi", 1.0),), count))
        files = passed_on(table, language("id"), cut.assign(decision_reason=""))
        assert files.loc[files[v.STAYS_SHARE].notna(), v.REGION_NAME].tolist() == told
    facts = parts_facts(recap, subdistrict_code=listed.index[0][:6], asked=PriorityAsked((("prevalensi", 1.0),), 5))
    assert facts.listed.set_index(v.REGION_NAME)[v.PRIORITY_ORDER].dropna().to_dict() == shown
    assert facts.listed.index[-2:].tolist() == last.index.tolist()


def test_a_criterion_without_a_weight_does_not_count():
    asked = PriorityAsked((("prevalensi", 0.0), ("jumlah", 1.0)), 3)
    assert [criterion.name for criterion in asked.criteria] == ["jumlah"]
