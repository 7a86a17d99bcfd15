"""What a reader's language writes: texts by gettext, numbers with its separators. Passed along, never global."""

import gettext
import io
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from stuntmap.language.tongues import DEFAULT_LANGUAGE as DEFAULT_LANGUAGE
from stuntmap.language.tongues import LANGUAGES as LANGUAGES
from stuntmap.language.tongues import NO_BREAK_SPACE as NO_BREAK_SPACE
from stuntmap.language.tongues import Tongue as Tongue
from stuntmap.vocabulary import marked as marked

LOCALE_FOLDER = Path(__file__).parent.parent / "locale"
MINUS = "\N{MINUS SIGN}"


class Term:
    """A text that waits for its language, as a fact of an error or a finding: `Term("Question {number}", number=2)`."""

    def __init__(self, message: str, **values: object) -> None:
        self.message = message
        self.values = values

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Term) and (self.message, self.values) == (other.message, other.values)

    def __hash__(self) -> int:
        return hash(self.message)

    def __repr__(self) -> str:
        return f"Term({self.message!r}, {self.values})"


@dataclass(frozen=True)
class Language:
    """One interface language: `tongue` describes it, `catalogue` holds its texts."""

    tongue: Tongue
    catalogue: gettext.NullTranslations

    @property
    def code(self) -> str:
        """The language's code in links: "id" or "en"."""
        return self.tongue.code

    def text(self, message: str, **values: object) -> str:
        """`message` in this language, with `{name}` slots filled from `values`."""
        translated = self.catalogue.gettext(message)
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """`one` or `many` in the form that this language has for `count`, which fills the slot `{count}`."""
        translated = self.catalogue.ngettext(one, many, count)
        return translated.format(**{"count": self.number(count), **values})

    def number(self, value: float, decimals: int = 0) -> str:
        """`value` with the language's separators: 18.000 or 20,8 in Bahasa, 18,000 or 20.8 in English."""
        # Adding zero turns a negative zero, left by rounding a small negative figure, into a plain one.
        rounded = round(value, decimals) + 0.0
        return f"{rounded:,.{decimals}f}".translate(self._signs)

    def percent(self, value_pct: float, decimals: int = 1) -> str:
        """A percentage as official reports print it: "20,8 %" in Bahasa, "20.8%" in English."""
        return self.with_percent_sign(self.number(value_pct, decimals))

    def with_percent_sign(self, number: str) -> str:
        """A number already written, with the percent sign as the language sets it."""
        return f"{number}{self.tongue.percent_gap}%"

    def signed(self, value: float, decimals: int = 1) -> str:
        """`value` with its sign always shown, zero without one: "+0,6", "−3,7", "0,0"."""
        written = self.number(value, decimals)
        return f"+{written}" if round(value, decimals) > 0 else written

    @cached_property
    def _signs(self) -> dict[int, str]:
        """What this language writes for each sign that Python writes in a number."""
        return str.maketrans({",": self.tongue.thousands_mark, ".": self.tongue.decimal_mark, "-": MINUS})

    def day(self, day: date) -> str:
        """A day as official texts write it: "22 November 2026"."""
        return format_date(day, "d MMMM y", locale=self.code)

    def weekday(self, day: date) -> str:
        """The name of a day of the week: "Kamis"."""
        return format_date(day, "EEEE", locale=self.code)

    def month(self, day: date) -> str:
        """The month of a day: "November 2026"."""
        return format_date(day, "MMMM y", locale=self.code)

    @property
    def plotly_separators(self) -> str:
        """Decimal and thousands separators in the form that Plotly's `layout.separators` takes."""
        return self.tongue.decimal_mark + self.tongue.thousands_mark


@cache
def language(code: str) -> Language:
    """The language with this code; the catalogue is read once per process.

    Raises:
        KeyError: `code` is not one of LANGUAGES.
    """
    tongue = LANGUAGES[code]
    with (LOCALE_FOLDER / code / "LC_MESSAGES" / "stuntmap.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Language(tongue, gettext.GNUTranslations(compiled))
