"""The choices of the page of districts alike: in which circumstances, how measured, and among whom."""

import streamlit as st

from stuntmap import vocabulary
from stuntmap.links import selection as s
from stuntmap.links.visit import Visit
from stuntmap.ui.parts import choices


def choose_among(visit: Visit) -> None:
    """Where districts alike are looked for, and whether only among the same kind."""
    language, chosen = visit.language, visit.selection
    choices.choose(
        s.WITHIN,
        language.text("Look in"),
        list(vocabulary.WITHINS),
        chosen.within,
        default=vocabulary.WITHIN_NATION,
        words=lambda name: language.text(vocabulary.WITHINS[name]),
    )
    kinds = {"": language.text("Kabupaten and kota"), s.SAME_KIND: language.text("The same kind only")}
    choices.choose(
        s.KIND,
        language.text("Kind"),
        list(kinds),
        s.SAME_KIND if chosen.same_kind else "",
        default="",
        words=kinds.__getitem__,
    )


def choose_circumstances(visit: Visit) -> None:
    """In which circumstances districts are to be alike, and how that is measured."""
    language = visit.language
    with st.container(horizontal=True, vertical_alignment="bottom", key="circumstances"):
        choices.choose(
            s.CIRCUMSTANCES,
            language.text(
                "Alike in ({count} of {of} circumstances)",
                count=len(visit.selection.circumstances),
                of=len(vocabulary.CIRCUMSTANCES),
            ),
            list(vocabulary.CIRCUMSTANCES),
            list(visit.selection.circumstances),
            default=list(vocabulary.USUAL_CIRCUMSTANCES),
            words=lambda name: language.text(vocabulary.CIRCUMSTANCES[name].indicator.title),
            widget=st.multiselect,
            placeholder=language.text("Choose circumstances"),
            width=720,
        )
        choices.choose(
            s.METRIC,
            language.text("Kind of distance"),
            list(vocabulary.DISTANCES),
            visit.selection.metric,
            default=vocabulary.EUCLIDEAN,
            words=lambda name: language.text(vocabulary.DISTANCES[name]),
            width=180,
        )
