"""A region's own recap of routine weighing (e-PPGBM): what its columns may say, and what its table is made of."""

from typing import Final

from stuntmap.vocabulary.columns import CHILDREN_MEASURED, DISTRICT_CODE, PREVALENCE, SUBDISTRICT_CODE, YEAR
from stuntmap.vocabulary.levels import DISTRICT, SUBDISTRICT, VILLAGE

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

# Where a row stands in the file.
SHEET: Final = "sheet"
ROW: Final = "row"
