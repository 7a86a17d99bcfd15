"""What the box over a region says on the screen, compared with the figures behind the map."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from map_hover_words import group_labels, told
from visiting import Visitor

from questions import visit_of
from stuntmap import vocabulary
from stuntmap.figures.palette import LIGHT
from stuntmap.language import language
from stuntmap.links import selection as s
from stuntmap.links import view_tables
from stuntmap.ui.parts import map_view

BAHASA = language("id")
LAYERS = vocabulary.LAYERS


@dataclass(frozen=True)
class View:
    """A map that somebody looks at: its address, the choices behind it, which chart it is, and whom to point at."""

    path: str
    choices: s.Selection
    pointed: str
    key: str = "map"
    dark: bool = False


def lines_of(view: View) -> list[str]:
    """Name and words of the region, from the table behind the map."""
    table = view_tables.map_table(replace(visit_of(), selection=view.choices))
    layer, row = view.choices.layer, table.loc[view.pointed]
    group = group_labels(table, layer, BAHASA, LIGHT)[view.pointed]
    survey = vocabulary.SURVEY_OF_YEAR[view.choices.survey_year].label
    return [row[vocabulary.REGION_NAME], *told(row, group, layer, survey, BAHASA)]


JAWA_TENGAH = s.Selection(scope="33")
COUNTRY = s.Selection()
TILES, PROVINCES = s.TILE_SHAPE, s.PROVINCE_SHAPE
VIEWS = {
    "prevalence": View("/peta?prov=33", JAWA_TENGAH, "3310"),
    "prevalence of the country, dark": View("/peta", COUNTRY, "6206", dark=True),
    "modelled": View("/peta?prov=33", JAWA_TENGAH, "3320"),
    "published limits": View("/peta?prov=33&survei=2023", replace(JAWA_TENGAH, survey_year=2023), "3310"),
    "no estimate": View("/peta?prov=53&survei=2022", s.Selection(scope="53", survey_year=2022), "5304"),
    "change": View("/peta?prov=33&lapis=perubahan", replace(JAWA_TENGAH, layer=LAYERS["perubahan"]), "3310"),
    "real change on tiles, dark": View(
        "/peta?prov=33&lapis=berubah&bentuk=ubin",
        replace(JAWA_TENGAH, layer=LAYERS["berubah"], shape=TILES), "3329", dark=True,
    ),
    "distance on tiles": View(
        "/peta?lapis=jarak&bentuk=ubin", replace(COUNTRY, layer=LAYERS["jarak"], shape=TILES), "6171"
    ),
    "children": View("/peta?prov=33&lapis=jumlah", replace(JAWA_TENGAH, layer=LAYERS["jumlah"]), "3301"),
    "provinces": View("/peta?bentuk=provinsi", replace(COUNTRY, shape=PROVINCES), "61"),
    "children by province": View(
        "/peta?bentuk=provinsi&lapis=jumlah", replace(COUNTRY, layer=LAYERS["jumlah"], shape=PROVINCES), "61"
    ),
    "summary of a district": View("/?wilayah=3310", JAWA_TENGAH, "3301", "summary_map"),
    "summary of the country": View("/", COUNTRY, "6206", "national_map"),
}  # fmt: skip


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_the_box_over_a_region_says_what_the_figures_say(look: Callable[..., Visitor], view: View) -> None:
    visitor = look(view.path, color_scheme="dark" if view.dark else "light")
    visitor.wait_for_map(view.key)
    assert visitor.hover_lines(view.pointed, view.key, map_view.points_of(view.choices)) == lines_of(view)


def test_after_a_change_of_survey_the_box_says_the_new_figures(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta?prov=33")
    visitor.wait_for_map()
    visitor.choose("survei", "SSGI 2022")
    expected = lines_of(View("", replace(JAWA_TENGAH, survey_year=2022), "3310"))
    visitor.until(lambda: visitor.hover_lines("3310") == expected, "the box of SSGI 2022")


def test_while_playing_the_box_says_the_figures_of_the_survey_that_is_shown(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta?prov=33&putar=ya&survei=2022")
    visitor.wait_for_map()
    assert visitor.hover_lines("3310") == lines_of(View("", replace(JAWA_TENGAH, survey_year=2022), "3310"))
    rail = visitor.page.locator(".st-key-map .slider-rail-touch-rect")
    rail.click(position={"x": 3, "y": rail.bounding_box()["height"] / 2})
    expected = lines_of(View("", replace(JAWA_TENGAH, survey_year=2021), "3310"))
    visitor.until(lambda: visitor.hover_lines("3310") == expected, "the box of SSGI 2021")


def test_two_maps_of_one_page_and_one_province_each_tell_their_own(look: Callable[..., Visitor]) -> None:
    visitor = look("/belajar?prov=33&lingkup=provinsi")
    told = {}
    for key in ("two_ways", "clusters"):
        visitor.page.locator(f".st-key-{key}").scroll_into_view_if_needed()
        visitor.wait_for_map(key)
    for key in ("two_ways", "clusters", "two_ways"):
        visitor.page.locator(f".st-key-{key}").scroll_into_view_if_needed()
        told[key] = visitor.hover_lines("3310", key)
    assert told["two_ways"][:2] == ["Kabupaten Klaten", "Prevalensi stunting: 20,8\u00a0% · sepertiga tengah"]
    assert told["clusters"][:2] == ["Kabupaten Klaten", "bukan kelompok"]
