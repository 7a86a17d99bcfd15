"""What a page says: the words of an AppTest run, outside figures and tables."""

import json
import re
import zlib
from html import unescape
from typing import Any

from streamlit.testing.v1 import AppTest

SPEAKING = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")


def words_on(page: AppTest) -> str:
    """Every text of the page, sidebar included, one a line; plain HTML without its tags."""
    bodies = [element.proto.body for element in page.get("html")]
    plain = [unescape(re.sub(r"<[^>]*>", " ", body)) for body in bodies if not body.startswith("<style")]
    return "\n".join([*(str(element.value) for kind in SPEAKING for element in page.get(kind)), *plain])


def opened(page: AppTest, key: str) -> AppTest:
    """The page after a reader unfolded the expander, or opened the popover, with this key."""
    page.session_state[key] = True
    page.run()
    assert not page.exception, [raised.value for raised in page.exception]
    return page


def sent_to(page: AppTest, component: str) -> list[dict[str, Any]]:
    """What the page sends to each copy of one of the project's own browser components."""
    return [
        json.loads(zlib.decompress(element.proto.bytes) if element.proto.bytes else element.proto.json)
        for element in page.get("bidi_component")
        if element.proto.component_name == component
    ]
