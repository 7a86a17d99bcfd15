"""What a chat or a network shows of a shared link: title, description and picture of that very view."""

import re
from threading import Condition
from typing import Final, NamedTuple

import pandas as pd
from cachetools import LRUCache, cached

from stuntmap import phrases, vocabulary
from stuntmap.figures.printed.card import DPI, CardWords, card
from stuntmap.figures.printed.encoding import png_bytes
from stuntmap.links.exhibits import scope_map
from stuntmap.links.readings import reading
from stuntmap.links.visit import Visit
from stuntmap.phrases import Style
from stuntmap.report import narrative, survey_sources
from stuntmap.report.province_grounds import ground_of

# Where a sentence is cut for a description: networks show less than 300 letters.
MOST_LETTERS: Final = 300
MOST_KEPT_BYTES: Final = 20_000_000
# The pages about one region: their sentence begins with the figure that a card shows large.
ABOUT_ONE: Final = ("", "profil", "rembuk")
_MARKS: Final = re.compile(r"\*\*|__|\[([^\]]*)\]\([^)]*\)")


class Card(NamedTuple):
    """Title and description of a view, in the language of its link."""

    title: str
    description: str


def card_of(visit: Visit) -> Card:
    """Title and description: "Kab. Klaten 20,8 % (SSGI 2024), peringkat 28 dari 35 di Jawa Tengah (antara 3 dan 35)".

    The figure stands in the title where the link points out a region, and on the first page; else the page's own title.
    """
    said = reading(visit)
    code = pointed_out(visit)
    title = said.title if code is None or not said.number else _figure_title(visit, code)
    return Card(title, _shortened(plain(said.sentence)))


def pointed_out(visit: Visit) -> str | None:
    """The region that a link is about: the one it names, the meeting's, or the country on the first page."""
    if visit.page.path == "rembuk":
        return visit.meeting_region
    named = next(iter(visit.selection.marked_codes), None)
    return vocabulary.COUNTRY_CODE if named is None and visit.page.path == "" else named


def plain(sentence: str) -> str:
    """A sentence of a page without its signs of emphasis and its links."""
    return _MARKS.sub(lambda found: found[1] or "", sentence)


def _shortened(text: str) -> str:
    if len(text) <= MOST_LETTERS:
        return text
    return text[: MOST_LETTERS - 1].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


def _beside(visit: Visit, row: pd.Series, code: str, first_use: bool = False) -> str:
    """What stands beside the figure: distance to target on the page of targets, else the rank with its set."""
    words = visit.language
    if visit.page.path == "target":
        return phrases.distance(row, words, Style.SENTENCE) if pd.notna(row[vocabulary.DISTANCE]) else ""
    if pd.isna(row.get(vocabulary.RANK)):
        return ""
    names = visit.answers.names
    district = vocabulary.level_of_code(code) == vocabulary.DISTRICT
    scope = names.regions[names.province_of[code] if district else vocabulary.COUNTRY_CODE]
    return phrases.rank(row, words, Style.SENTENCE, scope, with_set=visit.selection.uncertainty, first_use=first_use)


def _figure_title(visit: Visit, code: str) -> str:
    row, measured = visit.answers.row(visit.question, code), visit.selection.measured
    name = vocabulary.short_name(visit.answers.names.regions[code])
    told = {
        "region": name if measured == vocabulary.STUNTING else f"{visit.language.text(measured.prevalence)} {name}",
        "prevalence": phrases.prevalence(row, visit.language),
        "survey": visit.survey_label,
    }
    if phrases.is_modelled(row):
        figure = visit.language.text("{region} {prevalence} (model, {survey})", **told)
    else:
        figure = visit.language.text("{region} {prevalence} ({survey})", **told)
    return ", ".join(filter(None, [figure, _beside(visit, row, code)]))


# --- Picture -------------------------------------------------------------------------------------------------------


def picture_of(visit: Visit) -> bytes:
    """The picture of the view, a PNG of 1200 x 630 pixels.

    Raises:
        DataFileError: the boundary file is missing or was changed.
    """
    said, code = reading(visit), pointed_out(visit) or visit.key_region
    row = visit.answers.row(visit.question, code) if said.number else None
    words = CardWords(
        title=said.title,
        figure="" if row is None else phrases.marked_prevalence(row, visit.language),
        lines=() if row is None else tuple(filter(None, _lines(visit, row, code))),
        sentence=_sentence(visit, said.sentence, row),
        source=_source(visit, row),
    )
    return _drawn(words, _drawing(visit, code), visit)


class _Drawing(NamedTuple):
    """The map beside the words of a picture: all that it depends on besides the data."""

    scope: str
    own_code: str
    survey_year: int
    language_code: str
    indicator: str


def _drawing(visit: Visit, code: str) -> _Drawing | None:
    """The map of a district's province, a province, or the country by class of prevalence.

    Nothing for the page of methods, nor where the link asks for another layer: a picture must not show one under the
    words of another.
    """
    if visit.page.path == "data" or _shows_another(visit):
        return None
    scope = visit.answers.names.province_of.get(code, vocabulary.COUNTRY_CODE)
    return _Drawing(scope, code, visit.selection.survey_year, visit.language.code, visit.selection.measured.name)


def _shows_another(visit: Visit) -> bool:
    """Whether the link shows something else than prevalence by class."""
    return visit.selection.layer != vocabulary.PREVALENCE_LAYER


@cached(
    LRUCache(MOST_KEPT_BYTES, getsizeof=len),
    key=lambda words, drawing, _visit: (words, drawing),
    condition=Condition(),
)
def _drawn(words: CardWords, drawing: _Drawing | None, visit: Visit) -> bytes:
    """The picture, drawn once for all who ask at the same time, and kept by what it says and shows."""
    if drawing is None:
        return png_bytes(card(visit.language, words, None), DPI)
    shown = scope_map(visit, drawing.scope, drawing.own_code)
    return png_bytes(card(visit.language, words, shown, ground_of(drawing.scope)), DPI)


def _lines(visit: Visit, row: pd.Series, code: str) -> tuple[str, str, str]:
    """Region and survey, the interval of the figure, and its rank or distance with what is sure of it."""
    language, doubt = visit.language, visit.selection.uncertainty
    place = language.text("{region}, {survey}", region=visit.answers.names.regions[code], survey=visit.survey_label)
    limits = phrases.interval(row, language, first_use=True) if doubt else ""
    return place, limits, _beside(visit, row, code, first_use=True)


def _sentence(visit: Visit, sentence: str, row: pd.Series | None) -> str:
    """What a picture says below its figure: of a region the verdict on its target, since the figure says the rest."""
    if row is not None and visit.page.path in ABOUT_ONE:
        return narrative.target_verdict_sentence(visit.language, row)
    return plain(sentence)


def _source(visit: Visit, row: pd.Series | None) -> str:
    language = visit.language
    parts = [
        language.text("Source: {source}", source=survey_sources.short_source_words((visit.selection.survey_year,))),
        "" if row is None else phrases.estimation(row[vocabulary.ESTIMATION], language),
        language.text("boundaries: {source}", source=survey_sources.BOUNDARIES),
        language.text("data {version}", version=survey_sources.data_version()),
    ]
    return " · ".join(filter(None, parts))
