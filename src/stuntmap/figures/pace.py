"""Whether the yearly pace so far is the pace that the target needs: two bars, small."""

from typing import Any, Final

import plotly.graph_objects as go

from stuntmap import phrases
from stuntmap.analysis.pacing import Pace
from stuntmap.figures.drawing import bar, figure
from stuntmap.figures.labels import toned
from stuntmap.figures.palette import NOTE_SIZE, Theme, base_layout
from stuntmap.language import Language

HEIGHT_PX: Final = 150


def pace_words(pace: Pace, language: Language) -> str:
    """A yearly pace in words: "falls 1.2 pp a year", "rises 0.4 pp a year", "no change"."""
    points = language.number(abs(pace.reduction_pp), 1)
    if not any(digit in points for digit in "123456789"):
        return language.text("no change")
    if pace.reduction_pp > 0:
        return language.text("falls {points} pp a year", points=points)
    return language.text("rises {points} pp a year", points=points)


def pace_chart(so_far: Pace | None, needed: Pace | None, language: Language, theme: Theme) -> go.Figure:
    """Yearly fall of prevalence in percentage points, so far and needed; a rise points to the left.

    None means that the pace cannot be worked out: the row says so in words instead of a bar. A pace needed that is None
    has no row at all: there is nothing to aim at.
    """
    rows = [(language.text("so far"), so_far)]
    if needed is not None:
        rows.append((language.text("needed"), needed))
    lengths = [0.0 if pace is None else pace.reduction_pp for _, pace in rows]
    bars = bar(
        orientation="h",
        x=lengths,
        y=list(range(len(rows))),
        width=0.4,
        marker={"color": [theme.muted, theme.own], "line": {"width": 0}},
        hoverinfo="skip",
    )
    # The words stand above their bar: beside it they would be cut on a phone.
    notes = [
        {
            "text": f"{_period(name, pace)}: {_verdict(pace, pace is needed, language, theme)}",
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "y": place - 0.4,
            "showarrow": False,
            "font": {"size": NOTE_SIZE + 1},
        }
        for place, (name, pace) in enumerate(rows)
    ]
    side = {"visible": False, "showgrid": False}
    low, high = min(0.0, *lengths), max(0.1, *lengths)
    layout = base_layout(
        theme,
        language,
        height=HEIGHT_PX * len(rows) // 2,
        bargap=0,
        margin={"t": 0, "b": 0},
        uirevision="pace",
        annotations=notes,
        xaxis={**side, "range": [low - (high - low) * 0.01, high]},
        yaxis={**side, "range": [len(rows) - 0.65, -0.65]},
        shapes=_zero_lines(theme, len(rows)),
    )
    return figure(bars, layout)


def _period(name: str, pace: Pace | None) -> str:
    return name if pace is None else f"{name} ({pace.year_from}–{pace.year_to})"


def _verdict(pace: Pace | None, needed: bool, language: Language, theme: Theme) -> str:
    if pace is None:
        return language.text("cannot be worked out")
    if needed and pace.reduction_pp == 0:
        return f"<b>{language.text('target met, to be kept')}</b>"
    model = "" if pace.is_measurement else f" {toned(phrases.model_mark(language), theme.muted)}"
    return f"<b>{pace_words(pace, language)}</b>{model}"


def _zero_lines(theme: Theme, rows: int) -> list[dict[str, Any]]:
    """A short line at zero beside each bar; a through one would strike the words."""
    line = {"type": "line", "x0": 0, "x1": 0, "line": {"color": theme.axis, "width": 1.5}}
    return [{**line, "y0": place - 0.2, "y1": place + 0.2} for place in range(rows)]
