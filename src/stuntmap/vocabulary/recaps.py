"""A region's own recap of routine weighing (e-PPGBM): what its columns may say, and what its table is made of."""

from typing import Final

from stuntmap.vocabulary.columns import (
    CHILDREN_MEASURED,
    DISTRICT_CODE,
    PREVALENCE,
    REGION_NAME,
    SUBDISTRICT_CODE,
    YEAR,
)
from stuntmap.vocabulary.layers import Layer
from stuntmap.vocabulary.levels import DISTRICT, SUBDISTRICT, VILLAGE
from stuntmap.vocabulary.marking import marked

CHILDREN_STUNTED: Final = "children_stunted"
CHILDREN_EXPECTED: Final = "children_expected"
# Height for age (TB/U) as SIGIZI counts it. Stunted are the first two, measured all but the outliers.
VERY_SHORT: Final = "very_short"
SHORT: Final = "short"
NORMAL_HEIGHT: Final = "normal_height"
TALL: Final = "tall"
OUTLIER: Final = "outlier"
HEIGHT_CLASSES: Final = (VERY_SHORT, SHORT, NORMAL_HEIGHT, TALL)

PUSKESMAS: Final = "puskesmas"
VILLAGE_CODE: Final = "village_code"
MONTH: Final = "month"
PERIOD: Final = "period"
DATE: Final = "date"

PLACES: Final = (DISTRICT, SUBDISTRICT, PUSKESMAS, VILLAGE)
CODES: Final = (DISTRICT_CODE, SUBDISTRICT_CODE, VILLAGE_CODE)
TIMES: Final = (YEAR, MONTH, PERIOD, DATE)
COUNTS: Final = (
    *(CHILDREN_STUNTED, CHILDREN_MEASURED, CHILDREN_EXPECTED),
    *(VERY_SHORT, SHORT, NORMAL_HEIGHT, TALL, OUTLIER),
)
RECAP_COLUMNS: Final = (*PLACES, *CODES, *TIMES, *COUNTS, PREVALENCE)

# What a heading of a file was taken for, in words.
RECAP_COLUMN_WORDS: Final = {
    DISTRICT: marked("district"),
    SUBDISTRICT: marked("kecamatan"),
    PUSKESMAS: marked("puskesmas"),
    VILLAGE: marked("desa/kelurahan"),
    DISTRICT_CODE: marked("code of the district"),
    SUBDISTRICT_CODE: marked("code of the kecamatan"),
    VILLAGE_CODE: marked("code of the desa"),
    YEAR: marked("year"),
    MONTH: marked("month"),
    PERIOD: marked("month and year"),
    DATE: marked("date"),
    CHILDREN_STUNTED: marked("stunted children"),
    CHILDREN_MEASURED: marked("children measured"),
    CHILDREN_EXPECTED: marked("children expected"),
    VERY_SHORT: marked("very short (counts as stunted and measured)"),
    SHORT: marked("short (counts as stunted and measured)"),
    NORMAL_HEIGHT: marked("normal height (counts as measured)"),
    TALL: marked("tall (counts as measured)"),
    OUTLIER: marked("outlier (does not count)"),
    PREVALENCE: marked("printed prevalence (checked, not used)"),
}

# Where a row stands in the file.
SHEET: Final = "sheet"
ROW: Final = "row"

# Measured in % of expected children (D/S), and what routine counts of small areas are worked out to.
COVERAGE: Final = "coverage_pct"
# In files a column of its own: what a survey estimates and what a posyandu counts share no heading.
COUNTED_PREVALENCE: Final = "counted_prevalence_pct"
COUNTED_CHILDREN: Final = "children_counted"
SHRUNKEN: Final = "shrunken_pct"
SHRUNKEN_LOW: Final = "shrunken_low_pct"
SHRUNKEN_HIGH: Final = "shrunken_high_pct"
# The month before, and what changed since.
STUNTED_BEFORE: Final = "stunted_before"
MEASURED_BEFORE: Final = "measured_before"
PREVALENCE_BEFORE: Final = "prevalence_before_pct"
PREVALENCE_BEFORE_LOW: Final = "prevalence_before_ci95_low_pct"
PREVALENCE_BEFORE_HIGH: Final = "prevalence_before_ci95_high_pct"
FUNNEL_PLACE: Final = "funnel_place"
IS_HIDDEN: Final = "is_hidden"

# The maps of a recap: prevalence and number are two maps, never one; coverage is the third.
RECAP_PREVALENCE_LAYER: Final = Layer("prevalensi", marked("Prevalence among the children measured"), PREVALENCE)
RECAP_CHILDREN_LAYER: Final = Layer("jumlah", marked("Number of stunted children"), CHILDREN_STUNTED)
RECAP_COVERAGE_LAYER: Final = Layer("cakupan", marked("Coverage of the weighing (D/S)"), COVERAGE)
# Without a recap the names of the parts alone.
PARTS_LAYER: Final = Layer("nama", marked("Parts of the district"), REGION_NAME)
RECAP_LAYERS: Final = (RECAP_PREVALENCE_LAYER, RECAP_CHILDREN_LAYER, RECAP_COVERAGE_LAYER)
