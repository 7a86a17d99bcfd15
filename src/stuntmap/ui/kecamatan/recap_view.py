"""The maps, the ranking and the funnel of an own recap, beside the survey's figure and never in one with it."""

from typing import Final

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from stuntmap import phrases, vocabulary
from stuntmap.analysis.references import FEWEST_IN_FUNNEL, limits_drawn
from stuntmap.answers.recap import Recap
from stuntmap.answers.recap_parts import parts_table
from stuntmap.data.boundary_files import ServedLevel
from stuntmap.figures.funnel import funnel_plot
from stuntmap.figures.map_traces import MapCanvas
from stuntmap.figures.recap_maps import with_class
from stuntmap.figures.recap_ranking import recap_bars
from stuntmap.links import readings
from stuntmap.links.readings import Reading
from stuntmap.links.visit import Visit
from stuntmap.report.narrative.recaps import (
    METHOD,
    NO_EXCESS,
    NOTHING,
    WARNING,
    recap_sentence,
    source_words,
)
from stuntmap.ui.intervensi import intervention_upload
from stuntmap.ui.kecamatan.recap_kept import kept
from stuntmap.ui.kecamatan.recap_upload import month_shown
from stuntmap.ui.parts import cards, charts, origins, parts_maps
from stuntmap.ui.parts.cards import Card

FRAME_HEIGHT: Final = 440
FRAME_EDGE: Final = 16
MOST_NAMED: Final = 8


def title(visit: Visit, recap: Recap) -> str:
    """Page, district, source and month."""
    source = source_words(visit.language, month_shown(visit, recap))
    return visit.language.text(
        "Subdistricts and villages · {place}, {source}", place=recap.district_name, source=source
    )


def recap_table(visit: Visit, recap: Recap | None) -> pd.DataFrame:
    """One row a kecamatan or desa: counts, shares with limits, class, funnel place; nothing without a recap."""
    if recap is None:
        return pd.DataFrame()

    def made() -> pd.DataFrame:
        brought = intervention_upload.loaded(visit.selection.district_code)
        return with_class(parts_table(recap, visit.selection.part, month_shown(visit, recap), brought))

    return kept(visit, recap, "table", made)


def reading(visit: Visit, recap: Recap | None, table: pd.DataFrame) -> Reading:
    """What the page says at its head."""
    if recap is None:
        return readings.reading(visit)
    language, month = visit.language, month_shown(visit, recap)
    words = kept(visit, recap, "sentence", lambda: recap_sentence(language, recap, month, table, visit.selection.part))
    return Reading(title(visit, recap), words)


def empty_table(visit: Visit) -> pd.DataFrame:
    """The kecamatan (or desa) of the district without figures, for a map of names."""
    named = visit.answers.parts(visit.selection.district_code or "", visit.selection.part)[[vocabulary.REGION_NAME]]
    columns = (
        *(vocabulary.CHILDREN_STUNTED, vocabulary.CHILDREN_MEASURED, vocabulary.CHILDREN_EXPECTED),
        *(vocabulary.PREVALENCE, vocabulary.CI95_LOW, vocabulary.CI95_HIGH, vocabulary.COVERAGE, vocabulary.SHRUNKEN),
    )
    return with_class(named.assign(**dict.fromkeys(columns, float("nan"))))


def show_maps(visit: Visit, recap: Recap | None, table: pd.DataFrame) -> None:
    """Prevalence and number side by side, coverage as a third; without a recap the names alone."""
    language, level = visit.language, visit.selection.part
    served = parts_maps.parts_drawn(visit, level)
    if served is None:
        return
    if recap is None:
        canvas, drawn = _canvas(visit, served, table)
        st.caption(language.text(NOTHING))
        parts_maps.draw(visit, drawn, vocabulary.PARTS_LAYER, "", canvas)
    else:
        canvas, drawn = kept(visit, recap, "canvas", lambda: _canvas(visit, served, table))
        source = source_words(language, month_shown(visit, recap))
        left, right = st.columns(2)
        with left:
            _draw(visit, recap, drawn, vocabulary.RECAP_PREVALENCE_LAYER, source, canvas)
        with right:
            _draw(visit, recap, drawn, vocabulary.RECAP_CHILDREN_LAYER, source, canvas)
    st.caption(parts_maps.bounds_caption(visit, level))


def _canvas(visit: Visit, served: ServedLevel, table: pd.DataFrame) -> tuple[MapCanvas, pd.DataFrame]:
    """What the maps are drawn on, and the rows of the parts that lie on it."""
    canvas = parts_maps.canvas(visit, served, table, visit.selection.part)
    return canvas, table.loc[table.index.isin(canvas.marks.circle_points.index)]  # type: ignore[union-attr]


def _draw(
    visit: Visit, recap: Recap, drawn: pd.DataFrame, layer: vocabulary.Layer, source: str, canvas: MapCanvas
) -> None:
    made = kept(visit, recap, layer.key, lambda: parts_maps.drawn_map(visit, drawn, layer, source, canvas))
    parts_maps.show(visit, made, layer, source, canvas)


def show_coverage(visit: Visit, recap: Recap, table: pd.DataFrame) -> None:
    """The third map, where expected children are known."""
    served = parts_maps.parts_drawn(visit, visit.selection.part)
    if served is None or table[vocabulary.COVERAGE].isna().all():
        words = visit.language.text("Without expected children (sasaran) there is no map of coverage.")
        if recap.expected_by_kecamatan and visit.selection.part == vocabulary.VILLAGE:
            words = visit.language.text("Expected children are told by kecamatan: the map of kecamatan has coverage.")
        st.caption(words)
        return
    canvas, drawn = kept(visit, recap, "canvas", lambda: _canvas(visit, served, table))
    source = source_words(visit.language, month_shown(visit, recap))
    _draw(visit, recap, drawn, vocabulary.RECAP_COVERAGE_LAYER, source, canvas)


def show_survey(visit: Visit, recap: Recap) -> None:
    """The routine figure and, apart from it, the survey's: two instruments side by side, never on one axis."""
    language, row, totals = visit.language, visit.district_row, recap.totals(month_shown(visit, recap))
    unknown = language.text("unknown")
    routine = Card(
        source_words(language, month_shown(visit, recap)),
        unknown if totals.prevalence_pct is None else language.percent(totals.prevalence_pct),
        language.text("of the children measured; not an estimate for all children"),
    )
    counted = Card(
        language.text("Stunted children counted"),
        language.number(totals.children_stunted),
        language.text("of {measured} measured", measured=language.number(totals.children_measured)),
    )
    coverage = Card(
        language.text("Coverage of e-PPGBM"),
        unknown if totals.coverage_pct is None else language.percent(totals.coverage_pct),
        language.text("children measured, of those expected (D/S)"),
    )
    survey = Card(
        language.text("Survey: {survey}", survey=visit.survey_label),
        phrases.prevalence(row, language),
        phrases.side_by_side(
            phrases.interval(row, language, first_use=True), language.text("all children, from a sample")
        ),
    )
    origin = origins.surveys(visit).joined(origins.routine(visit, recap.origin is not None))
    st.html(cards.html(visit, [routine, counted, coverage, survey], origin))
    st.warning(language.text(WARNING), icon=":material/compare:")


def show_ranking(visit: Visit, recap: Recap, table: pd.DataFrame) -> None:
    """Bars and rings, the highest first, in a frame of their own."""
    language, level = visit.language, visit.selection.part
    words = language.text("Prevalence of the children measured, with what is likely (rings)")
    charts.figure_title(words)
    figure = kept(visit, recap, "bars", lambda: recap_bars(table, language, visit.theme))
    height = min(FRAME_HEIGHT, int(figure.layout.height) + FRAME_EDGE)
    with st.container(height=height, border=False, key="recap_frame"):
        st.plotly_chart(figure, theme=None, key="recap_bars", config=charts.CHART_CONFIG, alt=words)
    around = language.text("kecamatan") if level == vocabulary.VILLAGE else language.text("district")
    told = [language.text(METHOD, around=around)]
    if recap.shrunken(level, month_shown(visit, recap)).precision is None:
        told.append(language.text(NO_EXCESS))
    st.caption(" ".join(told))


def show_funnel(visit: Visit, recap: Recap, table: pd.DataFrame) -> None:
    """Who differs from the district's own figure by more than the number of children measured explains."""
    language = visit.language
    totals = recap.totals(month_shown(visit, recap))
    drawn = table[vocabulary.PREVALENCE].notna() & table[vocabulary.FUNNEL_PLACE].notna()
    if drawn.sum() < FEWEST_IN_FUNNEL or totals.prevalence_pct is None:
        return
    words = language.text("Who differs by more than chance from all of the recap")
    charts.figure_title(words)

    def made() -> go.Figure:
        known = table[drawn]
        places = known.assign(n_eff=known[vocabulary.CHILDREN_MEASURED].astype("float64"))
        counts = recap.by_region(visit.selection.part, month_shown(visit, recap))
        centre = 100 * float(counts[vocabulary.CHILDREN_STUNTED].sum() / counts[vocabulary.CHILDREN_MEASURED].sum())
        return funnel_plot(
            places,
            limits_drawn(places["n_eff"], centre),
            centre,
            recap.district_name,
            language,
            visit.theme,
            sizes_title=language.text("children measured"),
            most_named=MOST_NAMED,
        )

    figure = kept(visit, recap, "funnel", made)
    st.plotly_chart(figure, theme=None, key="recap_funnel", config=charts.CHART_CONFIG, alt=words)
