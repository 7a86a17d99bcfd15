"""Whatever the description of the API allows is answered as it says, and whatever it forbids is refused as it says."""

import itertools
from collections.abc import Iterator

import pytest
import schemathesis
from asking import application
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode

from stuntmap.web.settings import server_settings

# Drawn by the same rule each time: what is found once is found again.
DRAWN = settings(
    max_examples=12,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
KNOWN = st.sampled_from(["3310", "33.10", "33", "ID", "9501", "5303", "96", ""])
OPERATIONS = (
    "/regions",
    "/estimates",
    "/rank",
    "/targets",
    "/profile/{region}",
    "/compare/{region}",
    "/clusters",
    "/alike/{region}",
    "/expected/{region}",
)


@pytest.fixture(autouse=True)
def no_bound(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("STUNTMAP_REQUESTS_PER_MINUTE", "0")
    server_settings.cache_clear()
    yield
    server_settings.cache_clear()


@pytest.fixture(scope="module")
def described() -> schemathesis.BaseSchema:
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", application)
    assert {operation.ok().path for operation in schema.get_all_operations()} == set(OPERATIONS)
    return schema


def name_one(case: Case, region: str) -> None:
    """A region that exists, in place of the drawn text that hardly ever names one; "" leaves the text."""
    if region and case.path_parameters:
        case.path_parameters["region"] = region
    if region and case.query and "province" in case.query:
        case.query["province"] = region if len(region) == 2 else region[:2]


def contradicts_itself(case: Case) -> bool:
    """A schema tells of one value at a time; that two do not go together is refused with words (test_api)."""
    query = case.query or {}
    same = "from" in query and str(query["from"]) == str(query.get("to"))
    elsewhere = query.get("province", "ID") != "ID"
    return same or (elsewhere and (query.get("level") == "province" or "island" in query))


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", OPERATIONS)
def test_every_answer_is_as_described(described: schemathesis.BaseSchema, path: str, mode: GenerationMode) -> None:
    operation = described[path]["GET"]
    asked = itertools.count()

    @DRAWN
    @given(case=operation.as_strategy(generation_mode=mode), region=KNOWN)
    def hold(case: Case, region: str) -> None:
        if mode is GenerationMode.POSITIVE:
            name_one(case, region)
        if not contradicts_itself(case):
            next(asked)
            case.call_and_validate()

    hold()
    assert next(asked) > 3
