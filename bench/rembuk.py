"""Builds the rembuk pack of every district and province and prints size and time: `python bench/rembuk.py`.

Ends with status 1 when a pack cannot be made, is damaged, is larger than 15 MB or took longer than 20 s. `--every 20`
takes a sample; `--processes 1` times the packs with nothing beside them.
"""

import argparse
import io
import multiprocessing
import statistics
import sys
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from stuntmap.answers import Question, shared_answers
from stuntmap.errors import BadChoiceError, StuntmapError
from stuntmap.language import language
from stuntmap.reading_day import today
from stuntmap.report.rembuk.pack import pack_bytes
from stuntmap.report.rembuk.settings import Commitment, default_settings
from stuntmap.vocabulary import COUNTRY, DISTRICT, LATEST_YEAR

MOST_BYTES = 15_000_000
MOST_SECONDS = 20.0


class Built(NamedTuple):
    """One pack: region, its level, seconds, bytes, and what went wrong ("" where nothing did)."""

    code: str
    level: str
    seconds: float
    size: int
    fault: str


def built(code: str, level: str, survey_year: int) -> Built:
    """The pack of one region, made and opened again."""
    words, start = language("id"), time.perf_counter()
    try:
        facts = shared_answers().meeting(Question(as_of=today(), survey_year=survey_year), code)
        content = pack_bytes(words, facts, default_settings(words, facts), Commitment())
    except BadChoiceError as error:
        return Built(code, level, 0.0, 0, "" if error.choice == "survey" else str(error))
    except StuntmapError as error:
        return Built(code, level, 0.0, 0, str(error))
    seconds = time.perf_counter() - start
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        fault = f"damaged: {archive.testzip()}" if archive.testzip() else ""
    if len(content) > MOST_BYTES:
        fault = f"{len(content):,} bytes"
    if level == DISTRICT and seconds > MOST_SECONDS:
        fault = f"{seconds:.1f} s"
    return Built(code, level, seconds, len(content), fault)


def row(name: str, packs: list[Built]) -> str:
    """One line of the table in bench/README.md."""
    seconds, sizes = [pack.seconds for pack in packs], [pack.size / 1e6 for pack in packs]
    median, slowest = statistics.median(seconds), max(seconds)
    return f"| {name} | {len(packs)} | {median:.1f} s | {slowest:.1f} s | {max(sizes):.1f} MB |"


def main() -> int:
    """Build the packs and print the table; 1 where one breaks a bound."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--year", type=int, default=LATEST_YEAR)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    regions = shared_answers().data.regions
    chosen = regions[regions["region_level"] != COUNTRY].iloc[:: options.every]
    jobs = list(zip(chosen["region_code"], chosen["region_level"], strict=True))
    start, packs = time.perf_counter(), []
    with ProcessPoolExecutor(options.processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        for pack in pool.map(built, *zip(*jobs, strict=True), [options.year] * len(jobs)):
            packs.append(pack)
            print(f"{len(packs)}/{len(jobs)} {pack.code} {pack.seconds:.1f} s", file=sys.stderr)
    print("| packs | count | median | slowest | largest |\n| --- | ---: | ---: | ---: | ---: |")
    made = [pack for pack in packs if pack.size]
    for name, is_district in (("districts", True), ("provinces", False)):
        if some := [pack for pack in made if (pack.level == DISTRICT) is is_district]:
            print(row(name, some))
    without = sum(1 for pack in packs if not pack.size and not pack.fault)
    print(f"{time.perf_counter() - start:.0f} s in all, {options.processes} processes; {without} without a figure")
    faults = [f"{pack.code}: {pack.fault}" for pack in packs if pack.fault]
    print("\n".join(faults) or "No faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
