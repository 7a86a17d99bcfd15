"""Kecamatan dan desa: recaps of routine weighing on the map of the parts of a district, never mixed with surveys."""

import streamlit as st

from stuntmap.ui import frame
from stuntmap.ui.kecamatan import (
    lokus_view,
    minilok_view,
    recap_choices,
    recap_files,
    recap_store,
    recap_upload,
    recap_view,
)
from stuntmap.ui.parts import choices, own_bounds, sources

visit = frame.visit()
of_district = bool(visit.selection.district_code)
recap = (recap_upload.loaded(visit) or recap_store.stored(visit)) if of_district else None
of_scope = None if of_district else recap_store.ScopeRecap(visit)
visit = recap_choices.with_part_of(visit, recap)
selection, language = visit.selection, visit.language
table = recap_view.recap_table(visit, recap)
reading = recap_view.reading(visit, recap, table)

frame.headline(visit, reading if of_scope is None else recap_store.scope_reading(of_scope, reading))
with frame.choices_row():
    choices.choose_district(selection, language)
    if of_scope is None:
        recap_choices.choose_part(visit, recap)
        recap_choices.choose_month(visit, recap)
    else:
        recap_store.choose_scope_and_month(of_scope)
if of_scope is not None:
    recap_store.show_scope(of_scope)
else:
    recap_upload.show_refusal()
    own_bounds.show_refusal()
    recap_upload.show(visit, recap is not None)
    own_bounds.show(visit)
    if recap is None:
        recap_view.show_maps(visit, None, recap_view.empty_table(visit))
    else:
        recap_choices.show_missing_month(visit, recap)
        recap_store.show_origin(visit, recap)
        recap_view.show_survey(visit, recap)
        recap_view.show_maps(visit, recap, table)
        ranking, beside = st.columns(2)
        with ranking:
            recap_view.show_ranking(visit, recap, table)
        with beside:
            recap_view.show_funnel(visit, recap, table)
            recap_view.show_coverage(visit, recap, table)
        listed = lokus_view.show(visit, recap, table)
        recap_files.show(visit, recap, table, listed)
        minilok_view.show(visit, recap)
if of_scope is None or of_scope.found is None:
    sources.show(visit, None)
