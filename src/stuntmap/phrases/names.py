"""What regions and surveys are called, and how several of them are listed."""

from collections.abc import Iterable, Sequence

from stuntmap.language import Language
from stuntmap.vocabulary import LEVEL_OF_NAME, SURVEY_OF_YEAR


def survey(survey_year: int) -> str:
    """The survey as it is printed: "SSGI 2024"; the bare year where no survey is known."""
    known = SURVEY_OF_YEAR.get(int(survey_year))
    return known.label if known else str(int(survey_year))


def surveys(survey_years: Iterable[int]) -> str:
    """Several surveys as they are printed: "SSGI 2024, SKI 2023"."""
    return ", ".join(survey(year) for year in survey_years)


def regions_noun(level: str, language: Language, count: int = 2) -> str:
    """What `count` regions of a level are called, after the number: "1 district", "35 districts"."""
    described = LEVEL_OF_NAME[level]
    return language.text(described.one if count == 1 else described.noun)


def listed(names: Sequence[str], language: Language, most: int = 2) -> str:
    """Up to `most` names in full, of more the first ones: "A", "A dan B", "A, B, dan C", "A, B, dan 3 lainnya".

    One name is never replaced by "1 others": it takes no more room than those words.
    """
    if is_cut(len(names), most):
        return and_others(names[:most], len(names) - most, language)
    if len(names) == 1:
        return names[0]
    if len(names) == 2:
        return language.text("{first} and {second}", first=names[0], second=names[1])
    return language.text("{names}, and {last}", names=", ".join(names[:-1]), last=names[-1])


def is_cut(count: int, most: int) -> bool:
    """Whether `listed` counts some of so many names instead of naming them."""
    return count > most + 1


def count_of(count: int, of: int, language: Language) -> str:
    """So many of so many, before a noun: "3 dari 35"; "tidak satu pun dari 35" for none, "seluruh 9" for all."""
    slots = {"count": language.number(count), "of": language.number(of)}
    if count == of > 1:
        return language.text("all {of}", of=slots["of"])
    return language.text("{count} of {of}", **slots) if count else language.text("none of {of}", **slots)


def part_of(count: str, of: str, language: Language) -> str:
    """A count with the whole that it is a part of, both written already or slots: "31 dari 51"."""
    return language.text("{count} of {of}", count=count, of=of)


def tally(parts: Sequence[tuple[int, str]], language: Language) -> str:
    """A list of counts in words, such as "3 turun nyata, 1 naik nyata, dan 31 belum berbeda nyata", without zeros."""
    told = [words for count, words in parts if count]
    return listed(told, language, most=len(told))


def and_others(named: Sequence[str], more: int, language: Language) -> str:
    """The names that are given, and how many more there are: "A, B, dan 3 lainnya"."""
    if len(named) == 1:
        return language.plural("{first} and {count} other", "{first} and {count} others", more, first=named[0])
    names = ", ".join(named)
    return language.plural("{names} and {count} other", "{names} and {count} others", more, names=names)
