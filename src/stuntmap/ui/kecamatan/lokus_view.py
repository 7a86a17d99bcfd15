"""Desa lokus from an own recap: which parts of the district come first, by weights of the team, and how firmly."""

from dataclasses import dataclass, field, replace
from typing import Final

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.answers.priorities import PriorityAsked
from stuntmap.answers.recap import Recap
from stuntmap.answers.recap_parts import list_passed_on, named_with_subdistrict, parts_list
from stuntmap.figures.priorities import stability_bars
from stuntmap.links.visit import Visit
from stuntmap.report.geodata import geojson_bytes
from stuntmap.report.narrative.priorities import METHOD, priority_sentence, unknown_sentence
from stuntmap.report.narrative.recaps import source_words, totals_sentence, use_sentence
from stuntmap.report.parts_geodata import LAYER_NAMES, bounds_words, part_geometries
from stuntmap.report.priority_sheet import parts_sheet_bytes, weights_words
from stuntmap.report.recap_files import about_recap, passed_on
from stuntmap.report.table_files import TableAbout
from stuntmap.ui.kecamatan.recap_kept import kept
from stuntmap.ui.kecamatan.recap_upload import month_shown
from stuntmap.ui.parts import charts, downloads, own_bounds

FRAME_HEIGHT: Final = 440
FRAME_EDGE: Final = 16
NOT_WEIGHED: Final = 0
LONGEST_REASON: Final = 200
PDF_TYPE: Final = "application/pdf"
_STATE: Final = "recap_lokus_chosen"


@dataclass(frozen=True)
class Chosen:
    """What was chosen of a list: weights, places and decisions, and the reasons of decisions by region code."""

    asked: PriorityAsked
    reasons: dict[str, str] = field(default_factory=dict)


def chosen_before(level: str) -> Chosen | None:
    """What was chosen in this visit of the list of kecamatan or desa; None where nobody looked at it."""
    kept: dict[str, Chosen] = st.session_state.get(_STATE, {})
    return kept.get(level)


def show(visit: Visit, recap: Recap, table: pd.DataFrame) -> pd.DataFrame:
    """The folded panel; what was chosen in it stays in the visit, like the recap itself.

    `table`: as `answers.recap_parts.parts_table` gives it. The list with order, score, standing, stability and reasons,
    for the files; empty where too few parts have figures.
    """
    language, level, month = visit.language, visit.selection.part, month_shown(visit, recap)
    known = table[table[vocabulary.PREVALENCE].notna()]
    if len(known) < 2:
        return pd.DataFrame()
    label = language.text("Priority list of the parts (lokus)")
    with st.expander(label, icon=":material/checklist:", key="recap_lokus"):
        chosen = _chosen(visit, known)
        if not chosen.asked.weights:
            st.warning(language.text("Give at least one criterion a weight."), icon=":material/edit:")
            return pd.DataFrame()
        st.session_state[_STATE] = {**st.session_state.get(_STATE, {}), level: chosen}
        what = chosen.asked, tuple(sorted(chosen.reasons.items()))

        def made() -> pd.DataFrame:
            found = parts_list(recap, table, level, month, chosen.asked)
            reasons = pd.Series(chosen.reasons, index=found.index, dtype="object")
            return found.assign(**{vocabulary.DECISION_REASON: reasons})

        listed = kept(visit, recap, ("list", what), made)
        titles = [vocabulary.RECAP_CRITERIA[name].title for name, _ in chosen.asked.weights]

        def said(of: pd.DataFrame) -> str:
            return priority_sentence(language, of, recap.district_name, titles, level)

        sentence = kept(visit, recap, ("sentence", what), lambda: said(listed))
        st.markdown(sentence)
        charts.figure_title(language.text("How firmly each stands in the list (blue: in the list)"))
        figure = kept(visit, recap, ("bars", what), lambda: stability_bars(listed, language, visit.theme))
        height = min(FRAME_HEIGHT, int(figure.layout.height) + FRAME_EDGE)
        with st.container(height=height, border=False, key="recap_lokus_frame"):
            st.plotly_chart(figure, theme=None, key="recap_lokus_bars", config=charts.CHART_CONFIG, alt=sentence)
        st.caption(" ".join(filter(None, [language.text(METHOD), unknown_sentence(language, listed)])))
        told = kept(visit, recap, ("passed on", what), lambda: said(list_passed_on(listed)))
        _show_files(visit, recap, table, listed, chosen.asked, told)
    return listed


def _show_files(
    visit: Visit, recap: Recap, table: pd.DataFrame, listed: pd.DataFrame, asked: PriorityAsked, sentence: str
) -> None:
    """The list to take away: a sheet for the meeting, and the areas for GIS programs."""
    language, level, month = visit.language, visit.selection.part, month_shown(visit, recap)
    stem = downloads.file_stem("lokus", LAYER_NAMES[level], recap.district_code, month or "")

    def about() -> TableAbout:
        source = source_words(language, month)
        title = language.text("Priority list · {place}, {source}", place=recap.district_name, source=source)
        used, today = use_sentence(language, recap, month), language.day(visit.as_of)
        return about_recap(language, title, source, used, today, recap.origin is not None)

    def rows() -> pd.DataFrame:
        return passed_on(table, language, listed)

    def as_pdf() -> bytes:
        told = about()
        noted = replace(told, notes=(totals_sentence(language, recap.totals(month), month), *told.notes))
        named = named_with_subdistrict(rows().loc[list_passed_on(listed).index], recap)
        return parts_sheet_bytes(language, named, asked.weights, sentence, noted)

    def as_geojson() -> bytes:
        told, lent = about(), own_bounds.loaded(visit)
        more = (
            bounds_words(language, recap.district_code, level, lent),
            weights_words(language, asked.weights, vocabulary.RECAP_CRITERIA),
            language.text(METHOD),
        )
        shapes = part_geometries(recap.district_code, level, lent)
        noted = replace(told, notes=(*more, *told.notes))
        counted = named_with_subdistrict(rows(), recap).assign(
            **{vocabulary.COUNTED_CHILDREN: lambda table: table[vocabulary.CHILDREN_MEASURED]}
        )
        return geojson_bytes(shapes, counted, noted, language, LAYER_NAMES[level])

    with st.container(horizontal=True, width="content", gap="xsmall", key="recap_lokus_files"):
        downloads.download(
            *(language.text("Sheet for the meeting (PDF)"), as_pdf, f"{stem}.pdf", PDF_TYPE, "recap_lokus_pdf")
        )
        downloads.download("GeoJSON", as_geojson, f"{stem}.geojson", downloads.GEOJSON_TYPE, "recap_lokus_geojson")


def _chosen(visit: Visit, known: pd.DataFrame) -> Chosen:
    """Weights, number of places and decisions as they were chosen in this visit, and the reasons of the decisions."""
    language, level = visit.language, visit.selection.part
    before = chosen_before(level)
    names = {str(code): str(name) for code, name in known[vocabulary.REGION_NAME].items()}
    weights = []
    with st.container(horizontal=True, vertical_alignment="bottom", key="recap_weights", gap="small"):
        for criterion in vocabulary.RECAP_CRITERIA.values():
            if known[criterion.column].isna().all():
                continue
            usual = criterion.usual_weight if before is None else dict(before.asked.weights).get(criterion.name, 0)
            weight = st.selectbox(
                language.text("Weight: {criterion}", criterion=language.text(criterion.title)),
                (NOT_WEIGHED, *vocabulary.WEIGHTS),
                index=int(usual),
                key=f"recap_weight_{criterion.name}",
                width=260,
            )
            if weight:
                weights.append((criterion.name, float(weight)))
        usual_places = vocabulary.usual_places(len(known))
        if before is not None and before.asked.places is not None:
            usual_places = min(before.asked.places, len(known))
        places = st.selectbox(
            language.text("Places in the list"),
            list(range(1, len(known) + 1)),
            index=usual_places - 1,
            key=f"recap_places_{level}",
            width=200,
        )
    asked_before = before.asked if before is not None else PriorityAsked()
    pinned = _decided(language.text("In the list by decision"), "pinned", names, visit, asked_before.pinned)
    out = _decided(language.text("Left out by decision"), "struck", names, visit, asked_before.struck)
    struck = [code for code in out if code not in pinned]
    reasons = {}
    for code in (*pinned, *struck):
        field_name = language.text("Reason: {region}", region=names[code])
        said = "" if before is None else before.reasons.get(code, "")
        given = st.text_input(field_name, value=said, key=f"recap_reason_{code}", max_chars=LONGEST_REASON)
        reasons[code] = (given or "").strip()
    return Chosen(PriorityAsked(tuple(weights), places, tuple(pinned), tuple(struck)), reasons)


def _decided(label: str, kind: str, names: dict[str, str], visit: Visit, before: tuple[str, ...]) -> list[str]:
    chosen: list[str] = st.multiselect(
        label,
        sorted(names, key=names.__getitem__),
        default=[code for code in before if code in names],
        key=f"recap_{kind}_{visit.selection.part}",
        format_func=names.__getitem__,
        placeholder=visit.language.text("Choose kecamatan or desa"),
    )
    return chosen
