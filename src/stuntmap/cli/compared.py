"""`stuntmap compare`: one region in two surveys, with the test of the difference."""

import argparse
from typing import TYPE_CHECKING, Any

from stuntmap.cli.cells import interval_cell, number_cell, rank_cell, region_line, signs_line
from stuntmap.cli.output import print_json, print_line, print_table
from stuntmap.language import Language
from stuntmap.links.addresses import region_code
from stuntmap.links.given import measured, survey_year

if TYPE_CHECKING:
    import pandas as pd

    from stuntmap.analysis.comparison import Comparison


def print_comparison(options: argparse.Namespace) -> int:
    """Print both figures of a region, their difference, and whether it is real."""
    from stuntmap.answers import shared_answers
    from stuntmap.report.records import comparison_record

    years = survey_year(options.year_from), survey_year(options.year_to)
    indicator = measured(options.indicator)
    comparison = shared_answers().measuring(indicator).comparison(region_code(options.region), *years)
    facts = comparison_record(comparison, indicator)
    if options.json:
        print_json(facts)
    else:
        _print_words(options.words, comparison, facts)
    return 0


def _print_words(words: Language, comparison: "Comparison", facts: dict[str, Any]) -> None:
    from stuntmap import phrases
    from stuntmap.report import narrative

    _ = words.text

    print(region_line(words, facts))
    headings = (_("Survey"), "%", "95 %", _("Rank in province"), _("Rank in Indonesia"))
    print_table(headings, [_cells(words, facts[key]) for key in ("from", "to")], numbers=(1, 2, 3, 4))
    print_line(signs_line(words, [facts[key] for key in ("from", "to")]))
    row = _sentence_row(comparison)
    print(narrative.certain_change_sentence(words, row, comparison.year_from))
    if facts["p_value"] is not None:
        print(
            _(
                "Difference {difference} percentage points (between {low} and {high}), {p_value}.",
                difference=number_cell(words, facts["difference_pp"], signed=True),
                low=number_cell(words, facts["difference_ci95_low_pp"], signed=True),
                high=number_cell(words, facts["difference_ci95_high_pp"], signed=True),
                p_value=phrases.p_value(facts["p_value"], words),
            )
        )
    if comparison.moves and row["rank_move_reason"] != facts["change_reason"]:
        print(narrative.rank_move_sentence(words, row, comparison.year_from))


def _cells(words: Language, figure: dict[str, Any]) -> tuple[str, ...]:
    return (
        f"{figure['survey']} {figure['survey_year']}",
        number_cell(words, figure["prevalence_pct"]),
        interval_cell(words, figure),
        rank_cell(words, figure["rank_province"]),
        rank_cell(words, figure["rank_nation"]),
    )


def _sentence_row(comparison: "Comparison") -> "pd.Series":
    """The row that the sentences about change and movement read; its name is the region code."""
    import pandas as pd

    code = str(comparison.region["region_code"])
    facts = {**comparison.region.to_dict(), **comparison.figures.loc[comparison.year_to].to_dict()}
    facts |= comparison.change.to_dict()
    facts["previous_prevalence_pct"] = comparison.figures.loc[comparison.year_from, "prevalence_pct"]
    scope = next(iter(comparison.moves), None)
    if scope is not None:
        ranks = comparison.ranks[scope][["rank", "of"]]
        facts |= (
            ranks.loc[comparison.year_to].to_dict() | ranks.loc[comparison.year_from].add_prefix("previous_").to_dict()
        )
        facts |= comparison.moves[scope].to_dict()
    return pd.Series(facts, name=code)
