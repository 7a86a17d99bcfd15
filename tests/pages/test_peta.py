"""Peta: scope, survey, layer and shape from the link; the panel of the picked region; values travel alone."""

import json

import pytest
from reading import words_on


def figure_on(page):
    """The map's specification as it is sent to the browser."""
    (chart,) = page.get("plotly_chart")
    return json.loads(chart.proto.spec)


def test_the_first_survey_has_no_change_and_says_so(open_page):
    page = open_page("peta", lapis="perubahan", survei="2021", prov="33")
    (notice,) = page.warning
    assert "SSGI 2021 tidak punya survei sebanding sebelumnya" in notice.value
    assert "di kelas tinggi atau sangat tinggi" in words_on(page)


def test_the_panel_shows_the_picked_district(open_page):
    words = words_on(open_page("peta", prov="33", wilayah="3310"))
    assert "Kabupaten Klaten" in words
    assert "28 dari 35" in words


def test_playing_carries_all_surveys_to_the_browser(open_page):
    frames = figure_on(open_page("peta", prov="33", putar="ya"))["frames"]
    assert [frame["name"] for frame in frames] == ["SSGI 2021", "SSGI 2022", "SKI 2023", "SSGI 2024"]


def test_a_change_of_survey_is_written_into_the_address(open_page):
    page = open_page("peta", prov="33")
    page.selectbox(key="choice_survei").select(2022).run()
    assert page.query_params["survei"] == "2022"
    assert "SSGI 2022" in words_on(page)


def test_the_figures_of_the_undivided_papua_stand_in_a_note_only(open_page):
    page = open_page("peta", bentuk="provinsi", survei="2022")
    note = "Papua (sebelum pemekaran 2022) 34,6\N{NO-BREAK SPACE}%"
    assert note in words_on(page)
    # The sentence counts what is drawn, a rank what the survey printed.
    assert "dari 32 provinsi di kelas" in words_on(page)
    assert "Peringkat pada SSGI 2022 menghitung 34 provinsi: 32 provinsi masa kini, serta" in words_on(page)
    assert note not in words_on(open_page("peta", bentuk="provinsi", survei="2023"))


def test_playing_begins_with_the_chosen_survey(open_page):
    figure = figure_on(open_page("peta", prov="33", putar="ya", survei="2022"))
    assert figure["layout"]["sliders"][0]["active"] == 1


@pytest.mark.parametrize("layer", ["prevalensi", "jumlah"])
def test_the_legend_of_provinces_names_the_sign_of_the_model_figure_of_2022(open_page, layer):
    figure = figure_on(open_page("peta", bentuk="provinsi", survei="2022", lapis=layer))
    assert [trace.get("name") for trace in figure["data"]].count("model") == 1


@pytest.mark.parametrize(("layer", "words"), [("jumlah", "Jumlah balita"), ("perubahan", "Perubahan")])
def test_a_layer_that_does_not_play_says_so(open_page, layer, words):
    page = open_page("peta", prov="33", lapis=layer, putar="ya")
    (notice,) = page.warning
    assert "tidak dapat diputar dari tahun ke tahun; yang ditampilkan satu survei" in notice.value
    assert words in notice.value
    assert not figure_on(page).get("frames")
