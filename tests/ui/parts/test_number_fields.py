"""A number as a person writes it, and what is said where it cannot be read."""

import pytest

from stuntmap.language import language
from stuntmap.language.written_numbers import NO_NUMBER, NOT_WHOLE, TWO_READINGS, UnreadNumberError
from stuntmap.ui.parts.number_fields import problem_text, written

BAHASA, ENGLISH = language("id"), language("en")


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (14.0, "14"), (4.5, "4,5"), (14.25, "14,25"), (0.125, "0,125")]
)
def test_a_number_stands_with_the_decimals_that_it_has(value: float | None, text: str) -> None:
    assert written(BAHASA, value) == text


@pytest.mark.parametrize(
    ("kind", "text", "bahasa", "english"),
    [
        (NO_NUMBER, "lima", "“lima” bukan angka. Tulis misalnya 4,5 atau 12.345.", "Write it like 4.5 or 12,345."),
        (NOT_WHOLE, "4,5", "“4,5” bukan bilangan bulat. Tulis misalnya 12.345.", "Write it like 12,345."),
        (TWO_READINGS, "4.500", "Tulis misalnya 4,5.", "Write it like 4.5."),
    ],
)
def test_what_cannot_be_read_is_told_with_an_example(kind: str, text: str, bahasa: str, english: str) -> None:
    error = UnreadNumberError(kind, text)
    assert problem_text(BAHASA, error).replace("\\", "").endswith(bahasa)
    assert problem_text(ENGLISH, error).replace("\\", "").endswith(english)
