"""What the page of districts alike costs: `.venv/bin/python bench/learning.py`.

Processor time of one process. Clusters: 514 districts, every figure and then without model figures, each worked out
anew; a page asks for them once, and then they are kept. Alike: the nearest of each of fifty districts.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial

from stuntmap.analysis import alike
from stuntmap.analysis.clusters import clusters
from stuntmap.answers import Question, shared_answers
from stuntmap.answers.learning import AlikeAsked, candidates
from stuntmap.reading_day import today
from stuntmap.vocabulary import DISTANCES, ESTIMATION, PREVALENCE, REGION_CODE, SMALL_AREA


def milliseconds(work: Callable[[], object]) -> float:
    """The processor time of `work`."""
    start = time.process_time()
    work()
    return 1000 * (time.process_time() - start)


def main() -> None:
    """Print the times beside their bounds."""
    answers = shared_answers()
    figures, neighbours = answers.figures(Question(today())), answers.data.neighbours
    shapes = answers.data.districts.set_index(REGION_CODE).geometry
    prevalence = figures[PREVALENCE]
    measured = prevalence.where(figures[ESTIMATION] != SMALL_AREA)
    for words, values in (("514 districts", prevalence), ("without model figures", measured)):
        times = [milliseconds(partial(clusters, values, neighbours, shapes)) for _ in range(5)]
        print(f"clusters, {words}: {statistics.median(times):,.0f} ms, at most {max(times):,.0f} (bound 3,000)")
    for metric in DISTANCES:
        asked = AlikeAsked(metric=metric)
        known = answers.standards(asked.columns, metric)
        times = []
        for code in figures.index[::10]:
            among = candidates(answers.names, figures["region_kind"], code, asked)
            complete = known.standard[known.standard.columns[known.standard.loc[code].notna()]]
            nearest = partial(alike.nearest, complete, code, among, metric, known.pairs)
            times.append(milliseconds(nearest))
        print(f"alike, {metric}: {statistics.median(times):,.0f} ms, at most {max(times):,.0f} (bound 30)")


if __name__ == "__main__":
    main()
