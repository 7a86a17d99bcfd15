"""Sentences about a region's own recap of routine weighing, which never meets a survey's figure in one of them."""

from datetime import date

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.answers.recap import Recap
from stuntmap.language import Language, marked
from stuntmap.report.narrative.wording import joined

WARNING = marked(
    "Routine data (e-PPGBM): children who were weighed, not all children. Not comparable with the survey: no rank, "
    "difference or target across the two."
)
METHOD = marked(
    "Bars: of the children measured, with 95% limits (Wilson). Rings: shrunken towards the {around} by an empirical "
    "Bayes beta-binomial model, the more the fewer children were measured; the order follows the rings, so that a "
    "village of few children leads no list by chance."
)
NO_EXCESS = marked("The parts differ by no more than chance: each ring stands at the figure around it.")
NOTHING = marked("No own recap is loaded: the map shows the kecamatan, without figures.")


def month_words(language: Language, month: str | None) -> str:
    """The month of a recap in words: "Agustus 2025"; the year alone where it is a year; empty where not known."""
    if not month:
        return ""
    year, _, number = month.partition("-")
    return language.month(date(int(year), int(number), 1)) if number else year


def source_words(language: Language, month: str | None) -> str:
    """Whose figures these are: "e-PPGBM, Agustus 2025"."""
    return ", ".join(filter(None, ["e-PPGBM", month_words(language, month)]))


def recap_sentence(language: Language, recap: Recap, month: str | None, table: pd.DataFrame, level: str) -> str:
    """What the month holds: prevalence of the measured, coverage, the highest by what is likely, and the most children.

    `table`: one row a region of `level`, with shrunken_pct.
    """
    if recap.totals(month).prevalence_pct is None:
        return totals_sentence(language, recap, month)
    return joined(totals_sentence(language, recap, month), _extremes(language, table, level))


def totals_sentence(language: Language, recap: Recap, month: str | None) -> str:
    """What the month holds in all: children stunted of those measured, and coverage."""
    totals = recap.totals(month)
    if totals.prevalence_pct is None:
        return language.text("No row of the recap can be used.")
    slots = {
        "source": source_words(language, month),
        "stunted": language.number(totals.children_stunted),
        "measured": language.number(totals.children_measured),
        "prevalence": language.percent(totals.prevalence_pct),
    }
    counted = language.text("{source}: {stunted} of {measured} children measured are stunted ({prevalence}).", **slots)
    if totals.coverage_pct is None:
        covered = language.text("How many were expected is not known, so coverage is unknown.")
    else:
        covered = language.text("Coverage: {share} of those expected.", share=language.percent(totals.coverage_pct))
    return joined(counted, covered)


def _extremes(language: Language, table: pd.DataFrame, level: str) -> str:
    known = table[table[vocabulary.PREVALENCE].notna()]
    if len(known) < 2:
        return ""
    highest = known.loc[[known[vocabulary.SHRUNKEN].idxmax()]].iloc[0]
    most = known.loc[[known[vocabulary.CHILDREN_STUNTED].astype("float64").idxmax()]].iloc[0]
    return language.text(
        "Of {count} {regions}, {highest} is probably highest ({prevalence}); most stunted children: {most} "
        "({children}).",
        count=language.number(len(known)),
        regions=phrases.regions_noun(level, language, len(known)),
        highest=highest[vocabulary.REGION_NAME],
        prevalence=language.percent(highest[vocabulary.SHRUNKEN]),
        most=most[vocabulary.REGION_NAME],
        children=language.number(most[vocabulary.CHILDREN_STUNTED]),
    )


def use_sentence(language: Language, recap: Recap, month: str | None) -> str:
    """What of the file is used: rows left out, names not found."""
    unplaced = int((recap.used(month)[vocabulary.REGION_CODE] == "").sum())
    return language.text(
        "{rows} rows of the file; {excluded} not used; {unplaced} counted in the total but on no map, because their "
        "name is not certain.",
        rows=language.number(len(recap.rows)),
        excluded=language.number(recap.excluded),
        unplaced=language.number(unplaced),
    )


def parts_sentence(language: Language, place: str, subdistricts: int, villages: int) -> str:
    """What a district is divided into, and what to bring."""
    return joined(
        language.text(
            "{place}: {subdistricts} kecamatan, {villages} desa and kelurahan.",
            place=place,
            subdistricts=language.number(subdistricts),
            villages=language.number(villages),
        ),
        language.text(
            "Bring the own recap of e-PPGBM (SIGIZI export or a table) to see prevalence, number and coverage."
        ),
    )
