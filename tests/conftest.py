"""Fixtures that every test may use."""

import pytest

from small_country import SmallCountry, small_country


@pytest.fixture(scope="session")
def three_districts() -> SmallCountry:
    """A made-up country of one province and three districts: read it, never change it."""
    return small_country()
