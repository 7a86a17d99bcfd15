"""The sentences above every page, for regions of every kind: a line each."""

from collections.abc import Callable, Iterable
from itertools import cycle

import pandas as pd
import pytest
from plain_words import table_lines

from questions import visit_of
from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.report import narrative
from stuntmap.ui.parts import cards, map_view, series_view
from stuntmap.ui.peringkat import ranking_view
from stuntmap.ui.target import target_view
from stuntmap.ui.visit import Visit

Compare = Callable[[str, list[str]], None]
# (survey, compared with): later and earlier ones, and the first, which has none before it.
SURVEYS = ((2024, None), (2023, None), (2022, None), (2021, None), (2024, 2021), (2022, 2024))
PROVINCES = ("11", "31", "34", "51", "61", "62", "92", "94", "96")


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
    row, words = series_view.district_row(visit), visit.language
    previous = visit.selection.previous_year
    place, upcoming = row[vocabulary.PROVINCE_NAME], visit.answers.upcoming_target(visit.question)
    paces = visit.answers.paces(visit.question, code)
    told = [series_view.reading(visit), cards.key_number(visit, code), narrative.children_sentence(words, row)]
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
    scopes = {code: shared_answers().names.province_of[code] for code in codes}
    lines = []
    for name, visit in visits("profil", codes, "district_code"):
        code = str(visit.selection.district_code)
        placed = visit_of(visit.language.code, page="profil", **vars(visit.selection) | {"scope": scopes[code]})
        lines.append(line(name, *region_words(placed, code)))
    kept_as("headlines-profil", lines)


@pytest.mark.parametrize("layer", vocabulary.LAYERS.values(), ids=lambda layer: layer.key)
def test_what_is_said_of_maps_reads_as_kept(kept_as: Compare, layer: vocabulary.Layer) -> None:
    lines = []
    for name, visit in visits("peta", PROVINCES, "scope", layer=layer):
        if layer.compares and visit.selection.previous_year is None:
            continue
        table = map_view.map_table(visit)
        told = map_view.title(visit, table), map_view.sentence(visit, table), map_view.notes(visit, table)
        lines.append(line(name, *told))
    kept_as(f"headlines-peta-{layer.key}", lines)


def test_what_is_said_of_rankings_reads_as_kept(kept_as: Compare) -> None:
    lines = []
    for name, visit in visits("peringkat", PROVINCES, "scope"):
        table = ranking_view.ranking_table(visit)
        marked = tuple(table.index[[0, -1]])
        pointed = visit_of(
            visit.language.code, page="peringkat", **vars(visit.selection) | {"highlighted_codes": marked}
        )
        for one in (visit, pointed):
            lines.append(line(name, ranking_view.title(one), ranking_view.sentence(one, table)))
    kept_as("headlines-peringkat", lines)


@pytest.mark.parametrize("own", [None, 12.5])
def test_what_is_said_of_targets_reads_as_kept(kept_as: Compare, own: float | None) -> None:
    lines = []
    for place, (name, visit) in enumerate(visits("target", PROVINCES, "scope", target_pct=own)):
        year = (None, 2025, 2029)[place % 3]
        one = visit_of(visit.language.code, page="target", **vars(visit.selection) | {"target_year": year})
        table = target_view.target_table(one)
        lines.append(line(f"{name} {year}", target_view.title(one), target_view.sentence(one, table)))
    kept_as(f"headlines-target-{own or 'official'}", lines)


def test_what_each_region_has_in_a_table_reads_as_kept(kept_as: Compare) -> None:
    """The figures behind the sentences, of one province of measured figures and one of models."""
    answers = shared_answers()
    tables: dict[str, pd.DataFrame] = {}
    for scope, survey, compared in (("34", 2024, 2021), ("94", 2024, None), ("34", 2022, 2021)):
        visit = visit_of(page="target", scope=scope, survey_year=survey, compared_year=compared)
        tables[f"{scope} {survey}<{compared}"] = answers.paced_table(visit.question)
    kept_as("tables", [row for name, table in tables.items() for row in [name, *table_lines(table)]])
