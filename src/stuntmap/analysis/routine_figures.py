"""A district's own figure from routine weighing (e-PPGBM): checked, given its coverage, and kept apart from surveys."""

from dataclasses import dataclass
from typing import Final

from stuntmap.errors import BadChoiceError, MixedInstrumentsError
from stuntmap.language import Term, marked

RANK: Final = "rank"
DIFFERENCE: Final = "difference"
LINE: Final = "line"
TARGET: Final = "target"

REFUSALS: Final = {
    DIFFERENCE: marked(
        "No difference is worked out between survey and e-PPGBM: the one estimates all children from a sample, the "
        "other lists those who were weighed. Their difference mixes who came with how children grow."
    ),
    RANK: marked(
        "No rank is given across survey and e-PPGBM: a place among districts needs one instrument for all of them."
    ),
    LINE: marked(
        "Survey and e-PPGBM are not drawn on one line: a step from one instrument to the other is not a change in the "
        "children."
    ),
    TARGET: marked(
        "A target is judged by the survey only: the targets were set for survey prevalence, and e-PPGBM leaves out the "
        "children who were not weighed."
    ),
}


@dataclass(frozen=True)
class RoutineFigure:
    """One e-PPGBM figure: prevalence in % of the children measured, how many of how many were measured, and when."""

    prevalence_pct: float
    children_measured: int
    children_expected: int
    period: str

    @property
    def coverage_pct(self) -> float:
        """Children measured in % of the children expected; above 100 where more came than were expected."""
        return 100 * self.children_measured / self.children_expected


def routine_figure(prevalence_pct: float, measured: int, expected: int, period: str) -> RoutineFigure:
    """The figure made of what a reader typed or uploaded.

    Raises:
        BadChoiceError: the prevalence is not from 0 to 100, a number of children is not positive, more than twice as
            many were measured as expected, or the period is empty.
    """
    if not 0 <= prevalence_pct <= 100:
        raise BadChoiceError("bad_prevalence", value=prevalence_pct)
    if measured <= 0:
        raise BadChoiceError("bad_measured", count=measured)
    if expected <= 0:
        raise BadChoiceError("bad_expected", count=expected)
    if measured > 2 * expected:
        raise BadChoiceError("more_measured_than_expected", measured=measured, expected=expected)
    if not period.strip():
        raise BadChoiceError("no_period")
    return RoutineFigure(float(prevalence_pct), int(measured), int(expected), period.strip()[:40])


def refuse_mixing(purpose: str) -> None:
    """Always refuses to bring survey and e-PPGBM together for `purpose`, one of REFUSALS.

    Raises:
        MixedInstrumentsError: always, with the reason.
    """
    raise MixedInstrumentsError("mixed_instruments", refusal=Term(REFUSALS[purpose]))
