"""No fill looks more like another entry of the legend than like its own: to any eyes, in grey, with its dots."""

import itertools

import numpy as np
import pandas as pd
import pytest
from map_tables import BAHASA, canvas_of, map_of, mapped
from seeing import EYES, contrast, difference, lab, mixed, rgb

from stuntmap import vocabulary
from stuntmap.figures.cluster_map import CLUSTER_DRAWN
from stuntmap.figures.map_layers import DRAWN
from stuntmap.figures.palette import THEMES
from stuntmap.figures.textures import DOUBT_DOTS, MODEL_DOTS, ink_for

# How much nearer its own entry is than any other, in CIEDE2000; about 2 is what an eye tells apart side by side.
MARGIN = 2.0
FILLED = [*(drawn for drawn in DRAWN.values() if not drawn.circles), CLUSTER_DRAWN]


# Sharma, Wu, Dalal 2005, table 1.
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_of_colours_is_that_of_the_published_examples(one, other, expected):
    assert difference(np.array(one), np.array(other)) == pytest.approx(expected, abs=1e-4)
    assert difference(np.array(other), np.array(one)) == pytest.approx(expected, abs=1e-4)


def textures_of(drawn, part):
    """What may lie on a fill: nothing, dots of doubt, dots of a model (never on a change: that is not measured)."""
    textures = [None]
    if part.valued and drawn.doubt is not None:
        textures.append(DOUBT_DOTS)
    if part.valued and not drawn.layer.compares:
        textures.append(MODEL_DOTS)
    return textures


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("drawn", FILLED, ids=[drawn.layer.key for drawn in FILLED])
def test_the_signs_of_the_legend_stand_on_a_fill_on_which_they_can_be_read(drawn, theme):
    table = mapped([25.0])
    figure = map_of({"SSGI 2024": table}, "SSGI 2024", drawn, canvas_of(BAHASA, theme)).figure
    signs = [trace for trace in figure.data if trace.type == "bar" and trace.marker.pattern.shape]
    told = {"prevalensi": 2, "perubahan": 1, "berubah": 0, "jarak": 2, "kelompok": 2}
    assert len(signs) == told[drawn.layer.key]
    fills = {part.colour for part in drawn.parts(table, BAHASA, theme) if part.valued}
    for sign in signs:
        ground, dots = rgb(sign.marker.color), sign.marker.pattern
        assert sign.marker.color in fills
        # As a browser lays one colour over another.
        painted = dots.fgopacity * rgb(dots.fgcolor) + (1 - dots.fgopacity) * ground
        assert contrast(painted, ground) >= 3, sign.name


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("drawn", FILLED, ids=[drawn.layer.key for drawn in FILLED])
def test_dots_stand_out_from_every_fill_of_the_map_and_no_louder_than_they_must(drawn, theme):
    for part in drawn.parts(mapped([20.0]), BAHASA, theme):
        for texture in textures_of(drawn, part)[1:]:
            ground, dots, *rim = texture.seen_on(part.colour)
            assert ground == part.colour
            assert 3 <= contrast(rgb(dots), rgb(ground)) < 5, part.label
            # The rim of light dots sets them off still further.
            assert not rim or contrast(rgb(dots), rgb(rim[0])) > contrast(rgb(dots), rgb(ground))


def test_dots_are_light_only_on_fills_that_are_nearly_black():
    drawn = DRAWN[vocabulary.PREVALENCE_LAYER].parts(mapped([20.0]), BAHASA, THEMES["light"])
    assert [ink_for(part.colour).shade for part in drawn if part.valued] == ["dark"] * 4 + ["light"]


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("drawn", FILLED, ids=[drawn.layer.key for drawn in FILLED])
def test_a_fill_as_it_is_drawn_is_nearest_to_its_own_entry(drawn, theme, eyes):
    parts = drawn.parts(mapped([20.0], stunted_children=pd.array([1], dtype="Int64")), BAHASA, theme)
    entries = {part.label: lab(rgb(part.colour), eyes) for part in parts}
    assert len(entries) == len(parts)
    for part in parts:
        for texture in textures_of(drawn, part):
            fill = rgb(part.colour)
            if texture is not None:
                fill = mixed(texture.seen_on(part.colour))
            apart = {label: difference(lab(fill, eyes), entry) for label, entry in entries.items()}
            own = apart.pop(part.label)
            nearest = min(apart, key=lambda label: apart[label])
            assert apart[nearest] - own >= MARGIN, f"{part.label} ({texture and texture.key}) against {nearest}"


def test_what_the_old_pale_fill_did_would_be_noticed():
    """ "Medium" at 55 % on the light page, as it was drawn once, stood nearer to "low"."""
    theme = THEMES["light"]
    low, medium = theme.severity[1:3]
    pale = 0.55 * rgb(medium) + 0.45 * rgb(theme.land)
    assert difference(lab(pale), lab(rgb(low))) < difference(lab(pale), lab(rgb(medium)))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_cannot_be_judged_what_does_not_differ_and_what_is_missing_are_three_colours(theme):
    parts = DRAWN[vocabulary.REAL_CHANGE_LAYER].parts(mapped([20.0]), BAHASA, theme)
    greys = [rgb(part.colour) for part in parts[2:]]
    assert len(greys) == 3
    for one, other in itertools.combinations(greys, 2):
        assert difference(lab(one, "grey"), lab(other, "grey")) > 4
