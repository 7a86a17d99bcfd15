"""What stands on each sheet of the printed document, as plain data for the template, and the pictures it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from stuntmap import phrases
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.language import Language
from stuntmap.phrases import Style
from stuntmap.report import narrative
from stuntmap.report.narrative.districts import no_target_sentence
from stuntmap.report.narrative.learning import better_sentence
from stuntmap.report.narrative.wording import joined
from stuntmap.report.rembuk import settings as keys
from stuntmap.report.rembuk.document import printed_tables, words
from stuntmap.report.rembuk.nutrition_screen import absence_lines, nutrition_source
from stuntmap.report.rembuk.pictures import exhibit_picture
from stuntmap.report.rembuk.screen_parts import SCREEN_NAMES
from stuntmap.report.rembuk.screens import Screen, key_figures, source_line
from stuntmap.report.rembuk.settings import MeetingSettings

# Width and height of a picture in mm: across the whole page, and in one of two columns.
PAGE_MM: Final = 174.0
COLUMN_MM: Final = 84.0
DISTRICT_MAP_MM: Final = (106.0, 58.0)
PICTURE_TEXT_PT: Final = 7.5
# Letters of agreed actions that the third page holds below everything else.
MOST_BESIDE_OTHERS: Final = 800


@dataclass
class Pictures:
    """The picture files of a document by name; the template asks for them by that name."""

    files: dict[str, bytes] = field(default_factory=dict)

    def drawn(
        self, language: Language, screen: Screen, name: str, width_mm: float, height_mm: float
    ) -> dict[str, Any] | None:
        """The screen's figure as the template reads it; None where the screen has no figure."""
        exhibit = screen.exhibit
        if exhibit is None:
            return None
        self.files[name] = exhibit_picture(
            language, exhibit, kind="svg", width_cm=width_mm / 10, height_cm=height_mm / 10, text_pt=PICTURE_TEXT_PT
        )
        return {
            "file": name,
            "width": width_mm,
            "height": height_mm,
            "alt": joined(f"{exhibit.title}.", screen.message, *screen.details),
            "title": exhibit.title,
            "note": exhibit.note,
        }


def section(screen: Screen, picture: dict[str, Any] | None = None) -> dict[str, Any]:
    """One screen as a section: heading, message, details, picture."""
    return {"heading": screen.name, "message": screen.message, "details": list(screen.details), "picture": picture}


def head(language: Language, facts: MeetingFacts, settings: MeetingSettings) -> dict[str, Any]:
    """The head of a sheet: meeting, name, province and survey, the sentence, the main figures, the foot."""
    province = facts.province_name if facts.is_district else language.text("Province")
    return {
        "meeting": " · ".join(text for text in (settings.title, settings.place, settings.date) if text),
        "name": facts.region_name,
        "place": f"{province} · {facts.survey_label}",
        "sentence": narrative.certain_district_sentence(language, facts.row, facts.scope_name),
        "cards": cards(language, facts),
        "foot": source_line(language, facts, with_map=True),
    }


def cards(language: Language, facts: MeetingFacts) -> list[dict[str, str]]:
    """The four main figures: prevalence, rank, distance to target, children; each with what must be known with it."""
    row, printed = facts.row, key_figures(language, facts)
    dash = phrases.DASH
    classed = language.text("class: {name}", name=phrases.severity_with_limits(str(row["severity_class"]), language))
    rank = phrases.rank(row, language, with_set=False) or dash
    return [
        card(language.text("Stunting prevalence"), printed["prevalence"], printed["interval"], classed),
        card(language.text("Rank in {scope}", scope=facts.scope_name), rank, printed.get("rank", "")),
        _distance_card(language, facts, printed),
        card(
            language.text("Stunted children (estimate)"),
            printed.get("stunted_children", dash),
            narrative.children_sentence(language, row),
        ),
    ]


def card(label: str, figure: str, *notes: str) -> dict[str, Any]:
    """One main figure with its label above and its notes below."""
    return {"label": label, "figure": figure, "notes": [note for note in notes if note]}


def _distance_card(language: Language, facts: MeetingFacts, printed: Mapping[str, str]) -> dict[str, Any]:
    row = facts.row
    label = language.text("Distance to target")
    if "distance" not in printed:
        return card(label, phrases.DASH, no_target_sentence(language, facts.target_year, facts.upcoming))
    phrase = phrases.distance(row, language, Style.SENTENCE)
    return card(label, printed["distance"], phrase, phrases.target(row, language), printed.get("ahead", ""))


def profile_sheet(
    language: Language,
    facts: MeetingFacts,
    screens: Mapping[str, Screen],
    settings: MeetingSettings,
    pictures: Pictures,
) -> dict[str, Any]:
    """The two pages of one region, and a third: other nutrition, whom it may learn from, what it tells of itself.

    What the meeting agreed on stands below, or on a page of its own where it is long.
    A screen that the presenter switched off is left out here too.
    """
    sections = {}
    for pair, height in (((keys.CHANGE, keys.RANK), 42.0), ((keys.TARGET, keys.PACE), 24.0)):
        there = [key for key in pair if key in screens]
        for key in there:
            # One alone, where the presenter switched the other off, takes the whole width.
            width = COLUMN_MM if len(there) > 1 else PAGE_MM
            sections[key] = section(screens[key], pictures.drawn(language, screens[key], f"{key}.svg", width, height))
    if keys.MAP in screens:
        drawn = pictures.drawn(language, screens[keys.MAP], "map.svg", PAGE_MM, 68.0)
        sections[keys.MAP] = section(screens[keys.MAP], drawn)
    if keys.DETERMINANTS in screens:
        table = printed_tables.determinant_table(language, facts).as_data()
        sections[keys.DETERMINANTS] = {**section(screens[keys.DETERMINANTS]), "tables": [table]}
    if not facts.is_district:
        sections["ranking"] = ranked_districts(language, facts)
    if keys.LOWER in screens:
        lower = printed_tables.lower_table(language, facts)
        halves = [half.as_data() for half in lower.halves()] if lower.rows else []
        sections[keys.LOWER] = {**section(screens[keys.LOWER]), "tables": halves, "note": lower.note}
    if keys.NUTRITION in screens:
        made = printed_tables.nutrition_table(language, facts)
        told = {**section(screens[keys.NUTRITION]), "details": absence_lines(language, facts)}
        said = {"note": made.note, "source": nutrition_source(language, facts)}
        sections[keys.NUTRITION] = {**told, "tables": [made.as_data()], **said}
    if keys.LEARNING in screens and (screens[keys.LEARNING].tells or keys.NUTRITION in sections):
        alike = printed_tables.learning_table(language, facts)
        told = {**section(screens[keys.LEARNING]), "tables": [alike.as_data()] if alike.rows else []}
        sections[keys.LEARNING] = {**told, "details": printed_tables.learning_lines(language, facts)}
    if keys.PRACTICE in screens:
        sections[keys.PRACTICE] = {**section(screens[keys.PRACTICE]), "note": screens[keys.PRACTICE].source}
    if keys.AGREED in screens:
        told = section(screens[keys.AGREED])
        has_own_page = len("".join(told["details"])) > MOST_BESIDE_OTHERS
        sections[keys.AGREED] = {**told, "note": screens[keys.AGREED].source, "has_own_page": has_own_page}
    return {
        "kind": "profile",
        **head(language, facts, settings),
        "sections": sections,
        "surveys": printed_tables.survey_table(language, facts).as_data(),
        "about_heading": language.text("How to read this document"),
        "about": [{"term": term, "text": text} for term, text in words.explanations(language, facts, settings)],
    }


def ranked_districts(language: Language, facts: MeetingFacts) -> dict[str, Any]:
    """The ranking of a province's districts as a section of two tables."""
    ranking = printed_tables.ranking_table(language, facts)
    return {
        "heading": ranking.title,
        "message": "",
        "details": [],
        "picture": None,
        "tables": [half.as_data() for half in ranking.halves()],
        "note": ranking.note,
    }


def district_sheet(
    language: Language,
    facts: MeetingFacts,
    screens: Mapping[str, Screen],
    settings: MeetingSettings,
    pictures: Pictures,
) -> dict[str, Any]:
    """The one page of a district in the edition of its province."""
    sizes = {keys.MAP: DISTRICT_MAP_MM, keys.CHANGE: (COLUMN_MM, 36.0), keys.RANK: (COLUMN_MM, 36.0)}
    sections = {}
    for key in (keys.MAP, keys.CHANGE, keys.RANK, keys.TARGET, keys.PACE, keys.DETERMINANTS, keys.LOWER):
        if key in screens:
            name, size = f"{facts.region_code}-{key}.svg", sizes.get(key)
            drawn = pictures.drawn(language, screens[key], name, *size) if size else None
            sections[key] = section(screens[key], drawn)
    if keys.MAP in sections:
        # What the map says of the province stands on the first page already.
        sections[keys.MAP]["message"] = ""
    found = facts.learning if keys.LEARNING in screens else None
    return {
        "kind": "district",
        **head(language, facts, settings),
        "sections": sections,
        "surveys": printed_tables.survey_table(language, facts).as_data(),
        "learning": {
            "term": language.text(SCREEN_NAMES[keys.LEARNING]),
            "text": "" if found is None else better_sentence(language, found),
        },
    }


def summary_sheet(
    language: Language,
    facts: MeetingFacts,
    screens: Mapping[str, Screen],
    settings: MeetingSettings,
    pictures: Pictures,
) -> dict[str, Any]:
    """The first page of a province's edition: sentence, map, and the ranking of its districts."""
    sections = {}
    if keys.MAP in screens:
        drawn = pictures.drawn(language, screens[keys.MAP], "map.svg", PAGE_MM, 60.0)
        sections[keys.MAP] = section(screens[keys.MAP], drawn)
    notes = [words.definition(language), words.interval_in_words(language), words.interval_origin(language)]
    notes.append(words.rank_in_words(language))
    return {
        "kind": "summary",
        **head(language, facts, settings),
        "sections": sections,
        "ranking": ranked_districts(language, facts),
        "notes": [*notes, words.boundaries(language), words.version_and_date(language, facts, settings)],
    }
