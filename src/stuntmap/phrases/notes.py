"""Notes that stand beside figures and targets in the data, in the reader's words; the data keep one language."""

import re
from typing import Final

from stuntmap.language import Language, marked

# Each kind of note as the data write it; what is not a number in it is always the same.
_FORMS: Final = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"(?:other texts print|another text prints) (?P<figure>[\d.]+)", marked("another text prints {figure}")),
        (r"press also printed (?P<figure>[\d.]+)", marked("the press also printed {figure}")),
        (
            r"no direct estimate in the printed table: taken as small-area \(BPS\)",
            marked("no direct estimate in the printed table: taken as a model figure (BPS)"),
        ),
        (
            r"NTT was not surveyed in (?P<figure>\d+): small-area prediction by BPS",
            marked("Nusa Tenggara Timur was not surveyed in {figure}: model prediction by BPS"),
        ),
        (
            r"FSVA (?P<figure>\d+) stunting column, put back in order \(its rows are shifted\)",
            marked("stunting column of FSVA {figure}, put back in order (its rows are shifted)"),
        ),
        (
            r"implausible extremes occur in this survey copy; use with care",
            marked("implausible extremes occur in this copy of the survey; use with care"),
        ),
        (
            r"Statement of the Bupati of Klaten, 13 November 2023 \(below 14 %, aim 10 %\)",
            marked("Statement of the Bupati of Klaten, 13 November 2023 (below 14%, aim 10%)"),
        ),
    )
)
_BETWEEN: Final = re.compile(r"; (?!use with care)")


def note(text: str, language: Language) -> str:
    """A note of the data in the reader's language; a part of no known kind, a name of a law for one, as it stands."""
    return "; ".join(_part(part, language) for part in _BETWEEN.split(text))


def _part(part: str, language: Language) -> str:
    for pattern, words in _FORMS:
        found = pattern.fullmatch(part)
        if found is None:
            continue
        figure = found.groupdict().get("figure")
        if figure is None:
            return language.text(words)
        decimals = len(figure.partition(".")[2])
        # A year has no thousands.
        written = language.number(float(figure), decimals) if decimals or len(figure) < 4 else figure
        return language.text(words, figure=written)
    return part
