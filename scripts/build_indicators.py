"""Builds data/indicators/ from a folder of curated CSV files: same input, same bytes. Each alteration is one function.

    python scripts/build_indicators.py --from FOLDER

The curated files are read unchanged and kept as text, so that no figure is rounded or rewritten on the way.
"""

import argparse
import csv
import io
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from stuntmap import vocabulary
from stuntmap.data.indicator_records import LATER_NUTRITION, RECORDS, STUNTING, IndicatorRecord
from stuntmap.data.indicators import FOLDER, read_indicator_table
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import RecordedColumn, write_record
from stuntmap.data.regions import load_regions
from stuntmap.errors import DataFileError

Row = dict[str, str]


def with_former_provinces(row: Row) -> Row:
    """`row`, moved to a code and name of its own where it stands for Papua or Papua Barat before they were divided."""
    former = vocabulary.FORMER_PROVINCE_CODES.get(row[vocabulary.REGION_CODE])
    if former is None or int(row[vocabulary.SURVEY_YEAR]) > vocabulary.FORMER_PROVINCE_LAST_YEAR:
        return row
    name = f"{row[vocabulary.REGION_NAME]} (sebelum pemekaran {vocabulary.FORMER_PROVINCE_LAST_YEAR})"
    return {**row, vocabulary.REGION_CODE: former, vocabulary.REGION_NAME: name}


def with_full_address(row: Row) -> Row:
    """`row` with the address of its source as one link in place of a repository with a remark."""
    return {**row, vocabulary.SOURCE_URL: LATER_NUTRITION.url}


# Nusa Tenggara Barat: in all six districts with a direct figure the copy's wasting is its overweight, to the decimal;
# elsewhere that is so in 2 of 504. Four of the six contradict themselves besides and are marked in the curated file.
REPEATED_OVERWEIGHT = ("5203", "5271")


def with_repeated_overweight_marked(row: Row) -> Row:
    """`row`, marked as suspect where its wasting repeats its overweight by a slip of the copy."""
    if row[vocabulary.REGION_CODE] not in REPEATED_OVERWEIGHT:
        return row
    note = "wasting repeats overweight in the copy, as in the whole province: do not show severe wasting or wasting"
    return {**row, vocabulary.CHECK: vocabulary.SUSPECT, vocabulary.NOTE: note}


def with_all_wasting(row: Row) -> Row:
    """`row` with the severely wasted children counted among the wasted.

    The copy's column has those from -3 to -2 SD only. Weighted by children under five its districts average 6.2 %,
    which is what SSGI 2024 prints for that class of the country; 1.2 % are severely wasted besides, and with them the
    districts average 7.4 %, as the survey prints for all below -2 SD. Without severe wasting there is no sum.
    """
    parts = [row[f"{name}_pct"] for name in ("wasting", "severe_wasting")]
    total = sum(map(Decimal, parts), Decimal(0)) if all(parts) else None
    return {**row, "wasting_pct": "" if total is None else f"{total.normalize():f}"}


ALTERATIONS: dict[str, tuple[Callable[[Row], Row], ...]] = {
    STUNTING.file: (with_former_provinces,),
    LATER_NUTRITION.file: (with_full_address, with_repeated_overweight_marked, with_all_wasting),
}


def build(source: Path, destination: Path, record: IndicatorRecord) -> Path:
    """The file written for `record` below the folder `destination`, with its record beside it."""
    with (source / record.curated_file).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        header = list(reader.fieldnames or ())
        rows = list(reader)
    for alter in ALTERATIONS.get(record.file, ()):
        rows = [alter(row) for row in rows]
    written = io.StringIO()
    writer = csv.DictWriter(written, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path = destination / record.file
    path.write_bytes(written.getvalue().encode())
    write_record(
        path,
        title=record.title,
        producer=record.producer,
        citation=record.citation,
        url=record.url,
        licence=record.licence,
        accessed=record.accessed,
        built_by="scripts/build_indicators.py",
        built_how=record.built_how,
        columns={name: RecordedColumn(*record.columns[name]) for name in header},
        warnings=record.warnings,
    )
    return path


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0 when every table was built and keeps its schema, 1 otherwise."""
    parser = argparse.ArgumentParser(description="Build data/indicators/ from curated CSV files.")
    parser.add_argument("--from", dest="source", type=Path, required=True, help="folder with the curated CSV files")
    parser.add_argument("--to", dest="destination", type=Path, default=ROOT / FOLDER, help="default: data/indicators/")
    choice = parser.parse_args(arguments)
    missing = [record.curated_file for record in RECORDS if not (choice.source / record.curated_file).is_file()]
    if missing:
        parser.error(f"not in {choice.source}: {', '.join(missing)}")
    choice.destination.mkdir(parents=True, exist_ok=True)
    region_codes = load_regions()[vocabulary.REGION_CODE]
    kept = True
    for record in RECORDS:
        path = build(choice.source, choice.destination, record)
        try:
            rows = len(read_indicator_table(path, region_codes))
        except DataFileError as error:
            print(error, file=sys.stderr)
            kept = False
        else:
            print(f"{path.name}: {rows} rows, {path.stat().st_size} bytes")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
