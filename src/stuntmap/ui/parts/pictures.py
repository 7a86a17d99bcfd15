"""Every chart and map as a picture to take away, with its title and its source: PNG of 300 dpi, or SVG."""

from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from stuntmap.links.keeping import kept
from stuntmap.links.visit import Visit
from stuntmap.report import survey_sources
from stuntmap.ui.parts import downloads, origins
from stuntmap.ui.parts.browser_scripts import loader
from stuntmap.ui.parts.origins import Origin

_BUTTONS: Final = (
    "<span></span> <button type='button' value='png'>PNG</button> <button type='button' value='svg'>SVG</button>"
)

_picture = st.components.v2.component("picture", html=_BUTTONS, js=loader("picture"), isolate_styles=False)


@dataclass(frozen=True)
class Caption:
    """What a picture says of its figure when it stands alone.

    Attributes:
        name: of the file, in Bahasa: "peta".
        region: code of the place that the figure is about.
        title: the line above the figure.
        origin: whose figures these are.
        table: the table behind the figure, whose regions the source counts; None: it counts none.
        of_page: whether the page's own title, which names place and survey, stands below `title`.
    """

    name: str
    region: str
    title: str
    origin: Origin
    table: pd.DataFrame | None = None
    of_page: bool = True


def _source(visit: Visit, caption: Caption) -> str:
    return kept(visit, ("source", caption.name, caption.region, caption.title), lambda: _counted(visit, caption))


def _counted(visit: Visit, caption: Caption) -> str:
    words, table = visit.language, caption.table
    counts = survey_sources.count_words(words, table) if table is not None and not visit.selection.plays else []
    version = words.text("data {version}", version=survey_sources.data_version())
    return " · ".join(filter(None, [origins.words(words, caption.origin), ", ".join(counts), version]))


def offer(visit: Visit, chart_key: str, caption: Caption) -> None:
    """Under the chart with this key its source, and the two small buttons that give it as a picture.

    The browser makes the picture by itself: nothing is sent.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"under_{chart_key}"):
        origins.show(visit, caption.origin)
        _buttons(visit, chart_key, caption)


def _buttons(visit: Visit, chart_key: str, caption: Caption) -> None:
    words = visit.language
    data = {
        "chart": chart_key,
        "label": words.text("Download picture"),
        "raster": words.text("The map itself is embedded as a raster picture of 300 dpi."),
        "stem": downloads.file_stem(caption.name, caption.region, visit.selection.survey_year),
        "title": caption.title,
        "source": _source(visit, caption),
        "page": caption.of_page,
    }
    _picture(data=data, key=f"picture_{chart_key}", width="content")
