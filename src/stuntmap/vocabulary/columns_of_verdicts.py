"""The columns of changes, targets, paces, sources and context figures, each described once.

Headings, meanings and units are English keys of the catalogues; `columns` holds the bare names.
"""

from typing import Final

from stuntmap.vocabulary import column_words as words
from stuntmap.vocabulary import columns as name
from stuntmap.vocabulary.column_kinds import Column, Kind
from stuntmap.vocabulary.marking import marked

_CHANGES: Final = (
    Column(
        *(name.PREVIOUS_PREVALENCE, marked("Earlier prevalence (%)"), Kind.DECIMAL),
        unit=words.PERCENT,
        limits=("previous_ci95_low_pct", "previous_ci95_high_pct"),
        trust=("previous_ci_kind",),
        field="prev_bef",
        meaning=marked("stunting prevalence in the compared survey"),
        missing=words.NO_ESTIMATE,
    ),
    Column(
        *("previous_ci95_low_pct", marked("Earlier prevalence, 95% limit, lower (%)"), Kind.LIMIT),
        unit=words.PERCENT,
        missing=words.NO_INTERVAL,
    ),
    Column(
        *("previous_ci95_high_pct", marked("Earlier prevalence, 95% limit, upper (%)"), Kind.LIMIT),
        unit=words.PERCENT,
        missing=words.NO_INTERVAL,
    ),
    Column("previous_ci_kind", marked("Where the earlier 95% limits come from"), Kind.VERDICT),
    Column(name.PREVIOUS_RANK, marked("Earlier rank"), Kind.WHOLE, missing=words.NO_ESTIMATE),
    Column(name.PREVIOUS_OF, marked("Earlier number with an estimate"), Kind.WHOLE),
    Column("previous_tied", marked("Earlier rank tied"), Kind.WORDS),
    Column(name.PREVIOUS_ESTIMATION, marked("Status of the earlier figure"), Kind.WORDS, missing=words.NO_ESTIMATE),
    Column(
        *(name.CHANGE, marked("Change (percentage points)"), Kind.SIGNED),
        short=marked("Change (pp)"),
        unit=words.POINTS,
        limits=(name.CHANGE_LOW, name.CHANGE_HIGH),
        trust=(name.CHANGE_P_VALUE, name.CHANGE_VERDICT, name.CHANGE_REASON),
        field="change_pp",
        meaning=marked("change since the compared survey in percentage points"),
        missing=words.NOT_COMPARABLE,
    ),
    Column(
        *(name.CHANGE_LOW, marked("Change, 95% limit, lower (percentage points)"), Kind.SIGNED_LIMIT),
        unit=words.POINTS,
        field="chg_low",
        meaning=marked("lower 95% limit of the change in percentage points"),
        missing=words.NOT_COMPARABLE,
    ),
    Column(
        *(name.CHANGE_HIGH, marked("Change, 95% limit, upper (percentage points)"), Kind.SIGNED_LIMIT),
        unit=words.POINTS,
        field="chg_high",
        meaning=marked("upper 95% limit of the change in percentage points"),
        missing=words.NOT_COMPARABLE,
    ),
    Column(name.CHANGE_P_VALUE, marked("Change, p-value"), Kind.P_VALUE, missing=words.NOT_COMPARABLE),
    Column(
        *(name.CHANGE_VERDICT, marked("Verdict on the change"), Kind.VERDICT),
        field="chg_test",
        meaning=marked("what a test at the 95% level says of the change"),
    ),
    Column(name.CHANGE_REASON, marked("Why the change cannot be assessed"), Kind.REASON, missing=words.NOTHING_TO_SAY),
    Column(
        *(name.RANK_CHANGE, marked("Change of rank (negative = nearer to 1)"), Kind.MOVE),
        short=marked("Rank change"),
        trust=(name.RANK_CHANGE_REASON,),
        field="rank_chg",
        meaning=marked("change of rank, negative = nearer to 1"),
        missing=words.NOT_COMPARABLE,
    ),
    Column(
        *(name.RANK_CHANGE_REASON, marked("Why the ranks are not compared"), Kind.REASON),
        missing=words.NOTHING_TO_SAY,
    ),
    Column(name.CHANGE_IS_MEASUREMENT, marked("Both figures measured directly"), Kind.WORDS),
)

_TARGETS: Final = (
    Column(
        *(name.TARGET, marked("Target (%)"), Kind.DECIMAL),
        short=marked("Target (%)"),
        unit=words.PERCENT,
        field="target_pct",
        meaning=marked("Stunting prevalence aimed at"),
        missing=words.NO_TARGET,
    ),
    Column(
        *(name.TARGET_YEAR, marked("Target year"), Kind.WHOLE),
        unit=marked("year"),
        field="target_yr",
        meaning=marked("year of the target"),
    ),
    Column(
        *(name.TARGET_STANDING, marked("Standing of the target"), Kind.WORDS),
        field="target_std",
        meaning=marked("how firm the target is"),
        missing=words.NO_TARGET,
    ),
    Column(
        *(name.STANDING, marked("Standing of the target"), Kind.WORDS),
        meaning=marked(
            "official_path, working_target, stated_in_press (a region's own, as quoted), ambiguous_do_not_use"
        ),
    ),
    Column(
        *(name.DISTANCE, marked("Distance to target (percentage points)"), Kind.SIGNED),
        short=marked("Distance (pp)"),
        unit=words.POINTS,
        trust=(name.TARGET_PROBABILITY, name.TARGET_VERDICT),
        field="dist_pp",
        meaning=marked("prevalence minus target in percentage points"),
        missing=words.NO_TARGET,
    ),
    Column(
        *(name.TARGET_AHEAD, marked("Next target (%)"), Kind.DECIMAL),
        unit=words.PERCENT,
        meaning=marked("the target still to come on the day of reading"),
        missing=words.NO_TARGET,
    ),
    Column(*(name.PACE_YEAR, marked("Year of the next target"), Kind.WHOLE), unit=marked("year")),
    Column(
        *(name.DISTANCE_AHEAD, marked("Distance to the next target (percentage points)"), Kind.SIGNED),
        short=marked("To the next target (pp)"),
        unit=words.POINTS,
        meaning=marked("prevalence minus the target still to come, in percentage points"),
        missing=words.NO_TARGET,
    ),
    Column(
        *(name.TARGET_PROBABILITY, marked("Probability of being below the target (0 to 1)"), Kind.SHARE),
        short=marked("Chance of being below the target (%)"),
        missing=words.NO_TARGET,
    ),
    Column(
        *(name.TARGET_VERDICT, marked("Verdict on the target"), Kind.VERDICT),
        field="tgt_test",
        meaning=marked("what the interval says of the target"),
        missing=words.NO_TARGET,
    ),
    Column(
        *(name.REACHED, marked("Target reached"), Kind.WORDS),
        short=marked("Reached"),
        field="reached",
        meaning=marked("1 = at or below the target"),
        missing=words.NO_TARGET,
    ),
    Column(
        *(name.CHILDREN_ABOVE_TARGET, marked("Stunted children above target (estimate)"), Kind.COUNT),
        short=marked("Children above target (estimate)"),
        unit=words.CHILDREN,
        field="above_n",
        meaning=marked("estimated stunted children above the target, rounded to tens"),
        missing=words.NO_TARGET,
    ),
    Column(
        *(name.NEEDED_REDUCTION, marked("Fall needed (percentage points a year)"), Kind.PACE),
        short=marked("Fall needed (pp a year)"),
        unit=words.POINTS_A_YEAR,
        missing=words.NO_TARGET,
    ),
    Column(
        "needed_aarr_pct",
        marked("Fall needed (% a year, AARR)"),
        Kind.DECIMAL,
        unit=words.PERCENT,
        missing=words.NO_TARGET,
    ),
    Column(
        *(name.SO_FAR_REDUCTION, marked("Fall so far (percentage points a year)"), Kind.PACE),
        short=marked("Fall so far (pp a year)"),
        with_limits=marked("Fall so far and 95% limits (pp a year)"),
        unit=words.POINTS_A_YEAR,
        limits=("so_far_reduction_low_pp", "so_far_reduction_high_pp"),
        missing=words.NOT_COMPARABLE,
    ),
    Column("so_far_aarr_pct", marked("Fall so far (% a year, AARR)"), Kind.DECIMAL, unit=words.PERCENT),
    Column(
        *("so_far_reduction_low_pp", marked("Fall so far, 95% limit, lower (percentage points a year)")),
        Kind.SIGNED_LIMIT,
        unit=words.POINTS_A_YEAR,
        missing=words.NOT_COMPARABLE,
    ),
    Column(
        *("so_far_reduction_high_pp", marked("Fall so far, 95% limit, upper (percentage points a year)")),
        Kind.SIGNED_LIMIT,
        unit=words.POINTS_A_YEAR,
        missing=words.NOT_COMPARABLE,
    ),
    Column("so_far_is_measurement", marked("Both figures measured directly"), Kind.WORDS),
    Column(
        *(name.LEGAL_BASIS, marked("Legal basis"), Kind.NOTE),
        meaning=marked("Regulation, plan or statement that the target rests on"),
    ),
)

_CONTEXT: Final = (
    Column(
        *(name.INDICATOR, marked("Indicator"), Kind.TEXT),
        field="indicator",
        meaning=marked("Name of the indicator; its definition stands in the row"),
    ),
    Column(name.YEAR, marked("Year"), Kind.WHOLE, unit=marked("year")),
    Column(
        *(name.VALUE, marked("Value"), Kind.DECIMAL),
        unit=marked("see unit"),
        meaning=marked("The figure, in the unit of the row"),
    ),
    Column(name.UNIT, marked("Unit"), Kind.TEXT, meaning=marked("Unit of the figure")),
    Column(name.DEFINITION, marked("Definition"), Kind.TEXT, meaning=marked("What the indicator measures")),
    Column(name.METHOD, marked("Method"), Kind.TEXT, meaning=marked("How the number was estimated")),
    Column(
        *(name.N_WEIGHTED, marked("Weighted count of the survey"), Kind.COUNT),
        unit=marked("weighted count"),
        meaning=marked("The survey's weighted count of children in the region's sample"),
        missing=words.NOT_PRINTED,
    ),
    Column(
        *(name.SOURCE_KIND, marked("Kind of source"), Kind.WORDS),
        meaning=marked("official_text, government_page, news or public_copy (a table copied by others)"),
    ),
    Column(
        *(name.SOURCE_URL, marked("Source address"), Kind.TEXT),
        field="source_url",
        meaning=marked("Address at which the figure was read"),
    ),
    Column(
        *(name.SECOND_SOURCE_URL, marked("Second source address"), Kind.TEXT),
        meaning=marked("Address of a second text that prints the figure; empty: none was noted"),
    ),
    Column(
        *(name.NOTE, marked("Note"), Kind.NOTE),
        field="note",
        meaning=marked("What to know about this row: other printed values, precision, inferred year; empty: nothing"),
        missing=words.NOTHING_TO_SAY,
    ),
)

COLUMNS_OF_VERDICTS: Final = (*_CHANGES, *_TARGETS, *_CONTEXT)
