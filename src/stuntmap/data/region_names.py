"""How names of regions are compared: spelling, capitals, punctuation and abbreviations make no difference."""

import re
from typing import Final

from stuntmap.vocabulary import KABUPATEN, KOTA

KINDS: Final = {
    "kabupaten": KABUPATEN,
    "kab": KABUPATEN,
    "regency": KABUPATEN,
    "kota": KOTA,
    "kotamadya": KOTA,
    "kodya": KOTA,
    "city": KOTA,
}
_LEFT_OUT: Final = ("administrasi", "adm", "dan")
_SHORTENED: Final = {"kepulauan": "kep"}


def split_name(name: str) -> tuple[str | None, str]:
    """The kind that a name states (kabupaten, kota or None) and the comparable rest: letters only, lower case.

    "Kab. Kepulauan Seribu" is (kabupaten, "kepseribu"), "Surakarta City" is (kota, "surakarta"), "MAGELANG" is
    (None, "magelang").
    """
    words = _words(name)
    if len(words) > 1 and words[0] in KINDS:
        return KINDS[words[0]], plain_name(" ".join(words[1:]))
    if len(words) > 1 and words[-1] in ("regency", "city"):
        return KINDS[words[-1]], plain_name(" ".join(words[:-1]))
    return None, plain_name(name)


def plain_name(name: str) -> str:
    """The comparable form of a name without looking for a kind in it: "Kota Baru" is "kotabaru"."""
    plain = "".join(_SHORTENED.get(word, word) for word in _words(name) if word not in _LEFT_OUT)
    return next(
        (short + plain.removeprefix(long) for long, short in _SHORTENED.items() if plain.startswith(long)), plain
    )


def name_key(name: str) -> str:
    """The comparable form of a full name, its kind included: "Kabupaten Kep. Siau" and "KAB KEPULAUAN SIAU" agree."""
    kind, rest = split_name(name)
    return f"{kind or ''} {rest}"


def _words(name: str) -> list[str]:
    # GADM writes names without blanks: "KotaMagelang".
    return re.findall(r"[a-z0-9]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower())
