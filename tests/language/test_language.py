"""Texts and numbers as each language writes them."""

import babel
import numpy as np
import pytest
from babel.numbers import format_decimal

from stuntmap.language import DEFAULT_LANGUAGE, LANGUAGES, language, marked

BAHASA = language("id")
ENGLISH = language("en")
MINUS = "\N{MINUS SIGN}"
GAP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize("code", ["de", "", "ID", "id_ID", "../id", None])
def test_an_unknown_code_is_refused(code):
    with pytest.raises(KeyError):
        language(code)


def test_bahasa_comes_first_and_is_the_default():
    assert (list(LANGUAGES), DEFAULT_LANGUAGE) == (["id", "en"], "id")


def test_a_catalogue_is_read_once():
    assert language("en") is language("en")


@pytest.mark.parametrize(
    ("value", "decimals", "bahasa", "english"),
    [
        (0, 0, "0", "0"),
        (18000, 0, "18.000", "18,000"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (999, 0, "999", "999"),
        (20.8, 1, "20,8", "20.8"),
        (20, 1, "20,0", "20.0"),
        (1234.56, 1, "1.234,6", "1,234.6"),
        (2.5, 2, "2,50", "2.50"),
        (20.84, 0, "21", "21"),
        (-3.7, 1, f"{MINUS}3,7", f"{MINUS}3.7"),
        (-18000, 0, f"{MINUS}18.000", f"{MINUS}18,000"),
    ],
)
def test_numbers_carry_the_separators_of_the_language(value, decimals, bahasa, english):
    assert BAHASA.number(value, decimals) == bahasa
    assert ENGLISH.number(value, decimals) == english


@pytest.mark.parametrize("code", LANGUAGES)
def test_numbers_are_those_that_babel_would_write(code):
    for tenths in range(-20_000, 20_000, 7):
        for value, decimals in ((tenths / 10, 1), (tenths * 1000, 0), (tenths / 8, 2)):
            pattern = ("#,##0", "#,##0.0", "#,##0.00")[decimals]
            expected = format_decimal(value, format=pattern, locale=babel.Locale(code)).replace("-", MINUS)
            assert language(code).number(value, decimals) == expected


def test_no_number_reads_the_locale_again(monkeypatch):
    BAHASA.number(1.5, 1)

    def read_again(*_arguments: object) -> None:
        pytest.fail("the locale is read for each number, under a lock that all visitors share")

    monkeypatch.setattr(babel.Locale, "parse", read_again)
    monkeypatch.setattr(babel.Locale, "__init__", read_again)
    monkeypatch.setattr(babel.localedata, "load", read_again)
    assert BAHASA.number(1234.5, 1) == "1.234,5"
    assert BAHASA.percent(20.8) == f"20,8{GAP}%"
    assert BAHASA.signed(0.6) == "+0,6"


@pytest.mark.parametrize("value", [-0.0, -0.04, -0.01, 0.04])
@pytest.mark.parametrize("code", LANGUAGES)
def test_what_rounds_to_zero_has_no_sign(value, code):
    words = language(code)
    zero = "0,0" if code == "id" else "0.0"
    assert words.number(value, 1) == zero
    assert words.signed(value) == zero
    assert MINUS not in words.percent(value)


@pytest.mark.parametrize("value", [np.float64(20.8), np.float32(20.8), 20.8])
def test_figures_from_tables_are_written_as_plain_ones(value):
    assert BAHASA.number(value, 1) == "20,8"


@pytest.mark.parametrize("value", [np.int64(18000), np.int16(18000), 18000, 18000.0])
def test_counts_from_tables_are_written_as_plain_ones(value):
    assert BAHASA.number(value) == "18.000"


def test_a_percentage_is_written_as_official_reports_do():
    assert BAHASA.percent(20.8) == f"20,8{GAP}%"
    assert ENGLISH.percent(20.8) == "20.8%"
    assert BAHASA.percent(20, 0) == f"20{GAP}%"
    assert ENGLISH.percent(-3.74) == f"{MINUS}3.7%"


def test_a_number_already_written_takes_the_percent_sign_of_the_language():
    assert BAHASA.with_percent_sign("%{z:.1f}") == f"%{{z:.1f}}{GAP}%"
    assert ENGLISH.with_percent_sign("%{z:.1f}") == "%{z:.1f}%"


@pytest.mark.parametrize(
    ("value", "bahasa", "english"),
    [(0.6, "+0,6", "+0.6"), (-3.7, f"{MINUS}3,7", f"{MINUS}3.7"), (0, "0,0", "0.0"), (12, "+12,0", "+12.0")],
)
def test_a_signed_number_always_shows_its_sign(value, bahasa, english):
    assert BAHASA.signed(value) == bahasa
    assert ENGLISH.signed(value) == english


def test_a_signed_count_has_no_decimals():
    assert BAHASA.signed(1200, 0) == "+1.200"


def test_plotly_writes_numbers_with_the_same_separators():
    for words in (BAHASA, ENGLISH):
        decimal, thousands = words.plotly_separators
        assert words.number(1234.5, 1) == f"1{thousands}234{decimal}5"


def test_texts_are_translated_and_their_slots_filled():
    assert ENGLISH.text("very high") == "very high"
    assert BAHASA.text("very high") == "sangat tinggi"
    assert ENGLISH.text("rank {rank} of {of}", rank=6, of=35) == "rank 6 of 35"
    assert BAHASA.text("rank {rank} of {of}", rank=6, of=35) == "peringkat 6 dari 35"


@pytest.mark.parametrize(
    ("count", "english", "bahasa"),
    [
        (1, "Klaten and 1 other", "Klaten dan 1 lainnya"),
        (2, "Klaten and 2 others", "Klaten dan 2 lainnya"),
        (1200, "Klaten and 1,200 others", "Klaten dan 1.200 lainnya"),
    ],
)
def test_a_count_takes_the_form_that_the_language_has_for_it(count, english, bahasa):
    forms = "{first} and {count} other", "{first} and {count} others"
    assert ENGLISH.plural(*forms, count, first="Klaten") == english
    assert BAHASA.plural(*forms, count, first="Klaten") == bahasa


def test_a_counted_text_that_no_catalogue_holds_stays_as_it_is():
    assert [ENGLISH.plural("{count} x", "{count} xs", count) for count in (0, 1, 2)] == ["0 xs", "1 x", "2 xs"]


def test_office_files_name_the_language_as_windows_does():
    assert [tongue.windows_number for tongue in LANGUAGES.values()] == ["421", "809"]


def test_a_text_that_no_catalogue_holds_stays_as_it_is():
    assert BAHASA.text("no such text, {name}", name="x") == "no such text, x"


def test_braces_in_a_value_are_only_characters():
    assert ENGLISH.text("rank {rank} of {of}", rank="{of}", of="{") == "rank {of} of {"


def test_marking_a_text_leaves_it_unchanged():
    assert marked("very high") == "very high"
