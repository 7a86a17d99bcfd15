"""The own recap of this visit in the meeting of its district: its screens and files, kept in this visit alone."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

import streamlit as st

from stuntmap import vocabulary
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.answers.parts_meeting import PartsFacts, parts_facts
from stuntmap.errors import BadChoiceError
from stuntmap.links.visit import Visit
from stuntmap.report.narrative.parts_meeting import routine_line
from stuntmap.ui import frame
from stuntmap.ui.intervensi import intervention_upload
from stuntmap.ui.kecamatan import lokus_view, recap_store, recap_upload
from stuntmap.ui.parts import own_bounds
from stuntmap.ui.parts.visit_store import forget_kept, kept_in_visit

Made = TypeVar("Made")
_FACTS: Final = "rembuk_parts_facts"
_PARTS: Final = "rembuk_parts"


def with_parts(visit: Visit, facts: MeetingFacts) -> MeetingFacts:
    """The facts with what the own recap of this visit says of the district's kecamatan; unchanged without one."""
    recap = (recap_upload.loaded(visit) or recap_store.stored(visit)) if facts.is_district else None
    if recap is None:
        st.session_state.pop(_FACTS, None)
        forget_kept(_PARTS)
        return facts
    interventions = intervention_upload.loaded(facts.region_code)
    chosen = lokus_view.chosen_before(vocabulary.SUBDISTRICT)
    lent = own_bounds.brought_for(facts.region_code)
    asked = (recap, interventions, chosen, lent)
    before: tuple[tuple[object, ...], PartsFacts | None] | None = st.session_state.get(_FACTS)
    if before is None or not all(one is other for one, other in zip(before[0], asked, strict=True)):
        try:
            made = parts_facts(
                recap,
                interventions=interventions,
                asked=chosen.asked if chosen else None,
                reasons=chosen.reasons if chosen else None,
                lent=lent,
            )
        except BadChoiceError:
            made = None
        before = asked, made
        st.session_state[_FACTS] = before
    return replace(facts, parts=before[1])


def kept_of(parts: PartsFacts, what: object, make: Callable[[], Made]) -> Made:
    """What `make` gives for these facts, made once in this visit."""
    return kept_in_visit(parts, what, make, _PARTS)


def show_note(visit: Visit, facts: MeetingFacts) -> None:
    """That the own recap is in the meeting; or, of a district, where one can be brought."""
    language = visit.language
    if facts.parts is not None:
        words = language.text("The own recap that is loaded has screens and files of its own here.")
        st.caption(f"{words} {routine_line(language, facts.parts)}")
    elif facts.is_district:
        frame.page_link(
            "kecamatan",
            language.text("Bring the own recap of e-PPGBM: its maps, coverage, lokus and interventions come in here"),
            ":material/holiday_village:",
        )
