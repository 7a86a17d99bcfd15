"""What a chat shows of a link: title, description and picture are those of the very view, in the link's language."""

import html
import io
import re
from urllib.parse import urlsplit

import pandas as pd
import pytest
from asking import Answer, ask, ask_page
from PIL import Image

from stuntmap.answers import shared_answers
from stuntmap.vocabulary import PAGES

# Twenty districts: of every island group, cities, divided ones, one from a model, one alone among few.
DISTRICTS = (
    *("3310", "3374", "1101", "1275", "1471", "2171", "3171", "3273", "3578", "3671"),
    *("5105", "5301", "6111", "6209", "6472", "7271", "7371", "8101", "8271", "9403"),
)


def tags(answer: Answer) -> dict[str, str]:
    """The tags of a page by property or name; a tag twice is an error."""
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', answer.body.decode())
    assert len(dict(found)) == len(found), "a tag stands twice"
    return {name: html.unescape(text).replace("\N{NO-BREAK SPACE}", " ") for name, text in found}


def _survey(year: int) -> pd.DataFrame:
    estimates = shared_answers().data.estimates
    return estimates[estimates["survey_year"].eq(year)]


def test_the_card_of_a_district_says_figure_survey_and_rank_with_its_set() -> None:
    said = tags(ask("/?wilayah=3310"))
    assert said["og:title"] == "Kab. Klaten 20,8 % (SSGI 2024), peringkat 28 dari 35 di Jawa Tengah (antara 3 dan 35)"
    assert said["og:description"].startswith("Kabupaten Klaten 20,8 % (rentang kepercayaan 95 %: 17,5–24,6 %")
    assert len(said["og:description"]) <= 300
    assert said["twitter:card"] == "summary_large_image"
    assert said["description"] == said["twitter:description"] == said["og:description"]


@pytest.mark.parametrize("code", DISTRICTS)
@pytest.mark.parametrize("year", [2022, 2024])
def test_the_figure_of_the_card_is_that_of_the_survey(code: str, year: int) -> None:
    regions, estimates = (table.set_index("region_code") for table in (shared_answers().data.regions, _survey(year)))
    printed = estimates["prevalence_pct"].get(code)
    title = tags(ask(f"/profil?wilayah={code}&survei={year}"))["og:title"]
    figure = re.search(r" (\d+,\d) % \((model, )?SSGI (\d{4})\)", title)
    if printed is None or pd.isna(printed):
        assert figure is None
        return
    assert figure is not None, title
    assert (float(figure[1].replace(",", ".")), int(figure[3])) == (printed, year)
    place = re.search(r"peringkat (\d+) dari (\d+)", title)
    beside = regions["province_code"].eq(regions.loc[code, "province_code"]) & regions["region_level"].eq("district")
    ranked = estimates["prevalence_pct"].reindex(regions.index[beside]).dropna()
    assert (int(place[1]), int(place[2])) == (int((ranked < printed).sum()) + 1, len(ranked))


def test_a_figure_from_a_model_is_called_one() -> None:
    estimates = shared_answers().data.estimates
    models = estimates[estimates["estimation"].eq("small_area") & estimates["survey_year"].eq(2024)]
    title = tags(ask(f"/profil?wilayah={models['region_code'].iloc[0]}"))["og:title"]
    assert "(model, SSGI 2024)" in title
    assert "kira-kira antara" in title


@pytest.mark.parametrize(
    ("link", "title"),
    [
        ("/", "Indonesia 19,8 % (SSGI 2024)"),
        ("/?survei=2021", "Indonesia 24,4 % (SSGI 2021)"),
        ("/?bahasa=en", "Indonesia 19.8% (SSGI 2024)"),
        ("/peta?prov=33", "Prevalensi stunting menurut kelas · Jawa Tengah, SSGI 2024"),
        ("/peringkat?prov=33", "Peringkat · Jawa Tengah, SSGI 2024"),
        ("/target?wilayah=3310", "Kab. Klaten 20,8 % (SSGI 2024), 10,8 poin persen di atas target 10 %"),
        ("/rembuk?prov=81", "Maluku 28,4 % (SSGI 2024), peringkat 31 dari 38 di Indonesia (antara 25 dan 34)"),
        ("/data", "Data dan metode"),
        ("/?wilayah=3374&ketidakpastian=tidak", "Kota Semarang 11,2 % (SSGI 2024), peringkat 2 dari 35 di Jawa Tengah"),
    ],
)  # fmt: skip
def test_each_view_has_its_own_title(link: str, title: str) -> None:
    assert tags(ask_page(link))["og:title"] == title


def test_the_page_title_begins_with_the_view() -> None:
    (title,) = re.findall(r"<title>(.*?)</title>", ask_page("/data").body.decode())
    assert title == "Data dan metode · stuntmap"


def test_addresses_name_what_counts_and_nothing_else() -> None:
    page = ask_page("/peta?fbclid=IwAR0&Prov=33&survei=1999&lapis=jarak&bahasa=id&wilayah=33.10").body.decode()
    (canonical,) = re.findall(r'<link rel="canonical" href="([^"]*)"', page)
    assert html.unescape(canonical) == "http://localhost:8501/peta?prov=33&lapis=jarak&wilayah=3310"


@pytest.mark.parametrize(
    "query",
    [
        "wilayah=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "prov=33%0d%0aSet-Cookie:%20a=1",
        "target=%3Cimg%20src=x%3E",
        "halaman=%22%20onload=alert(1)",
        "%22%3E%3Cscript%3E=1",
    ],
)
def test_nothing_of_a_hostile_link_reaches_the_page(query: str) -> None:
    page = ask_page(f"/peta?{query}").body.decode()
    assert page == ask_page("/peta").body.decode()


def test_a_hostile_host_is_escaped() -> None:
    answer = ask("/peta", host='a"><script>x</script>')
    assert "<script>x" not in answer.body.decode()


@pytest.mark.parametrize("page", [page.path for page in PAGES])
def test_the_picture_of_a_view_is_what_its_tag_names(page: str) -> None:
    address = urlsplit(tags(ask_page(f"/{page}?wilayah=3310"))["og:image"])
    answer = ask(f"{address.path}?{address.query}")
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    assert len(answer.body) <= 300_000
    assert Image.open(io.BytesIO(answer.body)).size == (1200, 630)


def test_another_view_has_another_picture_and_the_same_view_the_same() -> None:
    first, again, other = (
        ask(f"/kartu/peta.png?{query}").body for query in ("wilayah=3310", "wilayah=33.10&fbclid=x", "wilayah=3311")
    )
    assert first == again
    assert first != other


def test_there_is_no_picture_of_an_unknown_page() -> None:
    assert ask("/kartu/lain.png").status == 404


def test_search_engines_find_every_page_province_and_district() -> None:
    robots = ask("/robots.txt")
    assert robots.headers["content-type"].startswith("text/plain")
    assert "Sitemap: http://localhost:8501/sitemap.xml" in robots.body.decode().splitlines()
    places = re.findall(r"<loc>(.*?)</loc>", ask("/sitemap.xml").body.decode())
    assert len(places) == len(set(places)) == len(PAGES) + 38 + 514
    assert "http://localhost:8501/profil?wilayah=3310" in places


def test_the_icon_is_a_real_file() -> None:
    icon = Image.open(io.BytesIO(ask("/favicon.ico").body))
    assert icon.format == "ICO"
    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
