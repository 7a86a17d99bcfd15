"""What was given as text, by a command or an address, read as it is meant or refused."""

from datetime import date

from stuntmap.errors import BadChoiceError
from stuntmap.vocabulary import COMPARABLE_YEARS, SURVEY_OF_YEAR


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


def checked_day(text: str) -> date:
    """A day written as YYYY-MM-DD.

    Raises:
        BadChoiceError: it is no such day.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadChoiceError("no_day", day=text) from None
