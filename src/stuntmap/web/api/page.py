"""The page at `/api/v1/`: what the addresses answer, and how Excel, R and Python ask them."""

from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from stuntmap.language import DEFAULT_LANGUAGE, LANGUAGES, Language
from stuntmap.links.visit import language_of
from stuntmap.report import survey_sources
from stuntmap.vocabulary import COMPARABLE_YEARS, LANGUAGE_PARAMETER
from stuntmap.web.api.application import ADDRESSES
from stuntmap.web.api.description import ABOUT
from stuntmap.web.api.refusals import API_PATH, RequestError, place, refusal
from stuntmap.web.asked import server_address
from stuntmap.web.security import STILL_POLICY, policy
from stuntmap.web.settings import server_settings
from stuntmap.web.still_pages import style, templates

KEEP: Final = "no-cache"
PARENT: Final = API_PATH.rsplit("/", 1)[0]
# What the table of addresses shows of each: an example that answers.
EXAMPLES: Final = {
    "/regions": "/regions?province=33",
    "/estimates": "/estimates?province=33&year=2024",
    "/rank": "/rank?province=33&year=2024",
    "/targets": "/targets?province=33&target=14",
    "/profile/{region}": "/profile/3310",
    "/compare/{region}": "/compare/3310?from=2021&to=2024",
    "/clusters": "/clusters?year=2024",
    "/alike/{region}": "/alike/3310",
    "/expected/{region}": "/expected/3310",
}
EXCEL: Final = """let
    Answer = Json.Document(Web.Contents("{address}/rank?province=33&year=2024")),
    Ranking = Table.FromRecords(Answer[records])
in
    Ranking"""
R: Final = """ranking <- read.csv("{address}/rank.csv?province=33&year=2024",
                    colClasses = c(region_code = "character"), na.strings = "")"""
PYTHON: Final = """import pandas as pd

ranking = pd.read_csv("{address}/rank.csv?province=33&year=2024", dtype={{"region_code": str}})"""


def api_page_response(request: Request) -> Response:
    """The page in the language of the address."""
    words = language_of(request.query_params)
    address = f"{server_address(request)}{API_PATH}"
    content = (
        templates()
        .get_template("api.html")
        .render(
            words=words,
            style=style(),
            page=_texts(words),
            languages=[
                {"code": tongue.code, "name": tongue.name, "address": _own_address(tongue.code)}
                for tongue in LANGUAGES.values()
                if tongue.code != words.code
            ],
            addresses=[
                {
                    "address": f"{server_settings().base_path}{API_PATH}{EXAMPLES[path]}",
                    "shown": EXAMPLES[path],
                    "answers": words.text(summary),
                }
                for path, summary in ADDRESSES.items()
            ],
            examples=_examples(words, address),
        )
    )
    headers = {"cache-control": KEEP, "content-security-policy": policy(STILL_POLICY)}
    return HTMLResponse(content, headers=headers)


async def elsewhere_response(request: Request) -> Response:
    """What stands beside `/api/v1/`: its name alone leads there, and there is no other version."""
    if request.path_params.get("rest"):
        return refusal(request, RequestError("unknown_address", place=place()))
    return RedirectResponse(place(), status_code=302)


def _own_address(language_code: str) -> str:
    query = "" if language_code == DEFAULT_LANGUAGE else f"?{urlencode({LANGUAGE_PARAMETER: language_code})}"
    return f"{server_settings().base_path}{API_PATH}/{query}"


def _texts(words: Language) -> dict[str, Any]:
    most = server_settings().requests_per_minute
    rules = [
        words.text(
            "Each answer is JSON, or CSV where the path ends in .csv. It names survey, source and version of the data; "
            "CSV does so in the headers X-Surveys, X-Source and X-Data-Version."
        ),
        words.text(
            "A region without an estimate has null in JSON and an empty field in CSV, never 0. Numbers have a decimal "
            "point. Codes of regions are text."
        ),
        words.text(
            "A rank without its limits (rank_low to rank_high), or a figure without ci95_low_pct and ci95_high_pct, "
            "says more than the survey knows: hand them on together."
        ),
    ]
    if most:
        rules.append(words.text("At most {most} requests in a minute from one address.", most=words.number(most)))
    return {
        "title": words.text("Figures for programs (API)"),
        "about": words.text(ABOUT),
        "description": f"{server_settings().base_path}{API_PATH}/openapi.json?language={words.code}",
        "home": f"{server_settings().base_path}/?{urlencode({LANGUAGE_PARAMETER: words.code})}",
        "dashboard": words.text("Open the dashboard"),
        "addresses_title": words.text("Addresses"),
        "address": words.text("Address"),
        "answers": words.text("What it answers"),
        "rules": rules,
        "source": " · ".join(
            [
                words.text("Source: {source}", source=survey_sources.source_words(COMPARABLE_YEARS)),
                words.text("data {version}", version=survey_sources.data_version()),
            ]
        ),
    }


def _examples(words: Language, address: str) -> list[dict[str, str]]:
    return [
        {
            "title": "Excel (Power Query)",
            "told": words.text(
                "Data, Get Data, From Other Sources, Blank Query; then Advanced Editor, and paste. Numbers stay "
                "numbers whatever the language of Excel."
            ),
            "code": EXCEL.format(address=address),
        },
        {"title": "R", "told": words.text("No package is needed."), "code": R.format(address=address)},
        {"title": "Python", "told": words.text("With pandas."), "code": PYTHON.format(address=address)},
    ]
