"""The day of reading that a command takes: `--as-of`, else today in Jakarta."""

from datetime import date

from stuntmap.errors import BadChoiceError
from stuntmap.reading_day import today


def checked_day(text: str) -> date:
    """The day that `--as-of` names.

    Raises:
        BadChoiceError: it is no day as YYYY-MM-DD.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadChoiceError("no_day", day=text) from None


def reading_day(text: str | None) -> date:
    """The day of `--as-of`, else today.

    Raises:
        BadChoiceError: it is no day as YYYY-MM-DD.
    """
    return today() if text is None else checked_day(text)
