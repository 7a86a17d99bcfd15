"""The panel beside the map: the facts of the region that was clicked, and the way to its profile."""

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.figures.labels import estimation_words
from stuntmap.figures.palette import severity_name
from stuntmap.figures.ranking import rank_words
from stuntmap.report import narrative
from stuntmap.ui import frame
from stuntmap.ui import selection as s
from stuntmap.ui.parts import cards
from stuntmap.ui.visit import Visit


def show(visit: Visit, table: pd.DataFrame) -> None:
    """The facts of the picked region, or how to pick one."""
    language, selection = visit.language, visit.selection
    code = selection.picked_code
    if code not in table.index:
        st.info(language.text("Click a region on the map to see its figures."), icon=":material/touch_app:")
        return
    row = table.loc[code]
    st.markdown(f"#### {row[vocabulary.REGION_NAME]}")
    if pd.isna(row[vocabulary.PREVALENCE]):
        st.markdown(language.text("No estimate in {survey}.", survey=visit.survey_label))
    else:
        doubt = selection.uncertainty
        estimation = estimation_words(row[vocabulary.ESTIMATION] == vocabulary.SMALL_AREA, language)
        interval = cards.interval_words(row, language) if doubt else ""
        ranks = cards.rank_set_words(row, language) if doubt else ""
        facts = {
            language.text("Prevalence"): " · ".join(
                filter(
                    None,
                    [
                        f"**{language.percent(row[vocabulary.PREVALENCE])}**",
                        interval,
                        severity_name(row[vocabulary.SEVERITY], language),
                    ],
                )
            ),
            language.text("Rank (1 = lowest)"): ", ".join(
                filter(
                    None,
                    [rank_words(row[vocabulary.RANK], row[vocabulary.RANK_OF], row[vocabulary.TIED], language), ranks],
                )
            ),
            language.text("Survey"): f"{visit.survey_label}, {estimation}",
        }
        if vocabulary.CHANGE in row.index and pd.notna(row[vocabulary.CHANGE]):
            before = vocabulary.SURVEY_OF_YEAR[selection.previous_year or vocabulary.LATEST_YEAR].label
            label = language.text("Change since {survey}", survey=before)
            points = language.text("{difference} points", difference=language.signed(row[vocabulary.CHANGE]))
            verdict = narrative.verdict_name(language, row[vocabulary.CHANGE_VERDICT])
            facts[label] = f"{points}, {verdict}" if doubt else points
        if pd.notna(row[vocabulary.DISTANCE]):
            label = language.text("Distance to target {target}", target=language.percent(row[vocabulary.TARGET]))
            facts[label] = language.text("{difference} points", difference=language.signed(row[vocabulary.DISTANCE]))
        if pd.notna(row[vocabulary.STUNTED_CHILDREN]):
            facts[language.text("Stunted children (estimate)")] = language.text(
                "about {count}", count=language.number(row[vocabulary.STUNTED_CHILDREN])
            )
        st.markdown("\n".join(f"- {label}: {value}" for label, value in facts.items()))
    if selection.district_code:
        frame.page_link("profil", language.text("Open profile"), ":material/arrow_forward:", **{s.DISTRICT: code})
    else:
        frame.page_link(
            "peta", language.text("Show its districts"), ":material/arrow_forward:",
            **{s.PROVINCE: code, s.SHAPE: None, s.DISTRICT: None},
        )  # fmt: skip
