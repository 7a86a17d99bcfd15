"""The screens of an own recap of routine weighing: one message each, and the figure that proves it.

A rembuk shows them of its district's kecamatan, the pack of a mini lokakarya of the desa of a kecamatan. Each says on
top that its figures are routine ones, with their coverage, and none holds a figure of a survey.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pandas as pd

from stuntmap import phrases
from stuntmap import vocabulary as v
from stuntmap.analysis.classifying import severity_class
from stuntmap.answers.parts_meeting import PartsFacts
from stuntmap.figures.exhibits import Bar, BarExhibit, Exhibit, PartsExhibit, Role, Unit
from stuntmap.figures.intervention_looks import MARKS
from stuntmap.figures.palette import LIGHT
from stuntmap.language import Language
from stuntmap.report.narrative import parts_changes as changes_said
from stuntmap.report.narrative import parts_meeting as said
from stuntmap.report.narrative.interventions import TARGETS_NOTE, indicator_title
from stuntmap.report.narrative.priorities import METHOD
from stuntmap.report.narrative.recaps import month_words
from stuntmap.report.parts_geodata import part_geometries, short_bounds
from stuntmap.report.rembuk import settings as keys
from stuntmap.report.rembuk.screen_parts import SCREEN_NAMES, Screen

MOST_BARS: Final = 10
# Their names are longer.
MOST_INDICATORS: Final = 8


def parts_screens(language: Language, facts: PartsFacts) -> tuple[Screen, ...]:
    """Every screen that has something to say, in the usual order."""
    made = (parts_screen(language, facts, key) for key in keys.PARTS_KEYS)
    return tuple(screen for screen in made if screen is not None)


def parts_screen(language: Language, facts: PartsFacts, key: str) -> Screen | None:
    """One of the screens of PARTS_KEYS; None where it has nothing to say."""
    return _MAKERS[key](language, facts)


def _screen(
    language: Language,
    facts: PartsFacts,
    key: str,
    message: str,
    exhibit: Exhibit | None,
    *details: str,
    method: tuple[str, ...] = (),
    tells: bool = True,
    top: str = "",
) -> Screen:
    """`top`: what stands first below the message, in place of the source and coverage of the recap."""
    top = top or said.routine_line(language, facts)
    source = f"{top} {said.origin_line(language, facts)}"
    if isinstance(exhibit, PartsExhibit):
        source = f"{source} · {short_bounds(language, facts.recap.district_code, facts.level, facts.lent)}"
    told = tuple(detail for detail in details if detail)
    if exhibit is None:
        told = (top, *told)
    else:
        # A figure carries it in its title, wherever it is taken.
        exhibit = replace(exhibit, title=f"{exhibit.title} · {said.routine_words(language, facts, key)}")
    notes = (language.text(v.STUNTING.definition) + ".", *(line for line in method if line))
    return Screen(key, language.text(SCREEN_NAMES[key]), message, told, exhibit, source, notes, tells)


def _map(
    language: Language,
    facts: PartsFacts,
    title: str,
    note: str,
    fills: dict[str, str],
    legend: list[tuple[str, str]],
    names: dict[str, str],
    circles: dict[str, float] | None = None,
) -> PartsExhibit | None:
    """A map of the parts; None where no place of any is known."""
    areas = part_geometries(facts.recap.district_code, facts.level, facts.lent, drawn=True).set_index(v.REGION_CODE)
    areas = areas[areas.index.str.startswith(facts.region_code) & areas.geometry.notna()]
    if areas.empty:
        return None
    return PartsExhibit(
        title,
        note,
        pd.DataFrame(),
        None,
        facts.recap.district_code[:2],
        areas=areas,
        fills=fills,
        legend=tuple(legend),
        names=names,
        circles=circles or {},
        outlined=tuple(str(code) for code in facts.listed.index),
    )


def _list_note(language: Language, facts: PartsFacts) -> str:
    return language.text("Outlined: in the priority list.") if len(facts.listed) else ""


def _not_shown(language: Language, facts: PartsFacts) -> str:
    hidden = facts.parts[v.IS_HIDDEN].astype(bool).any()
    return language.text("not shown (fewer than 5)") if hidden else language.text("no data")


def _prevalence(language: Language, facts: PartsFacts) -> Screen:
    known = facts.parts[facts.parts[v.PREVALENCE].notna()]
    classes = severity_class(known[v.PREVALENCE]).astype("object")
    fills = {str(code): LIGHT.severity_of[str(name)] for code, name in classes.items()}
    legend = [(phrases.severity_with_limits(name, language), LIGHT.severity_of[name]) for name in v.SEVERITY_CLASSES]
    if len(known) < len(facts.parts):
        legend.append((_not_shown(language, facts), ""))
    title = language.text("Prevalence among the children measured, {month}", month=month_words(language, facts.month))
    note = " ".join(filter(None, [language.text("Classes: WHO-UNICEF 2018."), _list_note(language, facts)]))
    names = {str(code): str(name) for code, name in facts.parts[v.REGION_NAME].items()}
    exhibit = _map(language, facts, title, note, fills, legend, names)
    method = (language.text("Probable prevalence: drawn towards the area around, the more the fewer were measured."),)
    return _screen(
        language, facts, keys.PARTS_PREVALENCE, said.own_words(language, facts), exhibit,
        said.highest_words(language, facts),
        method=(said.own_sentence(language, facts), said.highest_sentence(language, facts), *method,
                said.hidden_sentence(language, facts)),
    )  # fmt: skip


def _number(language: Language, facts: PartsFacts) -> Screen:
    known = facts.parts[facts.parts[v.CHILDREN_STUNTED].notna()]
    circles = {str(code): float(count) for code, count in known[v.CHILDREN_STUNTED].items()}
    names = {
        str(code): f"{name} {language.number(int(circles[str(code)]))}" if str(code) in circles else str(name)
        for code, name in facts.parts[v.REGION_NAME].items()
    }
    legend = [(language.text("number of stunted children, by area of the circle"), LIGHT.circle)]
    if len(known) < len(facts.parts):
        legend.append((_not_shown(language, facts), ""))
    title = language.text("Number of stunted children counted, {month}", month=month_words(language, facts.month))
    fills = dict.fromkeys(circles, LIGHT.not_measured)
    exhibit = _map(language, facts, title, _list_note(language, facts), fills, legend, names, circles)
    return _screen(language, facts, keys.PARTS_NUMBER, said.number_sentence(language, facts), exhibit)


def _coverage(language: Language, facts: PartsFacts) -> Screen:
    message = said.coverage_sentence(language, facts)
    known = facts.parts[facts.parts[v.COVERAGE].notna()]
    if known.empty:
        return _screen(language, facts, keys.PARTS_COVERAGE, message, None, tells=False)
    lowest = known.sort_values(v.COVERAGE, kind="stable").head(MOST_BARS)
    bars = [_share_bar(language, str(row[v.REGION_NAME]), float(row[v.COVERAGE])) for _, row in lowest.iterrows()]
    bars.append(_share_bar(language, said.region_title(language, facts), float(facts.own[v.COVERAGE]), Role.OWN))
    title = language.text("Children measured in % of those expected (D/S), lowest first")
    above = known[known[v.COVERAGE] > 100]
    detail = ""
    if len(above):
        names = phrases.listed(above[v.REGION_NAME].astype(str).tolist(), language, said.MOST_NAMED)
        detail = language.text("More measured than expected: {names}; one of the two numbers is wrong.", names=names)
    exhibit = BarExhibit(title, "", Unit.PERCENT, tuple(bars))
    return _screen(language, facts, keys.PARTS_COVERAGE, message, exhibit, detail)


def _share_bar(language: Language, label: str, value: float, role: Role = Role.OTHER) -> Bar:
    return Bar(label, value, language.percent(value), role=role)


def _change(language: Language, facts: PartsFacts) -> Screen | None:
    message = changes_said.change_sentence(language, facts)
    row, own = facts.own_change, facts.own
    if row is None:
        return _screen(language, facts, keys.PARTS_CHANGE, message, None, tells=False)
    bars = (
        Bar(
            month_words(language, facts.month_before),
            float(row[v.PREVALENCE_BEFORE]),
            language.percent(float(row[v.PREVALENCE_BEFORE])),
            float(row[v.PREVALENCE_BEFORE_LOW]),
            float(row[v.PREVALENCE_BEFORE_HIGH]),
        ),
        Bar(
            month_words(language, facts.month),
            float(own[v.PREVALENCE]),
            language.percent(float(own[v.PREVALENCE])),
            float(own[v.CI95_LOW]),
            float(own[v.CI95_HIGH]),
            Role.OWN,
        ),
    )
    title = language.text("Prevalence among the children measured (%), two months")
    note = language.text("Thin lines: 95% intervals.")
    return _screen(
        language, facts, keys.PARTS_CHANGE, changes_said.own_difference(language, facts),
        BarExhibit(title, note, Unit.PERCENT, bars), changes_said.changed_parts(language, facts),
        method=(message, changes_said.chance_sentence(language, facts), language.text(changes_said.CHANGE_METHOD)),
    )  # fmt: skip


def _list(language: Language, facts: PartsFacts) -> Screen | None:
    listed = facts.listed
    if listed.empty:
        return None
    shown = listed.head(MOST_BARS)
    bars = tuple(
        Bar(_place(language, row), 100 * float(share), phrases.chance(float(share), language), role=Role.OWN)
        for share, (_, row) in zip(shown[v.STAYS_SHARE], shown.iterrows(), strict=True)
        if pd.notna(share)
    )
    title = language.text("In how many of 1,000 trials each stays in the list (%)")
    exhibit = BarExhibit(title, "", Unit.PERCENT, bars) if bars else None
    message = said.listed_sentence(language, facts)
    reasons = [
        f"{row[v.REGION_NAME]}: {row[v.DECISION_REASON]}"
        for _, row in listed.iterrows()
        if isinstance(row[v.DECISION_REASON], str) and row[v.DECISION_REASON]
    ]
    told = language.text("Decided: {parts}.", parts="; ".join(reasons)) if reasons else ""
    return _screen(
        language, facts, keys.PARTS_LIST, message, exhibit, said.criteria_sentence(language, facts), told,
        method=(said.list_sentence(language, facts), language.text(METHOD)),
    )  # fmt: skip


def _place(language: Language, row: pd.Series) -> str:
    order = "" if pd.isna(row[v.PRIORITY_ORDER]) else f"{language.number(int(row[v.PRIORITY_ORDER]))}. "
    return f"{order}{row[v.REGION_NAME]}"


def _interventions(language: Language, facts: PartsFacts) -> Screen | None:
    sentences = said.interventions_sentences(language, facts)
    if not sentences or facts.interventions is None:
        return None
    indicators = facts.interventions.indicators
    own = facts.own_shares[facts.own_shares[v.COVERED].notna()]
    ordered = own.sort_values(v.INTERVENTION_GAP, ascending=False, kind="stable", na_position="last").head(
        MOST_INDICATORS
    )
    bars = tuple(
        Bar(
            _aimed(language, indicators[row[v.INDICATOR]]),
            float(row[v.COVERED]),
            f"{language.percent(float(row[v.COVERED]))} {MARKS[str(row[v.INTERVENTION_STANDING])]}".strip(),
        )
        for _, row in ordered.iterrows()
    )
    title = language.text("Reached in % of expected, farthest from the target first")
    marks = language.text("✓ target for 2024 reached; • short by up to 10 points, •• by up to 30, ••• by more.")
    note = f"{language.text('In brackets: the target.')} {marks}"
    exhibit = BarExhibit(title, note, Unit.PERCENT, bars)
    return _screen(
        language, facts, keys.PARTS_INTERVENTIONS, sentences[0], exhibit, *sentences[1:2],
        method=(*sentences[2:], language.text(TARGETS_NOTE)), top=said.interventions_line(language, facts),
    )  # fmt: skip


def _aimed(language: Language, one: v.Intervention) -> str:
    """A short title with its target in brackets: "TTD rematri (58)"."""
    title = indicator_title(language, one, short=True)
    if one.target_pct is None:
        return title
    decimals = 0 if one.target_pct % 1 == 0 else 1
    return f"{title} ({language.number(one.target_pct, decimals)})"


_MAKERS: Final[dict[str, Callable[[Language, PartsFacts], Screen | None]]] = {
    keys.PARTS_PREVALENCE: _prevalence,
    keys.PARTS_NUMBER: _number,
    keys.PARTS_COVERAGE: _coverage,
    keys.PARTS_CHANGE: _change,
    keys.PARTS_LIST: _list,
    keys.PARTS_INTERVENTIONS: _interventions,
}
