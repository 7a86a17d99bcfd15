"""How the server is set up: each setting once, with its flag, its variable, its limits and what it is for.

`stuntmap serve` reads flags and variables, refuses what makes no sense before anything starts, and hands the rest to
the server process by its environment; `streamlit run app.py` finds the same variables.
"""

import ipaddress
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from stuntmap.data.recap_store.records import RecapStore, on_disk
from stuntmap.errors import BadChoiceError
from stuntmap.language import marked

PREFIX: Final = "STUNTMAP_"
LOG_LEVELS: Final = ("debug", "info", "warning", "error")
_SEGMENTS: Final = re.compile(r"(?:/[A-Za-z0-9_~-]+)*")
# A host name or address of version 4, with or without a port.
HOST: Final = re.compile(r"(?:\*\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d{1,5})?")
# What nobody may take for a page or a route of the server itself.
MOST_UPLOAD_MB: Final = 200
MOST_REQUESTS: Final = 100_000
MOST_VIEWS_AHEAD: Final = 1000


@dataclass(frozen=True)
class ServerSettings:
    """What the server needs to know of the place where it stands.

        `base_path` is "" or begins with "/"; `public_address` is "" where each request tells it; `trusted_proxies` are
    addresses and networks whose X-Forwarded headers count; `frame_ancestors` are the sites that may show the pages
    in a frame beside this host itself; `requests_per_minute` bounds the API for one address, 0 for no bound;
    `cache_folder` is "" for that of the user's caches; `views_ahead` bounds what is made before somebody asks for
    it; `recaps` is the folder of the store of recaps, "" for none.
    """

    base_path: str = ""
    public_address: str = ""
    trusted_proxies: tuple[str, ...] = ()
    frame_ancestors: tuple[str, ...] = ()
    upload_mb: int = 50
    requests_per_minute: int = 120
    log_level: str = "info"
    metrics_for: tuple[str, ...] = ("127.0.0.1", "::1")
    cache_folder: str = ""
    views_ahead: int = 500
    recaps: str = ""


class Setting(NamedTuple):
    """One setting: field, placeholder of its value, how it is read, what it is for."""

    name: str
    value: str
    read: Callable[[str, str], Any]
    meaning: str

    @property
    def flag(self) -> str:
        """The option of the command: --base-path."""
        return f"--{self.name.replace('_', '-')}"

    @property
    def variable(self) -> str:
        """The environment variable: STUNTMAP_BASE_PATH."""
        return f"{PREFIX}{self.name.upper()}"


def _base_path(name: str, text: str) -> str:
    path = "/" + text.strip("/") if text.strip("/") else ""
    if not _SEGMENTS.fullmatch(path):
        raise BadChoiceError("bad_base_path", setting=name, value=text)
    return path


def _address(name: str, text: str) -> str:
    address = text.rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not HOST.fullmatch(parts.netloc) or parts.path or parts.query:
        raise BadChoiceError("bad_public_address", setting=name, value=text)
    return address


def _listed(text: str) -> list[str]:
    return [part for part in re.split(r"[,\s]+", text) if part]


def _networks(name: str, text: str) -> tuple[str, ...]:
    found = _listed(text)
    for part in found:
        try:
            ipaddress.ip_network(part, strict=False)
        except ValueError:
            raise BadChoiceError("bad_network", setting=name, value=part) from None
    return tuple(found)


def _ancestors(name: str, text: str) -> tuple[str, ...]:
    found = _listed(text)
    for part in found:
        scheme, joint, host = part.rpartition("://")
        if (joint and scheme not in ("http", "https")) or not HOST.fullmatch(host):
            raise BadChoiceError("bad_ancestor", setting=name, value=part)
    return tuple(found)


def _whole(least: int, most: int) -> Callable[[str, str], int]:
    def read(name: str, text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= most:
            raise BadChoiceError("bad_number", setting=name, value=text, least=least, most=most)
        return int(text)

    return read


def _folder(name: str, text: str) -> str:
    # Nothing can be kept in the null device, which is how somebody says that nothing is to be kept.
    if text != os.devnull and Path(text).exists() and not Path(text).is_dir():
        raise BadChoiceError("bad_folder", setting=name, value=text)
    return text


def _store(name: str, text: str) -> str:
    if not RecapStore(on_disk(text)).is_there:
        raise BadChoiceError("bad_store", setting=name, value=text)
    return str(Path(text).resolve())


def _level(name: str, text: str) -> str:
    if text.lower() not in LOG_LEVELS:
        raise BadChoiceError("bad_level", setting=name, value=text, levels=LOG_LEVELS)
    return text.lower()


SETTINGS: Final = (
    Setting(
        "base_path", "/stunting", _base_path, marked("path below which the dashboard stands, behind a proxy or not")
    ),
    Setting(
        "public_address",
        "https://HOST",
        _address,
        marked("address that visitors use, for links and cards (else what each request names)"),
    ),
    Setting(
        "trusted_proxies",
        "10.0.0.0/8",
        _networks,
        marked("addresses of proxies whose X-Forwarded headers count, separated by commas"),
    ),
    Setting(
        "frame_ancestors",
        "https://HOST",
        _ancestors,
        marked("sites that may show pages in a frame, separated by commas"),
    ),
    Setting("upload_mb", "50", _whole(1, MOST_UPLOAD_MB), marked("largest file that may be uploaded, in MB (50)")),
    Setting(
        "requests_per_minute",
        "120",
        _whole(0, MOST_REQUESTS),
        marked("most requests to the API from one address in a minute; 0 for no limit (120)"),
    ),
    Setting("log_level", "info", _level, marked("how much is logged: debug, info, warning or error (info)")),
    Setting(
        "metrics_for",
        "127.0.0.1",
        _networks,
        marked("addresses that may read /metrics, separated by commas (this machine)"),
    ),
    Setting(
        "cache_folder",
        "FOLDER",
        _folder,
        marked("where compressed copies of the browser's files are kept (the user's cache folder)"),
    ),
    Setting(
        "views_ahead",
        "500",
        _whole(0, MOST_VIEWS_AHEAD),
        marked("how many views are made ahead while nobody is there; 0 for none (500)"),
    ),
    Setting(
        "recaps", "STORE", _store, marked("store of recaps (see stuntmap ingest) that the page of kecamatan shows")
    ),
)


def settings_from(environment: Mapping[str, str]) -> ServerSettings:
    """The settings in an environment; what it does not name keeps its default.

    Raises:
        BadChoiceError: a value makes no sense; the error names the variable and what it may be.
    """
    given = {one.name: (one, environment.get(one.variable, "").strip()) for one in SETTINGS}
    read = {name: one.read(f"{one.flag} ({one.variable})", text) for name, (one, text) in given.items() if text}
    return ServerSettings(**read)


@lru_cache(maxsize=1)
def server_settings() -> ServerSettings:
    """The settings of this process, read once."""
    return settings_from(os.environ)
