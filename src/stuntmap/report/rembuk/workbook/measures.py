"""The figures of one region as a list: value, limits, unit and remark, each written as its kind asks for."""

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.analysis.pacing import Pace
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.language import Language, marked
from stuntmap.report.workbook import NUMBER_FORMATS
from stuntmap.vocabulary import Kind

_POINTS: Final = marked("percentage points")
_POINTS_A_YEAR: Final = marked("percentage points a year")
_CHILDREN: Final = marked("children")


@dataclass(frozen=True)
class Measure:
    """One figure of the region: name, value, unit in words, how its numbers are written, 95 % limits, remark."""

    name: str
    value: Any
    unit: str
    kind: Kind
    low: Any = None
    high: Any = None
    remark: str = ""


def region_measures(language: Language, facts: MeetingFacts) -> list[Measure]:
    """The figures of the region in the survey of the meeting; those that are not there are left out."""
    row = facts.row
    children = row[vocabulary.STUNTED_CHILDREN_LOW], row[vocabulary.STUNTED_CHILDREN_HIGH]
    found = [
        _prevalence(language, facts.region_name, row, facts.survey_label),
        _count(language, language.text("Stunted children (estimate)"), row[vocabulary.STUNTED_CHILDREN], *children),
        _count(language, language.text("Children under five (estimate)"), row[vocabulary.POPULATION_UNDER_5]),
        _rank(language, facts),
        *([] if facts.compared_year is None else [_change(language, facts, facts.compared_year)]),
        *_target(language, facts),
        *_paces(language, facts),
        *(
            [_prevalence(language, facts.province_name, facts.province, facts.survey_label)]
            if facts.is_district
            else []
        ),
        _prevalence(language, vocabulary.COUNTRY_NAME, facts.nation, facts.survey_label),
    ]
    return [measure for measure in found if pd.notna(measure.value)]


def _prevalence(language: Language, name: str, row: pd.Series, survey: str) -> Measure:
    label = language.text("Stunting prevalence · {region}, {survey}", region=name, survey=survey)
    remark = ""
    if pd.notna(row[vocabulary.PREVALENCE]):
        limits = language.text("95% limits: {kind}", kind=phrases.verdict(str(row[vocabulary.CI_KIND]), language))
        remark = f"{phrases.estimation(row[vocabulary.ESTIMATION], language)}; {limits}"
    return Measure(
        label,
        row[vocabulary.PREVALENCE],
        "%",
        Kind.DECIMAL,
        row[vocabulary.CI95_LOW],
        row[vocabulary.CI95_HIGH],
        remark,
    )


def _count(language: Language, name: str, value: Any, low: Any = None, high: Any = None) -> Measure:
    return Measure(name, value, language.text(_CHILDREN), Kind.COUNT, low, high)


def _rank(language: Language, facts: MeetingFacts) -> Measure:
    row = facts.row
    label = language.text("Rank in {scope} (1 = lowest prevalence)", scope=facts.scope_name)
    unit = (
        ""
        if pd.isna(row[vocabulary.RANK_OF])
        else language.text("of {of}", of=language.number(row[vocabulary.RANK_OF]))
    )
    return Measure(label, row[vocabulary.RANK], unit, Kind.WHOLE, row[vocabulary.RANK_LOW], row[vocabulary.RANK_HIGH])


def _change(language: Language, facts: MeetingFacts, compared_year: int) -> Measure:
    row = facts.row
    label = language.text("Change since {survey}", survey=vocabulary.SURVEY_OF_YEAR[compared_year].label)
    remark = phrases.verdict(row[vocabulary.CHANGE_VERDICT], language, row[vocabulary.CHANGE_REASON])
    ends = row[vocabulary.CHANGE_LOW], row[vocabulary.CHANGE_HIGH]
    return Measure(label, row[vocabulary.CHANGE], language.text(_POINTS), Kind.SIGNED_LIMIT, *ends, remark)


def _target(language: Language, facts: MeetingFacts) -> list[Measure]:
    _, row = language.text, facts.row
    label = _("Target {year}", year=facts.target_year)
    standing = phrases.target_standing(row[vocabulary.TARGET_STANDING], language)
    verdict = phrases.verdict(row[vocabulary.TARGET_VERDICT], language)
    above = _("Stunted children above target (estimate)")
    return [
        Measure(label, row[vocabulary.TARGET], "%", Kind.DECIMAL, remark=standing),
        Measure(_("Distance to target"), row[vocabulary.DISTANCE], _(_POINTS), Kind.SIGNED, remark=verdict),
        _count(language, above, row[vocabulary.CHILDREN_ABOVE_TARGET]),
        *_ahead(language, facts),
    ]


def _ahead(language: Language, facts: MeetingFacts) -> list[Measure]:
    """The target still to come on the day of reading, and the distance to it."""
    _, ahead = language.text, facts.ahead
    if ahead is None or ahead == facts.target:
        return []
    day = _("targets as of {day}", day=language.day(facts.as_of))
    standing = phrases.target_standing(ahead.standing, language)
    return [
        Measure(_("Next target, {year}", year=ahead.target_year), ahead.target_pct, "%", Kind.DECIMAL, remark=standing),
        Measure(_("Distance to the next target"), facts.distance_ahead_pp, _(_POINTS), Kind.SIGNED, remark=day),
    ]


def _paces(language: Language, facts: MeetingFacts) -> list[Measure]:
    """Paces with the sign of the change, as the screens give them: a fall is negative."""
    _ = language.text
    found = []
    if facts.needed is not None:
        found.append((_("Change needed"), facts.needed, None, None))
    if facts.so_far is not None:
        limits = facts.so_far_limits
        ends = (None, None) if limits is None else (-limits.reduction_high_pp, -limits.reduction_low_pp)
        found.append((_("Change so far"), facts.so_far, *ends))
    return [
        Measure(
            *(name, 0.0 - pace.reduction_pp, _(_POINTS_A_YEAR), Kind.SIGNED_LIMIT, low, high),
            _pace_remark(language, pace),
        )
        for name, pace, low, high in found
    ]


def _pace_remark(language: Language, pace: Pace) -> str:
    """The years of a pace, and the survey whose figure it starts from where years went by since."""
    years = language.text("{start} to {end}", start=pace.year_from, end=pace.year_to)
    if pace.survey_year == pace.year_from:
        return years
    survey = phrases.survey(pace.survey_year)
    return language.text("{years}, from the figure of {survey}", years=years, survey=survey)


def measure_table(language: Language, measures: list[Measure]) -> tuple[pd.DataFrame, dict[str, list[str]]]:
    """The measures as a table with headings in words, and the number format of each of its numbers."""
    _ = language.text
    numbers = {
        _("Value"): [measure.value for measure in measures],
        _("95% limit, lower"): [measure.low for measure in measures],
        _("95% limit, upper"): [measure.high for measure in measures],
    }
    table = pd.DataFrame(
        {
            _("Figure"): [measure.name for measure in measures],
            **{name: [float("nan") if pd.isna(x) else float(x) for x in values] for name, values in numbers.items()},
            _("Unit"): [measure.unit for measure in measures],
            _("Remark"): [measure.remark for measure in measures],
        }
    )
    formats = [NUMBER_FORMATS[measure.kind] for measure in measures]
    return table, dict.fromkeys(numbers, formats)
