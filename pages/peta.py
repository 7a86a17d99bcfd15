"""Peta: the map of the country or a province by survey and layer, with a panel on the region that was clicked."""

import streamlit as st

from stuntmap.links import readings, view_tables
from stuntmap.ui import frame
from stuntmap.ui.parts import choices, figure_table, map_view, sources
from stuntmap.ui.peta import region_panel

visit = frame.visit()
selection, language = visit.selection, visit.language
table = view_tables.map_table(visit)
head = readings.reading(visit)

frame.headline(visit, head)
with frame.choices_row():
    choices.choose_scope(selection, language)
    choices.choose_measured(selection, language)
    choices.choose_survey(selection, language)
    choices.choose_layer(selection, language)
    if selection.layer.compares:
        choices.choose_compared(selection, language)
    choices.choose_shape(selection, language)
    choices.choose_playing(selection, language)
    choices.choose_uncertainty(selection, language)

# The map keeps its place among the columns: with the first click only its width changes.
figure, *beside = st.columns([3, 1] if region_panel.is_open(visit, table) else 1)
with figure:
    map_view.draw(visit, table, "map")
    st.caption(" ".join(filter(None, [region_panel.hint(visit, table), map_view.notes(visit, table)])))
for panel in beside:
    with panel:
        region_panel.show(visit, table)

figure_table.show(visit, table, figure_table.MAP_COLUMNS, "peta", head.title)
sources.show(visit, table)
