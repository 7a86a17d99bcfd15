"""`stuntmap compare`: one region in two surveys, with the test of the difference."""

import argparse
from typing import TYPE_CHECKING, Any

from stuntmap.cli.cells import interval_cell, number_cell, rank_cell, rounded, signs_line
from stuntmap.cli.figures import region_code
from stuntmap.cli.output import plain, print_json, print_line, print_table
from stuntmap.errors import BadChoiceError
from stuntmap.language import Language
from stuntmap.vocabulary import SURVEY_OF_YEAR

if TYPE_CHECKING:
    import pandas as pd

    from stuntmap.analysis.comparison import Comparison

_REGION_FIELDS = ("region_code", "region_name", "region_level", "province_code", "province_name")
_FIGURE_FIELDS = ("survey", "survey_year", "prevalence_pct", "ci95_low_pct", "ci95_high_pct", "ci_kind", "estimation")
_RANK_FIELDS = ("rank", "of", "tied", "rank_low", "rank_high", "rank_is_rough")
_CHANGE_FIELDS = {
    "difference_pp": "change_pp",
    "difference_ci95_low_pp": "change_ci95_low_pp",
    "difference_ci95_high_pp": "change_ci95_high_pp",
    "p_value": "change_p_value",
    "change_verdict": "change_verdict",
    "change_reason": "change_reason",
}
_MOVE_FIELDS = ("rank_change", "rank_change_reason", "rank_move", "rank_move_reason")


def _survey_year(text: str) -> int:
    if text.strip() not in map(str, SURVEY_OF_YEAR):
        raise BadChoiceError("no_survey", year=text, years=tuple(SURVEY_OF_YEAR))
    return int(text)


def print_comparison(options: argparse.Namespace) -> int:
    """Print both figures of a region, their difference, and whether it is real."""
    from stuntmap.answers import shared_answers

    years = _survey_year(options.year_from), _survey_year(options.year_to)
    comparison = shared_answers().comparison(region_code(options.region), *years)
    facts = _facts(comparison)
    if options.json:
        print_json(facts)
    else:
        _print_words(options.words, comparison, facts)
    return 0


def _facts(comparison: "Comparison") -> dict[str, Any]:
    answer: dict[str, Any] = {name: plain(comparison.region[name]) for name in _REGION_FIELDS}
    for key, year in (("from", comparison.year_from), ("to", comparison.year_to)):
        answer[key] = _figure_facts(comparison, year)
    change = {name: plain(comparison.change[column]) for name, column in _CHANGE_FIELDS.items()}
    moves = {
        f"move_{scope}": {name: plain(move[name]) for name in _MOVE_FIELDS} for scope, move in comparison.moves.items()
    }
    return {**answer, **rounded(change), **{f"move_{scope}": None for scope in ("province", "nation")}, **moves}


def _figure_facts(comparison: "Comparison", year: int) -> dict[str, Any]:
    figure = rounded({name: plain(comparison.figures.loc[year, name]) for name in _FIGURE_FIELDS})
    ranks: dict[str, Any] = {}
    for scope in ("province", "nation"):
        table = comparison.ranks.get(scope)
        facts = None if table is None else {name: plain(table.loc[year, name]) for name in _RANK_FIELDS}
        ranks[f"rank_{scope}"] = None if facts is None or facts["rank"] is None else facts
    # As in `profile`: the set within the province, of a province within the nation.
    nearest = ranks["rank_province" if "province" in comparison.ranks else "rank_nation"] or {}
    return {**figure, "rank_low": nearest.get("rank_low"), "rank_high": nearest.get("rank_high"), **ranks}


def _print_words(words: Language, comparison: "Comparison", facts: dict[str, Any]) -> None:
    from stuntmap import phrases
    from stuntmap.report import narrative

    _ = words.text

    place = facts["province_name"] if facts["region_level"] == "district" else None
    print(", ".join(part for part in (f"{facts['region_name']} ({facts['region_code']})", place) if part))
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
