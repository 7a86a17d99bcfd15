"""The tables of a meeting about parts, in words: parts, changes, interventions; once for paper, once as sheets."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from stuntmap import phrases
from stuntmap import vocabulary as v
from stuntmap.answers.parts_meeting import PartsFacts
from stuntmap.figures.intervention_looks import MARKS, NO_DATA
from stuntmap.language import Language
from stuntmap.report.narrative import parts_meeting as said
from stuntmap.report.narrative.interventions import indicator_title
from stuntmap.report.narrative.recaps import month_words

HEADS_OF_PARTS: Final = 6


def number(value: object, language: Language, decimals: int = 0) -> str:
    """A number of a cell; a dash where it is missing."""
    return phrases.DASH if pd.isna(value) else language.number(float(value), decimals)  # type: ignore[arg-type, call-overload]


def counted(stunted: object, measured: object, language: Language) -> str:
    """So many of so many; a dash where it is not known."""
    if pd.isna(stunted) or pd.isna(measured):  # type: ignore[call-overload]
        return phrases.DASH
    return phrases.part_of(number(stunted, language), number(measured, language), language)


def with_limits(value: object, low: object, high: object, language: Language) -> str:
    """A figure with its limits in brackets: "25,5 (18,1–33,5)"."""
    if pd.isna(value):  # type: ignore[call-overload]
        return phrases.DASH
    return f"{number(value, language, 1)} ({number(low, language, 1)}–{number(high, language, 1)})"


def parts_heads(language: Language, facts: PartsFacts) -> list[str]:
    """The headings of `parts_rows`."""
    return [
        language.text("Kecamatan") if facts.is_of_district else language.text("Desa and kelurahan"),
        language.text("Stunted of measured"),
        language.text("Prevalence (%) with 95% limits"),
        language.text("Shrunken (%)"),
        language.text("Coverage (%)"),
        language.text("List"),
    ]


def parts_rows(language: Language, facts: PartsFacts) -> list[tuple[list[str], bool]]:
    """One row a part in words, and whether it is in the list: those in the list first, then by what is likely."""
    table = facts.parts
    chosen = set(facts.listed.index)
    order = sorted(
        table.index,
        key=lambda code: (code not in chosen, -_known(table.loc[code, v.SHRUNKEN]), code),
    )
    return [(_part(language, facts, table.loc[code]), code in chosen) for code in order]


def _known(value: object) -> float:
    return -1.0 if pd.isna(value) else float(value)  # type: ignore[arg-type, call-overload]


def _part(language: Language, facts: PartsFacts, row: pd.Series) -> list[str]:
    standing = row.get(v.PRIORITY_STANDING)
    is_told = isinstance(standing, str) and standing != v.NOT_LISTED
    if bool(row[v.IS_HIDDEN]):
        counts = [language.text("fewer than 5, not shown"), phrases.DASH, phrases.DASH, phrases.DASH]
    else:
        counts = [
            counted(row[v.CHILDREN_STUNTED], row[v.CHILDREN_MEASURED], language),
            with_limits(row[v.PREVALENCE], row[v.CI95_LOW], row[v.CI95_HIGH], language),
            number(row[v.SHRUNKEN] if pd.notna(row[v.PREVALENCE]) else None, language, 1),
            number(row[v.COVERAGE], language, 1),
        ]
    return [str(row[v.REGION_NAME]), *counts, phrases.verdict(standing, language) if is_told else ""]


def change_heads(language: Language, facts: PartsFacts) -> list[str]:
    """The headings of `change_rows`."""
    return [
        language.text("Name"),
        month_words(language, facts.month_before),
        month_words(language, facts.month),
        language.text("Difference in points, with 95% limits"),
        language.text("Tested"),
    ]


def change_rows(language: Language, facts: PartsFacts) -> list[tuple[list[str], bool]]:
    """One row a region in words, the whole first, and whether it really changed."""
    rows = []
    for code, row in facts.changes.iterrows():
        is_own = code == facts.region_code
        now = facts.own if is_own else facts.parts.loc[str(code)]
        difference = phrases.DASH
        if pd.notna(row[v.CHANGE]):
            change, low, high = (
                phrases.signed_points(float(row[name]), language) for name in (v.CHANGE, v.CHANGE_LOW, v.CHANGE_HIGH)
            )
            difference = language.text("{value} ({low} to {high})", value=change, low=low, high=high)
        verdict = phrases.verdict(row[v.CHANGE_VERDICT], language)
        name = said.region_title(language, facts) if is_own else str(row[v.REGION_NAME])
        cells = [
            name,
            counted(row[v.STUNTED_BEFORE], row[v.MEASURED_BEFORE], language),
            counted(now[v.CHILDREN_STUNTED], now[v.CHILDREN_MEASURED], language),
            difference,
            verdict or phrases.DASH,
        ]
        rows.append((cells, row[v.CHANGE_VERDICT] in (v.REAL_INCREASE, v.REAL_DECREASE)))
    return rows


def intervention_heads(language: Language) -> list[str]:
    """The headings of `intervention_rows`."""
    return [
        language.text("Indicator"),
        language.text("Reached of expected"),
        language.text("Reached in % of expected"),
        language.text("Target for 2024"),
        language.text("Short of target"),
    ]


def intervention_rows(language: Language, facts: PartsFacts) -> list[list[str]]:
    """One row an indicator of the region itself, in words; those without data too."""
    if facts.interventions is None:
        return []
    own = {row[v.INDICATOR]: row for row in facts.own_shares.to_dict("records")}
    rows = []
    for name, one in facts.interventions.indicators.items():
        row = own.get(name)
        target = phrases.DASH if one.target_pct is None else phrases.plain_percent(one.target_pct, language)
        title = indicator_title(language, one)
        if row is None or pd.isna(row[v.COVERED]):
            rows.append([title, language.text(NO_DATA), phrases.DASH, target, phrases.DASH])
            continue
        gap = str(row[v.INTERVENTION_STANDING])
        standing = phrases.DASH
        if pd.notna(row[v.INTERVENTION_GAP]):
            short = phrases.written_points(phrases.points(float(row[v.INTERVENTION_GAP]), language), language)
            standing = f"{MARKS[gap]} {phrases.verdict(v.TARGET_REACHED, language) if gap == v.GAP_NONE else short}"
        shares = counted(row[v.NUMERATOR], row[v.DENOMINATOR], language)
        rows.append([title, shares, number(row[v.COVERED], language, 1), target, standing])
    return rows


def words_frame(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> pd.DataFrame:
    """Rows in words as a table for a sheet."""
    return pd.DataFrame([list(row) for row in rows], columns=list(heads))
