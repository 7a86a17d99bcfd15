"""The parts of the page of interventions: what it says, the table of all indicators, the map of one."""

import pandas as pd
import streamlit as st

from stuntmap import vocabulary as v
from stuntmap.answers.interventions import Interventions
from stuntmap.links import readings
from stuntmap.links.readings import Reading
from stuntmap.links.visit import Visit
from stuntmap.report.intervention_files import about_interventions, intervention_table
from stuntmap.report.narrative.interventions import (
    ROUTINE_WARNING,
    TARGETS_NOTE,
    indicator_title,
    interventions_sentence,
    period_words,
    taken_sentence,
    weakest_sentence,
)
from stuntmap.report.table_files import TableAbout, csv_bytes, plain_csv_bytes
from stuntmap.report.workbook import BookSheet, book_bytes
from stuntmap.ui.intervensi.heat_table import heat_html, legend_html
from stuntmap.ui.intervensi.intervention_choices import indicator_shown
from stuntmap.ui.intervensi.intervention_upload import period_shown
from stuntmap.ui.parts import charts, downloads, parts_maps


def title(visit: Visit, table: Interventions) -> str:
    """Page, district, source and period."""
    where = ", ".join(filter(None, [table.district_name, period_words(visit.language, period_shown(visit, table))]))
    return visit.language.text("Interventions · {place}", place=where)


def shares_of(visit: Visit, table: Interventions | None) -> pd.DataFrame:
    """One row a kecamatan or desa and indicator; nothing without a table."""
    if table is None:
        return pd.DataFrame()
    return table.by_region(visit.selection.part, period_shown(visit, table))


def reading(visit: Visit, table: Interventions | None, shares: pd.DataFrame) -> Reading:
    """What the page says at its head."""
    if table is None:
        return readings.reading(visit)
    period = period_shown(visit, table)
    sentence = interventions_sentence(visit.language, table, period, shares, visit.selection.part)
    return Reading(title(visit, table), sentence)


def show_all(visit: Visit, table: Interventions, shares: pd.DataFrame) -> None:
    """The table of all indicators against their targets, with what its fills and marks mean."""
    language = visit.language
    st.markdown(f":material/compare: {language.text(ROUTINE_WARNING)}")
    charts.figure_title(language.text("Reached in % of expected, against the targets for 2024"))
    st.html(legend_html(language, visit.theme))
    district = table.of_district(period_shown(visit, table))
    st.html(heat_html(shares, district, table.district_name, table.indicators, language, visit.theme))
    st.caption(f"{taken_sentence(language, table, period_shown(visit, table))} {language.text(TARGETS_NOTE)}")


def show_one(visit: Visit, table: Interventions, shares: pd.DataFrame) -> None:
    """The map of one indicator, and who is weakest in it."""
    language, one = visit.language, indicator_shown(visit, table)
    st.markdown(weakest_sentence(language, shares, one, visit.selection.part))
    served = parts_maps.parts_drawn(visit, visit.selection.part)
    if served is None:
        return
    own = shares[shares[v.INDICATOR] == one.name].set_index(v.REGION_CODE)
    canvas = parts_maps.canvas(visit, served, own, visit.selection.part)
    drawn = own.loc[own.index.isin(canvas.marks.circle_points.index)]  # type: ignore[union-attr]
    named = indicator_title(language, one, short=True)
    period = period_words(language, period_shown(visit, table))
    parts_maps.draw(visit, drawn, v.INTERVENTION_LAYER, ", ".join(filter(None, [named, period])), canvas)
    st.caption(parts_maps.bounds_caption(visit, visit.selection.part))


def show_files(visit: Visit, table: Interventions, shares: pd.DataFrame) -> None:
    """The table to take away, without the cells that so few people would be known by."""
    language, period = visit.language, period_shown(visit, table)
    stem = downloads.file_stem("intervensi", table.district_code, period or "")

    def about() -> TableAbout:
        return about_interventions(language, table, period, title(visit, table), language.day(visit.as_of))

    def rows() -> pd.DataFrame:
        return intervention_table(table, shares, language)

    def as_csv() -> bytes:
        return csv_bytes(rows(), about(), language)

    def as_plain_csv() -> bytes:
        return plain_csv_bytes(rows(), language)

    def as_xlsx() -> bytes:
        return book_bytes([BookSheet(language.text("Interventions"), rows(), about())], about(), language)

    with st.container(horizontal=True, key="interventions_downloads", width="content", gap="xsmall"):
        downloads.three_formats(language, stem, "interventions", as_csv, as_xlsx, as_plain_csv)
    st.caption(language.text("Source: the table that was brought, not stored."))
