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
    region_line,
    signs_line,
)
from stuntmap.cli.output import print_json, print_line, print_table
from stuntmap.cli.reading import reading_day
from stuntmap.language import Language
from stuntmap.links.addresses import region_code
from stuntmap.links.given import comparable_year, measured
from stuntmap.reading_day import today
from stuntmap.vocabulary import COUNTRY_CODE, MEASURED, PROVINCE, STUNTING

if TYPE_CHECKING:
    import pandas as pd

    from stuntmap.analysis.profiling import Profile

# What a profile prints of each survey after the figure and its ranks.
_JUDGED = ("target_pct", "distance_pp", "stunted_children", "change_verdict", "target_verdict")
_RANKING_PRINTED = (
    *("rank", "region_code", "region_name", "prevalence_pct", "severity_class", "change_pp", "rank_change"),
    *("change_verdict", "target_verdict"),
)


def print_regions(options: argparse.Namespace) -> int:
    """Print the districts, of one province or all."""
    from stuntmap.answers import shared_answers
    from stuntmap.report.records import region_records

    rows = region_records(shared_answers(), region_code(options.province or COUNTRY_CODE))
    if options.json:
        print_json(rows)
    else:
        _ = options.words.text
        headings = (_("Code"), _("District"), _("Province"))
        print_table(headings, [(row["region_code"], row["region_name"], row["province_name"]) for row in rows])
    return 0


def print_ranking(options: argparse.Namespace) -> int:
    """Print the districts of a scope from the lowest prevalence to the highest, those without an estimate last."""
    from stuntmap.answers import Question, shared_answers
    from stuntmap.report.records import rank_records

    asked = Question(
        as_of=today(), scope=region_code(options.province), indicator=measured(options.indicator)
    ).against_the_survey_before(comparable_year(options.year))
    rows = rank_records(shared_answers(), asked)
    if options.json:
        print_json(rows)
    else:
        printed = tuple(
            name for name in _RANKING_PRINTED if name != "target_verdict" or MEASURED[asked.indicator].is_targeted
        )
        headings, numbers = columns_printed(options.words, printed)
        print_table(headings, [cells_printed(options.words, row, printed) for row in rows], numbers)
        print_line(signs_line(options.words, rows))
    return 0


def print_profile(options: argparse.Namespace) -> int:
    """Print the figures of one region in every comparable survey."""
    from stuntmap.answers import Question, shared_answers
    from stuntmap.report.records import newest_paces, profile_record

    answers, code = shared_answers(), region_code(options.region)
    asked = Question(as_of=reading_day(options.as_of), indicator=measured(options.indicator))
    facts = profile_record(answers, asked, code)
    if options.json:
        print_json(facts)
        return 0
    profile, paces, surveys = answers.profile(asked, code), newest_paces(answers, asked, code), facts["surveys"]
    words: Language = options.words
    print(region_line(words, facts))
    _ = words.text
    judged = _JUDGED if MEASURED[asked.indicator].is_targeted else ("change_pp", "change_verdict")
    headings = (
        *(
            _("Survey"),
            heading(words, "prevalence_pct"),
            "95 %",
            heading(words, "severity_class"),
            _("Rank in province"),
        ),
        *(_("Rank in Indonesia"), *(heading(words, name) for name in judged)),
    )
    print_table(headings, [_survey_cells(words, facts, judged) for facts in surveys], numbers=(1, 2, 4, 5, 6, 7, 8))
    print_line(signs_line(words, surveys))
    print_line(_former_line(words, profile))
    if paces is not None and paces.needed is not None:
        from stuntmap.report import narrative

        print(narrative.pace_sentence(words, paces.needed, None))
        print(_("Read on {day}.", day=words.day(asked.as_of)))
    if asked.indicator == STUNTING.name:
        beside = answers.nutrition(asked, code)
        # Nobody is told seven times that the country's own figures are not among the tables.
        if beside["prevalence_pct"].notna().any():
            _print_nutrition(words, beside)
    return 0


def _print_nutrition(words: Language, table: "pd.DataFrame") -> None:
    """What surveys measured of the region beside stunting, below its own figures."""
    from stuntmap.report.nutrition_table import nutrition_headings, nutrition_lines, nutrition_note

    print()
    print(words.text("Other nutrition"))
    print_table(nutrition_headings(words), nutrition_lines(words, table), numbers=(2, 4))
    print_line(nutrition_note(words, table))


def _former_line(words: Language, profile: "Profile") -> str:
    """That the ranks of a province up to 2022 count the undivided provinces; empty for other regions."""
    from stuntmap.report import narrative

    if profile.region_level != PROVINCE:
        return ""
    ranked = profile.surveys["nation_of"].dropna()
    return narrative.former_ranked_sentence(words, ranked.index, int(ranked.iloc[0])) if len(ranked) else ""


def _survey_cells(words: Language, facts: dict[str, Any], judged: tuple[str, ...]) -> tuple[str, ...]:
    return (
        f"{facts['survey']} {facts['survey_year']}",
        cell(words, facts, "prevalence_pct"),
        interval_cell(words, facts),
        cell(words, facts, "severity_class"),
        rank_cell(words, facts["rank_province"]),
        rank_cell(words, facts["rank_nation"]),
        *(cell(words, facts, name) for name in judged),
    )
