"""The printed document of a meeting about parts (PDF, A4), with a sheet to write down who does what by when.

The file is tagged for screen readers (PDF/UA-1), and the same input gives the same bytes.
"""

from pathlib import Path
from typing import Any, Final

import pandas as pd

from stuntmap import phrases
from stuntmap import vocabulary as v
from stuntmap.answers.parts_meeting import PartsFacts
from stuntmap.figures.exhibits import PartsExhibit
from stuntmap.figures.intervention_looks import NO_DATA, gap_looks
from stuntmap.figures.palette import LIGHT
from stuntmap.language import Language
from stuntmap.report.narrative import parts_changes as changes_said
from stuntmap.report.narrative import parts_meeting as said
from stuntmap.report.narrative.interventions import TARGETS_NOTE, indicator_title
from stuntmap.report.narrative.priorities import METHOD
from stuntmap.report.narrative.recaps import month_words, source_words
from stuntmap.report.parts import tables
from stuntmap.report.parts.screens import parts_screen
from stuntmap.report.parts_geodata import bounds_words
from stuntmap.report.rembuk import settings as keys
from stuntmap.report.rembuk.document.letters import breakable, with_percent_signs_kept
from stuntmap.report.rembuk.pictures import exhibit_picture
from stuntmap.report.typesetting import pdf_bytes

TEMPLATE: Final = Path(__file__).with_name("document.typ")
AUTHOR: Final = "stuntmap"
MAP_CM: Final = (8.6, 7.2)
MAP_TEXT_PT: Final = 7.0
# Lines to fill in by hand below those that the list gives.
BLANK_ROWS: Final = 5
MOST_ACTIONS: Final = 10


def document_title(language: Language, facts: PartsFacts) -> str:
    """What the document is: of which region, of which month."""
    slots = {"region": said.region_title(language, facts), "month": month_words(language, facts.month)}
    if facts.is_of_district:
        return language.text("Routine data by kecamatan · {region}, {month}", **slots)
    return language.text("Mini lokakarya · {region}, {month}", **slots)


def parts_document_bytes(language: Language, facts: PartsFacts, date: str) -> bytes:
    """The document as PDF. `date` is printed as it is given."""
    files: dict[str, bytes] = {}
    own = said.origin_line(language, facts)
    data = {
        "language": language.code,
        "title": document_title(language, facts),
        "author": AUTHOR,
        "warning": said.routine_line(language, facts),
        "sentences": [said.own_sentence(language, facts)],
        "cards": _cards(language, facts),
        "maps": _maps(language, facts, files),
        "bounds": bounds_words(language, facts.recap.district_code, facts.level, facts.lent),
        "tables": _tables(language, facts),
        "heat": _heat(language, facts),
        "actions": None if facts.is_of_district else _actions(language, facts),
        "foot": " · ".join(filter(None, (own, source_words(language, facts.month), date))),
        "page": language.text("Page"),
        "of": language.text("of"),
    }
    return pdf_bytes(TEMPLATE, breakable(with_percent_signs_kept(data)), files)


def _cards(language: Language, facts: PartsFacts) -> list[dict[str, str]]:
    own, change = facts.own, facts.own_change
    low, high = (language.number(float(own[name]), 1) for name in (v.CI95_LOW, v.CI95_HIGH))
    limits = phrases.written_limits_in_words(low, high, language, first_use=True)
    covered = own[v.COVERAGE]
    changed = phrases.DASH
    if change is not None:
        changed = phrases.written_points(phrases.signed_points(float(change[v.CHANGE]), language), language)
    return [
        _card(language.text("Prevalence of those measured"), language.percent(float(own[v.PREVALENCE])), limits),
        _card(
            language.text("Stunted children counted"),
            language.number(int(own[v.CHILDREN_STUNTED])),
            language.text("of {measured} measured", measured=language.number(int(own[v.CHILDREN_MEASURED]))),
        ),
        _card(
            language.text("Coverage of e-PPGBM"),
            language.text("unknown") if pd.isna(covered) else language.percent(float(covered)),
            language.text("children measured, of those expected (D/S)"),
        ),
        _card(
            language.text("Since the month before"),
            changed,
            "" if change is None else phrases.verdict(change[v.CHANGE_VERDICT], language),
        ),
    ]


def _card(label: str, figure: str, note: str) -> dict[str, str]:
    return {"label": label, "figure": figure, "note": note}


def _maps(language: Language, facts: PartsFacts, files: dict[str, bytes]) -> list[dict[str, str]]:
    """Prevalence and number, two maps and never one; the pictures go into `files`."""
    found = []
    for key in (keys.PARTS_PREVALENCE, keys.PARTS_NUMBER):
        screen = parts_screen(language, facts, key)
        if screen is None or not isinstance(screen.exhibit, PartsExhibit):
            continue
        exhibit = screen.exhibit
        name = f"{key}.svg"
        width, height = MAP_CM
        files[name] = exhibit_picture(
            language, exhibit, kind="svg", width_cm=width, height_cm=height, text_pt=MAP_TEXT_PT
        )
        found.append(
            {"file": name, "title": exhibit.title, "note": exhibit.note, "alt": f"{exhibit.title}. {screen.message}"}
        )
    return found


def _tables(language: Language, facts: PartsFacts) -> list[dict[str, Any]]:
    found = [
        _table(
            language.text("What was counted"),
            [said.highest_sentence(language, facts), said.number_sentence(language, facts),
             said.coverage_sentence(language, facts)],
            tables.parts_heads(language, facts),
            tables.parts_rows(language, facts),
            [False, True, True, True, True, False],
            [1.5, 1.3, 1.5, 0.9, 0.9, 1.2],
            said.hidden_sentence(language, facts),
        )
    ]  # fmt: skip
    if facts.asked is not None:
        found.append(
            _table(
                language.text("Who comes first (lokus)"), [said.list_sentence(language, facts)], [], [], [], [],
                language.text(METHOD),
            )
        )  # fmt: skip
    changes = [] if facts.own_change is None else tables.change_rows(language, facts)
    found.append(
        _table(
            language.text("Since the month before"),
            [changes_said.change_sentence(language, facts), changes_said.changed_parts_sentence(language, facts)],
            tables.change_heads(language, facts),
            changes,
            [False, True, True, True, False],
            [1.4, 1.0, 1.0, 1.7, 1.3],
            language.text(changes_said.CHANGE_METHOD) if changes else "",
        )
    )
    rows = tables.intervention_rows(language, facts)
    if rows:
        found.append(
            _table(
                language.text("Interventions reached"),
                [said.interventions_line(language, facts), *said.interventions_sentences(language, facts)],
                tables.intervention_heads(language),
                [(row, False) for row in rows],
                [False, True, True, True, False],
                [3.6, 1.2, 0.9, 0.8, 1.2],
                language.text(TARGETS_NOTE),
            )
        )
    return found


def _table(
    title: str,
    sentences: list[str],
    heads: list[str],
    rows: list[tuple[list[str], bool]],
    numeric: list[bool],
    widths: list[float],
    note: str,
) -> dict[str, Any]:
    return {
        "title": title,
        "sentences": [sentence for sentence in sentences if sentence],
        "heads": heads,
        "rows": [{"cells": cells, "chosen": chosen} for cells, chosen in rows],
        "numeric": numeric,
        "widths": widths,
        "note": note,
    }


def _heat(language: Language, facts: PartsFacts) -> dict[str, Any] | None:
    """Every part beside every indicator, on a page across; None without a table that counts by these parts."""
    if facts.interventions is None or facts.shares.empty or facts.shares[v.COVERED].isna().all():
        return None
    looks = gap_looks(LIGHT)
    indicators = facts.interventions.indicators
    rows = []
    for _, own in facts.shares.groupby(v.REGION_CODE, sort=True):
        by_name = {row[v.INDICATOR]: row for row in own.to_dict("records")}
        cells = [_heat_cell(str(own[v.REGION_NAME].iloc[0]))]
        for name in indicators:
            row = by_name.get(name)
            if row is None or pd.isna(row[v.COVERED]):
                cells.append(_heat_cell(language.text(NO_DATA), ink=LIGHT.muted))
                continue
            look = looks[str(row[v.INTERVENTION_STANDING])]
            few = "*" if indicators[name].counts_people and row[v.DENOMINATOR] < v.FEW_COUNTED else ""
            cells.append(_heat_cell(f"{language.number(row[v.COVERED], 1)}{few} {look.mark}", look.fill, look.text))
        rows.append(cells)
    note = language.text("✓ target for 2024 reached; • short by up to 10 points, •• by up to 30, ••• by more.")
    few_words = language.text("fewer than {few} expected", few=v.FEW_COUNTED)
    return {
        "title": language.text("Reached in % of expected, against the targets for 2024"),
        "note": f"{said.interventions_line(language, facts)} {note} * {few_words}.",
        "heads": [
            language.text("Name"),
            *(indicator_title(language, one, short=True) for one in indicators.values()),
        ],
        "rows": rows,
    }


def _heat_cell(text: str, fill: str = "", ink: str = "") -> dict[str, str]:
    return {"text": text.strip(), "fill": fill, "ink": ink}


def _actions(language: Language, facts: PartsFacts) -> dict[str, Any]:
    """The sheet to fill in by hand: the desa of the list with what is known of them, then empty lines."""
    rows = []
    for place, (_, row) in enumerate(facts.listed.head(MOST_ACTIONS).iterrows(), start=1):
        rows.append([str(place), str(row[v.REGION_NAME]), _known_of(language, row), "", "", ""])
    rows += [[str(len(rows) + extra), "", "", "", "", ""] for extra in range(1, BLANK_ROWS + 1)]
    return {
        "title": language.text("Action sheet · {region}", region=said.region_title(language, facts)),
        "sentence": language.text("To be filled in at the meeting: who does what, by when. {line}",
                                  line=said.routine_line(language, facts)),
        "heads": [
            language.text("No."),
            language.text("Desa"),
            language.text("What is known"),
            language.text("What is done"),
            language.text("Who"),
            language.text("By when"),
        ],
        "rows": rows,
        "signed": [
            language.text("Place and date"),
            language.text("Subdistrict head"),
            language.text("Head of the puskesmas"),
        ],
    }  # fmt: skip


def _known_of(language: Language, row: pd.Series) -> str:
    reason = row[v.DECISION_REASON] if isinstance(row[v.DECISION_REASON], str) else ""
    if bool(row[v.IS_HIDDEN]) or pd.isna(row[v.PREVALENCE]):
        return " · ".join(filter(None, [language.text("fewer than 5, not shown"), reason]))
    told = language.text(
        "{counted} stunted ({prevalence})",
        counted=tables.counted(row[v.CHILDREN_STUNTED], row[v.CHILDREN_MEASURED], language),
        prevalence=language.percent(float(row[v.PREVALENCE])),
    )
    covered = ""
    if pd.notna(row[v.COVERAGE]):
        covered = language.text("coverage {share}", share=language.percent(float(row[v.COVERAGE])))
    return " · ".join(filter(None, [told, covered, reason]))
