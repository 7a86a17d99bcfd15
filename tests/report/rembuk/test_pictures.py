import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial

import pytest
from PIL import Image

from questions import facts_of
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.figures.exhibits import MapExhibit
from stuntmap.language import language as by_code
from stuntmap.report.rembuk.pictures import NAMES, exhibit_picture, picture_files
from stuntmap.report.rembuk.screens import Screen, rembuk_screens
from stuntmap.report.rembuk.settings import SCREEN_KEYS, default_settings

# Among them a town, islands without a neighbour, a district of model figures, a survey with gaps.
REGIONS = (("3310", 2024), ("3371", 2024), ("3101", 2024), ("9501", 2024), ("1172", 2021), ("3515", 2022), ("33", 2024))
# The dots of doubtful classes take about a tenth of it.
MOST_SVG_KB = 320
LARGE = {"width_cm": 30.0, "height_cm": 12.5, "text_pt": 18.0}


@cache
def facts(code: str, year: int) -> MeetingFacts:
    return facts_of(code, year)


@cache
def screens(code: str, year: int, language: str = "id") -> tuple[Screen, ...]:
    known = facts(code, year)
    return rembuk_screens(by_code(language), known, default_settings(by_code(language), known))


@cache
def files(language: str = "id") -> dict[str, bytes]:
    return picture_files(by_code(language), screens("3310", 2024, language))


def test_every_figure_is_a_png_and_an_svg() -> None:
    figures = [place for place, screen in enumerate(screens("3310", 2024), 1) if screen.exhibit is not None]
    assert [path[-3:] for path in files()] == ["png", "svg"] * len(figures)
    assert {int(path.split("/")[1][:2]) for path in files()} == set(figures)


def test_files_are_named_in_the_language() -> None:
    assert {"gambar/01-posisi.png", "gambar/02-peta.svg"} <= set(files())
    assert {"pictures/01-position.png", "pictures/02-map.svg"} <= set(files("en"))
    assert set(NAMES) == set(SCREEN_KEYS)


def test_files_are_sharp_and_small() -> None:
    for path, content in files().items():
        if path.endswith("png"):
            assert Image.open(io.BytesIO(content)).info["dpi"] == pytest.approx((300, 300), abs=0.1)
        else:
            assert len(content) < 1000 * MOST_SVG_KB
    assert sum(map(len, files().values())) < 4_000_000


@pytest.mark.parametrize(("code", "year"), REGIONS)
def test_maps_of_all_kinds_of_provinces_stay_small(code: str, year: int) -> None:
    exhibit = next(s.exhibit for s in screens(code, year) if isinstance(s.exhibit, MapExhibit))
    drawing = exhibit_picture(by_code("id"), exhibit, kind="svg", **LARGE)
    assert len(drawing) < 1000 * MOST_SVG_KB


def pictures() -> list[Callable[[], bytes]]:
    return [
        partial(exhibit_picture, by_code("id"), screen.exhibit, kind="svg", **LARGE)
        for screen in screens("3371", 2024)
        if screen.exhibit is not None
    ]


def test_several_threads_draw_the_same_pictures() -> None:
    alone = [draw() for draw in pictures()]
    with ThreadPoolExecutor(4) as pool:
        together = [task.result() for task in [pool.submit(draw) for _ in range(3) for draw in pictures()]]
    assert together == alone * 3


def test_head_and_foot_make_a_picture_differ_from_the_bare_one() -> None:
    exhibit = screens("3310", 2024)[0].exhibit
    assert exhibit is not None
    bare = exhibit_picture(by_code("id"), exhibit, kind="svg", **LARGE)
    told = exhibit_picture(by_code("id"), exhibit, kind="svg", head=exhibit.title, foot=(exhibit.note,), **LARGE)
    assert len(told) > len(bare)
