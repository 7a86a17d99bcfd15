"""The method section of the data page: topics in two columns, with figures taken from the shipped data."""

import streamlit as st

from stuntmap import vocabulary as v
from stuntmap.ui import loading, method_texts, plain_table, sources
from stuntmap.ui.visit import Visit

# The one survey whose printed limits are at hand.
LIMITS_YEAR = 2023


def _slots(visit: Visit) -> dict[str, str]:
    """The figures that the paragraphs name, as the language writes them."""
    language, coverage = visit.language, loading.survey_coverage()
    latest, limits = (coverage.loc[year].to_dict() for year in (v.LATEST_YEAR, LIMITS_YEAR))
    return {
        "districts": language.number(latest["districts"]),
        "modelled": language.number(latest["small_area"]),
        "with_limits": language.number(limits["with_limits"]),
        "half_width": language.number(limits["median_half_width_pp"], 2),
        "rank": "28",
        "of": "35",
    }


def _path_table(visit: Visit) -> None:
    """The national official path: year, target, legal basis."""
    language = visit.language
    rows = loading.targets()
    path = rows[rows[v.REGION_CODE].eq(v.COUNTRY_CODE) & rows[v.STANDING].eq(v.OFFICIAL_PATH)].sort_values(v.YEAR)
    plain_table.show(
        [language.text("Year"), language.text("Target (%)"), language.text("Legal basis")],
        [
            [str(year), plain_table.Figure(language.number(target, 1)), basis]
            for year, target, basis in path[[v.YEAR, v.TARGET, v.LEGAL_BASIS]].itertuples(index=False)
        ],
    )


def _show_topic(visit: Visit, topic: method_texts.Topic, slots: dict[str, str]) -> None:
    st.markdown(f"##### {visit.language.text(topic.heading)}")
    for paragraph in topic.paragraphs:
        needed = {name: value for name, value in slots.items() if f"{{{name}}}" in paragraph}
        st.markdown(visit.language.text(paragraph, **needed))
    if topic is method_texts.CLASSES:
        sources.show_classes(visit)
    if topic is method_texts.TARGETS:
        _path_table(visit)


def show(visit: Visit) -> None:
    """Every topic of the method."""
    slots = _slots(visit)
    with st.container(key="method"):
        for column, topics in zip(
            st.columns(2, gap="large"), (method_texts.FIRST_COLUMN, method_texts.SECOND_COLUMN), strict=True
        ):
            with column:
                for topic in topics:
                    _show_topic(visit, topic, slots)
