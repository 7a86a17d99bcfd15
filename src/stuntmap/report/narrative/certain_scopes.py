"""Sentences about a scope that count only what a test supports: changes, ranks, classes, targets."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from stuntmap import phrases
from stuntmap.analysis.differences import expected_by_chance
from stuntmap.language import Language, marked
from stuntmap.phrases import Style
from stuntmap.report.narrative.wording import (
    joined,
    missing_count_sentence,
    missing_sentence,
    nothing_sentence,
    total_regions,
)
from stuntmap.vocabulary import (
    DISTRICT,
    NOT_ASSESSABLE,
    NOT_DISTINGUISHABLE,
    REAL_DECREASE,
    REAL_INCREASE,
    TARGET_NOT_CERTAIN,
    TARGET_NOT_REACHED,
    TARGET_PROBABLY_REACHED,
    TARGET_REACHED,
)

_MOST_HIGHLIGHTED = 3
_CHANGES: Final = {
    REAL_DECREASE: marked("{count} really fell"),
    REAL_INCREASE: marked("{count} really rose"),
    NOT_DISTINGUISHABLE: marked("{count} show no real difference yet"),
}
_TARGETS: Final = {
    TARGET_REACHED: marked("{count} have reached it"),
    TARGET_PROBABLY_REACHED: marked("{count} have probably reached it"),
    TARGET_NOT_CERTAIN: marked("{count} are not certain yet"),
    TARGET_NOT_REACHED: marked("{count} have not reached it"),
}


def _tally(language: Language, verdicts: pd.Series, templates: dict[str, str]) -> str:
    """How often each verdict was given, in the words of its template; verdicts that nobody has are not told."""
    counts = {code: int((verdicts == code).sum()) for code in templates}
    told = [(count, language.text(templates[code], count=language.number(count))) for code, count in counts.items()]
    return phrases.tally(told, language)


def certain_change_map_sentence(
    language: Language,
    table: pd.DataFrame,
    scope_name: str,
    survey_year: int,
    compared_year: int,
    level: str = DISTRICT,
) -> str:
    """In how many regions the figure really fell or rose, how many cannot be judged, and what chance alone would show.

    `table` is a `differences.change_table`.
    """
    noun = phrases.regions_noun(level, language)
    scope = {"scope": scope_name, "survey": phrases.survey(survey_year), "compared": phrases.survey(compared_year)}
    verdicts = table["change_verdict"]
    judged = int((verdicts != NOT_ASSESSABLE).sum())
    left_out = language.text(
        "Cannot be assessed: {count} of {total} {regions} (no estimate in one of the surveys, or a model figure).",
        count=language.number(len(verdicts) - judged),
        total=language.number(total_regions(table)),
        regions=noun,
    )
    notes = left_out if judged < len(verdicts) else ""
    if not judged:
        return joined(
            language.text("{scope}, {survey} compared with {compared}: no change can be assessed.", **scope), notes
        )
    return joined(
        language.text(
            "{scope}, {survey} compared with {compared}: of {of} {regions}, {counts}.",
            **scope,
            counts=_tally(language, verdicts, _CHANGES),
            of=language.number(judged),
            regions=phrases.regions_noun(level, language, judged),
        ),
        language.text(
            "If nothing had changed anywhere, about {count} would still look real by chance.",
            count=language.number(max(1, round(expected_by_chance(verdicts)))),
        )
        if judged >= 10
        else "",
        notes,
    )


def certain_ranking_sentence(
    language: Language,
    table: pd.DataFrame,
    scope_name: str,
    survey_year: int,
    highlighted: Sequence[str] = (),
    level: str = DISTRICT,
) -> str:
    """How many regions could be the lowest or the highest, then up to three `highlighted` ones with their sets.

    `table` is a `rank_sets.rank_set_table` with all sets.
    """
    given = table.loc[table["rank_low"].notna()]
    if given.empty:
        return nothing_sentence(language, table, scope_name, survey_year, level)
    shown = [code for code in highlighted if code in table.index][:_MOST_HIGHLIGHTED]
    return joined(
        language.text(
            "{scope}, {survey}: {lowest} of {of} {regions} could have the lowest prevalence, {highest} the highest.",
            scope=scope_name,
            survey=phrases.survey(survey_year),
            lowest=language.number(int((given["rank_low"] == 1).sum())),
            highest=language.number(int((given["rank_high"] == given["of"]).sum())),
            of=language.number(len(given)),
            regions=phrases.regions_noun(level, language, len(given)),
        ),
        *(_standing_sentence(language, row) for _, row in table.loc[shown].iterrows()),
        "" if shown else missing_count_sentence(language, table, survey_year, level),
    )


def _standing_sentence(language: Language, row: pd.Series) -> str:
    if pd.isna(row["prevalence_pct"]):
        return missing_sentence(language, row)
    return language.text(
        "{region} {prevalence}: {rank}.",
        region=row["region_name"],
        prevalence=phrases.figure(row, language),
        rank=phrases.rank(row, language, Style.SENTENCE, first_use=True),
    )


def class_certainty_sentence(language: Language, table: pd.DataFrame, level: str = DISTRICT) -> str:
    """In how many regions the interval reaches into another severity class; "" where no interval is at hand.

    `table` is an `intervals.interval_table`.
    """
    known = table["class_is_uncertain"].dropna()
    if known.empty:
        return ""
    return language.text(
        "In {counted} {regions} the interval reaches into another severity class.",
        counted=phrases.count_of(int(known.sum()), len(known), language),
        regions=phrases.regions_noun(level, language, len(known)),
    )


def certain_target_sentence(
    language: Language,
    table: pd.DataFrame,
    scope_name: str,
    survey_year: int,
    target_year: int,
    level: str = DISTRICT,
    *,
    is_ahead: bool = False,
) -> str:
    """In how many regions the target in force is reached, probably, not certainly, or not; who cannot be judged.

    `table` is a `target_verdict.target_verdict_table`. `is_ahead`: the year of the target is not over on the day of
    reading. Empty where no region can be judged.
    """
    verdicts = table["target_verdict"]
    judged = int((verdicts != NOT_ASSESSABLE).sum())
    if not judged:
        return ""
    noun = phrases.regions_noun(level, language)
    return joined(
        language.text(
            "{scope}, {survey}, target of {year}: of {of} {regions}, {counts}.",
            scope=scope_name,
            survey=phrases.survey(survey_year),
            year=str(target_year),
            of=language.number(judged),
            regions=phrases.regions_noun(level, language, judged),
            counts=_tally(language, verdicts, _TARGETS),
        ),
        language.text("There is time for it until the end of {year}.", year=str(target_year)) if is_ahead else "",
        language.text(
            "Cannot be assessed: {count} of {total} {regions} (no estimate, or a model figure).",
            count=language.number(len(verdicts) - judged),
            total=language.number(total_regions(table)),
            regions=noun,
        )
        if judged < len(verdicts)
        else "",
    )


def alike_sentence(
    language: Language, region_name: str, scope_name: str, alike: int, of: int, level: str = DISTRICT
) -> str:
    """From how many of the `of` ranked regions of the scope a region cannot be told apart."""
    if not alike:
        return language.text(
            "{region} can be told apart from each of the {of} other {regions} in {scope}.",
            region=region_name,
            scope=scope_name,
            of=language.number(of - 1),
            regions=phrases.regions_noun(level, language, of - 1),
        )
    return language.text(
        "{region} cannot be told apart from {count} of the {of} other {regions} in {scope}.",
        region=region_name,
        scope=scope_name,
        count=language.number(alike),
        of=language.number(of - 1),
        regions=phrases.regions_noun(level, language, of - 1),
    )
