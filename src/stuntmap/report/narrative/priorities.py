"""The sentences about a list of places that come first: who is in it, by what, and how firmly."""

from collections.abc import Sequence

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.language import Language, marked
from stuntmap.report.narrative.wording import joined

# A place that is in the list in so many of the trials stands firmly in it; in fewer than half it is there by a hair.
FIRM = 0.9
LOOSE = 0.5
_NAMED = 5
METHOD = marked(
    "Score: the weighted mean share of the other places that are less urgent by each criterion. Stays in the list: "
    "1,000 trials, each with estimates drawn within their uncertainty and every weight between half and one and a half "
    "times the chosen one. The list helps to choose; the decision is the team's."
)


def chosen_rows(table: pd.DataFrame) -> pd.DataFrame:
    """The places of the list, in its order."""
    return table[table[vocabulary.PRIORITY_STANDING].isin((vocabulary.LISTED, vocabulary.PINNED))]


def criteria_words(language: Language, titles: Sequence[str]) -> str:
    """The criteria as they stand in a sentence, each by its title."""
    words = [language.text(title) for title in titles]
    return phrases.listed(words, language, most=len(words))


def priority_sentence(
    language: Language, table: pd.DataFrame, scope_name: str, titles: Sequence[str], level: str = vocabulary.DISTRICT
) -> str:
    """How many of how many are in the list, who, and how many of them firmly; of a decision how many it moved."""
    chosen = chosen_rows(table)
    shares = chosen[vocabulary.STAYS_SHARE]
    counted = language.text(
        "{count} {regions} of {scope} come first: {names}. Criteria: {criteria}.",
        count=phrases.count_of(len(chosen), len(table), language),
        regions=phrases.regions_noun(level, language, len(table)),
        scope=scope_name,
        criteria=criteria_words(language, titles),
        names=phrases.listed(chosen[vocabulary.REGION_NAME].map(vocabulary.short_name).tolist(), language, _NAMED),
    )
    # How firmly a place stands that so few children would be known by is not passed on.
    by_score = shares[chosen[vocabulary.PRIORITY_STANDING] == vocabulary.LISTED].dropna()
    return joined(counted, _firmness(language, by_score), _decided(language, table))


def _firmness(language: Language, shares: pd.Series) -> str:
    """How many of those in the list by score stand firmly in it, and how many by a hair; nothing of nobody."""
    if shares.empty:
        return ""
    firm, loose = int((shares >= FIRM).sum()), int((shares < LOOSE).sum())
    sentence = language.text(
        "In the list in at least {share} of trials: {firm} by score.",
        share=language.percent(100 * FIRM, 0),
        firm=phrases.count_of(firm, len(shares), language),
    )
    if not loose:
        return sentence
    return joined(sentence, language.text("In fewer than half of them: {loose}.", loose=language.number(loose)))


def _decided(language: Language, table: pd.DataFrame) -> str:
    standings = table[vocabulary.PRIORITY_STANDING]
    parts = [
        (int((standings == code).sum()), phrases.verdict(code, language))
        for code in (vocabulary.PINNED, vocabulary.STRUCK)
    ]
    told = [f"{language.number(count)} {words}" for count, words in parts if count]
    return language.text("Decided: {parts}.", parts=phrases.listed(told, language)) if told else ""


def standing_sentence(language: Language, row: pd.Series, of: int) -> str:
    """Where one place stands: its order by score, and in how many of the trials it is in the list."""
    name = vocabulary.short_name(row[vocabulary.REGION_NAME])
    if pd.isna(row[vocabulary.PRIORITY_ORDER]):
        return language.text("{region}: nothing is known of it by these criteria.", region=name)
    facts = {"region": name, "order": language.number(int(row[vocabulary.PRIORITY_ORDER])), "of": language.number(of)}
    if row[vocabulary.PRIORITY_STANDING] in (vocabulary.PINNED, vocabulary.STRUCK):
        decided = phrases.verdict(row[vocabulary.PRIORITY_STANDING], language)
        return language.text("{region}: number {order} of {of} by score, {decided}.", decided=decided, **facts)
    return language.text(
        "{region}: number {order} of {of} by score, in the list in {share} of trials.",
        share=phrases.chance(row[vocabulary.STAYS_SHARE], language),
        **facts,
    )


def unknown_sentence(language: Language, table: pd.DataFrame) -> str:
    """Which places are judged by a part of the criteria only; empty where all is known."""
    partly = table[table[vocabulary.CRITERIA_UNKNOWN] > 0]
    if partly.empty:
        return ""
    names = partly[vocabulary.REGION_NAME].map(vocabulary.short_name).tolist()
    return language.text(
        "Not every criterion is known of {names}: the score is of those that are.",
        names=phrases.listed(names, language, 3),
    )
