"""The table of an own recap, and its files: what so few children would be known by stays in the session."""

from typing import Final

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.analysis.small_areas import FEWEST_SHOWN
from stuntmap.answers.parts_meeting import parts_facts
from stuntmap.answers.recap import Recap
from stuntmap.answers.recap_parts import named_with_subdistrict
from stuntmap.links.visit import Visit
from stuntmap.report.narrative.recaps import source_words, use_sentence
from stuntmap.report.parts.screens import parts_screens
from stuntmap.report.recap_files import COLUMNS, about_recap, passed_on
from stuntmap.report.rembuk.pictures import picture_files
from stuntmap.report.steady_archive import packed
from stuntmap.report.table_files import TableAbout, csv_bytes, plain_csv_bytes
from stuntmap.report.workbook import BookSheet, book_bytes
from stuntmap.ui.kecamatan.recap_upload import month_shown
from stuntmap.ui.kecamatan.recap_view import title
from stuntmap.ui.parts import downloads, figure_table, own_bounds

# The limits of the shrunken figure stand in the files, and as rings beside the bars.
PAGE_COLUMNS: Final = tuple(
    vocabulary.COUNTED_PREVALENCE if name == vocabulary.PREVALENCE else name
    for name in COLUMNS
    if name not in (vocabulary.SHRUNKEN_LOW, vocabulary.SHRUNKEN_HIGH)
)


def show(visit: Visit, recap: Recap, table: pd.DataFrame, listed: pd.DataFrame) -> None:
    """The folded table, and the files beside it; `listed`: the priority list, whose columns the files take along."""
    language, month = visit.language, month_shown(visit, recap)
    figure_table.show_own(
        visit,
        named_with_subdistrict(table, recap).rename(columns={vocabulary.PREVALENCE: vocabulary.COUNTED_PREVALENCE}),
        PAGE_COLUMNS,
        "kecamatan",
        title(visit, recap),
        vocabulary.SHRUNKEN,
    )
    stem = downloads.file_stem("kecamatan", recap.district_code, month or "")

    def about() -> TableAbout:
        used = use_sentence(language, recap, month)
        today, source = language.day(visit.as_of), source_words(language, month)
        return about_recap(language, title(visit, recap), source, used, today, recap.origin is not None)

    def rows() -> pd.DataFrame:
        return named_with_subdistrict(passed_on(table, language, listed), recap)

    def as_csv() -> bytes:
        return csv_bytes(rows(), about(), language)

    def as_plain_csv() -> bytes:
        return plain_csv_bytes(rows(), language)

    def as_xlsx() -> bytes:
        sheet = BookSheet("e-PPGBM", rows(), about())
        return book_bytes([sheet], about(), language)

    def as_pictures() -> bytes:
        facts = parts_facts(recap, month=month, lent=own_bounds.loaded(visit))
        return packed(picture_files(language, parts_screens(language, facts)))

    with st.container(horizontal=True, key="recap_downloads", width="content", gap="xsmall"):
        downloads.three_formats(language, stem, "recap", as_csv, as_xlsx, as_plain_csv)
        if recap.totals(month).children_measured < FEWEST_SHOWN:
            return
        label = language.text("Pictures by kecamatan (ZIP)")
        name = f"{stem}-{language.text('pictures')}.zip"
        downloads.download(label, as_pictures, name, downloads.ZIP_TYPE, "recap_pictures", type="tertiary")
