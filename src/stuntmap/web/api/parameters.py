"""What an address of the API may ask, by the names of the command's options, and how it becomes a question.

Every value is read by the same functions as the command's, which refuse it with words; the schemas describe it.
Descriptions are English keys of the catalogues.
"""

import re
from dataclasses import replace
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from stuntmap import vocabulary
from stuntmap.answers import Question
from stuntmap.errors import BadChoiceError
from stuntmap.language import DEFAULT_LANGUAGE, LANGUAGES, marked
from stuntmap.links import given
from stuntmap.links.addresses import region_code
from stuntmap.reading_day import today

JSON: Final = "json"
CSV: Final = "csv"
MOST_RECORDS: Final = 1000
# A target below one percent, or finer than a hundredth, is a slip of the hand.
TARGET_PATTERN: Final = r"^[1-9][0-9]?([.,][0-9]{1,2})?$"
LEVELS: Final = (vocabulary.DISTRICT, vocabulary.PROVINCE)


def _kind(**schema: Any) -> WithJsonSchema:
    return WithJsonSchema(schema)


def _not_given() -> None:
    """The value of a parameter that does not stand in the address; one that stands there empty is refused."""
    return


_WHOLE: Final = {"type": "integer"}
_YEARS: Final = list(vocabulary.COMPARABLE_YEARS)
_SURVEY_YEARS: Final = list(vocabulary.SURVEY_OF_YEAR)
Language = Annotated[str | None, _kind(type="string", enum=list(LANGUAGES), default=DEFAULT_LANGUAGE)]
Format = Annotated[str | None, _kind(type="string", enum=[JSON, CSV], default=JSON)]
Scope = Annotated[str | None, _kind(type="string", default=vocabulary.COUNTRY_CODE, examples=["33"])]
Island = Annotated[str | None, _kind(type="string", enum=list(vocabulary.ISLAND_GROUPS))]
Level = Annotated[str | None, _kind(type="string", enum=list(LEVELS), default=vocabulary.DISTRICT)]
Year = Annotated[str | None, _kind(**_WHOLE, enum=_YEARS, default=vocabulary.LATEST_YEAR)]
Measured = Annotated[str | None, _kind(type="string", enum=list(vocabulary.MEASURED), default=vocabulary.STUNTING.name)]
SurveyYear = Annotated[str, _kind(**_WHOLE, enum=_SURVEY_YEARS)]
Limit = Annotated[str | None, _kind(**_WHOLE, minimum=1, maximum=MOST_RECORDS, default=MOST_RECORDS)]
Offset = Annotated[str | None, _kind(**_WHOLE, minimum=0, maximum=given.LARGEST_NUMBER, default=0)]
TargetYear = Annotated[
    str | None,
    _kind(**_WHOLE, minimum=vocabulary.TARGET_YEARS[0], maximum=vocabulary.TARGET_YEARS[-1], examples=[2029]),
]
Percent = Annotated[str | None, _kind(type="string", pattern=TARGET_PATTERN, examples=["14", "12.5"])]
Day = Annotated[str | None, _kind(type="string", format="date")]


class AnyQuery(BaseModel):
    """What every address takes. A name that is none of them is refused: it would be a choice that nobody made."""

    model_config = ConfigDict(extra="forbid")

    language: Language = Field(default_factory=_not_given, description=marked("language of errors"))
    format: Format = Field(
        default_factory=_not_given, description=marked("csv for a table; .csv at the end of the path too")
    )

    @property
    def as_csv(self) -> bool:
        """Whether a table is asked for.

        Raises:
            BadChoiceError: a format or language that there is none of.
        """
        if self.language not in (None, *LANGUAGES):
            raise BadChoiceError("unknown_language", language=self.language, languages=tuple(LANGUAGES))
        if self.format not in (None, JSON, CSV):
            raise BadChoiceError("unknown_format", value=self.format, formats=(JSON, CSV))
        return self.format == CSV


class ListQuery(AnyQuery):
    """What an address of many records takes."""

    province: Scope = Field(
        default_factory=_not_given, description=marked("province code, or ID for the whole country")
    )
    limit: Limit = Field(default_factory=_not_given, description=marked("most records in one answer"))
    offset: Offset = Field(default_factory=_not_given, description=marked("records left out before the first one"))

    @property
    def scope(self) -> str:
        """The province, or the country."""
        return vocabulary.COUNTRY_CODE if self.province is None else region_code(self.province)

    @property
    def most(self) -> int:
        """How many records are asked for."""
        return MOST_RECORDS if self.limit is None else given.whole_number("limit", self.limit, 1, MOST_RECORDS)

    @property
    def left_out(self) -> int:
        """How many records are left out before."""
        return 0 if self.offset is None else given.whole_number("offset", self.offset, 0, given.LARGEST_NUMBER)


class ScopeQuery(ListQuery):
    """What an address of the regions of a scope in one survey takes."""

    year: Year = Field(default_factory=_not_given, description=marked("year of a comparable survey"))
    level: Level = Field(default_factory=_not_given, description=marked("districts, or the provinces of the country"))

    def question(self) -> Question:
        """The question on the regions of the scope.

        Raises:
            BadChoiceError: a survey or level that there is none of.
        """
        year = vocabulary.LATEST_YEAR if self.year is None else given.comparable_year(self.year)
        level = vocabulary.DISTRICT if self.level is None else self.level
        return Question(today(), self.scope, level).against_the_survey_before(year)


class OfIndicator(BaseModel):
    """What an address of the figures of any indicator takes."""

    indicator: Measured = Field(default_factory=_not_given, description=marked("what is measured"))

    @property
    def measured(self) -> str:
        """The name of what is measured.

        Raises:
            BadChoiceError: there is none of that name.
        """
        return vocabulary.STUNTING.name if self.indicator is None else given.measured(self.indicator)


class MeasuredQuery(ScopeQuery, OfIndicator):
    """What an address of the regions of a scope in one survey takes, of any indicator."""

    def question(self) -> Question:
        """The question on the indicator."""
        return super().question().measuring(self.measured)


class ClusterQuery(AnyQuery):
    """What the address of clusters takes."""

    province: Scope = Field(
        default_factory=_not_given, description=marked("province code, or ID for the whole country")
    )
    island: Island = Field(default_factory=_not_given, description=marked("an island group, in place of a province"))
    year: Year = Field(default_factory=_not_given, description=marked("year of a comparable survey"))

    @property
    def island_group(self) -> str:
        """The island group that is asked for; empty for none."""
        return "" if self.island is None else given.island(self.island)

    def question(self) -> Question:
        """The question on the scope.

        Raises:
            BadChoiceError: a survey or island group that there is none of, or both a province and an island group.
            UnknownRegionError: a scope that is neither a province nor the country.
        """
        year = vocabulary.LATEST_YEAR if self.year is None else given.comparable_year(self.year)
        return Question(today(), given.cluster_scope(self.province, self.island), survey_year=year)


class TargetQuery(ScopeQuery):
    """What the address of targets takes."""

    target: Percent = Field(default_factory=_not_given, description=marked("your own target, in percent"))
    target_year: TargetYear = Field(
        default_factory=_not_given, description=marked("year of the target that distances are counted to")
    )

    def question(self) -> Question:
        """The question on the regions of the scope, with the target that is asked for."""
        year = None if self.target_year is None else given.target_year(self.target_year)
        if self.target is not None and not re.fullmatch(TARGET_PATTERN, self.target):
            raise BadChoiceError("bad_target", value=self.target)
        own = None if self.target is None else given.own_target(self.target)
        return replace(super().question(), own_target_pct=own, target_year=year)


class ProfileQuery(AnyQuery, OfIndicator):
    """What the address of a profile takes."""

    as_of: Day = Field(default_factory=_not_given, description=marked("day of reading, YYYY-MM-DD (today in Jakarta)"))

    def question(self) -> Question:
        """The question on the day of reading."""
        day = today() if self.as_of is None else given.checked_day(self.as_of)
        return Question(day, indicator=self.measured)


class LearningQuery(AnyQuery):
    """What the addresses of districts alike and of what is expected take."""

    year: Year = Field(default_factory=_not_given, description=marked("year of a comparable survey"))

    def question(self) -> Question:
        """The question in the survey."""
        year = vocabulary.LATEST_YEAR if self.year is None else given.comparable_year(self.year)
        return Question(today(), survey_year=year)


class CompareQuery(AnyQuery, OfIndicator):
    """What the address of a comparison takes."""

    year_from: SurveyYear = Field(alias="from", description=marked("year of the earlier survey"))
    year_to: SurveyYear = Field(alias="to", description=marked("year of the later survey"))

    @property
    def years(self) -> tuple[int, int]:
        """Both surveys."""
        return given.survey_year(self.year_from), given.survey_year(self.year_to)
