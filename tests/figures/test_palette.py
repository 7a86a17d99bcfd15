import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from seeing import contrast, luminance, rgb

from stuntmap import phrases
from stuntmap.figures.palette import DARK, LIGHT, THEMES, base_layout
from stuntmap.language import language as by_code
from stuntmap.vocabulary import SEVERITY_CLASSES

LARGE_TEXT = 3.0
SMALL_TEXT = 4.5
MARK = 3.0


def lightness(colour: str) -> float:
    """CIE L* of a colour printed in grey, 0 to 100."""
    share = luminance(rgb(colour))
    return 116 * share ** (1 / 3) - 16 if share > 0.008856 else 903.3 * share


themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())


@themes
def test_severity_gets_darker_with_every_class_even_in_grey_print(theme):
    steps = [lightness(colour) for colour in theme.severity]
    assert len(steps) == len(SEVERITY_CLASSES)
    assert all(lighter - darker >= 10 for lighter, darker in pairwise(steps))


@themes
def test_text_is_readable_on_the_page_the_map_ground_and_the_hover_label(theme):
    for ground in (theme.background, theme.land, theme.hover_background):
        for colour in (theme.text, theme.muted, theme.target, *theme.highlights):
            assert contrast(rgb(colour), rgb(ground)) >= SMALL_TEXT, (colour, ground)


@themes
def test_text_on_a_fill_is_readable(theme):
    for severity_class, fill, text in zip(SEVERITY_CLASSES, theme.severity, theme.severity_text, strict=True):
        enough = LARGE_TEXT if severity_class == "high" else SMALL_TEXT
        assert contrast(rgb(fill), rgb(text)) >= enough, severity_class


@themes
def test_lines_that_carry_meaning_stand_out_from_the_page(theme):
    for colour in (theme.outline, theme.axis, theme.own, theme.target, theme.worse, theme.better):
        assert contrast(rgb(colour), rgb(theme.background)) >= MARK, colour


@themes
def test_every_fill_or_its_outline_stands_out_from_the_page(theme):
    for fill in (*theme.severity, *theme.distance, theme.no_estimate):
        assert max(contrast(rgb(line), rgb(theme.background)) for line in (fill, theme.outline)) >= MARK, fill


@themes
def test_the_own_outline_or_its_casing_stands_out_from_every_fill(theme):
    for fill in (*theme.severity, *theme.distance, theme.no_estimate):
        assert max(contrast(rgb(fill), rgb(theme.own)), contrast(rgb(fill), rgb(theme.own_casing))) >= MARK, fill
    assert contrast(rgb(theme.own), rgb(theme.own_casing)) >= MARK


@themes
def test_no_estimate_is_grey_and_no_severity_class(theme):
    red, green, blue = (int(theme.no_estimate[place : place + 2], 16) for place in (1, 3, 5))
    assert max(red, green, blue) - min(red, green, blue) <= 20
    assert theme.no_estimate not in theme.severity


@themes
def test_the_own_district_comes_first_among_the_highlights(theme):
    assert theme.highlights[0] == theme.own
    assert len(set(theme.highlights)) == len(theme.highlights)


def test_a_class_has_the_same_colour_on_both_pages():
    assert LIGHT.severity == DARK.severity
    assert LIGHT.change == DARK.change


def test_change_is_as_dark_on_both_sides_of_none():
    steps = [lightness(colour) for colour in LIGHT.change]
    assert steps[2] == max(steps)
    assert steps[0] < steps[1]
    assert steps[4] < steps[3]


def test_every_class_has_a_name():
    assert tuple(phrases.SEVERITIES) == SEVERITY_CLASSES


def test_layout_carries_no_template_and_the_separators_of_the_language(language):
    layout = base_layout(LIGHT, language, xaxis={"title": {"text": "%"}}, height=300)
    assert layout["template"] == {}
    assert layout["separators"] == language.plotly_separators
    assert layout["height"] == 300
    assert layout["xaxis"]["title"]["text"] == "%"
    assert layout["xaxis"]["title"]["font"]["color"] == LIGHT.muted
    assert "text" not in layout["yaxis"]["title"]


def test_the_legend_names_a_class_with_its_limits_in_both_languages():
    english, bahasa = by_code("en"), by_code("id")
    assert [phrases.severity_with_limits(name, english) for name in SEVERITY_CLASSES] == [
        "very low (<2.5%)",
        "low (2.5 to <10%)",
        "medium (10 to <20%)",
        "high (20 to <30%)",
        "very high (30% and above)",
    ]
    assert phrases.severity_with_limits("low", bahasa) == "rendah (2,5 sampai <10\N{NO-BREAK SPACE}%)"


@themes
def test_the_page_of_a_theme_is_the_configured_one(theme):
    configured = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text())["theme"]
    assert configured[theme.name]["backgroundColor"] == theme.background
    assert configured[theme.name]["textColor"] == theme.text
    assert configured[theme.name]["secondaryBackgroundColor"] == theme.land
