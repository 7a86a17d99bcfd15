"""A region's own indicator on the page: brought, confirmed, shown against prevalence and on a map; of this visit alone.

Nothing made of it is kept beyond the visit: no answer, no figure, no file.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeVar

import plotly.graph_objects as go
import streamlit as st

from stuntmap import vocabulary
from stuntmap.analysis.own_indicator import OWN_COLUMN
from stuntmap.answers.learning import Learning
from stuntmap.answers.own_indicator import OwnAnswers
from stuntmap.data.own_indicators import Asked, OwnIndicator, own_indicator
from stuntmap.errors import StuntmapError
from stuntmap.figures.choropleth import PaintedMap, marked_map, unmarked_map
from stuntmap.figures.determinants import own_dots
from stuntmap.figures.own_map import own_layer
from stuntmap.figures.scatter import Across, district_scatter
from stuntmap.links import readings, view_tables
from stuntmap.links.readings import Reading
from stuntmap.links.visit import Visit
from stuntmap.report.narrative import correlations as correlation_words
from stuntmap.report.narrative import own_indicators as words
from stuntmap.report.narrative.learning import learning_sentence
from stuntmap.report.own_indicator_template import own_indicator_template
from stuntmap.ui.belajar.expected_view import pointed
from stuntmap.ui.belajar.frames import framed, geometry_of
from stuntmap.ui.parts import charts, downloads, map_finish, map_view, messages, origins, own_tables
from stuntmap.ui.parts.origins import Origin
from stuntmap.ui.parts.pictures import Caption
from stuntmap.ui.parts.visit_store import kept_in_visit
from stuntmap.web.light_route import light_address

Made = TypeVar("Made")
PREFIX: Final = "own_indicator"
_STATE: Final = f"{PREFIX}_brought"
_COUNTS: Final = f"{PREFIX}_counts"
_TABLE: Final = ""
# Which district a name is, as the visitor said; "" leaves the row out.
_ANSWERS: Final = f"{PREFIX}_answers"


@dataclass(frozen=True)
class _Brought:
    content: bytes
    answers: tuple[tuple[str, str], ...]
    read: OwnIndicator | None = None


def loaded() -> OwnIndicator | None:
    """The indicator of this visit; None where none was read."""
    brought: _Brought | None = st.session_state.get(_STATE)
    return None if brought is None else brought.read


def _kept(visit: Visit, what: object, make: Callable[[], Made]) -> Made:
    """What `make` gives for the own indicator and the choices of this visit, made once in it."""
    return kept_in_visit(loaded(), (visit.asked, what), make, PREFIX)


def learned(visit: Visit) -> Learning:
    """Districts alike: with the own indicator where one is loaded and counts, else as every page has them."""
    own, code = loaded(), visit.selection.district_code or ""
    if own is None or not st.session_state.get(_COUNTS, True) or not code:
        return view_tables.learned(visit)
    asked = view_tables.alike_asked(visit)
    return _kept(visit, "learned", lambda: visit.answers.learning_with_own(visit.question, code, asked, own))


def reading(visit: Visit, found: Learning | None) -> Reading:
    """What the page says at its head; `found`: the districts alike of the chosen one."""
    head = readings.reading(visit)
    if found is None or found.own_indicator is None:
        return head
    return head._replace(sentence=learning_sentence(visit.language, found, visit.selection.uncertainty))


def show(visit: Visit) -> None:
    """The panel to bring a table, and what is shown of the one that was read."""
    language = visit.language
    own_tables.show_refusal(PREFIX)
    st.markdown(f"##### {language.text('Own indicator')}")
    with st.expander(language.text("Bring an own indicator"), icon=":material/upload_file:", key=f"{PREFIX}_panel"):
        st.caption(
            language.text(
                "One row a district: indikator, kode or nama_wilayah, nilai, tahun, satuan, sumber, arah (tinggi, "
                "rendah or tidak ada: what is good). The table stays in this visit; data of persons are refused."
            )
        )
        downloads.download(
            language.text("Template with all districts (XLSX)"),
            lambda: own_indicator_template(visit.answers.data.regions),
            "indikator-sendiri.xlsx",
            downloads.XLSX_TYPE,
            f"{PREFIX}_template",
            type="tertiary",
        )
        _bring(visit)
    if (own := loaded()) is not None:
        _show_read(visit, own)


def _bring(visit: Visit) -> None:
    language = visit.language
    fields = {_TABLE: (language.text("Table of the indicator (XLSX, XLS, ODS, CSV)"), own_tables.KINDS)}
    files = own_tables.brought_files(PREFIX, language, fields)
    if _TABLE not in files:
        for key in (_STATE, _ANSWERS):
            st.session_state.pop(key, None)
        return
    before: _Brought | None = st.session_state.get(_STATE)
    if before is not None and before.content != files[_TABLE]:
        # What was said of a name in one file says nothing of another.
        st.session_state.pop(_ANSWERS, None)
    wanted = _Brought(files[_TABLE], tuple(sorted(st.session_state.get(_ANSWERS, {}).items())))
    if before is not None and replace(before, read=None) == wanted:
        return
    try:
        read = own_indicator(wanted.content, visit.answers.data.regions, dict(wanted.answers))
    except StuntmapError as error:
        own_tables.refuse(PREFIX, error, language)
        return
    st.session_state[_STATE] = replace(wanted, read=read)
    st.rerun()


def _show_read(visit: Visit, own: OwnIndicator) -> None:
    language, asking = visit.language, OwnAnswers(visit.answers, own)
    st.markdown(messages.plain(words.read_sentence(language, own)))
    st.caption(language.text(words.OWN_WORDS))
    for asked in own.asked[: own_tables.MOST_ASKED]:
        _ask(visit, asked)
    if len(own.asked) > own_tables.MOST_ASKED:
        st.warning(
            language.text(
                "{count} more names are not certain: write the codes into the table.",
                count=language.number(len(own.asked) - own_tables.MOST_ASKED),
            )
        )
    if not asking.can_compare:
        return
    if code := visit.selection.district_code:
        st.session_state.setdefault(_COUNTS, True)
        st.checkbox(language.text("Count it among the circumstances of districts alike"), key=_COUNTS)
        names = visit.answers.names
        place, province = vocabulary.short_name(names.regions[code]), names.regions[names.province_of[code]]
        st.markdown(messages.plain(words.standing_sentence(language, own, place, province, asking.standing(code))))
        _show_spine(visit, asking, place, province)
    if told := words.repeated_sentence(language, own, _kept(visit, "repeated", asking.repeated)):
        st.warning(messages.plain(told), icon=":material/edit:")
    _show_scatter(visit, asking)
    _show_map(visit, asking)


def _ask(visit: Visit, asked: Asked) -> None:
    """Which district a name is; until somebody says so its row is left out."""
    language, names = visit.language, visit.answers.names

    def write() -> None:
        answers = dict(st.session_state.get(_ANSWERS, {}))
        chosen = st.session_state[key]
        if chosen is None:
            answers.pop(asked.name, None)
        else:
            answers[asked.name] = chosen
        st.session_state[_ANSWERS] = answers

    key = f"{PREFIX}_name_{asked.cell}"
    st.selectbox(
        language.text("Cell {cell}: which district is “{name}”?", cell=asked.cell, name=messages.plain(asked.name)),
        [*asked.candidates, ""],
        index=None,
        format_func=lambda code: names.regions[code] if code else language.text("leave the row out"),
        placeholder=language.text("not used until it is chosen"),
        key=key,
        on_change=write,
    )


def _show_spine(visit: Visit, asking: OwnAnswers, place: str, province: str) -> None:
    """The district's value beside the middle values of province and nation, as the determinants of the data stand."""
    language, own = visit.language, asking.own
    found = asking.standing(visit.selection.district_code or "")
    if found.least == found.most:
        return

    def drawn() -> go.Figure:
        written = partial(words.own_value, language, own)
        return own_dots(found, own, written, language, visit.theme, place, province)

    heading = language.text("{indicator} beside province and nation", indicator=own.title)
    alt = words.standing_sentence(language, own, place, province, found)
    caption = Caption(
        "indikator-sendiri-faktor", visit.key_region, heading, Origin(parts=(origins.own_indicator(own),))
    )
    charts.show_chart(visit, _kept(visit, "spine", drawn), alt, f"{PREFIX}_spine", caption)


def _show_scatter(visit: Visit, asking: OwnAnswers) -> None:
    """All districts by the indicator and their prevalence, and how far both go together; never a cause."""
    language, own = visit.language, asking.own
    told = correlation_words.own_correlation_sentence(
        language, own.title, vocabulary.COUNTRY_NAME, asking.correlations(visit.question)
    )
    st.markdown(messages.plain(told))
    title = f"{own.title} ({own.unit})"
    across = Across(OWN_COLUMN, title, own.unit, written=lambda value: words.own_value(language, own, value))
    prevalence = language.text("stunting prevalence (%)")

    def drawn() -> go.Figure:
        return district_scatter(
            asking.figures(visit.question), across, prevalence, pointed(visit), language, visit.theme
        )

    heading = language.text("{indicator} and prevalence, {survey}", indicator=own.title, survey=visit.survey_label)
    origin = origins.surveys(visit).joined(origins.own_indicator(own))
    caption = Caption("indikator-sendiri", visit.selection.scope, heading, origin)
    charts.show_chart(visit, _kept(visit, "scatter", drawn), told, f"{PREFIX}_scatter", caption)
    ring = language.text("An open ring is a model figure; it does not count.")
    st.caption(f"{ring} {language.text(correlation_words.FALLACY)}")


def _show_map(visit: Visit, asking: OwnAnswers) -> None:
    """The districts that are looked at in fifths of all values; the ends of each stand in the legend."""
    language, own, area = visit.language, asking.own, view_tables.looked_at(visit)
    shown = framed(visit, area)
    geometry = geometry_of(shown, area, f"{PREFIX}_map")

    def drawn() -> PaintedMap:
        table, classes = asking.map_table(visit.question, area.codes), asking.classes()
        ends = [words.class_words(language, own, part) for _, part in own.values.groupby(classes)]
        layer = own_layer(classes, ends, words.slotted(language, own, "%value%"), words.decimals(own))
        canvas = replace(map_view.map_canvas(shown, table, map_view.MAP_HEIGHT), geometry=geometry)
        tables = {visit.survey_label: table}
        return marked_map(unmarked_map(tables, visit.survey_label, layer, canvas), tables, layer, canvas)

    heading = language.text(
        "{indicator} by district, in fifths of the values · {place}", indicator=own.title, place=area.place
    )
    st.markdown(messages.plain(heading))
    on_map = map_finish.Words(language, heading, (), light_address(visit.selection.picked_code or area.scope, visit))
    origin = Origin(parts=(origins.own_indicator(own), origins.boundaries(visit)))
    caption = Caption("indikator-sendiri-peta", area.scope, heading, origin, of_page=False)
    map_view.show(shown, _kept(visit, "map", drawn), geometry, on_map, f"{PREFIX}_map", caption)
