"""A meeting's screens in words, and their printed figures line by line."""

from collections.abc import Callable

import pytest
from drawing_words import drawing_lines
from plain_words import lines_of, table_lines

from questions import facts_of
from stuntmap.answers import shared_answers
from stuntmap.figures.exhibits import MapExhibit
from stuntmap.figures.printed.picture import Frame, drawn
from stuntmap.figures.printed.remote_islands import with_remote_islands_closer
from stuntmap.language import language
from stuntmap.report.rembuk.screens import Screen, key_figures, rembuk_screens
from stuntmap.report.rembuk.settings import default_settings, default_signatories
from stuntmap.vocabulary import PROVINCE_CODE, REGION_CODE

Compare = Callable[[str, list[str]], None]
# Region, survey and language: a district, a town of few islands, a province, figures of models, one without a fall.
MEETINGS = (("3310", 2024, "id"), ("2171", 2023, "en"), ("34", 2022, "id"), ("9501", 2024, "id"))
PRINTED = (("3310", 2024, "id"), ("2171", 2023, "en"))


def screens_of(code: str, year: int, tongue: str) -> tuple[Screen, ...]:
    words, facts = language(tongue), facts_of(code, year)
    return rembuk_screens(words, facts, default_settings(words, facts))


def screen_lines(screen: Screen) -> list[str]:
    told = vars(screen) | {"exhibit": None}
    exhibit = {} if screen.exhibit is None else dict(vars(screen.exhibit))
    districts = exhibit.pop("districts", None)
    lines = [*lines_of(screen.key, told), *lines_of("exhibit", _plain(exhibit), "  ")]
    return lines if districts is None else [*lines, *table_lines(districts)[:1]]


def _plain(value: object) -> object:
    """Exhibits as mappings and lists."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    return (
        {name: _plain(part) for name, part in vars(value).items()} if hasattr(value, "__dataclass_fields__") else value
    )


@pytest.mark.parametrize(("code", "year", "tongue"), MEETINGS)
def test_the_screens_read_as_kept(kept_as: Compare, code: str, year: int, tongue: str) -> None:
    words, facts = language(tongue), facts_of(code, year)
    heads = [*lines_of("key figures", key_figures(words, facts)), str(default_signatories(words, facts))]
    screens = screens_of(code, year, tongue)
    kept_as(f"meeting-{code}-{year}-{tongue}", [*heads, *(line for screen in screens for line in screen_lines(screen))])


@pytest.mark.parametrize(("code", "year", "tongue"), PRINTED)
def test_the_printed_figures_are_drawn_as_kept(kept_as: Compare, code: str, year: int, tongue: str) -> None:
    lines: list[str] = []
    for screen in screens_of(code, year, tongue):
        if screen.exhibit is None:
            continue
        exhibit, foot = screen.exhibit, tuple(filter(None, (screen.exhibit.note, screen.source)))
        ground = None
        if isinstance(exhibit, MapExhibit):
            districts = shared_answers().data.districts
            of_province = districts[districts[PROVINCE_CODE] == exhibit.province_code]
            ground = with_remote_islands_closer(of_province.set_index(REGION_CODE))
        sheet = drawn(language(tongue), exhibit, Frame(24, 13, 12, exhibit.title, foot), ground)
        lines += [screen.key, *drawing_lines(sheet)]
    kept_as(f"printed-{code}-{year}-{tongue}", lines)
