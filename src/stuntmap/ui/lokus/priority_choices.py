"""The choices of the priority list: criteria with weights, how many places, and what is decided with its reason."""

from collections.abc import Sequence

import streamlit as st

from stuntmap import vocabulary
from stuntmap.links import selection as s
from stuntmap.links.view_tables import priority_asked
from stuntmap.links.visit import Visit
from stuntmap.ui.parts import choices

LONGEST_REASON = 200
# Wide enough for the two usual criteria in full.
CRITERIA_PX = 400
WEIGHT_PX = 230


def _written(weights: Sequence[tuple[str, float]]) -> str | None:
    """The weights as a link carries them; nothing for the usual ones."""
    if tuple(weights) == vocabulary.USUAL_WEIGHTS:
        return None
    return ",".join(f"{name}:{weight:.0f}" for name, weight in weights)


def choose_criteria(visit: Visit) -> None:
    """What counts, and of each how much."""
    language, weights = visit.language, dict(visit.selection.weights)

    def write_criteria() -> None:
        names = st.session_state["priority_criteria"]
        ordered = [(name, weights.get(name, 1.0)) for name in vocabulary.CRITERIA if name in names]
        choices.query_changes({s.WEIGHTS: _written(ordered)})

    st.session_state["priority_criteria"] = list(weights)
    with st.container(horizontal=True, vertical_alignment="bottom", key="criteria", gap="small"):
        st.multiselect(
            language.text("Criteria"),
            list(vocabulary.CRITERIA),
            key="priority_criteria",
            format_func=lambda name: language.text(vocabulary.CRITERIA[name].title),
            on_change=write_criteria,
            placeholder=language.text("Choose criteria"),
            width=CRITERIA_PX,
        )
        for name in weights:
            _choose_weight(visit, name)


def _choose_weight(visit: Visit, name: str) -> None:
    key, weights = f"priority_weight_{name}", dict(visit.selection.weights)

    def write_weight() -> None:
        choices.query_changes({s.WEIGHTS: _written(list({**weights, name: float(st.session_state[key])}.items()))})

    st.session_state[key] = int(weights[name])
    title = visit.language.text(vocabulary.CRITERIA[name].title)
    label = visit.language.text("Weight: {criterion}", criterion=title)
    st.selectbox(label, vocabulary.WEIGHTS, key=key, on_change=write_weight, width=WEIGHT_PX)


def choose_places(visit: Visit) -> None:
    """How many places the list has."""
    candidates = len(visit.answers.names.districts(visit.selection.scope))
    usual = vocabulary.usual_places(candidates)
    choices.choose(
        s.PLACES,
        visit.language.text("Places in the list"),
        list(range(1, candidates + 1)),
        min(visit.selection.places or usual, candidates),
        default=usual,
    )


def decide(visit: Visit) -> dict[str, str]:
    """Districts in the list, or out of it, by decision: the reason of each by its code.

    Reasons stay in the session and in the files that are taken away; no link carries them.
    """
    language, asked = visit.language, priority_asked(visit)
    names = {
        code: vocabulary.short_name(name) for code, name in visit.answers.names.districts(visit.selection.scope).items()
    }
    labels = {s.PINNED: language.text("In the list by decision"), s.STRUCK: language.text("Left out by decision")}
    reasons: dict[str, str] = {}
    with st.expander(language.text("Decisions"), key="priority_decisions"):
        for (parameter, label), codes, others in zip(
            labels.items(), (asked.pinned, asked.struck), (asked.struck, asked.pinned), strict=True
        ):
            options = sorted((code for code in names if code not in others), key=names.__getitem__)
            choices.choose(
                *(parameter, label, options, list(codes)),
                default=[],
                words=names.__getitem__,
                widget=st.multiselect,
                placeholder=language.text("Choose districts"),
            )
            for code in codes:
                field = language.text("Reason: {region}", region=names[code])
                given = st.text_input(field, key=f"priority_reason_{code}", max_chars=LONGEST_REASON)
                reasons[code] = (given or "").strip()
        st.caption(language.text("A reason stays in this visit and in the files; the link carries the decision alone."))
    return reasons
