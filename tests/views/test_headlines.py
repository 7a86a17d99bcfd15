"""The sentences above every page, for regions of every kind: a line each."""

from collections.abc import Callable, Iterable
from itertools import cycle

import pytest

from questions import visit_of
from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.links.readings import map_table, ranking_table, reading
from stuntmap.links.visit import Visit
from stuntmap.report import narrative
from stuntmap.ui.parts import map_view

Compare = Callable[[str, list[str]], None]
# (survey, compared with): later and earlier ones, and the first, which has none before it.
SURVEYS = ((2024, None), (2023, None), (2022, None), (2021, None), (2024, 2021), (2022, 2024))
PROVINCES = ("11", "31", "34", "51", "61", "62", "92", "94", "96")


def changed(visit: Visit, **choices: object) -> Visit:
    return visit_of(visit.language.code, page=visit.page.path, **vars(visit.selection) | choices)


def line(*words: str) -> str:
    return " ## ".join(filter(None, words))


def every(step: int, first: int) -> list[str]:
    return sorted(shared_answers().names.districts())[first::step]


def visits(page: str, codes: Iterable[str], key: str, **more: object) -> Iterable[tuple[str, Visit]]:
    """A visit for each code, a survey to a province and the languages by turns."""
    turns = dict(zip(PROVINCES, cycle(SURVEYS), strict=False))
    for code, tongue in zip(codes, cycle(("id", "id", "id", "en", "id")), strict=False):
        survey, compared = turns[code[:2]]
        chosen = {key: code, "survey_year": survey, "compared_year": compared, **more}
        yield f"{code} {survey}<{compared or ''} {tongue}", visit_of(tongue, page=page, **chosen)


def region_words(visit: Visit, code: str) -> list[str]:
    row, words = visit.district_row, visit.language
    previous = visit.selection.previous_year
    place, upcoming = row[vocabulary.PROVINCE_NAME], visit.answers.upcoming_target(visit.question)
    paces = visit.answers.paces(visit.question, code)
    told = [*reading(visit), narrative.children_sentence(words, row)]
    told += [narrative.profile_sentence(words, row, place, previous, upcoming)]
    told += [narrative.target_verdict_sentence(words, row), narrative.trend_sentence(words, visit.answers.trend(code))]
    if previous is not None:
        told.append(narrative.certain_change_sentence(words, row, previous))
    if paces is not None:
        told.append(narrative.pace_sentence(words, paces.needed, paces.so_far))
        if paces.so_far is not None:
            told.append(narrative.pace_interval_sentence(words, paces.so_far, paces.so_far_limits))
    return [text for text in told if text]


def test_what_is_said_of_districts_reads_as_kept(kept_as: Compare) -> None:
    codes = [code for code in every(3, 0) if code[:2] in PROVINCES]
    lines = []
    for name, visit in visits("profil", codes, "picked_code"):
        code = str(visit.selection.picked_code)
        placed = changed(visit, district_code=code, scope=shared_answers().names.province_of[code])
        lines.append(line(name, *region_words(placed, code)))
    kept_as("headlines-profil", lines)


@pytest.mark.parametrize("page", ["", "rembuk"])
def test_what_is_said_of_regions_reads_as_kept(kept_as: Compare, page: str) -> None:
    codes = ["3310", "9501", "5303", "3404", "6104"]
    lines = [line("ID", *reading(visit_of(page=page))), line("94", *reading(visit_of(page=page, picked_code="94")))]
    for code in codes:
        place = {"picked_code": code, "district_code": code, "scope": code[:2]}
        for tongue, survey in (("id", 2022), ("en", 2023)):
            for uncertainty in (True, False):
                visit = visit_of(tongue, page=page, survey_year=survey, uncertainty=uncertainty, **place)
                lines.append(line(f"{code} {survey} {tongue} {uncertainty}", *reading(visit)))
    kept_as(f"headlines-{page or 'ringkasan'}", lines)


@pytest.mark.parametrize("layer", vocabulary.LAYERS.values(), ids=lambda layer: layer.key)
def test_what_is_said_of_maps_reads_as_kept(kept_as: Compare, layer: vocabulary.Layer) -> None:
    lines = []
    for name, visit in visits("peta", PROVINCES, "scope", layer=layer):
        if layer.compares and visit.selection.previous_year is None:
            continue
        lines.append(line(name, *reading(visit), map_view.notes(visit, map_table(visit))))
    kept_as(f"headlines-peta-{layer.key}", lines)


def test_what_is_said_of_rankings_reads_as_kept(kept_as: Compare) -> None:
    lines = []
    for name, visit in visits("peringkat", PROVINCES, "scope"):
        marked = tuple(ranking_table(visit).index[[0, -1]])
        views = visit, changed(visit, highlighted_codes=marked), changed(visit, uncertainty=False)
        lines += [line(name, *reading(one)) for one in views]
    kept_as("headlines-peringkat", lines)


@pytest.mark.parametrize("own", [None, 12.5])
def test_what_is_said_of_targets_reads_as_kept(kept_as: Compare, own: float | None) -> None:
    lines = []
    for place, (name, visit) in enumerate(visits("target", PROVINCES, "scope", target_pct=own)):
        year = (None, 2025, 2029)[place % 3]
        views = changed(visit, target_year=year), changed(visit, target_year=year, uncertainty=False)
        lines += [line(f"{name} {year}", *reading(one)) for one in views]
    kept_as(f"headlines-target-{own or 'official'}", lines)
