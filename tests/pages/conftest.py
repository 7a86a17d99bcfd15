"""The fixture that opens a page."""

from typing import Protocol

import pytest
from opening import opened_page
from streamlit.testing.v1 import AppTest


class OpenPage(Protocol):
    """Opens the page at `path` with the query parameters of a link."""

    def __call__(self, path: str, **parameters: str) -> AppTest: ...


@pytest.fixture(scope="session")
def open_page() -> OpenPage:
    """`open_page("data", prov="33", bahasa="en")` is the page after its first run, which raised nothing.

    Choose on it as AppTest allows (`page.selectbox(key="choice_prov").select("34").run()`); `page.query_params` is then
    the address. Use `words_on(page)` for everything it says.
    """
    return opened_page
