"""A hall of visitors: what they wait for, and what each costs the server, over Streamlit's own WebSocket.

python bench/load.py PORT PID [PID ...]            60 visitors of a running `stuntmap serve`, or of nginx before several
python bench/load.py PORT PID -n 60 80 100 120      one run after the other, to find the knee
python bench/load.py PORT PID --churn 300           300 visitors that come and go over 20 minutes: memory
python bench/load.py PORT PID --pages naive -n 10   the peer: `streamlit run bench/naive_page.py`

PID are the server's processes (not that of the command that started them). Each visitor opens a page by its link, then
changes survey or place ten times, 2.5 to 7.5 seconds apart. Clients and server share the machine.
"""

import argparse
import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from session import memory_mb, processor_seconds, session

YEARS = (2021, 2022, 2023, 2024)
PLACES = ("11", "12", "13", "32", "33", "35", "51", "61", "62", "73", "ID")
DISTRICTS = ("3310", "6111", "5105", "6209", "1101", "3201", "7371", "9171")
MIXED = ("peta", "peringkat", "profil", "target", "")
OF_A_DISTRICT = ("profil", "rembuk", "")
NAIVE = "naive"
ARRIVAL_SECONDS, CHURN_SECONDS = 60.0, 1200.0
CHANGES, CHURN_CHANGES = 10, 3
THINK_SECONDS = 5.0
LOOK_SECONDS = 1.0


@dataclass
class Run:
    """What came of one run: waits in seconds, faults, and the servers' memory in MB along the way."""

    first: list[float] = field(default_factory=list)
    later: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def query(page: str, chance: random.Random) -> str:
    """A link to the page, one of a few dozen that a hall would follow."""
    if page == NAIVE:
        return ""
    place = f"wilayah={chance.choice(DISTRICTS)}" if page in OF_A_DISTRICT else f"prov={chance.choice(PLACES)}"
    return f"{place}&survei={chance.choice(YEARS)}"


async def visit(port: int, page: str, number: int, arrives: float, changes: int, run: Run) -> None:
    """One visitor, from the knock at the socket to the last change."""
    chance, path = random.Random(number), "" if page == NAIVE else page
    await asyncio.sleep(arrives)
    started = time.perf_counter()
    try:
        async with session(port) as visitor:
            await visitor.ask(path, query(page, chance))
            run.first.append(time.perf_counter() - started)
            for _ in range(changes):
                await asyncio.sleep(THINK_SECONDS * chance.uniform(0.5, 1.5))
                run.later.append(await visitor.ask(path, query(page, chance)))
            run.faults += visitor.faults
    except (OSError, TimeoutError, EOFError) as error:
        run.faults.append(repr(error))


async def measured(port: int, pids: Sequence[int], pages: Sequence[str], visitors: int, churn: bool) -> Run:
    """Let the visitors come, evenly spread, and look at the servers' memory every second."""
    run = Run()
    over, changes = (CHURN_SECONDS, CHURN_CHANGES) if churn else (ARRIVAL_SECONDS, CHANGES)
    coming = [
        visit(port, pages[number % len(pages)], number, over * number / visitors, changes, run)
        for number in range(visitors)
    ]

    async def look() -> None:
        while True:
            run.memory.append(sum(map(memory_mb, pids)))
            await asyncio.sleep(LOOK_SECONDS)

    looking = asyncio.create_task(look())
    await asyncio.gather(*coming)
    looking.cancel()
    return run


def share(values: Sequence[float], part: float) -> float:
    """The value below which this part of all lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] if values else float("nan")


async def main() -> None:
    """Print one row a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("port", type=int)
    parser.add_argument("pids", type=int, nargs="+")
    parser.add_argument("-n", "--visitors", type=int, nargs="+", default=[60])
    parser.add_argument("--pages", default=",".join(MIXED), help="paths, separated by commas; an empty one is /")
    parser.add_argument("--churn", type=int, default=0, help="so many sessions come and go instead")
    options = parser.parse_args()
    print("| visitors | first page, median | 95 % | change, median | 95 % | processor a page | memory | faults |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: |")
    for visitors in [options.churn] if options.churn else options.visitors:
        before, held = sum(map(processor_seconds, options.pids)), sum(map(memory_mb, options.pids))
        run = await measured(options.port, options.pids, options.pages.split(","), visitors, bool(options.churn))
        drawn = len(run.first) + len(run.later)
        cost = (sum(map(processor_seconds, options.pids)) - before) / max(1, drawn)
        waits = (share(run.first, 0.5), share(run.first, 0.95), share(run.later, 0.5), share(run.later, 0.95))
        # What the first third held already is the server's own: later growth would be that of sessions that went.
        third = max(run.memory[: max(1, len(run.memory) // 3)])
        memory = f"{held:.0f}, then {third:.0f}, at most {max(run.memory):.0f}, at last {run.memory[-1]:.0f} MB"
        cells = [*(f"{wait:.2f} s" for wait in waits), f"{1000 * cost:.0f} ms", memory, str(len(run.faults))]
        print(f"| {visitors} | {' | '.join(cells)} |", flush=True)
        for fault in run.faults[:3]:
            print(fault)


if __name__ == "__main__":
    asyncio.Runner().run(main())
