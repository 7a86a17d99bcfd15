"""How charts behave in the browser: no logo, few buttons, and nothing fetched from elsewhere."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any, Final

import plotly.graph_objects as go
import streamlit as st

from stuntmap.links.visit import Visit
from stuntmap.ui.parts import pictures

CHART_CONFIG: Final[dict[str, Any]] = {"displaylogo": False, "displayModeBar": False}
MAP_CONFIG: Final[dict[str, Any]] = {
    "displaylogo": False,
    "displayModeBar": True,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d", "resetScale2d", "zoom2d", "pan2d", "toImage"],
}


def figure_title(words: str) -> None:
    """The line above a figure that names its indicator, survey and year."""
    st.markdown(f"**{words}**")


def show_chart(
    visit: Visit,
    figure: go.Figure,
    alt: str,
    key: str,
    caption: pictures.Caption,
    frame: AbstractContextManager[Any] | None = None,
) -> None:
    """A chart that is only looked at, with its reading as alternative text, and below it the way to take it away.

    `frame`: the container that the chart scrolls in, where it has one.
    """
    with frame or nullcontext():
        st.plotly_chart(figure, theme=None, key=key, config=CHART_CONFIG, alt=alt)
    pictures.offer(visit, key, caption)
