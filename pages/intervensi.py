"""Intervensi: a district's own table of interventions against the targets for 2024, by kecamatan or desa."""

from stuntmap.ui import frame
from stuntmap.ui.intervensi import intervention_choices, intervention_upload, intervention_view
from stuntmap.ui.kecamatan import recap_choices
from stuntmap.ui.parts import choices

visit = frame.visit()
table = intervention_upload.loaded(visit.selection.district_code)
visit = intervention_choices.with_part_of(visit, table)
selection, language = visit.selection, visit.language
shares = intervention_view.shares_of(visit, table)

frame.headline(visit, intervention_view.reading(visit, table, shares))
with frame.choices_row():
    choices.choose_district(selection, language)
    recap_choices.choose_part(visit, table)
    intervention_choices.choose_period(visit, table)
if selection.district_code:
    intervention_upload.show(visit)
    if table is not None:
        intervention_view.show_all(visit, table, shares)
        intervention_choices.choose_indicator(visit, table)
        intervention_view.show_one(visit, table, shares)
        intervention_view.show_files(visit, table, shares)
