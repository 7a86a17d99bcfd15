"""The columns of an own table of interventions, each described once."""

from typing import Final

from stuntmap.vocabulary import column_words as words
from stuntmap.vocabulary import interventions as name
from stuntmap.vocabulary.column_kinds import Column, Kind
from stuntmap.vocabulary.marking import marked

_NOT_KNOWN: Final = marked("not in the table, or not passed on (fewer than 5 people)")

COLUMNS_OF_INTERVENTIONS: Final = (
    Column(name.INTERVENTION_GROUP, marked("Kind of intervention"), Kind.TEXT),
    Column(
        *(name.NUMERATOR, marked("Reached (capaian)"), Kind.COUNT),
        meaning=marked("how many were reached"),
        missing=_NOT_KNOWN,
    ),
    Column(
        *(name.DENOMINATOR, marked("Expected (sasaran)"), Kind.COUNT),
        meaning=marked("how many should be reached"),
        missing=_NOT_KNOWN,
    ),
    Column(
        *(name.COVERED, marked("Reached in % of expected"), Kind.DECIMAL),
        unit=words.PERCENT,
        missing=_NOT_KNOWN,
    ),
    Column(
        *(name.INTERVENTION_TARGET, marked("Target for 2024 (Perpres 72/2021, %)"), Kind.DECIMAL),
        unit=words.PERCENT,
        missing=marked("no target read"),
    ),
    Column(
        *(name.FAMILIES_COUNTED, marked("Families at risk of stunting counted"), Kind.COUNT),
        field="krs",
        meaning=marked("families at risk of stunting (KRS) counted"),
        missing=_NOT_KNOWN,
    ),
    Column(
        *(name.INTERVENTIONS_SHORT, marked("Share of targets of interventions missed (0 to 1)"), Kind.SHARE),
        field="int_short",
        meaning=marked("share of the indicators with a target that are short of it"),
        missing=_NOT_KNOWN,
    ),
    Column(
        *(name.INTERVENTION_STANDING, marked("Beside the target"), Kind.TEXT),
        missing=_NOT_KNOWN,
    ),
)
