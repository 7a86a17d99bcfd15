"""The panel beside the map: the facts of the region that was clicked, and the way to its profile."""

import pandas as pd
import streamlit as st

from stuntmap import phrases, vocabulary
from stuntmap.links import selection as s
from stuntmap.links.facts import region_facts
from stuntmap.links.visit import Visit
from stuntmap.ui import frame
from stuntmap.ui.parts import figure_table, origins


def is_open(visit: Visit, table: pd.DataFrame) -> bool:
    """Whether a region of the map is picked: without one, the map takes the whole width."""
    return visit.selection.picked_code in table.index


def hint(visit: Visit, table: pd.DataFrame) -> str:
    """How to open the panel; empty while it is open."""
    words = visit.language.text("Click a region on the map to see its figures.")
    return "" if is_open(visit, table) else words


def show(visit: Visit, table: pd.DataFrame) -> None:
    """The facts of the picked region; nothing without one."""
    language, selection = visit.language, visit.selection
    if not is_open(visit, table):
        return
    code = str(selection.picked_code)
    row = table.loc[code]
    st.markdown(f"#### {row[vocabulary.REGION_NAME]}")
    if pd.isna(row[vocabulary.PREVALENCE]):
        st.markdown(language.text("No estimate in {survey}.", survey=visit.survey_label))
    else:
        (first, words), *facts = region_facts(visit, row).items()
        figure = phrases.prevalence(row, language)
        shown = [(first, words.replace(figure, f"**{figure}**", 1)), *facts]
        st.markdown("\n".join(f"- {label}: {words}" for label, words in shown))
        origins.show(visit, figure_table.origin(visit, table.loc[[code]], tuple(table.columns)))
    if selection.district_code:
        frame.page_link("profil", language.text("Open profile"), ":material/arrow_forward:", **{s.DISTRICT: code})
    else:
        frame.page_link(
            "peta", language.text("Show its districts"), ":material/arrow_forward:",
            **{s.PROVINCE: code, s.SHAPE: None, s.DISTRICT: None},
        )  # fmt: skip
