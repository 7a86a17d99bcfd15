"""What may be asked of an indicator that a reader brought."""

import pandas as pd
import pytest

from stuntmap.answers import shared_answers
from stuntmap.answers.own_indicator import OwnAnswers
from stuntmap.data.own_indicators import OwnIndicator


@pytest.mark.parametrize(("values", "can"), [([1.0, 1.0, None], False), ([1.0, 2.0], True)])
def test_only_values_that_differ_can_be_compared(values: list[float | None], can: bool) -> None:
    known = pd.Series(values, ["3310", "3311", "3312"][: len(values)], dtype="float64")
    own = OwnIndicator("Kader", "kader", (2025,), "DPMD", None, known)
    assert OwnAnswers(shared_answers(), own).can_compare is can
