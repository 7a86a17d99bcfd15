"""Makes the tables of the first page before the first visitor asks for them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import streamlit as st

from stuntmap import vocabulary
from stuntmap.answers import Question, shared_answers
from stuntmap.errors import StuntmapError
from stuntmap.reading_day import today
from stuntmap.ui import collector
from stuntmap.web.health import say_ready


def make_first_tables() -> None:
    """Read and check every table, and work out the nation's rank sets: two seconds that a visitor need not wait.

    A broken file is left for the page, which says what is wrong.
    """
    with suppress(StuntmapError):
        shared_answers().data.read_all()
        shared_answers().table(Question(as_of=today(), compared_year=vocabulary.COMPARABLE_YEARS[-2]))
        say_ready()
    collector.set_aside_what_stands()


@asynccontextmanager
async def warmed(_app: st.App) -> AsyncIterator[dict[str, object]]:
    """The life of the server: it answers at once, and makes the first tables beside that."""
    collector.collect_only_when_needed()
    work = asyncio.create_task(asyncio.to_thread(make_first_tables))
    yield {}
    await work
