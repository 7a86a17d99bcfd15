"""The slides of a meeting as an editable 16:9 PowerPoint file: a cover, then one slide for each screen."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any, Final

from stuntmap.answers.meeting import MeetingFacts
from stuntmap.language import Language
from stuntmap.report.rembuk import settings as keys
from stuntmap.report.rembuk.deck.cover import DeckAbout, add_cover
from stuntmap.report.rembuk.deck.footer import add_footer
from stuntmap.report.rembuk.deck.ground import Ground, plain_ground
from stuntmap.report.rembuk.deck.layouts import WIDTH, Place
from stuntmap.report.rembuk.deck.notes import speaker_notes
from stuntmap.report.rembuk.deck.page import Page, add_kicker
from stuntmap.report.rembuk.deck.pages import add_screen
from stuntmap.report.rembuk.deck.questions import add_questions, fitting_groups
from stuntmap.report.rembuk.deck.shapes import add_picture
from stuntmap.report.rembuk.deck.template import template_ground
from stuntmap.report.rembuk.screens import Screen, source_line
from stuntmap.report.rembuk.settings import MeetingSettings
from stuntmap.report.steady_archive import packed, steady_zip

SMALL_LOGO: Final = Place(WIDTH - 44 - 150, 14, 150, 36)


def slides_bytes(
    language: Language,
    facts: MeetingFacts,
    screens: Sequence[Screen],
    settings: MeetingSettings,
    *,
    logo: bytes | None = None,
    template: bytes | None = None,
) -> bytes:
    """The deck of a rembuk; see `deck_bytes`."""
    where = facts.region_name
    if facts.is_district:
        where = language.text("{region}, {province}", region=facts.region_name, province=facts.province_name)
    survey = language.text("Survey: {survey}", survey=facts.survey_label)
    about = DeckAbout(facts.region_name, (where, survey), facts.survey_label, source_line(language, facts))
    return deck_bytes(language, about, screens, settings, logo=logo, template=template)


def deck_bytes(
    language: Language,
    about: DeckAbout,
    screens: Sequence[Screen],
    settings: MeetingSettings,
    *,
    logo: bytes | None = None,
    template: bytes | None = None,
) -> bytes:
    """The deck as a .pptx file; the same input gives the same bytes.

    Charts are native and hold their numbers; the map is a picture. `logo` and `template` as `own_files` gives them.
    """
    ground = plain_ground() if template is None else template_ground(template)
    cover = Page(ground.deck.slides.add_slide(ground.cover_layout), ground, language)
    add_cover(cover, about, settings, logo)
    told = [settings.title, about.region_name, about.figures, settings.place, settings.date, settings.link]
    notes = [*filter(None, told), "", about.source]
    cover.slide.notes_slide.notes_text_frame.text = "\n".join(notes)
    for screen in screens:
        for page in _filled(language, ground, about, screen):
            add_footer(page, screen.source, about, settings)
            if logo is not None and not ground.is_own_template:
                words = language.text("Logo of {region}", region=about.region_name)
                add_picture(page.slide, logo, SMALL_LOGO, "Logo", words, to_the="right")
            page.slide.notes_slide.notes_text_frame.text = speaker_notes(language, screen)
    _name(ground.deck, language, settings, about)
    content = io.BytesIO()
    ground.deck.save(content)
    return _steady(content.getvalue())


def _filled(language: Language, ground: Ground, about: DeckAbout, screen: Screen) -> list[Page]:
    """The slides of one screen: one, or more where the meeting asks more than one slide can hold."""

    def page() -> Page:
        return Page(ground.deck.slides.add_slide(ground.layout), ground, language)

    first = page()
    if screen.key not in (keys.QUESTIONS, keys.AGREED) or not screen.details:
        add_screen(first, screen, about.region_name)
        return [first]
    pages, number = [first], 1
    for group, size in fitting_groups(first, screen.message, screen.details):
        if number > 1:
            pages.append(page())
        add_kicker(pages[-1], about.region_name, about.region_name)
        add_questions(pages[-1], screen.message, group, size, number)
        number += len(group)
    return pages


def _name(deck: Any, language: Language, settings: MeetingSettings, about: DeckAbout) -> None:
    facts_of_file = deck.core_properties
    facts_of_file.title = settings.title[:255]
    facts_of_file.subject = f"{about.region_name}, {about.figures}"[:255]
    facts_of_file.author = facts_of_file.last_modified_by = "stuntmap"
    facts_of_file.language = language.code
    facts_of_file.keywords = facts_of_file.comments = facts_of_file.category = ""
    facts_of_file.revision = 1


def _steady(content: bytes) -> bytes:
    """The file packed anew without the times of its making, inside its charts' workbooks too."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return steady_zip(packed(files))
