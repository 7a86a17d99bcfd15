"""The panel beside the map: the facts of the region that was clicked, and the way to its profile."""

import pandas as pd
import streamlit as st

from stuntmap import phrases, vocabulary
from stuntmap.links import selection as s
from stuntmap.links.visit import Visit
from stuntmap.ui import frame
from stuntmap.ui.parts import figure_table, origins


def _facts(visit: Visit, row: pd.Series) -> dict[str, str]:
    """The figures of a region by their labels; without limits and verdicts where uncertainty is turned off."""
    language, selection = visit.language, visit.selection
    doubt = selection.uncertainty
    facts = {
        language.text("Prevalence"): phrases.side_by_side(
            f"**{phrases.prevalence(row, language)}**",
            phrases.interval(row, language, first_use=True) if doubt else "",
            phrases.severity(row[vocabulary.SEVERITY], language),
        ),
        language.text("Rank (1 = lowest)"): phrases.rank(row, language, with_set=doubt, first_use=True),
        language.text("Survey"): f"{visit.survey_label}, {phrases.estimation(row[vocabulary.ESTIMATION], language)}",
    }
    if vocabulary.CHANGE in row.index and pd.notna(row[vocabulary.CHANGE]):
        before = phrases.survey(selection.previous_year or vocabulary.LATEST_YEAR)
        label = language.text("Change since {survey}", survey=before)
        facts[label] = phrases.change(row, language, with_verdict=doubt)
    if pd.notna(row[vocabulary.DISTANCE]):
        target = phrases.plain_percent(row[vocabulary.TARGET], language)
        facts[language.text("Distance to target {target}", target=target)] = phrases.distance(row, language)
    if pd.notna(row[vocabulary.STUNTED_CHILDREN]):
        label = language.text("Stunted children (estimate)")
        facts[label] = phrases.children(row, language, with_limits=doubt)
    return facts


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
        facts = _facts(visit, row)
        st.markdown("\n".join(f"- {label}: {value}" for label, value in facts.items()))
        origins.show(visit, figure_table.origin(visit, table.loc[[code]], tuple(table.columns)))
    if selection.district_code:
        frame.page_link("profil", language.text("Open profile"), ":material/arrow_forward:", **{s.DISTRICT: code})
    else:
        frame.page_link(
            "peta", language.text("Show its districts"), ":material/arrow_forward:",
            **{s.PROVINCE: code, s.SHAPE: None, s.DISTRICT: None},
        )  # fmt: skip
