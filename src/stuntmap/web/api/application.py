"""The application below `/api/v1/`: each address asks the answers and hands out their records."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, Final

from fastapi import FastAPI, Query
from fastapi.exceptions import RequestValidationError
from starlette.convertors import PathConvertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.answers.learning import FIRST_YEAR
from stuntmap.errors import StuntmapError
from stuntmap.language import marked
from stuntmap.links.addresses import region_code
from stuntmap.report import records
from stuntmap.report.records import fields
from stuntmap.web.api.answering import TOLD_HEADERS, listed, single
from stuntmap.web.api.description import described, parameter_names
from stuntmap.web.api.parameters import (
    ClusterQuery,
    CompareQuery,
    LearningQuery,
    ListQuery,
    MeasuredQuery,
    ProfileQuery,
    TargetQuery,
)
from stuntmap.web.api.refusals import RequestError, broken, not_found, place, refusal, refused, words_asked
from stuntmap.web.api.request_rate import RequestRateMiddleware
from stuntmap.web.api.request_reading import RequestReadingMiddleware
from stuntmap.web.security import LastHandlerMiddleware

# Every address and what it answers.
ADDRESSES: Final = {
    "/regions": marked("Codes and names of the districts"),
    "/estimates": marked("Prevalence with 95% limits, and where it was read"),
    "/rank": marked("Ranking by prevalence with confidence sets, 1 = lowest"),
    "/targets": marked("Target in force, distance to it, and the verdict"),
    "/profile/{region}": marked("All comparable surveys of one region"),
    "/compare/{region}": marked("One region in two surveys, tested"),
    "/clusters": marked("Clusters of districts that border each other (Moran's I)"),
    "/alike/{region}": marked("Districts alike, tested, and whom to learn from"),
    "/expected/{region}": marked("What the circumstances let expect of a district, and the error of that"),
}
CORS: Final = Middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_methods=["GET", "HEAD"],
    allow_headers=["if-none-match"],
    expose_headers=["etag", "link", "retry-after", *TOLD_HEADERS],
)


async def unread(request: Request, error: Exception) -> Response:
    """The answer to parameters that are missing or that there are none of; values are read by the routes themselves."""
    assert isinstance(error, RequestValidationError)
    found = error.errors()[0]
    name = str(found["loc"][-1])[:40]
    if found["type"] == "extra_forbidden":
        names = parameter_names(request.app, request.scope["route"].path)
        return refusal(request, RequestError("unknown_parameter", name=name, names=names))
    return refusal(request, RequestError("missing_parameter", name=name, place=place()))


_HANDLERS: Final[Any] = {
    StuntmapError: refused,
    RequestValidationError: unread,
    HTTPException: not_found,
}


def api_application() -> ASGIApp:
    """The application. Its routes are no coroutines: each is answered by a thread, beside the server's own loop."""
    api = FastAPI(
        title="stuntmap",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        exception_handlers=_HANDLERS,
        middleware=[
            CORS,
            Middleware(LastHandlerMiddleware, told=broken),
            Middleware(RequestRateMiddleware),
            Middleware(RequestReadingMiddleware),
        ],
    )
    for path, answer in _ROUTES.items():
        api.get(path, summary=ADDRESSES[path])(answer)

    @api.get("/openapi.json", include_in_schema=False)
    def description(request: Request) -> Response:
        return JSONResponse(described(api, words_asked(request.query_params)))

    return api


def regions(request: Request, query: Annotated[ListQuery, Query()]) -> Response:
    """The districts of a scope by their codes."""
    found = partial(records.region_records, shared_answers(), query.scope)
    return listed(request, query, found, fields.REGIONS, ())


def estimates(request: Request, query: Annotated[MeasuredQuery, Query()]) -> Response:
    """The figures of a scope with limits and addresses."""
    question = query.question()
    found = partial(records.estimate_records, shared_answers(), question)
    return listed(request, query, found, fields.ESTIMATES, (question.survey_year,))


def rank(request: Request, query: Annotated[MeasuredQuery, Query()]) -> Response:
    """The regions of a scope in order, with confidence sets and the change since the survey before."""
    question = query.question()
    found = partial(records.rank_records, shared_answers(), question)
    compared = () if question.compared_year is None else (question.compared_year,)
    return listed(request, query, found, fields.RANKS, (question.survey_year, *compared))


def targets(request: Request, query: Annotated[TargetQuery, Query()]) -> Response:
    """The regions of a scope against the target in force, or an own one."""
    question = query.question()
    found = partial(records.target_records, shared_answers(), question)
    return listed(request, query, found, fields.TARGETS, (question.survey_year,))


def profile(request: Request, region: str, query: Annotated[ProfileQuery, Query()]) -> Response:
    """One region in every comparable survey."""
    as_csv = query.as_csv
    found = records.profile_record(shared_answers(), query.question(), region_code(region))
    own = {name: value for name, value in found.items() if name in fields.PROFILE_ROWS.names}
    rows = [{**own, **survey} for survey in found["surveys"]]
    return single(request, found, vocabulary.COMPARABLE_YEARS, (rows, fields.PROFILE_ROWS) if as_csv else None)


def compare(request: Request, region: str, query: Annotated[CompareQuery, Query()]) -> Response:
    """One region in two surveys."""
    as_csv, years = query.as_csv, query.years
    measured = query.measured
    compared = shared_answers().measuring(measured).comparison(region_code(region), *years)
    found = records.comparison_record(compared, measured)
    return single(request, found, years, ([found], fields.COMPARISON) if as_csv else None)


def clusters(request: Request, query: Annotated[ClusterQuery, Query()]) -> Response:
    """The clusters of neighbours of a scope or island group."""
    as_csv, question, island = query.as_csv, query.question(), query.island_group
    answer = shared_answers().clusters(question, island)
    found = records.cluster_record(answer, question.scope, question.survey_year, island)
    own = {name: found[name] for name in fields.CLUSTER_SCOPE}
    rows = [{**own, **district} for district in found["districts"]]
    return single(request, found, (question.survey_year,), (rows, fields.CLUSTER_ROWS) if as_csv else None)


def alike(request: Request, region: str, query: Annotated[LearningQuery, Query()]) -> Response:
    """The districts most like one."""
    as_csv, question = query.as_csv, query.question()
    found = records.alike_of(shared_answers(), question, region_code(region))
    years = tuple(dict.fromkeys((question.survey_year, FIRST_YEAR)))
    return single(request, found, years, (found["alike"], fields.NEIGHBOURS) if as_csv else None)


def expected(request: Request, region: str, query: Annotated[LearningQuery, Query()]) -> Response:
    """What circumstances let expect of one district."""
    as_csv, question = query.as_csv, query.question()
    found = records.expected_of(shared_answers(), question, region_code(region))
    return single(request, found, (question.survey_year,), ([found], fields.EXPECTED) if as_csv else None)


_ROUTES: Final[dict[str, Callable[..., Response]]] = {
    "/regions": regions,
    "/estimates": estimates,
    "/rank": rank,
    "/targets": targets,
    "/profile/{region}": profile,
    "/compare/{region}": compare,
    "/clusters": clusters,
    "/alike/{region}": alike,
    "/expected/{region}": expected,
}


class _Anything(PathConvertor):
    """The rest of a path, line breaks and all: the server's own would pass such an address on."""

    regex = r"[\s\S]*"


register_url_convertor("anything", _Anything())


class BelowItsPath:
    """Hands requests below `/api/v1/` to the application as if it stood at the root.

    The base path is taken off before, so that the path no longer begins with what the server calls its root.
    """

    def __init__(self) -> None:
        self.app = api_application()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its path below the API's own."""
        below = {**scope, "path": f"/{scope['path_params']['rest']}", "root_path": "", "path_params": {}}
        await self.app(below, receive, send)
