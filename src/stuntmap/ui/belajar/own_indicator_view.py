"""A region's own indicator on the page: brought, confirmed, shown against prevalence and on a map; of this visit alone.

Nothing made of it is kept beyond the visit: no answer, no figure, no file.
"""

from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from stuntmap import vocabulary
from stuntmap.analysis import alike
from stuntmap.analysis.correlation import correlations
from stuntmap.analysis.own_indicator import OWN_COLUMN, fifths, repeated, standing
from stuntmap.answers.learning import AlikeAsked, Learning
from stuntmap.data.own_indicators import Asked, OwnIndicator, own_indicator
from stuntmap.errors import StuntmapError
from stuntmap.figures.choropleth import marked_map, unmarked_map
from stuntmap.figures.own_map import own_layer
from stuntmap.figures.scatter import Across, district_scatter
from stuntmap.links import view_tables
from stuntmap.links.visit import Visit
from stuntmap.report.narrative import correlations as correlation_words
from stuntmap.report.narrative import own_indicators as words
from stuntmap.report.own_indicator_template import own_indicator_template
from stuntmap.ui.belajar.expected_view import pointed
from stuntmap.ui.parts import charts, downloads, map_finish, map_view, messages, origins, own_tables
from stuntmap.ui.parts.origins import Origin
from stuntmap.ui.parts.pictures import Caption
from stuntmap.web.light_route import light_address

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


def learned(visit: Visit) -> Learning:
    """Districts alike: with the own indicator where one is loaded and counts, else as every page has them."""
    own = loaded()
    if own is None or not st.session_state.get(_COUNTS, True) or not visit.selection.district_code:
        return view_tables.learned(visit)
    chosen = visit.selection
    asked = AlikeAsked(chosen.circumstances, chosen.metric, chosen.within, chosen.same_kind)
    return visit.answers.learning_with_own(visit.question, chosen.district_code or "", asked, own)


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
    language = visit.language
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
    known = own.values.dropna()
    if known.nunique() < 2:
        return
    if visit.selection.district_code:
        st.session_state.setdefault(_COUNTS, True)
        st.checkbox(language.text("Count it among the circumstances of districts alike"), key=_COUNTS)
        _show_standing(visit, own)
    circumstances = alike.circumstances(visit.answers.data.regions, visit.answers.data.determinants)
    if told := words.repeated_sentence(language, own, repeated(own.values, circumstances)):
        st.warning(messages.plain(told), icon=":material/edit:")
    _show_scatter(visit, own)
    _show_map(visit, own)


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


def _show_standing(visit: Visit, own: OwnIndicator) -> None:
    code = visit.selection.district_code or ""
    names = visit.answers.names
    province = names.province_of[code]
    found = standing(own.values, code, [one for one in names.districts() if names.province_of[one] == province])
    name = vocabulary.short_name(names.regions[code])
    st.markdown(messages.plain(words.standing_sentence(visit.language, own, name, names.regions[province], found)))


def _show_scatter(visit: Visit, own: OwnIndicator) -> None:
    """All districts by the indicator and their prevalence, and how far both go together; never a cause."""
    language = visit.language
    nation = visit.question.within(vocabulary.COUNTRY_CODE)
    figures = visit.answers.figures(nation)
    values = own.values.reindex(figures.index)
    told = correlation_words.own_correlation_sentence(
        language, own.title, vocabulary.COUNTRY_NAME, correlations(values, figures)
    )
    st.markdown(messages.plain(told))
    title = f"{own.title} ({own.unit})"
    across = Across(OWN_COLUMN, title, own.unit, written=lambda value: words.own_value(language, own, value))
    prevalence = language.text("stunting prevalence (%)")
    # Not kept: a shared store would outlive the visit.
    figure = district_scatter(
        figures.assign(**{OWN_COLUMN: values}), across, prevalence, pointed(visit), language, visit.theme
    )
    heading = language.text("{indicator} and prevalence, {survey}", indicator=own.title, survey=visit.survey_label)
    caption = Caption(
        "indikator-sendiri", visit.selection.scope, heading, origins.surveys(visit).joined(origins.own_indicator(own))
    )
    charts.show_chart(visit, figure, told, f"{PREFIX}_scatter", caption)
    ring = language.text("An open ring is a model figure; it does not count.")
    st.caption(f"{ring} {language.text(correlation_words.FALLACY)}")


def _show_map(visit: Visit, own: OwnIndicator) -> None:
    """The districts in fifths of the values; the ends of each stand in the legend."""
    language = visit.language
    figures = visit.answers.figures(visit.question.within(vocabulary.COUNTRY_CODE))
    if (area := pointed(visit).province_code) is not None and visit.selection.scope != vocabulary.COUNTRY_CODE:
        figures = figures[figures[vocabulary.PROVINCE_CODE] == area]
    scope = area if area is not None and visit.selection.scope != vocabulary.COUNTRY_CODE else vocabulary.COUNTRY_CODE
    # How a survey's figure was made says nothing of these values.
    table = figures.drop(columns=vocabulary.ESTIMATION).assign(**{OWN_COLUMN: own.values.reindex(figures.index)})
    classes = fifths(own.values)
    ends = [words.class_words(language, own, part) for _, part in own.values.groupby(classes)]
    shown = replace(visit, selection=replace(visit.selection, scope=scope))
    geometry = map_view.geometry_of(shown.selection)
    canvas = replace(map_view.map_canvas(shown, table, map_view.MAP_HEIGHT), geometry=geometry)
    layer = own_layer(classes, ends, words.slotted(language, own, "%value%"), words.decimals(own))
    tables = {visit.survey_label: table}
    drawn = marked_map(unmarked_map(tables, visit.survey_label, layer, canvas), tables, layer, canvas)
    heading = language.text("{indicator} by district, in fifths of the values", indicator=own.title)
    st.markdown(messages.plain(heading))
    on_map = map_finish.Words(language, heading, (), light_address(visit.selection.picked_code or scope, visit))
    origin = Origin(parts=(origins.own_indicator(own), origins.boundaries(visit)))
    caption = Caption("indikator-sendiri-peta", scope, heading, origin, of_page=False)
    map_view.show(shown, drawn, geometry, on_map, f"{PREFIX}_map", caption)
