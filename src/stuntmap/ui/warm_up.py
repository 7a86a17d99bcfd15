"""Makes the tables of the first page before the first visitor asks for them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

import streamlit as st

from stuntmap import vocabulary
from stuntmap.answers import Question, shared_answers
from stuntmap.errors import StuntmapError
from stuntmap.reading_day import today
from stuntmap.report.province_grounds import ground_of
from stuntmap.ui import collector, views_ahead
from stuntmap.ui.kecamatan import recap_store
from stuntmap.web import preparation
from stuntmap.web.health import say_ready

# The first visitors come first.
SETTLED_SECONDS: Final = 10


def make_first_tables() -> None:
    """Read and check every table, and work out the nation's rank sets: two seconds that a visitor need not wait.

    A broken file is left for the page, which says what is wrong.
    """
    with suppress(StuntmapError):
        shared_answers().data.read_all()
        say_ready()
        shared_answers().table(Question(as_of=today(), compared_year=vocabulary.COMPARABLE_YEARS[-2]))
        recap_store.make_ahead()
    collector.set_aside_what_stands()


def make_table_of(survey_year: int) -> None:
    """The nation's table of a survey against the one before it; its rank sets take a second."""
    with suppress(StuntmapError):
        shared_answers().table(Question(as_of=today()).against_the_survey_before(survey_year))


def lay_out_province(province_code: str) -> None:
    """The ground of a province's printed maps, which every meeting and card of its districts stands on."""
    with suppress(StuntmapError):
        ground_of(province_code)


async def make_further_tables() -> None:
    """Once the server has settled: the nation in earlier surveys, the ground of each province, then whole views."""
    await asyncio.sleep(SETTLED_SECONDS)
    for year in reversed(vocabulary.COMPARABLE_YEARS[:-1]):
        await asyncio.to_thread(make_table_of, year)
    for province in shared_answers().names.provinces:
        await asyncio.to_thread(lay_out_province, province)
    await views_ahead.open_views()


async def prepare_copies() -> None:
    """Have the compressed copies made in a process of their own, where they are missing."""
    await asyncio.sleep(SETTLED_SECONDS)
    if not await asyncio.to_thread(preparation.is_due):
        return
    process = await asyncio.create_subprocess_exec(*preparation.COMMAND)
    try:
        await process.wait()
    except asyncio.CancelledError:
        process.terminate()
        await process.wait()
        raise


@asynccontextmanager
async def warmed(_app: st.App) -> AsyncIterator[dict[str, object]]:
    """The life of the server: it answers at once, makes the first tables beside that, and further ones later."""
    collector.collect_only_when_needed()
    work = asyncio.create_task(asyncio.to_thread(make_first_tables))
    later = [asyncio.create_task(make_further_tables()), asyncio.create_task(prepare_copies())]
    yield {}
    for task in later:
        task.cancel()
    await asyncio.gather(*later, return_exceptions=True)
    await work
