"""Opens the views that a hall is likely to ask for while nobody is there, so that they are made before somebody asks.

An unseen visitor goes through map, ranking and targets of every province, the newest survey first, by Streamlit's own
way: what would be sent is thrown away, what was made for it is kept (`links.keeping`). Whoever comes goes first: the
unseen visitor stops within a view, and goes on when all have left.
"""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import get_instance
from streamlit.runtime.session_manager import SessionClient

from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.links import selection as s
from stuntmap.reading_day import today
from stuntmap.web.metering import visitors_now
from stuntmap.web.settings import server_settings

PAGES_AHEAD: Final = ("peta", "peringkat", "target")
LONGEST_SECONDS: Final = 60
LOOK_SECONDS: Final = 5
DAY_SECONDS: Final = 600


def views() -> Iterator[tuple[str, str]]:
    """Page and parameters of each view, survey by survey and page by page: the country, then all provinces."""
    scopes = (vocabulary.COUNTRY_CODE, *shared_answers().names.provinces)
    for year in reversed(vocabulary.COMPARABLE_YEARS):
        for page in PAGES_AHEAD:
            for scope in scopes:
                yield page, f"{s.PROVINCE}={scope}&{s.SURVEY}={year}"


class _Unseen(SessionClient):
    """Takes what a browser would be sent and notes only that a page is done."""

    def __init__(self) -> None:
        self.done = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        if msg.WhichOneof("type") == "script_finished":
            self.done.set()


async def open_views() -> None:
    """Open as many views as the settings say, each time a new day begins: what a view says depends on the day."""
    most = server_settings().views_ahead
    while most:
        day = today()
        await _open_each(islice(views(), most))
        while today() == day:
            await asyncio.sleep(DAY_SECONDS)


async def _open_each(chosen: Iterator[tuple[str, str]]) -> None:
    client, runtime = _Unseen(), get_instance()
    session = runtime.connect_session(client, user_info={})
    try:
        for page, query in chosen:
            while visitors_now():
                await asyncio.sleep(LOOK_SECONDS)
            client.done.clear()
            asked = BackMsg()
            asked.rerun_script.query_string = query
            asked.rerun_script.page_name = page
            runtime.handle_backmsg(session, asked)
            # A server that is so busy has better things to do than this one view.
            with suppress(TimeoutError):
                await asyncio.wait_for(client.done.wait(), LONGEST_SECONDS)
    finally:
        runtime.close_session(session)
