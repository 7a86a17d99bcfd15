"""How columns are headed and their values worded in the tables that readers take away, in both languages."""

from collections.abc import Iterable
from enum import Enum
from typing import Any, Final, NamedTuple

import pandas as pd

from stuntmap import vocabulary
from stuntmap.language import Language, marked
from stuntmap.report.narrative.verdict_words import reason_phrase, verdict_name
from stuntmap.report.narrative.wording import missing_reason


class Kind(Enum):
    """What a column holds; decides the number format."""

    TEXT = "text"
    COUNT = "count"
    WHOLE = "whole"
    DECIMAL = "decimal"
    SIGNED = "signed"
    LIMIT = "limit"
    SIGNED_LIMIT = "signed limit"
    SHARE = "share"
    WORDS = "words"
    VERDICT = "verdict"
    REASON = "reason"


class Column(NamedTuple):
    """A column: its heading (English key of the catalogue) and the kind of its values."""

    heading: str
    kind: Kind


STATUS: Final = "status"
NO_ESTIMATE: Final = "no_estimate"

COLUMNS: Final = {
    vocabulary.REGION_CODE: Column(marked("Region code (Kemendagri)"), Kind.TEXT),
    vocabulary.REGION_LEVEL: Column(marked("Level"), Kind.WORDS),
    vocabulary.REGION_NAME: Column(marked("Region"), Kind.TEXT),
    vocabulary.REGION_KIND: Column(marked("Kabupaten or kota"), Kind.TEXT),
    vocabulary.PROVINCE_CODE: Column(marked("Province code"), Kind.TEXT),
    vocabulary.PROVINCE_NAME: Column(marked("Province"), Kind.TEXT),
    vocabulary.CAPITAL: Column(marked("Capital"), Kind.TEXT),
    vocabulary.AREA: Column(marked("Area (km2)"), Kind.DECIMAL),
    vocabulary.REGISTERED_POPULATION: Column(marked("Registered population"), Kind.COUNT),
    vocabulary.SURVEY: Column(marked("Survey"), Kind.TEXT),
    vocabulary.SURVEY_YEAR: Column(marked("Survey year"), Kind.WHOLE),
    vocabulary.PREVALENCE: Column(marked("Stunting prevalence (%)"), Kind.DECIMAL),
    vocabulary.CI95_LOW: Column(marked("95% limit, lower (%)"), Kind.LIMIT),
    vocabulary.CI95_HIGH: Column(marked("95% limit, upper (%)"), Kind.LIMIT),
    vocabulary.CI_KIND: Column(marked("Where the 95% limits come from"), Kind.VERDICT),
    vocabulary.CLASS_IS_UNCERTAIN: Column(marked("Limits reach into another class"), Kind.WORDS),
    vocabulary.STUNTED_CHILDREN_LOW: Column(marked("Stunted children, 95% limit, lower (estimate)"), Kind.COUNT),
    vocabulary.STUNTED_CHILDREN_HIGH: Column(marked("Stunted children, 95% limit, upper (estimate)"), Kind.COUNT),
    vocabulary.RANK_LOW: Column(marked("Rank, 95% limit, lower"), Kind.WHOLE),
    vocabulary.RANK_HIGH: Column(marked("Rank, 95% limit, upper"), Kind.WHOLE),
    vocabulary.RANK_IS_ROUGH: Column(marked("Limits of the rank are rough"), Kind.WORDS),
    "previous_ci95_low_pct": Column(marked("Earlier prevalence, 95% limit, lower (%)"), Kind.LIMIT),
    "previous_ci95_high_pct": Column(marked("Earlier prevalence, 95% limit, upper (%)"), Kind.LIMIT),
    "previous_ci_kind": Column(marked("Where the earlier 95% limits come from"), Kind.VERDICT),
    vocabulary.CHANGE_LOW: Column(marked("Change, 95% limit, lower (percentage points)"), Kind.SIGNED_LIMIT),
    vocabulary.CHANGE_HIGH: Column(marked("Change, 95% limit, upper (percentage points)"), Kind.SIGNED_LIMIT),
    vocabulary.CHANGE_P_VALUE: Column(marked("Change, p-value"), Kind.SHARE),
    vocabulary.CHANGE_VERDICT: Column(marked("Verdict on the change"), Kind.VERDICT),
    vocabulary.CHANGE_REASON: Column(marked("Why the change cannot be assessed"), Kind.REASON),
    vocabulary.TARGET_PROBABILITY: Column(marked("Probability of being below the target (0 to 1)"), Kind.SHARE),
    vocabulary.TARGET_VERDICT: Column(marked("Verdict on the target"), Kind.VERDICT),
    vocabulary.CHILDREN_MEASURED: Column(marked("Children measured"), Kind.COUNT),
    vocabulary.SEVERITY: Column(marked("Class (WHO-UNICEF 2018)"), Kind.WORDS),
    vocabulary.RANK: Column(marked("Rank (1 = lowest prevalence)"), Kind.WHOLE),
    vocabulary.RANK_OF: Column(marked("Number with an estimate"), Kind.WHOLE),
    vocabulary.TIED: Column(marked("Tied"), Kind.WORDS),
    STATUS: Column(marked("Status of the figure"), Kind.WORDS),
    vocabulary.CHECK: Column(marked("Check of the figure"), Kind.WORDS),
    "previous_prevalence_pct": Column(marked("Earlier prevalence (%)"), Kind.DECIMAL),
    "previous_rank": Column(marked("Earlier rank"), Kind.WHOLE),
    "previous_of": Column(marked("Earlier number with an estimate"), Kind.WHOLE),
    "previous_tied": Column(marked("Earlier rank tied"), Kind.WORDS),
    "previous_estimation": Column(marked("Status of the earlier figure"), Kind.WORDS),
    vocabulary.CHANGE: Column(marked("Change (percentage points)"), Kind.SIGNED),
    vocabulary.RANK_CHANGE: Column(marked("Change of rank (negative = nearer to 1)"), Kind.WHOLE),
    "change_is_measurement": Column(marked("Both figures measured directly"), Kind.WORDS),
    vocabulary.TARGET: Column(marked("Target (%)"), Kind.DECIMAL),
    vocabulary.TARGET_YEAR: Column(marked("Target year"), Kind.WHOLE),
    vocabulary.TARGET_STANDING: Column(marked("Standing of the target"), Kind.WORDS),
    vocabulary.STANDING: Column(marked("Standing of the target"), Kind.WORDS),
    vocabulary.DISTANCE: Column(marked("Distance to target (percentage points)"), Kind.SIGNED),
    "reached": Column(marked("Target reached"), Kind.WORDS),
    vocabulary.POPULATION_UNDER_5: Column(marked("Children under five (estimate)"), Kind.COUNT),
    vocabulary.STUNTED_CHILDREN: Column(marked("Stunted children (estimate)"), Kind.COUNT),
    "children_above_target": Column(marked("Stunted children above target (estimate)"), Kind.COUNT),
    "needed_reduction_pp": Column(marked("Fall needed (percentage points a year)"), Kind.DECIMAL),
    "needed_aarr_pct": Column(marked("Fall needed (% a year, AARR)"), Kind.DECIMAL),
    "so_far_reduction_pp": Column(marked("Fall so far (percentage points a year)"), Kind.DECIMAL),
    "so_far_aarr_pct": Column(marked("Fall so far (% a year, AARR)"), Kind.DECIMAL),
    "so_far_reduction_low_pp": Column(
        marked("Fall so far, 95% limit, lower (percentage points a year)"), Kind.SIGNED_LIMIT
    ),
    "so_far_reduction_high_pp": Column(
        marked("Fall so far, 95% limit, upper (percentage points a year)"), Kind.SIGNED_LIMIT
    ),
    "so_far_is_measurement": Column(marked("Both figures measured directly"), Kind.WORDS),
    vocabulary.SHARED_BORDER: Column(marked("Shared border (km)"), Kind.DECIMAL),
    "same_province": Column(marked("Same province"), Kind.WORDS),
    vocabulary.INDICATOR: Column(marked("Indicator"), Kind.TEXT),
    vocabulary.YEAR: Column(marked("Year"), Kind.WHOLE),
    vocabulary.VALUE: Column(marked("Value"), Kind.DECIMAL),
    vocabulary.UNIT: Column(marked("Unit"), Kind.TEXT),
    vocabulary.DEFINITION: Column(marked("Definition"), Kind.TEXT),
    vocabulary.METHOD: Column(marked("Method"), Kind.TEXT),
    vocabulary.LEGAL_BASIS: Column(marked("Legal basis"), Kind.TEXT),
    vocabulary.N_WEIGHTED: Column(marked("Weighted count of the survey"), Kind.COUNT),
    vocabulary.SOURCE_KIND: Column(marked("Kind of source"), Kind.TEXT),
    vocabulary.SOURCE_URL: Column(marked("Source address"), Kind.TEXT),
    vocabulary.SECOND_SOURCE_URL: Column(marked("Second source address"), Kind.TEXT),
    vocabulary.NOTE: Column(marked("Note"), Kind.TEXT),
}

# What says how far the figure of a column can be trusted; the first two are its limits where it has any.
CERTAINTY_OF: Final = {
    vocabulary.PREVALENCE: (vocabulary.CI95_LOW, vocabulary.CI95_HIGH, vocabulary.CI_KIND),
    vocabulary.SEVERITY: (vocabulary.CLASS_IS_UNCERTAIN,),
    vocabulary.RANK: (vocabulary.RANK_LOW, vocabulary.RANK_HIGH, vocabulary.RANK_IS_ROUGH),
    "previous_prevalence_pct": ("previous_ci95_low_pct", "previous_ci95_high_pct", "previous_ci_kind"),
    vocabulary.CHANGE: (
        vocabulary.CHANGE_LOW,
        vocabulary.CHANGE_HIGH,
        vocabulary.CHANGE_P_VALUE,
        vocabulary.CHANGE_VERDICT,
        vocabulary.CHANGE_REASON,
    ),
    vocabulary.STUNTED_CHILDREN: (vocabulary.STUNTED_CHILDREN_LOW, vocabulary.STUNTED_CHILDREN_HIGH),
    vocabulary.DISTANCE: (vocabulary.TARGET_PROBABILITY, vocabulary.TARGET_VERDICT),
    "so_far_reduction_pp": ("so_far_reduction_low_pp", "so_far_reduction_high_pp"),
}

# The same English keys as the figures use: one translation each.
VALUE_WORDS: Final = {
    "very_low": marked("very low"),
    "low": marked("low"),
    "medium": marked("medium"),
    "high": marked("high"),
    "very_high": marked("very high"),
    NO_ESTIMATE: marked("no estimate"),
    vocabulary.DIRECT: marked("direct survey estimate"),
    vocabulary.SMALL_AREA: marked("small-area model"),
    vocabulary.CONFIRMED: marked("confirmed by a second text"),
    vocabulary.SINGLE_SOURCE: marked("one source"),
    vocabulary.CONFLICT: marked("sources disagree; see note"),
    vocabulary.OWN_TARGET: marked("your own target"),
    vocabulary.OFFICIAL_PATH: marked("official national path"),
    vocabulary.WORKING_TARGET: marked("working target"),
    vocabulary.STATED_IN_PRESS: marked("the region's own target, as stated in the press"),
    vocabulary.AMBIGUOUS: marked("ambiguous, not used"),
    vocabulary.COUNTRY: marked("country"),
    vocabulary.PROVINCE: marked("province"),
    vocabulary.DISTRICT: marked("district"),
    True: marked("yes"),
    False: marked("no"),
}


def column_of(name: str, values: pd.Series) -> Column:
    """Heading and kind of a column; one that is not listed keeps its name and takes the kind of its values."""
    if name in COLUMNS:
        return COLUMNS[name]
    if pd.api.types.is_bool_dtype(values):
        return Column(name, Kind.WORDS)
    return Column(name, Kind.DECIMAL if pd.api.types.is_numeric_dtype(values) else Kind.TEXT)


def with_certainty(names: Iterable[str], table: pd.DataFrame) -> list[str]:
    """The columns `names`, each followed by those of `table` that say how far it can be trusted; each one once."""
    chosen: dict[str, None] = {}
    for name in names:
        chosen.update(dict.fromkeys([name, *CERTAINTY_OF.get(name, ())]))
    return [name for name in chosen if name in table]


def with_status(table: pd.DataFrame) -> pd.DataFrame:
    """`table` with its index as a first column, and with a status in words in place of `estimation`.

    The status says "no estimate" where the prevalence is missing: an empty cell alone could be read as a mistake.
    """
    named = table.reset_index(drop=not table.index.name or table.index.name in table)
    if vocabulary.PREVALENCE not in named:
        return named
    made = (
        named[vocabulary.ESTIMATION].astype("object")
        if vocabulary.ESTIMATION in named
        else pd.Series("", index=named.index)
    )
    status = made.where(named[vocabulary.PREVALENCE].notna(), NO_ESTIMATE)
    if vocabulary.ESTIMATION in named:
        place = list(named.columns).index(vocabulary.ESTIMATION)
        named = named.drop(columns=vocabulary.ESTIMATION)
    else:
        place = list(named.columns).index(vocabulary.PREVALENCE) + 1
    named.insert(place, STATUS, status)
    return named


def with_reasons(table: pd.DataFrame, language: Language) -> pd.DataFrame:
    """`table` with the reason in the note of every region that has no estimate; index and other columns as given."""
    missing = table[table[vocabulary.PREVALENCE].isna()]
    rows = zip(missing.index, missing[vocabulary.PROVINCE_CODE], missing[vocabulary.SURVEY_YEAR], strict=True)
    reasons = {
        code: missing_reason(
            language, code, province, int(year), vocabulary.DISTRICT if len(code) == 4 else vocabulary.PROVINCE
        )
        for code, province, year in rows
    }
    notes = (
        table[vocabulary.NOTE].astype("object").where(~table.index.isin(reasons), pd.Series(reasons, dtype="object"))
    )
    return table.assign(**{vocabulary.NOTE: notes})


def cell_value(value: Any, kind: Kind, language: Language) -> str | int | float | None:
    """A value as a cell takes it: None where missing, a number, or text in the language."""
    if pd.isna(value):
        return None
    if kind is Kind.WORDS:
        key = value if isinstance(value, str) else bool(value)
        return language.text(VALUE_WORDS[key]) if key in VALUE_WORDS else str(value)
    if kind is Kind.VERDICT:
        return verdict_name(language, str(value))
    if kind is Kind.REASON:
        return reason_phrase(language, str(value))
    if kind is Kind.TEXT:
        return str(value)
    if kind in (Kind.COUNT, Kind.WHOLE):
        return round(float(value))
    if kind in (Kind.LIMIT, Kind.SIGNED_LIMIT):
        # An approximate limit is no more exact than the survey's figures.
        return round(float(value), 2)
    # Differences of printed figures carry binary dust (0.1 + 0.2); no survey prints more than two decimals.
    return round(float(value), 4)
