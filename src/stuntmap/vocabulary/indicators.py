"""Each indicator described once: title, unit, definition, less favourable direction, classes with their source.

Titles, definitions and words of units are English keys of the catalogues.
"""

from dataclasses import dataclass
from typing import Final

from stuntmap.vocabulary.marking import marked
from stuntmap.vocabulary.surveys import COMPARABLE_YEARS, SURVEYS

# WHO-UNICEF TEAM 2018: de Onis et al. 2019, Public Health Nutrition 22(1):175-179, table 3. A figure on an edge
# belongs to the higher class.
SEVERITY_CLASSES: Final = ("very_low", "low", "medium", "high", "very_high")
SEVERITY_EDGES_PCT: Final = (2.5, 10.0, 20.0, 30.0)

# A reader's own target may be set for these years: from the first comparable survey to the end of the national path.
TARGET_YEARS: Final = range(2021, 2046)
OWN_TARGET: Final = "own"
OFFICIAL_PATH: Final = "official_path"
WORKING_TARGET: Final = "working_target"
STATED_IN_PRESS: Final = "stated_in_press"
AMBIGUOUS: Final = "ambiguous_do_not_use"
TARGET_STANDINGS: Final = (OFFICIAL_PATH, WORKING_TARGET, STATED_IN_PRESS, AMBIGUOUS)


@dataclass(frozen=True)
class Classes:
    """Classes of a prevalence: `edges_pct` between them (an edge belongs to the higher class), and who set them.

    `short` is the source as a heading names it. Without a source they are steps of a colour scale and judge nothing.
    """

    names: tuple[str, ...]
    edges_pct: tuple[float, ...]
    source: str = ""
    short: str = ""


@dataclass(frozen=True)
class Unit:
    """A unit of figures: its words, decimals on pages, and how a number is written with it ("" = the number alone)."""

    words: str
    decimals: int = 1
    written: str = ""

    @property
    def is_percent(self) -> bool:
        """Whether its figures are shares from 0 to 100."""
        return self.words.startswith("%")


@dataclass(frozen=True)
class Indicator:
    """One indicator of a region.

    `unit` is a key of UNITS. `higher_is_less_favourable` tells the direction; None where a higher value is neither, as
    with a number of people, which follows the size of the district.

    Of an indicator that surveys measure also:
    prevalence: what its figure is called at the beginning of a title; `noun` within a sentence.
    years: the surveys whose figures are at hand; `record` names the file that holds those of a year.
    scale: the steps of its colours where nobody has set classes.
    is_targeted: whether official targets are set for it, and its figures told as numbers of children.
    limits_of: the indicator whose printed limits stand in where no survey prints limits of this one.
    warnings: the usage warnings that belong to it (`data/usage_warnings.py`).
    """

    name: str
    title: str
    unit: str
    definition: str
    higher_is_less_favourable: bool | None
    classes: Classes | None = None
    prevalence: str = ""
    noun: str = ""
    years: tuple[int, ...] = ()
    scale: Classes | None = None
    is_targeted: bool = False
    record: str = "nutrition_{year}"
    warnings: tuple[str, ...] = ()
    limits_of: str = ""

    @property
    def steps(self) -> Classes:
        """The steps of its colours: the classes, else the scale."""
        found = self.classes or self.scale
        assert found is not None, self.name
        return found

    @property
    def series(self) -> tuple[int, ...]:
        """The comparable surveys whose figures are at hand, in order."""
        return tuple(year for year in COMPARABLE_YEARS if year in self.years)

    def record_of(self, survey_year: int) -> str:
        """The record of the data that hold its figures of a survey; of the latest that has any where this has none."""
        return self.record.format(year=survey_year if survey_year in self.years else self.series[-1])

    @property
    def columns(self) -> tuple[str, str, str]:
        """Its columns in the tables of nutrition: value, lower limit, upper limit, all in %."""
        return f"{self.name}_pct", f"{self.name}_ci95_low_pct", f"{self.name}_ci95_high_pct"


UNITS: Final = {
    "%": Unit("%"),
    "% of households": Unit(marked("% of households")),
    "thousand people": Unit(marked("thousand people"), written=marked("{number} thousand people")),
    "index 0-100": Unit(marked("index 0-100")),
    "years": Unit(marked("years"), written=marked("{number} years")),
    "people per km2": Unit(marked("people per km²"), decimals=0, written=marked("{number} people per km²")),
    "ratio": Unit(marked("ratio"), decimals=2, written=marked("{number} (ratio)")),
}

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

# The other nutrition figures of the surveys, in the order in which they are shown. One more takes an entry here, its
# columns in the file of each of its surveys, and that file's record.
_SKI_2023: Final = 2023
_SSGI_2024: Final = 2024
# The survey that prints limits of them, which a profile shows beside province and nation.
NUTRITION_YEAR: Final = _SKI_2023
# The survey whose figures of them come without limits, in a table of their own.
LATER_NUTRITION_YEAR: Final = _SSGI_2024
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
            warnings=_OF_BOTH,
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


def nutrition_of(survey_year: int) -> tuple[Indicator, ...]:
    """The indicators of NUTRITION whose figures of that survey are at hand."""
    return tuple(indicator for indicator in NUTRITION.values() if survey_year in indicator.years)


# What stands beside stunting, in the order in which it is shown: BPS (poverty, human development, improved water and
# sanitation); Badan Pangan Nasional, FSVA (the rest).
DETERMINANTS: Final[dict[str, Indicator]] = {
    indicator.name: indicator
    for indicator in (
        Indicator(
            *("poverty_rate_pct", marked("Poverty rate"), "%"),
            marked("Share of people below the national poverty line (P0), Susenas March, BPS"),
            higher_is_less_favourable=True,
        ),
        Indicator(
            *("poor_population", marked("People below the poverty line"), "thousand people"),
            marked("Number of people below the national poverty line, Susenas March, BPS"),
            higher_is_less_favourable=None,
        ),
        Indicator(
            *("human_development_index", marked("Human Development Index"), "index 0-100"),
            marked("Human Development Index, new method, BPS"),
            higher_is_less_favourable=False,
        ),
        Indicator(
            *("improved_sanitation_pct", marked("Households, improved sanitation"), "% of households"),
            marked("Households with improved sanitation, BPS"),
            higher_is_less_favourable=False,
        ),
        Indicator(
            *("improved_drinking_water_pct", marked("Households, improved drinking water"), "% of households"),
            marked("Households with improved drinking water, BPS"),
            higher_is_less_favourable=False,
        ),
        Indicator(
            *("households_without_clean_water_pct", marked("Households without clean water"), "% of households"),
            marked("Households without access to clean water, FSVA"),
            higher_is_less_favourable=True,
        ),
        Indicator(
            *("households_without_electricity_pct", marked("Households without electricity"), "% of households"),
            marked("Households without electricity, FSVA"),
            higher_is_less_favourable=True,
        ),
        Indicator(
            *("households_food_share_over_65_pct", marked("Food over 65% of spending"), "% of households"),
            marked("Households spending more than 65% of expenditure on food, FSVA"),
            higher_is_less_favourable=True,
        ),
        Indicator(
            *("female_years_of_schooling", marked("Women's years of schooling"), "years"),
            marked("Mean years of schooling of women aged 15 and over, FSVA"),
            higher_is_less_favourable=False,
        ),
        Indicator(
            *("life_expectancy_years", marked("Life expectancy at birth"), "years"),
            marked("Life expectancy at birth, FSVA"),
            higher_is_less_favourable=False,
        ),
        Indicator(
            *("people_per_health_worker_to_density", marked("People per health worker to density"), "ratio"),
            marked("People per health worker relative to population density, FSVA; lower is better"),
            higher_is_less_favourable=True,
        ),
        Indicator(
            *("food_security_index", marked("Food Security Index"), "index 0-100"),
            marked("Food Security Index (IKP), Badan Pangan Nasional"),
            higher_is_less_favourable=False,
        ),
    )
}
