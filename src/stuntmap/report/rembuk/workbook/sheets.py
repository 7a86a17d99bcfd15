"""The workbook of a meeting: every table behind the pack, each sheet telling what it is and where it comes from."""

from dataclasses import replace
from datetime import date as day_of
from typing import Final

import pandas as pd

from stuntmap import vocabulary
from stuntmap.answers.learning import FIRST_YEAR
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.data.indicators import DETERMINANTS_FILE, FOLDER, POPULATION_FILE, STUNTING_FILE, TARGETS_FILE
from stuntmap.data.practices import FOLDER as PRACTICES
from stuntmap.data.practices import PRACTICES_FILE
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import Record, read_record
from stuntmap.data.usage_warnings import WARNINGS
from stuntmap.language import Language, marked
from stuntmap.phrases.notes import note
from stuntmap.report import survey_sources
from stuntmap.report.learning_table import learning_table
from stuntmap.report.narrative.learning import METHOD, NOT_A_CAUSE, caution_sentences
from stuntmap.report.narrative.practices import NO_PROOF, practice_source, practice_text
from stuntmap.report.parts.book import parts_sheets
from stuntmap.report.region_book import WIDEST_CELL, brief_table
from stuntmap.report.rembuk.screens import Screen
from stuntmap.report.rembuk.workbook.measures import measure_table, region_measures
from stuntmap.report.rembuk.workbook.sheet_tables import (
    CHANGE_COLUMNS,
    PREVALENCE_COLUMNS,
    SOURCE_COLUMNS,
    TARGET_COLUMNS,
    determinant_table,
    drawn_table,
    lower_table,
    nutrition_table,
    rank_table,
    region_table,
    screen_table,
    series_table,
)
from stuntmap.report.table_columns import own_headings
from stuntmap.report.table_files import TableAbout
from stuntmap.report.workbook import BookSheet, book_bytes
from stuntmap.vocabulary import COMPARABLE_YEARS, STUNTING

RANK_DEFINITION: Final = marked(
    "Rank by prevalence, 1 = lowest; the limits of a rank are its marginal 95% confidence set (Mogstad, Romano, "
    "Shaikh, Wilhelm 2024)"
)
REGION_DEFINITION: Final = marked(
    "{indicator}. Rank 1 = lowest prevalence. A change is real where |z| is at least 1.96; distance = prevalence minus "
    "target; stunted children = prevalence x children under five (estimate)"
)
DETERMINANT_DEFINITION: Final = marked(
    "Latest figure of each determinant beside the middle value (median) of the districts; context only, not a cause"
)
NUTRITION_DEFINITION: Final = marked(
    "Wasting, underweight and the like in % of children under five; no target is set for them. Rank 1 = lowest figure"
)
LOWER_DEFINITION: Final = marked(
    "Districts whose stunting prevalence is lower by a test of the difference (|z| at least 1.96)"
)
SCREEN_DEFINITION: Final = marked("What the screens of the meeting say, in their order")
DRAWN_DEFINITION: Final = marked(
    "The numbers that the bars and lines of the screens draw; the map draws the sheet of districts"
)


def workbook_bytes(language: Language, facts: MeetingFacts, screens: tuple[Screen, ...], date: str) -> bytes:
    """Every table behind the pack as XLSX. `date` is printed as it is given; "" leaves only the date of the data.

    Figures are numbers, missing ones empty cells, and no text becomes a formula. The same input gives the same bytes.
    """
    return book_bytes(_Sheets(language, facts, date).sheets(screens), _everything(language, facts, date), language)


def _record(file_name: str) -> Record:
    return read_record(ROOT / FOLDER / file_name)


def _dates(language: Language, date: str, record: Record) -> str:
    """The date of the meeting, the day on which the figures were read, and the version of the data."""
    read = language.day(day_of.fromisoformat(record.accessed))
    version = language.text("data version {version}", version=survey_sources.data_version())
    return "; ".join(filter(None, (date, language.text("figures read {read}", read=read), version)))


class _Sheets:
    """The sheets of one region, in one language."""

    def __init__(self, language: Language, facts: MeetingFacts, date: str) -> None:
        self.language, self.facts, self.date = language, facts, date
        self.stunting = _record(STUNTING_FILE)

    def sheets(self, screens: tuple[Screen, ...]) -> list[BookSheet]:
        """All sheets in their order; those without a row are left out."""
        made = [
            self._brief(),
            self._figures(),
            *self._regions(),
            self._series(),
            self._ranks(),
            *([self._determinants()] if not self.facts.determinants.empty else []),
            self._nutrition(),
            self._lower(),
            *self._learning(),
            self._screens(screens),
            self._drawn(screens),
            *([] if self.facts.parts is None else parts_sheets(self.language, self.facts.parts, self.date)),
        ]
        return [sheet for sheet in made if not sheet.table.empty]

    def _about(
        self, title: str, definition: str, years: tuple[int, ...], regions: pd.DataFrame | None = None
    ) -> TableAbout:
        return TableAbout(
            title=title,
            survey=survey_sources.survey_words(years),
            source=survey_sources.source_words(years),
            licence=self.language.text(self.stunting.licence),
            date=_dates(self.language, self.date, self.stunting),
            definition=definition,
            headings={} if regions is None else own_headings(regions, self.language, self.facts.compared_year),
        )

    @property
    def _years(self) -> tuple[int, ...]:
        before = self.facts.compared_year
        return (self.facts.survey_year,) if before is None else (self.facts.survey_year, before)

    def _region_definition(self) -> str:
        return self.language.text(REGION_DEFINITION, indicator=self.language.text(STUNTING.definition))

    def _brief(self) -> BookSheet:
        """What is asked first, on one page of paper: the region among its neighbours."""
        _, facts = self.language.text, self.facts
        title = _("Districts of {province}, {survey}", province=facts.province_name, survey=facts.survey_label)
        about = self._about(title, self._region_definition(), self._years, facts.districts)
        brief = brief_table(facts.districts, self.language, facts.compared_year)
        return BookSheet(_("Brief"), brief, about, widest=WIDEST_CELL)

    def _figures(self) -> BookSheet:
        _, facts = self.language.text, self.facts
        table, formats = measure_table(self.language, region_measures(self.language, facts))
        title = _("Figures · {region}, {survey}", region=facts.region_name, survey=facts.survey_label)
        about = self._about(title, self._region_definition(), self._years)
        return BookSheet(_("Figures"), table, about, formats)

    def _regions(self) -> list[BookSheet]:
        """The districts of the map, a sheet a question; in a meeting of a province the provinces before them."""
        _, facts = self.language.text, self.facts
        answer = []
        if not facts.is_district:
            title = _("Provinces of Indonesia, {survey}", survey=facts.survey_label)
            answer.append(self._of_regions(_("Provinces"), title, facts.ranked, PREVALENCE_COLUMNS))
        slots = {"province": facts.province_name, "survey": facts.survey_label}
        for name, title, columns in (
            (_("Districts"), _("Districts of {province}, {survey}", **slots), PREVALENCE_COLUMNS),
            (_("Change"), _("Change in the districts of {province}, {survey}", **slots), CHANGE_COLUMNS),
            (_("Target"), _("Distance to target in {province}, {survey}", **slots), TARGET_COLUMNS),
            (_("Source of each figure"), _("Source of each figure · {province}, {survey}", **slots), SOURCE_COLUMNS),
        ):
            if columns is not CHANGE_COLUMNS or facts.compared_year is not None:
                answer.append(self._of_regions(name, title, facts.districts, columns))
        return answer

    def _of_regions(self, name: str, title: str, regions: pd.DataFrame, columns: tuple[str, ...]) -> BookSheet:
        about = self._about(title, self._region_definition(), self._years, regions)
        return BookSheet(name, region_table(self.language, regions, columns), about)

    def _series(self) -> BookSheet:
        _, facts = self.language.text, self.facts
        title = _("All comparable surveys · {region}", region=facts.region_name)
        about = self._about(title, self._region_definition(), COMPARABLE_YEARS)
        return BookSheet(_("Series"), series_table(facts, self.language), about)

    def _ranks(self) -> BookSheet:
        _, facts = self.language.text, self.facts
        title = _("Rank in each survey · {region}", region=facts.region_name)
        about = self._about(title, _(RANK_DEFINITION), COMPARABLE_YEARS)
        return BookSheet(_("Ranks"), rank_table(facts, self.language), about)

    def _determinants(self) -> BookSheet:
        _, facts = self.language.text, self.facts
        record = _record(DETERMINANTS_FILE)
        table, formats = determinant_table(facts, self.language)
        about = TableAbout(
            title=_("Determinants · {region}", region=facts.region_name),
            survey=_("not from the stunting survey; year in the table"),
            source=_("Badan Pusat Statistik (BPS); Badan Pangan Nasional (FSVA, IKP)"),
            licence=_(record.licence),
            date=_dates(self.language, self.date, record),
            definition=_(DETERMINANT_DEFINITION),
        )
        return BookSheet(_("Determinants"), table, about, formats)

    def _nutrition(self) -> BookSheet:
        """What the surveys measured of the same children besides."""
        _, facts = self.language.text, self.facts
        known = facts.nutrition[vocabulary.SURVEY_YEAR].drop_duplicates()
        title = _("Other nutrition · {region}", region=facts.region_name)
        headings = {name: _(vocabulary.COLUMNS[name].label) for name in (vocabulary.PREVALENCE, vocabulary.SEVERITY)}
        years = tuple(map(int, known))
        about = replace(self._about(title, _(NUTRITION_DEFINITION), years), headings=headings)
        return BookSheet(_("Other nutrition"), nutrition_table(facts, self.language), about)

    def _lower(self) -> BookSheet:
        _, facts = self.language.text, self.facts
        title = _(
            "Districts of {province} with a prevalence really lower than that of {region}, {survey}",
            province=facts.province_name,
            region=facts.region_name,
            survey=facts.survey_label,
        )
        about = self._about(title, _(LOWER_DEFINITION), (facts.survey_year,))
        table, formats = lower_table(facts, self.language)
        return BookSheet(_("Really lower"), table, about, formats)

    def _learning(self) -> list[BookSheet]:
        """The districts most like the region, those to learn from marked, and what those did; none of a province."""
        _, facts, found = self.language.text, self.facts, self.facts.learning
        if found is None or found.table.empty:
            return []
        slots = {"region": facts.region_name, "survey": facts.survey_label}
        title = _("Districts alike · {region}, {survey}", **slots)
        years = (FIRST_YEAR, facts.survey_year) if facts.survey_year != FIRST_YEAR else (FIRST_YEAR,)
        about = self._about(title, _(METHOD), years, found.table)
        notes = (*caution_sentences(self.language, found), _(NOT_A_CAUSE))
        about = replace(
            about, source=f"{about.source}; {survey_sources.circumstance_sources(found.gaps.columns)}", notes=notes
        )
        sheets = [BookSheet(_("Districts alike"), learning_table(self.language, found), about)]
        if not facts.practices.empty:
            sheets.append(BookSheet(_("Good practice"), *self._practices()))
        return sheets

    def _practices(self) -> tuple[pd.DataFrame, TableAbout]:
        _, record = self.language.text, read_record(ROOT / PRACTICES / PRACTICES_FILE)
        entries = self.facts.practices
        table = pd.DataFrame(
            {
                _("District"): entries["region_name"].to_list(),
                _("What was done"): [practice_text(self.language, entry) for __, entry in entries.iterrows()],
                _("Source"): [practice_source(self.language, entry) for __, entry in entries.iterrows()],
            }
        )
        about = TableAbout(
            title=_("Good practice of places to learn from · {region}", region=self.facts.region_name),
            survey="",
            source=_("public texts; the address in each row"),
            licence=_(record.licence),
            date=_dates(self.language, self.date, record),
            definition=_(NO_PROOF),
        )
        return table, about

    def _screens(self, screens: tuple[Screen, ...]) -> BookSheet:
        _, facts = self.language.text, self.facts
        title = _("Screens · {region}, {survey}", region=facts.region_name, survey=facts.survey_label)
        about = self._about(title, _(SCREEN_DEFINITION), COMPARABLE_YEARS)
        return BookSheet(_("Screens"), screen_table(self.language, screens), about)

    def _drawn(self, screens: tuple[Screen, ...]) -> BookSheet:
        _, facts = self.language.text, self.facts
        title = _("Numbers drawn · {region}, {survey}", region=facts.region_name, survey=facts.survey_label)
        about = self._about(title, _(DRAWN_DEFINITION), COMPARABLE_YEARS)
        table, formats = drawn_table(self.language, screens)
        return BookSheet(_("Numbers drawn"), table, about, formats)


def _everything(language: Language, facts: MeetingFacts, date: str) -> TableAbout:
    """What the last sheet says: all sources, licences and warnings of the tables."""
    _ = language.text
    records = [_record(name) for name in (STUNTING_FILE, POPULATION_FILE, TARGETS_FILE, DETERMINANTS_FILE)]
    warnings = dict.fromkeys(code for record in records for code in record.warnings)
    target = facts.target
    notes = [_(WARNINGS[code]) for code in warnings]
    if target is not None and target.legal_basis:
        notes.insert(0, _("Target {year}: {basis}", year=target.target_year, basis=note(target.legal_basis, language)))
    return TableAbout(
        title=_("Tables of the stunting meeting · {region}", region=facts.region_name),
        survey=survey_sources.survey_words(COMPARABLE_YEARS),
        source="; ".join([survey_sources.source_words(COMPARABLE_YEARS), survey_sources.BOUNDARY_SOURCE]),
        licence=_(records[0].licence),
        date=_dates(language, date, records[0]),
        definition=_(STUNTING.definition),
        notes=tuple(notes),
    )
