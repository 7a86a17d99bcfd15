"""What the statistics cost and whether they keep their promise: `.venv/bin/python bench/certainty.py`.

Times are medians on two cores. Coverage: the figures of a survey are taken for the truth, samples are drawn around
them, and it is counted how often a confidence set holds the true rank (all ranks of a tie), how often an unchanged
ranking shows a movement, and how often an unchanged figure shows a change. `--trials 200` is quicker than the 1,000.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from stuntmap.analysis.certainty import certainty_table, profile_certainty
from stuntmap.analysis.differences import change_table, difference_test, rank_moves
from stuntmap.analysis.intervals import figure_intervals, interval_table
from stuntmap.analysis.normal_scale import log_odds, prevalence_of
from stuntmap.analysis.profiling import district_profile
from stuntmap.analysis.rank_groups import fifth_probabilities, rank_groups
from stuntmap.analysis.rank_sets import rank_set_table, rank_sets, told_apart
from stuntmap.analysis.ranking import scope_table
from stuntmap.analysis.references import funnel_places, reference_table
from stuntmap.analysis.target_distance import target_table
from stuntmap.analysis.target_verdict import pace_intervals, target_verdict_table
from stuntmap.data.indicators import load_population, load_stunting, load_targets
from stuntmap.data.regions import load_regions

YEAR, BEFORE, DISTRICT = 2024, 2023, "3310"


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The median time of `work` in milliseconds, after one round that warms up."""
    work()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def print_times() -> None:
    """Print what each part costs, once worked out and when a page only puts the parts together."""
    regions, estimates, population, targets = load_regions(), load_stunting(), load_population(), load_targets()
    intervals = figure_intervals(estimates, population)
    tables = {}
    for scope in ("33", "ID"):
        table = target_table(scope_table(regions, estimates, scope, YEAR, BEFORE), population, targets, YEAR)
        tables[scope] = interval_table(table, intervals)
    province, nation = tables["33"], tables["ID"]
    apart = told_apart(nation["prevalence_pct"], nation["se_log_odds"])
    profile = district_profile(regions, estimates, population, targets, DISTRICT)

    def page() -> pd.DataFrame:
        """What a rerun of a page adds, its rank sets and intervals being kept: the columns of 514 districts."""
        table = change_table(interval_table(nation, intervals), intervals, BEFORE)
        return target_verdict_table(table)

    work: list[tuple[str, Callable[[], object], int]] = [
        ("intervals of all figures, all surveys", lambda: figure_intervals(estimates, population), 9),
        ("rank sets, nation (514)", lambda: rank_set_table(nation), 5),
        ("rank sets, province (35)", lambda: rank_set_table(province), 9),
        ("rank set of one district in the nation", lambda: rank_set_table(nation, [DISTRICT]), 9),
        ("groups, nation", lambda: rank_groups(nation["prevalence_pct"], apart), 9),
        ("fifths, nation", lambda: fifth_probabilities(nation["prevalence_pct"], nation["se_log_odds"]), 9),
        ("everything about one district", lambda: profile_certainty(regions, estimates, intervals, profile), 9),
        ("everything about a province", lambda: certainty_table(province, intervals, BEFORE), 9),
        ("reference test, nation", lambda: reference_table(nation, intervals, population, "ID"), 9),
        ("funnel, nation", lambda: funnel_places(nation, 19.8), 9),
        ("limits of the pace, nation", lambda: pace_intervals(nation.index, intervals, 2021, YEAR), 9),
        ("a rerun: interval, change, target of 514", page, 9),
    ]
    print("| work | ms |\n|---|---:|")
    for name, call, rounds in work:
        print(f"| {name} | {milliseconds(call, rounds):,.1f} |")


def print_coverage(scope: str, survey_year: int, trials: int) -> None:
    """Print how often sets hold the true ranks, and how often nothing that changed looks changed."""
    intervals = figure_intervals(load_stunting(), load_population())
    table = interval_table(scope_table(load_regions(), load_stunting(), scope, survey_year), intervals)
    table = table[table["se_log_odds"].notna()]
    truth, se = log_odds(table["prevalence_pct"]), table["se_log_odds"]
    best, worst = truth.rank(method="min"), truth.rank(method="max")
    random = np.random.default_rng(survey_year)
    covered, moved, judged = np.zeros(len(table)), 0, 0
    before = None
    for _ in range(trials):
        drawn = prevalence_of(truth + random.normal(size=len(table)) * se)
        sets = rank_sets(drawn, told_apart(drawn, se))
        covered += ((sets["rank_low"] <= best) & (worst <= sets["rank_high"])).to_numpy(dtype=bool)
        now = sets.assign(prevalence_pct=drawn, estimation="direct")
        if before is not None:
            moves = rank_moves(now, before)["rank_move"]
            moved, judged = moved + int((moves != "within_noise").sum()), judged + len(moves)
        before = now
    share = covered / trials
    cells = (f"{scope} {survey_year}", len(table), trials, f"{share.mean():.4f}", f"{share.min():.4f}")
    print(f"| {' | '.join(map(str, cells))} | {moved / judged:.5f} |")


def print_false_changes(trials: int) -> None:
    """Print how often two samples of one truth differ, at the sample sizes and figures of SKI 2023."""
    intervals = figure_intervals(load_stunting(), load_population()).loc[2023]
    sizes = intervals["n_eff"].round().to_numpy(dtype=int)
    share = (intervals["prevalence_pct"] / 100).to_numpy(dtype="float64")
    random = np.random.default_rng(1)
    found = []
    for _ in range(trials):
        first, second = (pd.Series(random.binomial(sizes, share) / sizes) for _ in range(2))
        variance = (first * (1 - first) + second * (1 - second)) / sizes
        found.append(difference_test(second - first, variance**0.5)["differs"].mean())
    print(f"\nUnchanged figures that look changed: {np.mean(found):.4f} (promised 0.05)")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=1000, help="simulated surveys of a province (1000)")
    trials = parser.parse_args().trials
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    print_times()
    print(
        "\n| truth | regions | trials | covered, mean | covered, least | false moves |\n|---|---:|---:|---:|---:|---:|"
    )
    for scope, year in (("33", 2023), ("51", 2023), ("33", 2024)):
        print_coverage(scope, year, trials)
    print_coverage("ID", 2023, max(2, trials // 50))
    print_false_changes(trials)


if __name__ == "__main__":
    main()
