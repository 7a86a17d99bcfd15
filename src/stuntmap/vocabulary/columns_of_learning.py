"""The columns of districts alike and of what circumstances let expect, each described once."""

from typing import Final

from stuntmap.vocabulary import column_words as words
from stuntmap.vocabulary import columns as name
from stuntmap.vocabulary.circumstances import DENSITY
from stuntmap.vocabulary.column_kinds import Column, Kind
from stuntmap.vocabulary.marking import marked

COLUMNS_OF_LEARNING: Final = (
    Column(
        *(name.ALIKE_SHARE, marked("Share of pairs of districts that are less alike (0 to 1)"), Kind.SHARE),
        meaning=marked("share of all pairs of districts in Indonesia that are less alike"),
    ),
    Column(
        *(name.STAYS_ALIKE_SHARE, marked("Share of trials in which it stays alike (0 to 1)"), Kind.SHARE),
        meaning=marked(
            "share of 200 trials with other weights, one circumstance left out and both kinds of distance in which the "
            "district is among the most alike"
        ),
    ),
    Column(
        *(name.LEARN_FROM, marked("Place to learn from"), Kind.WORDS),
        meaning=marked("whether the district is alike and has a really lower prevalence; at most five"),
    ),
    Column(
        *("reference_difference_pp", marked("Difference from the district (percentage points)"), Kind.SIGNED),
        unit=words.POINTS,
        limits=("reference_ci95_low_pp", "reference_ci95_high_pp"),
        meaning=marked("prevalence minus that of the district"),
    ),
    Column(
        *("reference_ci95_low_pp", marked("Difference, 95% limit, lower (percentage points)"), Kind.SIGNED_LIMIT),
        unit=words.POINTS,
        missing=words.NO_INTERVAL,
    ),
    Column(
        *("reference_ci95_high_pp", marked("Difference, 95% limit, upper (percentage points)"), Kind.SIGNED_LIMIT),
        unit=words.POINTS,
        missing=words.NO_INTERVAL,
    ),
    Column("reference_p_value", marked("Difference, p-value"), Kind.P_VALUE, missing=words.NO_INTERVAL),
    Column(
        *("reference_verdict", marked("Test of the difference"), Kind.VERDICT),
        meaning=marked("whether the prevalence is really lower or higher than that of the district (95%)"),
    ),
    Column(
        *("reference_reason", marked("Why the difference cannot be tested"), Kind.REASON), missing=words.NOTHING_TO_SAY
    ),
    Column(name.LARGEST_DIFFERENCES, marked("Largest differences"), Kind.TEXT, missing=words.NOTHING_TO_SAY),
    Column(
        *("expected_pct", marked("Expected by the circumstances (%)"), Kind.LIMIT),
        unit=words.PERCENT,
        limits=("expected_low_pct", "expected_high_pct"),
        meaning=marked("prevalence that districts in like circumstances of other provinces have on average"),
    ),
    Column("expected_low_pct", marked("Expected, 95% prediction limit, lower (%)"), Kind.LIMIT, unit=words.PERCENT),
    Column("expected_high_pct", marked("Expected, 95% prediction limit, upper (%)"), Kind.LIMIT, unit=words.PERCENT),
    Column(
        *("expected_verdict", marked("Against what is expected"), Kind.VERDICT),
        meaning=marked("whether the figure lies outside the prediction interval"),
    ),
    Column("expected_reason", marked("Why it cannot be judged"), Kind.REASON, missing=words.NOTHING_TO_SAY),
    Column(
        *(name.PREVALENCE_THIRD, marked("Third of the prevalence"), Kind.WORDS),
        meaning=marked("in which third of all districts of Indonesia with a figure its prevalence lies"),
    ),
    Column(
        *(name.CIRCUMSTANCE_THIRD, marked("Third of the circumstance"), Kind.WORDS),
        meaning=marked("in which third of all districts of Indonesia with a figure the circumstance lies"),
    ),
    Column(
        DENSITY.name, DENSITY.title, Kind.DECIMAL, unit=DENSITY.unit, meaning=DENSITY.definition,
        missing=words.NO_ESTIMATE,
    ),
)  # fmt: skip
