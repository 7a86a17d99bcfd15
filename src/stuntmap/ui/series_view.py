"""One district's tables in the shape that sentences, cards and the series chart take."""

from typing import NamedTuple

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.analysis.profiling import Profile, series
from stuntmap.figures.trend import survey_series
from stuntmap.report import narrative
from stuntmap.ui import charts, loading
from stuntmap.ui.visit import Visit


class SeriesParts(NamedTuple):
    """The tables behind a series chart; see `figures.trend.survey_series`."""

    own: pd.DataFrame
    target_path: pd.DataFrame
    province: pd.DataFrame | None
    country: pd.DataFrame
    older: pd.DataFrame


def district_row(visit: Visit) -> pd.Series:
    """The chosen district's row in the target table of its province."""
    selection = visit.selection
    code = selection.district_code or ""
    year = selection.survey_year
    table = loading.target_table(
        loading.province_of()[code], year, selection.previous_year, selection.target_year or year, selection.target_pct
    )
    row: pd.Series = table.loc[code]  # type: ignore[assignment]
    return row


def profile_row(profile: Profile, survey_year: int) -> pd.Series:
    """One survey of a profile, shaped like a row of a target table, for a region that is ranked nowhere."""
    row: pd.Series = profile.surveys.loc[survey_year]  # type: ignore[assignment]
    facts = {
        v.REGION_NAME: profile.region_name,
        v.PROVINCE_CODE: profile.province_code,
        v.SURVEY_YEAR: survey_year,
        v.TARGET_YEAR: survey_year,
        v.RANK: pd.NA,
        v.RANK_OF: pd.NA,
        v.TIED: pd.NA,
    }
    shaped: pd.Series = pd.concat([row, pd.Series(facts)])
    shaped.name = profile.region_code
    return shaped


def nation_row(visit: Visit) -> pd.Series:
    """The country's row: its printed figure, target in force and children."""
    profile = loading.profile(v.COUNTRY_CODE, visit.selection.target_pct)
    return profile_row(profile, visit.selection.survey_year)


def _estimates(region_code: str, comparable: bool = True) -> pd.DataFrame:
    return series(loading.stunting(), region_code, comparable).reset_index()


def series_parts(visit: Visit) -> SeriesParts:
    """The district's estimates with those of its province and the country, its target path, and older instruments."""
    code = visit.selection.district_code or ""
    province = loading.province_of()[code]
    of_province = _estimates(province)
    return SeriesParts(
        _estimates(code),
        loading.target_path(code, visit.selection.target_pct, visit.selection.target_year),
        of_province if len(of_province) else None,
        _estimates(v.COUNTRY_CODE),
        _estimates(code, comparable=False),
    )


def reading(visit: Visit) -> str:
    """The series in words."""
    row = district_row(visit)
    previous = visit.selection.previous_year
    upcoming = loading.upcoming_target(visit.selection.survey_year)
    return narrative.profile_sentence(visit.language, row, row[v.PROVINCE_NAME], previous, upcoming)


def show_series(visit: Visit) -> None:
    """The district's figures over the surveys, with its province, the country and the target path."""
    parts = series_parts(visit)
    older = parts.older if visit.selection.older else None
    figure = survey_series(
        parts.own, visit.language, visit.theme, parts.target_path, parts.province, parts.country, older
    )
    charts.figure_title(visit.language.text("Stunting prevalence (%) in each survey, and the targets"))
    charts.show_chart(figure, reading(visit), "series")
