"""A made-up national recap of e-PPGBM, as large as the real one would be: `python bench/national_recap.py --out DIR`.

Every village of the register in every month, with the headings of the template, one CSV a province or a district.
Same options, same bytes; one district at a time is in memory. A few rows are wrong on purpose: more children
short than measured, and villages that stand twice.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
from pyarrow import csv

from stuntmap.data.subdistricts import load_subdistricts, load_villages
from stuntmap.report.recap_template import HEADINGS

MONTHS: Final = 60
FIRST_YEAR: Final = 2021
# Children under five on the list of a village: half of the villages have fewer than this.
USUAL_CHILDREN: Final = 190
SPREAD_OF_SIZES: Final = 0.8
WRONG_SHARE: Final = 0.0005
TWICE_SHARE: Final = 0.0002
SEED: Final = 1


def periods(months: int) -> list[str]:
    """So many months, the first of them January of FIRST_YEAR."""
    return [f"{FIRST_YEAR + month // 12}-{month % 12 + 1:02}" for month in range(months)]


def made_district(district: str, names: tuple[list[str], list[str], list[str]], months: int) -> pa.Table:
    """The rows of one district, month by month; `names`: kecamatan, name and code of each village."""
    chance = np.random.default_rng([SEED, int(district)])
    villages = len(names[0])
    rows = villages * months
    expected = np.tile(np.maximum(3, USUAL_CHILDREN * np.exp(SPREAD_OF_SIZES * chance.normal(size=villages))), months)
    expected = expected.astype("int64")
    measured = chance.binomial(expected, chance.beta(17, 3, size=rows))
    around = chance.beta(4, 26)
    share = np.tile(chance.beta(40 * around, 40 * (1 - around), size=villages), months)
    stunted = chance.binomial(measured, share)
    very_short = chance.binomial(stunted, 0.2)
    short = stunted - very_short
    wrong = chance.random(rows) < WRONG_SHARE
    short[wrong] = measured[wrong] + 1
    texts = [pa.array(np.tile(np.array(one, dtype=object), months), pa.string()) for one in names]
    written = pa.array(np.repeat(np.array(periods(months), dtype=object), villages), pa.string())
    numbers = [pa.array(one, pa.int64()) for one in (expected, measured, very_short, short)]
    table = pa.table([*texts, written, *numbers], names=list(HEADINGS))
    again = np.flatnonzero(chance.random(rows) < TWICE_SHARE)
    return pa.concat_tables([table, table.take(pa.array(again))])


def made_tables(months: int, beginning: str = "") -> Iterator[tuple[str, pa.Table]]:
    """Code and rows of each district whose code begins so, in order of the codes."""
    kecamatan = load_subdistricts().set_index("region_code")["region_name"]
    villages = load_villages()
    villages = villages[villages["region_code"].str.startswith(beginning)]
    for district, own in villages.groupby(villages["region_code"].str[:4]):
        within = own["subdistrict_code"].map(kecamatan).tolist()
        names = within, own["region_name"].tolist(), own["region_code"].tolist()
        yield str(district), made_district(str(district), names, months)


def write_recap(folder: Path, months: int, by: str, beginning: str = "") -> int:
    """Write the files into the folder; the number of rows."""
    folder.mkdir(parents=True, exist_ok=True)
    digits = {"province": 2, "district": 4}[by]
    written, place, writer = 0, "", None
    options = csv.WriteOptions(delimiter=";", quoting_style="needed")
    for district, table in made_tables(months, beginning):
        if district[:digits] != place:
            if writer is not None:
                writer.close()
            place = district[:digits]
            writer = csv.CSVWriter(folder / f"rekap-{place}.csv", table.schema, write_options=options)
        writer.write_table(table)
        written += len(table)
    if writer is not None:
        writer.close()
    return written


def main() -> None:
    """Write the files, and print how many rows they hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to write into")
    parser.add_argument("--months", type=int, default=MONTHS)
    parser.add_argument("--by", choices=("province", "district"), default="province", help="one file for each")
    parser.add_argument("--region", default="", help="only districts whose code begins so: 33 or 3310")
    chosen = parser.parse_args()
    rows = write_recap(chosen.out, chosen.months, chosen.by, chosen.region)
    size = sum(path.stat().st_size for path in chosen.out.glob("rekap-*.csv")) / 1e6
    print(f"{rows} rows, {size:.0f} MB in {chosen.out}")


if __name__ == "__main__":
    main()
