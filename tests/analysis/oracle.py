"""A second, slow and obvious implementation of ranks, ties, targets and distances, to hold the fast one against."""

import math
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

import pandas as pd

Figures = dict[str, float | None]


class Standing(NamedTuple):
    rank: int
    of: int
    tied: bool


def printed(figure: float) -> Decimal:
    return Decimal(repr(float(figure))).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def figures_of(estimates: pd.DataFrame, codes: list[str], year: int) -> Figures:
    found: Figures = dict.fromkeys(codes)
    for row in estimates.to_dict("records"):
        if row["survey_year"] == year and row["region_code"] in found and not math.isnan(row["prevalence_pct"]):
            found[row["region_code"]] = row["prevalence_pct"]
    return found


def standings(figures: Figures) -> dict[str, Standing | None]:
    """Rank = 1 + how many others are lower; tied = somebody else has the same."""
    given = {code: printed(figure) for code, figure in figures.items() if figure is not None}
    answer: dict[str, Standing | None] = dict.fromkeys(figures)
    for code, own in given.items():
        lower = sum(1 for other in given.values() if other < own)
        same = sum(1 for other in given.values() if other == own)
        answer[code] = Standing(1 + lower, len(given), same > 1)
    return answer


def severity(figure: float | None) -> str | None:
    if figure is None:
        return None
    value = printed(figure)
    if value < Decimal("2.5"):
        return "very_low"
    if value < 10:
        return "low"
    if value < 20:
        return "medium"
    return "high" if value < 30 else "very_high"


def target(targets: pd.DataFrame, code: str, year: int, own: float | None = None) -> float | None:
    if own is not None:
        return own
    rows: list[dict[str, Any]] = [
        row for row in targets.to_dict("records") if row["year"] == year and row["standing"] != "ambiguous_do_not_use"
    ]
    mine = [row["target_pct"] for row in rows if row["region_code"] == code and code != "ID"]
    national = [row["target_pct"] for row in rows if row["region_code"] == "ID" and row["standing"] == "official_path"]
    if mine:
        return float(min(mine))
    return float(national[0]) if national else None


def distance(figure: float | None, goal: float | None) -> float | None:
    if figure is None or goal is None:
        return None
    return float(printed(figure) - printed(goal))


def change(now: float | None, before: float | None) -> float | None:
    if now is None or before is None:
        return None
    return float(printed(now) - printed(before))


def children(figure: float | None, population: float | None) -> int | None:
    if figure is None or population is None or math.isnan(population):
        return None
    exact = Decimal(repr(float(figure))) * Decimal(int(population)) / 1000
    return int(exact.quantize(Decimal("1"), rounding=ROUND_HALF_UP)) * 10
