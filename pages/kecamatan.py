"""Kecamatan dan desa: a district's own recap of routine weighing on the map of its parts, never mixed with surveys."""

import streamlit as st

from stuntmap.ui import frame
from stuntmap.ui.kecamatan import lokus_view, recap_choices, recap_files, recap_upload, recap_view
from stuntmap.ui.parts import choices, sources

visit = frame.visit()
recap = recap_upload.loaded(visit) if visit.selection.district_code else None
visit = recap_choices.with_part_of(visit, recap)
selection, language = visit.selection, visit.language
table = recap_view.recap_table(visit, recap)

frame.headline(visit, recap_view.reading(visit, recap, table))
with frame.choices_row():
    choices.choose_district(selection, language)
    recap_choices.choose_part(visit, recap)
    recap_choices.choose_month(visit, recap)
if selection.district_code:
    recap_upload.show_refusal()
    recap_upload.show(visit)
    if recap is None:
        recap_view.show_maps(visit, None, recap_view.empty_table(visit))
    else:
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
sources.show(visit, None)
