"""Settings of the server: read from the environment, refused with the flag, the value and what it may be."""

import re

import pytest

from refusals import refused
from stuntmap.errors import BadChoiceError
from stuntmap.web.settings import SETTINGS, ServerSettings, settings_from


def test_without_variables_every_setting_has_its_default() -> None:
    assert settings_from({}) == ServerSettings()
    assert settings_from({"STUNTMAP_BASE_PATH": " "}) == ServerSettings()


@pytest.mark.parametrize(
    ("variable", "text", "field", "value"),
    [
        ("STUNTMAP_BASE_PATH", "stunting", "base_path", "/stunting"),
        ("STUNTMAP_BASE_PATH", "/dinkes/stunting/", "base_path", "/dinkes/stunting"),
        ("STUNTMAP_BASE_PATH", "/", "base_path", ""),
        ("STUNTMAP_BASE_PATH", "//host", "base_path", "/host"),
        ("STUNTMAP_PUBLIC_ADDRESS", "https://stunting.example.id/", "public_address", "https://stunting.example.id"),
        ("STUNTMAP_TRUSTED_PROXIES", "10.0.0.0/8, 127.0.0.1", "trusted_proxies", ("10.0.0.0/8", "127.0.0.1")),
        ("STUNTMAP_FRAME_ANCESTORS", "https://a.go.id *.b.go.id", "frame_ancestors", ("https://a.go.id", "*.b.go.id")),
        ("STUNTMAP_UPLOAD_MB", "20", "upload_mb", 20),
        ("STUNTMAP_REQUESTS_PER_MINUTE", "0", "requests_per_minute", 0),
        ("STUNTMAP_LOG_LEVEL", "Warning", "log_level", "warning"),
        ("STUNTMAP_METRICS_FOR", "10.0.0.9", "metrics_for", ("10.0.0.9",)),
    ],
)
def test_a_variable_sets_its_field(variable: str, text: str, field: str, value: object) -> None:
    assert getattr(settings_from({variable: text}), field) == value


@pytest.mark.parametrize(
    ("variable", "text", "said"),
    [
        ("STUNTMAP_BASE_PATH", "/a b", "--base-path (STUNTMAP_BASE_PATH): /a b bukan jalur. Tulis seperti /stunting"),
        ("STUNTMAP_BASE_PATH", "/a/../b", "bukan jalur"),
        ("STUNTMAP_PUBLIC_ADDRESS", "stunting.example.id", "bukan alamat sebuah host"),
        ("STUNTMAP_PUBLIC_ADDRESS", "https://a.id/x", "bukan alamat sebuah host"),
        ("STUNTMAP_PUBLIC_ADDRESS", 'https://a.id"><script>', "bukan alamat sebuah host"),
        ("STUNTMAP_TRUSTED_PROXIES", "proxy", "--trusted-proxies (STUNTMAP_TRUSTED_PROXIES): proxy bukan alamat"),
        ("STUNTMAP_FRAME_ANCESTORS", "https://a.id/page", "https://a.id/page bukan situs"),
        ("STUNTMAP_FRAME_ANCESTORS", "a.id; script-src *", "bukan situs"),
        ("STUNTMAP_UPLOAD_MB", "0", "0 bukan angka yang diperbolehkan. Pilih angka dari 1 sampai 200."),
        ("STUNTMAP_UPLOAD_MB", "4,5", "bukan angka"),
        ("STUNTMAP_REQUESTS_PER_MINUTE", "-1", "bukan angka"),
        ("STUNTMAP_RECAPS", "/nowhere", "/nowhere bukan gudang rekap. Buat dengan: stuntmap ingest"),
        ("STUNTMAP_LOG_LEVEL", "loud", "Pilih salah satu: debug, info, warning, error"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_it_may_be(variable: str, text: str, said: str) -> None:
    with refused(BadChoiceError, re.escape(said)):
        settings_from({variable: text})


def test_every_field_has_a_setting_and_every_setting_a_field() -> None:
    assert [setting.name for setting in SETTINGS] == list(ServerSettings.__dataclass_fields__)
