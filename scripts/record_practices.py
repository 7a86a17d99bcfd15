"""Writes the record beside data/practices/practices.csv after an entry was added: same input, same bytes.

python scripts/record_practices.py --accessed 2026-12-01
"""

import argparse
import sys
from datetime import date

from stuntmap.data.practices import BUILT_HOW, COLUMNS, FOLDER, LICENCE, PRACTICES_FILE, TITLE, load_practices
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import RecordedColumn, write_record
from stuntmap.errors import DataFileError


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0 when every entry keeps the schema, 1 otherwise."""
    parser = argparse.ArgumentParser(description="Write the record of the entries of good practice.")
    parser.add_argument("--accessed", type=date.fromisoformat, required=True, help="day on which the texts were read")
    choice = parser.parse_args(arguments)
    write_record(
        ROOT / FOLDER / PRACTICES_FILE,
        title=TITLE,
        producer="stuntmap",
        citation="Texts quoted by their address in each row.",
        url="https://metrobali.com/wabup-kasta-ajak-tim-satukan-pikiran-guna-upaya-percepat-penurunan-stunting/",
        licence=LICENCE,
        accessed=choice.accessed.isoformat(),
        built_by="scripts/record_practices.py",
        built_how=BUILT_HOW,
        columns={name: RecordedColumn(meaning, "text") for name, meaning in COLUMNS.items()},
        warnings=("practice_is_no_proof",),
    )
    try:
        print(f"{PRACTICES_FILE}: {len(load_practices())} entries")
    except DataFileError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
