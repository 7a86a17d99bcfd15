"""The figures of a link as every medium draws them."""

from datetime import date

import pytest

from stuntmap.answers import shared_answers
from stuntmap.links import exhibits
from stuntmap.links.visit import visit_of
from stuntmap.vocabulary import page_of


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("3310", ["Kab. Klaten", "Jawa Tengah", "Indonesia"]),
        ("33", ["Jawa Tengah", "Indonesia"]),
        ("ID", ["Indonesia"]),
    ],
)
def test_a_regions_series_stands_beside_what_it_lies_in(code: str, names: list[str]) -> None:
    visit = visit_of(page_of("profil"), {}, date(2026, 12, 1), shared_answers())
    assert [line.name for line in exhibits.series(visit, code).lines] == names
