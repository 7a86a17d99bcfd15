"""Which indicator a heading or a cell of a reader's table names: one of those that are known, or one of its own."""

import re
from typing import Final

from stuntmap import vocabulary as v
from stuntmap.data.recaps.headings import words_of

_MOTHERS: Final = r"\b(?:ibu hamil|bumil|hamil|pregnant)\b"
_IRON: Final = r"\b(?:ttd|tablet tambah darah|tablet darah|fe|iron)\b"
_FOOD: Final = r"\b(?:pmt|makanan tambahan|tambahan asupan gizi|asupan gizi|extra food)\b"
_CHILDREN: Final = r"\b(?:balita|anak|baduta|bayi|children)\b"
_AT_RISK: Final = r"\b(?:krs|keluarga berisiko|keluarga beresiko|families at risk)\b"
_ACCOMPANIED: Final = r"\b(?:pendampingan|didampingi|dampingan|accompanied)\b"
# All patterns of an indicator are in a text that names it, and none of those it is told from.
_SAID: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "kek_mothers_fed": ((_MOTHERS, r"\b(?:kek|kurang energi kronik)\b"), (_IRON,)),
    "mothers_iron": ((_MOTHERS, _IRON), (r"\bkek\b",)),
    "girls_iron": ((r"\b(?:remaja|rematri|girls)\b", _IRON), ()),
    "breastfed": ((r"\basi\b|breastfed", r"\be[ks]+k?lusif\b|exclusive"), (r"\bmp asi\b",)),
    "complementary_food": ((r"\bmp asi\b|\bmpasi\b|complementary food",), ()),
    "wasted_treated": ((r"\bgizi buruk\b|severely wasted",), ()),
    "growth_monitored": ((r"tumbuh kembang|pertumbuhan|growth", r"pantau|monitor"), ()),
    "undernourished_fed": ((r"\bgizi kurang\b|undernourished",), ()),
    "immunised": ((r"imunisasi dasar|\bidl\b|immunisation",), ()),
    "family_planning": ((r"\bkb\b|family planning", r"\bpasca|\bpersalinan|\bpost partum"), ()),
    "unwanted_pregnancies": ((r"tidak diinginkan|\bktd\b|unwanted",), ()),
    "couples_checked": ((r"\bcatin\b|calon pengantin|calon pus|calon pasangan|couples to be married",), ()),
    "drinking_water": ((r"\bair minum\b|drinking water",), ()),
    "sanitation": ((r"\bsanitasi\b|\bair limbah\b|sanitation",), ()),
    "health_insurance": ((r"\bpbi\b|\bjkn\b|jaminan kesehatan|health insurance",), ()),
    "families_accompanied": ((_AT_RISK, _ACCOMPANIED), ()),
    "cash_transfer": ((r"\bpkh\b|tunai bersyarat|cash transfer",), ()),
    "understanding": ((r"pemahaman|memahami|understand",), ()),
    "food_aid": ((r"\bbpnt\b|\bsembako\b|bantuan (?:sosial )?pangan|food aid",), ()),
    "open_defecation_free": ((r"\bodf\b|\bbabs\b|\bsbs\b|open defecation",), ()),
    v.FAMILIES_AT_RISK: ((_AT_RISK,), (_ACCOMPANIED,)),
    "family_villages": ((r"kampung (?:kb|keluarga)",), ()),
}
_PATTERNS: Final = {
    name: (tuple(map(re.compile, needed)), tuple(map(re.compile, told_from)))
    for name, (needed, told_from) in _SAID.items()
}
# Of an indicator that is not known: what it counts are places, of which one gives nobody away.
_OF_PLACES: Final = re.compile(r"\b(?:desa|kelurahan|kampung|posyandu|puskesmas|sekolah|rt|rw|dusun|villages?)\b")
LONGEST_NAME: Final = 120


def known_indicator(text: str) -> str:
    """The name of the one known indicator that a text tells of; "" where it is none, or may be two."""
    said = " ".join(words_of(text))
    found = [
        name
        for name, (needed, told_from) in _PATTERNS.items()
        if all(pattern.search(said) for pattern in needed) and not any(pattern.search(said) for pattern in told_from)
    ]
    return found[0] if len(found) == 1 else ""


def indicator_of(text: str) -> v.Intervention:
    """The indicator that a text names: a known one, else one of the reader's own under that text, without target."""
    if name := known_indicator(text):
        return v.INTERVENTIONS[name]
    title = " ".join(text.split())[:LONGEST_NAME]
    said = " ".join(words_of(title))
    return v.Intervention(said, title, title, counts_people=not _OF_PLACES.search(said))
