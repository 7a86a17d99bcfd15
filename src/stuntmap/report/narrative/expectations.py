"""The sentences about what circumstances let expect: a district's own, how good the model is, who lies outside.

Expected is what districts in like circumstances have on average; nothing here says why one has more or less.
"""

from typing import Final

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.analysis.expected import Expectations, ModelQuality
from stuntmap.language import Language, marked
from stuntmap.report.narrative.wording import joined
from stuntmap.vocabulary import ABOVE_EXPECTED, BELOW_EXPECTED, NOT_ASSESSABLE, PREVALENCE, REGION_NAME, short_name

ASSOCIATION: Final = marked(
    "An association between districts, not a cause: a figure below what is expected does not say what was done well, "
    "and one above it does not say what was not."
)
METHOD: Final = marked(
    "Expected: a linear model of the log odds of the prevalence on the chosen circumstances, for each province fitted "
    "on the directly measured districts of all others. The 95% prediction interval covers what circumstances do not "
    "explain and the district's own sampling error. Model figures are not fitted and not judged."
)


def expectation_sentence(language: Language, row: pd.Series, quality: ModelQuality, doubt: bool = True) -> str:
    """What is expected of one district, with its interval in doubt, its figure and what follows.

    A weak model judges nobody.

    `row`: of the figures of the survey, with the columns of `Expectations`.
    """
    name = short_name(str(row[REGION_NAME]))
    if quality.is_weak:
        return language.text(
            "These circumstances explain too little of the differences between districts to say what would be expected "
            "of {region}.",
            region=name,
        )
    if pd.isna(row["expected_pct"]):
        return language.text("Nothing is expected of {region}: not all circumstances are known.", region=name)
    slots = {"expected": language.percent(row["expected_pct"]), "region": name}
    expected = language.text("By these circumstances {expected} would be expected of {region}.", **slots)
    if doubt:
        expected = language.text(
            "By these circumstances {expected} would be expected of {region} ({between}).",
            **slots,
            between=phrases.prediction_interval(row["expected_low_pct"], row["expected_high_pct"], language),
        )
    if pd.isna(row[PREVALENCE]):
        return expected
    verdict = phrases.verdict(row["expected_verdict"], language, row["expected_reason"])
    figure = phrases.marked_prevalence(row, language)
    return joined(expected, language.text("The figure is {figure}: {verdict}.", figure=figure, verdict=verdict))


def quality_sentence(language: Language, quality: ModelQuality) -> str:
    """How far off expectations are where they were not fitted, and how much circumstances explain there."""
    if pd.isna(quality.explained_share):
        return language.text("Too few districts were measured for a model.")
    return language.text(
        "In provinces left out of the fit the model explains {explained} of the differences between districts; typical "
        "error {rmse} points, mean absolute error {mae} points; {within} of the figures lie within their interval "
        "({districts} districts measured directly, {provinces} provinces).",
        explained=language.percent(max(0.0, 100 * quality.explained_share), 0),
        rmse=language.number(quality.rmse_pp, 1),
        mae=language.number(quality.mae_pp, 1),
        within=language.percent(100 * quality.within_share, 0),
        districts=language.number(quality.districts),
        provinces=language.number(quality.provinces),
    )


def outside_sentences(language: Language, figures: pd.DataFrame, found: Expectations) -> list[str]:
    """Who lies below and above the prediction interval, all by name; none where the model is weak."""
    if found.quality.is_weak:
        return []
    verdicts = found.table["expected_verdict"]
    judged = int((verdicts != NOT_ASSESSABLE).sum())
    below, above = (
        _names(language, figures.loc[verdicts.index[verdicts == code]]) for code in (BELOW_EXPECTED, ABOVE_EXPECTED)
    )
    return [
        language.text("Better than expected: {names}.", names=below or language.text("none")),
        language.text("Worse than expected: {names}.", names=above or language.text("none")),
        language.text(
            "A 95% interval leaves about {chance} of {judged} districts out even where nothing sets them apart.",
            chance=language.number(round(0.05 * judged)),
            judged=language.number(judged),
        ),
    ]


def _names(language: Language, rows: pd.DataFrame) -> str:
    rows = rows.sort_values([PREVALENCE, REGION_NAME])
    told = [
        f"{short_name(row[REGION_NAME])}, {row[vocabulary.PROVINCE_NAME]} ({phrases.prevalence(row, language)})"
        for row in rows.to_dict("records")
    ]
    return "; ".join(told)
