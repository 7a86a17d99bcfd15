"""The surveys before 2021 in a chart of one region: other instruments, set apart by a visible break, never joined."""

from typing import Any, Final

import pandas as pd

from stuntmap.figures.drawing import Trace, scatter
from stuntmap.figures.labels import HOVER, figures_or_gaps, survey_facts
from stuntmap.figures.palette import NOTE_SIZE, Theme
from stuntmap.language import Language
from stuntmap.vocabulary import PREVALENCE, SURVEY_YEAR

# No survey was made in 2020: the break stands there, between SSGBI 2019 and SSGI 2021.
BREAK_YEARS: Final = (2019.45, 2020.55)


def older_points(apart: pd.DataFrame, language: Language, theme: Theme) -> Trace:
    """The figures of older surveys in % as hollow marks of their own kind, joined with nothing."""
    return scatter(
        name=language.text("other instruments"),
        x=apart[SURVEY_YEAR].tolist(),
        y=figures_or_gaps(apart),
        customdata=survey_facts(apart, language),
        mode="markers+text",
        marker={
            "symbol": "diamond",
            "size": 10,
            "color": theme.background,
            "line": {"color": theme.muted, "width": 2},
        },
        text=[language.number(value, 1) for value in apart[PREVALENCE]],
        textposition="top center",
        textfont={"size": NOTE_SIZE, "color": theme.muted},
        cliponaxis=False,
        hovertemplate=HOVER,
    )


def break_before_2021(language: Language, theme: Theme) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The band between older and comparable surveys, and the words that say why it is there."""
    band = {
        "type": "rect",
        "x0": BREAK_YEARS[0],
        "x1": BREAK_YEARS[1],
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "fillcolor": theme.grid,
        "line": {"width": 0},
        "layer": "below",
    }
    words = {
        "x": BREAK_YEARS[0],
        "xanchor": "right",
        "xshift": -6,
        "y": 0,
        "yref": "paper",
        "yanchor": "bottom",
        "text": language.text("other instruments:<br>not comparable"),
        "align": "right",
        "showarrow": False,
        "font": {"size": NOTE_SIZE, "color": theme.muted},
    }
    return [band], [words]
