"""The line under every figure that says where it comes from, with definition and warnings one click away."""

import pandas as pd
import streamlit as st

from stuntmap import phrases
from stuntmap.links.exhibits import UNCLASSED
from stuntmap.links.keeping import kept
from stuntmap.links.visit import Visit
from stuntmap.report import survey_sources
from stuntmap.ui import frame
from stuntmap.ui.parts import source_facts


def source_line(visit: Visit, table: pd.DataFrame | None, with_map: bool) -> str:
    """Survey, publisher, direct or modelled, data version, and the origin of the boundaries where there is a map."""
    # Counted anew for each rerun, the regions of the country would be a tenth of it.
    return kept(
        visit, ("source_line", with_map, None if table is None else len(table)), lambda: _line(visit, table, with_map)
    )


def _line(visit: Visit, table: pd.DataFrame | None, with_map: bool) -> str:
    language = visit.language
    years = source_facts.years_on_screen(visit)
    parts = [language.text("Source: {source}", source=survey_sources.short_source_words(years))]
    if table is not None and not visit.selection.plays:
        parts.append(", ".join(survey_sources.count_words(language, table)))
    if with_map:
        parts.append(language.text("boundaries: geoBoundaries/BPS 2020"))
    parts.append(language.text("data {version}", version=survey_sources.data_version()))
    return " · ".join(parts)


def show(visit: Visit, table: pd.DataFrame | None = None, with_map: bool = True, key: str = "source") -> None:
    """The source line of a page's figures, and "About these figures" beside it.

    Args:
        visit: whose choices and language count.
        table: the table behind the figure (index region_code); None where the figure has none.
        with_map: whether the figure draws boundaries.
        key: of this line, where a page has several.
    """
    with st.container(horizontal=True, vertical_alignment="center", key=key):
        st.caption(source_line(visit, table, with_map), width="stretch")
        _about(visit, table, with_map, key)


@st.fragment
def _about(visit: Visit, table: pd.DataFrame | None, with_map: bool, key: str) -> None:
    label = visit.language.text("About these figures")
    popover = st.popover(
        label, type="tertiary", icon=":material/info:", key=f"{key}_about", on_change="rerun", width="content"
    )
    if popover.open:
        with popover, st.container(key="about_figures", gap="xsmall"):
            explanation(visit, table, with_map)


def explanation(visit: Visit, table: pd.DataFrame | None, with_map: bool) -> None:
    """What the indicator measures, the severity classes, the warnings that apply, and the way to the data page."""
    language, measured = visit.language, visit.selection.measured
    st.markdown(f"**{language.text(measured.prevalence)}**")
    st.markdown(language.text(measured.definition) + ".")
    if measured.classes is None:
        st.markdown(language.text(UNCLASSED))
    else:
        st.markdown(f"**{language.text('Severity classes ({source})', source=measured.classes.short)}**")
        show_classes(visit)
    st.markdown(f"**{language.text('To know before using these figures')}**")
    st.markdown("\n".join(f"- {warning}" for warning in source_facts.warnings_for(visit, table, with_map)))
    frame.page_link("data", language.text("Data and method"), ":material/menu_book:")


def show_classes(visit: Visit) -> None:
    """The severity classes of what the visitor looks at, with their limits and colours."""
    language, theme, steps = visit.language, visit.theme, visit.selection.measured.steps
    swatches = "".join(
        f'<li><span class="swatch" style="background:{theme.severity_of[name]}"></span>'
        f"{phrases.severity_with_limits(name, language, steps)}</li>"
        for name in steps.names
    )
    st.html(f'<ul class="classes">{swatches}</ul>')
