"""One visitor's view of one page: choices, language and colours, passed along instead of looked up."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

import pandas as pd

from stuntmap.answers import Answers, Question
from stuntmap.figures.palette import LIGHT, Theme
from stuntmap.language import DEFAULT_LANGUAGE, LANGUAGES, Language, language
from stuntmap.links import addresses
from stuntmap.links.link_reader import Notice
from stuntmap.links.selection import UNKNOWN_NAME, Selection, selection_from
from stuntmap.vocabulary import (
    CI95_HIGH,
    CI95_LOW,
    COUNTRY_CODE,
    LANGUAGE_PARAMETER,
    PAGES,
    SURVEY_OF_YEAR,
    UNKNOWN_PAGE,
    Page,
    page_of,
)


@dataclass(frozen=True)
class Visit:
    """What a page needs to know of its visitor: choices, language, colours, the day of reading, and whom to ask."""

    selection: Selection
    language: Language
    theme: Theme
    as_of: date
    answers: Answers
    page: Page = PAGES[0]

    @property
    def question(self) -> Question:
        """What the choices ask of the districts of the chosen area."""
        chosen = self.selection
        question = Question(
            as_of=self.as_of,
            scope=chosen.scope,
            survey_year=chosen.survey_year,
            compared_year=chosen.previous_year,
            own_target_pct=chosen.target_pct if chosen.measured.is_targeted else None,
            target_year=chosen.target_year,
            indicator=chosen.measured.name,
        )
        return question.aimed(self.answers.data.targets)

    @property
    def usual_target_year(self) -> int:
        """The year of the target that counts as long as none is chosen."""
        return replace(self.question, target_year=None).aimed(self.answers.data.targets).judged_year

    @property
    def asked(self) -> tuple[object, ...]:
        """All that what the visitor sees depends on besides the data: page, choices, language, colours, day."""
        return self.page.path, self.selection, self.language.code, self.theme.name, self.as_of

    @property
    def unmarked(self) -> Self:
        """A visit of the map page that shows the same regions, without what is pointed out on them."""
        return replace(self, selection=self.selection.unmarked, page=page_of("peta"))

    @property
    def key_region(self) -> str:
        """The region that a page is about: the first that is pointed out, else the area."""
        return next(iter(self.selection.marked_codes), self.selection.scope)

    @property
    def meeting_region(self) -> str | None:
        """The district or province that a meeting is about: the one the link names, else the province of its area."""
        chosen = self.selection
        return chosen.picked_code or (chosen.scope if chosen.scope != COUNTRY_CODE else None)

    @property
    def district_row(self) -> pd.Series:
        """The chosen district's row in the table of its province."""
        return self.answers.row(self.question, self.selection.district_code or "")

    def drawn(self, table: pd.DataFrame) -> pd.DataFrame:
        """`table` for a figure: without its interval columns where the visitor turned uncertainty off."""
        return table if self.selection.uncertainty else table.drop(columns=[CI95_LOW, CI95_HIGH], errors="ignore")

    @property
    def survey_label(self) -> str:
        """The chosen survey as it is printed: "SSGI 2024"."""
        return SURVEY_OF_YEAR[self.selection.survey_year].label


def language_of(parameters: Mapping[str, str]) -> Language:
    """The language that an address asks for; the default where it asks for none or an unknown one."""
    code = addresses.read(parameters).get(LANGUAGE_PARAMETER, "")
    return language(code if code in LANGUAGES else DEFAULT_LANGUAGE)


def visit_of(page: Page, parameters: Mapping[str, str], as_of: date, answers: Answers, theme: Theme = LIGHT) -> Visit:
    """The visit that an address asks for, on this day of reading, with a notice for whatever could not be used.

    Args:
        page: the page of the address; parameters that it does not have are not read.
        parameters: as the address holds them, one text by name.
        as_of: day of reading.
        answers: whom to ask.
        theme: colours of what the visitor sees.
    """
    has = (*page.parameters, UNKNOWN_PAGE)
    given = {name: value for name, value in addresses.read(parameters).items() if name in has}
    selection = selection_from(given, answers.names)
    unknown = tuple(Notice(UNKNOWN_NAME, name) for name in addresses.unknown_names(parameters))
    selection = replace(selection, notices=(*selection.notices, *unknown))
    return Visit(selection, language_of(parameters), theme, as_of, answers, page)
