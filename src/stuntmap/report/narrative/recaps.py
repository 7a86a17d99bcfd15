"""Sentences about a region's own recap of routine weighing, which never meets a survey's figure in one of them."""

from datetime import date

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.analysis.small_areas import FEWEST_SHOWN
from stuntmap.answers.recap import Recap, StoreOrigin, Totals
from stuntmap.language import Language, marked
from stuntmap.report.narrative.wording import joined

WARNING = marked(
    "Routine data (e-PPGBM): children who were weighed, not all children. Not comparable with the survey: no rank, "
    "difference or target across the two."
)
METHOD = marked(
    "Bars: of the children measured, with 95% limits (Wilson). Rings: shrunken towards the {around} by an empirical "
    "Bayes beta-binomial model, the more the fewer children were measured; the order and the number at the "
    "right follow the rings, so that a village of few children leads no list by chance."
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


def brought_words(language: Language, is_stored: bool = False) -> str:
    """Who brought figures of routine weighing."""
    if is_stored:
        return language.text("store of recaps of this installation")
    return language.text("brought by the reader, not stored")


def recap_sentence(language: Language, recap: Recap, month: str | None, table: pd.DataFrame, level: str) -> str:
    """What the month of a recap holds; see `counted_sentence`."""
    return counted_sentence(language, recap.totals(month), month, table, level)


def counted_sentence(language: Language, totals: Totals, month: str | None, table: pd.DataFrame, level: str) -> str:
    """What a month holds: prevalence of the measured, coverage, the highest by what is likely, and the most children.

    `table`: one row a region of `level`, with shrunken_pct.
    """
    counted = totals_sentence(language, totals, month)
    return counted if totals.prevalence_pct is None else joined(counted, _extremes(language, table, level))


def totals_sentence(language: Language, totals: Totals, month: str | None) -> str:
    """What the month holds in all: children stunted of those measured, and coverage."""
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
        "Of {count} {regions}, {highest} is probably highest (shrunken: {prevalence}); most stunted children: "
        "{most} ({children}).",
        count=language.number(len(known)),
        regions=phrases.regions_noun(level, language, len(known)),
        highest=highest[vocabulary.REGION_NAME],
        prevalence=language.percent(highest[vocabulary.SHRUNKEN]),
        most=most[vocabulary.REGION_NAME],
        children=language.number(most[vocabulary.CHILDREN_STUNTED]),
    )


def use_sentence(language: Language, recap: Recap, month: str | None) -> str:
    """What of the file is used: rows left out, names not found; of a store, where its figures come from."""
    if recap.origin is not None:
        return store_sentence(language, recap.origin)
    unplaced = int((recap.used(month)[vocabulary.REGION_CODE] == "").sum())
    return language.text(
        "{rows} rows of the file; {excluded} not used; {unplaced} counted in the total but on no map, because their "
        "name is not certain.",
        rows=language.number(len(recap.rows)),
        excluded=language.number(recap.excluded),
        unplaced=language.number(unplaced),
    )


def store_sentence(language: Language, origin: StoreOrigin) -> str:
    """Where figures of the store come from, and what is not shown of them."""
    return joined(
        language.text(
            "From the store of recaps of this installation: {months} months, {first} to {last}; files taken in: "
            "{sources}, the last on {day}.",
            months=language.number(origin.months),
            first=month_words(language, origin.first_month),
            last=month_words(language, origin.last_month),
            sources=language.number(origin.sources),
            day=language.day(date.fromisoformat(origin.taken_on)),
        ),
        language.text(
            "Places with fewer than {fewest} children measured, and those that would give them away, have no figures.",
            fewest=language.number(FEWEST_SHOWN),
        ),
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
