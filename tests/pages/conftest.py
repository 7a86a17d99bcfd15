"""Pages as a visitor opens them by a link: the whole frame runs, without a server and without a browser."""

from typing import Protocol

import pytest
from streamlit.testing.v1 import AppTest

from stuntmap.data.project import ROOT
from stuntmap.web.application import MAIN_SCRIPT

# The first page of a process reads and checks every table; a loaded machine may take its time.
SECONDS = 60


class OpenPage(Protocol):
    """Opens the page at `path` ("" is Ringkasan, "peta", "data", ...) with the query parameters of a link."""

    def __call__(self, path: str, **parameters: str) -> AppTest: ...


@pytest.fixture(scope="session")
def open_page() -> OpenPage:
    """`open_page("data", prov="33", bahasa="en")` is the page after its first run, which raised nothing.

    Choose on it as AppTest allows (`page.selectbox(key="choice_prov").select("34").run()`); `page.query_params` is then
    the address. Use `words_on(page)` for everything it says.
    """

    def opened(path: str, **parameters: str) -> AppTest:
        page = AppTest.from_file(MAIN_SCRIPT, default_timeout=SECONDS)
        page.query_params.update(parameters)
        if path:
            page.switch_page(str(ROOT / "pages" / f"{path}.py"))
        page.run()
        assert not page.exception, [raised.value for raised in page.exception]
        return page

    return opened
