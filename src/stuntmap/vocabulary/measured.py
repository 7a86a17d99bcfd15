"""What surveys measure of children under five: stunting and the other nutrition, each described once.

One more indicator is an entry of NUTRITION here, the file of each of its surveys, and the record of that file
(`data/indicator_records.py`). Whatever reads, ranks, draws, writes or tells figures finds it here.
"""

from typing import Final, NamedTuple

from stuntmap.vocabulary.indicators import SEVERITY_CLASSES, SEVERITY_EDGES_PCT, Classes, Indicator
from stuntmap.vocabulary.marking import marked
from stuntmap.vocabulary.surveys import SURVEY_OF_YEAR, SURVEYS, Survey

_DE_ONIS: Final = "WHO-UNICEF TEAM 2018 (de Onis et al. 2019, Public Health Nutrition 22(1):175-179, table 3)"
_TEAM_2018: Final = "WHO-UNICEF 2018"
_WEIGHT_CLASSES: Final = Classes(SEVERITY_CLASSES, (2.5, 5.0, 10.0, 15.0), _DE_ONIS, _TEAM_2018)
# The set of 2018 leaves weight for age out: the older one still stands.
_WHO_1995: Final = (
    "WHO 1995 (Physical status: the use and interpretation of anthropometry, Technical Report Series 854)"
)

STUNTING: Final = Indicator(
    name="stunting",
    title=marked("Stunting"),
    unit="%",
    definition=marked(
        "Children aged 0-59 months with height-for-age below -2 SD of the WHO Child Growth Standards median, in % of "
        "the children measured"
    ),
    higher_is_less_favourable=True,
    classes=Classes(SEVERITY_CLASSES, SEVERITY_EDGES_PCT, _DE_ONIS, _TEAM_2018),
    prevalence=marked("Stunting prevalence"),
    noun=marked("stunting prevalence"),
    years=tuple(survey.year for survey in SURVEYS),
    record="stunting_estimates",
    is_targeted=True,
)

# The other nutrition figures of the surveys, in the order in which they are shown.
_SKI_2023: Final = 2023
_SSGI_2024: Final = 2024
_OF_BOTH: Final = ("high_relative_error", "nutrition_limits_borrowed", "nutrition_rows_left_out", "nutrition_one_copy")
NUTRITION: Final[dict[str, Indicator]] = {
    indicator.name: indicator
    for indicator in (
        Indicator(
            *("wasting", marked("Wasting"), "%"),
            marked("Children aged 0-59 months with weight-for-height below -2 SD of the WHO median"),
            higher_is_less_favourable=True,
            classes=_WEIGHT_CLASSES,
            prevalence=marked("Wasting prevalence"),
            noun=marked("wasting prevalence"),
            years=(_SKI_2023, _SSGI_2024),
            warnings=(*_OF_BOTH, "wasting_added_up"),
        ),
        Indicator(
            *("severe_wasting", marked("Severe wasting"), "%"),
            marked("Children aged 0-59 months with weight-for-height below -3 SD of the WHO median"),
            higher_is_less_favourable=True,
            prevalence=marked("Severe wasting prevalence"),
            noun=marked("severe wasting prevalence"),
            years=(_SSGI_2024,),
            # Nobody has set classes: these steps part the districts of 2024 into groups of like size.
            scale=Classes(SEVERITY_CLASSES, (0.5, 1.0, 1.5, 2.5)),
            # Weight for height of the same children.
            limits_of="wasting",
            part_of="wasting",
            warnings=(*_OF_BOTH[1:], "severe_wasting_limits"),
        ),
        Indicator(
            *("underweight", marked("Underweight"), "%"),
            marked("Children aged 0-59 months with weight-for-age below -2 SD of the WHO median"),
            higher_is_less_favourable=True,
            classes=Classes(SEVERITY_CLASSES[1:], (10.0, 20.0, 30.0), _WHO_1995, "WHO 1995"),
            prevalence=marked("Underweight prevalence"),
            noun=marked("underweight prevalence"),
            years=(_SKI_2023, _SSGI_2024),
            warnings=_OF_BOTH,
        ),
        Indicator(
            *("overweight", marked("Overweight"), "%"),
            marked("Children aged 0-59 months with weight-for-height above +2 SD of the WHO median"),
            higher_is_less_favourable=True,
            classes=_WEIGHT_CLASSES,
            prevalence=marked("Overweight prevalence"),
            noun=marked("overweight prevalence"),
            years=(_SKI_2023, _SSGI_2024),
            warnings=_OF_BOTH,
        ),
    )
}
# What surveys measure of children under five, by the name in links, commands and addresses.
MEASURED: Final[dict[str, Indicator]] = {STUNTING.name: STUNTING, **NUTRITION}


class NutritionTable(NamedTuple):
    """One file of nutrition figures: its name without suffix, its survey, and the indicators whose columns it has."""

    name: str
    survey: Survey
    indicators: tuple[Indicator, ...]

    @property
    def file(self) -> str:
        """Its file in the folder of indicators."""
        return f"{self.name}.csv"

    def columns_of(self, indicator: Indicator) -> tuple[str, ...]:
        """The columns of an indicator in this file: its figure, and the limits where the survey prints any."""
        return indicator.columns if self.survey.prints_limits else indicator.columns[:1]


def _nutrition_tables() -> dict[str, NutritionTable]:
    found: dict[str, NutritionTable] = {}
    for indicator in NUTRITION.values():
        for year in indicator.years:
            name = indicator.record_of(year)
            others = found[name].indicators if name in found else ()
            found[name] = NutritionTable(name, SURVEY_OF_YEAR[year], (*others, indicator))
    return found


# Every file of nutrition figures, by its name.
NUTRITION_TABLES: Final = _nutrition_tables()


def nutrition_year(survey_year: int) -> int:
    """The survey itself where figures of NUTRITION are at hand of it, else the latest of which any are."""
    years = {table.survey.year for table in NUTRITION_TABLES.values()}
    return survey_year if survey_year in years else max(years)
