"""Severity classes, standings of targets, and determinants with their units."""

from typing import Final

# WHO-UNICEF TEAM 2018: de Onis et al. 2019, Public Health Nutrition 22(1):175-179, table 3. A figure on an edge
# belongs to the higher class.
SEVERITY_CLASSES: Final = ("very_low", "low", "medium", "high", "very_high")
SEVERITY_EDGES_PCT: Final = (2.5, 10.0, 20.0, 30.0)

OWN_TARGET: Final = "own"
OFFICIAL_PATH: Final = "official_path"
WORKING_TARGET: Final = "working_target"
STATED_IN_PRESS: Final = "stated_in_press"
AMBIGUOUS: Final = "ambiguous_do_not_use"
TARGET_STANDINGS: Final = (OFFICIAL_PATH, WORKING_TARGET, STATED_IN_PRESS, AMBIGUOUS)

# Indicator and its unit: BPS (poverty, human development); Badan Pangan Nasional, FSVA (the rest).
DETERMINANT_UNITS: Final = {
    "poverty_rate_pct": "%",
    "poor_population": "thousand people",
    "human_development_index": "index 0-100",
    "improved_sanitation_pct": "% of households",
    "improved_drinking_water_pct": "% of households",
    "households_without_clean_water_pct": "% of households",
    "households_without_electricity_pct": "% of households",
    "households_food_share_over_65_pct": "% of households",
    "female_years_of_schooling": "years",
    "life_expectancy_years": "years",
    "people_per_health_worker_to_density": "ratio",
    "food_security_index": "index 0-100",
}
