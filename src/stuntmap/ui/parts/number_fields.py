"""Fields for numbers that take what a person writes, "4,5" as well as "4.5", and ask back what cannot be read.

Streamlit's own number field drops a decimal comma: "4,5" becomes 45.
"""

from collections.abc import Callable
from typing import Final, TypeVar

import streamlit as st

from stuntmap.language import Language, marked
from stuntmap.language.written_numbers import NO_NUMBER, NOT_WHOLE, TWO_READINGS, UnreadNumberError
from stuntmap.ui.parts import messages

Number = TypeVar("Number", int, float)

LONGEST: Final = 20
PROBLEMS: Final = {
    NO_NUMBER: marked("“{text}” is not a number. Write it like {decimal} or {count}."),
    NOT_WHOLE: marked("“{text}” is not a whole number. Write it like {count}."),
    TWO_READINGS: marked("“{text}” can be read as a thousand or as decimals. Write it like {decimal}."),
}


def written(language: Language, value: float | None) -> str:
    """A number as the reader would type it: "4,5", "14"; empty for None."""
    if value is None:
        return ""
    places = next((places for places in (0, 1, 2) if round(value, places) == value), 3)
    return language.number(value, places)


def problem_text(language: Language, error: UnreadNumberError) -> str:
    """What cannot be read, and how it is written."""
    known = {
        "text": messages.plain(error.text[:LONGEST]),
        "decimal": language.number(4.5, 1),
        "count": language.number(12345),
    }
    words = PROBLEMS[error.kind]
    return language.text(words, **{slot: value for slot, value in known.items() if f"{{{slot}}}" in words})


def number_field(
    language: Language, label: str, key: str, read: Callable[[object], Number]
) -> tuple[Number | None, str]:
    """A field of this visit, and the number in it with what is wrong with it: (None, "") as long as it is empty."""
    text = st.text_input(label, key=key, max_chars=LONGEST)
    if not text or not text.strip():
        return None, ""
    try:
        return read(text), ""
    except UnreadNumberError as error:
        return None, problem_text(language, error)
