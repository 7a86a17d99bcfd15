"""Prevalence by a circumstance as a map of nine colours, with the square that reads it."""

from dataclasses import replace
from typing import Final

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.answers.two_ways import TwoWays
from stuntmap.figures.choropleth import PaintedMap, marked_map, unmarked_map
from stuntmap.figures.two_way_map import KEY_PX, TwoWayLayer
from stuntmap.links.keeping import kept
from stuntmap.links.view_tables import looked_at
from stuntmap.links.visit import Visit
from stuntmap.report import survey_sources
from stuntmap.report.narrative import correlations
from stuntmap.report.narrative import two_ways as words
from stuntmap.report.table_files import TableAbout, csv_bytes, plain_csv_bytes
from stuntmap.report.two_way_table import count_rows, shown_columns, two_way_table
from stuntmap.report.workbook import BookSheet, book_bytes
from stuntmap.ui.belajar.frames import framed, geometry_of
from stuntmap.ui.parts import downloads, figure_table, map_finish, map_view, origins, plain_table
from stuntmap.ui.parts.pictures import Caption
from stuntmap.ui.parts.plain_table import Figure
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
    heads, rows = kept(visit, "two_way_counts", lambda: count_rows(language, chosen, found))
    plain_table.show(heads, [[row.words, *(Figure(language.number(n)) for n in row.counts)] for row in rows])
    origins.show(visit, origin)
    beneath = (
        words.counted_sentence(language, found),
        language.text(words.CLASSES),
        language.text(correlations.FALLACY),
    )
    st.caption(" ".join(filter(None, beneath)))
    named = kept(visit, "two_ways_named", lambda: found.named)
    figure_table.show_folded(visit, named, shown_columns(chosen), "silang", heading, origin)
    _files(visit, chosen, found, heading)


def _files(visit: Visit, chosen: vocabulary.Circumstance, found: TwoWays, heading: str) -> None:
    """The nine counts and the districts as XLSX, the districts as CSV."""
    language, selection = visit.language, visit.selection
    area = looked_at(visit)
    stem = downloads.file_stem(
        "silang", chosen.name, area.island.replace(" ", "-") or area.scope, selection.survey_year
    )

    def table() -> pd.DataFrame:
        return two_way_table(language, chosen, found, selection.uncertainty)

    def about() -> TableAbout:
        made = downloads.about_table(visit, found.table, heading, (selection.survey_year,))
        year, _ = visit.answers.circumstance_year(chosen.column)
        title, unit = (
            language.text(chosen.indicator.title),
            language.text(vocabulary.UNITS[chosen.indicator.unit].words),
        )
        figure = f"{title} ({unit}), {year}"
        source = f"{made.source}; {survey_sources.circumstance_sources([chosen.column])}"
        fallacy = language.text(correlations.FALLACY)
        notes = (words.counted_sentence(language, found), language.text(words.CLASSES), fallacy)
        headings = {**made.headings, chosen.column: figure}
        return replace(made, source=source, headings=headings, notes=(*made.notes, *filter(None, notes)))

    def as_csv() -> bytes:
        return csv_bytes(table(), about(), language)

    def as_xlsx() -> bytes:
        heads, rows = count_rows(language, chosen, found)
        told = about()
        counts = BookSheet(
            language.text("Cross table"), pd.DataFrame([(row.words, *row.counts) for row in rows], columns=heads), told
        )
        return book_bytes([counts, BookSheet(visit.survey_label, table(), told)], told, language)

    def as_plain_csv() -> bytes:
        return plain_csv_bytes(table(), language)

    with st.container(horizontal=True, key="silang_files", width="content", gap="xsmall"):
        downloads.three_formats(language, stem, "silang", as_csv, as_xlsx, as_plain_csv)
