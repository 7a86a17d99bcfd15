"""The languages of the interface, each described once. A further one is an entry here and a catalogue in `locale/`."""

import locale
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from babel.numbers import get_decimal_symbol, get_group_symbol

NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Tongue:
    """One language: `code` stands in links, `name` is what its speakers call it, `tag` is what office files call it.

    `percent_gap` stands between a number and its percent sign, `plural_forms` is gettext's rule for counts. Separators
    of numbers and names of months are those of the Unicode CLDR.
    """

    code: str
    name: str
    tag: str
    percent_gap: str
    plural_forms: str

    # Looked up once: Babel reads its locale anew for every number, under a lock that all visitors share.
    @cached_property
    def decimal_mark(self) -> str:
        """What stands before the decimals: "," in Bahasa."""
        return get_decimal_symbol(self.code)

    @cached_property
    def thousands_mark(self) -> str:
        """What stands between groups of three digits: "." in Bahasa."""
        return get_group_symbol(self.code)

    @cached_property
    def windows_number(self) -> str:
        """Windows' number of the language, as number formats of office files name it: "421" for Bahasa."""
        wanted = self.tag.replace("-", "_")
        return next(f"{number:x}" for number, name in locale.windows_locale.items() if name == wanted)


# Bahasa has no form of its own for several of a thing. The order is that of the switch.
LANGUAGES: Final = {
    tongue.code: tongue
    for tongue in (
        Tongue("id", "Bahasa", "id-ID", NO_BREAK_SPACE, "nplurals=1; plural=0;"),
        Tongue("en", "English", "en-GB", "", "nplurals=2; plural=(n != 1);"),
    )
}
DEFAULT_LANGUAGE: Final = "id"
