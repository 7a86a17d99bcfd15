"""Runs every benchmark of the map in one go and prints the table of bench/README.md: `python bench/run.py`."""

import first_map
import map_change
import rerun_time


def table() -> str:
    """The measured figures beside their bounds, as a Markdown table."""
    naive, own, layer_kb = map_change.main()
    first = first_map.main()
    rerun = rerun_time.main()
    rows = [
        ("what", "stuntmap", "naive page", "ratio", "bound"),
        ("---", "---:", "---:", "---:", "---"),
        (
            "change of survey, bytes for the map (worst)",
            f"{own.map_kb:.1f} KB",
            f"{naive.map_kb:,.0f} KB",
            f"1 : {naive.map_kb / own.map_kb:.0f}",
            "at most 15 KB",
        ),
        ("change of layer, bytes for the map (worst)", f"{layer_kb:.1f} KB", "", "", "at most 15 KB"),
        (
            "change of survey to drawn map (median)",
            f"{own.drawn_ms:,.0f} ms",
            f"{naive.drawn_ms:,.0f} ms",
            f"1 : {naive.drawn_ms / own.drawn_ms:.1f}",
            "at least 4 times faster",
        ),
        (
            f"geometry sent in {own.changes} changes",
            f"{own.geometry_requests} time",
            "in every message",
            "",
            "once a visit",
        ),
        (
            "first map against an empty page with one empty chart, Streamlit as it installs itself",
            f"{first['own']:,} ms",
            f"{first['stock']:,} ms (empty page)",
            f"{first['own'] / first['stock']:.2f} : 1",
            "at most 1.3 : 1",
        ),
        (
            "the same empty page behind stuntmap's own, faster server",
            f"{first['own']:,} ms",
            f"{first['served']:,} ms (empty page)",
            f"{first['own'] / first['served']:.2f} : 1",
            "",
        ),
        ("server time of a rerun of Peta (median)", f"{rerun['median_ms']:.0f} ms", "", "", "at most 60 ms"),
    ]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


if __name__ == "__main__":
    print(table())
