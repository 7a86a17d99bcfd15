"""The first tables are made before the first visit; a broken file is left for the page to tell."""

import pytest

from event_loops import run_apart
from questions import table_of
from stuntmap.data.project import ROOT
from stuntmap.data.survey_data import SurveyData
from stuntmap.errors import DataFileError
from stuntmap.ui import warm_up


def test_the_nations_table_is_ready_after_the_warm_up():
    warm_up.make_first_tables()
    before = table_of("ID", 2024, 2023)
    assert table_of("ID", 2024, 2023) is before
    assert len(before) == 514


def test_a_broken_file_does_not_stop_the_server(monkeypatch):
    def broken(_data: SurveyData) -> None:
        raise DataFileError("not_csv", path=ROOT / "x.csv")

    monkeypatch.setattr(SurveyData, "read_all", broken)
    warm_up.make_first_tables()


def test_the_server_begins_to_answer_before_the_tables_are_made(monkeypatch):
    made = []
    monkeypatch.setattr(warm_up, "make_first_tables", lambda: made.append(True))

    async def live() -> None:
        async with warm_up.warmed(None):
            pass

    run_apart(live())
    assert made == [True]


def test_other_faults_are_not_hidden(monkeypatch):
    def faulty(_data: SurveyData) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(SurveyData, "read_all", faulty)
    with pytest.raises(ZeroDivisionError):
        warm_up.make_first_tables()


def test_the_nation_in_the_earlier_surveys_is_ready_later(monkeypatch):
    monkeypatch.setattr(warm_up, "SETTLED_SECONDS", 0)
    run_apart(warm_up.make_further_tables())
    for year, compared in ((2023, 2022), (2022, 2021), (2021, None)):
        kept = table_of("ID", year, compared)
        assert table_of("ID", year, compared) is kept
