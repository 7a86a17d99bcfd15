"""Runs every benchmark of the map in one go and prints the table of bench/README.md: `python bench/run.py`."""

import first_map
import map_change
import rerun_time


def table() -> str:
    """The measured figures beside their bounds, as a Markdown table."""
    changes = map_change.main()
    own, naive = changes["own"], changes["naive"]
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
        (
            "change of survey to drawn map (median)",
            f"{own.drawn_ms:,.0f} ms",
            f"{naive.drawn_ms:,.0f} ms",
            f"1 : {naive.drawn_ms / own.drawn_ms:.1f}",
            "at least 4 times faster",
        ),
        (
            f"requests for geometry in {own.changes} changes",
            f"{own.geometry_requests}",
            "in every message",
            "",
            "once a visit",
        ),
        (
            "first map against an empty page with one empty chart",
            f"{first['own']:,} ms",
            f"{first['empty']:,} ms (empty page)",
            f"{first['own'] / first['empty']:.2f} : 1",
            "at most 1.3 : 1",
        ),
        (
            "the same empty page on plain Streamlit",
            f"{first['own']:,} ms",
            f"{first['plain']:,} ms (empty page)",
            f"{first['own'] / first['plain']:.2f} : 1",
            "",
        ),
        ("server time of a rerun of Peta (median)", f"{rerun['median_ms']:.0f} ms", "", "", "at most 60 ms"),
    ]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


if __name__ == "__main__":
    print(table())
