"""Names of the columns that tables carry."""

from typing import Final

REGION_CODE: Final = "region_code"
REGION_LEVEL: Final = "region_level"
REGION_NAME: Final = "region_name"
REGION_KIND: Final = "region_kind"
PROVINCE_CODE: Final = "province_code"
PROVINCE_NAME: Final = "province_name"
DISTRICT_CODE: Final = "district_code"
SUBDISTRICT_CODE: Final = "subdistrict_code"
VILLAGES: Final = "villages"
VILLAGES_LOCATED: Final = "villages_located"
IS_OFFICIAL: Final = "is_official"
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
STUNTING_ESTIMATION: Final = "stunting_estimation"
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
PREVIOUS_ESTIMATION: Final = "previous_estimation"
CHANGE_IS_MEASUREMENT: Final = "change_is_measurement"
RANK_CHANGE: Final = "rank_change"
RANK_CHANGE_REASON: Final = "rank_change_reason"
SAME_REGIONS: Final = "same_regions"
PREVIOUS_PREVALENCE: Final = "previous_prevalence_pct"
PREVIOUS_RANK: Final = "previous_rank"
PREVIOUS_OF: Final = "previous_of"
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
# In place of `estimation` in files: how a figure was made, or that there is none.
STATUS: Final = "status"
NEEDED_REDUCTION: Final = "needed_reduction_pp"
SO_FAR_REDUCTION: Final = "so_far_reduction_pp"
YEAR: Final = "year"
INDICATOR: Final = "indicator"
VALUE: Final = "value"
UNIT: Final = "unit"
DEFINITION: Final = "definition"
METHOD: Final = "method"
N_WEIGHTED: Final = "n_weighted"

# How far a figure can be trusted.
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
PACE_YEAR: Final = "pace_year"
# The target still to come on the day of reading, and how far a figure is from it.
TARGET_AHEAD: Final = "target_ahead_pct"
DISTANCE_AHEAD: Final = "distance_ahead_pp"
TARGET_PROBABILITY: Final = "target_probability"
TARGET_VERDICT: Final = "target_verdict"
# What is told only of an indicator for which targets are set: its own year and standing, distance, children.
OF_TARGETED: Final = (
    *(TARGET, TARGET_YEAR, TARGET_STANDING, DISTANCE, REACHED, TARGET_AHEAD, DISTANCE_AHEAD),
    *(TARGET_PROBABILITY, TARGET_VERDICT, POPULATION_UNDER_5, CHILDREN_ABOVE_TARGET),
    *(STUNTED_CHILDREN, STUNTED_CHILDREN_LOW, STUNTED_CHILDREN_HIGH),
)
# The list of places that come first.
PRIORITY_ORDER: Final = "priority_order"
PRIORITY_SCORE: Final = "priority_score"
PRIORITY_STANDING: Final = "priority_standing"
STAYS_SHARE: Final = "stays_share"
CRITERIA_UNKNOWN: Final = "criteria_unknown"
DECISION_REASON: Final = "decision_reason"
# Clusters of neighbours.
CLUSTER: Final = "cluster"
CLUSTER_MEASURED: Final = "cluster_measured_only"
NEIGHBOURS_MEAN: Final = "neighbours_mean_pct"
CLUSTER_P_VALUE: Final = "cluster_p_value"
CLUSTER_P_ADJUSTED: Final = "cluster_p_adjusted"

# --- Districts alike, and what is expected
ALIKE_SHARE: Final = "alike_share"
STAYS_ALIKE_SHARE: Final = "stays_alike_share"
LEARN_FROM: Final = "learn_from"
LARGEST_DIFFERENCES: Final = "largest_differences"
# Of a neighbour against the district.
REFERENCE_COLUMNS: Final = (
    *("reference_difference_pp", "reference_ci95_low_pp", "reference_ci95_high_pp", "reference_p_value"),
    *("reference_verdict", "reference_reason"),
)
EXPECTED_COLUMNS: Final = (
    *("expected_pct", "expected_low_pct", "expected_high_pct", "expected_verdict", "expected_reason"),
)
# Prevalence by a circumstance, each in thirds.
PREVALENCE_THIRD: Final = "prevalence_third"
CIRCUMSTANCE_THIRD: Final = "circumstance_third"
LOWEST_THIRD: Final = "lowest_third"
MIDDLE_THIRD: Final = "middle_third"
HIGHEST_THIRD: Final = "highest_third"
THIRD_NAMES: Final = {1: LOWEST_THIRD, 2: MIDDLE_THIRD, 3: HIGHEST_THIRD}
# What a survey prints of the province and the nation of a region, beside its own figure.
PROVINCE_PCT: Final = "province_pct"
NATION_PCT: Final = "nation_pct"
