from collections.abc import Callable
from itertools import combinations

import pytest

from stuntmap.figures.printed.sheet import Sheet

Check = Callable[[Sheet], None]
# Boxes are measured without hinting: a third of a point is nothing that an eye sees.
ALLOWED_PT = 0.3


@pytest.fixture
def tidy() -> Check:
    """Fails where words leave the page or overlap."""

    def check(sheet: Sheet) -> None:
        page = sheet.page.grown(ALLOWED_PT)
        outside = [
            text
            for text, box in sheet.words
            if box.left < page.left or box.right > page.right or box.bottom < page.bottom or box.top > page.top
        ]
        assert outside == []
        overlapping = [
            (one, other)
            for (one, box), (other, its) in combinations(sheet.words, 2)
            if box.grown(-ALLOWED_PT).overlaps(its.grown(-ALLOWED_PT))
        ]
        assert overlapping == []

    return check
