"""What `stuntmap serve` refuses before anything starts: one line with flag, variable, value and what it may be."""

import tomllib
from pathlib import Path

import pytest

from stuntmap import cli
from stuntmap.cli import server
from stuntmap.data.project import ROOT
from stuntmap.web.settings import SETTINGS

BAD = {
    "base_path": "/a b",
    "public_address": "stunting.example.id",
    "trusted_proxies": "proxy",
    "frame_ancestors": "https://a.example/page",
    "upload_mb": "0",
    "requests_per_minute": "-1",
    "log_level": "loud",
    "metrics_for": "everybody",
    "cache_folder": __file__,
    "views_ahead": "many",
    "recaps": "/nowhere",
}


@pytest.fixture(autouse=True)
def nothing_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    def starts(*_: object, **__: object) -> None:
        pytest.fail("a server is started with settings that make no sense")

    monkeypatch.setattr(server.subprocess, "Popen", starts)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line that the command says, with status 2 and nothing on standard output."""
    assert cli.main(["serve", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    (line,) = printed.err.splitlines()
    return line


def test_every_setting_has_a_value_that_makes_no_sense() -> None:
    assert list(BAD) == [setting.name for setting in SETTINGS]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
@pytest.mark.parametrize("by", ["flag", "variable"])
def test_a_bad_setting_is_refused_by_flag_and_by_variable(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, setting, by: str
) -> None:
    value = BAD[setting.name]
    monkeypatch.setenv(setting.variable, value if by == "variable" else "")
    given = (f"{setting.flag}={value}",) if by == "flag" else ()
    line = told(capsys, "--port", "8599", *given)
    assert line.startswith("stuntmap: ")
    assert setting.flag in line
    assert setting.variable in line
    assert value.split()[0] in line


@pytest.mark.parametrize("variable", ["STUNTMAP_PORT", "STUNTMAP_HOST"])
def test_port_and_host_of_the_environment_are_checked_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    value = {"STUNTMAP_PORT": "http", "STUNTMAP_HOST": "192.0.2.1"}[variable]
    monkeypatch.setenv(variable, value)
    assert cli.main(["serve"]) == 2
    assert value in capsys.readouterr().err


def test_pages_of_other_origins_get_neither_answers_nor_uploads() -> None:
    stated = tomllib.loads((Path(ROOT) / ".streamlit" / "config.toml").read_text())["server"]
    assert stated["enableXsrfProtection"] is True
    assert stated["enableCORS"] is True
