"""Boundary files: only the served levels, kept for good by the browser, compressed for those who take it."""

import gzip
import json

import pytest
from asking import PASSED_ON, ask

from stuntmap.data.boundaries import SERVED, served_levels
from stuntmap.data.lent_areas import lent_areas
from stuntmap.data.project import ROOT
from stuntmap.data.subdistricts import load_subdistricts, served_parts
from stuntmap.web.boundary_route import BOUNDARY_PATH

LEVELS = served_levels()
DISTRICT = LEVELS["district"].file_name


@pytest.mark.parametrize("level", LEVELS)
def test_every_served_level_is_sent_as_its_file_holds_it(level):
    file_name = LEVELS[level].file_name
    answer = ask(f"{BOUNDARY_PATH}/{file_name}")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.body == (ROOT / SERVED / file_name).read_bytes()


def test_the_country_the_provinces_and_each_province_in_detail_are_served():
    assert {"district", "province", "tiles"} <= set(LEVELS)
    assert len([name for name in LEVELS if name.startswith("district-")]) == 38
    features = json.loads(ask(f"{BOUNDARY_PATH}/{DISTRICT}").body)["features"]
    assert len(features) == 514


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_the_kecamatan_of_a_district_are_served_under_the_name_of_their_content(encoding):
    level = served_parts("3310", "subdistrict")
    answer = ask(f"{BOUNDARY_PATH}/{level.file_name}", accept_encoding=encoding)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    body = gzip.decompress(answer.body) if encoding else answer.body
    assert {feature["id"][:4] for feature in json.loads(body)["features"]} == {"3310"}
    assert len(json.loads(body)["features"]) == 26
    assert ask(f"{BOUNDARY_PATH}/{level.file_name.replace('3310', '3311')}").status == 404


@pytest.mark.parametrize("encoding", ["gzip", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.8", "GZIP"])
def test_who_takes_gzip_gets_the_same_content_in_fewer_bytes(encoding):
    plain = ask(f"{BOUNDARY_PATH}/{DISTRICT}")
    answer = ask(f"{BOUNDARY_PATH}/{DISTRICT}", accept_encoding=encoding)
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body) == plain.body
    assert len(answer.body) < len(plain.body) / 2


@pytest.mark.parametrize("encoding", ["", "identity", "br", "gzip;q=0", "gzip; q=0.000, br", "x-gzipped"])
def test_who_does_not_take_gzip_gets_plain_bytes(encoding):
    answer = ask(f"{BOUNDARY_PATH}/{DISTRICT}", accept_encoding=encoding)
    assert "content-encoding" not in answer.headers
    assert json.loads(answer.body)["type"] == "FeatureCollection"


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_a_browser_may_keep_a_boundary_file_for_good(encoding):
    headers = ask(f"{BOUNDARY_PATH}/{DISTRICT}", accept_encoding=encoding).headers
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert headers["vary"] == "accept-encoding"


def test_a_head_request_gives_the_headers():
    answer = ask(f"{BOUNDARY_PATH}/{DISTRICT}", "HEAD", accept_encoding="gzip")
    assert answer.status == 200
    assert answer.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(
    "file_name",
    [
        "district.geojson",
        "district.0000000000.geojson",
        "levels.json",
        "district.meta.yml",
        "",
        "..",
        DISTRICT.upper(),
        f"{DISTRICT}%00",
        f"%20{DISTRICT}",
    ],
)
def test_a_file_that_is_no_served_level_is_unknown(file_name):
    answer = ask(f"{BOUNDARY_PATH}/{file_name}")
    assert answer.status == 404 or answer.body == PASSED_ON.encode()
    assert "immutable" not in answer.headers.get("cache-control", "")


def test_an_unknown_file_is_refused_in_both_languages():
    answer = ask(f"{BOUNDARY_PATH}/lain.geojson")
    assert answer.status == 404
    assert answer.body.decode() == "Berkas batas wilayah tidak dikenal. / Unknown boundary file."


@pytest.mark.parametrize(
    "path",
    [
        "/boundaries/..%2f..%2fpyproject.toml",
        "/boundaries/../../pyproject.toml",
        f"/boundaries/..%2fboundaries%2f{DISTRICT}",
        f"/boundaries/.%2f{DISTRICT}",
        "/boundaries/..%5c..%5cpyproject.toml",
        "/boundaries/%2fetc%2fpasswd",
        "/boundaries/%252e%252e%252fpyproject.toml",
    ],
)
def test_no_path_leads_out_of_the_served_files(path):
    answer = ask(path, accept_encoding="gzip")
    assert answer.status == 404 or answer.body == PASSED_ON.encode()
    assert "content-encoding" not in answer.headers


def test_a_visitors_own_areas_are_kept_by_no_proxy():
    frame = load_subdistricts("3310").rename(columns={"region_name": "NAMOBJ"})[["NAMOBJ", "geometry"]]
    lent = lent_areas(frame.to_json().encode(), "batas.geojson", "3310").files["subdistrict"]
    answer = ask(f"{BOUNDARY_PATH}/{lent.level.file_name}")
    assert answer.body == lent.content
    assert answer.headers["cache-control"].startswith("private")
    assert ask(f"{BOUNDARY_PATH}/{lent.level.file_name.replace('own-', 'own-x')}").status == 404
