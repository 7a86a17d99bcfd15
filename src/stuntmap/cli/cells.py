"""How the commands write a figure, an interval, a rank or a verdict: in a table."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from stuntmap import vocabulary
from stuntmap.language import Language


def number_cell(words: Language, value: float | None, decimals: int = 1, signed: bool = False) -> str:
    """A number as the language writes it, a dash where there is none."""
    from stuntmap import phrases  # they load pandas, and `stuntmap --help` need not wait for it

    if value is None:
        return phrases.DASH
    return words.signed(value, decimals) if signed else words.number(value, decimals)


def interval_cell(words: Language, facts: Mapping[str, Any]) -> str:
    """The limits of a prevalence, an approximate interval marked: "22,0–27,2", "~17,5–24,6"; "model" for a model's."""
    from stuntmap import phrases  # they load pandas, and `stuntmap --help` need not wait for it

    without = phrases.model_mark(words) if phrases.is_modelled(facts) else phrases.DASH
    return phrases.interval(facts, words, phrases.Style.CELL) or without


def signs_line(words: Language, rows: Iterable[Mapping[str, Any]]) -> str:
    """What "~" and "model" say, under a table of these figures; empty where neither occurs."""
    from stuntmap import phrases

    told = any(phrases.is_modelled(facts) or facts["ci_kind"] == vocabulary.CI_APPROXIMATE for facts in rows)
    return phrases.signs(words) if told else ""


def region_line(words: Language, facts: Mapping[str, Any]) -> str:
    """The line above a region's figures: name, code, province, and what is measured where it is not stunting."""
    measured = vocabulary.MEASURED[facts[vocabulary.INDICATOR]]
    place = facts[vocabulary.PROVINCE_NAME] if facts[vocabulary.REGION_LEVEL] == vocabulary.DISTRICT else None
    what = None if measured == vocabulary.STUNTING else words.text(measured.prevalence)
    named = f"{facts[vocabulary.REGION_NAME]} ({facts[vocabulary.REGION_CODE]})"
    return ", ".join(filter(None, (named, place, what)))


def rank_cell(words: Language, facts: Mapping[str, Any] | None) -> str:
    """A rank with its confidence set: "28/35 (3–35)", "11/35, seri (2–32)"."""
    from stuntmap import phrases  # they load pandas, and `stuntmap --help` need not wait for it

    return phrases.DASH if facts is None else phrases.rank(facts, words, phrases.Style.CELL)


def heading(words: Language, name: str) -> str:
    """The heading of a column in the terminal."""
    return words.text(vocabulary.COLUMNS[name].label)


def cell(words: Language, facts: Mapping[str, Any], name: str) -> str:
    """One value as its column's description asks for it; a dash where it is missing."""
    from stuntmap import phrases
    from stuntmap.report.table_columns import cell_value

    column, value = vocabulary.COLUMNS[name], facts[name]
    if name == vocabulary.RANK:
        return rank_cell(words, facts)
    if name == vocabulary.SEVERITY:
        return class_cell(words, value)
    if column.numbers is not None:
        return number_cell(words, value, column.numbers.decimals, column.numbers.signed)
    return phrases.DASH if value is None else str(cell_value(value, column.kind, words))


def columns_printed(words: Language, names: Sequence[str]) -> tuple[list[str], list[int]]:
    """The headings of a table with these columns, limits beside the prevalence, and the places of its numbers."""
    headings: list[str] = []
    numbers: list[int] = []
    for name in names:
        if vocabulary.COLUMNS[name].numbers is not None:
            numbers.append(len(headings))
        headings += [heading(words, name), "95 %"] if name == vocabulary.PREVALENCE else [heading(words, name)]
    return headings, numbers


def cells_printed(words: Language, facts: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    """One row under the headings of `columns_printed`."""
    found: list[str] = []
    for name in names:
        found += (
            [cell(words, facts, name), interval_cell(words, facts)]
            if name == vocabulary.PREVALENCE
            else [cell(words, facts, name)]
        )
    return found


def class_cell(words: Language, severity_class: str | None) -> str:
    """A severity class in words."""
    from stuntmap import phrases  # they load pandas, and `stuntmap --help` need not wait for it

    return phrases.severity(severity_class, words) or phrases.no_estimate(words)
