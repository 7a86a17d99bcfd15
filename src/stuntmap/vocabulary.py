"""Names, codes, limits and survey list that every layer shares; each constant states its source."""

from typing import Final, NamedTuple

# --- Regions -------------------------------------------------------------------------------------------------
COUNTRY_CODE: Final = "ID"
COUNTRY_NAME: Final = "Indonesia"

COUNTRY: Final = "country"
PROVINCE: Final = "province"
DISTRICT: Final = "district"
REGION_LEVELS: Final = (COUNTRY, PROVINCE, DISTRICT)

KABUPATEN: Final = "kabupaten"
KOTA: Final = "kota"
REGION_KINDS: Final = (KABUPATEN, KOTA)

# Kepmendagri 300.2.2-2138/2025: 514 districts (the six administrative regions of DKI Jakarta counted) in 38 provinces.
DISTRICT_COUNT: Final = 514
PROVINCE_COUNT: Final = 38

# The provinces that Undang-Undang 14, 15, 16 and 29 of 2022 divided. Surveys of 2021 and 2022 print the old, undivided
# province under the code that the smaller province of the same name still carries; their rows get a code of their own
# here, so that no join, rank or difference can bring old and new together by accident.
FORMER_PROVINCE_CODES: Final = {"91": "91L", "92": "92L"}
FORMER_PROVINCE_SUCCESSORS: Final = {"91L": ("91", "93", "94", "95"), "92L": ("92", "96")}
FORMER_PROVINCE_LAST_YEAR: Final = 2022

# --- Surveys -------------------------------------------------------------------------------------------------


class Survey(NamedTuple):
    """One national survey: acronym, year of field work, and whether it belongs to the comparable series."""

    name: str
    year: int
    comparable: bool

    @property
    def label(self) -> str:
        """The survey as it is printed: acronym and year."""
        return f"{self.name} {self.year}"


# Riskesdas, PSG and SSGBI used other designs; SSGI 2021 onwards (SKI 2023 among them) share sampling frame and
# definition (Kementerian Kesehatan, Buku Saku SSGI 2022; SKI 2023 Dalam Angka; SSGI 2024 Dalam Angka).
SURVEYS: Final = (
    Survey("Riskesdas", 2013, False),
    Survey("PSG", 2017, False),
    Survey("Riskesdas", 2018, False),
    Survey("SSGBI", 2019, False),
    Survey("SSGI", 2021, True),
    Survey("SSGI", 2022, True),
    Survey("SKI", 2023, True),
    Survey("SSGI", 2024, True),
)
COMPARABLE_SURVEYS: Final = tuple(survey for survey in SURVEYS if survey.comparable)
COMPARABLE_YEARS: Final = tuple(survey.year for survey in COMPARABLE_SURVEYS)
LATEST_YEAR: Final = COMPARABLE_YEARS[-1]
SURVEY_OF_YEAR: Final = {survey.year: survey for survey in SURVEYS}

DIRECT: Final = "direct"
SMALL_AREA: Final = "small_area"
ESTIMATIONS: Final = (DIRECT, SMALL_AREA)

CONFIRMED: Final = "confirmed"
SINGLE_SOURCE: Final = "single_source"
CONFLICT: Final = "conflict"
CHECKS: Final = (CONFIRMED, SINGLE_SOURCE, CONFLICT)

# Where a figure was read: the producer's own text, a page of another public body, the press, or a table that someone
# copied into a public repository.
SOURCE_KINDS: Final = ("official_text", "government_page", "news", "public_copy")

# --- Uncertainty ---------------------------------------------------------------------------------------------
# Where the 95 % limits of a figure come from: printed by the survey, worked out from an effective sample size, or not
# to be had (small-area figures carry a model's error, not a sample's).
CI_PUBLISHED: Final = "published"
CI_APPROXIMATE: Final = "approximate"
CI_NONE: Final = "none"
CI_KINDS: Final = (CI_PUBLISHED, CI_APPROXIMATE, CI_NONE)

REAL_DECREASE: Final = "real_decrease"
REAL_INCREASE: Final = "real_increase"
NOT_DISTINGUISHABLE: Final = "not_distinguishable"
NOT_ASSESSABLE: Final = "not_assessable"
CHANGE_VERDICTS: Final = (REAL_DECREASE, REAL_INCREASE, NOT_DISTINGUISHABLE, NOT_ASSESSABLE)

# Why something cannot be judged. `SMALL_AREA` (above) is one of the reasons too.
MISSING_FIGURE: Final = "missing_figure"
DIFFERENT_INSTRUMENTS: Final = "different_instruments"
DIVIDED_PROVINCE: Final = "divided_province"
NO_INTERVAL: Final = "no_interval"
SAME_REGION: Final = "same_region"
TOO_FEW_SURVEYS: Final = "too_few_surveys"

RANK_TOWARDS_LOWEST: Final = "towards_lowest"
RANK_TOWARDS_HIGHEST: Final = "towards_highest"
RANK_WITHIN_NOISE: Final = "within_noise"
RANK_MOVES: Final = (RANK_TOWARDS_LOWEST, RANK_TOWARDS_HIGHEST, RANK_WITHIN_NOISE, NOT_ASSESSABLE)

# Against a reference: better = a lower prevalence, told apart by a test.
BETTER: Final = "better"
SAME: Final = "same"
WORSE: Final = "worse"
REFERENCE_VERDICTS: Final = (BETTER, SAME, WORSE, NOT_ASSESSABLE)

TARGET_REACHED: Final = "reached"
TARGET_PROBABLY_REACHED: Final = "probably_reached"
TARGET_NOT_CERTAIN: Final = "not_certain"
TARGET_NOT_REACHED: Final = "not_reached"
TARGET_VERDICTS: Final = (
    *(TARGET_REACHED, TARGET_PROBABLY_REACHED, TARGET_NOT_CERTAIN, TARGET_NOT_REACHED),
    NOT_ASSESSABLE,
)

NOT_COMPUTABLE: Final = "not_computable"

# --- Severity ------------------------------------------------------------------------------------------------
# WHO-UNICEF TEAM 2018: de Onis et al. 2019, Public Health Nutrition 22(1):175-179, table 3. A figure on an edge
# belongs to the higher class.
SEVERITY_CLASSES: Final = ("very_low", "low", "medium", "high", "very_high")
SEVERITY_EDGES_PCT: Final = (2.5, 10.0, 20.0, 30.0)

# --- Targets -------------------------------------------------------------------------------------------------
OWN_TARGET: Final = "own"
OFFICIAL_PATH: Final = "official_path"
WORKING_TARGET: Final = "working_target"
STATED_IN_PRESS: Final = "stated_in_press"
AMBIGUOUS: Final = "ambiguous_do_not_use"
TARGET_STANDINGS: Final = (OFFICIAL_PATH, WORKING_TARGET, STATED_IN_PRESS, AMBIGUOUS)

# --- Determinants ----------------------------------------------------------------------------------------------
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

# --- Coordinate reference systems ------------------------------------------------------------------------------
CRS_GEOGRAPHIC: Final = "EPSG:4326"
# World Cylindrical Equal Area: areas of a country that straddles the equator.
CRS_EQUAL_AREA: Final = "EPSG:6933"

# --- Columns -------------------------------------------------------------------------------------------------
REGION_CODE: Final = "region_code"
REGION_LEVEL: Final = "region_level"
REGION_NAME: Final = "region_name"
REGION_KIND: Final = "region_kind"
PROVINCE_CODE: Final = "province_code"
PROVINCE_NAME: Final = "province_name"
CAPITAL: Final = "capital"
AREA: Final = "area_km2"
REGISTERED_POPULATION: Final = "registered_population"
FORMER_CODES: Final = "former_codes"
FORMER_NAMES: Final = "former_names"
NEIGHBOUR_CODE: Final = "neighbour_code"
SHARED_BORDER: Final = "shared_border_km"
LONGITUDE: Final = "lon"
LATITUDE: Final = "lat"
# The tile map: the served level (also TILES-33 ...), and the cell of a district, from the west and from the north.
TILES: Final = "tiles"
TILE_COLUMN: Final = "column"
TILE_ROW: Final = "row"
SURVEY: Final = "survey"
SURVEY_YEAR: Final = "survey_year"
PREVALENCE: Final = "prevalence_pct"
CI95_LOW: Final = "ci95_low_pct"
CI95_HIGH: Final = "ci95_high_pct"
CHILDREN_MEASURED: Final = "children_measured"
ESTIMATION: Final = "estimation"
CHECK: Final = "check"
SOURCE_KIND: Final = "source_kind"
SOURCE_URL: Final = "source_url"
SECOND_SOURCE_URL: Final = "second_source_url"
NOTE: Final = "note"
SEVERITY: Final = "severity_class"
RANK: Final = "rank"
RANK_OF: Final = "of"
TIED: Final = "tied"
CHANGE: Final = "change_pp"
CHANGE_IS_MEASUREMENT: Final = "change_is_measurement"
RANK_CHANGE: Final = "rank_change"
PREVIOUS_PREVALENCE: Final = "previous_prevalence_pct"
PREVIOUS_RANK: Final = "previous_rank"
POPULATION_UNDER_5: Final = "population_under_5"
STUNTED_CHILDREN: Final = "stunted_children"
TARGET: Final = "target_pct"
TARGET_YEAR: Final = "target_year"
TARGET_STANDING: Final = "target_standing"
DISTANCE: Final = "distance_pp"
REACHED: Final = "reached"
CHILDREN_ABOVE_TARGET: Final = "children_above_target"
LEGAL_BASIS: Final = "legal_basis"
STANDING: Final = "standing"
YEAR: Final = "year"
INDICATOR: Final = "indicator"
VALUE: Final = "value"
UNIT: Final = "unit"
DEFINITION: Final = "definition"
METHOD: Final = "method"
N_WEIGHTED: Final = "n_weighted"

# --- Names ---------------------------------------------------------------------------------------------------
# Abbreviations that official tables of Kemendagri and BPS use. "Kab." and "Kota" always stay: both may exist.
NAME_ABBREVIATIONS: Final = (("Kabupaten ", "Kab. "), ("Administrasi ", "Adm. "), ("Kepulauan ", "Kep. "))


def short_name(region_name: str) -> str:
    """A region's name for tight places: "Kabupaten Klaten" as "Kab. Klaten"; "Kota Surakarta" stays as it is."""
    for long_form, short_form in NAME_ABBREVIATIONS:
        region_name = region_name.replace(long_form, short_form)
    return region_name


# --- Columns that say how far a figure can be trusted --------------------------------------------------------------
CI_KIND: Final = "ci_kind"
CLASS_IS_UNCERTAIN: Final = "class_is_uncertain"
STUNTED_CHILDREN_LOW: Final = "stunted_children_low"
STUNTED_CHILDREN_HIGH: Final = "stunted_children_high"
RANK_LOW: Final = "rank_low"
RANK_HIGH: Final = "rank_high"
RANK_IS_ROUGH: Final = "rank_is_rough"
CHANGE_LOW: Final = "change_ci95_low_pp"
CHANGE_HIGH: Final = "change_ci95_high_pp"
CHANGE_P_VALUE: Final = "change_p_value"
CHANGE_VERDICT: Final = "change_verdict"
CHANGE_REASON: Final = "change_reason"
TARGET_PROBABILITY: Final = "target_probability"
TARGET_VERDICT: Final = "target_verdict"

# --- Addresses ---------------------------------------------------------------------------------------------------
# The pages in the order of the navigation; "" is the first page, at the root.
PAGE_PATHS: Final = ("", "peta", "peringkat", "target", "profil", "rembuk", "data")
# An address of no page leads to the first page, which names the unknown page from this query parameter.
UNKNOWN_PAGE: Final = "halaman"
LANGUAGE_PARAMETER: Final = "bahasa"
