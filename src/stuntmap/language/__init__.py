"""Bahasa Indonesia and English: texts by gettext, numbers as each language writes them. Passed along, never global."""

import gettext
import io
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol, get_group_symbol

from stuntmap.vocabulary import marked as marked

LANGUAGES = ("id", "en")
DEFAULT_LANGUAGE = "id"
LOCALE_FOLDER = Path(__file__).parent.parent / "locale"
MINUS = "\N{MINUS SIGN}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Language:
    """One interface language: `code` is "id" or "en"; `catalogue` holds its texts."""

    code: str
    catalogue: gettext.NullTranslations

    def text(self, message: str, **values: object) -> str:
        """`message` in this language, with `{name}` slots filled from `values`."""
        translated = self.catalogue.gettext(message)
        return translated.format(**values) if values else translated

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
        return f"{number}{NO_BREAK_SPACE if self.code == 'id' else ''}%"

    def signed(self, value: float, decimals: int = 1) -> str:
        """`value` with its sign always shown, zero without one: "+0,6", "−3,7", "0,0"."""
        written = self.number(value, decimals)
        return f"+{written}" if round(value, decimals) > 0 else written

    @cached_property
    def _signs(self) -> dict[int, str]:
        """What this language writes for each sign that Python writes in a number.

        Looked up once: Babel reads its locale anew for every number, under a lock that all visitors share.
        """
        return str.maketrans({",": get_group_symbol(self.code), ".": get_decimal_symbol(self.code), "-": MINUS})

    @property
    def plotly_separators(self) -> str:
        """Decimal and thousands separators in the form that Plotly's `layout.separators` takes."""
        return ",." if self.code == "id" else ".,"


@cache
def language(code: str) -> Language:
    """The language with this code ("id" or "en"); the catalogue is read once per process.

    Raises:
        KeyError: `code` is not one of LANGUAGES.
    """
    if code not in LANGUAGES:
        raise KeyError(code)
    with (LOCALE_FOLDER / code / "LC_MESSAGES" / "stuntmap.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Language(code, gettext.GNUTranslations(compiled))
