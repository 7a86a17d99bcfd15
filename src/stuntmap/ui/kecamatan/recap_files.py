"""The table of an own recap, and its files: what so few children would be known by stays in the session."""

import pandas as pd
import streamlit as st

from stuntmap.answers.recap import Recap
from stuntmap.figures.recap_ranking import ordered
from stuntmap.links.visit import Visit
from stuntmap.report.narrative.recaps import source_words, use_sentence
from stuntmap.report.recap_files import about_recap, page_rows, passed_on
from stuntmap.report.table_files import TableAbout, csv_bytes, plain_csv_bytes
from stuntmap.report.workbook import BookSheet, book_bytes
from stuntmap.ui.kecamatan.recap_upload import month_shown
from stuntmap.ui.kecamatan.recap_view import title
from stuntmap.ui.parts import downloads
from stuntmap.ui.parts.plain_table import Figure, table_html


def show(visit: Visit, recap: Recap, table: pd.DataFrame, listed: pd.DataFrame) -> None:
    """The folded table, and the files beside it; `listed`: the priority list, whose columns the files take along."""
    language, month = visit.language, month_shown(visit, recap)
    headings, rows = page_rows(pd.concat([ordered(table), table[table["prevalence_pct"].isna()]]), language)
    with st.expander(language.text("Table"), icon=":material/table_rows:", key="recap_table"):
        st.html(table_html(headings, [[row[0], *map(Figure, row[1:])] for row in rows]))
    stem = downloads.file_stem("kecamatan", recap.district_code, month or "")

    def about() -> TableAbout:
        used = use_sentence(language, recap, month)
        today, source = language.day(visit.as_of), source_words(language, month)
        return about_recap(language, title(visit, recap), source, used, today, recap.origin is not None)

    def as_csv() -> bytes:
        return csv_bytes(passed_on(table, language, listed), about(), language)

    def as_plain_csv() -> bytes:
        return plain_csv_bytes(passed_on(table, language, listed), language)

    def as_xlsx() -> bytes:
        sheet = BookSheet("e-PPGBM", passed_on(table, language, listed), about())
        return book_bytes([sheet], about(), language)

    with st.container(horizontal=True, key="recap_downloads", width="content", gap="xsmall"):
        downloads.download("CSV", as_csv, f"{stem}.csv", downloads.CSV_TYPE, "recap_csv", type="tertiary")
        downloads.download("XLSX", as_xlsx, f"{stem}.xlsx", downloads.XLSX_TYPE, "recap_xlsx", type="tertiary")
        downloads.download(
            *(downloads.plain_csv_label(language), as_plain_csv, f"{stem}-{downloads.PLAIN}.csv"),
            *(downloads.CSV_TYPE, "recap_plain"),
            type="tertiary",
        )
