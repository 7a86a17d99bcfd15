"""Words and phrases of certainty that sentences, legends and tables share: interval, rank set, verdicts, reasons."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from stuntmap.language import Language, marked
from stuntmap.report.narrative.wording import points, rank_phrase
from stuntmap.vocabulary import (
    BETTER,
    CI_APPROXIMATE,
    CI_NONE,
    CI_PUBLISHED,
    DIFFERENT_INSTRUMENTS,
    DIVIDED_PROVINCE,
    MISSING_FIGURE,
    NO_INTERVAL,
    NOT_ASSESSABLE,
    NOT_COMPUTABLE,
    NOT_DISTINGUISHABLE,
    RANK_TOWARDS_HIGHEST,
    RANK_TOWARDS_LOWEST,
    RANK_WITHIN_NOISE,
    REAL_DECREASE,
    REAL_INCREASE,
    SAME,
    SAME_REGION,
    SMALL_AREA,
    TARGET_NOT_CERTAIN,
    TARGET_NOT_REACHED,
    TARGET_PROBABLY_REACHED,
    TARGET_REACHED,
    TOO_FEW_SURVEYS,
    WORSE,
)

_NAMES: Final = {
    CI_PUBLISHED: marked("published"),
    CI_APPROXIMATE: marked("approximate"),
    CI_NONE: marked("no interval"),
    REAL_DECREASE: marked("real decrease"),
    REAL_INCREASE: marked("real increase"),
    NOT_DISTINGUISHABLE: marked("no real difference yet"),
    NOT_ASSESSABLE: marked("cannot be assessed"),
    NOT_COMPUTABLE: marked("cannot be computed yet"),
    RANK_TOWARDS_LOWEST: marked("really moved towards the lowest prevalence"),
    RANK_TOWARDS_HIGHEST: marked("really moved towards the highest prevalence"),
    RANK_WITHIN_NOISE: marked("within the uncertainty of the surveys"),
    BETTER: marked("really lower"),
    SAME: marked("no real difference"),
    WORSE: marked("really higher"),
    TARGET_REACHED: marked("reached"),
    TARGET_PROBABLY_REACHED: marked("probably reached"),
    TARGET_NOT_CERTAIN: marked("not certain yet"),
    TARGET_NOT_REACHED: marked("not reached"),
}
_REASONS: Final = {
    SMALL_AREA: marked("a figure comes from a model (small-area estimate)"),
    MISSING_FIGURE: marked("a figure is missing"),
    DIFFERENT_INSTRUMENTS: marked("the two surveys are different instruments"),
    DIVIDED_PROVINCE: marked("surveys up to 2022 show the provinces before the division of Papua"),
    NO_INTERVAL: marked("the precision of a figure is not known"),
    SAME_REGION: marked("a region is not compared with itself"),
    TOO_FEW_SURVEYS: marked("too few comparable surveys"),
}


def verdict_name(language: Language, code: str) -> str:
    """A verdict or kind of interval (a code of `vocabulary`) in a word or two: "turun nyata", "perkiraan"."""
    return language.text(_NAMES[code])


def reason_phrase(language: Language, code: str) -> str:
    """Why something cannot be judged (a code of `vocabulary`), as a phrase after a colon."""
    return language.text(_REASONS[code])


def interval_phrase(language: Language, row: Mapping[str, object] | pd.Series) -> str:
    """A prevalence with its interval and where that comes from: "20,8 % (17,5-24,6; perkiraan)".

    `row` is a row of `intervals.interval_table`. A small-area figure says that it has none.
    """
    prevalence = language.percent(float(row["prevalence_pct"]))  # type: ignore[arg-type]
    if row["ci_kind"] == CI_NONE:
        if row["estimation"] != SMALL_AREA:
            return prevalence
        return language.text("{prevalence} (model figure, no sampling interval)", prevalence=prevalence)
    return language.text(
        "{prevalence} ({low}-{high}; {kind})",
        prevalence=prevalence,
        low=language.number(float(row["ci95_low_pct"]), 1),  # type: ignore[arg-type]
        high=language.number(float(row["ci95_high_pct"]), 1),  # type: ignore[arg-type]
        kind=verdict_name(language, str(row["ci_kind"])),
    )


def rank_set_phrase(language: Language, row: pd.Series, scope_name: str | None = None) -> str:
    """A rank with its confidence set: "peringkat 28 dari 35 di Jawa Tengah (antara 3 dan 35)".

    `row` is a row of `rank_sets.rank_set_table`. A rough set, of a small-area figure, is called so.
    """
    rank = rank_phrase(language, row["rank"], row["of"], row["tied"], scope_name)
    if pd.isna(row["rank_low"]):
        return rank
    slots = {"rank": rank, "low": language.number(row["rank_low"]), "high": language.number(row["rank_high"])}
    if row["rank_is_rough"]:
        return language.text("{rank} (roughly between {low} and {high})", **slots)
    if row["rank_low"] == row["rank_high"]:
        return language.text("{rank} (no other rank is plausible)", rank=rank)
    return language.text("{rank} (between {low} and {high})", **slots)


def size_phrase(language: Language, difference_pp: float, low_pp: float, high_pp: float) -> str:
    """The size of a difference and its limits, all on one side of 0: "3,7 poin persen (antara 1,2 dan 6,2)"."""
    smaller, larger = sorted((abs(low_pp), abs(high_pp)))
    # A real difference never has 0 as its limit, in writing neither.
    smaller = max(smaller, 0.01)
    return language.text(
        "{points} percentage points (between {low} and {high})",
        points=points(language, difference_pp),
        low=points(language, smaller),
        high=points(language, larger),
    )


def chance_phrase(language: Language, probability: float) -> str:
    """A probability in whole percent, "less than 1 %" and "more than 99 %" at its ends."""
    if probability < 0.01:
        return language.text("less than {percent}", percent=language.percent(1, 0))
    if probability > 0.99:
        return language.text("more than {percent}", percent=language.percent(99, 0))
    return language.percent(100 * probability, 0)
