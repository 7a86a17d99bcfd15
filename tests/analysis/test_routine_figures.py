"""An e-PPGBM figure is checked, carries its coverage, and is never brought together with a survey figure."""

import pytest

from stuntmap.analysis.routine_figures import REFUSALS, refuse_mixing, routine_figure
from stuntmap.errors import BadChoiceError, MixedInstrumentsError
from stuntmap.language import Term


def test_coverage_is_measured_of_expected():
    assert routine_figure(11.55, 450, 1000, "Agustus 2025").coverage_pct == pytest.approx(45)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((-0.1, 10, 20, "2025"), "bad_prevalence"),
        ((100.1, 10, 20, "2025"), "bad_prevalence"),
        ((float("nan"), 10, 20, "2025"), "bad_prevalence"),
        ((10, 0, 20, "2025"), "bad_measured"),
        ((10, 10, 0, "2025"), "bad_expected"),
        ((10, 41, 20, "2025"), "more_measured_than_expected"),
        ((10, 10, 20, "  "), "no_period"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_by_name(arguments, code):
    with pytest.raises(BadChoiceError) as refusal:
        routine_figure(*arguments)
    assert refusal.value.code == code


@pytest.mark.parametrize("purpose", REFUSALS)
def test_every_way_of_mixing_is_refused_with_its_purpose(purpose):
    with pytest.raises(MixedInstrumentsError) as refusal:
        refuse_mixing(purpose)
    assert refusal.value.facts["refusal"] == Term(REFUSALS[purpose])


@pytest.mark.parametrize(("typed", "kept"), [(" Agustus 2025 ", "Agustus 2025"), ("x" * 41, "x" * 40)])
def test_the_period_is_told_as_typed_up_to_forty_letters(typed, kept):
    assert routine_figure(11.5, 450, 1000, typed).period == kept
