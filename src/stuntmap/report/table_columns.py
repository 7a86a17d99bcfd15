"""How the values of columns are worded in the tables that readers take away, in both languages."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.analysis.classifying import indicator_of
from stuntmap.language import Language
from stuntmap.phrases.notes import note
from stuntmap.vocabulary import Column, Kind


def column_of(name: str, values: pd.Series) -> Column:
    """The description of a column; one that has none keeps its name and takes the kind of its values."""
    if name in vocabulary.COLUMNS:
        return vocabulary.COLUMNS[name]
    if pd.api.types.is_bool_dtype(values):
        return Column(name, name, Kind.WORDS)
    return Column(name, name, Kind.DECIMAL if pd.api.types.is_numeric_dtype(values) else Kind.TEXT)


def with_certainty(names: Iterable[str], table: pd.DataFrame) -> list[str]:
    """The columns `names`, each followed by those of `table` that say how far it can be trusted; each one once."""
    chosen: dict[str, None] = {}
    for name in names:
        chosen.update(dict.fromkeys([name, *vocabulary.certainty_columns(name)]))
    return [name for name in chosen if name in table]


def with_status(table: pd.DataFrame) -> pd.DataFrame:
    """`table` with its index as a first column, and with a status in words in place of `estimation`.

    The status says "no estimate" where the prevalence is missing: an empty cell alone could be read as a mistake.
    """
    named = table.reset_index(drop=not table.index.name or table.index.name in table)
    if vocabulary.PREVALENCE not in named:
        return named
    made = (
        named[vocabulary.ESTIMATION].astype("object")
        if vocabulary.ESTIMATION in named
        else pd.Series("", index=named.index)
    )
    status = made.where(named[vocabulary.PREVALENCE].notna(), phrases.WITHOUT_ESTIMATE)
    if vocabulary.ESTIMATION in named:
        place = list(named.columns).index(vocabulary.ESTIMATION)
        named = named.drop(columns=vocabulary.ESTIMATION)
    else:
        place = list(named.columns).index(vocabulary.PREVALENCE) + 1
    named.insert(place, vocabulary.STATUS, status)
    return named


def with_reasons(table: pd.DataFrame, language: Language) -> pd.DataFrame:
    """`table` with the reason in the note of every region that has no estimate; index and other columns as given."""
    missing = table[table[vocabulary.PREVALENCE].isna()]
    reasons = {code: phrases.missing_reason_of_row(row, language) for code, row in missing.iterrows()}
    notes = (
        table[vocabulary.NOTE].astype("object").where(~table.index.isin(reasons), pd.Series(reasons, dtype="object"))
    )
    return table.assign(**{vocabulary.NOTE: notes})


def cell_value(value: Any, kind: Kind, language: Language) -> str | int | float | None:
    """A value as a cell takes it: None where missing, a number, or text in the language."""
    if pd.isna(value):
        return None
    if kind is Kind.WORDS:
        key = value if isinstance(value, str) else bool(value)
        return language.text(phrases.VALUES[key]) if key in phrases.VALUES else str(value)
    if kind is Kind.VERDICT:
        return phrases.verdict(str(value), language)
    if kind is Kind.REASON:
        return phrases.reason(str(value), language)
    if kind is Kind.NOTE:
        return note(str(value), language)
    if kind not in vocabulary.NUMBERS:
        return str(value)
    form = vocabulary.NUMBERS[kind]
    if form.significant:
        return float(f"{float(value):.{form.kept}g}")
    return round(float(value), form.kept) if form.kept else round(float(value))


def own_headings(table: pd.DataFrame, language: Language, compared_year: int | None) -> dict[str, str]:
    """Headings of `table` that say more than a description can: the survey compared with, the target's year."""
    measured, found = indicator_of(table), {}
    prevalence = language.text(measured.prevalence)
    if measured != vocabulary.STUNTING:
        found[vocabulary.PREVALENCE] = language.text("{prevalence} (%)", prevalence=prevalence)
        if measured.classes:
            found[vocabulary.SEVERITY] = language.text("Class ({source})", source=measured.classes.short)
    if compared_year is not None:
        survey = vocabulary.SURVEY_OF_YEAR[compared_year].label
        found[vocabulary.PREVIOUS_PREVALENCE] = language.text(
            "{prevalence} (%), {survey}", prevalence=prevalence, survey=survey
        )
    for distance, year, target in (
        (vocabulary.DISTANCE, vocabulary.TARGET_YEAR, vocabulary.TARGET),
        (vocabulary.DISTANCE_AHEAD, vocabulary.PACE_YEAR, vocabulary.TARGET_AHEAD),
    ):
        if heading := _distance_heading(table, language, year, target):
            found[distance] = heading
    return found


def _distance_heading(table: pd.DataFrame, language: Language, year: str, target: str) -> str:
    """The heading of a distance with the one target that it is measured to, or with its year; empty without one."""
    years, targets = (set(table[name].dropna()) if name in table else set() for name in (year, target))
    if len(years) != 1:
        return ""
    if len(targets) == 1:
        slots = {"year": int(years.pop()), "target": language.percent(targets.pop())}
        return language.text("Distance to the target of {target} in {year} (percentage points)", **slots)
    return language.text("Distance to target of {year} (percentage points)", year=int(years.pop()))
