"""What a map colours: each layer splits the regions into named, coloured groups that become its legend and its hover.

A group is one trace. Its words (class, direct or modelled) stand once in its hover text instead of once per region,
which keeps a change of survey small enough for a poor network.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.figures.palette import Theme
from stuntmap.language import Language, marked

# Change and distance in percentage points: within half a point reads as "about the same" at one printed decimal;
# 5 points is above the median half-width of the printed district intervals (4.15 points, SKI 2023).
ABOUT_SAME_PP: Final = 0.5
LARGE_PP: Final = 5.0

CHANGE_GROUPS: Final = (
    marked("up by 5 points or more"),
    marked("up by 0.6 to 4.9 points"),
    marked("within 0.5 points"),
    marked("down by 0.6 to 4.9 points"),
    marked("down by 5 points or more"),
)
DISTANCE_GROUPS: Final = (
    marked("5 points or more above target"),
    marked("0.6 to 4.9 points above target"),
    marked("within 0.5 points of target"),
    marked("0.6 to 4.9 points below target"),
    marked("5 points or more below target"),
)

MISSING_NAMES: Final = {
    vocabulary.CHANGE: marked("no estimate in one of the two surveys"),
    vocabulary.DISTANCE: marked("no estimate or no target"),
}


# What a map needs of its table. The tables of the pages are wide, and each group is cut out of them.
MAP_COLUMNS: Final = (
    *(
        vocabulary.PREVALENCE,
        vocabulary.SEVERITY,
        vocabulary.ESTIMATION,
        vocabulary.RANK,
        vocabulary.RANK_OF,
        vocabulary.TIED,
        vocabulary.DISTANCE,
    ),
    *(vocabulary.CHANGE, vocabulary.CHANGE_IS_MEASUREMENT, vocabulary.CHANGE_VERDICT, vocabulary.CLASS_IS_UNCERTAIN),
)


def map_columns(table: pd.DataFrame) -> pd.DataFrame:
    """`table` without the columns that no map layer reads."""
    return table[[name for name in MAP_COLUMNS if name in table]]


@dataclass(frozen=True)
class Group:
    """Regions that share a fill: `label` in the legend, `hover` after the value, `rows` of the table.

    Only the first of several groups with one label is named in the legend; `missing` groups have no value to print;
    `doubtful` ones are drawn lighter with a dotted edge.
    """

    label: str
    hover: str
    colour: str
    rows: pd.DataFrame
    legend: bool = True
    missing: bool = False
    doubtful: bool = False


def _split_by_estimation(
    rows: pd.DataFrame, label: str, words: str, colour: str, language: Language
) -> Iterator[Group]:
    """The rows of one class, direct and modelled apart, under one legend entry; either may be empty."""
    modelled = rows[vocabulary.ESTIMATION].eq(vocabulary.SMALL_AREA)
    direct, small_area = (phrases.estimation(code, language) for code in vocabulary.ESTIMATIONS)
    yield Group(label, f"{words} · {direct}", colour, rows[~modelled])
    yield Group(label, f"{words} · {small_area}", colour, rows[modelled], False)


def prevalence_groups(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
    """One group per severity class, lowest first; the class word stands in the hover text."""
    groups: list[Group] = []
    for severity_class, colour in theme.severity_of.items():
        rows = table[table[vocabulary.SEVERITY].eq(severity_class)]
        words = phrases.severity(severity_class, language)
        groups += _split_by_estimation(
            rows, phrases.severity_with_limits(severity_class, language), words, colour, language
        )
    return groups


def doubtful_groups(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
    """The severity classes; of each the figures whose interval reaches into another class, drawn as doubtful."""
    doubtful = table[vocabulary.CLASS_IS_UNCERTAIN].fillna(False)
    sure = prevalence_groups(table[~doubtful], language, theme)
    unsure = [
        Group(part.label, f"{part.hover} · {language.text('class not certain')}", part.colour, part.rows, False,
              doubtful=True)
        for part in prevalence_groups(table[doubtful], language, theme)
    ]  # fmt: skip
    return [*sure, *unsure]


def real_change_groups(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
    """Only tested changes have a colour: really up, really down; the others are told apart in grey."""
    colours = {
        vocabulary.REAL_INCREASE: (language.text("real increase"), theme.worse),
        vocabulary.REAL_DECREASE: (language.text("real decrease"), theme.better),
        vocabulary.NOT_DISTINGUISHABLE: (language.text("no real difference yet"), theme.change[2]),
        vocabulary.NOT_ASSESSABLE: (language.text("cannot be assessed"), theme.not_measured),
    }
    known = table[table[vocabulary.CHANGE].notna()]
    return [Group(words, words, colour, known[known[vocabulary.CHANGE_VERDICT].eq(code)])
            for code, (words, colour) in colours.items()]  # fmt: skip


def _signed_groups(
    table: pd.DataFrame, column: str, labels: tuple[str, ...], language: Language, theme: Theme
) -> list[Group]:
    values = table[column].round(1)
    inside = [
        values >= LARGE_PP,
        (values > ABOUT_SAME_PP) & (values < LARGE_PP),
        values.abs() <= ABOUT_SAME_PP,
        (values < -ABOUT_SAME_PP) & (values > -LARGE_PP),
        values <= -LARGE_PP,
    ]
    groups: list[Group] = []
    for label, colour, mask in zip(labels, theme.change, inside, strict=True):
        words = language.text(label)
        groups += _split_by_estimation(table[mask.fillna(False)], words, words, colour, language)
    return groups


def change_groups(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
    """Five groups of the change in points, much worse first, and one of differences that are no measured change.

    A difference that involves a small-area figure is coloured neither way: nobody measured it.
    """
    measured = table[vocabulary.CHANGE_IS_MEASUREMENT].fillna(True)
    groups = _signed_groups(table[measured], vocabulary.CHANGE, CHANGE_GROUPS, language, theme)
    words = language.text("not measured (involves a model figure)")
    return [*groups, Group(words, words, theme.not_measured, table[~measured])]


def distance_groups(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
    """Five groups of the distance to target in points, farthest above first."""
    return _signed_groups(table, vocabulary.DISTANCE, DISTANCE_GROUPS, language, theme)


def missing_group(table: pd.DataFrame, column: str, language: Language, theme: Theme) -> Group:
    """The regions without a value in `column`: grey, named in the legend, never a number.

    A change or a distance may be missing although the survey shown has an estimate: the words leave that open.
    """
    words = language.text(MISSING_NAMES.get(column, phrases.NO_ESTIMATE))
    return Group(words, words, theme.no_estimate, table[table[column].isna()], missing=True)


def modelled_label(language: Language) -> str:
    """The legend entry of the mark on small-area figures."""
    return phrases.model_mark(language)
