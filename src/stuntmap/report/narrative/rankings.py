"""The sentence about a ranking: who is lowest and highest, and where the highlighted regions stand."""

from collections.abc import Sequence

import pandas as pd

from stuntmap import phrases
from stuntmap.language import Language
from stuntmap.phrases import Style
from stuntmap.report.narrative.wording import (
    extreme_phrase,
    joined,
    missing_count_sentence,
    missing_sentence,
    nothing_sentence,
)
from stuntmap.vocabulary import DISTRICT

_MOST_HIGHLIGHTED = 3


def ranking_sentence(
    language: Language,
    table: pd.DataFrame,
    scope_name: str,
    survey_year: int,
    highlighted: Sequence[str] = (),
    compared_year: int | None = None,
    level: str = DISTRICT,
) -> str:
    """Lowest and highest of the scope, then rank now and before of up to three `highlighted` region codes."""
    figures = table["prevalence_pct"].dropna()
    shown = [code for code in highlighted if code in table.index][:_MOST_HIGHLIGHTED]
    standings = [_standing_sentence(language, row, compared_year) for _, row in table.loc[shown].iterrows()]
    if figures.empty:
        return nothing_sentence(language, table, scope_name, survey_year, level)
    return joined(
        language.text(
            "{scope}, {survey}: lowest {lowest}, highest {highest}, among {of} {regions} with an estimate.",
            scope=scope_name,
            survey=phrases.survey(survey_year),
            lowest=extreme_phrase(language, table, figures.min()),
            highest=extreme_phrase(language, table, figures.max()),
            of=language.number(len(figures)),
            regions=phrases.regions_noun(level, language, len(figures)),
        ),
        *standings,
        "" if shown else missing_count_sentence(language, table, survey_year, level),
    )


def _standing_sentence(language: Language, row: pd.Series, compared_year: int | None) -> str:
    if pd.isna(row["prevalence_pct"]):
        return missing_sentence(language, row)
    facts = {
        "region": row["region_name"],
        "prevalence": language.percent(row["prevalence_pct"]),
        "rank": phrases.rank(row, language, Style.SENTENCE, with_set=False),
    }
    modelled = phrases.estimation(row["estimation"], language, Style.SENTENCE)
    if compared_year is None or pd.isna(row["previous_rank"]):
        return joined(language.text("{region} {prevalence}: {rank}.", **facts), modelled)
    if pd.notna(row["rank_change_reason"]):
        earlier = phrases.rank_change(row, compared_year, language)
        return joined(language.text("{region} {prevalence}: {rank} ({earlier}).", **facts, earlier=earlier), modelled)
    previous = phrases.rank(row, language, Style.SENTENCE, prefix="previous_", with_set=False)
    return joined(
        language.text(
            "{region} {prevalence}: {rank} ({compared}: {previous}).",
            **facts,
            compared=phrases.survey(compared_year),
            previous=previous,
        ),
        modelled,
    )
