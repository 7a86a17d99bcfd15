"""Text as the printed document sets it: signs that stay with their number, and words that may break where they must."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import font_source_sans_pro

from stuntmap.language import NO_BREAK_SPACE

# The package holds each style twice (OTF and TTF): which one Typst finds first would depend on the file system.
FONT_FILES: Final = tuple(
    Path(name)
    for name in (
        font_source_sans_pro.SourceSansPro,
        font_source_sans_pro.SourceSansProSemibold,
        font_source_sans_pro.SourceSansProBold,
    )
)
# No word of the texts is so long; a name or an address may be.
BREAK: Final = "\N{ZERO WIDTH SPACE}"
LONG_WORD: Final = re.compile(rf"[^\s{BREAK}]{{25,}}")
# Where an address may break, after the sign.
ADDRESS_SIGNS: Final = re.compile(r"(?<=[/?&=#])(?=[^/])")
# A percent sign never begins a line.
LOOSE_PERCENT: Final = re.compile(r"(?<=\d) %")


def with_percent_signs_kept(value: Any) -> Any:
    """`value` (text, or lists and mappings of it) where no percent sign leaves its number."""
    return _changed(value, lambda text: LOOSE_PERCENT.sub(f"{NO_BREAK_SPACE}%", text))


def breakable(value: Any) -> Any:
    """`value` (text, or lists and mappings of it) where a word that is longer than a column may break anywhere."""
    return _changed(value, lambda text: LONG_WORD.sub(lambda word: BREAK.join(word.group()), text))


def breakable_address(link: str) -> str:
    """An address that may break after its slashes and signs, and anywhere in a part that is longer than a column."""
    return str(breakable(ADDRESS_SIGNS.sub(BREAK, link)))


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {name: _changed(inner, change) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_changed(inner, change) for inner in value]
    return value
