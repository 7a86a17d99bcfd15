"""The light pages: the answer of a region as plain HTML, for telephones, text browsers and printers."""

from typing import Final
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.errors import StuntmapError
from stuntmap.language import DEFAULT_LANGUAGE, LANGUAGES, Language
from stuntmap.language.error_words import error_words
from stuntmap.links import addresses
from stuntmap.links.cards import card_of
from stuntmap.links.light import light_page
from stuntmap.links.visit import Visit, language_of, visit_of
from stuntmap.reading_day import today
from stuntmap.vocabulary import LANGUAGE_PARAMETER, PAGES, SURVEY_PARAMETER
from stuntmap.web.asked import server_address
from stuntmap.web.card_route import card_address
from stuntmap.web.security import STILL_POLICY, policy
from stuntmap.web.settings import server_settings
from stuntmap.web.still_pages import style, templates
from stuntmap.web.view_tags import view_tags

LIGHT_PATH: Final = "/ringkas"
# The path names the region; parameters that name another one do not count.
REPLACED: Final = (vocabulary.REGION_PARAMETER, vocabulary.PROVINCE_PARAMETER, vocabulary.HIGHLIGHTED_PARAMETER)
# Asked for anew by whoever comes back: targets are read on another day.
KEEP: Final = "no-cache"


def light_address(region_code: str, visit: Visit, **changes: str | None) -> str:
    """The address of a region's light page in the visit's survey and language, with `changes` laid over them."""
    selection = visit.selection
    shown: dict[str, str | None] = {
        SURVEY_PARAMETER: None if selection.survey_year == vocabulary.LATEST_YEAR else str(selection.survey_year),
        LANGUAGE_PARAMETER: None if visit.language.code == DEFAULT_LANGUAGE else visit.language.code,
        **changes,
    }
    query = urlencode({name: value for name, value in shown.items() if value})
    place = "" if region_code == vocabulary.COUNTRY_CODE else f"/{region_code}"
    return f"{server_settings().base_path}{LIGHT_PATH}{place}{'?' if query else ''}{query}"


def _visit(request: Request, code: str) -> Visit:
    """The visit of a region: what the address asks besides is read as on the first page."""
    level = vocabulary.level_of_code(code)
    named = {} if level == vocabulary.COUNTRY else {vocabulary.REGION_PARAMETER: code}
    if level == vocabulary.PROVINCE:
        named[vocabulary.PROVINCE_PARAMETER] = code
    asked = {name: text for name, text in request.query_params.items() if addresses.own_name(name) not in REPLACED}
    return visit_of(PAGES[0], {**asked, **named}, today(), shared_answers())


def full_address(visit: Visit, code: str) -> str:
    """The same region in the dashboard: a district or the country on the first page, a province on its map.

    Another indicator than stunting is on the map, too.
    """
    level = vocabulary.level_of_code(code)
    measured = visit.selection.measured
    path, name = ("peta", vocabulary.PROVINCE_PARAMETER) if level == vocabulary.PROVINCE else ("", "")
    name = vocabulary.REGION_PARAMETER if level == vocabulary.DISTRICT else name
    given = {name: code, SURVEY_PARAMETER: str(visit.selection.survey_year), LANGUAGE_PARAMETER: visit.language.code}
    if measured != vocabulary.STUNTING:
        # The map is about whatever surveys measure, the first page about stunting.
        path, given = "peta", {**given, vocabulary.NUTRITION_PARAMETER: measured.name}
    query = urlencode({name: value for name, value in given.items() if name})
    return f"{server_settings().base_path}/{path}?{query}"


def _written(request: Request, code: str) -> str:
    """The whole page as HTML."""
    visit = _visit(request, code)
    surveys = [
        {
            "label": survey.label,
            "address": None
            if survey.year == visit.selection.survey_year
            else light_address(
                code, visit, **{SURVEY_PARAMETER: None if survey.year == vocabulary.LATEST_YEAR else str(survey.year)}
            ),
        }
        for survey in vocabulary.COMPARABLE_SURVEYS
    ]
    languages = [
        {
            "code": tongue.code,
            "name": tongue.name,
            "address": light_address(
                code, visit, **{LANGUAGE_PARAMETER: None if tongue.code == DEFAULT_LANGUAGE else tongue.code}
            ),
        }
        for tongue in LANGUAGES.values()
        if tongue.code != visit.language.code
    ]
    picture = server_address(request) + card_address(visit.page, _card_query(visit, code))
    host = server_address(request).removesuffix(server_settings().base_path)
    return (
        templates()
        .get_template("light.html")
        .render(
            page=light_page(visit, code),
            words=visit.language,
            labels=_labels(visit),
            style=style(),
            tags=Markup(view_tags(card_of(visit), visit.language, host + light_address(code, visit), picture)),
            light=lambda other: light_address(other, visit),
            full=full_address(visit, code),
            method=f"{server_settings().base_path}/data?{urlencode({LANGUAGE_PARAMETER: visit.language.code})}",
            surveys=surveys,
            languages=languages,
        )
    )


def _labels(visit: Visit) -> dict[str, str]:
    """The few words of the page that are no answer."""
    words = visit.language
    return {
        "above": words.text("Regions above"),
        "what": words.text("stunting, {survey}", survey=visit.survey_label),
        "full": words.text("Open the full view"),
        "method": words.text("Data and method"),
    }


def _card_query(visit: Visit, code: str) -> str:
    """The parameters of the region's picture."""
    level = vocabulary.level_of_code(code)
    named = {vocabulary.REGION_PARAMETER: code} if level != vocabulary.COUNTRY else {}
    shown = {**named, SURVEY_PARAMETER: str(visit.selection.survey_year), LANGUAGE_PARAMETER: visit.language.code}
    return f"?{urlencode(shown)}"


def refusal_page(said: str, words: Language, status: int) -> Response:
    """A page that says what is wrong and leads to the country."""
    onward = words.text("All Indonesia")
    home = f"{server_settings().base_path}{LIGHT_PATH}?{urlencode({LANGUAGE_PARAMETER: words.code})}"
    template = templates().get_template("refusal.html")
    content = template.render(code=words.code, style=style(), said=said, home=home, onward=onward)
    headers = {"cache-control": "no-store", "content-security-policy": policy(STILL_POLICY)}
    return HTMLResponse(content, status_code=status, headers=headers)


async def light_response(request: Request) -> Response:
    """The light page of the region in the path: a district, a province, or without one the country."""
    given = request.path_params.get("region_code", "")
    code = addresses.region_code(given) or vocabulary.COUNTRY_CODE
    words = language_of(request.query_params)
    if code not in shared_answers().names.regions or code in vocabulary.FORMER_PROVINCE_SUCCESSORS:
        return refusal_page(words.text("There is no region with the code “{code}”.", code=given[:20]), words, 404)
    if given and given != code:
        query = f"?{request.url.query}" if request.url.query else ""
        place = "" if code == vocabulary.COUNTRY_CODE else f"/{code}"
        return RedirectResponse(f"{server_settings().base_path}{LIGHT_PATH}{place}{query}", status_code=302)
    try:
        content = await run_in_threadpool(_written, request, code)
    except StuntmapError as error:
        return refusal_page(error_words(error, words), words, 503)
    return HTMLResponse(content, headers={"cache-control": KEEP, "content-security-policy": policy(STILL_POLICY)})
