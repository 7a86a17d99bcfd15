"""Units of columns, and what an empty cell means, in words that many columns share."""

from typing import Final

from stuntmap.vocabulary.marking import marked

POINTS_A_YEAR: Final = marked("percentage points a year")
POINTS: Final = marked("percentage points")
PERCENT: Final = "%"
CHILDREN: Final = marked("children")
NO_ESTIMATE: Final = marked("no estimate; never zero")
NOT_PRINTED: Final = marked("not printed by the survey")
NO_INTERVAL: Final = marked("no interval: a model figure, or no estimate")
NOT_COMPARABLE: Final = marked("one of the two figures is missing, or they may not be compared")
NO_TARGET: Final = marked("no target in force, or no estimate")
NOTHING_TO_SAY: Final = marked("nothing to say")
