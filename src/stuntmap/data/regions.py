"""The country, its 38 provinces and 514 districts by Kemendagri code: the one place that names come from."""

import io
from pathlib import Path
from typing import Final

import pandas as pd

from stuntmap.data.project import ROOT
from stuntmap.data.provenance import checked_bytes
from stuntmap.vocabulary import (
    AREA,
    CAPITAL,
    COUNTRY,
    COUNTRY_CODE,
    COUNTRY_NAME,
    DISTRICT,
    FORMER_CODES,
    FORMER_NAMES,
    PROVINCE,
    PROVINCE_CODE,
    PROVINCE_NAME,
    REGION_CODE,
    REGION_KIND,
    REGION_LEVEL,
    REGION_NAME,
    REGISTERED_POPULATION,
)

# Every table of the project is read after this module: their text columns are Python's own strings. In tables of some
# thousand rows pandas' other storage, Arrow, spends more on handing each value over than the rest of the work takes.
pd.set_option("mode.string_storage", "python")

BOUNDARIES: Final = Path("data") / "boundaries"
_NUMBERS: Final = {AREA: "float64", REGISTERED_POPULATION: "int64"}
_COUNTRY_CAPITAL: Final = "Jakarta"  # Undang-Undang 2/2024, art. 63: until a presidential decree moves it to Nusantara.


def read_codes(path: Path) -> pd.DataFrame:
    """A checked table of codes (region_codes.csv, province_codes.csv): text columns hold "" where nothing is known.

    Raises:
        DataFileError: the file is missing, has no record, or was changed.
    """
    table = pd.read_csv(io.BytesIO(checked_bytes(path)), dtype=str, keep_default_na=False)
    return table.astype({column: kind for column, kind in _NUMBERS.items() if column in table})


def load_regions(root: Path = ROOT) -> pd.DataFrame:
    """One row a region: the country, 38 provinces and 514 districts; key region_code, country first, then by code.

    region_level country, province or district; region_kind kabupaten or kota, None for the others; province_code of a
    province is its own code, of the country None; area_km2 and registered_population are sums above the district;
    former_codes and former_names are joined by semicolons, "" where there are none.

    Raises:
        DataFileError: a table is missing, has no record, or was changed.
    """
    districts = read_codes(root / BOUNDARIES / "region_codes.csv").assign(**{REGION_LEVEL: DISTRICT})
    provinces = read_codes(root / BOUNDARIES / "province_codes.csv").assign(**{REGION_LEVEL: PROVINCE})
    provinces[REGION_CODE], provinces[REGION_NAME] = provinces[PROVINCE_CODE], provinces[PROVINCE_NAME]
    country = pd.DataFrame(
        {
            REGION_CODE: [COUNTRY_CODE],
            REGION_LEVEL: [COUNTRY],
            REGION_NAME: [COUNTRY_NAME],
            CAPITAL: [_COUNTRY_CAPITAL],
            AREA: [round(districts[AREA].sum(), 1)],
            REGISTERED_POPULATION: [districts[REGISTERED_POPULATION].sum()],
        }
    )
    below = pd.concat([provinces, districts]).sort_values(REGION_CODE, kind="stable")
    regions = pd.concat([country, below], ignore_index=True)
    regions[[FORMER_CODES, FORMER_NAMES]] = regions[[FORMER_CODES, FORMER_NAMES]].fillna("")
    for column in (REGION_KIND, PROVINCE_CODE, PROVINCE_NAME):
        regions[column] = regions[column].astype(object).where(regions[column].notna(), None)
    return regions[
        [
            REGION_CODE,
            REGION_LEVEL,
            REGION_NAME,
            REGION_KIND,
            PROVINCE_CODE,
            PROVINCE_NAME,
            CAPITAL,
            AREA,
            REGISTERED_POPULATION,
            FORMER_CODES,
            FORMER_NAMES,
        ]
    ]
