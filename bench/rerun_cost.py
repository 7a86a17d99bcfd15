"""Processor time of one rerun of each page, as a visitor causes it: `python bench/rerun_cost.py PORT PID`.

A page is asked for with choices that the server has not seen, then with the same again. The time is that of the whole
server process, by the system's clock of 10 ms, so each figure is the mean of several reruns.
"""

import asyncio
import statistics
import sys
from collections.abc import Sequence

from session import processor_seconds, session

REPEATS = 5
PROVINCES = ("11", "12", "13", "32", "33", "35", "51", "61", "62", "73")
DISTRICTS = ("1101", "1271", "1371", "3201", "3310", "3578", "5105", "6111", "6209", "7371")
PAGES = {
    "": [f"wilayah={code}" for code in DISTRICTS],
    "peta": [f"prov={code}" for code in PROVINCES],
    "peringkat": [f"prov={code}" for code in PROVINCES],
    "target": [f"prov={code}" for code in PROVINCES],
    "profil": [f"wilayah={code}" for code in DISTRICTS],
    "rembuk": [f"wilayah={code}" for code in DISTRICTS],
    "lokus": [f"prov={code}" for code in PROVINCES],
    "belajar": [f"wilayah={code}" for code in DISTRICTS],
    "kecamatan": [f"wilayah={code}" for code in DISTRICTS],
    "data": [f"bahasa={code}" for code in ("id", "en")],
}
NATION = {page: ["prov=ID&survei=2022", "prov=ID&survei=2023"] for page in ("peta", "peringkat", "target")}


async def cost(port: int, pid: int, page: str, queries: Sequence[str]) -> tuple[float, float]:
    """Milliseconds of a rerun with choices that are new, and with choices that were seen."""
    async with session(port) as visitor:
        await visitor.ask("data", "")
        fresh = []
        for query in queries:
            before = processor_seconds(pid)
            await visitor.ask(page, query)
            fresh.append(processor_seconds(pid) - before)
        seen = []
        for query in queries:
            await visitor.ask(page, query)
            before = processor_seconds(pid)
            for _ in range(REPEATS):
                await visitor.ask(page, query)
            seen.append((processor_seconds(pid) - before) / REPEATS)
        assert not visitor.faults, visitor.faults
    return 1000 * statistics.median(fresh), 1000 * statistics.median(seen)


async def main(port: int, pid: int) -> None:
    """Print the table."""
    print("| page | new choices, ms | seen choices, ms |\n| --- | ---: | ---: |")
    for group, suffix in ((PAGES, ""), (NATION, ", nation")):
        for page, queries in group.items():
            fresh, seen = await cost(port, pid, page, queries)
            print(f"| {page or 'ringkasan'}{suffix} | {fresh:.0f} | {seen:.0f} |", flush=True)


if __name__ == "__main__":
    asyncio.Runner().run(main(int(sys.argv[1]), int(sys.argv[2])))
