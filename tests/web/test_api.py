"""The API: the same bytes as the command, the figures of the answers, refusals with words, pages, tags, and bounds."""

import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
from asking import Answer, ask

from days import AS_OF
from questions import table_of
from stuntmap import cli
from stuntmap.report.records import fields
from stuntmap.report.records.flat import flat_columns
from stuntmap.report.survey_sources import data_version
from stuntmap.vocabulary import COLUMNS
from stuntmap.web.api.request_rate import RequestRate
from stuntmap.web.settings import server_settings

API = "/api/v1"


def got(target: str) -> Any:
    answer = ask(f"{API}{target}")
    assert answer.status == 200, answer.body
    assert answer.headers["content-type"] == "application/json"
    return json.loads(answer.body)


def table(target: str) -> pd.DataFrame:
    answer = ask(f"{API}{target}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    codes = dict.fromkeys(("region_code", "province_code"), "str")
    return pd.read_csv(io.BytesIO(answer.body), dtype=codes, keep_default_na=False, na_values=[""])


def refused(target: str, method: str = "GET") -> tuple[int, dict[str, str], Answer]:
    answer = ask(f"{API}{target}", method)
    return answer.status, json.loads(answer.body)["error"], answer


@pytest.fixture(autouse=True)
def setting(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    def set_to(name: str, value: str) -> None:
        monkeypatch.setenv(name, value)
        server_settings.cache_clear()

    # All tests ask from one address.
    set_to("STUNTMAP_REQUESTS_PER_MINUTE", "0")
    yield set_to
    monkeypatch.undo()
    server_settings.cache_clear()


# --- The same figures everywhere


@pytest.mark.parametrize(
    ("target", "command"),
    [
        ("/regions?province=33", "regions --province 33"),
        ("/rank?province=33&year=2022", "rank --province 33 --year 2022"),
        ("/rank?province=94", "rank --province 94"),
        ("/rank?year=2023", "rank --year 2023"),
        ("/profile/3310", "profile 3310"),
        ("/profile/ID", "profile ID"),
        (f"/profile/53.03?as_of={AS_OF}", f"profile 5303 --as-of {AS_OF}"),
        ("/compare/3310?from=2021&to=2024", "compare 3310 --from 2021 --to 2024"),
        ("/compare/9501?from=2018&to=2024", "compare 9501 --from 2018 --to 2024"),
        ("/clusters?year=2023", "clusters --year 2023"),
        ("/clusters?island=Maluku", "clusters --island maluku"),
        ("/alike/3310", "alike 3310"),
        ("/alike/9501?year=2023", "alike 9501 --year 2023"),
        ("/expected/33.10", "expected 3310"),
    ],
)
def test_a_record_is_the_commands_record_byte_for_byte(
    target: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = got(target)
    assert cli.main([*command.split(), "--json"]) == 0
    handed_out = answer["records"] if "records" in answer else answer["record"]
    assert json.dumps(handed_out, ensure_ascii=False, indent=2) == capsys.readouterr().out.strip()


@pytest.mark.parametrize(("scope", "year"), [("33", 2024), ("94", 2022), ("53", 2022), ("ID", 2021)])
def test_figures_limits_sets_and_verdicts_are_those_of_the_table(scope: str, year: int) -> None:
    expected = table_of(scope, year, year - 1 if year > 2021 else None)
    for path in ("estimates", "rank", "targets"):
        rows = {row["region_code"]: row for row in got(f"/{path}?province={scope}&year={year}")["records"]}
        assert set(rows) == set(expected.index)
        for code, row in expected.iterrows():
            for name, value in rows[str(code)].items():
                if name not in expected.columns or name == "survey_year":
                    continue
                if pd.isna(row[name]):
                    assert value is None, (path, code, name)
                elif isinstance(value, float):
                    assert value == pytest.approx(row[name], abs=0.0501 if name.startswith("ci95") else 5.1e-5)
                else:
                    assert value == row[name], (path, code, name)


def test_a_region_without_an_estimate_has_a_status_and_no_zero() -> None:
    rows = got("/estimates?province=53&year=2022")["records"] + got("/targets?year=2022")["records"]
    without = [row for row in rows if row["prevalence_pct"] is None]
    assert len(without) >= 20
    for row in without:
        assert row["status"] == "no_estimate"
        assert 0 not in [value for value in row.values() if not isinstance(value, bool)]


def test_clusters_as_a_table_have_a_row_a_district() -> None:
    shown, record = table("/clusters.csv?island=Jawa"), got("/clusters?island=Jawa")["record"]
    assert shown["region_code"].tolist() == [one["region_code"] for one in record["districts"]]
    assert set(shown["island_group"]) == {"Jawa"}
    assert record["all_figures"]["joined"][0]["region_code"] == "3101"


@pytest.mark.parametrize("path", ["/regions", "/estimates", "/rank", "/targets", "/compare/3310?from=2021&to=2024"])
def test_csv_holds_what_json_holds(path: str) -> None:
    place, _, query = path.partition("?")
    query = query or "province=94"
    answer, shown = got(f"{place}?{query}"), table(f"{place}.csv?{query}")
    records = answer.get("records") or [answer["record"]]
    parts = {"/regions": fields.REGIONS, "/estimates": fields.ESTIMATES, "/rank": fields.RANKS}
    parts = parts.get(place, fields.TARGETS if place == "/targets" else fields.COMPARISON)
    assert list(shown.columns) == flat_columns(parts)
    for record, (_, row) in zip(records, shown.iterrows(), strict=True):
        for name in parts.names:
            if name in parts.inner:
                continue
            assert (
                (record[name] is None and pd.isna(row[name]))
                or str(record[name]) == str(row[name])
                or (float(record[name]) == float(row[name]))
            ), name


def test_districts_alike_as_a_table_have_a_row_a_neighbour_and_what_is_expected_has_one() -> None:
    record, shown = got("/alike/3310")["record"], table("/alike/3310.csv")
    assert list(shown.columns) == flat_columns(fields.NEIGHBOURS)
    assert list(shown["region_code"]) == [one["region_code"] for one in record["alike"]]
    assert len(shown) == 15
    assert list(shown.loc[shown["learn_from"], "region_code"]) == [
        one["region_code"] for one in record["alike"] if one["learn_from"]
    ]
    expected = got("/expected/3310?year=2023")["record"]
    (row,) = table("/expected/3310.csv?year=2023").to_dict("records")
    assert float(row["expected_pct"]) == expected["expected_pct"]
    assert row["circumstances"] == ",".join(expected["circumstances"])
    assert refused("/alike/33")[0] == refused("/expected/ID")[0] == 404


def test_a_profile_as_a_table_has_a_row_a_survey() -> None:
    shown = table("/profile/3310.csv")
    assert list(shown["survey_year"]) == [2021, 2022, 2023, 2024]
    assert set(shown["region_code"]) == {"3310"}
    newest = got("/profile/3310")["record"]["surveys"][-1]
    assert shown.iloc[-1]["rank_province_rank"] == newest["rank_province"]["rank"]


def test_every_answer_says_where_it_comes_from() -> None:
    for target in ("/rank?year=2023", "/profile/33", "/compare/33?from=2022&to=2024", "/estimates.csv?year=2021"):
        answer = ask(f"{API}{target}")
        assert answer.headers["x-data-version"] == data_version().replace(" · ", "+")
        assert "Kementerian Kesehatan RI" in answer.headers["x-source"]
        assert re.search(r"(SSGI|SKI) 20", answer.headers["x-surveys"])
    assert got("/rank?year=2023")["about"]["surveys"] == ["SKI", "SSGI"]
    assert got("/regions")["about"]["source"] == "Kepmendagri 300.2.2-2138/2025"


# --- What is refused


@pytest.mark.parametrize(
    ("target", "status", "code", "said"),
    [
        ("/rank?year=2020", 422, "not_comparable", "2020"),
        ("/rank?year=", 422, "not_comparable", "Pilih salah satu: 2021, 2022, 2023, 2024"),
        ("/rank?province=99", 404, "unknown_scope", "99"),
        ("/rank?yera=2022", 400, "unknown_parameter", "yera"),
        ("/rank?year=2022&year=2024", 400, "repeated_parameter", "year"),
        ("/rank?level=province&province=33", 422, "one_province_unranked", "ID"),
        ("/rank?level=village", 422, "unknown_level", "village"),
        ("/rank?limit=0", 422, "bad_number", "1000"),
        ("/rank?offset=-1", 422, "bad_number", "offset"),
        ("/rank?format=xml", 422, "unknown_format", "json, csv"),
        ("/rank?language=fr", 422, "unknown_language", "fr"),
        ("/targets?target=140", 422, "bad_target", "140"),
        ("/targets?target_year=2060", 422, "no_target_year", "2060"),
        ("/profile/9999", 404, "unknown_region", "9999"),
        ("/profile/91L", 404, "unknown_region", "91L"),
        ("/profile/3310?as_of=besok", 422, "no_day", "besok"),
        ("/compare/3310?from=2021", 422, "missing_parameter", "to"),
        ("/compare/3310?from=2021&to=2021", 422, "same_survey", "2021"),
        ("/compare/3310?from=1999&to=2021", 422, "no_survey", "1999"),
        ("/nothing", 404, "unknown_address", "/api/v1/"),
        ("/docs", 404, "unknown_address", "/api/v1/"),
    ],
)
def test_a_request_that_cannot_be_answered_is_told_why_and_what_to_do(
    target: str, status: int, code: str, said: str
) -> None:
    found, error, answer = refused(target)
    assert (found, error["code"]) == (status, code)
    assert said in f"{error['problem']} {error['remedy']}"
    assert answer.headers["cache-control"] == "no-store"
    joint = "&" if "?" in target else "?"
    if "language" not in target:
        _, english, _ = refused(f"{target}{joint}language=en")
        assert english["problem"] != error["problem"]


def test_there_is_one_version_and_the_name_alone_leads_to_it() -> None:
    for address in ("/api", "/api/"):
        assert (ask(address).status, ask(address).headers["location"]) == (302, "/api/v1/")
    answer = ask("/api/v2/rank")
    assert (answer.status, json.loads(answer.body)["error"]["code"]) == (404, "unknown_address")


def test_nothing_can_be_written() -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        status, error, answer = refused("/rank", method)
        assert (status, error["code"], answer.headers["allow"]) == (405, "only_reading", "GET, HEAD")


def test_codes_are_read_as_they_are_meant() -> None:
    assert got("/profile/33.10")["record"] == got("/profile/3310")["record"]
    assert got("/rank?province=id&limit=1")["total"] == 514


# --- How it travels


def test_pages_follow_each_other_and_end() -> None:
    whole = got("/rank?province=33")["records"]
    target, found, pages = "/rank?province=33&limit=10", [], 0
    while target:
        answer = ask(f"{API}{target}")
        assert answer.headers["x-total-count"] == "35"
        found += json.loads(answer.body)["records"]
        pages += 1
        link = re.fullmatch(r'<(/api/v1)(.*)>; rel="next"', answer.headers.get("link", ""))
        target = link[2] if link else ""
    assert (found, pages) == (whole, 4)
    # A last page that is full is the last one all the same.
    assert "link" not in ask(f"{API}/rank?province=33&limit=5&offset=30").headers


def test_what_a_client_knows_is_not_sent_again() -> None:
    first = ask(f"{API}/rank?province=33")
    again = ask(f"{API}/rank?province=33", if_none_match=f'"x", W/{first.headers["etag"]}')
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert ask(f"{API}/rank?province=34", if_none_match=first.headers["etag"]).status == 200


def test_any_site_may_read_and_none_sends_credentials() -> None:
    answer = ask(f"{API}/rank?province=33&limit=1", origin="https://klatenkab.go.id")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    assert "x-data-version" in answer.headers["access-control-expose-headers"]
    asked_before = ask(
        f"{API}/rank",
        "OPTIONS",
        origin="https://klatenkab.go.id",
        access_control_request_method="GET",
        access_control_request_headers="if-none-match",
    )
    assert asked_before.status == 200
    writing = ask(f"{API}/rank", "OPTIONS", origin="https://a.id", access_control_request_method="DELETE")
    assert writing.status == 400


def test_more_than_the_setting_is_refused_with_the_seconds_to_wait(setting: Any) -> None:
    assert all(ask(f"{API}/profile/33").status == 200 for _ in range(4))
    # The application counts on from what other tests asked: one more than it ever can have counted is refused.
    setting("STUNTMAP_REQUESTS_PER_MINUTE", "1")
    answers = [ask(f"{API}/profile/33", origin="https://a.id") for _ in range(2)]
    assert answers[-1].status == 429
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
    assert answers[-1].headers["access-control-allow-origin"] == "*"
    assert json.loads(answers[-1].body)["error"]["code"] == "too_many_requests"


def test_a_minute_after_the_first_request_an_address_may_ask_again() -> None:
    now = [0.0]
    rate = RequestRate(clock=lambda: now[0], most_addresses=3)
    assert [rate.seconds_to_wait("10.0.0.1", 2) for _ in range(3)] == [0, 0, 60]
    assert rate.seconds_to_wait("10.0.0.2", 2) == 0
    now[0] = 45.5
    assert rate.seconds_to_wait("10.0.0.1", 2) == 15
    now[0] = 60.0
    assert rate.seconds_to_wait("10.0.0.1", 2) == 0


def test_one_visitor_has_one_count_and_the_memory_is_bounded() -> None:
    rate = RequestRate(clock=lambda: 0.0, most_addresses=3)
    assert rate.seconds_to_wait("2001:db8:1:2::1", 1) == 0
    assert rate.seconds_to_wait("2001:db8:1:2:ffff::9", 1) == 60
    assert rate.seconds_to_wait("2001:db8:1:3::1", 1) == 0
    for number in range(50):
        rate.seconds_to_wait(f"10.0.0.{number}", 1)
    assert len(rate._windows) <= 3


# --- How it is described


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_field_and_parameter_is_described_in_the_language(language: str) -> None:
    document = got(f"/openapi.json?language={language}")
    prevalence = COLUMNS["prevalence_pct"].meaning

    def descriptions(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            for name, held in node.get("properties", {}).items():
                if name not in ("limit", "offset", "records", "record", "about", "error"):
                    assert held.get("description"), name
                    yield held["description"]
            for held in node.values():
                yield from descriptions(held)
        elif isinstance(node, list):
            for held in node:
                yield from descriptions(held)

    told = set(descriptions(document))
    assert any(text.startswith(prevalence) for text in told) == (language == "en")
    for asked in document["paths"].values():
        assert all(parameter["description"] for parameter in asked["get"]["parameters"])


def test_what_a_code_says_stands_in_the_description() -> None:
    document = got("/openapi.json?language=id")
    answer = document["paths"]["/rank"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    told = answer["properties"]["records"]["items"]["properties"]
    assert told["change_verdict"]["x-meanings"]["not_distinguishable"] == "belum berbeda nyata"
    assert told["ci_kind"]["enum"] == ["published", "approximate", "none", None]
    assert told["estimation"]["x-meanings"]["small_area"] == "model area kecil"


def test_the_base_path_stands_in_what_the_api_says_of_itself(setting: Any) -> None:
    setting("STUNTMAP_BASE_PATH", "/stunting")
    for prefix in ("/stunting", ""):
        answer = ask(f"{prefix}{API}/rank?province=33&limit=1")
        assert answer.headers["link"].startswith("</stunting/api/v1/rank?")
        assert json.loads(ask(f"{prefix}{API}/openapi.json").body)["servers"] == [{"url": "/stunting/api/v1"}]
        assert b"http://localhost:8501/stunting/api/v1/rank.csv" in ask(f"{prefix}{API}/").body


@pytest.mark.parametrize("address", [API, f"{API}/", f"{API}/?bahasa=en"])
def test_the_page_shows_addresses_that_answer(address: str) -> None:
    page = ask(address)
    assert page.status == 200
    written = page.body.decode()
    assert f'<html lang="{"en" if "en" in address else "id"}">' in written
    assert "<script" not in written
    shown = re.findall(r'href="(/api/v1/[^"]+)"', written)
    assert len(shown) >= 7
    for target in shown:
        assert ask(target.replace("&amp;", "&")).status == 200
    # What the examples in R, Python and Excel ask.
    for target in re.findall(r"http://localhost:8501(/api/v1/[^&]+(?:&amp;[^&]+?)*?)&#34;", written):
        assert ask(target.replace("&amp;", "&")).status == 200
