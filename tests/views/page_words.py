"""A page as it travels to the browser, in reading order: words, choices, tables, figures, names of files."""

import json
import re
import zlib
from collections.abc import Iterable
from html import unescape
from typing import Any, Final

from google.protobuf.message import Message
from plain_words import lines_of
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

# What tells a reader nothing: names that Streamlit makes, and code whose own tests run in a browser.
UNREAD: Final = frozenset(
    {"id", "form_id", "page_script_hash", "deferred_file_id", "url", "js_content", "css_content", "html_content"}
)
# How wide and high most parts are.
USUAL: Final = frozenset({("width_config", "use_stretch: true"), ("height_config", "use_content: true")})
# The presentation's pictures: what is drawn in them stands in the views of printed figures.
PICTURE: Final = re.compile(r"<svg.*?</svg>", re.DOTALL)
# How an entry's class and address stand in the words of HTML; other tags leave nothing but the end of a line.
BLOCK_ENDS: Final = re.compile(r"</(div|p|tr|li|ul|h\d|table|details|summary)>|<br ?/?>")


def html_words(html: str) -> list[str]:
    """HTML a line at a time: cells behind bars, addresses in brackets, classes in square ones."""
    text = BLOCK_ENDS.sub("\n", html.replace("\n", " "))
    text = re.sub(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', r"\2 (\1)", text)
    text = re.sub(r"<(?:td|th)([^>]*)>", lambda tag: f" |{_class_words(tag.group(1))} ", text)
    text = re.sub(r"<[a-z]\w*([^>]*)>", lambda tag: _class_words(tag.group(1)), text)
    lines = unescape(re.sub(r"<[^>]*>", "", text)).split("\n")
    return [" ".join(line.split()) for line in lines if line.strip()]


def _class_words(attributes: str) -> str:
    kept = re.findall(r'(?:class|style|open|data-heading|id)="([^"]*)"', attributes)
    return "".join(f"[{words}]" for words in kept)


def _fields(message: Message) -> dict[str, Any]:
    """What a message of Streamlit's protocol holds, without what nobody reads."""
    found = {}
    for field, value in message.ListFields():
        if field.name in UNREAD or (field.name, str(value).strip()) in USUAL:
            continue
        many = not isinstance(value, Message | str | bytes | int | float | bool)
        if many:
            found[field.name] = [_fields(part) if isinstance(part, Message) else part for part in value]
        else:
            found[field.name] = _fields(value) if isinstance(value, Message) else value
    return found


def _component_lines(proto: Any, indent: str) -> Iterable[str]:
    sent = zlib.decompress(proto.bytes).decode() if proto.bytes else proto.json
    data = json.loads(PICTURE.sub("(picture)", sent)) if sent else None
    yield from lines_of(f"{proto.component_name}", data, indent)


def _figure_lines(proto: Any, indent: str) -> Iterable[str]:
    yield f"{indent}figure: {proto.alt}"
    sent = json.loads(proto.spec)
    for place, trace in enumerate(sent.pop("data")):
        yield from lines_of(f"trace {place}", trace, f"{indent}  ")
    for part in sorted(sent):
        yield from lines_of(part, sent[part], f"{indent}  ")
    yield from lines_of("config", json.loads(proto.config), f"{indent}  ")


def _element_lines(node: Any, indent: str) -> Iterable[str]:
    proto, kind = node.proto, node.type
    if kind == "html":
        if not proto.body.startswith("<style"):
            yield from (f"{indent}html: {line}" for line in html_words(proto.body))
    elif kind == "bidi_component":
        yield from _component_lines(proto, indent)
    elif kind == "plotly_chart":
        yield from _figure_lines(proto, indent)
    elif kind in ("markdown", "caption"):
        yield from (f"{indent}{kind}: {line}" for line in proto.body.split("\n") if line.strip())
    else:
        yield from lines_of(kind, _fields(proto), indent)


def _lines(node: Any, indent: str) -> Iterable[str]:
    if not isinstance(node, Block):
        yield from _element_lines(node, indent)
        return
    if node.proto is not None:
        yield from lines_of(node.type, _fields(node.proto), indent)
    else:
        yield f"{indent}{node.type}"
    for child in node.children.values():
        yield from _lines(child, f"{indent} ")


def page_lines(page: AppTest, sidebar: bool = False) -> list[str]:
    """Everything that a page sends, a line each."""
    beside = _lines(page.sidebar, "") if sidebar else ()
    return [f"address: {dict(page.query_params)}", *beside, *_lines(page.main, "")]


def part_lines(page: AppTest, key: str) -> list[str]:
    """What the part of the page with this key sends."""
    for part in [page.main, *_parts(page.main)]:
        if part.proto is not None and _fields_key(part.proto) == key:
            return list(_lines(part, ""))
    raise KeyError(key)


def _parts(block: Block) -> Iterable[Block]:
    for child in block.children.values():
        if isinstance(child, Block):
            yield child
            yield from _parts(child)


def _fields_key(proto: Any) -> str:
    """The key that the page gave: the end of the name that Streamlit makes of it."""
    named = getattr(proto, "id", "") or getattr(getattr(proto, "popover", None), "id", "")
    return str(named).rsplit("-", 1)[-1]
