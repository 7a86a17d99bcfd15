"""The screens of whom a district may learn from, and of what the region tells of itself."""

from typing import Final

from stuntmap import phrases
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.figures.exhibits import BarExhibit, Role, Unit
from stuntmap.language import Language, marked
from stuntmap.report import survey_sources
from stuntmap.report.narrative import learning as words
from stuntmap.report.narrative.clusters import own_cluster_sentence
from stuntmap.report.narrative.practices import practice_words
from stuntmap.report.rembuk import settings as keys
from stuntmap.report.rembuk.screen_parts import Screen, bar, limits_note, screen, source_line
from stuntmap.report.rembuk.settings import MeetingSettings
from stuntmap.vocabulary import short_name

OWN_WORDS: Final = marked("As the region tells it itself; not examined by stuntmap.")


def learning_screen(language: Language, facts: MeetingFacts, _: MeetingSettings) -> Screen | None:
    """The districts alike with a really lower figure, with the reason for each; None for a province."""
    found = facts.learning
    if found is None:
        return None
    teachers, own = found.teachers, cluster_line(language, facts)
    circumstances = language.text(
        "circumstances: {source}", source=survey_sources.circumstance_sources(found.gaps.columns)
    )
    source = f"{source_line(language, facts, table=None if teachers.empty else teachers)} · {circumstances}"
    if teachers.empty:
        message = words.nobody_sentence(language, found)
        return screen(language, facts, keys.LEARNING, message, None, own, tells=False, source=source)
    message = language.plural(
        "{count} district in like circumstances has a prevalence really lower than that of {region}.",
        "{count} districts in like circumstances have a prevalence really lower than that of {region}.",
        len(teachers),
        region=facts.region_name,
    )
    bars = [bar(language, words.alike_name(language, row), row, Role.OTHER) for _, row in teachers.iterrows()]
    bars.append(bar(language, short_name(facts.region_name), facts.row, Role.OWN))
    title = language.text("Stunting prevalence (%), {survey}", survey=facts.survey_label)
    exhibit = BarExhibit(title, limits_note(language), Unit.PERCENT, tuple(bars))
    bracket = language.text("In brackets: more alike than so many of all pairs of districts, and how firm that is.")
    told = [practice_words(language, row) for _, row in facts.practices.iterrows()]
    method = (
        *(f"{short_name(name)}: {words.teacher_words(language, found, str(code))}"
          for code, name in teachers["region_name"].items()),
        *words.caution_sentences(language, found),
        language.text(words.METHOD),
        language.text(words.NOT_A_CAUSE),
    )  # fmt: skip
    return screen(
        language, facts, keys.LEARNING, message, exhibit, bracket, own, *told, method=method, source=source,
    )  # fmt: skip


def cluster_line(language: Language, facts: MeetingFacts) -> str:
    """Whether the district forms a cluster with its neighbours; empty for a province."""
    if facts.neighbourhoods is None:
        return ""
    return own_cluster_sentence(language, facts.neighbourhoods, facts.region_code)


def practice_screen(language: Language, facts: MeetingFacts, settings: MeetingSettings) -> Screen | None:
    """What the region did, in its own words; None where nobody typed it."""
    own = settings.practice
    if not own.text:
        return None
    message = language.text("Good practice of {region}", region=facts.region_name)
    details = (
        own.text,
        language.text("Read more: {link}", link=own.link) if own.link else "",
        language.text("Ask: {office}", office=own.office) if own.office else "",
    )
    return screen(language, facts, keys.PRACTICE, message, None, *details, source=language.text(OWN_WORDS))


def learning_rows(language: Language, facts: MeetingFacts) -> list[tuple[str, ...]]:
    """One row a district to learn from, in words: name, how alike, prevalence, difference, change, what differs."""
    found = facts.learning
    if found is None:
        return []
    rows: list[tuple[str, ...]] = []
    for code, row in found.teachers.iterrows():
        name = f"{short_name(row['region_name'])}, {row['province_name']}"
        limits = (float(row["reference_difference_pp"]), float(row["reference_ci95_low_pp"]))
        lower = phrases.size(*limits, float(row["reference_ci95_high_pp"]), language)
        differs = "; ".join(words.difference_words(language, found, str(code)))
        rows.append((name, words.alike_words(language, row), phrases.figure(row, language), lower, differs))
    return rows
