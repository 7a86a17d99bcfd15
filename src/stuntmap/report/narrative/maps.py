"""Sentences about a map: what the colours or circles add up to."""

import pandas as pd

from stuntmap import phrases
from stuntmap.analysis.classifying import indicator_of
from stuntmap.language import Language
from stuntmap.report.narrative.wording import (
    extreme_phrase,
    joined,
    missing_count_sentence,
    nothing_sentence,
    total_regions,
)
from stuntmap.vocabulary import DISTRICT, MODELLED, SMALL_AREA, TAKEN_AS_MODEL, Classes


def prevalence_map_sentence(
    language: Language, table: pd.DataFrame, scope_name: str, survey_year: int, level: str = DISTRICT
) -> str:
    """How many regions are in the high or very high class, and who is lowest and highest."""
    return joined(*prevalence_map_sentences(language, table, scope_name, survey_year, level))


def prevalence_map_sentences(
    language: Language, table: pd.DataFrame, scope_name: str, survey_year: int, level: str = DISTRICT
) -> tuple[str, ...]:
    """The sentences of `prevalence_map_sentence` one by one, the answer first; those with nothing to say are empty."""
    figures = table["prevalence_pct"].dropna()
    if figures.empty:
        return (nothing_sentence(language, table, scope_name, survey_year, level),)
    facts = {"of": language.number(len(figures)), "regions": phrases.regions_noun(level, language, len(figures))}
    where = {"scope": scope_name, "survey": phrases.survey(survey_year)}
    classes = indicator_of(table).classes
    counted = (
        _high_sentence(language, figures, classes, facts["regions"], where)
        if classes
        else language.text("{scope}, {survey}: {of} {regions} with a figure.", **facts, **where)
    )
    return (
        counted,
        _extremes_sentence(language, table, figures),
        missing_count_sentence(language, table, survey_year, level),
        _modelled_sentence(language, table, facts),
    )


def _modelled_sentence(language: Language, table: pd.DataFrame, facts: dict[str, str]) -> str:
    """How many figures come from a model, or are taken as such; empty where none does."""
    count = language.number(int(table["estimation"].isin(MODELLED).sum()))
    if table["estimation"].eq(TAKEN_AS_MODEL).any():
        return language.text(
            "Taken as model figures, as the stunting figures there: {count} of {of} {regions}.", **facts, count=count
        )
    if table["estimation"].eq(SMALL_AREA).any():
        return language.text("Model figures: {count} of {of} {regions}.", **facts, count=count)
    return ""


def _high_sentence(
    language: Language, figures: pd.Series, classes: Classes, regions: str, where: dict[str, str]
) -> str:
    """How many figures are in the high or very high class, or that all are below."""
    edge_pct = classes.edges_pct[classes.names.index("high") - 1]
    edge, high = phrases.plain_percent(edge_pct, language), int((figures >= edge_pct).sum())
    if not high:
        return language.text(
            "{scope}, {survey}: all {of} {regions} with a figure are below {edge}.",
            **where,
            of=language.number(len(figures)),
            regions=regions,
            edge=edge,
        )
    return language.text(
        "{scope}, {survey}: {counted} {regions} in the high or very high class ({edge} and above).",
        **where,
        regions=regions,
        edge=edge,
        counted=phrases.count_of(high, len(figures), language),
    )


def _extremes_sentence(language: Language, table: pd.DataFrame, figures: pd.Series) -> str:
    if figures.min() == figures.max():
        return ""
    return language.text(
        "Lowest {lowest}, highest {highest}.",
        lowest=extreme_phrase(language, table, figures.min()),
        highest=extreme_phrase(language, table, figures.max()),
    )


def change_map_sentence(
    language: Language,
    table: pd.DataFrame,
    scope_name: str,
    survey_year: int,
    compared_year: int,
    level: str = DISTRICT,
) -> str:
    """In how many regions the figure is lower, higher or the same, and where the difference is largest.

    Differences that involve a small-area figure are left out of the count and said to be.
    """
    noun = phrases.regions_noun(level, language)
    scope = {"scope": scope_name, "survey": phrases.survey(survey_year), "compared": phrases.survey(compared_year)}
    measured = table.loc[table["change_is_measurement"].fillna(False)]
    change = measured["change_pp"]
    modelled = int((~table["change_is_measurement"].fillna(True)).sum())
    missing = int(table["change_pp"].isna().sum())
    everyone = {"total": language.number(total_regions(table)), "regions": noun}
    left_out = language.text(
        "Not counted: {count} of {total} {regions}, since a difference that involves a model figure is not measured.",
        **everyone,
        count=language.number(modelled),
    )
    unknown = language.text(
        "Without an estimate in one of the two surveys: {count} of {total} {regions}.",
        **everyone,
        count=language.number(missing),
    )
    notes = joined(left_out if modelled else "", unknown if missing else "")
    if measured.empty:
        return joined(language.text("{scope}, {survey} compared with {compared}: no measured change.", **scope), notes)
    return joined(
        language.text(
            "{scope}, {survey} compared with {compared}: of {of} {regions}, {counts}.",
            **scope,
            counts=phrases.tally(_sides(language, change), language),
            of=language.number(len(change)),
            regions=phrases.regions_noun(level, language, len(change)),
        ),
        _largest_sentence(language, measured, falling=True) if change.min() < 0 else "",
        _largest_sentence(language, measured, falling=False) if change.max() > 0 else "",
        notes,
    )


def _sides(language: Language, change: pd.Series) -> list[tuple[int, str]]:
    """In how many regions the figure is lower, higher or the same, each with its words."""
    lower, higher, same = (int(sides.sum()) for sides in (change < 0, change > 0, change == 0))
    return [
        (lower, language.plural("{count} is lower", "{count} are lower", lower)),
        (higher, language.plural("{count} is higher", "{count} are higher", higher)),
        (same, language.plural("{count} is the same", "{count} are the same", same)),
    ]


def _largest_sentence(language: Language, measured: pd.DataFrame, falling: bool) -> str:
    change = measured["change_pp"].min() if falling else measured["change_pp"].max()
    names = measured.loc[measured["change_pp"] == change, "region_name"].tolist()
    facts = {"regions": phrases.listed(names, language), "difference": language.signed(change)}
    if falling:
        return language.text("Largest decrease: {regions} ({difference} percentage points).", **facts)
    return language.text("Largest increase: {regions} ({difference} percentage points).", **facts)


def children_map_sentence(
    language: Language, table: pd.DataFrame, scope_name: str, survey_year: int, level: str = DISTRICT
) -> str:
    """Where the estimated number of stunted children is largest and smallest; `table` is a `target_table`."""
    children = table["stunted_children"].dropna()
    if children.empty:
        return nothing_sentence(language, table, scope_name, survey_year, level)

    def phrase(count: int) -> str:
        names = table.loc[(table["stunted_children"] == count).fillna(False), "region_name"].tolist()
        return language.text(
            "{regions} (about {children} children)",
            regions=phrases.listed(names, language),
            children=language.number(count),
        )

    scope = {"scope": scope_name, "survey": phrases.survey(survey_year)}
    missing = missing_count_sentence(language, table, survey_year, level)
    if children.min() == children.max():
        return joined(
            language.text(
                "{scope}, {survey}: stunted children, estimated from prevalence and population: {most}.",
                **scope,
                most=phrase(int(children.max())),
            ),
            missing,
        )
    return joined(
        language.text(
            "{scope}, {survey}: stunted children, estimated from prevalence and population: most in {most}, fewest in "
            "{fewest}.",
            **scope,
            most=phrase(int(children.max())),
            fewest=phrase(int(children.min())),
        ),
        missing,
    )
