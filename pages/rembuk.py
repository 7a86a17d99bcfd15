"""Rembuk: what a stunting meeting needs, as a presentation in the browser and as files to take along."""

from stuntmap.ui import (
    choices,
    frame,
    rembuk_downloads,
    rembuk_draft,
    rembuk_files,
    rembuk_pictures,
    rembuk_settings,
    rembuk_view,
    sources,
)

visit = frame.visit()
selection, language = visit.selection, visit.language

with frame.choices_row():
    rembuk_view.choose_region(visit)
    choices.choose_survey(selection, language)
    choices.choose_target(selection, language)
    choices.choose_target_year(selection, language)

asked = rembuk_view.question(visit)
if asked:
    facts = rembuk_pictures.facts(asked)
    settings = rembuk_draft.meeting_settings(language, facts, rembuk_view.link(visit))
    rembuk_view.show_presentation(visit, facts, asked, settings)
    rembuk_settings.show(visit, asked, settings)
    files = rembuk_files.own_files(visit)
    rembuk_downloads.show(visit, facts, settings, files)
    sources.show(visit, facts.ranked)
elif rembuk_view.region_code(visit):
    rembuk_view.explain_gap(visit)
else:
    rembuk_view.invite(visit)
    rembuk_files.show_saved(visit)
