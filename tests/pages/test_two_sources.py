"""The panel "Dua sumber": survey and e-PPGBM side by side, with coverage; mixing is refused; nothing is stored."""

import pytest
from reading import words_on

from stuntmap.ui.profil.two_sources import BESIDE


@pytest.fixture(scope="module")
def profile(open_page):
    page = open_page("profil", wilayah="3310")
    page.session_state["two_sources"] = True
    return page.run()


@pytest.fixture
def panel(profile):
    """The panel of one page, filled in anew for each test."""
    for key, value in (("prevalence", "7,7"), ("measured", "450"), ("expected", "1.000"), ("period", "Agustus 2025")):
        profile.text_input(key=f"two_sources_{key}").set_value(value)
    purpose = profile.run().radio(key="two_sources_purpose")
    return profile if purpose.value == BESIDE else purpose.set_value(BESIDE).run()


def test_the_two_figures_stand_side_by_side_with_the_coverage(panel):
    shown = "\n".join(element.proto.body for element in panel.get("html"))
    for words in ("Penimbangan rutin: e-PPGBM, Agustus 2025", "45,0\N{NO-BREAK SPACE}%", "450 dari 1.000"):
        assert words in shown


@pytest.mark.parametrize(
    ("purpose", "reason"),
    [("difference", "Selisih"), ("rank", "Peringkat"), ("line", "satu garis"), ("target", "Target dinilai")],
)
def test_mixing_the_two_is_refused_with_the_reason(panel, purpose, reason):
    panel.radio(key="two_sources_purpose").set_value(purpose).run()
    assert any(reason in warning.value for warning in panel.warning)
    assert "Penimbangan rutin" not in "\n".join(element.proto.body for element in panel.get("html"))


def test_nothing_of_it_goes_into_the_address(panel):
    assert set(panel.query_params) == {"wilayah"}


def test_a_missing_period_is_asked_for(panel):
    panel.text_input(key="two_sources_period").set_value("").run()
    assert any("Periode" in warning.value for warning in panel.warning)
    assert "Kabupaten Klaten" in words_on(panel)


def shown_cards(page):
    return "\n".join(element.proto.body for element in page.get("html"))


@pytest.mark.parametrize("written", ["7,3", "7.3", " 7,3 % "])
def test_the_prevalence_is_the_one_that_was_written(panel, written):
    panel.text_input(key="two_sources_prevalence").set_value(written).run()
    assert "7,3\N{NO-BREAK SPACE}%" in shown_cards(panel)
    assert "73" not in shown_cards(panel)


@pytest.mark.parametrize(
    ("field", "written", "words"),
    [
        ("prevalence", "12.345", "“12.345” dapat dibaca sebagai ribuan atau desimal"),
        ("prevalence", "tujuh", "“tujuh” bukan angka"),
        ("prevalence", "145", "0 sampai 100"),
        ("measured", "45,5", "“45,5” bukan bilangan bulat"),
    ],
)
def test_what_cannot_be_meant_is_asked_back_and_not_shown(panel, field, written, words):
    panel.text_input(key=f"two_sources_{field}").set_value(written).run()
    assert any(words in warning.value.replace("\\", "") for warning in panel.warning)
    assert "Penimbangan rutin" not in shown_cards(panel)
