"""How the API says no: a status, a code for programs, and words in the language that the address asks for."""

from typing import Final

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from stuntmap.errors import BadChoiceError, StuntmapError, Unforeseen, UnknownRegionError
from stuntmap.language import DEFAULT_LANGUAGE, LANGUAGES, Language, language
from stuntmap.language.error_words import problem_words, remedy_words
from stuntmap.web.settings import server_settings

API_PATH: Final = "/api/v1"
LANGUAGE: Final = "language"
# A refusal is about one request: nobody keeps it.
HEADERS: Final = {"cache-control": "no-store"}


class RequestError(StuntmapError):
    """A request that cannot be answered as it is written."""


_STATUS: Final = {
    "unknown_address": 404,
    "only_reading": 405,
    "unknown_parameter": 400,
    "repeated_parameter": 400,
    "missing_parameter": 422,
    "too_many_requests": 429,
}


def words_asked(parameters: QueryParams) -> Language:
    """The language of `?language=`; the default where it names none or an unknown one."""
    code = parameters.get(LANGUAGE, DEFAULT_LANGUAGE)
    return language(code if code in LANGUAGES else DEFAULT_LANGUAGE)


def status_of(error: StuntmapError) -> int:
    """The HTTP status: 404 for what does not exist, 422 for a value that cannot be, 503 for damaged data."""
    if error.code in _STATUS:
        return _STATUS[error.code]
    if isinstance(error, UnknownRegionError):
        return 404
    return 422 if isinstance(error, BadChoiceError) else 503


def refusal(request: Request, error: StuntmapError, **headers: str) -> Response:
    """The answer that says what is wrong and what to do: {"error": {"code", "problem", "remedy"}}."""
    words = words_asked(request.query_params)
    said = {"code": error.code, "problem": problem_words(error, words), "remedy": remedy_words(error, words)}
    return JSONResponse({"error": said}, status_code=status_of(error), headers={**HEADERS, **headers})


def place() -> str:
    """Where the addresses and parameters are described."""
    return f"{server_settings().base_path}{API_PATH}/"


async def refused(request: Request, error: Exception) -> Response:
    """The answer to an error that was raised on purpose."""
    assert isinstance(error, StuntmapError)
    return refusal(request, error)


async def not_found(request: Request, error: Exception) -> Response:
    """The answer to an address that does not exist, or that is asked with another method than GET."""
    if isinstance(error, HTTPException) and error.status_code == 405:
        return refusal(request, RequestError("only_reading"), allow="GET, HEAD")
    return refusal(request, RequestError("unknown_address", place=place()))


def broken(request: Request, found: Unforeseen) -> Response:
    """The answer where something broke: a number that is in the log."""
    words = words_asked(request.query_params)
    problem = words.text("An error that was not foreseen (number {reference}).", reference=found.reference)
    said = {"code": "unforeseen", "problem": problem, "remedy": ""}
    return JSONResponse({"error": said}, status_code=500, headers=HEADERS)
