"""Rembuk: what a stunting meeting needs, as a presentation in the browser and as files to take along."""

import streamlit as st

from stuntmap.ui import frame
from stuntmap.ui.parts import choices, sources
from stuntmap.ui.rembuk import file_fields, pack_downloads, parts_in_meeting, settings_form, stage

visit = stage.at_the_meeting(frame.visit())
selection, language = visit.selection, visit.language

# The answer stands above the choices, and is known once they are read.
head = st.container()
with frame.choices_row():
    stage.choose_region(visit)
    choices.choose_survey(selection, language)
    choices.choose_target(selection, language)
    choices.choose_target_year(selection, language, visit.usual_target_year)

asked = stage.question(visit)
if asked:
    facts = parts_in_meeting.with_parts(visit, visit.answers.meeting(asked, visit.meeting_region or ""))
    settings = stage.settings(visit, facts)
    stage.show_presentation(visit, facts, settings, head)
    parts_in_meeting.show_note(visit, facts)
    settings_form.show(visit, facts, settings)
    settings_form.show_practice(visit, facts, settings)
    files = file_fields.own_files(visit)
    pack_downloads.show(visit, facts, settings, files)
    sources.show(visit, facts.ranked)
elif visit.meeting_region:
    stage.explain_gap(visit, head)
else:
    stage.invite(visit, head)
    file_fields.show_saved(visit)
