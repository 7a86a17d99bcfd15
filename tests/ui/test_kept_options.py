"""Streamlit's options are read once, and anew after one was set."""

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.string_util import to_snake_case

from stuntmap.ui.kept_options import keep_options


@pytest.fixture(autouse=True)
def streamlits_own(monkeypatch):
    """What is laid over Streamlit's functions here goes with the test; how often they are read is counted."""
    read: list[str] = []

    def counted(function):
        def asked(key):
            read.append(key)
            return function(key)

        return asked

    for name in ("get_option", "get_options_for_section"):
        monkeypatch.setattr(config, name, counted(getattr(config, name)))
    monkeypatch.setattr(config, "set_option", config.set_option)
    # The kept one is laid over Streamlit's anew in each test.
    monkeypatch.setattr("stuntmap.ui.kept_options.to_snake_case", counted(to_snake_case))
    monkeypatch.setattr(app_session, "to_snake_case", to_snake_case)
    return read


def test_an_option_is_read_once_however_often_it_is_asked_for(streamlits_own):
    keep_options()
    assert {config.get_option("global.minCachedMessageSize") for _ in range(3)} == {2000}
    assert config.get_options_for_section("theme") == config.get_options_for_section("theme")
    assert [streamlits_own.count(name) for name in ("global.minCachedMessageSize", "theme")] == [1, 1]


def test_the_names_of_colours_are_written_otherwise_once(streamlits_own):
    keep_options()
    told = [CustomThemeConfig(), CustomThemeConfig()]
    for theme in told:
        app_session._populate_theme_msg(theme)
    assert told[0] == told[1] != CustomThemeConfig()
    assert streamlits_own.count("primaryColor") == 1


def test_what_is_set_later_counts(monkeypatch):
    keep_options()
    before = config.get_option("runner.postScriptGC")
    config.set_option("runner.postScriptGC", not before)
    assert config.get_option("runner.postScriptGC") is not before
    config.set_option("runner.postScriptGC", before)


def test_who_changes_a_section_that_was_handed_out_changes_nobody_elses():
    keep_options()
    config.get_options_for_section("theme").clear()
    assert config.get_options_for_section("theme")


def test_keeping_twice_is_keeping_once(streamlits_own):
    keep_options()
    once = config.get_option
    keep_options()
    assert config.get_option is once


def test_an_unknown_option_is_refused_as_before():
    keep_options()
    with pytest.raises(RuntimeError, match="not defined"):
        config.get_option("no.such")
