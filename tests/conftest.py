"""Fixtures that every test may use."""

import os

import pytest

from days import AS_OF
from small_country import SmallCountry, small_country
from stuntmap.reading_day import DAY_VARIABLE

# Also for the servers and commands that tests start.
os.environ[DAY_VARIABLE] = AS_OF.isoformat()


@pytest.fixture(scope="session")
def three_districts() -> SmallCountry:
    """A made-up country of one province and three districts: read it, never change it."""
    return small_country()
