"""Prevalence by a circumstance as a map of nine colours, with the square that reads it."""

from dataclasses import replace
from typing import Final

import streamlit as st

from stuntmap import vocabulary
from stuntmap.figures.choropleth import PaintedMap, marked_map, unmarked_map
from stuntmap.figures.two_way_map import KEY_PX, TwoWayLayer
from stuntmap.links.keeping import kept
from stuntmap.links.view_tables import looked_at
from stuntmap.links.visit import Visit
from stuntmap.report.narrative import correlations
from stuntmap.report.narrative import two_ways as words
from stuntmap.ui.belajar.frames import framed, geometry_of
from stuntmap.ui.parts import map_finish, map_view, origins
from stuntmap.ui.parts.pictures import Caption
from stuntmap.web.light_route import light_address

HEIGHT_PX: Final = map_view.MAP_HEIGHT + KEY_PX


def show(visit: Visit) -> None:
    """The map of the nation, island group or province that is looked in; the thirds are those of the nation."""
    language, area = visit.language, looked_at(visit)
    chosen = vocabulary.CIRCUMSTANCES[visit.selection.circumstance]
    heading = language.text(
        "Prevalence by {indicator} · {place}, {survey}",
        indicator=language.text(chosen.indicator.title),
        place=area.place,
        survey=visit.survey_label,
    )
    st.markdown(f"##### {heading}")
    nation = visit.question.within(vocabulary.COUNTRY_CODE)
    found = kept(visit, "thirds", lambda: visit.answers.two_ways(nation, chosen.column).among(area.codes))
    told = language, area.place, chosen, visit.selection.survey_year, found
    sentence = kept(visit, "two_ways_sentence", lambda: words.two_ways_sentence(*told))
    st.markdown(sentence)
    if not found.are_parted or found.prevalence is None:
        return
    year, _ = visit.answers.circumstance_year(chosen.column)
    layer = TwoWayLayer(
        circumstance=chosen, prevalence_thirds=found.prevalence, circumstance_thirds=found.circumstance, year=year
    )
    table, shown = found.table, framed(visit, area)
    geometry = geometry_of(shown, area, "two_ways")

    def drawn() -> PaintedMap:
        canvas = replace(map_view.map_canvas(shown, table, HEIGHT_PX), geometry=geometry)
        tables = {shown.survey_label: table}
        return marked_map(unmarked_map(tables, shown.survey_label, layer, canvas), tables, layer, canvas)

    origin = origins.surveys(visit).joined(origins.circumstances(visit, chosen.column), origins.boundaries(visit))
    caption = Caption("silang", area.scope, heading, origin, table, of_page=False)
    light = light_address(visit.selection.picked_code or area.scope, visit)
    on_map = map_finish.Words(language, sentence, (), light)
    map_view.show(shown, kept(visit, "two_ways", drawn), geometry, on_map, "two_ways", caption)
    st.caption(f"{language.text(words.CLASSES)} {language.text(correlations.FALLACY)}")
