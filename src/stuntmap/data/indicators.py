"""The indicator tables as shipped: read, compared with their record, checked against their schema.

A missing row means that there is no estimate, never zero. Figures are float with NaN where missing; text columns hold
"" where there is nothing to say. Every loader raises DataFileError: a file or its record is missing ("missing_file",
"missing_record"), malformed ("bad_record", "unreadable"), changed ("hash_mismatch"), or breaks its schema ("schema").
"""

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import Final

import pandas as pd

from stuntmap.data import indicator_schemas as schemas
from stuntmap.data.project import ROOT
from stuntmap.data.regions import load_regions
from stuntmap.data.table_reading import TableSchema, read_table
from stuntmap.vocabulary import NUTRITION_TABLES, REGION_CODE

FOLDER: Final = Path("data/indicators")
STUNTING_FILE: Final = "stunting_estimates.csv"
POPULATION_FILE: Final = "population_under_5.csv"
TARGETS_FILE: Final = "targets.csv"
DETERMINANTS_FILE: Final = "determinants.csv"

SCHEMAS: Final[dict[str, Callable[[Collection[str]], TableSchema]]] = {
    STUNTING_FILE: schemas.stunting_schema,
    **{table.file: partial(schemas.nutrition_schema, table) for table in NUTRITION_TABLES.values()},
    POPULATION_FILE: schemas.population_schema,
    TARGETS_FILE: schemas.targets_schema,
    DETERMINANTS_FILE: schemas.determinants_schema,
}


def load_stunting(root: Path = ROOT) -> pd.DataFrame:
    """Stunting prevalence in % of children under five: one row is a region in a survey.

    Key: region_code, survey_year. `prevalence_pct` with its printed limits `ci95_low_pct` and `ci95_high_pct` (SKI 2023
    only), `children_measured` (SSGI 2024, districts with a direct estimate), `estimation` (direct or small_area),
    `check` (confirmed, single_source or conflict), `source_kind`, `source_url`, `second_source_url`, `note`.
    Rows of the undivided Papua and Papua Barat (2021, 2022) carry the codes 91L and 92L. `province_code` is "" for
    provinces and the country.
    """
    return _load(root, STUNTING_FILE)


def load_nutrition(name: str, root: Path = ROOT) -> pd.DataFrame:
    """The nutrition figures of a survey in %, one of `vocabulary.NUTRITION_TABLES`: one row is a region.

    Key: region_code. Each figure with its 95% limits where the survey prints any; all missing in the regions that the
    survey could not estimate. Where a file has them: `n_weighted`, the survey's weighted count of children; `note`,
    which tells figures of low precision ("RSE>25%"); `check`, "suspect" where the copy contradicts itself: such a row
    is never shown, and its `note` says why; `stunting_estimation`, how the stunting figure of the district was made.
    """
    return _load(root, NUTRITION_TABLES[name].file)


def load_population(root: Path = ROOT) -> pd.DataFrame:
    """Estimated number of children under five: one row is a region. Key: region_code. `method` tells how."""
    return _load(root, POPULATION_FILE)


def load_targets(root: Path = ROOT) -> pd.DataFrame:
    """Targets for stunting prevalence in %: one row is one target, and a region may have several for one year.

    Key: region_code, year, target_pct, standing. `source_url` is a web address or, for want of one, a citation.
    """
    return _load(root, TARGETS_FILE)


def load_determinants(root: Path = ROOT) -> pd.DataFrame:
    """Context figures: one row is an indicator of a district in a year. Key: region_code, indicator, year.

    `value` in `unit`; `definition`, `source_url`, and a `note` where the year is inferred.
    """
    return _load(root, DETERMINANTS_FILE)


def read_indicator_table(path: Path, region_codes: Collection[str]) -> pd.DataFrame:
    """The indicator table at `path`, whose file name tells its schema; `region_codes` are the codes on the map."""
    return read_table(path, SCHEMAS[path.name](region_codes))


def _load(root: Path, name: str) -> pd.DataFrame:
    return read_indicator_table(root / FOLDER / name, load_regions(root)[REGION_CODE])
