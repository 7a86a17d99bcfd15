"""What each code of a column is called, for tables, files and panels: one translation each."""

from typing import Any, Final

from stuntmap import vocabulary
from stuntmap.language import marked
from stuntmap.phrases.figures import ESTIMATIONS
from stuntmap.phrases.missing import NO_ESTIMATE
from stuntmap.phrases.severity import SEVERITIES
from stuntmap.phrases.targets import STANDINGS

# The code of a figure that a survey does not have.
WITHOUT_ESTIMATE: Final = "no_estimate"

VALUES: Final[dict[Any, str]] = {
    **SEVERITIES,
    WITHOUT_ESTIMATE: NO_ESTIMATE,
    **ESTIMATIONS,
    vocabulary.CONFIRMED: marked("confirmed by a second text"),
    vocabulary.SINGLE_SOURCE: marked("one source"),
    vocabulary.CONFLICT: marked("sources disagree; see note"),
    vocabulary.SUSPECT: marked("contradicts itself; not shown"),
    **STANDINGS,
    **{level.name: level.one for level in vocabulary.LEVELS},
    "official_text": marked("official text"),
    "government_page": marked("page of a public body"),
    "news": marked("press"),
    "public_copy": marked("public copy of a table"),
    vocabulary.LOWEST_THIRD: marked("lowest third"),
    vocabulary.MIDDLE_THIRD: marked("middle third"),
    vocabulary.HIGHEST_THIRD: marked("highest third"),
    True: marked("yes"),
    False: marked("no"),
}
