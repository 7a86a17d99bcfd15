"""The fields of the records, in their order, and what each one holds: from the descriptions of the columns.

A field that is a record itself is written with the fields it has.
"""

from dataclasses import dataclass
from typing import Final

from stuntmap import vocabulary as v
from stuntmap.phrases import WITHOUT_ESTIMATE
from stuntmap.vocabulary import Column, Kind, marked

REGION: Final = (v.REGION_CODE, v.REGION_NAME, v.REGION_LEVEL, v.REGION_KIND, v.PROVINCE_CODE, v.PROVINCE_NAME)
COMPARED_REGION: Final = tuple(name for name in REGION if name != v.REGION_KIND)
_FIGURE: Final = (v.PREVALENCE, v.ESTIMATION)
_LIMITS: Final = (v.CI95_LOW, v.CI95_HIGH, v.CI_KIND)
_VERDICT: Final = (v.TARGET_PROBABILITY, v.TARGET_VERDICT)
RANKED: Final = (
    *(v.REGION_CODE, v.REGION_NAME, *_FIGURE, v.RANK, v.RANK_OF, v.TIED),
    *(v.SEVERITY, v.CHANGE, v.RANK_CHANGE, v.RANK_CHANGE_REASON),
    *(*_LIMITS, v.RANK_LOW, v.RANK_HIGH, v.RANK_IS_ROUGH, v.CHANGE_VERDICT),
    *(v.TARGET, *_VERDICT, v.INDICATOR, v.SURVEY, v.SURVEY_YEAR, v.SOURCE_URL),
)
ESTIMATE: Final = (
    *(v.REGION_CODE, v.REGION_NAME, v.PROVINCE_CODE, v.PROVINCE_NAME, v.SURVEY, v.SURVEY_YEAR),
    *(v.PREVALENCE, *_LIMITS, v.STATUS, v.SEVERITY, v.CHECK, v.SOURCE_URL, v.INDICATOR),
)
TARGETED: Final = (
    *(v.REGION_CODE, v.REGION_NAME, v.PROVINCE_CODE, v.PROVINCE_NAME, v.SURVEY, v.SURVEY_YEAR),
    *(v.PREVALENCE, v.STATUS, v.TARGET, v.TARGET_YEAR, v.TARGET_STANDING, v.DISTANCE, v.REACHED),
    *(v.STUNTED_CHILDREN, v.CHILDREN_ABOVE_TARGET, *_VERDICT),
)
RANK: Final = (v.RANK, v.RANK_OF, v.TIED, v.RANK_LOW, v.RANK_HIGH, v.RANK_IS_ROUGH)
RANK_PROVINCE: Final = "rank_province"
RANK_NATION: Final = "rank_nation"
SURVEYED: Final = (
    *(v.SURVEY, v.SURVEY_YEAR, *_FIGURE, v.SEVERITY, RANK_PROVINCE, RANK_NATION),
    *(v.TARGET, v.TARGET_YEAR, v.TARGET_STANDING, v.DISTANCE, v.STUNTED_CHILDREN),
    *(v.CHANGE, v.RANK_CHANGE, v.RANK_CHANGE_REASON, v.CHANGE_IS_MEASUREMENT),
    *(*_LIMITS, v.RANK_LOW, v.RANK_HIGH, v.CHANGE_VERDICT, *_VERDICT),
)
NEXT_TARGET: Final = (
    *(v.TARGET, v.TARGET_YEAR, v.TARGET_STANDING, v.SURVEY_YEAR, v.PREVALENCE, v.DISTANCE),
    *(v.NEEDED_REDUCTION, "needed_from_year"),
)
COMPARED: Final = (v.SURVEY, v.SURVEY_YEAR, v.PREVALENCE, *_LIMITS, v.ESTIMATION)
# The difference of two surveys that need not follow each other has names of its own.
DIFFERENCE: Final = {
    "difference_pp": v.CHANGE,
    "difference_ci95_low_pp": v.CHANGE_LOW,
    "difference_ci95_high_pp": v.CHANGE_HIGH,
    "p_value": v.CHANGE_P_VALUE,
    v.CHANGE_VERDICT: v.CHANGE_VERDICT,
    v.CHANGE_REASON: v.CHANGE_REASON,
}
MOVE: Final = (v.RANK_CHANGE, v.RANK_CHANGE_REASON, "rank_move", "rank_move_reason")

CLUSTERED: Final = (
    *(v.REGION_CODE, v.REGION_NAME, v.PROVINCE_NAME, v.PREVALENCE, *_LIMITS, v.ESTIMATION),
    *(v.NEIGHBOURS_MEAN, v.CLUSTER, v.CLUSTER_P_VALUE, v.CLUSTER_P_ADJUSTED, v.CLUSTER_MEASURED),
)
OVERALL: Final = ("morans_i", "p_value", "districts_counted", "reason", "joined")
JOINED: Final = (v.REGION_CODE, v.NEIGHBOUR_CODE, "distance_km")
CLUSTER_SCOPE: Final = ("scope", "island_group", v.SURVEY, v.SURVEY_YEAR)
CLUSTER_RULES: Final = ("permutations", "false_discovery_rate")


@dataclass(frozen=True)
class Parts:
    """The fields of a record, or of each entry of a list of them; a field with fields of its own is in `inner`."""

    names: tuple[str, ...]
    inner: dict[str, "Parts"]
    many: bool = False


REGIONS: Final = Parts(REGION, {})
RANKS: Final = Parts(RANKED, {})
ESTIMATES: Final = Parts(ESTIMATE, {})
TARGETS: Final = Parts(TARGETED, {})
_RANKS: Final = {RANK_PROVINCE: Parts(RANK, {}), RANK_NATION: Parts(RANK, {})}
_SIDE: Final = Parts((*COMPARED, v.RANK_LOW, v.RANK_HIGH, *_RANKS), dict(_RANKS))
# What surveys measured of a region beside stunting; the rank is that within the province, of a province in Indonesia.
NUTRITION: Final = (
    *(v.INDICATOR, v.SURVEY, v.SURVEY_YEAR, *_FIGURE, *_LIMITS, v.SEVERITY, v.CHECK),
    *(v.RANK, v.RANK_OF, v.TIED, v.RANK_LOW, v.RANK_HIGH, v.RANK_IS_ROUGH),
)
PROFILE: Final = Parts(
    (*REGION, v.INDICATOR, "as_of", "next_target", "surveys", "nutrition"),
    {
        "next_target": Parts(NEXT_TARGET, {}),
        "surveys": Parts(SURVEYED, dict(_RANKS), many=True),
        "nutrition": Parts(NUTRITION, {}, many=True),
    },
)
# A profile as a table: one row a survey.
PROFILE_ROWS: Final = Parts((*REGION, v.INDICATOR, "as_of", *SURVEYED), dict(_RANKS))
COMPARISON: Final = Parts(
    (*COMPARED_REGION, v.INDICATOR, "from", "to", *DIFFERENCE, "move_province", "move_nation"),
    {"from": _SIDE, "to": _SIDE, "move_province": Parts(MOVE, {}), "move_nation": Parts(MOVE, {})},
)
_OVERALL: Final = Parts(OVERALL, {"joined": Parts(JOINED, {}, many=True)})
CLUSTERS: Final = Parts(
    (*CLUSTER_SCOPE, *CLUSTER_RULES, "all_figures", "measured_only", "districts"),
    {"all_figures": _OVERALL, "measured_only": _OVERALL, "districts": Parts(CLUSTERED, {}, many=True)},
)
# Clusters as a table: one row a district.
CLUSTER_ROWS: Final = Parts((*CLUSTER_SCOPE, *CLUSTERED), {})

NEIGHBOUR: Final = (
    *(v.REGION_CODE, v.REGION_NAME, v.PROVINCE_NAME, v.ALIKE_SHARE, v.STAYS_ALIKE_SHARE, v.LEARN_FROM),
    *(v.PREVALENCE, *_LIMITS, v.ESTIMATION, *v.REFERENCE_COLUMNS, v.CHANGE, v.CHANGE_VERDICT, v.CHANGE_REASON),
)
# Districts alike as a table: one row a neighbour.
NEIGHBOURS: Final = Parts(NEIGHBOUR, {})
OF_DISTRICT: Final = (
    *(v.REGION_CODE, v.REGION_NAME, v.PROVINCE_NAME, v.SURVEY, v.SURVEY_YEAR),
    *(v.PREVALENCE, *_LIMITS, v.ESTIMATION, "circumstances"),
)
ALIKE: Final = Parts(
    (*OF_DISTRICT, "left_out", "distance", "within", "same_kind", "candidates", "rank_among_alike", "alike"),
    {
        "rank_among_alike": Parts(RANK, {}),
        "alike": Parts(
            (*NEIGHBOUR, v.LARGEST_DIFFERENCES),
            {v.LARGEST_DIFFERENCES: Parts(("circumstance", v.UNIT, "there", "here"), {}, many=True)},
            many=True,
        ),
    },
)
OUT_OF_SAMPLE: Final = (
    *("fitted_districts", "fitted_provinces", "rmse_pp", "mae_pp", "explained_share", "within_share"),
)
EXPECTED: Final = Parts(
    (*OF_DISTRICT, *v.EXPECTED_COLUMNS, "out_of_sample"), {"out_of_sample": Parts(OUT_OF_SAMPLE, {})}
)

# What the columns do not describe: parts of a record, fields that no table has, and what files write as 1.
_OWN: Final = {
    column.name: column
    for column in (
        Column(v.TIED, marked("whether another region shares the rank"), Kind.WORDS),
        Column(v.REACHED, marked("whether the figure is at or below the target"), Kind.WORDS),
        Column(RANK_PROVINCE, marked("rank among the districts of the province, with its 95% limits"), Kind.TEXT),
        Column(RANK_NATION, marked("rank in Indonesia, with its 95% limits"), Kind.TEXT),
        Column("as_of", marked("day of reading"), Kind.TEXT),
        Column("next_target", marked("the target still to come, and the way to it from the newest figure"), Kind.TEXT),
        Column("surveys", marked("the comparable surveys, the earliest first"), Kind.TEXT),
        Column("nutrition", marked("what surveys measured beside stunting, the latest first"), Kind.TEXT),
        Column("needed_from_year", marked("year from which the fall needed is counted"), Kind.WHOLE),
        Column("from", marked("figure and ranks in the earlier survey"), Kind.TEXT),
        Column("to", marked("figure and ranks in the later survey"), Kind.TEXT),
        Column("move_province", marked("change of rank within the province"), Kind.TEXT),
        Column("move_nation", marked("change of rank within Indonesia"), Kind.TEXT),
        Column("rank_move", marked("what a test at the 95% level says of the change of rank"), Kind.VERDICT),
        Column("rank_move_reason", marked("Why the change of rank cannot be assessed"), Kind.REASON),
        Column("scope", marked("province code, or ID for the whole country"), Kind.TEXT),
        Column("island_group", marked("the island group that is looked at, where not the whole scope is"), Kind.TEXT),
        Column("permutations", marked("random orders of the figures that the tests count"), Kind.WHOLE),
        Column("false_discovery_rate", marked("share of the clusters that may be chance"), Kind.SHARE),
        Column("all_figures", marked("Moran's I of all figures"), Kind.TEXT),
        Column("measured_only", marked("Moran's I with the model figures left out"), Kind.TEXT),
        Column("districts", marked("the districts by code"), Kind.TEXT),
        Column("morans_i", marked("global Moran's I; null: too few districts, or all the same"), Kind.DECIMAL),
        Column("districts_counted", marked("districts with a figure"), Kind.WHOLE),
        Column("reason", marked("Why no clusters are looked for"), Kind.REASON),
        Column("joined", marked("districts without a neighbour on land, joined to the nearest"), Kind.TEXT),
        Column("distance_km", marked("distance to it over the ground"), Kind.DECIMAL, unit="km"),
        Column(v.NEIGHBOUR_CODE, marked("code of the nearest district"), Kind.TEXT),
        Column("circumstances", marked("circumstances that count, by their columns"), Kind.TEXT),
        Column("left_out", marked("circumstances that could not be compared"), Kind.TEXT),
        Column("distance", marked("kind of distance"), Kind.TEXT),
        Column("within", marked("where districts alike are looked for"), Kind.TEXT),
        Column("same_kind", marked("whether only the same kind is looked at"), Kind.WORDS),
        Column("candidates", marked("among how many districts"), Kind.COUNT),
        Column("rank_among_alike", marked("rank among itself and the most alike, with its 95% limits"), Kind.TEXT),
        Column("alike", marked("the districts most like it, the most alike first"), Kind.TEXT),
        Column("there", marked("value of the neighbour"), Kind.DECIMAL),
        Column("here", marked("value of the district"), Kind.DECIMAL),
        Column("out_of_sample", marked("how far off the model is in provinces left out of the fit"), Kind.TEXT),
        Column("fitted_districts", marked("districts that were fitted"), Kind.COUNT),
        Column("fitted_provinces", marked("provinces that were fitted"), Kind.COUNT),
        Column("rmse_pp", marked("root mean squared error (percentage points)"), Kind.DECIMAL),
        Column("mae_pp", marked("mean absolute error (percentage points)"), Kind.DECIMAL),
        Column("explained_share", marked("share of the squared differences that is explained"), Kind.SHARE),
        Column("within_share", marked("share of the figures within their prediction interval"), Kind.SHARE),
        Column("circumstance", marked("circumstance, by its column"), Kind.TEXT),
    )
}
_REASONS: Final = (
    *(*v.MODELLED, v.MISSING_FIGURE, v.DIFFERENT_INSTRUMENTS, v.DIFFERENT_REGIONS),
    *(v.DIVIDED_PROVINCE, v.NO_INTERVAL),
)
# The codes that a field may hold.
CODES: Final[dict[str, tuple[str, ...]]] = {
    v.REGION_LEVEL: v.REGION_LEVELS,
    v.REGION_KIND: v.REGION_KINDS,
    v.ESTIMATION: (v.DIRECT, *v.MODELLED),
    v.STATUS: (v.DIRECT, *v.MODELLED, WITHOUT_ESTIMATE),
    v.SEVERITY: v.SEVERITY_CLASSES,
    v.CHECK: v.CHECKS,
    v.CI_KIND: v.CI_KINDS,
    v.CHANGE_VERDICT: v.CHANGE_VERDICTS,
    v.TARGET_VERDICT: v.TARGET_VERDICTS,
    v.TARGET_STANDING: (v.OWN_TARGET, *v.TARGET_STANDINGS),
    "rank_move": v.RANK_MOVES,
    "reason": v.CLUSTER_REASONS,
    **dict.fromkeys((v.CLUSTER, v.CLUSTER_MEASURED), v.CLUSTER_CLASSES),
    "reference_verdict": v.REFERENCE_VERDICTS,
    "reference_reason": (v.SMALL_AREA, v.MISSING_FIGURE, v.NO_INTERVAL, v.SAME_REGION),
    "expected_verdict": v.EXPECTATION_VERDICTS,
    "expected_reason": (*(v.MISSING_FIGURE, v.SMALL_AREA, v.UNKNOWN_CIRCUMSTANCE, v.WEAK_EXPECTATION, v.NO_INTERVAL),),
    **dict.fromkeys((v.CHANGE_REASON, v.RANK_CHANGE_REASON, "rank_move_reason"), _REASONS),
}
BOOLEANS: Final = frozenset(
    {v.TIED, v.RANK_IS_ROUGH, v.CHANGE_IS_MEASUREMENT, v.REACHED, v.LEARN_FROM, "same_kind"},
)
# Fields that hold a list of texts.
LISTS: Final = frozenset({"circumstances", "left_out"})


def column_of_field(name: str) -> Column:
    """The description of a field.

    Raises:
        KeyError: no record has such a field.
    """
    return _OWN[name] if name in _OWN else v.COLUMNS[DIFFERENCE.get(name, name)]
