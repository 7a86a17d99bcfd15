"""The tables that meeting facts are drawn from, read once per process."""

from functools import lru_cache

from stuntmap.analysis.meeting import MeetingTables
from stuntmap.answers import shared_answers


@lru_cache(maxsize=1)
def meeting_tables() -> MeetingTables:
    """The shipped tables; never change one in place.

    Raises:
        DataFileError: a file is missing, has no record, was changed, or breaks its schema.
    """
    data, intervals = shared_answers().data, shared_answers().intervals
    return MeetingTables(data.regions, data.estimates, data.population, data.targets, data.determinants, intervals)
