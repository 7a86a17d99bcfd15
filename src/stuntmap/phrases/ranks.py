"""A rank in words, with the ranks that the survey cannot rule out, and how it moved since an earlier survey."""

from typing import Any

import pandas as pd

from stuntmap.language import Language
from stuntmap.phrases.names import survey
from stuntmap.phrases.numbers import with_confidence, written_limits_in_words
from stuntmap.phrases.styles import APPROXIMATE_SIGN, DASH, Row, Style
from stuntmap.phrases.verdicts import reason
from stuntmap.vocabulary import (
    PREVIOUS_OF,
    PREVIOUS_RANK,
    RANK,
    RANK_CHANGE,
    RANK_CHANGE_REASON,
    RANK_HIGH,
    RANK_IS_ROUGH,
    RANK_LOW,
    RANK_OF,
    TIED,
)


def written_rank(rank: str, of: str, language: Language, tied: bool = False, scope_name: str | None = None) -> str:
    """A rank as a sentence gives it, from numbers that are written already or from slots that a browser fills."""
    slots = {"rank": rank, "of": of}
    if scope_name is not None:
        slots["scope"] = scope_name
        if tied:
            return language.text("rank {rank} of {of} in {scope}, tied", **slots)
        return language.text("rank {rank} of {of} in {scope}", **slots)
    if tied:
        return language.text("rank {rank} of {of}, tied", **slots)
    return language.text("rank {rank} of {of}", **slots)


def written_place(rank: str, of: str, language: Language) -> str:
    """A rank under a heading that names it: "28 dari 35"; from written numbers or from slots that a browser fills."""
    return language.text("{rank} of {of}", rank=rank, of=of)


def written_rank_set(low: str, high: str, language: Language, rough: bool = False, first_use: bool = False) -> str:
    """A set of ranks from numbers that are written already, or from slots that a browser fills."""
    if rough:
        ranks = language.text("roughly between {low} and {high}", low=low, high=high)
        return with_confidence(ranks, language) if first_use else ranks
    return written_limits_in_words(low, high, language, first_use)


def _is_true(value: Any) -> bool:
    return not pd.isna(value) and bool(value)


def rank_set(
    row: Row, language: Language, style: Style = Style.SHORT, prefix: str = "", first_use: bool = False
) -> str:
    """The 95 % confidence set of a rank: "antara 3 dan 35"; "3–35" in a cell; empty where there is none.

    A rough set, of a small-area figure, is called so ("kira-kira antara", "~3–35"). A set of one says that no other
    rank is plausible; where nobody else has an estimate there is nothing to be certain about. `first_use` says with
    what confidence.
    """
    low, high = row.get(f"{prefix}{RANK_LOW}"), row.get(f"{prefix}{RANK_HIGH}")
    if pd.isna(low) or pd.isna(high) or row.get(f"{prefix}{RANK_OF}") == 1:
        return ""
    rough = _is_true(row.get(f"{prefix}{RANK_IS_ROUGH}"))
    low, high = int(low), int(high)  # type: ignore[arg-type]
    if style is Style.CELL:
        ranks = language.number(low) if low == high else f"{language.number(low)}{DASH}{language.number(high)}"
        return f"{APPROXIMATE_SIGN}{ranks}" if rough else ranks
    if low == high:
        if rough:
            return language.text("roughly rank {rank}", rank=language.number(low))
        return language.text("no other rank is plausible")
    return written_rank_set(language.number(low), language.number(high), language, rough, first_use)


def rank(
    row: Row,
    language: Language,
    style: Style = Style.SHORT,
    scope_name: str | None = None,
    prefix: str = "",
    with_set: bool = True,
    with_total: bool = True,
    first_use: bool = False,
) -> str:
    """A rank with its confidence set; empty where there is none, a dash in a cell.

    "peringkat 28 dari 35 di Jawa Tengah, seri (antara 3 dan 35)" in a sentence, "28 dari 35, seri (antara 3 dan 35)"
    alone, "28/35, seri (3–35)" in a cell.

    Args:
        row: rank, of and tied, and where known rank_low, rank_high and rank_is_rough.
        language: of the words.
        style: how long.
        scope_name: of the ranking, where a sentence does not tell it otherwise.
        prefix: of the columns: "province_", "nation_", "previous_".
        with_set: whether the set stands behind the rank.
        with_total: whether a cell says among how many; where all cells of a column share them, it need not.
        first_use: whether the set says with what confidence, as it must where a text speaks of one first.
    """
    place = row[f"{prefix}{RANK}"]
    if pd.isna(place):
        return DASH if style is Style.CELL else ""
    tied = _is_true(row[f"{prefix}{TIED}"])
    written = language.number(int(place))
    of = language.number(int(row[f"{prefix}{RANK_OF}"]))
    if style is Style.SENTENCE:
        words = written_rank(written, of, language, tied, scope_name)
    else:
        bare = f"{written}/{of}" if with_total else written
        words = bare if style is Style.CELL else written_place(written, of, language)
        words = language.text("{rank}, tied", rank=words) if tied else words
    ranks = rank_set(row, language, style, prefix, first_use) if with_set else ""
    return f"{words} ({ranks})" if ranks else words


def rank_change(
    row: Row, compared_year: int, language: Language, style: Style = Style.SHORT, with_reason: bool = True
) -> str:
    """How a rank moved since an earlier survey: "naik 2 peringkat dari peringkat 8 (SSGI 2022)"; "−2" in a cell.

    Up is towards rank 1, the lowest prevalence. Ranks that may not be subtracted stand with the reason (without it if
    `with_reason` is False): "peringkat 1 dari 3 pada SKI 2023, tidak dibandingkan: ...". Empty in a cell where there
    is no change to give.
    """
    change = row[RANK_CHANGE]
    if style is Style.CELL:
        return "" if pd.isna(change) else language.signed(int(change), 0)
    slots = {"survey": survey(compared_year)}
    why = row.get(RANK_CHANGE_REASON)
    if isinstance(why, str):
        before, of = (language.number(int(row[name])) for name in (PREVIOUS_RANK, PREVIOUS_OF))
        place = written_rank(before, of, language)
        if not with_reason:
            return language.text("{rank} in {survey}, not compared", **slots, rank=place)
        return language.text(
            "{rank} in {survey}, not compared: {reason}", **slots, rank=place, reason=reason(why, language)
        )
    if pd.isna(change):
        return language.text("no rank to compare with in {survey}", **slots)
    if change == 0:
        return language.text("same rank as in {survey}", **slots)
    slots["rank"] = language.number(int(row[PREVIOUS_RANK]))
    steps = abs(int(change))
    if change > 0:
        return language.plural(
            "down one place from rank {rank} ({survey})",
            "down {count} places from rank {rank} ({survey})",
            steps,
            **slots,
        )
    return language.plural(
        "up one place from rank {rank} ({survey})", "up {count} places from rank {rank} ({survey})", steps, **slots
    )
