"""Everything that a rembuk stunting is told about one district or province, worked out once for every medium.

Screen, slides, document, workbook, commitment sheet and command line all read these facts: they cannot disagree.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from stuntmap.analysis.certainty import certainty_table, profile_certainty
from stuntmap.analysis.comparing import previous_comparable_year
from stuntmap.analysis.context import determinant_comparison
from stuntmap.analysis.differences import rank_moves
from stuntmap.analysis.intervals import figures_of, interval_table
from stuntmap.analysis.pacing import Pace, pace_needed, pace_so_far, regions_with_newer_figure
from stuntmap.analysis.profiling import district_profile, region_row
from stuntmap.analysis.rank_sets import rank_set_table
from stuntmap.analysis.ranking import scope_table, sorted_best_first
from stuntmap.analysis.references import reference_table
from stuntmap.analysis.target_distance import (
    Target,
    distance_to,
    is_judged_only,
    target_ahead,
    target_in_force,
    target_table,
    upcoming_official_target,
)
from stuntmap.analysis.target_verdict import PaceInterval, pace_interval
from stuntmap.errors import BadChoiceError
from stuntmap.vocabulary import (
    BETTER,
    COMPARABLE_YEARS,
    COUNTRY,
    COUNTRY_CODE,
    COUNTRY_NAME,
    DETERMINANTS,
    DISTRICT,
    SURVEY_OF_YEAR,
)

# A determinant stands out when it lies in the least or the most favourable fifth of the province's districts, of which
# there must be enough for a fifth.
OUTER_FIFTH: Final = 0.2
FEWEST_DISTRICTS: Final = 5
LEAST_FAVOURABLE, MOST_FAVOURABLE, BETWEEN = "least_favourable", "most_favourable", "between"


@dataclass(frozen=True)
class MeetingTables:
    """The tables that the facts are drawn from, as the `data` room gives them; `intervals` of `figure_intervals`."""

    regions: pd.DataFrame
    estimates: pd.DataFrame
    population: pd.DataFrame
    targets: pd.DataFrame
    determinants: pd.DataFrame
    intervals: pd.DataFrame


@dataclass(frozen=True)
class MeetingFacts:
    """The facts of one region in one survey.

    `row`: the region's row of `ranked`, with rank_move and rank_move_reason. `ranked`: the regions that it is ranked
    with (districts of its province, or the provinces), a `certainty_table` of a `target_table`, index region_code.
    `districts`: the same columns for the districts on its map. `series`: one row a comparable survey (index
    survey_year), columns of `profiling.Profile.surveys` and `certainty.profile_certainty`. `province` and `nation`:
    printed figure with limits. `determinants`: of `context.determinant_comparison`, with `standing`
    ("least_favourable", "most_favourable", "between", or missing) and `province_place` (share of the province's other
    districts that are more favourable, 0 to 1); empty for a province. `lower`: the districts of its map whose
    prevalence is really lower (tested), a `references.reference_table`, lowest first. `as_of`: the day on which the
    facts are read; `target` judges the figure, `ahead` is the one still to come on that day (None where a newer survey
    has a figure of the region), `upcoming` the next one of the official path, `chosen_year` the target year that was
    asked for, if any. Paces and limits are None where they
    cannot be given.
    """

    region_code: str
    region_name: str
    region_level: str
    scope_code: str
    scope_name: str
    province_code: str
    province_name: str
    survey_year: int
    compared_year: int | None
    target_year: int
    chosen_year: int | None
    own_target_pct: float | None
    row: pd.Series
    ranked: pd.DataFrame
    districts: pd.DataFrame
    series: pd.DataFrame
    province: pd.Series
    nation: pd.Series
    as_of: date
    target: Target | None
    upcoming: Target | None
    ahead: Target | None
    needed: Pace | None
    so_far: Pace | None
    so_far_limits: PaceInterval | None
    determinants: pd.DataFrame
    lower: pd.DataFrame

    @property
    def survey_label(self) -> str:
        """The survey as it is printed: "SSGI 2024"."""
        return SURVEY_OF_YEAR[self.survey_year].label

    @property
    def distance_ahead_pp(self) -> float | None:
        """Prevalence minus the target still to come, in percentage points; None where there is none."""
        return None if self.ahead is None else distance_to(float(self.row["prevalence_pct"]), self.ahead)

    @property
    def is_judged_only(self) -> bool:
        """Whether the year of the target that was chosen is over, so that no pace leads to it."""
        return is_judged_only(self.target, self.ahead, self.survey_year, self.as_of)

    @property
    def is_district(self) -> bool:
        """Whether the region is a district; else it is a province."""
        return self.region_level == DISTRICT


def meeting_facts(
    tables: MeetingTables,
    region_code: str,
    survey_year: int,
    target_year: int | None = None,
    own_target_pct: float | None = None,
    *,
    as_of: date,
) -> MeetingFacts:
    """The facts for a meeting of one district or province on the day `as_of`, in one survey.

    The figure is judged by the target of `target_year`, without it by that of the survey's own year; the pace leads to
    the target that lies ahead on that day (`target_distance.target_ahead`).

    Raises:
        UnknownRegionError: there is no such region.
        BadChoiceError: no comparable survey of that year; the whole country; or the survey has no figure of the region.
    """
    region = region_row(tables.regions, region_code)
    _check(region, survey_year, tables.estimates)
    before = previous_comparable_year(survey_year)
    level, province = str(region["region_level"]), str(region["province_code"])
    scope = province if level == DISTRICT else COUNTRY_CODE
    year = target_year or survey_year
    ranked = _scope(tables, scope, level, survey_year, before, year, own_target_pct)
    districts = ranked if level == DISTRICT else _scope(
        tables, province, DISTRICT, survey_year, before, year, own_target_pct
    )  # fmt: skip
    row: pd.Series = ranked.loc[region_code]  # type: ignore[assignment]
    if before is not None:
        moves = rank_moves(ranked, _ranked(tables, scope, level, before))
        row = pd.Series({**row, **moves.loc[region_code]}, name=region_code)
    profile = district_profile(
        tables.regions, tables.estimates, tables.population, tables.targets, region_code, own_target_pct
    )
    trust = profile_certainty(tables.regions, tables.estimates, tables.intervals, profile)
    so_far = pace_so_far(tables.estimates, region_code, survey_year)
    now = float(row["prevalence_pct"])
    ahead = None
    if region_code not in regions_with_newer_figure(tables.estimates, survey_year, as_of):
        ahead = target_ahead(tables.targets, region_code, survey_year, as_of, target_year, own_target_pct)
    compared = reference_table(districts, tables.intervals, tables.population, region_code)
    return MeetingFacts(
        region_code=region_code,
        region_name=str(region["region_name"]),
        region_level=level,
        scope_code=scope,
        scope_name=COUNTRY_NAME if scope == COUNTRY_CODE else str(region["province_name"]),
        province_code=province,
        province_name=str(region["province_name"]),
        survey_year=survey_year,
        compared_year=before,
        target_year=year,
        chosen_year=target_year,
        own_target_pct=own_target_pct,
        row=row,
        ranked=ranked,
        districts=districts,
        series=profile.surveys.join(trust),
        province=_printed(tables.intervals, province, survey_year),
        nation=_printed(tables.intervals, COUNTRY_CODE, survey_year),
        as_of=as_of,
        target=target_in_force(tables.targets, region_code, year, own_target_pct),
        upcoming=upcoming_official_target(tables.targets, year, as_of),
        ahead=ahead,
        needed=pace_needed(now, survey_year, ahead.target_pct, ahead.target_year, as_of) if ahead else None,
        so_far=so_far,
        so_far_limits=pace_interval(so_far, tables.intervals, region_code) if so_far else None,
        determinants=_determinants(tables, region_code) if level == DISTRICT else pd.DataFrame(),
        lower=sorted_best_first(compared[compared["reference_verdict"] == BETTER]),
    )


def _check(region: pd.Series, survey_year: int, estimates: pd.DataFrame) -> None:
    if survey_year not in COMPARABLE_YEARS:
        raise BadChoiceError("not_comparable", year=survey_year, years=COMPARABLE_YEARS)
    if region["region_level"] == COUNTRY:
        raise BadChoiceError("no_country_meeting")
    own = estimates[(estimates["region_code"] == region["region_code"]) & estimates["prevalence_pct"].notna()]
    if survey_year not in own["survey_year"].to_numpy():
        facts = {"region": region["region_name"], "survey": SURVEY_OF_YEAR[survey_year].label}
        if years := [int(year) for year in sorted(own["survey_year"]) if year in COMPARABLE_YEARS]:
            raise BadChoiceError("no_figure", **facts, years=years)
        raise BadChoiceError("no_figure_at_all", **facts)


def _scope(
    tables: MeetingTables, scope: str, level: str, survey_year: int, before: int | None, year: int, own: float | None
) -> pd.DataFrame:
    table = scope_table(tables.regions, tables.estimates, scope, survey_year, before, level)
    table = target_table(table, tables.population, tables.targets, year, own)
    return certainty_table(table, tables.intervals, before)


def _ranked(tables: MeetingTables, scope: str, level: str, survey_year: int) -> pd.DataFrame:
    table = scope_table(tables.regions, tables.estimates, scope, survey_year, None, level)
    return rank_set_table(interval_table(table, tables.intervals))


def _printed(intervals: pd.DataFrame, region_code: str, survey_year: int) -> pd.Series:
    """A region's figure with its limits; all missing where the survey prints none."""
    row: pd.Series = figures_of(intervals, survey_year, pd.Index([region_code])).iloc[0]
    return row


def _determinants(tables: MeetingTables, region_code: str) -> pd.DataFrame:
    """The determinants of a district, with their place among the districts of its province."""
    comparison = determinant_comparison(tables.determinants, tables.regions, region_code)
    province = region_row(tables.regions, region_code)["province_code"]
    districts = tables.regions[tables.regions["region_level"].eq(DISTRICT)]
    codes = districts.loc[districts["province_code"] == province, "region_code"]
    values = tables.determinants[tables.determinants["region_code"].isin(codes)]
    latest = values[values["year"] == values.groupby("indicator")["year"].transform("max")]
    by_indicator = latest.pivot(index="region_code", columns="indicator", values="value")
    places = {name: _place(by_indicator, name, region_code) for name in comparison.index}
    answer = comparison.assign(province_place=pd.Series(places))
    standing = pd.cut(
        answer["province_place"],
        [-1, OUTER_FIFTH, 1 - OUTER_FIFTH, 2],
        right=False,
        labels=[MOST_FAVOURABLE, BETWEEN, LEAST_FAVOURABLE],
    )
    # Where most districts have the same value, as with electricity, nobody stands out by having it.
    ordinary = (answer["value"] == answer["province_median"]) & standing.notna()
    return answer.assign(standing=standing.astype("object").mask(ordinary, BETWEEN))


def _place(by_indicator: pd.DataFrame, name: str, region_code: str) -> float:
    """The share of the other districts that are more favourable; missing where a fifth of them would mean nothing."""
    known = by_indicator[name].dropna() if name in by_indicator else pd.Series(dtype="float64")
    higher_is_worse = DETERMINANTS[name].higher_is_less_favourable
    if higher_is_worse is None or region_code not in known or len(known) < FEWEST_DISTRICTS:
        return float("nan")
    own, others = known[region_code], known.drop(region_code)
    more_favourable = others < own if higher_is_worse else others > own
    return float(more_favourable.mean())
