"""The day of reading that a command takes: `--as-of`, else today in Jakarta."""

from datetime import date

from stuntmap.links.given import checked_day
from stuntmap.reading_day import today


def reading_day(text: str | None) -> date:
    """The day of `--as-of`, else today.

    Raises:
        BadChoiceError: it is no day as YYYY-MM-DD.
    """
    return today() if text is None else checked_day(text)
