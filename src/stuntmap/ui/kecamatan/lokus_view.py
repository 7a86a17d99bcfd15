"""Desa lokus from an own recap: which parts of the district come first, by weights of the team, and how firmly."""

from typing import Final

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.answers.priorities import PriorityAsked, recap_priorities
from stuntmap.answers.recap import Recap
from stuntmap.figures.priorities import stability_bars
from stuntmap.links.visit import Visit
from stuntmap.report.narrative.priorities import METHOD, priority_sentence
from stuntmap.ui.kecamatan.recap_upload import month_shown
from stuntmap.ui.parts import charts

FRAME_HEIGHT: Final = 440
FRAME_EDGE: Final = 16
NOT_WEIGHED: Final = 0
LONGEST_REASON: Final = 200


def show(visit: Visit, recap: Recap, table: pd.DataFrame) -> pd.DataFrame:
    """The folded panel; what was chosen in it stays in the visit, like the recap itself.

    The list with order, score, standing, stability and reasons, for the files; empty where too few parts have figures.
    """
    language, level = visit.language, visit.selection.part
    known = table[table[vocabulary.PREVALENCE].notna()]
    if len(known) < 2:
        return pd.DataFrame()
    label = language.text("Priority list of the parts (lokus)")
    with st.expander(label, icon=":material/checklist:", key="recap_lokus"):
        asked, reasons = _asked(visit, known)
        if not asked.weights:
            st.warning(language.text("Give at least one criterion a weight."), icon=":material/edit:")
            return pd.DataFrame()
        listed = recap_priorities(known, recap.shrunken(level, month_shown(visit, recap)), asked)
        titles = [vocabulary.RECAP_CRITERIA[name].title for name, _ in asked.weights]
        sentence = priority_sentence(language, listed, recap.district_name, titles, level)
        st.markdown(sentence)
        charts.figure_title(language.text("How firmly each stands in the list (blue: in the list)"))
        figure = stability_bars(listed, language, visit.theme)
        height = min(FRAME_HEIGHT, int(figure.layout.height) + FRAME_EDGE)
        with st.container(height=height, border=False, key="recap_lokus_frame"):
            st.plotly_chart(figure, theme=None, key="recap_lokus_bars", config=charts.CHART_CONFIG, alt=sentence)
        st.caption(language.text(METHOD))
    return listed.assign(**{vocabulary.DECISION_REASON: pd.Series(reasons, index=listed.index, dtype="object")})


def _asked(visit: Visit, known: pd.DataFrame) -> tuple[PriorityAsked, dict[str, str]]:
    """Weights, number of places and decisions as they were chosen in this visit, and the reasons of the decisions."""
    language = visit.language
    names = {str(code): str(name) for code, name in known[vocabulary.REGION_NAME].items()}
    weights = []
    with st.container(horizontal=True, vertical_alignment="bottom", key="recap_weights", gap="small"):
        for criterion in vocabulary.RECAP_CRITERIA.values():
            if known[criterion.column].isna().all():
                continue
            weight = st.selectbox(
                language.text("Weight: {criterion}", criterion=language.text(criterion.title)),
                (NOT_WEIGHED, *vocabulary.WEIGHTS),
                index=int(criterion.usual_weight),
                key=f"recap_weight_{criterion.name}",
                width=260,
            )
            if weight:
                weights.append((criterion.name, float(weight)))
        usual = vocabulary.usual_places(len(known))
        places = st.selectbox(
            language.text("Places in the list"),
            list(range(1, len(known) + 1)),
            index=usual - 1,
            key=f"recap_places_{visit.selection.part}",
            width=200,
        )
    pinned = _decided(language.text("In the list by decision"), "pinned", names, visit)
    struck = [
        code for code in _decided(language.text("Left out by decision"), "struck", names, visit) if code not in pinned
    ]
    reasons = {}
    for code in (*pinned, *struck):
        field = language.text("Reason: {region}", region=names[code])
        reasons[code] = (st.text_input(field, key=f"recap_reason_{code}", max_chars=LONGEST_REASON) or "").strip()
    return PriorityAsked(tuple(weights), places, tuple(pinned), tuple(struck)), reasons


def _decided(label: str, kind: str, names: dict[str, str], visit: Visit) -> list[str]:
    chosen: list[str] = st.multiselect(
        label,
        sorted(names, key=names.__getitem__),
        key=f"recap_{kind}_{visit.selection.part}",
        format_func=names.__getitem__,
        placeholder=visit.language.text("Choose kecamatan or desa"),
    )
    return chosen
