"""How the API hands out records: JSON or CSV, page by page, with survey, source and version of the data."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from stuntmap import vocabulary
from stuntmap.report import survey_sources
from stuntmap.report.records.fields import Parts
from stuntmap.report.records.flat import csv_text
from stuntmap.web.api.parameters import ListQuery
from stuntmap.web.api.refusals import API_PATH
from stuntmap.web.settings import server_settings

JSON_TYPE: Final = "application/json"
CSV_TYPE: Final = "text/csv"
# Asked for anew each time, and answered without a body where nothing changed.
KEEP: Final = "public, no-cache"
SURVEYS_HEADER: Final = "x-surveys"
SOURCE_HEADER: Final = "x-source"
VERSION_HEADER: Final = "x-data-version"
TOTAL_HEADER: Final = "x-total-count"
TOLD_HEADERS: Final = (SURVEYS_HEADER, SOURCE_HEADER, VERSION_HEADER, TOTAL_HEADER)


Records = Sequence[Mapping[str, Any]]


def listed(
    request: Request, query: ListQuery, made: Callable[[], Records], parts: Parts, years: tuple[int, ...]
) -> Response:
    """One page of the records that `made` makes; `years` are the surveys they come from, empty where from none.

    They are made when the whole address has been read: what is refused costs no work.
    """
    first, most, as_csv = query.left_out, query.most, query.as_csv
    records = made()
    shown = records[first : first + most]
    headers = {TOTAL_HEADER: str(len(records))}
    if first + most < len(records):
        headers["link"] = f'<{_next_address(request, first + most, most)}>; rel="next"'
    if as_csv:
        return _answer(request, csv_text(shown, parts), CSV_TYPE, years, headers)
    counts = {"total": len(records), "limit": most, "offset": first}
    return _answer(request, _json({"about": about(years), **counts, "records": shown}), JSON_TYPE, years, headers)


def single(
    request: Request,
    record: Mapping[str, Any],
    years: tuple[int, ...],
    table: tuple[Records, Parts] | None,
) -> Response:
    """One record as JSON; where a table is asked for, these rows as CSV."""
    if table is not None:
        return _answer(request, csv_text(*table), CSV_TYPE, years, {})
    return _answer(request, _json({"about": about(years), "record": record}), JSON_TYPE, years, {})


def about(years: tuple[int, ...]) -> dict[str, Any]:
    """Where an answer comes from: surveys, their years, whose they are, and the version of the data."""
    return {
        "surveys": [vocabulary.SURVEY_OF_YEAR[year].name for year in years],
        "survey_years": list(years),
        "source": _source(years),
        "data_version": survey_sources.data_version(),
    }


def _source(years: tuple[int, ...]) -> str:
    return survey_sources.source_words(years) if years else vocabulary.CODES_SOURCE


def _json(answer: object) -> str:
    """As the command prints it, but on one line; a number that JSON does not know is a fault of the program."""
    return json.dumps(answer, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _next_address(request: Request, offset: int, limit: int) -> str:
    """The address of the next page, from the root of the server: a proxy may have another name for it."""
    given = {name: text for name, text in request.query_params.items() if name not in ("offset", "limit")}
    query = urlencode({**given, "limit": limit, "offset": offset})
    return f"{server_settings().base_path}{API_PATH}{request.scope['path']}?{query}"


def _answer(request: Request, text: str, media_type: str, years: tuple[int, ...], headers: dict[str, str]) -> Response:
    """The whole answer, or that it is as the client knows it.

    The tag is that of the content, which holds the version of the data and all that the query asked for.
    """
    surveys = {SURVEYS_HEADER: survey_sources.survey_words(years)} if years else {}
    told = {
        **surveys,
        SOURCE_HEADER: _source(years),
        VERSION_HEADER: survey_sources.data_version().replace(" · ", "+"),
    }
    content = text.encode("utf-8")
    tag = hashlib.sha256(content + told[VERSION_HEADER].encode("utf-8")).hexdigest()[:32]
    sent = {**told, **headers, "etag": f'"{tag}"', "cache-control": KEEP}
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if sent["etag"] in known:
        return Response(status_code=304, headers=sent)
    return Response(content, media_type=media_type, headers=sent)
