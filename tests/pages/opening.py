"""Pages as a visitor opens them by a link: the whole frame runs, without a server and without a browser."""

from streamlit.testing.v1 import AppTest

from stuntmap.data.project import ROOT
from stuntmap.web.application import MAIN_SCRIPT

# The first page of a process reads and checks every table; a loaded machine may take its time.
SECONDS = 60


def opened_page(path: str, state: dict[str, object] | None = None, **parameters: str) -> AppTest:
    """The page at `path` ("" is Ringkasan, "peta", "data", ...) after its first run, which raised nothing.

    `parameters` are those of the link, `state` what its widgets hold by their keys.
    """
    page = AppTest.from_file(MAIN_SCRIPT, default_timeout=SECONDS)
    page.query_params.update(parameters)
    for key, value in (state or {}).items():
        page.session_state[key] = value
    if path:
        page.switch_page(str(ROOT / "pages" / f"{path}.py"))
    page.run()
    assert not page.exception, [raised.value for raised in page.exception]
    return page
