"""Fixtures that every test may use, and which worker runs which test."""

import os
import shutil
import sys
import tempfile
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from checked_figures import checked_figure
from days import AS_OF
from small_country import SmallCountry, small_country
from stuntmap.figures import drawing
from stuntmap.reading_day import DAY_VARIABLE

# Where a page keeps the trace of an error that nobody foresaw; the reader gets a box with a number.
LAST_HANDLER = "stuntmap.ui.parts.messages"

MEMORY, ENOUGH_BYTES = Path("/dev/shm"), 8 * 2**30


def _takes_programs(folder: Path) -> bool:
    """Whether there is room for a whole environment of a bundle, and what lies there may be run."""
    return (
        folder.is_dir()
        and os.access(folder, os.W_OK)
        and shutil.disk_usage(folder).free > ENOUGH_BYTES
        and not os.statvfs(folder).f_flag & os.ST_NOEXEC
    )


# A bundle's environment of 18,000 files is written, read and removed: in memory in half of the time of a disk.
if "TMPDIR" not in os.environ and _takes_programs(MEMORY):
    os.environ["TMPDIR"], tempfile.tempdir = str(MEMORY), None

# A server takes Plotly at its word; here Plotly looks at each property of each figure that a test makes.
drawing._made = checked_figure

# Also for the servers and commands that tests start.
os.environ[DAY_VARIABLE] = AS_OF.isoformat()
# Nothing is kept from one run to the next, and no server that a test starts has anything of its own to do beside it.
os.environ["STUNTMAP_CACHE_FOLDER"] = os.devnull
os.environ["STUNTMAP_VIEWS_AHEAD"] = "0"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-views", action="store_true", help="write the texts of tests/views anew")


class BrowsersApart(LoadScopeScheduling):
    """The tests of a file stay together; one worker of two, or of three, runs those in a browser.

    A browser without a graphics card takes about two processors by itself: two beside one another wait for each other.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::")[0]
        if not file.startswith("tests/browser/"):
            return file
        browsers = max(1, len(self.nodes) // 2)
        return f"browser {zlib.crc32(file.encode()) % browsers}"


def pytest_collection_finish() -> None:
    """Streamlit looks through all installed packages for components at each run of an AppTest, half of its time.

    What is installed does not change meanwhile. A server looks once.
    """
    if "streamlit" in sys.modules:
        from streamlit.components.v2 import manifest_scanner

        manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.hookimpl
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    return BrowsersApart(config, log)


@pytest.fixture(scope="session")
def three_districts() -> SmallCountry:
    """A made-up country of one province and three districts: read it, never change it."""
    return small_country()


@pytest.fixture(autouse=True)
def nothing_unforeseen(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails a test whose page broke: the last handler of a page hides the error from `AppTest.exception`."""
    yield
    kept = [told for phase in ("setup", "call") for told in caplog.get_records(phase) if told.name == LAST_HANDLER]
    assert not kept, "\n".join(told.getMessage() for told in kept)
