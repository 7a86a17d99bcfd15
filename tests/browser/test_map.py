"""The map as it stands on the screen: colours, labels, clicks, playing, and what it costs the network."""

import itertools
import json
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Locator, expect
from seeing import luminance
from visiting import PHONE, Visitor, pixel_counts, pixels

from stuntmap.figures.palette import LIGHT

CLASS_COLOURS = LIGHT.severity
# The chosen district, the lowest and the highest.
JAWA_TENGAH = {"Kab. Klaten", "Kab. Demak", "Kab. Temanggung"}
NUSA_TENGGARA_TIMUR = {"Kab. Kupang", "Kab. Nagekeo", "Kab. Timor Tengah Selatan"}


def _plot(visitor: Visitor) -> Locator:
    return visitor.page.locator(".st-key-map .js-plotly-plot .maplibregl-canvas")


@pytest.mark.parametrize("path", ["/peta", "/peta?bentuk=ubin", "/peta?bentuk=provinsi"])
def test_the_map_of_the_country_shows_its_severity_classes(look: Callable[..., Visitor], path: str) -> None:
    visitor = look(path)
    visitor.wait_for_map()
    counts = pixel_counts(_plot(visitor), CLASS_COLOURS)
    assert sum(count > 300 for count in counts) >= 3, counts


def test_a_click_on_a_district_opens_its_panel_and_names_it_in_the_address(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta?prov=33&survei=2021")
    visitor.wait_for_map()
    row, before = visitor.page.locator(".st-key-choices").bounding_box(), _plot(visitor).bounding_box()
    assert before["width"] == pytest.approx(row["width"], abs=2)
    zoom, fetched = visitor.map_value("map.getZoom()"), len(visitor.boundary_fetches())
    visitor.map_value("void map.on('move', () => (map.zooms ??= []).push(map.getZoom()))")
    visitor.click_district("3310")
    panel = visitor.page.get_by_role("heading", name="Kabupaten Klaten", exact=True)
    expect(panel).to_be_visible()
    expect(visitor.page.locator(".stMain li").filter(has_text="6 dari 35")).to_be_visible()
    visitor.wait_for_parameter("wilayah", "3310")
    assert visitor.parameters() == {"prov": "33", "survei": "2021", "wilayah": "3310"}
    # The same map makes room for the panel: it is not built anew, and its districts keep their size meanwhile.
    visitor.until(lambda: _plot(visitor).bounding_box()["width"] < 0.8 * row["width"], "room for the panel")
    visitor.wait_for_map()
    after, beside = _plot(visitor).bounding_box(), panel.bounding_box()
    assert [after[side] for side in ("x", "y", "height")] == [before[side] for side in ("x", "y", "height")]
    assert after["x"] + after["width"] <= beside["x"]
    assert visitor.map_value("map.zooms") == pytest.approx([zoom] * len(visitor.map_value("map.zooms")), abs=0.01)
    assert len(visitor.boundary_fetches()) == fetched


def test_no_choice_is_cut_off_on_a_laptop(look: Callable[..., Visitor]) -> None:
    # The longest name of a province, with the longest names of an indicator and of a layer.
    for address in ("/peta?prov=31", "/peta?prov=31&gizi=severe_wasting", "/peta?prov=31&lapis=berubah"):
        visitor = look(address)
        assert visitor.choices_cut_off() == []
        rows = visitor.page.locator(".st-key-choices").bounding_box()["height"]
        assert rows < 100, "the choices of a province stand in one row"


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _ink_and_rim(shown: np.ndarray, box: tuple[float, ...]) -> float:
    """The contrast by WCAG 2.2 of the letters in a box with the lighter half of what lies up to two pixels around."""
    left, top, right, bottom = (round(edge) for edge in box)
    light = luminance(shown[top:bottom, left:right] / 255)
    ink = light < np.quantile(light, 0.05) + 0.02
    around = np.zeros_like(ink)
    for down, aside in itertools.product(range(-2, 3), repeat=2):
        around |= np.roll(ink, (down, aside), (0, 1))
    return float((np.quantile(light[around & ~ink], 0.75) + 0.05) / (np.median(light[ink]) + 0.05))


@pytest.mark.parametrize(
    ("path", "key", "scheme", "sought"),
    [
        ("/peta?prov=33&wilayah=3310", "map", "light", JAWA_TENGAH),
        ("/profil?wilayah=3310", "summary_map", "light", JAWA_TENGAH),
        ("/peta?bentuk=ubin", "map", "light", {"Kab. Klungkung", "Kab. Timor Tengah Selatan", "Jawa Tengah", "Papua"}),
        ("/peta?bentuk=ubin&lapis=jumlah", "map", "light", {"Kab. Bogor", "Kab. Tana Tidung", "Jawa Tengah", "Papua"}),
        ("/peta?prov=33&wilayah=3310&putar=ya", "map", "dark", JAWA_TENGAH),
        ("/peta?prov=53&wilayah=5301&lapis=jarak", "map", "dark", NUSA_TENGGARA_TIMUR),
    ],
)
def test_the_chosen_the_lowest_and_the_highest_are_named_and_no_name_lies_on_another(
    look: Callable[..., Visitor], path: str, key: str, scheme: str, sought: set[str]
) -> None:
    visitor = look(path, color_scheme=scheme)
    visitor.wait_for_map(key)
    names = visitor.names(key)
    assert sought <= set(names)
    assert len(names) >= 15
    overlapping = [pair for pair in itertools.combinations(names, 2) if _overlap(*(names[name] for name in pair))]
    assert overlapping == []
    assert visitor.name_faults(key) == []
    shown = pixels(visitor.page.locator(f".st-key-{key} .js-plotly-plot .maplibregl-canvas"))
    contrasts = {name: _ink_and_rim(shown, box) for name, box in names.items()}
    assert min(contrasts.values()) >= 4.5, contrasts


def test_children_are_circles_and_never_a_fill(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta?prov=33&lapis=jumlah")
    visitor.wait_for_map()
    over, under = (np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) for colour in
                   (LIGHT.highlights[2], LIGHT.grid))  # fmt: skip
    circle = "#" + "".join(f"{round(part):02x}" for part in 0.65 * over + 0.35 * under)
    (circles,) = pixel_counts(_plot(visitor), [circle], tolerance=6)
    fills = pixel_counts(_plot(visitor), CLASS_COLOURS)
    assert circles > 2000
    assert max(fills) < 50
    # A name stands at its own circle: no other one is nearer.
    gaps = visitor.map_value(
        """(() => {
            const discs = map.getStyle().sources.circles.data.features.map(({geometry, properties: {code, radius}}) => (
                {code, radius, ...map.project(geometry.coordinates)}));
            const gap = ([left, top, right, bottom], {x, y, radius}) => (
                Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) - radius);
            const {features} = map.getStyle().sources.labels.data;
            return (boxes) => features.filter((one) => one.properties.name).map(({properties: {name, code}}) => {
                const box = boxes[name.replace("\\n", " ")], own = discs.find((disc) => disc.code === code);
                const nearest = Math.min(...discs.filter((other) => other !== own).map((other) => gap(box, other)));
                return [name, gap(box, own), nearest];
            });
        })()(BOXES)""".replace("BOXES", json.dumps(visitor.names()))
    )
    assert len(gaps) >= 20
    assert [name for name, own, nearest in gaps if own > min(15, nearest)] == []


def test_the_whole_country_fits_a_phone(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta", **PHONE)
    visitor.wait_for_map()
    west, east = visitor.map_value("[map.getBounds().getWest(), map.getBounds().getEast()]")
    assert west < 95.1
    assert east > 140.9


def test_playing_the_years_changes_colours_without_a_call_to_the_server(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta?prov=33&putar=ya")
    visitor.wait_for_map()
    visitor.wait_until_drawn()
    shown = pixels(_plot(visitor))
    frames, requests = len(visitor.sent_frames), len(visitor.requests)

    def changed() -> bool:
        return int((np.abs(pixels(_plot(visitor)) - shown).max(axis=2) > 30).sum()) > 5000

    def slide(share: float) -> None:
        rail = visitor.page.locator(".st-key-map .slider-rail-touch-rect")
        box = rail.bounding_box()
        rail.click(position={"x": 3 + share * (box["width"] - 6), "y": box["height"] / 2})

    slide(0)
    visitor.until(changed, "other colours at the first survey")
    slide(1)
    visitor.until(lambda: not changed(), "the colours of the last survey again")
    slide(0)
    visitor.until(changed, "other colours at the first survey once more")
    visitor.page.locator(".st-key-map .updatemenu-button", has_text="Putar").click()
    visitor.until(lambda: not changed(), "the last survey at the end of the play")
    assert visitor.sent_frames[frames:] == []
    assert [request.url for request in visitor.requests[requests:]] == []


def test_a_change_of_survey_fetches_no_shapes_again(newcomer: Visitor) -> None:
    newcomer.open("/peta")
    newcomer.wait_for_map()
    (request,) = newcomer.boundary_fetches()
    headers = request.response().all_headers()
    assert "immutable" in headers["cache-control"]
    assert headers["content-encoding"] == "gzip"
    newcomer.choose("survei", "SSGI 2022")
    expect(newcomer.title).to_contain_text("SSGI 2022")
    newcomer.wait_for_map()
    newcomer.choose("lapis", "Jarak ke target")
    newcomer.wait_for_parameter("lapis", "jarak")
    newcomer.wait_for_map()
    assert len(newcomer.boundary_fetches()) == 1


def test_the_names_of_a_map_stand_at_once(look: Callable[..., Visitor]) -> None:
    visitor = look("/peta?prov=34")
    visitor.wait_for_map()
    # Faded in, they would be on their way for 300 ms, and the whole map drawn anew all the while.
    assert visitor.names()
    assert visitor.map_value("map.style.placement.symbolFadeChange(performance.now())") == 1
