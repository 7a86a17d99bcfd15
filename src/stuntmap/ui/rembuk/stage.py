"""The Rembuk page: for whom the meeting is, and its screens as a presentation that goes on without a network."""

import ipaddress
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import urlencode, urlsplit

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from stuntmap import vocabulary
from stuntmap.answers import Question
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.language import Language
from stuntmap.links import selection as s
from stuntmap.links.keeping import kept
from stuntmap.links.readings import reading
from stuntmap.links.visit import Visit
from stuntmap.reading_day import typed_day
from stuntmap.report import narrative
from stuntmap.report.rembuk.screens import Screen
from stuntmap.report.rembuk.settings import MeetingSettings
from stuntmap.ui import frame
from stuntmap.ui.parts import choices, origins
from stuntmap.ui.parts.browser_scripts import loader
from stuntmap.ui.parts.table_packing import packed
from stuntmap.ui.rembuk import drafting, stage_pictures

SCRIPTS: Final = Path(__file__).parent.parent / "scripts"
STAGE: Final = """
<section class="presentation">
  <p class="cut" role="status"></p>
  <div class="stage" role="region" tabindex="0">
    <header class="head"></header>
    <div class="screens"></div>
    <p class="source"></p>
    <div class="controls">
      <button type="button" class="back"></button>
      <span class="number"></span>
      <button type="button" class="on"></button>
      <button type="button" class="full"></button>
    </div>
    <div class="track" aria-hidden="true"><div class="bar"></div></div>
    <p class="live" aria-live="polite"></p>
  </div>
</section>
"""
_presentation = st.components.v2.component(
    "presentation",
    html=STAGE,
    css=(SCRIPTS / "presentation.css").read_text(encoding="utf-8"),
    js=loader("presentation"),
)
# What of the address belongs to this page, in the order in which its link carries it.
_OF_THE_LINK: Final = (s.PROVINCE, s.DISTRICT, s.SURVEY, s.TARGET, s.TARGET_YEAR, s.LANGUAGE)


def choose_region(visit: Visit) -> None:
    """Type-ahead search over provinces and districts."""
    language = visit.language
    provinces = {
        code: language.text("{name} (province)", name=name) for code, name in visit.answers.names.provinces.items()
    }
    names = {**dict(sorted(provinces.items(), key=lambda item: item[1])), **visit.answers.names.searched}
    choices.choose_region(
        s.DISTRICT,
        language,
        language.text("District (kabupaten/kota) or province"),
        names,
        visit.meeting_region,
        also_drop=(s.PROVINCE, s.HIGHLIGHTED),
        # What was typed stands on this page: one press must not empty it.
        required=True,
    )


def at_the_meeting(visit: Visit) -> Visit:
    """The visit on the day of the meeting where its date is typed.

    A date that cannot be understood leaves the day of the visit.
    """
    return replace(visit, as_of=typed_day(drafting.draft().date) or visit.as_of)


def question(visit: Visit) -> Question | None:
    """What the facts are worked out from; None without a region, or where the survey has no figure of it."""
    code = visit.meeting_region
    if code is None or visit.selection.survey_year not in visit.answers.years_with_a_figure(code):
        return None
    return visit.question


def link(visit: Visit) -> str:
    """The address of this page with its choices, for the QR code; "" where other machines could not follow it."""
    address = st.context.url or ""
    host = urlsplit(address).hostname
    if host is None or _is_this_machine(host):
        return ""
    parameters = frame.lasting_parameters(visit)
    query = urlencode([(name, parameters[name]) for name in _OF_THE_LINK if name in parameters])
    return f"{address}?{query}" if query else address


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def invite(visit: Visit, head: DeltaGenerator) -> None:
    """What the page is for, as long as nothing was chosen."""
    language = visit.language
    with head:
        frame.headline(visit, reading(visit))
    st.markdown(
        language.text(
            "A presentation with large type that also runs without a network, and to take along: slides, a printed "
            "sheet, a workbook, pictures and the commitment to sign. Every figure carries its source."
        )
    )


def explain_gap(visit: Visit, head: DeltaGenerator) -> None:
    """That the survey has no figure of the region, why, and the surveys that have one."""
    language, code = visit.language, visit.meeting_region or ""
    with head:
        frame.headline(visit, reading(visit))
    years = visit.answers.years_with_a_figure(code)
    if not years:
        st.markdown(language.text("No comparable survey has a figure of it. Choose another region."))
        return
    st.markdown(language.text("Choose a survey that has a figure of it:"))
    with st.container(horizontal=True, key="other_surveys"):
        for other in years:
            shown = None if other == vocabulary.LATEST_YEAR else str(other)
            frame.page_link(
                "rembuk", vocabulary.SURVEY_OF_YEAR[other].label, ":material/slideshow:", **{s.SURVEY: shown}
            )


def settings(visit: Visit, facts: MeetingFacts) -> MeetingSettings:
    """How the presenter wants the screens of this region."""
    return drafting.meeting_settings(visit.language, facts, link(visit), stage_pictures.telling(visit, facts))


def show_presentation(visit: Visit, facts: MeetingFacts, settings: MeetingSettings, head: DeltaGenerator) -> None:
    """The headline, in `head`, and the stage with every screen that the presenter wants."""
    language = visit.language
    _ask_back(visit, facts)
    screens = stage_pictures.screens_of(visit, facts, settings)
    with head:
        frame.headline(visit, reading(visit)._replace(sentence=_how_to(language, len(screens))))
    if not screens:
        st.info(language.text("Every screen is switched off. Switch one on under “Arrange the screens”."))
        return
    _presentation(data=_sent(visit, facts, screens, settings), key="presentation")
    judged = origins.targets(visit, facts.row.to_frame().T)
    origins.show(visit, origins.all_surveys(visit).joined(judged, origins.children(visit)))


def _sent(visit: Visit, facts: MeetingFacts, screens: Sequence[Screen], settings: MeetingSettings) -> bytes:
    """What travels to the browser; kept for all who typed and brought nothing of their own."""

    def made() -> bytes:
        drawn = stage_pictures.pictures(visit, screens, facts.parts)
        return packed(stage_pictures.payload(visit.language, screens, settings, drawn))

    is_anybodys = drafting.draft() == drafting.Draft() and facts.parts is None
    return kept(visit, "presentation", made) if is_anybodys else made()


def _ask_back(visit: Visit, facts: MeetingFacts) -> None:
    """Say that an own target is one for a year that is over on the day of the meeting, and which year would not be."""
    if facts.target is None or not facts.is_own_target_past:
        return
    words = visit.language.text(
        "{passed} The meeting is on {day}: choose {year} or another year still to come as the target year.",
        passed=narrative.passed_sentence(visit.language, facts.target),
        day=visit.language.day(facts.as_of),
        year=visit.usual_target_year,
    )
    st.warning(words, icon=":material/edit:")


def _how_to(language: Language, count: int) -> str:
    return language.plural(
        "{count} screen for the meeting: “Start” fills the screen; no network needed.",
        "{count} screens for the meeting: “Start” fills the screen, the arrow keys turn them; no network needed.",
        count,
    )
