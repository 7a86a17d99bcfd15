"""One circumstance against prevalence on the page: the figure, how far they go together, and what that never says."""

import pandas as pd
import streamlit as st

from stuntmap import vocabulary
from stuntmap.figures.scatter import Across, district_scatter
from stuntmap.links import selection as s
from stuntmap.links.keeping import kept
from stuntmap.links.visit import Visit
from stuntmap.report.narrative import correlations as words
from stuntmap.ui.belajar.expected_view import pointed
from stuntmap.ui.parts import charts, choices, origins
from stuntmap.ui.parts.pictures import Caption


def table(visit: Visit) -> pd.DataFrame:
    """The figures of all districts of the nation."""
    return visit.answers.figures(visit.question.within(vocabulary.COUNTRY_CODE))


def show(visit: Visit) -> None:
    """The chosen circumstance of all districts against their prevalence."""
    language, answers = visit.language, visit.answers
    chosen = vocabulary.CIRCUMSTANCES[visit.selection.circumstance]
    indicator, title = chosen.indicator, language.text(chosen.indicator.title)
    heading = language.text("{indicator} and prevalence, {survey}", indicator=title, survey=visit.survey_label)
    st.markdown(f"##### {heading}")
    with st.container(horizontal=True, vertical_alignment="bottom", key="against"):
        choices.choose(
            s.CIRCUMSTANCE,
            language.text("Circumstance"),
            list(vocabulary.CIRCUMSTANCES),
            visit.selection.circumstance,
            default=vocabulary.USUAL_CIRCUMSTANCES[0],
            words=lambda name: language.text(vocabulary.CIRCUMSTANCES[name].indicator.title),
        )
        choices.choose_highlighted(visit.selection, language)
    nation = visit.question.within(vocabulary.COUNTRY_CODE)
    found = answers.correlations(nation, chosen.column)
    sentences = [words.correlation_sentence(language, chosen, vocabulary.COUNTRY_NAME, found)]
    shown = pointed(visit)
    if shown.province_code:
        own = answers.correlations(visit.question.within(shown.province_code), chosen.column)
        sentences.append(words.correlation_sentence(language, chosen, shown.province_name, own))
    for sentence in sentences:
        st.markdown(sentence)
    values = answers.standards((chosen.column,), vocabulary.EUCLIDEAN).values
    unit = language.text(vocabulary.UNITS[indicator.unit].words)
    across = Across(chosen.column, f"{title} ({unit})", indicator.unit)
    prevalence = language.text("stunting prevalence (%)")
    figure = kept(
        visit,
        "circumstance",
        lambda: district_scatter(table(visit).join(values), across, prevalence, shown, language, visit.theme),
    )
    origin = origins.surveys(visit).joined(origins.circumstances(visit, chosen.column))
    caption = Caption("keadaan", visit.selection.scope, heading, origin)
    charts.show_chart(visit, figure, sentences[0], "circumstance", caption)
    year, note = answers.circumstance_year(chosen.column)
    about = words.about_sentence(language, chosen, found, year, note)
    ring = language.text("An open ring is a model figure; it does not count.")
    told = (about, words.better_words(language, chosen), ring, language.text(words.FALLACY))
    st.caption(" ".join(filter(None, told)))
