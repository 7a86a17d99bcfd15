"""Each indicator described once: title, unit, definition, less favourable direction, classes with their source.

Titles, definitions and words of units are English keys of the catalogues.
"""

from dataclasses import dataclass
from typing import Final

from stuntmap.vocabulary.marking import marked
from stuntmap.vocabulary.surveys import COMPARABLE_YEARS

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
    part_of: the indicator of which this one counts a part: its figure is never above that one's, and may be 0.
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
    part_of: str = ""

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
