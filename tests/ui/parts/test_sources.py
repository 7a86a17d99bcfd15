"""The source line and what a reader must know: only the warnings that apply to what is on the screen."""

from dataclasses import replace

import pytest

import questions
from stuntmap import vocabulary
from stuntmap.data.usage_warnings import WARNINGS
from stuntmap.links.selection import TILE_SHAPE
from stuntmap.links.visit import Visit
from stuntmap.ui.parts import source_facts, sources


def visit_of(code: str = "en", **choices) -> Visit:
    return questions.visit_of(code, **choices)


def warned(code: str, visit: Visit, level: str = vocabulary.DISTRICT, with_map: bool = False) -> bool:
    table = visit.answers.judged(replace(visit.question, level=level))
    return visit.language.text(WARNINGS[code]) in source_facts.warnings_for(visit, table, with_map)


@pytest.mark.parametrize("code", ["survey_only", "read_from_copies", "intervals_only_2023"])
@pytest.mark.parametrize("year", vocabulary.COMPARABLE_YEARS)
def test_some_warnings_always_apply(code, year):
    assert warned(code, visit_of(survey_year=year))


@pytest.mark.parametrize(
    ("code", "applies", "does_not"),
    [
        ("small_area_not_independent", {"survey_year": 2024}, {"survey_year": 2023}),
        ("missing_is_no_estimate", {"survey_year": 2022}, {"survey_year": 2024}),
        ("ntt_not_surveyed_2022", {"survey_year": 2022}, {"survey_year": 2022, "scope": "33"}),
        ("ntt_not_surveyed_2022", {"survey_year": 2023, "scope": "53"}, {"survey_year": 2024, "scope": "53"}),
        ("former_papua", {"survey_year": 2022, "scope": "94"}, {"survey_year": 2024, "scope": "94"}),
        ("former_papua", {"survey_year": 2021, "scope": "91"}, {"survey_year": 2021, "scope": "33"}),
        ("high_relative_error_2023", {"survey_year": 2023, "scope": "35"}, {"survey_year": 2023, "scope": "33"}),
        ("conflicting_sources", {"survey_year": 2024, "scope": "33"}, {"survey_year": 2024, "scope": "51"}),
        ("no_target_between_2025_and_2029", {"target_year": 2027}, {"target_year": 2029}),
        (
            "nutrition_rows_left_out",
            {"measured": vocabulary.NUTRITION["wasting"], "scope": "52"},
            {"measured": vocabulary.NUTRITION["wasting"], "scope": "33"},
        ),
        ("older_instruments_differ", {"older": True}, {"older": False}),
        ("extremes_in_2019", {"older": True}, {"older": False}),
    ],
)
def test_a_warning_applies_only_where_its_figures_are_shown(code, applies, does_not):
    assert warned(code, visit_of(**applies))
    assert not warned(code, visit_of(**does_not))


def test_old_papua_is_told_wherever_provinces_of_its_time_are_shown():
    assert warned("former_papua", visit_of(survey_year=2022), vocabulary.PROVINCE)
    assert not warned("former_papua", visit_of(survey_year=2024), vocabulary.PROVINCE)


def test_maps_tell_what_their_boundaries_and_tiles_mean():
    tiles = visit_of(shape=TILE_SHAPE)
    assert warned("boundaries_without_legal_force", tiles, with_map=True)
    assert warned("tiles_are_not_geography", tiles, with_map=True)
    assert not warned("tiles_are_not_geography", visit_of(), with_map=True)
    assert not warned("boundaries_without_legal_force", visit_of())


def test_every_warning_of_the_stunting_figures_can_show():
    listed = set(source_facts.stunting_record().warnings)
    assert listed <= set(source_facts.APPLIES)


@pytest.mark.parametrize("code", ["id", "en"])
def test_the_line_names_survey_publisher_counts_boundaries_and_data_version(code):
    visit = visit_of(code, scope="33", survey_year=2024)
    table = questions.judged_of("33", 2024, 2023)
    line = sources.source_line(visit, table, with_map=True)
    counts = {"id": "29 langsung, 6 dari model", "en": "29 direct, 6 from a model"}[code]
    for part in ("SSGI 2024", "Kementerian Kesehatan RI", counts, "geoBoundaries/BPS 2020"):
        assert part in line
    assert source_facts.stunting_record().sha256[:7] in line
    assert "geoBoundaries" not in sources.source_line(visit, table, with_map=False)


def test_the_line_counts_regions_without_an_estimate():
    visit = visit_of("id", survey_year=2022)
    line = sources.source_line(visit, questions.judged_of("ID", 2022, 2021), with_map=True)
    assert "492 langsung, 2 dari model, 20 tanpa estimasi" in line
    ntt = sources.source_line(visit, questions.judged_of("53", 2022, 2021), with_map=True)
    assert "· 2 dari model, 20 tanpa estimasi ·" in ntt


def drawn(page: str = "peta", **choices) -> tuple[int, ...]:
    return source_facts.years_on_screen(visit_of(page=page, **choices))


def test_both_surveys_of_a_change_are_named_and_all_four_while_years_play():
    for layer in (vocabulary.CHANGE_LAYER, vocabulary.REAL_CHANGE_LAYER):
        assert drawn(layer=layer) == (2024, 2023)
        assert drawn(layer=layer, compared_year=2021) == (2024, 2021)
        assert drawn(layer=layer, playing=True) == (2024, 2023)
    assert drawn() == (2024,)
    assert drawn(playing=True) == (2024, 2023, 2022, 2021)


def test_each_page_names_the_surveys_that_it_draws():
    assert drawn("peringkat") == (2024, 2023)
    assert drawn("peringkat", beside="riwayat") == (2024, 2023, 2022, 2021)
    assert drawn("target", survey_year=2022) == (2022, 2021)
    assert drawn("profil", survey_year=2022) == (2022, 2021, 2024, 2023)
    assert drawn("profil", older=True)[-4:] == (2013, 2017, 2018, 2019)


@pytest.mark.parametrize("page", ["", "peringkat", "target", "profil", "rembuk", "data"])
def test_what_belongs_to_the_map_changes_no_other_pages_source(page):
    plain = drawn(page)
    assert {"lapis", "putar", "bentuk"}.isdisjoint(vocabulary.page_of(page).parameters)
    assert plain[0] == 2024
