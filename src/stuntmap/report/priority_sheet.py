"""The priority list on paper (PDF, A4): what counts, who comes first, what was decided and why, room to sign."""

from collections.abc import Mapping, Sequence
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


def weights_words(
    language: Language,
    weights: Sequence[tuple[str, float]],
    criteria: Mapping[str, vocabulary.Criterion] = vocabulary.CRITERIA,
) -> str:
    """What counts, and how much: "Prevalensi × 2, Balita stunting (perkiraan) × 1"; names are those of `criteria`."""
    told = [f"{language.text(criteria[name].title)} × {language.number(weight, 0)}" for name, weight in weights]
    return language.text("Criteria and weights: {criteria}", criteria=", ".join(told))


def priority_cells(language: Language, row: phrases.Row) -> list[str]:
    """A place of the list in words: order, name, standing, trials, figure, children, reason."""
    children = row[vocabulary.STUNTED_CHILDREN]
    figures = [
        phrases.figure(row, language, Style.CELL),
        phrases.DASH if pd.isna(children) else language.number(float(children)),  # type: ignore[arg-type]
    ]
    return _cells(language, row, vocabulary.short_name(str(row[vocabulary.REGION_NAME])), figures)


def _cells(language: Language, row: phrases.Row, name: str, figures: Sequence[str]) -> list[str]:
    """Order, name, standing, trials, the figures of its kind of list, reason."""
    order, standing = row[vocabulary.PRIORITY_ORDER], row[vocabulary.PRIORITY_STANDING]
    # What was decided does not hang on any trial.
    is_decided = standing in (vocabulary.PINNED, vocabulary.STRUCK)
    share = row[vocabulary.STAYS_SHARE]
    return [
        phrases.DASH if pd.isna(order) else str(int(order)),  # type: ignore[call-overload]
        name,
        "" if standing == vocabulary.NOT_LISTED else phrases.verdict(standing, language),
        phrases.DASH if is_decided or pd.isna(share) else phrases.chance(float(share), language),  # type: ignore[arg-type]
        *figures,
        "" if pd.isna(row[vocabulary.DECISION_REASON]) else str(row[vocabulary.DECISION_REASON]),
    ]


def priority_heads(language: Language) -> list[str]:
    """The headings of `priority_cells`."""
    return _heads(
        language,
        language.text("Stunting prevalence (%) with 95% confidence interval"),
        language.text("Stunted children (estimate)"),
    )


def _heads(language: Language, *figures: str) -> list[str]:
    return [
        language.text("Order"),
        language.text("Region"),
        language.text("List"),
        language.text("In the list, of trials"),
        *figures,
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
    rows = drawn_rows(table)
    cells = [priority_cells(language, row) for row in rows.to_dict("records")]
    told = [weights_words(language, weights), unknown_sentence(language, table)]
    layout = [(False, 1.1), (True, 0.8), (True, 1.5), (True, 1.0), (False, 1.6)]
    method = f"{language.text(METHOD)} {phrases.signs(language)}"
    return _sheet(language, rows, cells, priority_heads(language), layout, sentence, told, method, about)


def parts_sheet_bytes(
    language: Language,
    table: pd.DataFrame,
    weights: Sequence[tuple[str, float]],
    sentence: str,
    about: TableAbout,
) -> bytes:
    """The list of kecamatan or desa of an own recap as PDF, likewise; of hidden regions, at its end, nothing but names.

    `table`: as `recap_files.passed_on` gives it with the list. What `about` notes stands above the list.
    """
    rows = drawn_rows(table.sort_values(vocabulary.PRIORITY_ORDER, kind="stable", na_position="last"))
    hidden = table.index[table[vocabulary.NOTE].notna()]
    in_list = table.index[table[vocabulary.PRIORITY_STANDING].isin((vocabulary.LISTED, vocabulary.PINNED))]
    last = sorted(hidden.intersection(in_list.union(rows.index)))
    rows = pd.concat([rows.drop(index=last, errors="ignore"), table.loc[last]])
    told = [weights_words(language, weights, vocabulary.RECAP_CRITERIA), unknown_sentence(language, table)]
    heads = _heads(
        language,
        language.text("Stunted of measured (e-PPGBM)"),
        language.text("Prevalence (%) with 95% limits"),
        language.text("Coverage (%)"),
    )
    layout = [(False, 1.1), (True, 0.8), (True, 1.1), (True, 1.3), (True, 0.8), (False, 1.5)]
    cells = [_part_cells(language, row) for row in rows.to_dict("records")]
    return _sheet(language, rows, cells, heads, layout, sentence, [*about.notes, *told], language.text(METHOD), about)


def _part_cells(language: Language, row: phrases.Row) -> list[str]:
    def number(name: str, decimals: int = 0) -> str:
        return phrases.DASH if pd.isna(row[name]) else language.number(float(row[name]), decimals)  # type: ignore[arg-type]

    counted = phrases.DASH
    if pd.notna(row[vocabulary.CHILDREN_MEASURED]):
        counted = phrases.part_of(number(vocabulary.CHILDREN_STUNTED), number(vocabulary.CHILDREN_MEASURED), language)
    prevalence = number(vocabulary.COUNTED_PREVALENCE, 1)
    if prevalence != phrases.DASH:
        prevalence += f" ({number(vocabulary.CI95_LOW, 1)}–{number(vocabulary.CI95_HIGH, 1)})"
    figures = [counted, prevalence, number(vocabulary.COVERAGE, 1)]
    return _cells(language, row, str(row[vocabulary.REGION_NAME]), figures)


def _sheet(
    language: Language,
    rows: pd.DataFrame,
    cells: Sequence[Sequence[str]],
    heads: Sequence[str],
    layout: Sequence[tuple[bool, float]],
    sentence: str,
    told: Sequence[str],
    method: str,
    about: TableAbout,
) -> bytes:
    """The sheet set. `layout`: of each column behind order and name whether it is set to the right, and its width."""
    chosen = set(chosen_rows(rows).index)
    data = {
        "language": language.code,
        "title": about.title,
        "author": AUTHOR,
        "sentence": sentence,
        "criteria": [text for text in told if text],
        "heads": list(heads),
        "numeric": [True, False, *(is_number for is_number, _ in layout)],
        "widths": [0, 1.3, *(width for _, width in layout)],
        "rows": [{"cells": list(line), "chosen": code in chosen} for code, line in zip(rows.index, cells, strict=True)],
        "method": method,
        "foot": f"{about.source} · {about.date}",
        "page": language.text("Page"),
        "of": language.text("of"),
        "signed": [language.text("Place and date"), language.text("For the team (TPPS)")],
    }
    return pdf_bytes(TEMPLATE, breakable(with_percent_signs_kept(data)))
