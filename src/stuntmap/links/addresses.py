"""The parameters of an address as they were meant: links pass through e-mail programs, messengers and hands.

What can only be meant one way is read that way; a name that looks like one of ours but is none is told, and what others
append to follow a click is nobody's business here.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from stuntmap import vocabulary

# An e-mail program that writes "&amp;" for "&" leaves this before every name but the first.
ESCAPED_JOINT: Final = "amp;"
# What follows an address in a sentence and is taken along when it is copied.
TRAILING: Final = ".,;:!?)]}>\"'”’ "
# Kemendagri codes are printed with points: "33.10".
CODES: Final = (vocabulary.PROVINCE_PARAMETER, vocabulary.REGION_PARAMETER, vocabulary.REFERENCE_PARAMETER)
LISTS_OF_CODES: Final = (
    vocabulary.HIGHLIGHTED_PARAMETER,
    vocabulary.PINNED_PARAMETER,
    vocabulary.STRUCK_PARAMETER,
)
# Appended by networks and mailing programs to tell where a click came from.
TRACKING_PREFIXES: Final = ("utm_", "mc_", "_hs", "pk_", "mtm_")
TRACKING: Final = frozenset(
    (
        "fbclid",
        "gclid",
        "gbraid",
        "wbraid",
        "dclid",
        "msclkid",
        "twclid",
        "ttclid",
        "yclid",
        "igshid",
        "igsh",
        "si",
        "ref",
    )
)
# Streamlit's own.
FRAMEWORK: Final = frozenset({"embed", "embed_options"})
NAMES: Final = (*(known.name for known in vocabulary.PARAMETERS), vocabulary.UNKNOWN_PAGE)
# How like one of ours a name must be to be told: "provinsi" is like "prov", "wilayh" like "wilayah", "page" like none.
LIKENESS: Final = 0.75
LEAST_IN_COMMON: Final = 4


def read(parameters: Mapping[str, str]) -> dict[str, str]:
    """The parameters under their own names, with values as they were meant; what is none of ours is left out.

    A parameter that stands under its own name counts before one whose name had to be mended.
    """
    found: dict[str, str] = {}
    mended: dict[str, str] = {}
    for written, value in parameters.items():
        name = own_name(written)
        if name in NAMES:
            (found if name == written else mended).setdefault(name, _meant(name, value))
    return {name: value for name, value in {**mended, **found}.items() if value}


def unknown_names(parameters: Iterable[str]) -> list[str]:
    """The names in an address that look like ours but are none, in their order."""
    return [written for written in parameters if _looks_like_ours(own_name(written))]


def own_name(written: str) -> str:
    """The name without what an e-mail program put before it, in small letters."""
    name = written.strip().casefold()
    while name.startswith(ESCAPED_JOINT):
        name = name.removeprefix(ESCAPED_JOINT)
    return name


def _looks_like_ours(name: str) -> bool:
    if name in NAMES or name in TRACKING or name in FRAMEWORK or name.startswith(TRACKING_PREFIXES):
        return False
    begins_alike = any(
        min(len(name), len(own)) >= 4 and (name.startswith(own) or own.startswith(name)) for own in NAMES
    )
    return begins_alike or bool(get_close_matches(name, NAMES, n=1, cutoff=LIKENESS))


def _meant(name: str, value: str) -> str:
    value = value.strip().rstrip(TRAILING)
    if name in CODES:
        return region_code(value)
    if name in LISTS_OF_CODES:
        return ",".join(region_code(part) for part in value.split(","))
    return value if name == vocabulary.UNKNOWN_PAGE else value.casefold()


def region_code(text: str) -> str:
    """A region code as it is meant: "33.10" is 3310, "3310." too, "id" is ID."""
    return "".join(letter for letter in text.strip().rstrip(TRAILING) if letter not in ". ").upper()
