"""The day of reading: Jakarta's, or the one that is named; a meeting's date as people type it."""

from datetime import UTC, date, datetime

import pytest

from stuntmap.reading_day import DAY_VARIABLE, today, typed_day


def test_the_day_is_that_of_jakarta(monkeypatch):
    monkeypatch.delenv(DAY_VARIABLE)
    assert today(datetime(2026, 12, 31, 16, 59, tzinfo=UTC)) == date(2026, 12, 31)
    assert today(datetime(2026, 12, 31, 17, 0, tzinfo=UTC)) == date(2027, 1, 1)


def test_a_named_day_comes_before_the_clock(monkeypatch):
    monkeypatch.setenv(DAY_VARIABLE, "2025-03-01")
    assert today(datetime(2026, 12, 31, tzinfo=UTC)) == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 November 2026", date(2026, 11, 12)),
        ("Kamis, 12 Nopember 2026", date(2026, 11, 12)),
        ("Kamis, 3 Agt. 2026 pukul 09.00", date(2026, 8, 3)),
        ("3 Ags 2026", date(2026, 8, 3)),
        ("3 Mei 2027", date(2027, 5, 3)),
        ("17 Agustus 2026, pukul 09.00", date(2026, 8, 17)),
        ("12-11-2026", date(2026, 11, 12)),
        ("12/11/2026", date(2026, 11, 12)),
        ("2.1.2027", date(2027, 1, 2)),
        ("2026-11-12", date(2026, 11, 12)),
        ("November 12, 2026", date(2026, 11, 12)),
        ("Desember 2026", date(2026, 12, 1)),
        ("Tahun 2027", date(2027, 1, 1)),
        ("31 Februari 2027", None),
        ("3 Maret", None),
        ("", None),
    ],
)
def test_a_typed_date_is_understood_as_people_write_it(text, day):
    assert typed_day(text) == day
