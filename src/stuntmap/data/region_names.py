"""How names of districts are compared: spelling, capitals, punctuation and abbreviations make no difference."""

import re
from typing import Final

from stuntmap.vocabulary import KABUPATEN, KOTA

_KIND: Final = {
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

    "Kab. Kepulauan Seribu" is (kabupaten, "kepseribu"), "MAGELANG" is (None, "magelang").
    """
    words = re.findall(r"[a-z0-9]+", name.lower())
    kind = _KIND.get(words[0]) if len(words) > 1 else None
    if kind:
        words = words[1:]
    kept = [_SHORTENED.get(word, word) for word in words if word not in _LEFT_OUT]
    return kind, "".join(kept)


def name_key(name: str) -> str:
    """The comparable form of a full name: "Kabupaten Kep. Siau" and "KAB KEPULAUAN SIAU" give the same."""
    kind, rest = split_name(name)
    return f"{kind or ''} {rest}"
