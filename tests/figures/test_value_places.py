"""No value of the series chart stands on a line, a mark, a target or another value, on any district tried."""

import itertools

import numpy as np
import pytest
from markup import plain

from questions import asked
from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.figures.palette import LIGHT
from stuntmap.figures.trend import HEIGHT_PX, MARGINS_PX, VALUE_SIZE, survey_series
from stuntmap.language import language

# A year on a laptop: the width of the chart there, 580 px, over the nine years of its axis.
PX_A_YEAR = 64
TRIED = ["9401", "3310", "6209", *sorted(shared_answers().names.province_of)[5::12]]


def chart_of(code):
    answers = shared_answers()
    own = answers.series(code)
    path = answers.target_path(asked(code, compared_year=2023), code)
    province = answers.series(answers.names.province_of[code])
    return survey_series(own, language("id"), LIGHT, path, province if len(province) else None, answers.series("ID"))


def on_screen(figure):
    """Boxes of the values (left, low, right, high), points of all lines, and middles of all marks, in pixels."""
    scale = (HEIGHT_PX - MARGINS_PX) / figure.layout.yaxis.range[1]
    values, ink, marks = [], [], []
    for trace in figure.data:
        points = [(x * PX_A_YEAR, y * scale) for x, y in zip(trace.x, trace.y, strict=True) if None not in (x, y)]
        if trace.mode == "text":
            words = [text for text in trace.text if text]
            sides = [side for side, y in zip(trace.textposition, trace.y, strict=True) if y is not None]
            for (x, y), text, side in zip(points, words, sides, strict=True):
                lines = [plain(line) for line in text.split("<br>")]
                wide, high = 0.45 * VALUE_SIZE * max(map(len, lines)), 0.9 * VALUE_SIZE * len(lines)
                low = y if side == "top center" else y - high
                values.append((x - wide / 2, low + 2, x + wide / 2, low + high - 2))
            continue
        marks += points
        if "lines" in trace.mode:
            whole = [(x, y) if None not in (x, y) else None for x, y in zip(trace.x, trace.y, strict=True)]
            for one, other in itertools.pairwise(whole):
                if one and other:
                    ends = np.array([one, other]) * [PX_A_YEAR, scale]
                    ink += list(ends[0] + np.linspace(0, 1, 60)[:, None] * (ends[1] - ends[0]))
    return values, ink, marks


def within(point, box, edge=0.0):
    return box[0] - edge < point[0] < box[2] + edge and box[1] - edge < point[1] < box[3] + edge


@pytest.mark.parametrize("code", TRIED)
def test_no_value_stands_on_a_line_a_mark_or_another_value(code):
    values, ink, marks = on_screen(chart_of(code))
    assert len(values) == int(shared_answers().series(code)[vocabulary.PREVALENCE].notna().sum())
    for box in values:
        assert not [point for point in ink if within(point, box)]
        assert not [point for point in marks if within(point, box, 2)]
    for one, other in itertools.combinations(values, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
