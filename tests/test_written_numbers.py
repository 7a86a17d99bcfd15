"""A number is read as a person writes it, or asked back."""

import math

import pytest

from stuntmap.language.written_numbers import UnreadNumberError, written_count, written_decimal


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4,5", 4.5),
        ("4.5", 4.5),
        (",5", 0.5),
        ("0,125", 0.125),
        ("14,2 %", 14.2),
        ("14,2\N{NO-BREAK SPACE}%", 14.2),
        ("14.2%", 14.2),
        ("14 persen", 14.0),
        ("7,70833", 7.70833),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("12 345,5", 12345.5),
        ("1.234.567", 1_234_567.0),
        ("450", 450.0),
        (4.5, 4.5),
        (7.125, 7.125),
    ],
)
def test_decimal_comma_and_point_say_the_same(text: object, number: float) -> None:
    assert written_decimal(text) == number


@pytest.mark.parametrize("text", ["12.345", "12,345", "7,125 %"])
def test_three_digits_behind_a_sign_are_asked_back_where_decimals_may_stand(text: str) -> None:
    with pytest.raises(UnreadNumberError) as caught:
        written_decimal(text)
    assert caught.value.kind == "two_readings"


@pytest.mark.parametrize(
    "text",
    ["", " ", "abc", "4,5,6", "4..5", "1e3", "-4,5", "nan", "inf", "4,", "1.23.456", "١٢", "%", None, True, math.nan],
)
def test_what_is_no_number_is_asked_back(text: object) -> None:
    for read in (written_decimal, written_count):
        with pytest.raises(UnreadNumberError) as caught:
            read(text)
        assert caught.value.kind == "no_number"


@pytest.mark.parametrize(
    ("text", "number"),
    [("450", 450), ("12.345", 12345), ("12,345", 12345), ("12 345", 12345), ("1.234.567", 1_234_567), ("450,0", 450)],
)
def test_count_takes_thousands_in_any_writing(text: str, number: int) -> None:
    assert written_count(text) == number


@pytest.mark.parametrize("text", ["12,5", "12.34", 12.5])
def test_half_a_child_is_asked_back(text: object) -> None:
    with pytest.raises(UnreadNumberError) as caught:
        written_count(text)
    assert caught.value.kind == "not_whole"
