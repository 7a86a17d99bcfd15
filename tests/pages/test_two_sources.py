"""The panel "Dua sumber": survey and e-PPGBM side by side, with coverage; mixing is refused; nothing is stored."""

import pytest
from reading import words_on


@pytest.fixture
def panel(open_page):
    page = open_page("profil", wilayah="3310")
    page.session_state["two_sources"] = True
    page.run()
    for key, value in (("prevalence", 7.7), ("measured", 450), ("expected", 1000)):
        page.number_input(key=f"two_sources_{key}").set_value(value)
    return page.text_input(key="two_sources_period").set_value("Agustus 2025").run()


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
