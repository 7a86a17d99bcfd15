"""The store of this installation: its recap of a district where none is brought, and the kecamatan of wider scopes."""

from typing import Final

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.answers.recap import Recap, StoreOrigin
from stuntmap.answers.stored_recaps import StoredMonth, StoredRecaps, stored_recaps
from stuntmap.data.subdistricts import FEWEST_LOCATED, served_scope
from stuntmap.figures.map_traces import MapCanvas, MapGeometry, MapMarks
from stuntmap.figures.recap_maps import with_class
from stuntmap.language import Language
from stuntmap.links import selection as s
from stuntmap.links.readings import Reading
from stuntmap.links.visit import Visit
from stuntmap.report.narrative.recaps import (
    WARNING,
    counted_sentence,
    month_words,
    source_words,
    store_sentence,
)
from stuntmap.report.recap_files import about_recap, passed_on
from stuntmap.report.table_files import csv_bytes
from stuntmap.ui.parts import choices, downloads, origins, parts_maps
from stuntmap.ui.parts.plain_table import Figure, table_html
from stuntmap.web.boundary_route import BOUNDARY_PATH
from stuntmap.web.settings import server_settings

MAP_HEIGHT: Final = 520
MOST_LISTED: Final = 10


def _store() -> StoredRecaps | None:
    return stored_recaps(server_settings().recaps)


def make_ahead() -> None:
    """Work out the nation's newest month and its map, where there is a store: some seconds that no visitor waits."""
    store = _store()
    if store is not None and (months := store.months()):
        store.month(vocabulary.COUNTRY_CODE, months[-1])
        served_scope(vocabulary.COUNTRY_CODE)


def stored(visit: Visit) -> Recap | None:
    """The recap of the chosen district; None where there is no store or it has none."""
    store, code = _store(), visit.selection.district_code
    return store.recap(code) if store is not None and code else None


def show_origin(visit: Visit, recap: Recap | None) -> None:
    """Where a recap of the store comes from; nothing for one that was brought."""
    if recap is not None and recap.origin is not None:
        st.caption(store_sentence(visit.language, recap.origin))


class ScopeRecap:
    """The kecamatan of the nation or a province in the month of the link, else in the newest; only where `found`."""

    def __init__(self, visit: Visit) -> None:
        store, scope = _store(), visit.selection.scope
        beginning = "" if scope == vocabulary.COUNTRY_CODE else scope
        self.scope, self.visit = scope, visit
        self.months = store.months(beginning) if store is not None else []
        self.found: StoredMonth | None = None
        if store is not None and self.months:
            asked = visit.selection.month
            self.month = asked if asked in self.months else self.months[-1]
            self.found = store.month(scope, self.month)
            self.origin: StoreOrigin | None = store.origin(beginning)

    @property
    def place(self) -> str:
        """The name of the scope."""
        names = self.visit.answers.names.regions
        return names.get(self.scope, vocabulary.COUNTRY_NAME)

    def table(self) -> pd.DataFrame:
        """One row a kecamatan, with its class."""
        return with_class(self.found.table) if self.found is not None else pd.DataFrame()


def scope_reading(recap: ScopeRecap, otherwise: Reading) -> Reading:
    """What the page says at its head where no district is chosen."""
    if recap.found is None:
        return otherwise
    language = recap.visit.language
    source = source_words(language, recap.month)
    title = language.text("Subdistricts and villages · {place}, {source}", place=recap.place, source=source)
    sentence = counted_sentence(language, recap.found.totals, recap.month, recap.found.table, vocabulary.SUBDISTRICT)
    return Reading(title, sentence)


def choose_scope_and_month(recap: ScopeRecap) -> None:
    """Nation or province, and one of the months of the store; nothing without one."""
    if recap.found is None:
        return
    language = recap.visit.language
    choices.choose_scope(recap.visit.selection, language)
    choices.choose(
        s.MONTH,
        language.text("Month"),
        list(reversed(recap.months)),
        recap.month,
        default=recap.months[-1],
        words=lambda month: month_words(language, month),
    )


def show_scope(recap: ScopeRecap) -> None:
    """The map of all kecamatan, the highest of them, and a file of them all."""
    if recap.found is None:
        return
    visit, language, table = recap.visit, recap.visit.language, recap.table()
    st.warning(language.text(WARNING), icon=":material/compare:")
    if served := served_scope(recap.scope):
        url = f"{server_settings().base_path}{BOUNDARY_PATH}/{served.file_name}"
        # Names of seven thousand would hide the map; the box over a kecamatan names it.
        canvas = MapCanvas(
            MapGeometry(url, served.bounds),
            language,
            visit.theme,
            MapMarks((), None, False),
            MAP_HEIGHT,
            doubt=visit.selection.uncertainty,
            is_dense=True,
        )
        parts_maps.draw(visit, table, vocabulary.RECAP_PREVALENCE_LAYER, source_words(language, recap.month), canvas)
    # No survey's figure stands on this page.
    st.html(origins.html(language, origins.Origin(parts=(origins.routine(visit, is_stored=True),))))
    st.caption(_bounds_words(language))
    if recap.origin is not None:
        st.caption(store_sentence(language, recap.origin))
    _show_highest(recap, table)
    _offer_file(recap, table)


def _bounds_words(language: Language) -> str:
    return language.text(
        "Approximate boundaries (batas perkiraan): each piece of ground goes to the kecamatan of the nearest village "
        "point. Districts whose villages have too few known points (fewer than {fewest} a kecamatan) are left blank.",
        fewest=language.number(FEWEST_LOCATED),
    )


def _show_highest(recap: ScopeRecap, table: pd.DataFrame) -> None:
    """The kecamatan that are probably highest, by what is likely of each within its district."""
    language = recap.visit.language
    known = table[table[vocabulary.SHRUNKEN].notna()].sort_values(vocabulary.SHRUNKEN, ascending=False, kind="stable")
    rows: list[list[str | Figure]] = [
        [
            str(row[vocabulary.REGION_NAME]),
            Figure(language.percent(float(row[vocabulary.SHRUNKEN]))),
            Figure(language.number(float(row[vocabulary.CHILDREN_STUNTED]))),
            Figure(language.number(float(row[vocabulary.CHILDREN_MEASURED]))),
        ]
        for row in known.head(MOST_LISTED).to_dict("records")
    ]
    headings = [
        *(language.text("Kecamatan"), language.text("Probably (shrunken)")),
        *(language.text("Stunted"), language.text("Measured")),
    ]
    label = language.text("The {count} kecamatan that are probably highest", count=language.number(len(rows)))
    with st.expander(label, icon=":material/table_rows:", key="recap_highest"):
        st.html(table_html(headings, rows))


def _offer_file(recap: ScopeRecap, table: pd.DataFrame) -> None:
    language, visit = recap.visit.language, recap.visit

    def as_csv() -> bytes:
        source, today = source_words(language, recap.month), language.day(visit.as_of)
        used = store_sentence(language, recap.origin) if recap.origin else ""
        title = scope_reading(recap, Reading("", "")).title
        about = about_recap(language, title, source, used, today, is_stored=True)
        return csv_bytes(passed_on(table, language), about, language)

    name = f"{downloads.file_stem('kecamatan', recap.scope, recap.month)}.csv"
    downloads.download("CSV", as_csv, name, downloads.CSV_TYPE, "recap_scope_csv", type="tertiary")
