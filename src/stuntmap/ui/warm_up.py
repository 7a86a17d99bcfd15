"""Makes the tables of the first page before the first visitor asks for them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import streamlit as st

from stuntmap import vocabulary
from stuntmap.errors import StuntmapError
from stuntmap.ui import collector, loading


def make_first_tables() -> None:
    """Read and check every table, and work out the nation's rank sets: two seconds that a visitor need not wait.

    A broken file is left for the page, which says what is wrong.
    """
    with suppress(StuntmapError):
        loading.check_all()
        latest, before = vocabulary.COMPARABLE_YEARS[-1], vocabulary.COMPARABLE_YEARS[-2]
        loading.certainty(vocabulary.COUNTRY_CODE, latest, before, latest, None)
    collector.set_aside_what_stands()


@asynccontextmanager
async def warmed(_app: st.App) -> AsyncIterator[dict[str, object]]:
    """The life of the server: it answers at once, and makes the first tables beside that."""
    collector.collect_only_when_needed()
    work = asyncio.create_task(asyncio.to_thread(make_first_tables))
    yield {}
    await work
