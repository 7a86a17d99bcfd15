"""Keeps Streamlit's options at hand: read anew a hundred times a page, each time under one lock for all visitors.

With a dozen pages under way that lock passed from thread to thread, each time by way of Python's own, and the loop that
receives and sends stood in the same queue. Options change by `set_option` only, which forgets what is kept.
"""

from functools import cache
from typing import Any

from streamlit import config
from streamlit.runtime import app_session
from streamlit.string_util import to_snake_case


def keep_options() -> None:
    """Answer `get_option` and `get_options_for_section` from what was read once; doing so again changes nothing."""
    if getattr(config.get_option, "keeps", False):
        return
    # Each rerun tells the browser all colours, by the options' names written otherwise: two milliseconds of a rerun.
    app_session.to_snake_case = cache(to_snake_case)  # type: ignore[attr-defined]
    values: dict[str, Any] = {}
    sections: dict[str, dict[str, Any]] = {}
    read, read_section, write = config.get_option, config.get_options_for_section, config.set_option

    def get_option(key: str) -> Any:
        if key not in values:
            values[key] = read(key)
        return values[key]

    def get_options_for_section(section: str) -> dict[str, Any]:
        if section not in sections:
            sections[section] = read_section(section)
        return dict(sections[section])

    def set_option(key: str, value: Any, where_defined: str = "app.py") -> None:
        write(key, value, where_defined)
        values.clear()
        sections.clear()

    get_option.keeps = True  # type: ignore[attr-defined]
    config.get_option, config.get_options_for_section, config.set_option = (
        get_option,
        get_options_for_section,
        set_option,
    )
