"""The priority list on paper (PDF, A4): what counts, who comes first, what was decided and why, room to sign."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.figures.priorities import drawn_rows
from stuntmap.language import Language
from stuntmap.phrases import Style
from stuntmap.report.narrative.priorities import METHOD, chosen_rows, unknown_sentence
from stuntmap.report.rembuk.document.letters import breakable, with_percent_signs_kept
from stuntmap.report.table_files import TableAbout
from stuntmap.report.typesetting import pdf_bytes

TEMPLATE: Final = Path(__file__).with_name("priority_sheet.typ")
AUTHOR: Final = "stuntmap"


def weights_words(language: Language, weights: Sequence[tuple[str, float]]) -> str:
    """What counts, and how much: "Prevalensi × 2, Balita stunting (perkiraan) × 1"."""
    told = [
        f"{language.text(vocabulary.CRITERIA[name].title)} × {language.number(weight, 0)}" for name, weight in weights
    ]
    return language.text("Criteria and weights: {criteria}", criteria=", ".join(told))


def priority_cells(language: Language, row: phrases.Row) -> list[str]:
    """A place of the list in words: order, name, standing, trials, figure, children, reason."""
    order, children = row[vocabulary.PRIORITY_ORDER], row[vocabulary.STUNTED_CHILDREN]
    standing = row[vocabulary.PRIORITY_STANDING]
    # What was decided does not hang on any trial.
    is_decided = standing in (vocabulary.PINNED, vocabulary.STRUCK)
    return [
        phrases.DASH if pd.isna(order) else str(int(order)),  # type: ignore[call-overload]
        vocabulary.short_name(str(row[vocabulary.REGION_NAME])),
        "" if standing == vocabulary.NOT_LISTED else phrases.verdict(standing, language),
        phrases.DASH if is_decided else phrases.chance(float(row[vocabulary.STAYS_SHARE]), language),  # type: ignore[arg-type]
        phrases.figure(row, language, Style.CELL),
        phrases.DASH if pd.isna(children) else language.number(float(children)),  # type: ignore[arg-type]
        "" if pd.isna(row[vocabulary.DECISION_REASON]) else str(row[vocabulary.DECISION_REASON]),
    ]


def priority_heads(language: Language) -> list[str]:
    """The headings of `priority_cells`."""
    return [
        language.text("Order"),
        language.text("Region"),
        language.text("List"),
        language.text("In the list, of trials"),
        language.text("Stunting prevalence (%) with 95% confidence interval"),
        language.text("Stunted children (estimate)"),
        language.text("Reason of the decision"),
    ]


def priority_sheet_bytes(
    language: Language,
    table: pd.DataFrame,
    weights: Sequence[tuple[str, float]],
    sentence: str,
    about: TableAbout,
) -> bytes:
    """The list as PDF, the places of the list in bold, as many below it as it is long.

    `table`: as `answers.priorities.district_priorities` gives it, with decision_reason.
    """
    rows, chosen = drawn_rows(table), set(chosen_rows(table).index)
    data = {
        "language": language.code,
        "title": about.title,
        "author": AUTHOR,
        "sentence": sentence,
        "criteria": [weights_words(language, weights), *filter(None, [unknown_sentence(language, table)])],
        "heads": priority_heads(language),
        "numeric": [True, False, False, True, True, True, False],
        "widths": [0, 1.3, 1.1, 0.8, 1.5, 1, 1.6],
        "rows": [
            {"cells": priority_cells(language, row), "chosen": code in chosen}
            for code, row in zip(rows.index, rows.to_dict("records"), strict=True)
        ],
        "method": f"{language.text(METHOD)} {phrases.signs(language)}",
        "foot": f"{about.source} · {about.date}",
        "page": language.text("Page"),
        "of": language.text("of"),
        "signed": [language.text("Place and date"), language.text("For the team (TPPS)")],
    }
    return pdf_bytes(TEMPLATE, breakable(with_percent_signs_kept(data)))
