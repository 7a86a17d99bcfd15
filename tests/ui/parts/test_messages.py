"""Errors and notices as the page words them, in both languages."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from stuntmap import vocabulary
from stuntmap.language import LANGUAGES, language
from stuntmap.links import selection as s
from stuntmap.links.link_reader import Notice
from stuntmap.ui.parts.messages import notice_text

ENGLISH = language("en")
BAHASA = language("id")
PAGE = "halaman"


@pytest.mark.parametrize("parameter", [known.name for known in vocabulary.PARAMETERS if known.name != s.TARGET])
@pytest.mark.parametrize("code", LANGUAGES)
def test_an_unknown_value_is_named_with_its_parameter(parameter, code):
    text = notice_text(Notice(parameter, "xyz"), language(code))
    assert "xyz" in text
    assert f"({parameter})" in text


@pytest.mark.parametrize(
    "notice",
    [
        Notice(s.PROVINCE, "99"),
        Notice(s.TARGET, "-5"),
        Notice(s.LAYER, vocabulary.CHANGE_LAYER.key),
        Notice(PAGE, "lama"),
    ],
)
def test_every_kind_of_notice_is_worded_in_both_languages(notice):
    english, bahasa = notice_text(notice, ENGLISH), notice_text(notice, BAHASA)
    assert english != bahasa
    for text in (english, bahasa):
        assert text.endswith(".")
        assert "{" not in text


@pytest.mark.parametrize("value", ["-5", "0", "101", "abc"])
def test_a_target_that_is_not_used_says_what_a_target_is(value):
    assert notice_text(Notice(s.TARGET, value), ENGLISH) == (
        f"Target “{value}” was not used: a target is a percentage above 0 and below 100. "
        "The target in force is shown instead."
    )
    assert value in notice_text(Notice(s.TARGET, value), BAHASA)


def test_the_first_survey_says_that_it_has_no_change():
    notice = Notice(s.LAYER, vocabulary.CHANGE_LAYER.key)
    assert "SSGI 2021" in notice_text(notice, ENGLISH)
    assert "SSGI 2021" in notice_text(notice, BAHASA)
    assert "SSGI 2021" not in notice_text(Notice(s.LAYER, "warna"), ENGLISH)


def test_an_unknown_page_is_named():
    assert "“lama”" in notice_text(Notice(PAGE, "lama"), ENGLISH)
    assert "“lama”" in notice_text(Notice(PAGE, "lama"), BAHASA)


@pytest.mark.parametrize("parameter", [s.PROVINCE, s.TARGET, PAGE])
def test_a_long_value_is_cut(parameter):
    text = notice_text(Notice(parameter, "x" * 21), ENGLISH)
    assert "x" * 20 + "…" in text
    assert "x" * 21 not in text
    assert "x" * 20 + "”" in notice_text(Notice(parameter, "x" * 20), ENGLISH)


@pytest.mark.parametrize("value", ["{value}", "{0}", "{", "%s"])
def test_braces_in_a_value_are_only_characters(value):
    assert f"“{value}”" in notice_text(Notice(s.PROVINCE, value), ENGLISH)


def _error_page(code: str) -> None:
    from pathlib import Path

    from stuntmap.errors import DataFileError
    from stuntmap.language import language
    from stuntmap.ui.parts.messages import show_error

    show_error(DataFileError("hash_mismatch", path=Path("data/stunting.csv"), found="1", expected="2"), language(code))


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_error_says_the_problem_the_remedy_and_the_command_that_finds_more(code):
    page = AppTest.from_function(_error_page, args=(code,)).run()
    assert not page.exception
    assert {"id": "stunting.csv\\: isi berkas berubah", "en": "stunting.csv\\: the content has changed"}[
        code
    ] in page.error[0].value
    assert "`stuntmap verify`" in page.markdown[0].value


def test_the_words_around_an_error_follow_the_language():
    boxes = [AppTest.from_function(_error_page, args=(code,)).run().error[0].value for code in LANGUAGES]
    assert boxes[0] != boxes[1]


@pytest.mark.parametrize("value", ["[a](https://x.id)", "![](//x)", "www.x.id", "https://x.id", "`a` *b* $c$", "<b>"])
def test_a_value_from_the_link_is_shown_and_not_interpreted(value):
    text = notice_text(Notice(s.PROVINCE, value), ENGLISH)
    for sign in "[]()`*$<>:!":
        assert text.count(f"\\{sign}") == value.count(sign)
    assert "www." not in text


def _broken_page() -> None:
    from stuntmap.language import language
    from stuntmap.ui.parts.messages import show_unforeseen

    show_unforeseen(KeyError("prevalence_pct"), language("id"))


def test_an_unforeseen_error_gives_the_reader_the_number_under_which_its_trace_is_kept(caplog):
    (box,) = AppTest.from_function(_broken_page).run().error
    # By this name tests/conftest.py notices a page that broke.
    (kept,) = [told for told in caplog.records if told.name == "stuntmap.ui.parts.messages"]
    (number,) = re.findall(r"\b[0-9A-F]{8}\b", box.value)
    assert f"stuntmap {number}: builtins.KeyError" in kept.getMessage()
    assert "KeyError" not in box.value
    caplog.clear()
