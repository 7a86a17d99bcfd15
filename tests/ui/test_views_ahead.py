"""Views are opened before somebody asks for them: what they are made of is kept, and whoever comes goes first."""

import asyncio
from itertools import islice

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from event_loops import run_apart
from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.links.visit import visit_of
from stuntmap.reading_day import today
from stuntmap.ui import views_ahead
from stuntmap.vocabulary import page_of


class NoServer:
    """In place of Streamlit's runtime: answers each view at once, and remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.closed: list[str] = []

    def connect_session(self, client, user_info):
        self.client = client
        return "unseen"

    def handle_backmsg(self, session: str, asked: BackMsg) -> None:
        self.asked.append(f"{asked.rerun_script.page_name}?{asked.rerun_script.query_string}")
        self.client.write_forward_msg(ForwardMsg(hash="something drawn"))
        assert not self.client.done.is_set()
        self.client.write_forward_msg(ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY))

    def close_session(self, session: str) -> None:
        self.closed.append(session)


@pytest.fixture
def server(monkeypatch):
    runtime = NoServer()
    monkeypatch.setattr(views_ahead, "get_instance", lambda: runtime)
    monkeypatch.setattr(views_ahead, "LOOK_SECONDS", 0)
    return runtime


def test_every_province_and_the_country_come_on_three_pages_the_newest_survey_first():
    every = list(views_ahead.views())
    assert len(every) == len(set(every)) == 3 * 39 * len(vocabulary.COMPARABLE_YEARS)
    assert every[0] == ("peta", f"prov=ID&survei={vocabulary.LATEST_YEAR}")
    assert {page for page, _ in islice(every, 3 * 39)} == set(views_ahead.PAGES_AHEAD)


def test_a_view_that_was_opened_ahead_is_the_one_that_its_link_asks_for():
    """The newest survey is what a link without one shows: both must be kept under the same choices."""
    page = page_of("peta")
    named, plain = (
        visit_of(page, parameters, today(), shared_answers())
        for parameters in ({"prov": "33", "survei": str(vocabulary.LATEST_YEAR)}, {"prov": "33"})
    )
    assert named.asked == plain.asked


def test_views_are_opened_one_after_the_other_and_the_session_is_closed(server):
    run_apart(views_ahead._open_each(islice(views_ahead.views(), 3)))
    assert server.asked == [f"peta?prov={code}&survei=2024" for code in ("ID", "11", "12")]
    assert server.closed == ["unseen"]


def test_whoever_comes_goes_first(server, monkeypatch):
    visitors = [2, 1, 0]

    def leaving() -> int:
        assert server.asked == []
        return visitors.pop(0)

    monkeypatch.setattr(views_ahead, "visitors_now", leaving)
    run_apart(views_ahead._open_each(islice(views_ahead.views(), 1)))
    assert (len(server.asked), visitors) == (1, [])


def test_none_are_opened_where_the_settings_say_so(server, monkeypatch):
    monkeypatch.setenv("STUNTMAP_VIEWS_AHEAD", "0")
    views_ahead.server_settings.cache_clear()
    run_apart(asyncio.wait_for(views_ahead.open_views(), 30))
    views_ahead.server_settings.cache_clear()
    assert server.asked == []
