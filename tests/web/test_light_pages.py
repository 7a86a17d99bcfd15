"""The light pages: the same figures as the answers, in plain HTML that a text browser and a printer read."""

import gzip
import html
import re
import shutil
import subprocess

import pandas as pd
import pytest
from asking import ask

from questions import visit_of
from stuntmap.answers import shared_answers
from stuntmap.links.readings import reading
from stuntmap.vocabulary import FORMER_PROVINCE_SUCCESSORS

REGIONS = ("", "33", "94", "21", "3310", "2171", "9403", "8101")


def page(code: str, query: str = "") -> str:
    answer = ask(f"/ringkas{'/' if code else ''}{code}{query}")
    assert answer.status == 200
    return answer.body.decode()


def plain(written: str) -> str:
    text = re.sub(r"<(style|svg|title)\b.*?</\1>", " ", written, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)).replace("\N{NO-BREAK SPACE}", " "))


def dumped(written: str) -> str:
    """What the text browser shows; fails where it is missing."""
    browser = shutil.which("w3m")
    assert browser, "w3m is missing: install it (Debian: apt-get install w3m)"
    command = [browser, "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "100"]
    return subprocess.run(command, input=written.encode(), capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("code", REGIONS)
def test_a_page_travels_in_a_hundred_kilobytes_and_runs_nothing(code: str) -> None:
    answer = ask(f"/ringkas{'/' if code else ''}{code}")
    assert len(gzip.compress(answer.body, 6)) <= 100_000
    written = answer.body.decode()
    assert "<script" not in written
    assert not re.search(r"\son\w+=", written)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//(?!localhost:8501)", written)
    assert "script-src" not in answer.headers["content-security-policy"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("code", [code for code in REGIONS if len(code) == 4])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_district_says_what_its_profile_says(code: str, language: str) -> None:
    said = plain(page(code, f"?bahasa={language}&survei=2024"))
    visit = visit_of(language, page="profil", picked_code=code, district_code=code, scope=code[:2])
    sentence = re.sub(r"\*\*", "", reading(visit).sentence).replace("\N{NO-BREAK SPACE}", " ")
    assert sentence in said
    row = visit.district_row
    assert f" {row['region_name']} " in said
    low, high = row["rank_low"], row["rank_high"]
    if pd.notna(low):
        assert re.search(rf"{int(row['rank'])}/{int(row['of'])}.*? \(~?{int(low)}–{int(high)}\)", said)


@pytest.mark.parametrize("code", ["33", "94"])
def test_a_province_lists_all_of_its_districts_with_their_figures(code: str) -> None:
    written = page(code)
    table = shared_answers().table(visit_of(scope=code, page="peta").question)
    rows = re.findall(r'<tr[^>]*><th scope="row">(.*?)</th><td>(.*?)</td>', written.partition("</table>")[0])
    assert len(rows) == len(table)
    shown = [float(figure.split(" ")[0].replace(",", ".")) for _, figure in rows if figure[0].isdigit()]
    assert shown == sorted(table["prevalence_pct"].dropna())
    for district in table.index:
        assert f'href="/ringkas/{district}"' in written


def test_a_district_tells_its_other_nutrition_with_class_and_rank() -> None:
    table = page("3310").partition("</table>")[2].replace("\N{NO-BREAK SPACE}", " ")
    assert "<caption>Status gizi lain</caption>" in table
    cells = "<td>7,5 (5,2–10,7)</td><td>sedang</td><td>23/35, seri (2–34)</td>"
    assert f'<th scope="row">Wasting (kurus), SKI 2023</th>{cells}' in table
    assert "Belum ada lembaga yang menetapkan kelas untuk Wasting berat" in table
    # No copy at hand prints them for the country.
    assert "Status gizi lain" not in page("")


def test_the_country_lists_38_provinces_and_marks_its_own_row_nowhere() -> None:
    written = page("")
    assert len(re.findall(r'href="/ringkas/\d\d"', written)) == 38
    assert 'class="own"' not in written
    assert 'class="own"' in page("3310")


def test_every_region_that_a_page_leads_to_has_one_the_undivided_provinces_none() -> None:
    written = page("", "?survei=2022")
    assert "Papua Barat" in plain(written)
    codes = re.findall(r'href="/ringkas/(\w+)', written)
    assert len(codes) == 38
    assert set(codes) <= set(shared_answers().names.provinces) - set(FORMER_PROVINCE_SUCCESSORS)


def test_a_survey_and_a_language_travel_along() -> None:
    written = page("3310", "?survei=2022&bahasa=en")
    assert '<html lang="en">' in written
    assert "Kab. Klaten 18.2%" in html.unescape(re.search(r'og:title" content="([^"]*)"', written)[1])
    assert 'href="/ringkas/33?survei=2022&amp;bahasa=en"' in written
    assert '<a href="/ringkas/3310?bahasa=en">SSGI 2024</a>' in written
    assert '<a href="/ringkas/3310?survei=2022" lang="id" hreflang="id">Bahasa</a>' in written
    assert 'href="/?wilayah=3310&amp;survei=2022&amp;bahasa=en">Open the full view' in written


def test_a_region_without_an_estimate_says_so_and_gives_no_figure() -> None:
    said = plain(page("5301", "?survei=2022"))
    assert "tidak ada estimasi stunting, SSGI 2022" in said
    assert "tidak ada estimasi" in dumped(page("5301", "?survei=2022"))


@pytest.mark.parametrize("code", ["", "33", "3310"])
def test_a_text_browser_reads_figure_series_and_table(code: str) -> None:
    shown = dumped(page(code))
    name, figure = {"": ("Indonesia", "19,8"), "33": ("Jawa Tengah", "17,1"), "3310": ("Kabupaten Klaten", "20,8")}[
        code
    ]
    lines = shown.splitlines()
    assert any(line.strip() == name for line in lines)
    assert f"{figure} % stunting, SSGI 2024" in shown.replace("\N{NO-BREAK SPACE}", " ")
    assert re.search(rf"SSGI 2021 \d+,\d.%.*SSGI 2024 {figure}", shown.replace("\n", " "))
    first = {"": "Bali", "33": "Kab. Demak", "3310": "Kab. Sukoharjo"}[code]
    assert any(re.match(rf"\s*{re.escape(first)}\s+\d+,\d \(~\d", line) for line in lines), shown
    assert "Kementerian Kesehatan RI" in shown
    assert ("Kab. Magetan: Lebih mirip daripada" in " ".join(shown.split())) == (code == "3310")


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("33.10", "/ringkas/3310"),
        ("3310.", "/ringkas/3310"),
        ("id", "/ringkas"),
        ("33.10?bahasa=en", "/ringkas/3310?bahasa=en"),
    ],
)
def test_a_code_as_it_is_printed_leads_to_its_page(asked: str, leads_to: str) -> None:
    answer = ask(f"/ringkas/{asked}")
    assert (answer.status, answer.headers["location"]) == (302, leads_to)


@pytest.mark.parametrize("code", ["9999", "92L", "abc", "%22%3E%3Cscript%3E", "33%0d%0aX:1", "a" * 300])
def test_an_unknown_region_is_told_in_the_language_of_the_link(code: str) -> None:
    answer = ask(f"/ringkas/{code}")
    assert answer.status == 404
    assert "Tidak ada daerah dengan kode" in answer.body.decode()
    assert "<script" not in answer.body.decode()
    assert "There is no region" in ask(f"/ringkas/{code}?bahasa=en").body.decode()


def test_another_region_in_the_parameters_does_not_count() -> None:
    assert page("3310", "?wilayah=3311&Prov=34&sorot=3374") == page("3310")
    # Nor under a name that an e-mail program or a hand changed.
    assert page("", "?amp;wilayah=3311&SOROT=3374&Prov=34") == page("")


def test_the_dashboard_leads_a_browser_without_scripts_here() -> None:
    shell = ask("/profil?wilayah=33.10&bahasa=en").body.decode()
    (told,) = re.findall(r"<noscript>(.*?)</noscript>", shell, flags=re.DOTALL)
    assert 'href="/ringkas/3310?bahasa=en"' in told
    assert "The dashboard needs JavaScript" in told


@pytest.mark.parametrize(
    ("code", "title"), [("", "Indonesia 19,8"), ("33", "Jawa Tengah 17,1"), ("3310", "Kab. Klaten 20,8")]
)
def test_the_card_of_a_light_page_is_that_of_its_region(code: str, title: str) -> None:
    assert re.search(r'og:title" content="([^"]*)"', page(code))[1].startswith(title)
