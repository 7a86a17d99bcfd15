"""Everything that a rembuk stunting is told about one district or province, worked out once for every medium.

Screen, slides, document, workbook, commitment sheet and command line all read these facts: they cannot disagree.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from stuntmap.analysis.context import determinant_standing
from stuntmap.analysis.differences import rank_moves
from stuntmap.analysis.intervals import figures_of
from stuntmap.analysis.pacing import Pace
from stuntmap.analysis.profiling import region_row
from stuntmap.analysis.ranking import sorted_best_first
from stuntmap.analysis.references import reference_table
from stuntmap.analysis.target_distance import Target, distance_to, is_judged_only, target_in_force
from stuntmap.analysis.target_verdict import PaceInterval
from stuntmap.answers.learning import AlikeAsked, Learning
from stuntmap.answers.neighbourhoods import Neighbourhoods
from stuntmap.answers.parts_meeting import PartsFacts
from stuntmap.answers.question import Question
from stuntmap.errors import BadChoiceError
from stuntmap.vocabulary import BETTER, COMPARABLE_YEARS, COUNTRY, COUNTRY_CODE, COUNTRY_NAME, DISTRICT, SURVEY_OF_YEAR

if TYPE_CHECKING:
    from stuntmap.answers.answers import Answers


@dataclass(frozen=True)
class MeetingFacts:
    """The facts of one region in one survey, as `question` asks for them.

    `row`: the region's row of `ranked`, with rank_move and rank_move_reason. `ranked`: the regions that it is ranked
    with (districts of its province, or the provinces), a `certainty_table` of a `target_table`, index region_code.
    `districts`: the same columns for the districts on its map. `series`: one row a comparable survey (index
    survey_year), columns of `profiling.Profile.surveys` and `certainty.profile_certainty`. `province` and `nation`:
    printed figure with limits. `determinants`: of `context.determinant_comparison`, with `standing`
    ("least_favourable", "most_favourable", "between", or missing) and `province_place` (share of the province's
    other districts that are more favourable, 0 to 1); empty for a province. `nutrition`: what surveys measured
    beside stunting, see `answers.Answers.nutrition`, with what they print of province and nation
    (`nutrition_printed`). `lower`: the districts of its map whose prevalence is really lower (tested), a
    `references.reference_table`, lowest first. `learning`: the districts most like the district by the usual
    choices, None for a province; `neighbourhoods`: the clusters of neighbours of the nation, None for a province;
    `practices`: what those to learn from were publicly said to have done (of `data.practices`). `parts`: what an
    own recap of routine weighing says of its kecamatan, None without one; it meets no figure of a survey. `as_of`:
    the day on which the facts are read; `target` judges the figure, `ahead` is the one still to come on that day
    (None where a newer survey has a figure of the region), `upcoming` the next one of the official path. Paces and
    limits are None where they cannot be given.
    """

    question: Question
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
    nutrition: pd.DataFrame
    lower: pd.DataFrame
    learning: Learning | None
    neighbourhoods: Neighbourhoods | None
    practices: pd.DataFrame
    parts: PartsFacts | None = None

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
    def is_own_target_past(self) -> bool:
        """Whether the meeting's own target is one for a year that is over on its day."""
        return self.own_target_pct is not None and self.is_judged_only

    @property
    def is_district(self) -> bool:
        """Whether the region is a district; else it is a province."""
        return self.region_level == DISTRICT


def meeting_facts(answers: "Answers", question: Question, region_code: str) -> MeetingFacts:
    """The facts for a meeting of one district or province on the day of the question, in its survey.

    The figure is judged by the target of `Question.aimed`; the pace leads to the target that lies ahead on that day
    (`target_distance.target_ahead`). What scope and level the question names does not count: the region is held
    against those that it is ranked with.

    Raises:
        UnknownRegionError: there is no such region.
        BadChoiceError: no comparable survey of that year; the whole country; or the survey has no figure of the region.
    """
    data, year, own_target = answers.data, question.survey_year, question.own_target_pct
    question = question.aimed(data.targets)
    region = region_row(data.regions, region_code)
    _check(region, year, data.estimates)
    level, province = str(region["region_level"]), str(region["province_code"])
    asked = answers.home(question.against_the_survey_before(year), region_code)
    ranked = answers.table(asked)
    districts = answers.table(asked.within(province))
    profile = answers.profile(asked, region_code)
    paces = answers.paces(asked, region_code)
    target = target_in_force(data.targets, region_code, asked.judged_year, own_target)
    found = answers.learning(asked, region_code, AlikeAsked()) if level == DISTRICT else None
    compared = reference_table(districts, answers.intervals, data.population, region_code)
    return MeetingFacts(
        question=question,
        region_code=region_code,
        region_name=str(region["region_name"]),
        region_level=level,
        scope_code=asked.scope,
        scope_name=COUNTRY_NAME if asked.scope == COUNTRY_CODE else str(region["province_name"]),
        province_code=province,
        province_name=str(region["province_name"]),
        survey_year=year,
        compared_year=asked.compared_year,
        target_year=asked.judged_year,
        own_target_pct=own_target,
        row=_moved_row(answers, asked, region_code),
        ranked=ranked,
        districts=districts,
        series=profile.surveys.join(answers.trust(asked, region_code)),
        province=_printed(answers, province, year),
        nation=_printed(answers, COUNTRY_CODE, year),
        as_of=question.as_of,
        target=target,
        upcoming=answers.upcoming_target(asked),
        ahead=paces.ahead if paces else None,
        needed=paces.needed if paces else None,
        so_far=paces.so_far if paces else None,
        so_far_limits=paces.so_far_limits if paces else None,
        determinants=determinant_standing(data.determinants, data.regions, region_code)
        if level == DISTRICT
        else pd.DataFrame(),
        nutrition=answers.nutrition(asked, region_code).join(answers.nutrition_printed(asked, region_code)),
        lower=sorted_best_first(compared[compared["reference_verdict"] == BETTER]),
        learning=found,
        neighbourhoods=answers.clusters(asked.within(COUNTRY_CODE)) if level == DISTRICT else None,
        practices=answers.practices(() if found is None else tuple(map(str, found.teachers.index))),
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


def _moved_row(answers: "Answers", asked: Question, region_code: str) -> pd.Series:
    """The region's row among those it is ranked with, with rank_move and rank_move_reason since the survey before."""
    ranked = answers.table(asked)
    row: pd.Series = ranked.loc[region_code]  # type: ignore[assignment]
    if asked.compared_year is None:
        return row
    earlier = asked.in_survey(asked.compared_year)
    moves = rank_moves(ranked, answers.figures(earlier).join(answers.rank_sets(earlier)))
    return pd.Series({**row, **moves.loc[region_code]}, name=region_code)


def _printed(answers: "Answers", region_code: str, survey_year: int) -> pd.Series:
    """A region's figure with its limits; all missing where the survey prints none."""
    row: pd.Series = figures_of(answers.intervals, survey_year, pd.Index([region_code])).iloc[0]
    return row
