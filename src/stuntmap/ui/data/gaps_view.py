"""What the data page tells about gaps and disputes: which districts lack which survey, and where sources disagree."""

import pandas as pd
import streamlit as st

from stuntmap import phrases, vocabulary
from stuntmap.language import NO_BREAK_SPACE
from stuntmap.links.visit import Visit
from stuntmap.ui.parts import plain_table
from stuntmap.ui.parts.plain_table import Figure, Link


def show_gaps(visit: Visit) -> None:
    """How many districts each survey covers, and the districts that it leaves out with the reason."""
    language = visit.language
    coverage = visit.answers.survey_coverage
    st.markdown(
        language.text(
            "A survey without a figure for a district leaves it out: it is shown as “no estimate”, never as 0, and "
            "counts in no rank."
        )
    )
    headings = [
        language.text("Survey"),
        language.text("Districts with an estimate"),
        language.text("of which from a model"),
        language.text("Districts without"),
        language.text("Province figures"),
        language.text("Use"),
    ]
    rows: list[list[plain_table.Cell]] = []
    for year, row in coverage.sort_index(ascending=False).iterrows():
        survey = vocabulary.SURVEY_OF_YEAR[int(str(year))]
        counts = [row["districts"], row["small_area"], row["without"], row["provinces"]]
        use = language.text("comparable series") if survey.comparable else language.text("other instrument")
        rows.append(
            [survey.label.replace(" ", NO_BREAK_SPACE), *(Figure(language.number(count)) for count in counts), use]
        )
    plain_table.show(headings, rows)
    st.markdown(f"##### {language.text('Districts without an estimate')}")
    for year in sorted(coverage.index[coverage["without"] > 0], reverse=True):
        _show_missing(visit, int(year))


@st.fragment
def _show_missing(visit: Visit, year: int) -> None:
    """The districts that one survey leaves out, by reason and province, folded."""
    language = visit.language
    missing = visit.answers.districts_without_estimate(year)
    survey = vocabulary.SURVEY_OF_YEAR[year].label
    label = language.plural("{survey}: {count} district", "{survey}: {count} districts", len(missing), survey=survey)
    fold = st.expander(label, key=f"missing_{year}", on_change="rerun")
    if fold.open:
        with fold:
            plain_table.show(
                [language.text("Province"), language.text("Districts"), language.text("Reason")],
                _missing_rows(visit, missing, year),
            )


def _missing_rows(visit: Visit, missing: pd.DataFrame, year: int) -> list[list[plain_table.Cell]]:
    rows: list[list[plain_table.Cell]] = []
    for code, group in missing.groupby(vocabulary.PROVINCE_CODE, sort=True):
        reason = phrases.missing_reason(str(group.index[0]), str(code), year, visit.language)
        names = ", ".join(map(vocabulary.short_name, group[vocabulary.REGION_NAME]))
        rows.append([str(group[vocabulary.PROVINCE_NAME].iloc[0]), names, reason])
    return rows


def _addresses(visit: Visit, urls: tuple[str, ...]) -> list[Link]:
    language = visit.language
    labels = (language.text("source"), language.text("second source"))
    return [Link(label, url) for label, url in zip(labels, urls, strict=True) if url.startswith("http")]


def show_disputed(visit: Visit) -> None:
    """Every figure that published texts dispute: which one is in use, what the other says, and where they were read."""
    language = visit.language
    disputed = visit.answers.disputed_figures
    st.markdown(
        language.text(
            "Published texts print different figures for {count} regions and surveys. The preferred figure is in use "
            "throughout; the other one stands beside it here.",
            count=language.number(len(disputed)),
        )
    )
    headings = [
        language.text("Region"),
        language.text("Province"),
        language.text("Survey"),
        language.text("In use (%)"),
        language.text("Also printed (%)"),
        language.text("Read at"),
    ]
    rows: list[list[plain_table.Cell]] = []
    for row in disputed.to_dict("records"):
        rows.append(
            [
                vocabulary.short_name(row[vocabulary.REGION_NAME]),
                "–" if pd.isna(row[vocabulary.PROVINCE_NAME]) else row[vocabulary.PROVINCE_NAME],
                f"{row[vocabulary.SURVEY]}{NO_BREAK_SPACE}{row[vocabulary.SURVEY_YEAR]}",
                Figure(_printed(visit, row[vocabulary.PREVALENCE])),
                Figure(_printed(visit, row["other_pct"])),
                _addresses(visit, (row[vocabulary.SOURCE_URL], row[vocabulary.SECOND_SOURCE_URL])),
            ]
        )
    plain_table.show(headings, rows)


def _printed(visit: Visit, value_pct: float) -> str:
    """A figure with the decimals that its text prints: one, or two where there are two; a dash where there is none."""
    if pd.isna(value_pct):
        return "–"
    return visit.language.number(value_pct, 1 if round(value_pct, 1) == round(value_pct, 2) else 2)
