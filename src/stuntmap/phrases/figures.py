"""A figure in words: prevalence, its interval, how it was made; estimated children."""

from typing import Any, Final

import pandas as pd

from stuntmap import vocabulary
from stuntmap.language import Language, marked
from stuntmap.phrases.missing import no_estimate
from stuntmap.phrases.numbers import about
from stuntmap.phrases.styles import APPROXIMATE_SIGN, DASH, Row, Style
from stuntmap.phrases.verdicts import verdict

MODEL: Final = marked("model")
ESTIMATIONS: Final = {
    vocabulary.DIRECT: marked("direct survey estimate"),
    vocabulary.SMALL_AREA: marked("small-area model"),
    vocabulary.TAKEN_AS_MODEL: marked("taken as a model figure, as the stunting figure is one"),
}
_ESTIMATION_CELLS: Final = {vocabulary.DIRECT: marked("direct"), **dict.fromkeys(vocabulary.MODELLED, MODEL)}
# The sentence about a figure that is not a direct one.
_ESTIMATION_SENTENCES: Final = {
    vocabulary.SMALL_AREA: marked(
        "This figure comes from a model (small-area estimate), not directly from the survey."
    ),
    vocabulary.TAKEN_AS_MODEL: marked(
        "How this figure was made is not printed; it is taken as a model figure, because the stunting figure of the "
        "district comes from a model."
    ),
}


def is_modelled(row: Row) -> bool:
    """Whether the figure of the row comes from a model (small-area estimation)."""
    made = row.get(vocabulary.ESTIMATION)
    return isinstance(made, str) and made in vocabulary.MODELLED


def model_mark(language: Language) -> str:
    """The word that marks a small-area figure wherever it stands: "model"."""
    return language.text(MODEL)


def signs(language: Language) -> str:
    """What the signs of cells say, as a line below a table or above it."""
    return language.text("~ approximate; a model figure has no interval of its own, and its ranks are rough.")


def estimation(code: Any, language: Language, style: Style = Style.SHORT) -> str:
    """How a figure was made: a whole sentence about a model (SENTENCE; empty for a direct figure), a name, a word."""
    if not isinstance(code, str):
        return ""
    if style is Style.SENTENCE:
        return language.text(_ESTIMATION_SENTENCES[code]) if code in _ESTIMATION_SENTENCES else ""
    return language.text((ESTIMATIONS if style is Style.SHORT else _ESTIMATION_CELLS)[code])


def written_interval(
    low: str, high: str, kind: str, language: Language, style: Style = Style.SHORT, first_use: bool = False
) -> str:
    """`interval` from limits that are written already, or from slots that a browser fills."""
    approximate = kind == vocabulary.CI_APPROXIMATE
    if style is Style.CELL:
        return f"{APPROXIMATE_SIGN if approximate else ''}{low}{DASH}{high}"
    limits = f"{low}{DASH}{language.with_percent_sign(high)}"
    if first_use:
        if approximate:
            return language.text("95% confidence interval {limits}, approximate", limits=limits)
        return language.text("95% confidence interval {limits}", limits=limits)
    if approximate:
        return language.text("interval {limits}, approximate", limits=limits)
    return language.text("interval {limits}", limits=limits)


def written_limits(low: str, high: str, kind: str, language: Language) -> str:
    """Limits that stand beside their figure in its own cell, and where they come from: "(17,5–24,6; perkiraan)"."""
    if kind == vocabulary.CI_NONE:
        return f"({verdict(kind, language)})"
    return f"({low}{DASH}{high}; {verdict(kind, language)})"


def prediction_interval(low_pct: float, high_pct: float, language: Language) -> str:
    """Where a figure would lie by a model of other districts: "rentang prediksi 95 %: 12,3–24,5 %"."""
    low, high = language.number(low_pct, 1), language.percent(high_pct)
    return language.text("95% prediction interval {low}–{high}", low=low, high=high)


def interval(row: Row, language: Language, style: Style = Style.SHORT, first_use: bool = False) -> str:
    """The 95 % interval of a prevalence: "rentang 17,5–24,6 %, perkiraan"; "~17,5–24,6" in a cell.

    Empty where there is none, and where the row does not carry it. `first_use` spells it out where a text speaks of
    an interval for the first time: "rentang kepercayaan 95 % 17,5–24,6 %, perkiraan".
    """
    kind = row.get(vocabulary.CI_KIND)
    if not isinstance(kind, str) or kind == vocabulary.CI_NONE or pd.isna(row.get(vocabulary.CI95_LOW)):
        return ""
    low, high = (language.number(float(row[name]), 1) for name in (vocabulary.CI95_LOW, vocabulary.CI95_HIGH))
    return written_interval(low, high, kind, language, style, first_use)


def prevalence(row: Row, language: Language, style: Style = Style.SHORT) -> str:
    """The figure alone: "20,8 %"; "20,8" in a cell under a "%".

    Says that there is no estimate where it is missing, with the reason in a sentence.
    """
    value = row[vocabulary.PREVALENCE]
    if pd.isna(value):
        return no_estimate(language, style, row if style is Style.SENTENCE else None)
    if style is Style.CELL:
        return language.number(float(value), 1)
    return language.percent(float(value))


def marked_prevalence(row: Row, language: Language) -> str:
    """The figure as it labels a bar or a point, a modelled one marked: "20,8 %", "41,3 % (model)"; empty if missing."""
    if pd.isna(row[vocabulary.PREVALENCE]):
        return ""
    printed = language.percent(float(row[vocabulary.PREVALENCE]))
    return language.text("{prevalence} (model)", prevalence=printed) if is_modelled(row) else printed


def figure(row: Row, language: Language, style: Style = Style.SENTENCE, first_use: bool = False) -> str:
    """A prevalence with its interval: "20,8 % (rentang 17,5–24,6 %, perkiraan)"; "20,8 (~17,5–24,6)" in a cell.

    A small-area figure says in a sentence that it has none.
    """
    if pd.isna(row[vocabulary.PREVALENCE]):
        return prevalence(row, language, style)
    limits = interval(row, language, style, first_use)
    if limits:
        bare = float(row[vocabulary.PREVALENCE])
        return f"{language.number(bare, 1) if style is Style.CELL else language.percent(bare)} ({limits})"
    if style is Style.SENTENCE and is_modelled(row):
        printed = language.percent(float(row[vocabulary.PREVALENCE]))
        return language.text("{prevalence} (model figure, no sampling interval)", prevalence=printed)
    return prevalence(row, language, style)


def children_limits(row: Row, language: Language) -> str:
    """The 95 % limits of the stunted children: "antara 15.000 dan 21.000"; empty where they are not known."""
    low, high = row.get(vocabulary.STUNTED_CHILDREN_LOW), row.get(vocabulary.STUNTED_CHILDREN_HIGH)
    if pd.isna(low) or pd.isna(high):
        return ""
    return language.text("between {low} and {high}", low=language.number(low), high=language.number(high))


def written_children(count: str, language: Language) -> str:
    """Estimated children in full, from a count that is written already or from a slot that a browser fills."""
    return language.text("about {count} stunted children (estimate)", count=count)


def children(row: Row, language: Language, style: Style = Style.SHORT, with_limits: bool = True) -> str:
    """The estimated stunted children: "sekitar 18.000 balita stunting (perkiraan, antara 15.000 dan 21.000)".

    SHORT stands under a heading that says what is counted and that it is an estimate: "sekitar 18.000 (antara 15.000
    dan 21.000)". Empty where the number is not known, a dash in a cell.
    """
    if pd.isna(row[vocabulary.STUNTED_CHILDREN]):
        return DASH if style is Style.CELL else ""
    count = language.number(row[vocabulary.STUNTED_CHILDREN])
    if style is Style.CELL:
        return count
    limits = children_limits(row, language) if with_limits else ""
    if style is Style.SHORT:
        words = about(row[vocabulary.STUNTED_CHILDREN], language)
        return f"{words} ({limits})" if limits else words
    if limits:
        return language.text("about {count} stunted children (estimate, {limits})", count=count, limits=limits)
    return written_children(count, language)
