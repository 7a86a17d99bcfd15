"""The widgets of the choices row. Each shows what the address says and writes what is chosen back into it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.language import DEFAULT_LANGUAGE, LANGUAGES, Language
from stuntmap.links import addresses
from stuntmap.links import selection as s
from stuntmap.ui.parts import number_fields, region_search


def query_changes(changes: Mapping[str, str | None]) -> None:
    """Write choices into the address; None takes a parameter out."""
    for written in [name for name in st.query_params if name not in changes and addresses.own_name(name) in changes]:
        del st.query_params[written]
    for name, value in changes.items():
        if value:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def _widget_key(parameter: str) -> str:
    return f"choice_{parameter}"


def _write_choice(parameter: str, default: Any, also_drop: Sequence[str]) -> None:
    """Move the widget's value into the address; the default leaves the parameter out, so that links stay short."""
    value = st.session_state[_widget_key(parameter)]
    changes: dict[str, str | None] = dict.fromkeys(also_drop)
    written = ",".join(value) if isinstance(value, list) else str(value)
    changes[parameter] = None if value is None or value == default else written
    query_changes(changes)


def choose(
    parameter: str,
    label: str,
    options: Sequence[Any],
    current: Any,
    *,
    default: Any = None,
    words: Callable[[Any], str] = str,
    also_drop: Sequence[str] = (),
    widget: Callable[..., Any] = st.selectbox,
    **settings: Any,
) -> None:
    """A widget for one parameter of the address; the choice is read from the address, not from the widget."""
    key = _widget_key(parameter)
    st.session_state[key] = current
    widget(
        label,
        options,
        key=key,
        format_func=words,
        on_change=_write_choice,
        args=(parameter, default, tuple(also_drop)),
        **settings,
    )


def choose_region(
    parameter: str,
    language: Language,
    label: str,
    names: Mapping[str, str],
    current: str | None,
    *,
    also_drop: Sequence[str] = (),
    required: bool = False,
) -> None:
    """A search for one of the regions of `names`, by code in the order in which they are listed.

    `required`: a region stays chosen until another one is.
    """
    key = _widget_key(parameter)

    def write_chosen() -> None:
        chosen = st.session_state[key].chosen
        query_changes({**dict.fromkeys(also_drop), parameter: chosen["code"] if chosen else None})

    region_search.show(key, language, label, names, current, write_chosen, required=required)


def choose_language(language: Language) -> None:
    """One of the languages, by the name that its speakers call it."""
    choose(
        s.LANGUAGE,
        language.text("Language"),
        list(LANGUAGES),
        language.code,
        default=DEFAULT_LANGUAGE,
        words=lambda code: LANGUAGES[code].name,
        widget=st.segmented_control,
        label_visibility="collapsed",
    )


def choose_scope(selection: s.Selection, language: Language) -> None:
    """The whole country or one province."""
    names = shared_answers().names.provinces
    options = [vocabulary.COUNTRY_CODE, *sorted(names, key=names.__getitem__)]
    all_words = language.text("All Indonesia")
    choose(
        s.PROVINCE,
        language.text("Area"),
        options,
        selection.scope,
        words=lambda code: names.get(code, all_words),
        # A province has no provinces: what was chosen for the country would not be understood there.
        also_drop=(s.SHAPE,) if selection.shape == s.PROVINCE_SHAPE else (),
    )


def choose_survey(selection: s.Selection, language: Language) -> None:
    """One of the comparable surveys."""
    choose(
        s.SURVEY,
        language.text("Survey"),
        list(reversed(vocabulary.COMPARABLE_YEARS)),
        selection.survey_year,
        default=vocabulary.LATEST_YEAR,
        words=lambda year: vocabulary.SURVEY_OF_YEAR[year].label,
        also_drop=(s.COMPARED,),
    )


def choose_compared(selection: s.Selection, language: Language) -> None:
    """The comparable survey to compare with; the one before unless another is chosen."""
    series = selection.measured.series
    options = [year for year in reversed(series) if year != selection.survey_year]
    earlier = [year for year in series if year < selection.survey_year]
    default = earlier[-1] if earlier else None
    choose(
        s.COMPARED,
        language.text("Compared with"),
        options,
        selection.previous_year,
        default=default,
        words=lambda year: vocabulary.SURVEY_OF_YEAR[year].label,
        placeholder=language.text("no earlier survey"),
    )


def choose_district(selection: s.Selection, language: Language) -> None:
    """Type-ahead search over the 514 districts; "Kab." and "Kota" stay apart, the province is named."""
    choose_region(
        s.DISTRICT,
        language,
        language.text("Search district (kabupaten/kota)"),
        shared_answers().names.searched,
        selection.district_code,
        also_drop=(s.PROVINCE, s.HIGHLIGHTED),
    )


def choose_measured(selection: s.Selection, language: Language) -> None:
    """Stunting, or another indicator that the surveys measure of the same children."""
    choose(
        s.NUTRITION,
        language.text("Indicator"),
        list(vocabulary.MEASURED),
        selection.measured.name,
        default=vocabulary.STUNTING.name,
        words=lambda name: language.text(vocabulary.MEASURED[name].title),
        also_drop=(s.COMPARED,),
    )


def choose_layer(selection: s.Selection, language: Language) -> None:
    """What the map shows."""
    choose(
        s.LAYER,
        language.text("Show"),
        selection.layers,
        selection.layer.key,
        default=vocabulary.PREVALENCE_LAYER.key,
        words=lambda key: language.text(vocabulary.LAYERS[key].label_for(selection.measured)),
    )


def choose_shape(selection: s.Selection, language: Language) -> None:
    """Districts in their true shapes, districts as tiles of equal size, or provinces (of the whole country only)."""
    words = {
        s.MAP_SHAPE: language.text("Districts"),
        s.TILE_SHAPE: language.text("Districts as equal tiles"),
        s.PROVINCE_SHAPE: language.text("Provinces"),
    }
    shapes = s.SHAPES if selection.scope == vocabulary.COUNTRY_CODE else (s.MAP_SHAPE, s.TILE_SHAPE)
    choose(
        s.SHAPE,
        language.text("By"),
        shapes,
        selection.shape if selection.shape in shapes else s.MAP_SHAPE,
        default=s.MAP_SHAPE,
        words=words.__getitem__,
    )


def choose_playing(selection: s.Selection, language: Language) -> None:
    """Whether the map plays through the surveys in the browser."""
    if selection.can_play:
        _toggle(s.PLAYING, language.text("Play the years"), selection.playing)


def choose_uncertainty(selection: s.Selection, language: Language) -> None:
    """Whether intervals and doubtful classes are drawn; on unless turned off for printing."""
    key = _widget_key(s.UNCERTAINTY)
    st.session_state[key] = selection.uncertainty
    st.toggle(language.text("Uncertainty"), key=key, on_change=_write_uncertainty)


def _write_uncertainty() -> None:
    query_changes({s.UNCERTAINTY: None if st.session_state[_widget_key(s.UNCERTAINTY)] else s.NO})


def choose_older(selection: s.Selection, language: Language) -> None:
    """Whether the surveys before 2021, other instruments, stand beside the series."""
    _toggle(s.OLDER, language.text("Show surveys before 2021 (other instruments)"), selection.older)


def _toggle(parameter: str, label: str, current: bool) -> None:
    key = _widget_key(parameter)
    st.session_state[key] = current
    st.toggle(label, key=key, on_change=_write_toggle, args=(parameter,))


def _write_toggle(parameter: str) -> None:
    query_changes({parameter: s.YES if st.session_state[_widget_key(parameter)] else None})


def choose_highlighted(selection: s.Selection, language: Language) -> None:
    """The districts of the scope to point out."""
    names = {
        code: vocabulary.short_name(name) for code, name in shared_answers().names.districts(selection.scope).items()
    }
    choose(
        s.HIGHLIGHTED,
        language.text("Highlight"),
        sorted(names, key=names.__getitem__),
        [code for code in selection.marked_codes if code in names],
        default=[],
        words=names.__getitem__,
        widget=st.multiselect,
        max_selections=s.MOST_HIGHLIGHTED,
        placeholder=language.text("Choose districts"),
    )


def choose_beside(selection: s.Selection, language: Language) -> None:
    """What stands beside the ranking bars."""
    words = {
        s.RANK_INTERVALS: language.text("Limits"),
        s.RANK_HISTORY: language.text("History"),
    }
    choose(
        s.BESIDE,
        language.text("Of each rank"),
        s.BESIDES,
        selection.shown_beside,
        default=selection.usual_beside,
        words=words.__getitem__,
        widget=st.segmented_control,
        required=True,
    )


def choose_reference(selection: s.Selection, language: Language) -> None:
    """Another district to compare the district of the profile with, or none."""
    choose_region(
        s.REFERENCE,
        language,
        language.text("Another district to compare with"),
        shared_answers().names.searched,
        selection.reference_code,
    )


def choose_target(selection: s.Selection, language: Language) -> None:
    """The reader's own target in percent; empty for the target in force."""
    key = _widget_key(s.TARGET)
    st.session_state[key] = number_fields.written(language, selection.target_pct)
    st.text_input(
        language.text("Own target (%)"),
        key=key,
        on_change=_write_choice,
        args=(s.TARGET, "", ()),
        placeholder=language.text("target in force"),
    )


def choose_target_year(selection: s.Selection, language: Language, usual: int) -> None:
    """The year whose target is judged against; `usual` unless another is chosen."""
    choose(
        s.TARGET_YEAR,
        language.text("Target year"),
        list(s.TARGET_YEARS),
        selection.target_year or usual,
        default=usual,
    )
