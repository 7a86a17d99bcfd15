"""The columns of an own recap of routine weighing, each described once."""

from typing import Final

from stuntmap.vocabulary import column_words as words
from stuntmap.vocabulary import recaps as name
from stuntmap.vocabulary.column_kinds import Column, Kind
from stuntmap.vocabulary.marking import marked

_NOT_KNOWN: Final = marked("not in the recap, or not passed on (fewer than 5 children measured)")

COLUMNS_OF_RECAPS: Final = (
    Column(
        *(name.COUNTED_PREVALENCE, marked("Prevalence of the children measured (e-PPGBM, %)"), Kind.DECIMAL),
        unit=words.PERCENT,
        missing=_NOT_KNOWN,
    ),
    Column(
        *(name.CHILDREN_STUNTED, marked("Stunted children counted (e-PPGBM)"), Kind.COUNT),
        short=marked("Stunted"),
        unit=words.CHILDREN,
        missing=_NOT_KNOWN,
    ),
    Column(
        *(name.CHILDREN_EXPECTED, marked("Children expected (sasaran)"), Kind.COUNT),
        short=marked("Expected"),
        unit=words.CHILDREN,
        missing=_NOT_KNOWN,
    ),
    Column(
        *(name.COVERAGE, marked("Coverage: measured in % of expected"), Kind.DECIMAL),
        short=marked("Coverage (%)"),
        unit=words.PERCENT,
        missing=_NOT_KNOWN,
    ),
    Column(
        *(name.SHRUNKEN, marked("Shrunken prevalence (%)"), Kind.DECIMAL),
        unit=words.PERCENT,
        limits=(name.SHRUNKEN_LOW, name.SHRUNKEN_HIGH),
        missing=_NOT_KNOWN,
    ),
    Column(name.SHRUNKEN_LOW, marked("Shrunken prevalence, 95% limit, lower (%)"), Kind.LIMIT, unit=words.PERCENT),
    Column(name.SHRUNKEN_HIGH, marked("Shrunken prevalence, 95% limit, upper (%)"), Kind.LIMIT, unit=words.PERCENT),
)
