"""`stuntmap regions`, `rank` and `profile`: the dashboard's figures."""

import argparse
from typing import TYPE_CHECKING, Any

from stuntmap.cli.cells import (
    cell,
    cells_printed,
    columns_printed,
    heading,
    interval_cell,
    rank_cell,
    rounded,
    signs_line,
)
from stuntmap.cli.output import plain, print_json, print_line, print_table
from stuntmap.cli.reading import reading_day
from stuntmap.errors import BadChoiceError
from stuntmap.language import Language
from stuntmap.reading_day import today
from stuntmap.vocabulary import COMPARABLE_YEARS, COUNTRY_CODE, PROVINCE

if TYPE_CHECKING:
    import pandas as pd

    from stuntmap.analysis.profiling import Profile
    from stuntmap.answers.paces import Paces

_REGION_FIELDS = ("region_code", "region_name", "region_level", "region_kind", "province_code", "province_name")
_RANK_FIELDS = (
    *("region_code", "region_name", "prevalence_pct", "estimation", "rank", "of", "tied"),
    *("severity_class", "change_pp", "rank_change", "rank_change_reason"),
    *("ci95_low_pct", "ci95_high_pct", "ci_kind", "rank_low", "rank_high", "rank_is_rough", "change_verdict"),
    *("target_pct", "target_probability", "target_verdict"),
)
# What a profile prints of each survey after the figure and its ranks.
_JUDGED = ("target_pct", "distance_pp", "stunted_children", "change_verdict", "target_verdict")
_RANKING_PRINTED = (
    *("rank", "region_code", "region_name", "prevalence_pct", "severity_class", "change_pp", "rank_change"),
    *("change_verdict", "target_verdict"),
)
_SURVEY_FIELDS = (
    *("survey", "survey_year", "prevalence_pct", "estimation", "severity_class", "rank_province", "rank_nation"),
    *("target_pct", "target_year", "target_standing", "distance_pp", "stunted_children"),
    *("change_pp", "rank_change", "rank_change_reason", "change_is_measurement"),
    *("ci95_low_pct", "ci95_high_pct", "ci_kind", "rank_low", "rank_high", "change_verdict"),
    *("target_probability", "target_verdict"),
)


def region_code(text: str) -> str:
    """A region code as it is kept: "33.10" and "id" are understood too."""
    return text.strip().replace(".", "").upper()


def comparable_year(text: str) -> int:
    """The year of a comparable survey.

    Raises:
        BadChoiceError: no comparable survey has that year.
    """
    if text.strip() not in map(str, COMPARABLE_YEARS):
        raise BadChoiceError("not_comparable", year=text, years=COMPARABLE_YEARS)
    return int(text)


def print_regions(options: argparse.Namespace) -> int:
    """Print the districts, of one province or all."""
    from stuntmap.analysis.ranking import members_of_scope
    from stuntmap.answers import shared_answers

    regions = shared_answers().data.regions
    members = members_of_scope(regions, region_code(options.province or COUNTRY_CODE)).index
    rows = regions.set_index("region_code", drop=False).loc[members, list(_REGION_FIELDS)].to_dict("records")
    if options.json:
        print_json([{name: plain(row[name]) for name in _REGION_FIELDS} for row in rows])
    else:
        _ = options.words.text
        headings = (_("Code"), _("District"), _("Province"))
        print_table(headings, [(row["region_code"], row["region_name"], row["province_name"]) for row in rows])
    return 0


def print_ranking(options: argparse.Namespace) -> int:
    """Print the districts of a scope from the lowest prevalence to the highest, those without an estimate last."""
    from stuntmap.analysis.ranking import sorted_best_first
    from stuntmap.answers import Question, shared_answers

    asked = Question(as_of=today(), scope=region_code(options.province)).against_the_survey_before(
        comparable_year(options.year)
    )
    table = shared_answers().table(asked)
    ordered = sorted_best_first(table.reset_index())
    rows = [rounded({name: plain(row.get(name)) for name in _RANK_FIELDS}) for row in ordered.to_dict("records")]
    if options.json:
        print_json(rows)
    else:
        headings, numbers = columns_printed(options.words, _RANKING_PRINTED)
        print_table(headings, [cells_printed(options.words, row, _RANKING_PRINTED) for row in rows], numbers)
        print_line(signs_line(options.words, rows))
    return 0


def print_profile(options: argparse.Namespace) -> int:
    """Print the figures of one region in every comparable survey."""
    from stuntmap.answers import Question, shared_answers

    answers, asked, code = shared_answers(), Question(as_of=reading_day(options.as_of)), region_code(options.region)
    profile, certainty = answers.profile(asked, code), answers.trust(asked, code)
    answer = {name: getattr(profile, name) for name in _REGION_FIELDS}
    rows = profile.surveys.join(certainty).iterrows()
    surveys = [_survey_facts(profile, int(year), row) for year, row in rows]  # type: ignore[call-overload]
    newest = [year for year in answers.years_with_a_figure(code) if year <= asked.as_of.year]
    paces = answers.paces(asked.in_survey(newest[0]), code) if newest else None
    if options.json:
        facts = {"as_of": asked.as_of.isoformat(), "next_target": None if paces is None else _way_ahead(paces)}
        print_json({**answer, **facts, "surveys": surveys})
        return 0
    place = profile.province_name if profile.region_level == "district" else None
    print(", ".join(part for part in (f"{profile.region_name} ({profile.region_code})", place) if part))
    words: Language = options.words
    _ = words.text
    headings = (
        *(
            _("Survey"),
            heading(words, "prevalence_pct"),
            "95 %",
            heading(words, "severity_class"),
            _("Rank in province"),
        ),
        *(_("Rank in Indonesia"), *(heading(words, name) for name in _JUDGED)),
    )
    print_table(headings, [_survey_cells(words, facts) for facts in surveys], numbers=(1, 2, 4, 5, 6, 7, 8))
    print_line(signs_line(words, surveys))
    print_line(_former_line(words, profile))
    if paces is not None and paces.needed is not None:
        from stuntmap.report import narrative

        print(narrative.pace_sentence(words, paces.needed, None))
        print(_("Read on {day}.", day=words.day(asked.as_of)))
    return 0


def _former_line(words: Language, profile: "Profile") -> str:
    """That the ranks of a province up to 2022 count the undivided provinces; empty for other regions."""
    from stuntmap.report import narrative

    if profile.region_level != PROVINCE:
        return ""
    ranked = profile.surveys["nation_of"].dropna()
    return narrative.former_ranked_sentence(words, ranked.index, int(ranked.iloc[0])) if len(ranked) else ""


def _way_ahead(paces: "Paces") -> dict[str, Any] | None:
    """The target still to come and the way to it from the region's newest figure; None where there is none."""
    ahead, needed = paces.ahead, paces.needed
    if ahead is None or needed is None:
        return None
    return rounded(
        {
            "target_pct": ahead.target_pct,
            "target_year": ahead.target_year,
            "target_standing": ahead.standing,
            "survey_year": needed.survey_year,
            "prevalence_pct": needed.prevalence_from,
            "distance_pp": paces.distance_pp,
            "needed_reduction_pp": needed.reduction_pp,
            "needed_from_year": needed.year_from,
        }
    )


def _survey_facts(profile: "Profile", year: int, row: "pd.Series") -> dict[str, Any]:
    known = {name: plain(row[name]) for name in _SURVEY_FIELDS if name in row.index}
    target = profile.targets[year]
    ranked_in = "province" if profile.region_level == "district" else "nation"
    known |= {
        "survey_year": year,
        "rank_province": _rank_facts(row, "province"),
        "rank_nation": _rank_facts(row, "nation"),
        "rank_low": plain(row[f"{ranked_in}_rank_low"]),
        "rank_high": plain(row[f"{ranked_in}_rank_high"]),
        "target_year": target.target_year if target else None,
    }
    return rounded({name: known[name] for name in _SURVEY_FIELDS})


def _rank_facts(row: "pd.Series", scope: str) -> dict[str, Any] | None:
    facts = {name: plain(row[f"{scope}_{name}"]) for name in ("rank", "of", "tied")}
    facts |= {name: plain(row[f"{scope}_{name}"]) for name in ("rank_low", "rank_high", "rank_is_rough")}
    return None if facts["rank"] is None else facts


def _survey_cells(words: Language, facts: dict[str, Any]) -> tuple[str, ...]:
    return (
        f"{facts['survey']} {facts['survey_year']}",
        cell(words, facts, "prevalence_pct"),
        interval_cell(words, facts),
        cell(words, facts, "severity_class"),
        rank_cell(words, facts["rank_province"]),
        rank_cell(words, facts["rank_nation"]),
        *(cell(words, facts, name) for name in _JUDGED),
    )
