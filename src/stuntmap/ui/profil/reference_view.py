"""The part of a district's profile that holds it against references: province, nation, another district, a funnel."""

from html import escape

import pandas as pd
import streamlit as st

from stuntmap import phrases, vocabulary
from stuntmap.figures.funnel import funnel_plot
from stuntmap.language import Language
from stuntmap.links.keeping import kept
from stuntmap.links.visit import Visit
from stuntmap.report.narrative.alike_names import tests_may_disagree_sentence
from stuntmap.report.narrative.funnels import funnel_sentence
from stuntmap.ui.parts import charts, choices, origins
from stuntmap.ui.parts.pictures import Caption


def _code(visit: Visit) -> str:
    return visit.selection.district_code or ""


def show_references(visit: Visit) -> None:
    """Against province, nation and a district of the reader's choice: difference, its limits, and the verdict."""
    language = visit.language
    st.markdown(f"##### {language.text('Against a reference, {survey}', survey=visit.survey_label)}")
    tested = language.text("Each difference is tested at the 95% level; a colour stands only where it is real.")
    st.caption(f"{tested} {tests_may_disagree_sentence(language)}")
    st.html(kept(visit, "references", lambda: reference_html(visit)))
    origins.show(visit, origins.surveys(visit))
    choices.choose_reference(visit.selection, language)


def reference_html(visit: Visit) -> str:
    """The table of references as HTML: one row a reference."""
    language, selection, code = visit.language, visit.selection, _code(visit)
    codes = [visit.answers.names.province_of[code], vocabulary.COUNTRY_CODE, selection.reference_code]
    headings = [
        language.text("Reference"),
        language.text("Prevalence"),
        language.text("Difference, points (95% limits)"),
        language.text("Test"),
    ]
    numeric = (False, True, True, False)
    head = "".join(
        f'<th scope="col"{_side(right)}>{escape(words)}</th>' for words, right in zip(headings, numeric, strict=True)
    )
    body = "".join(_row_html(visit, code, reference) for reference in codes if reference)
    return f'<div class="plain references"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _side(right: bool) -> str:
    return ' class="number"' if right else ""


def _row_html(visit: Visit, code: str, reference: str) -> str:
    language = visit.language
    row = visit.answers.against(visit.question, code, reference)
    known = pd.notna(row["reference_prevalence_pct"])
    figure = language.percent(row["reference_prevalence_pct"]) if known else phrases.no_estimate(language)
    name = vocabulary.short_name(visit.answers.names.regions[reference])
    verdict = phrases.verdict(row["reference_verdict"], language, row["reference_reason"])
    return (
        f'<tr><th scope="row">{escape(name)}</th><td class="number">{escape(figure)}</td>'
        f'<td class="number">{escape(difference_words(row, language))}</td>'
        f"<td>{_swatch(visit, row)}{escape(verdict)}</td></tr>"
    )


def _swatch(visit: Visit, row: pd.Series) -> str:
    colour = {vocabulary.BETTER: visit.theme.better, vocabulary.WORSE: visit.theme.worse}.get(row["reference_verdict"])
    return f'<span class="swatch" style="background:{colour}"></span>' if colour else ""


def difference_words(row: pd.Series, language: Language) -> str:
    """The difference with its limits, "+3,7 (+0,2; +7,2)"; alone where it cannot be tested, a dash without one."""
    if pd.isna(row["reference_difference_pp"]):
        return "–"
    figures = (row[f"reference_{name}_pp"] for name in ("difference", "ci95_low", "ci95_high"))
    difference, low, high = ("" if pd.isna(figure) else language.signed(figure) for figure in figures)
    return f"{difference} ({low}; {high})" if low else difference


def show_funnel(visit: Visit) -> None:
    """The districts of the province by the size of their samples, among the limits around the province's figure."""
    language, code = visit.language, _code(visit)
    province = visit.answers.names.province_of[code]
    name = visit.answers.names.regions[province]
    title = language.text("Districts of {province} by sample size, {survey}", province=name, survey=visit.survey_label)
    st.markdown(f"##### {title}")
    parts = visit.answers.funnel(visit.question.within(province))
    if parts is None:
        st.markdown(
            language.text(
                "Not drawn: the province has no printed figure, or fewer than three districts have a direct one."
            )
        )
        return
    told = (language, parts.places, name, parts.reference_pct, code, visit.answers.names.regions[code])
    words = kept(visit, "funnel_sentence", lambda: funnel_sentence(*told))
    drawn = (parts.places, parts.limits, parts.reference_pct, name, language, visit.theme, code)
    figure = kept(visit, "funnel", lambda: funnel_plot(*drawn))
    st.markdown(words)
    charts.show_chart(visit, figure, words, "funnel", Caption("ukuran-sampel", code, title, origins.surveys(visit)))
    if parts.not_drawn:
        st.caption(
            language.text(
                "Not drawn (no estimate, or a model figure): {count} of {of} districts.",
                count=parts.not_drawn,
                of=parts.not_drawn + len(parts.places),
            )
        )
