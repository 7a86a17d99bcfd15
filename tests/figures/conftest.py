import pytest

from stuntmap.language import LANGUAGES, Language
from stuntmap.language import language as by_code


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Each interface language in turn."""
    return by_code(request.param)
