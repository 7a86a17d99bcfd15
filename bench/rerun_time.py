"""How long the server works on one change of survey on the map page: from the request to the last message."""

import json
import time

from driver import ROOT, median
from streamlit.testing.v1 import AppTest

from stuntmap.web.application import MAIN_SCRIPT

YEARS = (2021, 2022, 2023, 2024)
ROUNDS = 6


def main() -> dict[str, float]:
    """The median and the slowest of all reruns in milliseconds; the first run of a process is not counted."""
    page = AppTest.from_file(MAIN_SCRIPT, default_timeout=60)
    page.switch_page(str(ROOT / "pages" / "peta.py"))
    page.run()
    times = []
    for year in YEARS * (ROUNDS + 1):
        page.selectbox(key="choice_survei").set_value(year)
        before = time.perf_counter()
        page.run()
        times.append((time.perf_counter() - before) * 1000)
    counted = times[len(YEARS) :]
    return {"reruns": len(counted), "median_ms": round(median(counted), 1), "slowest_ms": round(max(counted), 1)}


if __name__ == "__main__":
    print(json.dumps(main()))
