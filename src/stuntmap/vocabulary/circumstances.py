"""The circumstances by which districts are held to be alike, each described once, and how likeness is measured.

Titles are English keys of the catalogues; unit and direction of good stand with the indicator.
"""

from dataclasses import dataclass
from typing import Final

from stuntmap.vocabulary.indicators import DETERMINANTS, Indicator
from stuntmap.vocabulary.marking import marked

# The names of determinants in links; how many poor people there are follows the size of a district and is none.
DETERMINANT_NAMES: Final = {
    "poverty_rate_pct": "kemiskinan",
    "human_development_index": "ipm",
    "improved_sanitation_pct": "sanitasi",
    "improved_drinking_water_pct": "air",
    "households_without_clean_water_pct": "tanpa-air-bersih",
    "households_without_electricity_pct": "tanpa-listrik",
    "households_food_share_over_65_pct": "pangan",
    "female_years_of_schooling": "sekolah",
    "life_expectancy_years": "harapan-hidup",
    "people_per_health_worker_to_density": "tenaga-kesehatan",
    "food_security_index": "ketahanan-pangan",
}

DENSITY: Final = Indicator(
    *("population_density", marked("Population density"), "people per km2"),
    marked("Registered population (Kepmendagri 300.2.2-2138/2025) by the area of the boundaries"),
    higher_is_less_favourable=None,
)
DENSITY_YEAR: Final = 2025


@dataclass(frozen=True)
class Circumstance:
    """One circumstance: its name in links, what it is, whether it counts unless chosen otherwise.

    `is_skewed`: a few districts lie many times farther out than the rest, so that its logarithm is compared.
    `publisher`: whose figures they are.
    """

    name: str
    indicator: Indicator
    is_usual: bool = True
    is_skewed: bool = False
    publisher: str = ""

    @property
    def column(self) -> str:
        """The column that holds it."""
        return self.indicator.name


# Indices made of the others, and second measures of the same thing, would count twice.
_NOT_USUAL: Final = {"households_without_clean_water_pct", "life_expectancy_years", "food_security_index"}
_OF_BPS: Final = {
    *("poverty_rate_pct", "human_development_index", "improved_sanitation_pct", "improved_drinking_water_pct"),
}
_SKEWED: Final = {"households_without_electricity_pct", "people_per_health_worker_to_density"}
CIRCUMSTANCES: Final[dict[str, Circumstance]] = {
    one.name: one
    for one in (
        *(
            Circumstance(
                *(name, DETERMINANTS[indicator], indicator not in _NOT_USUAL, indicator in _SKEWED),
                "BPS" if indicator in _OF_BPS else "Badan Pangan Nasional",
            )
            for indicator, name in DETERMINANT_NAMES.items()
        ),
        Circumstance("kepadatan", DENSITY, is_skewed=True, publisher="Kementerian Dalam Negeri"),
    )
}
CIRCUMSTANCE_COLUMNS: Final = {one.column: one for one in CIRCUMSTANCES.values()}
USUAL_CIRCUMSTANCES: Final = tuple(one.name for one in CIRCUMSTANCES.values() if one.is_usual)

EUCLIDEAN: Final = "euklides"
MAHALANOBIS: Final = "mahalanobis"
DISTANCES: Final = {EUCLIDEAN: marked("Euclidean"), MAHALANOBIS: marked("Mahalanobis")}

WITHIN_NATION: Final = "nasional"
WITHIN_ISLAND: Final = "pulau"
WITHIN_PROVINCE: Final = "provinsi"
WITHINS: Final = {
    WITHIN_NATION: marked("All Indonesia"),
    WITHIN_ISLAND: marked("The same island group"),
    WITHIN_PROVINCE: marked("The same province"),
}
# By the first digit of the code of a province.
_ISLAND_GROUPS: Final = {
    **dict.fromkeys("12", "Sumatera"),
    "3": "Jawa",
    "5": "Bali-Nusa Tenggara",
    "6": "Kalimantan",
    "7": "Sulawesi",
    "8": "Maluku",
    "9": "Papua",
}
ISLAND_GROUPS: Final = tuple(dict.fromkeys(_ISLAND_GROUPS.values()))
# As many as the nearest neighbours of CIPFA (Fingertips) and the clusters of ONS usually are.
MOST_ALIKE: Final = 15
MOST_TO_LEARN_FROM: Final = 5
# Who is less alike than nine of ten pairs of districts of the nation is the nearest there is, but not alike.
ALIKE_ENOUGH: Final = 0.9
# In at least so many of the trials a neighbour is firm; in fewer than half it is there by a hair.
FIRMLY_ALIKE: Final = 0.8
LOOSELY_ALIKE: Final = 0.5


def island_group(province_code: str) -> str:
    """The name of the island group of a province or district, by its code."""
    return _ISLAND_GROUPS[province_code[0]]
