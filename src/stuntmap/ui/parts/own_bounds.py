"""Official kecamatan or desa that a visitor brings: drawn in this visit in place of the approximate ones."""

from typing import Final, NamedTuple

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.data.lent_areas import LentAreas, LentFile, lent_areas
from stuntmap.errors import StuntmapError
from stuntmap.language import Language
from stuntmap.links.visit import Visit
from stuntmap.ui.parts import messages, own_tables

PREFIX: Final = "bounds"
KINDS: Final = ["zip", "gpkg", "geojson", "json", "topojson"]
_FILE: Final = ""
_STATE: Final = f"{PREFIX}_brought"
MOST_NAMED: Final = 5


class Brought(NamedTuple):
    """A file that was read, and what it gave."""

    content: bytes
    areas: LentAreas


def brought_for(district_code: str | None) -> LentAreas | None:
    """What this visit brought for a district; None where nothing was."""
    brought: Brought | None = st.session_state.get(_STATE)
    return brought.areas if brought is not None and brought.areas.district_code == district_code else None


def loaded(visit: Visit) -> LentAreas | None:
    """What this visit brought for the chosen district; None where nothing was."""
    return brought_for(visit.selection.district_code)


def lent_file(visit: Visit, level: str) -> LentFile | None:
    """The areas of this level that this visit brought; None where it brought none."""
    found = loaded(visit)
    return None if found is None else found.files.get(level)


def show(visit: Visit) -> None:
    """The panel: bring a file, and what of it was taken; folded unless something was brought."""
    language = visit.language
    found = loaded(visit)
    label = language.text("Official boundaries of the kecamatan or desa: draw your own file in this visit")
    with st.expander(label, icon=":material/map:", key="bounds_panel", expanded=found is not None):
        st.caption(
            language.text(
                "Shapefile (zipped, with .shp, .shx, .dbf and .prj), GeoPackage, GeoJSON or TopoJSON of the kecamatan "
                "or desa, for example RBI 25K of BIG. It is drawn in this visit alone; who runs this server takes it "
                "over for good with `stuntmap boundaries import`."
            )
        )
        files = own_tables.brought_files(PREFIX, language, {_FILE: (language.text("Boundary file"), KINDS)})
        if found is not None:
            st.markdown(_taken_words(visit, found))
    if _FILE not in files:
        st.session_state.pop(_STATE, None)
        return
    before: Brought | None = st.session_state.get(_STATE)
    if before is not None and before.content == files[_FILE]:
        # A file is of one district: while another is looked at, it waits.
        return
    try:
        with st.spinner(language.text("Reading the boundaries")):
            areas = lent_areas(files[_FILE], own_tables.brought_name(PREFIX), visit.selection.district_code or "")
    except StuntmapError as error:
        own_tables.refuse(PREFIX, error, language)
        return
    st.session_state[_STATE] = Brought(files[_FILE], areas)
    st.rerun()


def show_refusal() -> None:
    """Why the last file was refused, once."""
    own_tables.show_refusal(PREFIX)


def _taken_words(visit: Visit, found: LentAreas) -> str:
    """How many places got their own area, which did not, and which rows are of no use."""
    language, own = visit.language, found.own
    is_village = own.level == vocabulary.VILLAGE
    count = language.number(len(own.areas))
    total = language.number(len(own.areas) + len(own.missing))
    told = [
        language.text("{count} of {total} desa are drawn as in the file.", count=count, total=total)
        if is_village
        else language.text("{count} of {total} kecamatan are drawn as in the file.", count=count, total=total)
    ]
    if own.missing:
        names = visit.answers.parts(found.district_code, own.level)[vocabulary.REGION_NAME].reindex(own.missing)
        told.append(
            language.text("Not in the file, therefore approximate: {names}.", names=_listed(names.fillna(""), language))
        )
    if len(own.unmatched):
        told.append(
            language.text(
                "Rows of the file that are no kecamatan or desa of this district: {count} ({names}).",
                count=language.number(len(own.unmatched)),
                names=_listed(own.unmatched["name_in_file"], language),
            )
        )
    if own.elsewhere:
        told.append(language.text("Rows of other districts, left out: {count}.", count=language.number(own.elsewhere)))
    return " ".join(told)


def _listed(names: pd.Series, language: Language) -> str:
    """The first few names, and how many more there are."""
    shown = messages.plain(", ".join(names.head(MOST_NAMED)))
    more = len(names) - MOST_NAMED
    return f"{shown}, {language.text('and {count} more', count=language.number(more))}" if more > 0 else shown
