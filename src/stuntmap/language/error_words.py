"""The words of an error in one language: the only place where a code and its facts become a sentence.

How a slot of `error_tables` writes its fact:
    {name}        a text as it is, a number with the language's separators, a path by its name, a sequence by commas
    {name:1}      a number with one decimal
    {name:plain}  without separators and the path in full: years, ports, folders
    {name:first}  the count and the first five of a sequence: "7: 3301, 3302, 3303, 3304, 3305, ..."
    {name:and}, {name:or}  a sequence with that word before its last
    {name:listed} the first five of a sequence with semicolons, and how many more
    {name:all}    all of a sequence with semicolons
"""

import errno
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from stuntmap.errors import Fault, StuntmapError
from stuntmap.language import Language, Term, marked
from stuntmap.language.error_tables import ERROR_WORDS
from stuntmap.language.table_rules import RULES

MOST_SHOWN: Final = 5
# What a system refuses most often; the rest is told in the system's own words.
_SYSTEM_REASONS: Final = {
    errno.ENOSPC: marked("no space left"),
    errno.EACCES: marked("no permission"),
    errno.EPERM: marked("no permission"),
    errno.ENOENT: marked("not found"),
    errno.EISDIR: marked("it is a folder"),
    errno.EROFS: marked("it may only be read"),
}


def first_values(values: Sequence[object]) -> str:
    """The count and the first five of `values`: "7: 3301, 3302, 3303, 3304, 3305, ..."."""
    shown = ", ".join(map(str, values[:MOST_SHOWN]))
    return f"{len(values)}: {shown}{', ...' if len(values) > MOST_SHOWN else ''}"


def error_words(error: StuntmapError, language: Language) -> str:
    """What is wrong and what to do, in one line."""
    return " ".join(filter(None, (problem_words(error, language), remedy_words(error, language))))


def problem_words(error: StuntmapError, language: Language) -> str:
    """What is wrong, in one sentence."""
    return _filled(ERROR_WORDS[error.code].problem, error.facts, language)


def remedy_words(error: StuntmapError, language: Language) -> str:
    """What the reader can do, "" where there is nothing to say."""
    remedy = ERROR_WORDS[error.code].remedy
    return _filled(remedy, error.facts, language) if remedy else ""


def said(found: str | Term | StuntmapError, language: Language) -> str:
    """Whatever a check found or a row lacks, in words."""
    if isinstance(found, StuntmapError):
        return error_words(found, language)
    return term_words(found, language) if isinstance(found, Term) else found


def term_words(term: Term, language: Language) -> str:
    """A text that waited for its language, its values written as facts are."""
    return _filled(term.message, term.values, language)


def _filled(message: str, facts: dict[str, object], language: Language) -> str:
    return language.text(message, **{name: _Slot(fact, language) for name, fact in facts.items()})


class _Slot:
    """A fact that writes itself as the slot asks."""

    def __init__(self, fact: object, language: Language) -> None:
        self.fact = fact
        self.language = language

    def __format__(self, how: str) -> str:
        fact = self.fact
        if isinstance(fact, list | tuple):
            return self._sequence(fact, how)
        if how == "plain":
            return str(fact)
        return self._number(fact, int(how)) if how else self._written(fact)

    def _written(self, fact: object) -> str:
        if isinstance(fact, Term):
            return term_words(fact, self.language)
        if isinstance(fact, StuntmapError):
            return problem_words(fact, self.language)
        if isinstance(fact, Fault):
            return _fault_words(fact, self.language)
        if isinstance(fact, OSError):
            known = _SYSTEM_REASONS.get(fact.errno or 0)
            return self.language.text(known) if known else fact.strerror or str(fact)
        if isinstance(fact, int | float) and not isinstance(fact, bool):
            return self._number(fact, len(f"{fact:.12g}".partition(".")[2]))
        return fact.name if isinstance(fact, Path) else str(fact)

    def _number(self, fact: object, decimals: int) -> str:
        return self.language.number(fact, decimals) if isinstance(fact, int | float) else str(fact)

    def _sequence(self, facts: Iterable[object], how: str) -> str:
        if how == "plain":
            return ", ".join(map(str, facts))
        words = [self._written(fact) for fact in facts]
        if how == "first":
            return first_values(words)
        if how == "listed":
            more = len(words) - MOST_SHOWN
            rest = [self.language.text("and {count} more", count=self.language.number(more))] if more > 0 else []
            return "; ".join([*words[:MOST_SHOWN], *rest])
        if how == "all":
            return "; ".join(words)
        if how in ("and", "or") and len(words) > 1:
            last = self.language.text("and") if how == "and" else self.language.text("or")
            return f"{', '.join(words[:-1])} {last} {words[-1]}"
        return ", ".join(words)


def _fault_words(fault: Fault, language: Language) -> str:
    place = [language.text("row {row}", row=fault.row)] if fault.row else []
    place += [f"({fault.key})"] if fault.key else []
    place += [language.text("column {column}", column=fault.column)] if fault.column else []
    place += [f'"{fault.value}"'] if fault.value is not None else []
    return f"{' '.join(place)}: {language.text(RULES[fault.rule])}"
