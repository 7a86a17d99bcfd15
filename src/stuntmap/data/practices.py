"""What districts were publicly said to have done against stunting: one row an entry, each with where it was read.

An entry says what was done, never that it is why a figure is lower.
"""

from collections.abc import Collection
from pathlib import Path
from typing import Final

import pandas as pd
import pandera.pandas as pa

from stuntmap.data.project import ROOT
from stuntmap.data.regions import load_regions
from stuntmap.data.table_reading import TableSchema, read_table
from stuntmap.language import marked
from stuntmap.vocabulary import DISTRICT, REGION_CODE, REGION_LEVEL, REGION_NAME, SECOND_SOURCE_URL, SOURCE_URL

FOLDER: Final = Path("data/practices")
PRACTICES_FILE: Final = "practices.csv"
SOURCE: Final = "source"
# By the language of the reader.
PRACTICE_IN: Final = {"id": "practice_id", "en": "practice_en"}
LONGEST_ENTRY: Final = 400

TITLE: Final = marked("Good practice: what districts were publicly said to have done, with sources")
BUILT_HOW: Final = marked(
    "Written from public texts, one row an entry, in own words; nothing was added that a text does not say. The note "
    "says which text tells what."
)
LICENCE: Final = marked("Own words about facts in public texts that are quoted by their address.")
COLUMNS: Final = {
    REGION_CODE: marked("Kemendagri code of the district"),
    REGION_NAME: marked("Name of the region as Kemendagri writes it"),
    "practice_id": marked("What was done, in Bahasa Indonesia"),
    "practice_en": marked("What was done, in English"),
    SOURCE: marked("Who said so, as it is printed below the entry"),
    SOURCE_URL: marked("Address at which it was read; empty where it was not kept"),
    SECOND_SOURCE_URL: marked("Address of a second text that tells the same or a part of it"),
    "note": marked("Which text tells what"),
}


def practices_schema(district_codes: Collection[str]) -> TableSchema:
    """Schema of the entries: one row is an entry; a district may have several. An address is http or https."""
    known = frozenset(district_codes)
    filled = pa.Check(lambda texts: texts.str.strip() != "", name="missing_value")
    short = pa.Check(lambda texts: texts.str.len() <= LONGEST_ENTRY, name="text_too_long")
    address = pa.Check(lambda urls: urls.str.fullmatch(r"(https?://\S+)?"), name="no_address")
    key = (REGION_CODE, "practice_id")
    return TableSchema(
        pa.DataFrameSchema(
            {
                REGION_CODE: pa.Column(str, pa.Check(lambda codes: codes.isin(known), name="unknown_region")),
                REGION_NAME: pa.Column(str, filled),
                **{name: pa.Column(str, [filled, short]) for name in PRACTICE_IN.values()},
                SOURCE: pa.Column(str, filled),
                SOURCE_URL: pa.Column(str, address),
                SECOND_SOURCE_URL: pa.Column(str, address),
                "note": pa.Column(str),
            },
            checks=[
                pa.Check(lambda table: ~table.duplicated(list(key)), name=f"duplicate_key {REGION_CODE}"),
                pa.Check(_has_an_address, name=f"no_address {SOURCE_URL}"),
            ],
            strict=True,
        ),
        key=key,
        numbers=(),
        integers=(),
    )


def load_practices(root: Path = ROOT) -> pd.DataFrame:
    """The entries: one row an entry of a district, key region_code and practice_id; see COLUMNS.

    Raises:
        DataFileError: as every table; see `table_reading.read_table`.
    """
    regions = load_regions(root)
    codes = regions.loc[regions[REGION_LEVEL] == DISTRICT, REGION_CODE]
    return read_table(root / FOLDER / PRACTICES_FILE, practices_schema(codes))


def _has_an_address(table: pd.DataFrame) -> pd.Series:
    """Whether at least one text behind an entry can be looked up."""
    return (table[SOURCE_URL] != "") | (table[SECOND_SOURCE_URL] != "")
