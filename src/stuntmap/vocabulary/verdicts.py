"""What a test may say of a change, a rank, a reference or a target, and why something cannot be judged."""

from typing import Final

# Where the 95 % limits of a figure come from: printed by the survey, worked out from an effective sample size, or not
# to be had (small-area figures carry a model's error, not a sample's).
CI_PUBLISHED: Final = "published"
CI_APPROXIMATE: Final = "approximate"
CI_NONE: Final = "none"
CI_KINDS: Final = (CI_PUBLISHED, CI_APPROXIMATE, CI_NONE)

REAL_DECREASE: Final = "real_decrease"
REAL_INCREASE: Final = "real_increase"
NOT_DISTINGUISHABLE: Final = "not_distinguishable"
NOT_ASSESSABLE: Final = "not_assessable"
CHANGE_VERDICTS: Final = (REAL_DECREASE, REAL_INCREASE, NOT_DISTINGUISHABLE, NOT_ASSESSABLE)

# Why something cannot be judged. `surveys.SMALL_AREA` is one of the reasons too.
MISSING_FIGURE: Final = "missing_figure"
DIFFERENT_INSTRUMENTS: Final = "different_instruments"
# Ranks among different regions: first of three is not first of eight.
DIFFERENT_REGIONS: Final = "different_regions"
DIVIDED_PROVINCE: Final = "divided_province"
NO_INTERVAL: Final = "no_interval"
SAME_REGION: Final = "same_region"
TOO_FEW_SURVEYS: Final = "too_few_surveys"

RANK_TOWARDS_LOWEST: Final = "towards_lowest"
RANK_TOWARDS_HIGHEST: Final = "towards_highest"
RANK_WITHIN_NOISE: Final = "within_noise"
RANK_MOVES: Final = (RANK_TOWARDS_LOWEST, RANK_TOWARDS_HIGHEST, RANK_WITHIN_NOISE, NOT_ASSESSABLE)

# Against a reference: better = a lower prevalence, told apart by a test.
BETTER: Final = "better"
SAME: Final = "same"
WORSE: Final = "worse"
REFERENCE_VERDICTS: Final = (BETTER, SAME, WORSE, NOT_ASSESSABLE)

# Against what circumstances let expect: outside the prediction interval, or within it.
BELOW_EXPECTED: Final = "below_expected"
AS_EXPECTED: Final = "as_expected"
ABOVE_EXPECTED: Final = "above_expected"
EXPECTATION_VERDICTS: Final = (BELOW_EXPECTED, AS_EXPECTED, ABOVE_EXPECTED, NOT_ASSESSABLE)
# The circumstances explain too little for a residual to mean anything.
WEAK_EXPECTATION: Final = "weak_expectation"
UNKNOWN_CIRCUMSTANCE: Final = "unknown_circumstance"

TARGET_REACHED: Final = "reached"
TARGET_PROBABLY_REACHED: Final = "probably_reached"
TARGET_NOT_CERTAIN: Final = "not_certain"
TARGET_NOT_REACHED: Final = "not_reached"
TARGET_VERDICTS: Final = (
    *(TARGET_REACHED, TARGET_PROBABLY_REACHED, TARGET_NOT_CERTAIN, TARGET_NOT_REACHED),
    NOT_ASSESSABLE,
)

NOT_COMPUTABLE: Final = "not_computable"
