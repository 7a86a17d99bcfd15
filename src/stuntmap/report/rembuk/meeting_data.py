"""The tables that meeting facts are drawn from, read once per process."""

from functools import lru_cache

from stuntmap.analysis.intervals import figure_intervals
from stuntmap.analysis.meeting import MeetingTables
from stuntmap.data.indicators import load_determinants, load_population, load_stunting, load_targets
from stuntmap.data.regions import load_regions


@lru_cache(maxsize=1)
def meeting_tables() -> MeetingTables:
    """The shipped tables; never change one in place.

    Raises:
        DataFileError: a file is missing, has no record, was changed, or breaks its schema.
    """
    estimates, population = load_stunting(), load_population()
    return MeetingTables(
        load_regions(),
        estimates,
        population,
        load_targets(),
        load_determinants(),
        figure_intervals(estimates, population),
    )
