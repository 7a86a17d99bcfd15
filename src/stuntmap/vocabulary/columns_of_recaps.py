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
        field="cnt_prev",
        meaning=marked("stunted in % of the children measured by routine weighing"),
        unit=words.PERCENT,
        missing=_NOT_KNOWN,
    ),
    Column(
        *(name.CHILDREN_STUNTED, marked("Stunted children counted (e-PPGBM)"), Kind.COUNT),
        short=marked("Stunted"),
        field="cnt_stunt",
        meaning=marked("stunted children counted by routine weighing"),
        unit=words.CHILDREN,
        missing=_NOT_KNOWN,
    ),
    Column(
        *(name.COUNTED_CHILDREN, marked("Children measured (e-PPGBM)"), Kind.COUNT),
        field="cnt_meas",
        meaning=marked("children measured by routine weighing"),
        unit=words.CHILDREN,
        missing=_NOT_KNOWN,
    ),
    Column(
        *(name.CHILDREN_EXPECTED, marked("Children expected (sasaran)"), Kind.COUNT),
        short=marked("Expected"),
        field="cnt_expect",
        meaning=marked("children who should be weighed"),
        unit=words.CHILDREN,
        missing=_NOT_KNOWN,
    ),
    Column(
        *(name.COVERAGE, marked("Coverage: measured in % of expected"), Kind.DECIMAL),
        short=marked("Coverage (%)"),
        field="cnt_cover",
        meaning=marked("children measured in % of those expected (D/S)"),
        unit=words.PERCENT,
        missing=_NOT_KNOWN,
    ),
    Column(
        *(name.SHRUNKEN, marked("Shrunken prevalence (%)"), Kind.DECIMAL),
        field="shrunk",
        meaning=marked("prevalence drawn towards the area around, the more the fewer children were measured"),
        unit=words.PERCENT,
        limits=(name.SHRUNKEN_LOW, name.SHRUNKEN_HIGH),
        missing=_NOT_KNOWN,
    ),
    Column(name.SHRUNKEN_LOW, marked("Shrunken prevalence, 95% limit, lower (%)"), Kind.LIMIT, unit=words.PERCENT),
    Column(name.SHRUNKEN_HIGH, marked("Shrunken prevalence, 95% limit, upper (%)"), Kind.LIMIT, unit=words.PERCENT),
)
