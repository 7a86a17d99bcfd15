"""One region in two surveys, side by side: both figures, the tested difference, both ranks and whether they moved."""

from dataclasses import dataclass

import pandas as pd

from stuntmap.analysis.certainty import ScopeFigures
from stuntmap.analysis.classifying import as_printed
from stuntmap.analysis.comparing import rank_changes, rank_the_same_regions
from stuntmap.analysis.differences import change_tests, rank_moves
from stuntmap.analysis.intervals import interval_table
from stuntmap.analysis.profiling import region_row
from stuntmap.analysis.rank_sets import rank_set_table
from stuntmap.errors import BadChoiceError
from stuntmap.vocabulary import DIFFERENT_INSTRUMENTS, DIVIDED_PROVINCE, NOT_ASSESSABLE, SURVEY_OF_YEAR, scopes_of

_FIGURE = ["survey", "survey_year", "prevalence_pct", "ci95_low_pct", "ci95_high_pct", "ci_kind", "estimation"]
_RANK = ["rank", "of", "tied", "rank_low", "rank_high", "rank_is_rough"]


@dataclass(frozen=True)
class Comparison:
    """One region in two surveys, `year_to` against `year_from`.

    `figures` is one row a survey, index survey_year (from, to): survey, prevalence_pct, ci95_low_pct, ci95_high_pct,
    ci_kind, estimation. `ranks` holds, by scope ("province", "nation"), one row a survey: rank, of, tied, rank_low,
    rank_high, rank_is_rough. `change` is the row of `differences.change_tests` with change_pp (missing where it cannot
    be assessed); `moves` holds, by scope, rank_change, rank_change_reason, rank_move and
    rank_move_reason.
    """

    region: pd.Series
    year_from: int
    year_to: int
    figures: pd.DataFrame
    ranks: dict[str, pd.DataFrame]
    change: pd.Series
    moves: dict[str, pd.Series]


def _figure(estimates: pd.DataFrame, intervals: pd.DataFrame, code: str, year: int) -> pd.DataFrame:
    """The figure of one region in one survey with its interval, one row also without an estimate."""
    rows = estimates.loc[(estimates["region_code"] == code) & (estimates["survey_year"] == year)]
    row = rows.set_index("region_code")[["prevalence_pct", "estimation"]].reindex(pd.Index([code]))
    return interval_table(row.assign(survey=SURVEY_OF_YEAR[year].name, survey_year=year), intervals)[_FIGURE]


def survey_comparison(
    regions: pd.DataFrame,
    estimates: pd.DataFrame,
    intervals: pd.DataFrame,
    region_code: str,
    year_from: int,
    year_to: int,
    scope_figures: ScopeFigures,
) -> Comparison:
    """The comparison of one region between two surveys; older instruments are shown, and the change is not assessable.

    Raises:
        UnknownRegionError: there is no such region.
        BadChoiceError: there is no survey of one of the years, or both are the same.
    """
    for year in (year_from, year_to):
        if year not in SURVEY_OF_YEAR:
            raise BadChoiceError("no_survey", year=year, years=tuple(SURVEY_OF_YEAR))
    if year_from == year_to:
        raise BadChoiceError("same_survey", year=year_to)
    region = region_row(regions, region_code)
    figures = pd.concat([_figure(estimates, intervals, region_code, year) for year in (year_from, year_to)])
    figures = figures.set_index("survey_year", drop=False)
    change = change_tests(pd.Index([region_code]), intervals, year_to, year_from).iloc[0]
    difference = as_printed(figures["prevalence_pct"]).diff().round(2).iloc[-1]
    change["change_pp"] = float("nan") if change["change_verdict"] == NOT_ASSESSABLE else difference
    ranks: dict[str, pd.DataFrame] = {}
    moves: dict[str, pd.Series] = {}
    province = region["province_code"] if isinstance(region["province_code"], str) else None
    for name, scope in scopes_of(str(region["region_level"]), province).items():
        tables = [
            rank_set_table(scope_figures(scope, year, str(region["region_level"])), [region_code])
            for year in (year_from, year_to)
        ]
        own = [table.reindex([region_code])[_RANK] for table in tables]
        ranks[name] = pd.concat(own).set_axis(pd.Index([year_from, year_to], name="survey_year"))
        moves[name] = _move(tables[1], tables[0], region_code, change["change_reason"])
    return Comparison(region, year_from, year_to, figures, ranks, change, moves)


def _move(now: pd.DataFrame, before: pd.DataFrame, code: str, change_reason: object) -> pd.Series:
    """Whether one region moved in the ranking; where its figures cannot be compared at all, for that reason."""
    if change_reason in (DIFFERENT_INSTRUMENTS, DIVIDED_PROVINCE):
        facts = {"rank_move": NOT_ASSESSABLE, "rank_move_reason": change_reason}
        return pd.Series({**facts, "rank_change": pd.NA, "rank_change_reason": change_reason})
    changes = rank_changes(now, before.reindex(now.index), rank_the_same_regions(now, before))
    return rank_moves(now, before).join(changes).reindex([code]).iloc[0]
