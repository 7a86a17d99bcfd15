"""One district's tables in the shape that sentences, cards and the series chart take."""

from typing import NamedTuple

import pandas as pd

from stuntmap import vocabulary
from stuntmap.analysis.intervals import interval_table
from stuntmap.analysis.profiling import Profile, series
from stuntmap.analysis.target_verdict import target_verdict_table
from stuntmap.figures.trend import survey_series
from stuntmap.report import narrative
from stuntmap.ui import loading
from stuntmap.ui.parts import charts
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
    table = loading.certainty(
        loading.province_of()[code], year, selection.previous_year, selection.target_year or year, selection.target_pct
    )
    row: pd.Series = table.loc[code]  # type: ignore[assignment]
    return row


def profile_row(profile: Profile, survey_year: int) -> pd.Series:
    """One survey of a profile, shaped like a row of a target table, for a region that is ranked nowhere."""
    row: pd.Series = profile.surveys.loc[survey_year]  # type: ignore[assignment]
    facts = {
        vocabulary.REGION_NAME: profile.region_name,
        vocabulary.PROVINCE_CODE: profile.province_code,
        vocabulary.SURVEY_YEAR: survey_year,
        vocabulary.TARGET_YEAR: survey_year,
        vocabulary.RANK: pd.NA,
        vocabulary.RANK_OF: pd.NA,
        vocabulary.TIED: pd.NA,
    }
    shaped: pd.Series = pd.concat([row, pd.Series(facts)])
    shaped.name = profile.region_code
    return shaped


def nation_row(visit: Visit) -> pd.Series:
    """The country's row: its printed figure, target in force and children."""
    profile = loading.profile(vocabulary.COUNTRY_CODE, visit.selection.target_pct)
    row = profile_row(profile, visit.selection.survey_year)
    table = target_verdict_table(interval_table(row.to_frame().T, loading.intervals()))
    judged: pd.Series = table.loc[vocabulary.COUNTRY_CODE]  # type: ignore[assignment]
    return judged


def _estimates(region_code: str, comparable: bool = True) -> pd.DataFrame:
    return series(loading.stunting(), region_code, comparable).reset_index()


def _with_intervals(estimates: pd.DataFrame, region_code: str) -> pd.DataFrame:
    """The estimates with printed or approximate limits, where the table has the printed ones only."""
    limits = loading.intervals().xs(region_code, level=vocabulary.REGION_CODE)[
        [vocabulary.CI95_LOW, vocabulary.CI95_HIGH]
    ]
    return estimates.drop(columns=[vocabulary.CI95_LOW, vocabulary.CI95_HIGH]).join(limits, on=vocabulary.SURVEY_YEAR)


def series_parts(visit: Visit) -> SeriesParts:
    """The district's estimates with those of its province and the country, its target path, and older instruments."""
    code = visit.selection.district_code or ""
    province = loading.province_of()[code]
    of_province = _estimates(province)
    return SeriesParts(
        visit.drawn(_with_intervals(_estimates(code), code)),
        loading.target_path(code, visit.selection.target_pct, visit.selection.target_year),
        of_province if len(of_province) else None,
        _estimates(vocabulary.COUNTRY_CODE),
        _estimates(code, comparable=False),
    )


def reading(visit: Visit) -> str:
    """The series in words."""
    row = district_row(visit)
    previous = visit.selection.previous_year
    upcoming = loading.upcoming_target(visit.selection.survey_year)
    words, place = visit.language, row[vocabulary.PROVINCE_NAME]
    if not visit.selection.uncertainty:
        return narrative.profile_sentence(words, row, place, previous, upcoming)
    verdict = narrative.target_verdict_sentence(words, row)
    return " ".join(filter(None, [narrative.certain_profile_sentence(words, row, place, previous), verdict]))


def show_series(visit: Visit) -> None:
    """The district's figures over the surveys, with its province, the country and the target path."""
    parts = series_parts(visit)
    older = parts.older if visit.selection.older else None
    figure = survey_series(
        parts.own, visit.language, visit.theme, parts.target_path, parts.province, parts.country, older
    )
    charts.figure_title(visit.language.text("Stunting prevalence (%) in each survey, and the targets"))
    charts.show_chart(figure, reading(visit), "series")
