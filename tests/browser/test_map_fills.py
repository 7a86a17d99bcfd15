"""What is painted over a district reads as its own entry of the legend, on the light page and on the dark one."""

from collections.abc import Callable

import numpy as np
import pytest
from seeing import EYES, contrast, difference, lab, rgb
from visiting import Visitor, pixels

from questions import asked
from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.figures.map_layers import DRAWN
from stuntmap.figures.palette import LIGHT, THEMES
from stuntmap.language import language

# Half the side of the square that is looked at, in pixels, and how often a colour must stand there to be the fill.
REACH = 9
LEAST_PIXELS = 60
# Smaller districts do not reach over the square.
LEAST_KM2 = 600


def _painted(shown: np.ndarray, x: float, y: float) -> np.ndarray | None:
    """The colour (0 to 1) that most pixels around a place have; None where none prevails: names, dots, borders."""
    part = shown[round(y) - REACH : round(y) + REACH, round(x) - REACH : round(x) + REACH].reshape(-1, 3)
    colours, counts = np.unique(part, axis=0, return_counts=True)
    return colours[counts.argmax()] / 255 if len(counts) and counts.max() >= LEAST_PIXELS else None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "layer", [vocabulary.PREVALENCE_LAYER, vocabulary.DISTANCE_LAYER, vocabulary.REAL_CHANGE_LAYER]
)
def test_a_painted_district_is_nearest_to_its_own_entry_of_the_legend(
    look: Callable[..., Visitor], layer: vocabulary.Layer, scheme: str
) -> None:
    visitor = look(f"/peta?prov=33&lapis={layer.key}", color_scheme=scheme)
    visitor.wait_for_map()
    table = shared_answers().table(asked("33", compared_year=2023))
    parts = DRAWN[layer].parts(table, language("id"), THEMES[scheme])
    label_of = {str(code): part.label for part in parts for code in part.codes}
    shown = pixels(visitor.page)
    large = set(shared_answers().data.regions.query(f"area_km2 > {LEAST_KM2}")["region_code"])
    painted = {code: _painted(shown, *visitor.place_of(code)) for code in label_of if code in large}
    painted = {code: colour for code, colour in painted.items() if colour is not None}
    assert len(painted) >= 15
    assert len({label_of[code] for code in painted}) >= 2
    for eyes in EYES:
        entries = {part.label: lab(rgb(part.colour), eyes) for part in parts}
        for code, colour in painted.items():
            apart = {label: difference(lab(colour, eyes), entry) for label, entry in entries.items()}
            assert min(apart, key=lambda label: apart[label]) == label_of[code], (eyes, code, colour)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dots_of_doubt_are_seen_on_the_darkest_fill_too(look: Callable[..., Visitor], scheme: str) -> None:
    visitor = look("/peta?prov=53", color_scheme=scheme)
    visitor.wait_for_map()
    shown = pixels(visitor.page)
    table = shared_answers().table(asked("53", compared_year=2023))
    darkest = table[table[vocabulary.SEVERITY].eq("very_high")]

    def dotted(code: str) -> float:
        """How far the pixels around the middle of a district stand out from its fill at most, but for its name."""
        x, y = visitor.place_of(code)
        part = shown[round(y) + 12 : round(y) + 30, round(x) - 14 : round(x) + 14].reshape(-1, 3) / 255
        return max(contrast(colour, rgb(LIGHT.severity[-1])) for colour in np.unique(part, axis=0))

    sumba_timur, timor_tengah_selatan = "5311", "5302"
    assert darkest.loc[[sumba_timur, timor_tengah_selatan], vocabulary.CLASS_IS_UNCERTAIN].tolist() == [True, False]
    assert dotted(sumba_timur) > 2
    assert dotted(timor_tengah_selatan) < 1.1
