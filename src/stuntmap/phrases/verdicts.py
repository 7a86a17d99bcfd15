"""What a test says, where limits come from, and why something cannot be judged, in words."""

from typing import Any, Final

from stuntmap import vocabulary
from stuntmap.language import Language, marked

VERDICTS: Final = {
    vocabulary.CI_PUBLISHED: marked("published"),
    vocabulary.CI_APPROXIMATE: marked("approximate"),
    vocabulary.CI_NONE: marked("no interval"),
    vocabulary.REAL_DECREASE: marked("real decrease"),
    vocabulary.REAL_INCREASE: marked("real increase"),
    vocabulary.NOT_DISTINGUISHABLE: marked("no real difference yet"),
    vocabulary.NOT_ASSESSABLE: marked("cannot be assessed"),
    vocabulary.NOT_COMPUTABLE: marked("cannot be computed yet"),
    vocabulary.RANK_TOWARDS_LOWEST: marked("really moved towards the lowest prevalence"),
    vocabulary.RANK_TOWARDS_HIGHEST: marked("really moved towards the highest prevalence"),
    vocabulary.RANK_WITHIN_NOISE: marked("within the uncertainty of the surveys"),
    vocabulary.BETTER: marked("really lower"),
    vocabulary.SAME: marked("no real difference"),
    vocabulary.WORSE: marked("really higher"),
    vocabulary.BELOW_EXPECTED: marked("better than expected"),
    vocabulary.AS_EXPECTED: marked("as expected"),
    vocabulary.ABOVE_EXPECTED: marked("worse than expected"),
    vocabulary.TARGET_REACHED: marked("reached"),
    vocabulary.TARGET_PROBABLY_REACHED: marked("probably reached"),
    vocabulary.TARGET_NOT_CERTAIN: marked("not certain yet"),
    vocabulary.TARGET_NOT_REACHED: marked("not reached"),
    vocabulary.LISTED: marked("in the list"),
    vocabulary.PINNED: marked("in the list by decision"),
    vocabulary.STRUCK: marked("left out by decision"),
    vocabulary.NOT_LISTED: marked("not in the list"),
    vocabulary.HIGH_AMONG_HIGH: marked("high among high"),
    vocabulary.HIGH_AMONG_LOW: marked("high among low"),
    vocabulary.NO_CLUSTER: marked("no cluster"),
    vocabulary.LOW_AMONG_HIGH: marked("low among high"),
    vocabulary.LOW_AMONG_LOW: marked("low among low"),
}
_REASONS: Final = {
    vocabulary.SMALL_AREA: marked("a figure comes from a model (small-area estimate)"),
    vocabulary.TAKEN_AS_MODEL: marked("a figure is taken as one from a model, as for stunting"),
    vocabulary.MISSING_FIGURE: marked("a figure is missing"),
    vocabulary.DIFFERENT_INSTRUMENTS: marked("the two surveys are different instruments"),
    vocabulary.DIFFERENT_REGIONS: marked("the two surveys rank different regions"),
    vocabulary.DIVIDED_PROVINCE: marked("surveys up to 2022 show the provinces before the division of Papua"),
    vocabulary.NO_INTERVAL: marked("the precision of a figure is not known"),
    vocabulary.SAME_REGION: marked("a region is not compared with itself"),
    vocabulary.WEAK_EXPECTATION: marked("the circumstances explain too little"),
    vocabulary.UNKNOWN_CIRCUMSTANCE: marked("a circumstance is not known"),
    vocabulary.TOO_FEW_SURVEYS: marked("too few comparable surveys"),
    vocabulary.TOO_FEW_DISTRICTS: marked("too few districts have a figure"),
    vocabulary.ALL_THE_SAME: marked("all districts have the same figure"),
}


def reason(code: str, language: Language) -> str:
    """Why something cannot be judged (a code of `vocabulary`), as a phrase after a colon."""
    return language.text(_REASONS[code])


def verdict(code: Any, language: Language, why: Any = None) -> str:
    """A verdict or kind of interval (a code of `vocabulary`) in a word or two: "turun nyata", "perkiraan".

    `why` is the code of the reason for which nothing could be judged: "tidak dapat dinilai: ..." then. Empty where
    nothing was to be judged.
    """
    if not isinstance(code, str):
        return ""
    words = language.text(VERDICTS[code])
    return f"{words}: {reason(why, language)}" if isinstance(why, str) else words
