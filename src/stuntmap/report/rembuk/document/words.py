"""How to read the printed document, in plain words: definitions, intervals, sources, licence, version, date, link."""

from stuntmap import phrases
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.data.usage_warnings import WARNINGS
from stuntmap.language import Language
from stuntmap.phrases import Style
from stuntmap.report import survey_sources
from stuntmap.report.narrative.wording import joined
from stuntmap.report.rembuk.screens import read_on
from stuntmap.report.rembuk.settings import MeetingSettings
from stuntmap.vocabulary import SMALL_AREA, STATED_IN_PRESS, STUNTING

BOUNDARY_LICENCE = "CC BY 3.0 IGO"


def interval_in_words(language: Language) -> str:
    """What a 95 % interval means, for readers who never met one."""
    return language.text(
        "The survey measures some of the children, not all. The interval holds the values that fit what was measured: "
        "if the survey were repeated many times, about 95 of 100 such intervals would hold the true prevalence. The "
        "wider the interval, the less certain the figure."
    )


def interval_origin(language: Language) -> str:
    """Which intervals the survey prints and which are approximate."""
    return language.text("Intervals: printed by the survey where it does, else approximate (perkiraan).")


def rank_in_words(language: Language) -> str:
    """What rank 1 and the two ranks beside a rank mean."""
    return language.text(
        "Rank 1 is the lowest prevalence. The two ranks beside a rank are its 95% set: the survey cannot rule out any "
        "rank between them."
    )


def real_in_words(language: Language) -> str:
    """What the document calls a real difference."""
    return language.text(
        "A difference is called real only where a test shows that chance alone hardly explains it (|z| from 1.96). "
        "“No real difference yet” does not mean that nothing has changed."
    )


def definition(language: Language) -> str:
    """What stunting prevalence measures."""
    return language.text(STUNTING.definition) + "."


def explanations(language: Language, facts: MeetingFacts, settings: MeetingSettings) -> list[tuple[str, str]]:
    """Term and text of each explanation, in the order of reading."""
    target = ""
    if facts.target is not None:
        standing = phrases.target_standing(facts.target.standing, language)
        figure = language.percent(facts.target.target_pct)
        target = joined(
            language.text("{target} for {year}: {standing}.", target=figure, year=facts.target_year, standing=standing),
            language.text(WARNINGS["targets_stated_in_press"]) if facts.target.standing == STATED_IN_PRESS else "",
        )
    small_area = facts.districts["estimation"].eq(SMALL_AREA).any() or facts.series["estimation"].eq(SMALL_AREA).any()
    model = joined(
        phrases.estimation(SMALL_AREA, language, Style.SENTENCE), language.text(WARNINGS["small_area_not_independent"])
    )
    determinants = ""
    if not facts.determinants.empty:
        determinants = joined(
            f"{survey_sources.DETERMINANT_SOURCES}.", language.text(WARNINGS["association_is_not_cause"])
        )
    told = (
        (language.text("Stunting prevalence"), definition(language)),
        (language.text("95% interval"), joined(interval_in_words(language), interval_origin(language))),
        (language.text("Rank"), rank_in_words(language)),
        (language.text("Real difference"), real_in_words(language)),
        (language.text("Number of children"), language.text(WARNINGS["population_is_estimate"])),
        (language.text("Target"), target),
        (language.text("Model figure"), model if small_area else ""),
        (language.text("Survey and e-PPGBM"), language.text(WARNINGS["survey_only"])),
        (language.text("Source"), sources(language, facts)),
        (language.text("Determinants"), determinants),
        (language.text("Boundaries and licence"), boundaries(language)),
        (language.text("Data version and date"), version_and_date(language, facts, settings)),
    )
    return [(term, text) for term, text in told if text]


def sources(language: Language, facts: MeetingFacts) -> str:
    """Publisher and reports of every survey that has a figure of the region, and how they were read."""
    years = tuple(int(year) for year in facts.series.index[facts.series["prevalence_pct"].notna()])[::-1]
    return joined(f"{survey_sources.source_words(years)}.", language.text(WARNINGS["read_from_copies"]))


def boundaries(language: Language) -> str:
    """Who made the boundaries, under which licence, and that they have no legal force."""
    licence = language.text("geoBoundaries/BPS 2020, licence {licence}.", licence=BOUNDARY_LICENCE)
    return joined(licence, language.text(WARNINGS["boundaries_without_legal_force"]))


def version_and_date(language: Language, facts: MeetingFacts, settings: MeetingSettings) -> str:
    """The version of the data, the day on which targets lie behind or ahead, and the date of the meeting if given."""
    version = language.text("data {version}", version=survey_sources.data_version())
    return " · ".join(filter(None, (version, read_on(language, facts), settings.date)))
