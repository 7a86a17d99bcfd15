"""The method section of the data page: topics in two columns, with figures taken from the shipped data."""

import streamlit as st

from stuntmap import phrases, vocabulary
from stuntmap.analysis.effective_samples import USUAL_CHILDREN_MEASURED, sample_ratio
from stuntmap.analysis.normal_scale import Z95
from stuntmap.analysis.rank_sets import DRAWS
from stuntmap.analysis.target_verdict import NOT_REACHED_UP_TO, PROBABLY_REACHED_FROM, REACHED_FROM
from stuntmap.analysis.trends import FEWEST_TREND_SURVEYS
from stuntmap.links.visit import Visit
from stuntmap.ui.data import certainty_texts, method_texts
from stuntmap.ui.data.method_topic import Topic
from stuntmap.ui.parts import plain_table, sources


def _slots(visit: Visit) -> dict[str, str]:
    """The figures that the paragraphs name, as the language writes them."""
    language, coverage = visit.language, visit.answers.survey_coverage
    latest, limits = (coverage.loc[year].to_dict() for year in (vocabulary.LATEST_YEAR, vocabulary.LENDING_YEAR))
    return {
        "districts": language.number(latest["districts"]),
        "modelled": language.number(latest["small_area"]),
        "with_limits": language.number(limits["with_limits"]),
        "half_width": language.number(limits["median_half_width_pp"], 2),
        "rank": "28",
        "of": "35",
        **_certainty_slots(visit),
    }


def _certainty_slots(visit: Visit) -> dict[str, str]:
    """What the texts on uncertainty name: cut-offs from the constants that the analysis uses, and verdicts in words."""
    language = visit.language
    verdicts = {
        "published": vocabulary.CI_PUBLISHED,
        "approximate": vocabulary.CI_APPROXIMATE,
        "decrease": vocabulary.REAL_DECREASE,
        "increase": vocabulary.REAL_INCREASE,
        "same": vocabulary.NOT_DISTINGUISHABLE,
        "unjudged": vocabulary.NOT_ASSESSABLE,
        "better": vocabulary.BETTER,
        "worse": vocabulary.WORSE,
        "no_difference": vocabulary.SAME,
        "not_computable": vocabulary.NOT_COMPUTABLE,
    }
    return {
        **{slot: phrases.verdict(code, language) for slot, code in verdicts.items()},
        "z": language.number(Z95, 2),
        "usual_children": language.number(USUAL_CHILDREN_MEASURED),
        **_small_survey_slots(visit),
        "typical_size": language.number(visit.answers.typical_sample_size),
        "low": "3",
        "high": "35",
        "draws": language.number(DRAWS),
        "fewest_surveys": language.number(FEWEST_TREND_SURVEYS),
        "surveys": language.number(len(vocabulary.COMPARABLE_SURVEYS)),
        "reached_from": language.number(REACHED_FROM, 3),
        "not_reached_up_to": language.number(NOT_REACHED_UP_TO, 3),
        "real_change_layer": language.text("Real change (tested)"),
        "switch": language.text("Uncertainty"),
        "two_sources": language.text("Two sources: survey and e-PPGBM"),
    }


def _small_survey_slots(visit: Visit) -> dict[str, str]:
    """The comparable survey with the fewest households, and how much wider that makes its limits."""
    language = visit.language
    small = min(vocabulary.COMPARABLE_SURVEYS, key=lambda survey: sample_ratio(survey.year))
    return {
        "small_survey": small.label,
        "small_households": language.number(small.households or 0),
        "households": language.number(vocabulary.SURVEY_OF_YEAR[vocabulary.LENDING_YEAR].households or 0),
        "wider": language.number(sample_ratio(small.year) ** -0.5, 1),
    }


def _verdict_table(visit: Visit) -> None:
    """The cut-offs of the verdicts on a target: verdict, and the probability of being below the target."""
    language = visit.language
    least, likely, most = (
        language.number(cut, places)
        for cut, places in ((NOT_REACHED_UP_TO, 3), (PROBABLY_REACHED_FROM, 2), (REACHED_FROM, 3))
    )
    rows = (
        (vocabulary.TARGET_REACHED, language.text("from {low} on", low=most)),
        (vocabulary.TARGET_PROBABLY_REACHED, language.text("from {low} to below {high}", low=likely, high=most)),
        (vocabulary.TARGET_NOT_CERTAIN, language.text("above {low} to below {high}", low=least, high=likely)),
        (vocabulary.TARGET_NOT_REACHED, language.text("{high} and below", high=least)),
        (vocabulary.NOT_ASSESSABLE, language.text("no estimate, no target, or a small-area figure")),
    )
    plain_table.show(
        [language.text("Verdict on the target"), language.text("Probability of being below the target")],
        [[phrases.verdict(code, language), words] for code, words in rows],
    )


def _path_table(visit: Visit) -> None:
    """The national official path: year, target, legal basis."""
    language = visit.language
    rows = visit.answers.data.targets
    path = rows[
        rows[vocabulary.REGION_CODE].eq(vocabulary.COUNTRY_CODE)
        & rows[vocabulary.STANDING].eq(vocabulary.OFFICIAL_PATH)
    ].sort_values(vocabulary.YEAR, kind="stable")
    plain_table.show(
        [language.text("Year"), language.text("Target (%)"), language.text("Legal basis")],
        [
            [str(year), plain_table.Figure(language.number(target, 1)), basis]
            for year, target, basis in path[[vocabulary.YEAR, vocabulary.TARGET, vocabulary.LEGAL_BASIS]].itertuples(
                index=False
            )
        ],
    )


def _show_topic(visit: Visit, topic: Topic, slots: dict[str, str]) -> None:
    st.markdown(f"##### {visit.language.text(topic.heading)}")
    for paragraph in topic.paragraphs:
        needed = {name: value for name, value in slots.items() if f"{{{name}}}" in paragraph}
        st.markdown(visit.language.text(paragraph, **needed))
    if topic is method_texts.CLASSES:
        sources.show_classes(visit)
    if topic is method_texts.TARGETS:
        _path_table(visit)
    if topic is certainty_texts.TARGET_VERDICTS:
        _verdict_table(visit)


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
