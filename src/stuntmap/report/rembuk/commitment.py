"""The sheet that a meeting signs (berita acara dan lembar komitmen): a Word form with the figures filled in.

The forms lie in `forms/`, one a language, and are edited in Word or LibreOffice: words, order and looks are theirs, and
what stands in braces is filled in from `form_values`. Where nothing was agreed yet there is a dotted line to fill by
hand. Figures are the survey's; routine data (e-PPGBM) have no place on it.
"""

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pandas as pd
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from stuntmap import phrases
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.language import Language
from stuntmap.reading_day import typed_day
from stuntmap.report import narrative
from stuntmap.report.rembuk.checked_texts import ACTION_FIELDS, checked_texts
from stuntmap.report.rembuk.screens import key_figures, read_on, source_line
from stuntmap.report.rembuk.settings import (
    Action,
    Commitment,
    MeetingSettings,
    default_settings,
    default_signatories,
)
from stuntmap.report.steady_archive import steady_zip
from stuntmap.vocabulary import COUNTRY_NAME, STUNTING, SURVEY_OF_YEAR

FORMS: Final = {
    code: Path(__file__).with_name("forms") / name
    for code, name in (("id", "lembar-komitmen.docx"), ("en", "commitment-sheet.docx"))
}
# Rows to fill by hand: a whole page of them where nothing was typed, some more below what was typed.
FEWEST_ROWS: Final = 10
SPARE_ROWS: Final = 3
# Up to so many sign in blocks; beyond, the first ones do, and the rest (camat, kades) sign in a list.
MOST_BLOCKS: Final = 8
FIRST_BLOCKS: Final = 6
NAME_DOTS: Final = 44
_DAY_OF_A_MONTH: Final = re.compile(r"\d{4}-\d+-\d+|\d{1,2}\s+[^\W\d]|\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}")
_YEAR: Final = re.compile(r"\b20\d\d\b")


def commitment_bytes(
    language: Language, facts: MeetingFacts, settings: MeetingSettings, commitment: Commitment
) -> bytes:
    """The sheet as DOCX: what was met about, the situation, target, actions, signatures; the same input, same bytes.

    Raises:
        BadChoiceError: a text that `checked_texts` refuses.
    """
    settings, commitment = checked_texts(settings, commitment)
    # A language without a form of its own takes the English one, with its own words for the values.
    form = DocxTemplate(FORMS.get(language.code, FORMS["en"]))
    # Many hands edit a form: it can name values, not reach into the program, and a misspelt name stops it.
    form.render(
        form_values(language, facts, settings, commitment),
        SandboxedEnvironment(autoescape=True, undefined=StrictUndefined),
    )
    title = language.text("Minutes and commitment of the stunting meeting · {region}", region=facts.region_name)
    form.core_properties.title = title
    content = io.BytesIO()
    form.save(content)
    return steady_zip(content.getvalue())


def form_values(
    language: Language, facts: MeetingFacts, settings: MeetingSettings, commitment: Commitment
) -> dict[str, Any]:
    """What a form may name in braces, by that name: texts, and lists of rows for its tables."""
    area = _area(language, facts)
    agreed, year = commitment.target_pct, commitment.target_year
    blocks, listed = _signing(commitment.signatories or default_signatories(language, facts))
    return {
        "region": facts.region_name,
        "area": area,
        "year": meeting_year(settings.date),
        "day": _day(language, settings.date),
        "date": settings.date or _dots(36),
        "place": settings.place or _dots(60),
        "meeting": _meeting_name(language, facts, settings, area),
        "figures": [{"label": label, "text": text} for label, text in _figures(language, facts)],
        "source": f"{source_line(language, facts, years=_years(facts))} · {read_on(language, facts)}",
        "definition": language.text(STUNTING.definition),
        "agreed_target": language.with_percent_sign(_dots(14)) if agreed is None else _agreed(language, agreed),
        "agreed_year": _dots(12) if year is None else str(year),
        "signing_place": commitment.signing_place or _dots(30),
        "signature_pairs": [_pair(blocks[start : start + 2]) for start in range(0, len(blocks), 2)],
        "listed": [
            {"number": number, "role": role, "name": name}
            for number, (role, name) in enumerate(listed, start=len(blocks) + 1)
        ],
        "actions": action_rows(commitment.actions),
        "foot": source_line(language, facts),
    }


def _meeting_name(language: Language, facts: MeetingFacts, settings: MeetingSettings, area: str) -> str:
    """What was held: the title that was typed, or the meeting of the region in plain words."""
    if settings.title in ("", default_settings(language, facts).title):
        return language.text("the stunting meeting of {area}", area=area)
    return settings.title


def _signing(signatories: Sequence[tuple[str, str]]) -> tuple[Sequence[tuple[str, str]], Sequence[tuple[str, str]]]:
    """Who signs in a block each, and who in the list."""
    count = len(signatories) if len(signatories) <= MOST_BLOCKS else FIRST_BLOCKS
    return signatories[:count], signatories[count:]


def _pair(signatories: Sequence[tuple[str, str]]) -> dict[str, dict[str, str] | None]:
    """Two blocks that stand beside each other; the right one None after the last of an odd number."""
    blocks = [{"role": role, "name": name or _dots(NAME_DOTS)} for role, name in signatories]
    return {"left": blocks[0], "right": blocks[1] if len(blocks) > 1 else None}


def _dots(count: int) -> str:
    return "." * count


def meeting_year(date: str) -> str:
    """The year in a typed date, dots where there is none."""
    found = _YEAR.search(date)
    return found.group() if found else _dots(10)


def _area(language: Language, facts: MeetingFacts) -> str:
    """The region as a title names it: a province is called so, a district carries its kind in its name."""
    if facts.is_district:
        return facts.region_name
    return language.text("{province} province", province=facts.region_name)


def _day(language: Language, date: str) -> str:
    """The day as the sheet opens, with its weekday; one that names no day of a month leaves it to fill in."""
    if not date:
        slots = {"weekday": _dots(18), "day": _dots(8), "month": _dots(20), "year": _dots(10)}
        return language.text("{weekday}, the {day} of {month} {year}", **slots)
    if date[0].isdecimal():
        day = typed_day(date)
        weekday = language.weekday(day) if day and _DAY_OF_A_MONTH.match(date) else _dots(18)
        return language.text("{weekday}, {date}", weekday=weekday, date=date)
    return date


def _years(facts: MeetingFacts) -> tuple[int, ...]:
    """The surveys whose figures the sheet gives."""
    return (facts.survey_year,) if facts.compared_year is None else (facts.survey_year, facts.compared_year)


def _figures(language: Language, facts: MeetingFacts) -> list[tuple[str, str]]:
    """Label and text of each figure of the situation; those that the survey does not give are left out."""
    _, row, figures = language.text, facts.row, key_figures(language, facts)
    rows = [(_("Stunting prevalence, {survey}", survey=facts.survey_label), figures["interval"])]
    if "stunted_children" in figures:
        rows.append((_("Stunted children (estimate)"), phrases.children(row, language)))
    if "rank" in figures:
        label = _("Rank in {scope} (1 = lowest prevalence)", scope=facts.scope_name)
        rows.append((label, figures["rank"]))
    if facts.compared_year is not None:
        label = _("Change since {survey}", survey=SURVEY_OF_YEAR[facts.compared_year].label)
        rows.append((label, _change_words(language, row)))
    if facts.is_district and pd.notna(facts.province["prevalence_pct"]):
        rows.append((facts.province_name, phrases.figure(facts.province, language)))
    rows.append((COUNTRY_NAME, phrases.figure(facts.nation, language)))
    rows.append((_("Target {year}", year=facts.target_year), _target_words(language, facts, figures)))
    if "ahead" in figures:
        rows.append((_("Next target"), figures["ahead"]))
    return rows


def _change_words(language: Language, row: pd.Series) -> str:
    """The difference and what its test says, behind the earlier figure; the label names the survey."""
    words = phrases.change(row, language, phrases.Style.SENTENCE)
    before = row["previous_prevalence_pct"]
    return (
        words
        if pd.isna(before)
        else language.text("from {before}: {change}", before=language.percent(before), change=words)
    )


def _target_words(language: Language, facts: MeetingFacts, figures: dict[str, str]) -> str:
    if "target" not in figures:
        return language.text("There is no target for {year}.", year=facts.target_year)
    standing = phrases.target_standing(facts.row["target_standing"], language)
    words = language.text(
        "{target} ({standing}); distance {distance} percentage points.",
        target=figures["target"],
        standing=standing,
        distance=figures["distance"],
    )
    return f"{words} {narrative.target_verdict_sentence(language, facts.row)}"


def _agreed(language: Language, target_pct: float) -> str:
    """The agreed target as it was typed, with one decimal as surveys print it, or with two where it has them."""
    return language.percent(target_pct, 1 if round(target_pct, 1) == round(target_pct, 2) else 2)


def action_rows(actions: Sequence[Action]) -> list[dict[str, Any]]:
    """The numbered rows of the annex, then empty ones to fill by hand; actions without any text are left out."""
    filled = [action for action in actions if action != Action()]
    rows = [*filled, *[Action()] * max(FEWEST_ROWS - len(filled), SPARE_ROWS)]
    return [
        {"number": number, **{name: getattr(action, name) for name in ACTION_FIELDS}}
        for number, action in enumerate(rows, start=1)
    ]
