"""One district's tables in the shape that sentences, cards and the series chart take."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.figures.trend import survey_series
from stuntmap.links.keeping import kept
from stuntmap.links.readings import district_sentence
from stuntmap.links.visit import Visit
from stuntmap.report import narrative
from stuntmap.ui.parts import charts, origins
from stuntmap.ui.parts.pictures import Caption


class SeriesParts(NamedTuple):
    """The tables behind a series chart; see `figures.trend.survey_series`."""

    own: pd.DataFrame
    target_path: pd.DataFrame
    province: pd.DataFrame | None
    country: pd.DataFrame
    older: pd.DataFrame
    other: pd.DataFrame | None


def series_parts(visit: Visit) -> SeriesParts:
    """The district's estimates with those of its province and the country, its target path, and older instruments."""
    answers, code = visit.answers, visit.selection.district_code or ""
    of_province = answers.series(answers.names.province_of[code])
    return SeriesParts(
        visit.drawn(answers.series(code)),
        answers.target_path(visit.question, code),
        of_province if len(of_province) else None,
        answers.series(vocabulary.COUNTRY_CODE),
        answers.series(code, False),
        answers.series(visit.selection.reference_code) if visit.selection.reference_code not in (None, code) else None,
    )


def show_series(visit: Visit, with_other: bool = False) -> None:
    """The district's figures over the surveys, with its province, the country and the target path.

    `with_other`: also those of the district that the link compares it with.
    """
    parts = series_parts(visit)
    older = parts.older if visit.selection.older else None
    lines = (parts.target_path, parts.province, parts.country, older, parts.other if with_other else None)
    figure = kept(visit, "series", lambda: survey_series(parts.own, visit.language, visit.theme, *lines))
    words = visit.language.text("Stunting prevalence (%) in each survey, and the targets")
    charts.figure_title(words)
    origin = origins.all_surveys(visit).joined(
        origins.targets_standing(visit, parts.target_path[vocabulary.TARGET_STANDING])
    )
    caption = Caption("seri", visit.selection.district_code or "", words, origin)
    charts.show_chart(visit, figure, district_sentence(visit), "series", caption)
    path, name = parts.target_path, str(visit.district_row[vocabulary.REGION_NAME])
    own = path[path[vocabulary.TARGET_STANDING].eq(vocabulary.STATED_IN_PRESS)]
    stated = [(name, target, year) for year, target in zip(own[vocabulary.YEAR], own[vocabulary.TARGET], strict=True)]
    if stated_words := narrative.own_targets_sentence(visit.language, stated):
        st.caption(stated_words)
