"""The values of a link's parameters, read one after the other; what no part of the project knows leaves a notice."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from stuntmap import vocabulary
from stuntmap.analysis.target_distance import checked_target_pct
from stuntmap.errors import BadChoiceError

MONTHS: Final = re.compile(r"20\d{2}(-(0[1-9]|1[0-2]|Q[1-4]))?")


@dataclass(frozen=True)
class Notice:
    """A value of the link that could not be used: which parameter, what it said."""

    parameter: str
    value: str


Value = TypeVar("Value")


class LinkReader:
    """Reads one parameter after the other and keeps a notice for each value that it had to drop."""

    def __init__(self, parameters: Mapping[str, str]) -> None:
        self.parameters = parameters
        self.notices: list[Notice] = []

    def drop(self, parameter: str, value: str) -> None:
        """Leave a notice on a value that is not used."""
        self.notices.append(Notice(parameter, value))

    def one_of(self, parameter: str, allowed: Mapping[str, Value], default: Value) -> Value:
        """What `allowed` holds for the value of the link; `default` where it names none or an unknown one."""
        text = self.parameters.get(parameter, "").strip()
        if not text:
            return default
        if text not in allowed:
            self.drop(parameter, text)
            return default
        return allowed[text]

    def many_of(self, parameter: str, allowed: Container[str], most: int) -> tuple[str, ...]:
        """The allowed values between the commas, each once, in their order, `most` of them."""
        texts = [text.strip() for text in self.parameters.get(parameter, "").split(",") if text.strip()]
        # One notice for all of them: a link with a hundred unknown codes must not bury the page.
        if unknown := dict.fromkeys(text for text in texts if text not in allowed):
            self.drop(parameter, ", ".join(unknown))
        return tuple(dict.fromkeys(text for text in texts if text in allowed))[:most]

    def weights(self) -> tuple[tuple[str, float], ...]:
        """Weights by criterion, in the order of the criteria; what cannot be read is dropped, the rest counts."""
        found: dict[str, float] = {}
        for text in filter(
            None, (part.strip() for part in self.parameters.get(vocabulary.WEIGHTS_PARAMETER, "").split(","))
        ):
            name, _, weight = text.partition(":")
            known = name in vocabulary.CRITERIA and weight in {str(each) for each in vocabulary.WEIGHTS}
            if known:
                found[name] = float(weight)
            else:
                self.drop(vocabulary.WEIGHTS_PARAMETER, text)
        ordered = tuple((name, found[name]) for name in vocabulary.CRITERIA if name in found)
        return ordered or vocabulary.USUAL_WEIGHTS

    def circumstances(self) -> tuple[str, ...]:
        """The circumstances by name, in the order in which they are described; the usual ones without a usable one."""
        known = vocabulary.CIRCUMSTANCES
        found = self.many_of(vocabulary.CIRCUMSTANCES_PARAMETER, known, len(known))
        return tuple(name for name in known if name in found) or vocabulary.USUAL_CIRCUMSTANCES

    def places(self) -> int | None:
        """How many places a list has; None without a usable number."""
        text = self.parameters.get(vocabulary.PLACES_PARAMETER, "").strip()
        if not text:
            return None
        if text.isascii() and text.isdigit() and 1 <= int(text) <= vocabulary.MOST_PLACES:
            return int(text)
        self.drop(vocabulary.PLACES_PARAMETER, text)
        return None

    def month(self) -> str | None:
        """The month of a recap; whether the recap has it is told by the page."""
        # Addresses are read in small letters.
        text = self.parameters.get(vocabulary.MONTH_PARAMETER, "").strip()
        if text and not MONTHS.fullmatch(text.upper()):
            self.drop(vocabulary.MONTH_PARAMETER, text)
            return None
        return text.upper() or None

    def target(self) -> float | None:
        """The own target in %; None without a usable one."""
        text = self.parameters.get(vocabulary.TARGET_PARAMETER, "").strip()
        if not text:
            return None
        try:
            return checked_target_pct(text)
        except BadChoiceError:
            self.drop(vocabulary.TARGET_PARAMETER, text)
            return None
