"""What cannot be right in a recap is set aside, what is odd is told with its row and reason; what is sound is not."""

import numpy as np
import pandas as pd
import pytest

from refusals import BAHASA
from stuntmap.analysis.recap_checks import recap_findings, with_counts
from stuntmap.language.error_words import term_words

COUNTS = (
    "children_stunted",
    "children_measured",
    "children_expected",
    "very_short",
    "short",
    "normal_height",
    "tall",
    "outlier",
)


def rows(*given: dict[str, object]) -> pd.DataFrame:
    """Rows of a recap; each is sound unless it says otherwise."""
    sound = {"sheet": "", "period": "2025-08", "children_stunted": 10.0, "children_measured": 100.0}
    made = []
    for number, own in enumerate(given, start=2):
        name = own.get("name", f"Desa {number}")
        made.append(
            {
                **dict.fromkeys((*COUNTS, "prevalence_pct"), np.nan),
                **sound,
                "row": number,
                "name": name,
                "place": name,
                **own,
            }
        )
    return with_counts(pd.DataFrame(made))


NO_TOTALS = rows({}).iloc[:0]


def found(*given: dict[str, object]) -> list[tuple[str, int | None, bool]]:
    return [(each.kind, each.row, each.excludes) for each in recap_findings(rows(*given), NO_TOTALS)]


def words(*given: dict[str, object]) -> str:
    return " ".join(term_words(each.words, BAHASA) for each in recap_findings(rows(*given), NO_TOTALS))


def test_a_sound_recap_has_no_findings():
    months = [
        {"name": name, "period": period, "children_measured": 100.0 + number, "children_stunted": 9.0 + number}
        for period in ("2025-07", "2025-08")
        for number, name in enumerate("ABCDEFG")
    ]
    assert found(*months) == []


def test_counts_are_summed_from_the_classes_without_outliers():
    table = rows(
        {
            "children_stunted": np.nan,
            "children_measured": np.nan,
            "very_short": 2.0,
            "short": 8.0,
            "normal_height": 90.0,
            "tall": np.nan,
            "outlier": 7.0,
        }
    )
    assert table[["children_stunted", "children_measured"]].to_numpy().tolist() == [[10, 100]]


@pytest.mark.parametrize(
    ("row", "kind", "excludes"),
    [
        ({"children_stunted": 101.0}, "stunted_above_measured", True),
        ({"children_measured": np.nan}, "no_figures", True),
        ({"children_stunted": np.nan}, "no_figures", True),
        ({"children_expected": 99.0}, "measured_above_expected", False),
        ({"children_stunted": 0.0, "children_measured": 60.0}, "no_child_stunted", False),
        ({"children_stunted": 71.0}, "prevalence_too_high", False),
        ({"children_stunted": 0.0, "children_measured": 0.0}, "nobody_measured", False),
        ({"very_short": 3.0, "short": 6.0}, "parts_unlike_sum", False),
        ({"prevalence_pct": 10.3}, "printed_unlike_counts", False),
    ],
)
def test_what_is_wrong_in_a_row_is_told_with_its_number(row, kind, excludes):
    assert found({}, row) == [(kind, 3, excludes)]


@pytest.mark.parametrize(
    "row",
    [
        {"children_stunted": 70.0},
        {"children_stunted": 0.0, "children_measured": 59.0},
        {"children_expected": 100.0},
        {"prevalence_pct": 10.2},
        {"very_short": 4.0, "short": 6.0},
        {"children_stunted": 100.0, "children_measured": 200.0, "very_short": 40.0},
    ],
)
def test_what_is_just_right_is_not_told(row):
    assert found({}, row) == []


def test_a_place_that_stands_twice_is_used_once_if_the_rows_agree_and_not_at_all_if_they_differ():
    assert found({"name": "A"}, {"name": "A"}, {"name": "B"}) == [("twice", 3, True)]
    assert found({"name": "A"}, {"name": "A", "children_stunted": 11.0}) == [("twice", 2, True), ("twice", 3, True)]
    assert found({"name": "A"}, {"name": "A", "period": "2025-09"}) == []


def test_a_number_filled_down_is_told_once_with_its_rows():
    filled = [{"name": f"D{number}", "very_short": 32.0} for number in range(6)]
    assert ("filled_down", 2, False) in found(*filled)
    assert "6 baris berturut-turut (sampai baris 7) berisi angka yang sama, 32" in words(*filled)
    assert "filled_down" not in {kind for kind, _, _ in found(*filled[:5])}
    small = [{"name": f"D{number}", "very_short": 1.0, "children_measured": 90.0 + number} for number in range(20)]
    varied = [{**row, "children_stunted": 9.0 + number} for number, row in enumerate(small)]
    assert "filled_down" not in {kind for kind, _, _ in found(*varied)}


def test_a_month_that_others_have_is_missed():
    given = [
        {"name": name, "period": period} for name, period in (("A", "2025-07"), ("A", "2025-08"), ("B", "2025-08"))
    ]
    assert found(*given) == [("month_missing", 4, False)]
    assert "tidak ada baris untuk 1: 2025-07" in words(*given)


@pytest.mark.parametrize(("now", "told"), [(201.0, True), (49.0, True), (200.0, False), (50.0, False)])
def test_a_sudden_change_of_those_measured_is_told(now, told):
    given = [
        {"name": "A", "period": "2025-07"},
        {"name": "A", "period": "2025-08", "children_measured": now, "children_stunted": 5.0},
    ]
    assert (("sudden_change", 3, False) in found(*given)) is told


def test_a_month_in_another_unit_is_noticed():
    given = [
        {"name": name, "period": period, "children_stunted": 2.0 if period == "2025-08" else 40.0 + number}
        for period in ("2025-06", "2025-07", "2025-08")
        for number, name in enumerate("ABCDE")
    ]
    assert [kind for kind, _, _ in found(*given)].count("other_unit") == 1
    assert "balita stunting pada 2025-08 0,0 kali angka bulan lain" in words(*given)


def test_totals_may_add_up_the_part_above_them_or_all():
    table = rows({}, {}, {}, {})
    sums = {"children_stunted": np.nan, "name": "Jumlah"}
    totals = pd.concat(
        [
            rows({**sums, "children_measured": 200.0}).assign(row=4),
            rows({**sums, "children_measured": 200.0}).assign(row=6),
            rows({**sums, "children_measured": 401.0}).assign(row=7),
        ]
    )
    table["row"] = [2, 3, 5, 5]
    wrong = [finding for finding in recap_findings(table, totals) if finding.kind == "total_unlike_sum"]
    assert [(finding.row, finding.column) for finding in wrong] == [(7, "children_measured")]
    assert term_words(wrong[0].words, BAHASA) == "balita diukur: jumlah tertulis 401, baris-barisnya berjumlah 400"


def test_a_total_is_held_against_the_rows_of_its_own_sheet():
    table = rows({"sheet": "Juli"}, {"sheet": "Agustus"})
    total = rows({"sheet": "Agustus", "name": "Jumlah"}).assign(row=9)
    assert recap_findings(table, total) == []
