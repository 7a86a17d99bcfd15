"""What the server answers to addresses: status, headers, and the head of a page."""

import re
from collections.abc import Callable
from typing import Final

from asking import Answer, ask
from plain_words import lines_of, value_words

from stuntmap.answers import shared_answers
from stuntmap.web.boundary_route import BOUNDARY_PATH
from stuntmap.web.script_route import SCRIPT_PATH

Compare = Callable[[str, list[str]], None]
HTML: Final = {"accept": "text/html,application/xhtml+xml"}
PAGES: Final = ("/", "/peta?prov=33&bahasa=en", "/peta/", "//peta", "/petta", "/data/x?bahasa=en", "/peta?bahasa=xx")
FILES: Final = (
    f"{BOUNDARY_PATH}/nothing.geojson",
    f"{SCRIPT_PATH}/nothing.js",
    f"{SCRIPT_PATH}/picture.js",
    "/robots.txt",
)
ENCODINGS: Final = ("", "gzip", "br", "br, gzip", "gzip;q=0", "identity", "*;q=0.5", "zstd")
UNSTEADY: Final = ("etag", "last-modified")


def answer_lines(name: str, answer: Answer) -> list[str]:
    steady = {key: "set" if key in UNSTEADY else value for key, value in answer.headers.items()}
    # A page's head differs from page to page; what follows is Streamlit's own, and files have their own tests.
    text = answer.headers.get("content-type", "").startswith("text/") and "content-encoding" not in answer.headers
    head = re.sub(r"<!--.*?-->|\s+", " ", answer.body.decode(), flags=re.DOTALL) if text else ""
    body = head.split("<script")[0]
    steady.pop("content-length", None)
    return [name, *lines_of("status", answer.status, " "), *lines_of("headers", steady, " "), f" {value_words(body)}"]


def test_pages_answer_as_kept(kept_as: Compare) -> None:
    lines = [line for page in PAGES for line in answer_lines(page, ask(page, **HTML))]
    lines += [line for page in PAGES[:2] for line in answer_lines(f"HEAD {page}", ask(page, "HEAD", **HTML))]
    kept_as("addresses-pages", lines)


def test_files_answer_as_kept(kept_as: Compare) -> None:
    served = shared_answers().data.served_levels["district-34"]
    boundary = f"{BOUNDARY_PATH}/{served.file_name}"
    lines = [line for file in (boundary, *FILES) for line in answer_lines(file, ask(file))]
    for encoding in ENCODINGS:
        lines += answer_lines(f"{boundary} for {encoding!r}", ask(boundary, accept_encoding=encoding))
    kept_as("addresses-files", lines)
