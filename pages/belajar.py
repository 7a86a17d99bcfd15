"""Belajar dari siapa: which districts live in like circumstances, and which of them do really better."""

from stuntmap.ui import frame
from stuntmap.ui.belajar import (
    circumstance_view,
    cluster_view,
    expected_view,
    learning_choices,
    learning_view,
    own_indicator_view,
    two_way_view,
)
from stuntmap.ui.parts import choices, sources
from stuntmap.ui.profil import profile_view

visit = frame.visit()
selection, language = visit.selection, visit.language

found = own_indicator_view.learned(visit) if selection.district_code else None

frame.headline(visit, own_indicator_view.reading(visit, found))
with frame.choices_row():
    choices.choose_district(selection, language)
    choices.choose_survey(selection, language)
    learning_choices.choose_among(visit)

if found is not None:
    learning_view.show_teachers(visit, found)
    learning_choices.choose_circumstances(visit)
    learning_view.show_alike(visit, found)
    expected_view.show(visit)
    profile_view.show_determinants(visit)
circumstance_view.show(visit)
two_way_view.show(visit)
own_indicator_view.show(visit)
cluster_view.show(visit)
sources.show(visit, circumstance_view.table(visit), with_map=False)
