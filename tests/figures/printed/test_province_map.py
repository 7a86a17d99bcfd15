import io
from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from matplotlib.patches import PathPatch
from PIL import Image
from seeing import EYES, difference, lab, rgb

from stuntmap.figures.exhibits import MapExhibit
from stuntmap.figures.palette import LIGHT
from stuntmap.figures.printed.dots import dots_within
from stuntmap.figures.printed.picture import Frame, drawn, encoded
from stuntmap.figures.printed.remote_islands import ProvinceGround
from stuntmap.figures.printed.sheet import Sheet
from stuntmap.figures.textures import DOUBT_DOTS, MODEL_DOTS, ink_for
from stuntmap.language import Language
from stuntmap.language import language as by_code

BAHASA = by_code("id")
FRAMES = (Frame(24, 13.5, 13, "Judul", ("Catatan",)), Frame(30, 12.5, 18), Frame(8.6, 5.6, 7.5), Frame(33.9, 15, 28))
NAMES = {
    "9901": "Kabupaten Klaten",
    "9902": "Kabupaten Penukal Abab Lematang Ilir",
    "9903": "Kabupaten Kepulauan Siau Tagulandang Biaro",
    "9971": "Kota Magelang",
}


def ground() -> ProvinceGround:
    """Three squares side by side at the equator, and a town a hundredth as wide in the first."""
    town = shapely.box(0.5, 0.5, 0.51, 0.51)
    shapes = [shapely.box(0, 0, 1, 1).difference(town), shapely.box(1, 0, 2, 1), shapely.box(2, 0, 3, 1), town]
    return ProvinceGround(gpd.GeoDataFrame({"geometry": shapes}, index=list(NAMES), crs="EPSG:4326"))


def table(
    prevalence: list[float], classes: list[str | None], estimation: str = "direct", doubt: bool = False
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "region_name": list(NAMES.values()),
            "prevalence_pct": prevalence,
            "severity_class": classes,
            "estimation": [None if np.isnan(value) else estimation for value in prevalence],
            "class_is_uncertain": [None if np.isnan(value) else doubt for value in prevalence],
        },
        index=list(NAMES),
    )


FULL = table([20.8, 9.0, 31.0, 15.0], ["high", "low", "very_high", "medium"])
MODELLED = table([20.8, 9.0, 31.0, 15.0], ["high", "low", "very_high", "medium"], "small_area")
DOUBTFUL = table([20.8, 9.0, 31.0, 15.0], ["high", "low", "very_high", "medium"], doubt=True)
MISSING = table([20.8, np.nan, 31.0, 15.0], ["high", None, "very_high", "medium"])


def sheet(
    districts: pd.DataFrame, own: str | None = "9901", frame: Frame = FRAMES[0], language: Language = BAHASA
) -> Sheet:
    return drawn(language, MapExhibit("Peta", "", districts, own, "99"), frame, ground())


def words(districts: pd.DataFrame, own: str | None = "9901", language: Language = BAHASA) -> set[str]:
    return {text for text, _ in sheet(districts, own, language=language).words}


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.text_pt} pt")
@pytest.mark.parametrize("own", [*NAMES, None])
@pytest.mark.parametrize("districts", [FULL, MODELLED, DOUBTFUL, MISSING], ids=["sure", "model", "doubt", "missing"])
def test_no_words_are_cut_or_overlap(
    districts: pd.DataFrame, own: str | None, frame: Frame, tidy: Callable[[Sheet], None]
) -> None:
    tidy(sheet(districts, own, frame))


@pytest.mark.parametrize(("own", "name"), [("9901", "Kab. Klaten"), ("9971", "Kota Magelang")])
def test_the_own_name_is_always_there(own: str, name: str) -> None:
    assert name in words(FULL, own)


def test_neighbours_are_named_where_they_fit() -> None:
    assert "Kab. Klaten" in words(FULL, "9902")


def test_classes_stand_in_the_legend_with_their_limits() -> None:
    shown = {text.replace("\N{NO-BREAK SPACE}", " ") for text in words(FULL)}
    assert {"sangat rendah (<2,5 %)", "sedang (10 sampai <20 %)", "sangat tinggi (30 % ke atas)"} <= shown
    english = {text.replace("\N{NO-BREAK SPACE}", " ") for text in words(FULL, language=by_code("en"))}
    assert "medium (10 to <20%)" in english


def test_model_and_no_estimate_are_explained_where_they_occur() -> None:
    assert not {"model", "tidak ada estimasi"} & words(FULL)
    assert "kelas belum pasti" not in words(FULL)
    assert "kelas belum pasti" in words(DOUBTFUL)
    assert "model" in words(MODELLED)
    assert "tidak ada estimasi" in words(MISSING)


def fills(made: Sheet) -> list[str]:
    patches = [one for one in made.figure.get_children() if isinstance(one, PathPatch)]
    return [f"#{''.join(f'{round(255 * part):02x}' for part in patch.get_facecolor()[:3])}" for patch in patches
            if patch.get_facecolor()[3] > 0]  # fmt: skip


def test_districts_are_filled_by_class_and_grey_without_an_estimate() -> None:
    assert {LIGHT.severity_of[name] for name in ("high", "low", "very_high", "medium")} <= set(fills(sheet(FULL)))
    assert LIGHT.no_estimate in fills(sheet(MISSING))
    assert LIGHT.no_estimate not in fills(sheet(FULL))


@pytest.mark.parametrize("districts", [DOUBTFUL, MODELLED])
def test_doubt_is_dots_on_the_colour_of_the_class(districts: pd.DataFrame) -> None:
    shown = fills(sheet(districts))
    for name in ("high", "low", "very_high", "medium"):
        fill = LIGHT.severity_of[name]
        assert {fill, ink_for(fill).on(fill)} <= set(shown)
        assert ink_for(fill).on(fill) not in fills(sheet(FULL))


def test_a_model_has_more_dots_than_a_doubtful_class_and_none_is_cut_by_a_border() -> None:
    square = shapely.box(0, 0, 100, 100)
    few, many = (dots_within(square, texture, 1.0) for texture in (DOUBT_DOTS, MODEL_DOTS))
    assert 1.7 * len(few.vertices) < len(many.vertices) < 2.3 * len(few.vertices)
    for path in (few, many):
        assert shapely.contains_xy(square, path.vertices).all()
    assert len(dots_within(shapely.box(0, 0, 1, 1), DOUBT_DOTS, 1.0).vertices)


def test_a_tiny_own_town_stands_in_a_ring() -> None:
    def widest_outline(own: str) -> float:
        patches = [one for one in sheet(FULL, own).figure.get_children() if isinstance(one, PathPatch)]
        own_blue = [one for one in patches if one.get_edgecolor()[:3] == pytest.approx((11 / 255, 61 / 255, 145 / 255))]
        return max(float(np.ptp(one.get_path().vertices[:, 0])) for one in own_blue if len(one.get_path().vertices))

    town = 0.01 / 3 * sheet(FULL).page.width
    assert widest_outline("9971") > 4 * town
    assert widest_outline("9901") > widest_outline("9971")


def test_a_map_without_its_ground_is_refused() -> None:
    with pytest.raises(ValueError, match="ground"):
        drawn(BAHASA, MapExhibit("Peta", "", FULL, None, "99"), FRAMES[0])


def seen(made: Sheet) -> list[np.ndarray]:
    """The mean colours (red, green, blue, 0 to 1) of the lower quarters of the three squares, as pixels are printed."""
    zoom = 2
    content = encoded(made, "png", "", 72 * zoom)
    picture = np.asarray(Image.open(io.BytesIO(content)).convert("RGB"), dtype=float) / 255
    patches = [patch for patch in made.figure.get_children() if isinstance(patch, PathPatch)]
    patches = [patch for patch in patches if patch.get_zorder() in (1.1, 1.2)]
    boxes = [patch.get_path().get_extents() for patch in patches]
    squares = sorted(
        {(round(box.x0), round(box.x1), round(box.y0), round(box.height)) for box in boxes if box.width > 90}
    )
    assert len(squares) == 3
    colours = []
    for left, right, bottom, height in squares:
        lowest, inset = picture.shape[0] - zoom * bottom, round(0.1 * height * zoom)
        part = picture[lowest - 3 * inset : lowest - inset, zoom * left + inset : zoom * right - inset]
        colours.append(part.reshape(-1, 3).mean(axis=0))
    return colours


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize(("estimation", "doubt"), [("direct", False), ("direct", True), ("small_area", False)])
def test_the_printed_pixels_of_a_class_are_nearest_to_its_own_legend(estimation: str, doubt: bool, eyes: str) -> None:
    legend = {name: lab(rgb(colour), eyes) for name, colour in LIGHT.severity_of.items()}
    if eyes != "grey":  # where lines tell a district without an estimate
        legend["none"] = lab(rgb(LIGHT.no_estimate), eyes)
    for classes in (["very_low", "low", "medium"], ["high", "very_high", None]):
        figures = [np.nan if name is None else 20.0 for name in classes]
        made = sheet(table([*figures, 20.0], [*classes, "high"], estimation, doubt), None)
        for name, colour in zip(classes, seen(made), strict=True):
            if name is None and eyes == "grey":
                continue
            apart = {entry: difference(lab(colour, eyes), printed) for entry, printed in legend.items()}
            assert min(apart, key=lambda entry: apart[entry]) == (name or "none"), (name, apart)
