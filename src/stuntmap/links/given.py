"""What was given as text, by a command or an address, read as it is meant or refused."""

from datetime import date
from typing import Final

from stuntmap.errors import BadChoiceError
from stuntmap.links.addresses import region_code
from stuntmap.vocabulary import COMPARABLE_YEARS, COUNTRY_CODE, ISLAND_GROUPS, MEASURED, SURVEY_OF_YEAR, TARGET_YEARS

# Python refuses to read numbers of thousands of digits, and no number that is asked for is larger.
LARGEST_NUMBER: Final = 1_000_000


def comparable_year(text: str) -> int:
    """The year of a comparable survey.

    Raises:
        BadChoiceError: no comparable survey has that year.
    """
    if text.strip() not in map(str, COMPARABLE_YEARS):
        raise BadChoiceError("not_comparable", year=text, years=COMPARABLE_YEARS)
    return int(text)


def survey_year(text: str) -> int:
    """The year of any survey.

    Raises:
        BadChoiceError: no survey has that year.
    """
    if text.strip() not in map(str, SURVEY_OF_YEAR):
        raise BadChoiceError("no_survey", year=text, years=tuple(SURVEY_OF_YEAR))
    return int(text)


def measured(text: str) -> str:
    """The name of what surveys measure.

    Raises:
        BadChoiceError: there is none of that name.
    """
    if text.strip() not in MEASURED:
        raise BadChoiceError("unknown_indicator", indicator=text, indicators=tuple(MEASURED))
    return text.strip()


def island(text: str) -> str:
    """The name of an island group.

    Raises:
        BadChoiceError: there is none of that name.
    """
    found = {name.casefold(): name for name in ISLAND_GROUPS}.get(text.strip().casefold())
    if found is None:
        raise BadChoiceError("unknown_island", island=text, islands=ISLAND_GROUPS)
    return found


def cluster_scope(province: str | None, island_group: str | None) -> str:
    """The scope in which clusters are looked for: a province, or the country, of which an island group is a part.

    Raises:
        BadChoiceError: both are given.
    """
    code = COUNTRY_CODE if province is None else region_code(province)
    if code != COUNTRY_CODE and island_group is not None:
        raise BadChoiceError("province_and_island", province=province, island=island_group)
    return code


def checked_day(text: str) -> date:
    """A day written as YYYY-MM-DD.

    Raises:
        BadChoiceError: it is no such day.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadChoiceError("no_day", day=text) from None


def target_year(text: str) -> int:
    """The year of a target that may be chosen.

    Raises:
        BadChoiceError: it is no year, or one that no target can have.
    """
    if text not in map(str, TARGET_YEARS):
        raise BadChoiceError("no_target_year", year=text, first=TARGET_YEARS[0], last=TARGET_YEARS[-1])
    return int(text)


def own_target(text: str) -> float:
    """A reader's own target in %, with a decimal comma or point.

    Raises:
        BadChoiceError: it is none, or not above 0 and below 100.
    """
    # The command asks for its options before anything is loaded.
    from stuntmap.analysis.target_distance import checked_target_pct

    return checked_target_pct(text)


def whole_number(name: str, text: str, least: int, most: int) -> int:
    """A whole number from `least` to `most`; `name` is what it is called in the error.

    Raises:
        BadChoiceError: it is none.
    """
    if not (text.isdecimal() and len(text) <= len(str(LARGEST_NUMBER)) and least <= int(text) <= most):
        raise BadChoiceError("bad_number", setting=name, value=text, least=least, most=most)
    return int(text)
