"""Expected and observed on the page: the district's own, the nation as a figure, who lies outside, how good it is."""

import streamlit as st

from stuntmap.analysis.expected import Expectations
from stuntmap.answers.learning import AlikeAsked
from stuntmap.figures.scatter import Across, Pointed, district_scatter
from stuntmap.links.keeping import kept
from stuntmap.links.visit import Visit
from stuntmap.report.narrative import expectations as words
from stuntmap.ui.parts import charts, origins
from stuntmap.ui.parts.pictures import Caption
from stuntmap.vocabulary import COUNTRY_CODE


def pointed(visit: Visit) -> Pointed:
    """What a figure of all districts points out for this visit."""
    names, chosen = visit.answers.names, visit.selection
    province = chosen.scope if chosen.scope != COUNTRY_CODE else None
    province = names.province_of[chosen.district_code] if chosen.district_code else province
    others = tuple(code for code in chosen.highlighted_codes if code != chosen.district_code)
    return Pointed(chosen.district_code, province, names.regions[province] if province else "", others)


def show(visit: Visit) -> None:
    """Expected and observed of the chosen district among all."""
    language, code = visit.language, visit.selection.district_code or ""
    found = expected(visit)
    figures = kept(
        visit, "beside_expected", lambda: visit.answers.figures(visit.question.within(COUNTRY_CODE)).join(found.table)
    )
    title = language.text("Expected and observed, {survey}", survey=visit.survey_label)
    st.markdown(f"##### {title}")
    doubt = visit.selection.uncertainty
    sentence = kept(
        visit,
        "expectation",
        lambda: words.expectation_sentence(language, figures.loc[[code]].iloc[0], found.quality, doubt),
    )
    st.markdown(sentence)
    st.caption(words.quality_sentence(language, found.quality))
    if not found.quality.is_weak:
        across = Across("expected_pct", language.text("expected by the circumstances (%)"), "%", same_unit=True)
        observed = language.text("observed (%)")
        figure = kept(
            visit,
            "expected",
            lambda: district_scatter(figures, across, observed, pointed(visit), language, visit.theme),
        )
        origin = origins.surveys(visit).joined(
            origins.circumstances(visit, *AlikeAsked(visit.selection.circumstances).columns)
        )
        charts.show_chart(visit, figure, sentence, "expected", Caption("perkiraan", code, title, origin))
        st.caption(language.text("Dashed line: observed as expected. An open ring is a model figure."))
        with st.expander(language.text("Outside of the prediction interval"), key="outside_expected"):
            for told in kept(visit, "outside", lambda: words.outside_sentences(language, figures, found)):
                st.markdown(told)
    st.caption(f"{language.text(words.ASSOCIATION)} {language.text(words.METHOD)}")


def expected(visit: Visit) -> Expectations:
    """What the chosen circumstances let expect of every district."""
    return visit.answers.expectations(visit.question, AlikeAsked(visit.selection.circumstances).columns)
