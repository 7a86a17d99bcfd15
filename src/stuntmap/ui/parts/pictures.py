"""Every chart and map as a picture to take away, with its title and its source: PNG of 300 dpi, or SVG."""

from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from stuntmap.report import survey_sources
from stuntmap.ui.parts import downloads, sources
from stuntmap.ui.parts.browser_scripts import loader
from stuntmap.ui.visit import Visit

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
        table: the table behind the figure, as the page's source line counts it; None: the line counts no regions.
        of_page: whether the page's own title, which names place and survey, stands below `title`.
        source: whose figures these are, where they are not those of the page's source line.
    """

    name: str
    region: str
    title: str
    table: pd.DataFrame | None = None
    of_page: bool = True
    source: str = ""


def _source(visit: Visit, caption: Caption, with_map: bool) -> str:
    if not caption.source:
        return sources.source_line(visit, caption.table, with_map)
    words = visit.language
    version = words.text("data {version}", version=survey_sources.data_version())
    return " · ".join([words.text("Source: {source}", source=caption.source), version])


def offer(visit: Visit, chart_key: str, caption: Caption, with_map: bool = False) -> None:
    """The two small buttons under the chart with this key. The browser makes the picture by itself: nothing is sent."""
    words = visit.language
    data = {
        "chart": chart_key,
        "label": words.text("Download picture"),
        "raster": words.text("The map itself is embedded as a raster picture of 300 dpi."),
        "stem": downloads.file_stem(caption.name, caption.region, visit.selection.survey_year),
        "title": caption.title,
        "source": _source(visit, caption, with_map),
        "page": caption.of_page,
    }
    _picture(data=data, key=f"picture_{chart_key}")
