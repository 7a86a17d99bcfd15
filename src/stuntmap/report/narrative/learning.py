"""The sentences about districts alike: who they are, who of them does really better, what differs, how firm it is.

Likeness and a lower figure are an association: nothing here says why a figure is lower.
"""

from collections.abc import Hashable
from typing import Any, Final

import numpy as np
import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.analysis.own_indicator import OWN_COLUMN
from stuntmap.answers.learning import FIRST_YEAR, Learning
from stuntmap.figures.determinants import unit_words
from stuntmap.language import Language, marked
from stuntmap.report.narrative.own_indicators import own_value
from stuntmap.report.narrative.wording import joined, missing_sentence
from stuntmap.vocabulary import (
    ALIKE_ENOUGH,
    CIRCUMSTANCE_COLUMNS,
    FIRMLY_ALIKE,
    LOOSELY_ALIKE,
    NOT_ASSESSABLE,
    PREVALENCE,
    REGION_NAME,
    short_name,
)

_NAMED: Final = 3
_MOST_PCT: Final = 99.9
METHOD: Final = marked(
    "Alike: the districts with the smallest differences in the chosen circumstances, all of equal weight, each counted "
    "in standard deviations of all districts (of skewed ones the logarithm). Euclidean adds the differences up; "
    "Mahalanobis counts circumstances that go together once. How alike: the share of all pairs of districts in "
    "Indonesia that are less alike. Firm: still among the nearest in at least 80% of 200 trials with every weight "
    "between half and one and a half, one circumstance left out, and both kinds of distance."
)
NOT_A_CAUSE: Final = marked(
    "Districts alike with a lower figure are worth asking. The figures do not say why it is lower there."
)


def learning_sentence(language: Language, found: Learning, doubt: bool = True) -> str:
    """Who is most alike, who of them does really better, and the district's rank among them, with its set in doubt."""
    own, table = found.own, found.table
    name = short_name(str(own[REGION_NAME]))
    if table.empty:
        return language.text("{region}: no district to compare with by these choices.", region=name)
    nearest = phrases.listed(table[REGION_NAME].map(short_name).tolist()[:_NAMED], language, _NAMED)
    if table["alike_share"].iloc[0] < ALIKE_ENOUGH:
        first = language.text("Nobody is alike to {region}; nearest are {names}.", region=name, names=nearest)
    else:
        first = language.text("Most like {region}: {names}.", region=name, names=nearest)
    if pd.isna(own[PREVALENCE]):
        return joined(first, missing_sentence(language, own))
    if phrases.is_modelled(own):
        return joined(first, nobody_sentence(language, found))
    told = better_sentence(language, found) or nobody_sentence(language, found)
    return joined(first, told, _rank(language, found, doubt))


def nobody_sentence(language: Language, found: Learning) -> str:
    """Why no district is named as a place to learn from."""
    name = short_name(str(found.own[REGION_NAME]))
    if found.table.empty:
        return language.text("{region}: no district to compare with by these choices.", region=name)
    if phrases.is_modelled(found.own):
        return language.text(
            "The figure of {region} comes from a model: whether others do really better cannot be tested.",
            region=name,
        )
    if (found.table["reference_verdict"] == NOT_ASSESSABLE).all():
        return language.text("No district alike can be tested against {region}.", region=name)
    return language.text("No district alike has a prevalence really lower than that of {region}.", region=name)


def better_sentence(language: Language, found: Learning) -> str:
    """Who is alike and does really better, each with its figure; "" where nobody does."""
    teachers = found.teachers
    if teachers.empty:
        return ""
    told = [f"{short_name(row[REGION_NAME])} ({_figure(language, row)})" for row in teachers.to_dict("records")]
    return language.text(
        "Alike with a really lower prevalence: {names}.", names=phrases.listed(told, language, len(told))
    )


def _figure(language: Language, row: dict[Hashable, Any]) -> str:
    """The prevalence of a place to learn from, with a mark where it is a neighbour by a hair."""
    figure = phrases.prevalence(row, language)
    if row["stays_alike_share"] >= LOOSELY_ALIKE:
        return figure
    return language.text("{figure}, unstable neighbour", figure=figure)


def _rank(language: Language, found: Learning, doubt: bool) -> str:
    rank = phrases.rank(found.own, language, phrases.Style.SENTENCE, with_set=doubt, first_use=True)
    return language.text("Among itself and the {count} most alike: {rank}.", count=len(found.table), rank=rank)


def difference_words(language: Language, found: Learning, region_code: str) -> list[str]:
    """The largest differences of a neighbour in plain words, with both figures, the largest first."""
    here, there = (found.values.loc[[code]].iloc[0] for code in (str(found.own.name), region_code))
    told = []
    for column in found.largest_gaps(region_code):
        title = _title(language, found, column)
        own, other = (_value(language, found, column, float(row[column])) for row in (here, there))
        if own == other:
            told.append(language.text("{indicator} the same ({value})", indicator=title, value=own))
            continue
        facts = {"indicator": title, "there": other, "here": own}
        if there[column] < here[column]:
            told.append(language.text("{indicator} lower ({there}; here {here})", **facts))
        else:
            told.append(language.text("{indicator} higher ({there}; here {here})", **facts))
    return told


def _title(language: Language, found: Learning, column: str) -> str:
    if column == OWN_COLUMN and found.own_indicator is not None:
        return found.own_indicator.title
    return language.text(CIRCUMSTANCE_COLUMNS[column].indicator.title)


def _value(language: Language, found: Learning, column: str, value: float) -> str:
    if column == OWN_COLUMN and found.own_indicator is not None:
        return own_value(language, found.own_indicator, value)
    return unit_words(value, CIRCUMSTANCE_COLUMNS[column].indicator.unit, language)


def _share(language: Language, share: float) -> str:
    """A share of pairs; never all of them, as the district itself is one end of each."""
    return language.percent(min(100 * share, _MOST_PCT), 1)


def firmness_words(language: Language, share: float) -> str:
    """How firmly a neighbour is one, in a word or two."""
    if share >= FIRMLY_ALIKE:
        return language.text("firm")
    if share < LOOSELY_ALIKE:
        return language.text("unstable: hangs on the choices")
    return language.text("fairly firm")


def alike_words(language: Language, row: pd.Series) -> str:
    """How alike a neighbour is, and how firmly it is one: "99 %, kokoh (100 % percobaan)"."""
    alike, stays = row["alike_share"], row["stays_alike_share"]
    if pd.isna(alike):
        return phrases.DASH
    return language.text(
        "{share}, {firm} ({trials} of trials)",
        share=_share(language, alike),
        firm=firmness_words(language, stays),
        trials=language.percent(100 * stays, 0),
    )


def teacher_words(language: Language, found: Learning, region_code: str, doubt: bool = True) -> str:
    """Why a district is one to learn from: how alike, how much lower, since when, what differs; limits in doubt."""
    row = found.table.loc[[region_code]].iloc[0]
    difference, low, high = (float(row[f"reference_{name}_pp"]) for name in ("difference", "ci95_low", "ci95_high"))
    if doubt:
        lower = phrases.size(difference, low, high, language)
        figure = phrases.figure(row, language, phrases.Style.SHORT)
    else:
        lower = phrases.in_points(phrases.points(difference, language), language)
        figure = phrases.marked_prevalence(row, language)
    said = language.text(
        "More alike than {share} of all pairs of districts ({firm}). Prevalence {figure}: lower by {lower}.",
        share=_share(language, row["alike_share"]),
        firm=firmness_words(language, row["stays_alike_share"]),
        figure=figure,
        lower=lower,
    )
    return joined(
        said,
        since_words(language, row),
        language.text("Largest differences: {list}.", list="; ".join(difference_words(language, found, region_code))),
    )


def alike_name(language: Language, row: pd.Series) -> str:
    """The name of a neighbour with how alike it is and how firmly: "Kab. Magetan (99,2 %, kokoh)"."""
    stays = row["stays_alike_share"]
    firm = language.text("unstable") if stays < LOOSELY_ALIKE else firmness_words(language, stays)
    share = _share(language, row["alike_share"])
    return f"{short_name(str(row[REGION_NAME]))} ({share}, {firm})"


def since_words(language: Language, row: pd.Series) -> str:
    """The change since the first comparable survey as a sentence; empty where there is none."""
    if "change_verdict" not in row.index or pd.isna(row["change_pp"]):
        return ""
    change = phrases.change(row, language, phrases.Style.SHORT)
    return language.text("Since {survey}: {change}.", survey=phrases.survey(FIRST_YEAR), change=change)


def caution_sentences(language: Language, found: Learning) -> list[str]:
    """What to know before reading the table: chance, model figures, nobody alike, fewer than asked, left out."""
    table = found.table
    told: list[str] = []
    if table.empty:
        return told
    judged = table["reference_verdict"] != NOT_ASSESSABLE
    if judged.any():
        told.append(
            language.text(
                "{count} tests at the 95% level: about {chance} would look real if nothing differed.",
                count=int(judged.sum()),
                chance=language.number(0.05 * int(judged.sum()), 1),
            )
        )
    modelled = int((table["estimation"] == vocabulary.SMALL_AREA).sum())
    if modelled:
        told.append(
            language.plural(
                "{count} of them has a model figure, which is not tested.",
                "{count} of them have model figures, which are not tested.",
                modelled,
            )
        )
    far = int(np.sum(table["alike_share"] < ALIKE_ENOUGH))
    if far:
        told.append(
            language.text(
                "{count} of the {of} nearest are less alike than nine of ten pairs of districts: the nearest there "
                "are, but not alike, and none to learn from.",
                count=far,
                of=len(table),
            )
        )
    if found.candidates < vocabulary.MOST_ALIKE:
        told.append(language.text("Only {count} districts can be compared with here.", count=found.candidates))
    if found.left_out:
        titles = [_title(language, found, name) for name in found.left_out]
        told.append(
            language.text(
                "Not compared, as nothing is known of the district or all are the same: {names}.",
                names=phrases.listed(titles, language, len(titles)),
            )
        )
    return told
