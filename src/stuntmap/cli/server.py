"""`stuntmap serve`: start the dashboard's server, print its address, open it in the browser."""

import argparse
import errno
import os
import signal
import socket
import subprocess
import sys
import time
import webbrowser
from typing import Final

from stuntmap.cli.output import print_json
from stuntmap.data.project import ROOT
from stuntmap.errors import BadChoiceError
from stuntmap.links.given import checked_day
from stuntmap.reading_day import DAY_VARIABLE
from stuntmap.web.settings import SETTINGS, ServerSettings, settings_from

_EVERYWHERE = ("", "0.0.0.0", "::")
_START_SECONDS = 60
PORT_VARIABLE: Final = "STUNTMAP_PORT"
HOST_VARIABLE: Final = "STUNTMAP_HOST"
FORWARDED_VARIABLE: Final = "FORWARDED_ALLOW_IPS"
MOST_FILES: Final = 8192
USUAL_PORT: Final = "8501"
USUAL_HOST: Final = "localhost"


def serve(options: argparse.Namespace) -> int:
    """Run the server until it is stopped; its exit status, 0 when the reader stopped it."""
    options.host = options.host or os.environ.get(HOST_VARIABLE) or USUAL_HOST
    port = _checked_port(options.port or os.environ.get(PORT_VARIABLE) or USUAL_PORT)
    _check_free(options.host, port)
    environment = _environment(options)
    settings = settings_from(environment)
    _allow_many_sockets()
    process = subprocess.Popen(_server_command(options.host, port, settings), cwd=ROOT, env=environment)
    stopped = []

    def stop(signal_number: int, _frame: object) -> None:
        stopped.append(signal_number)
        process.terminate()

    previous = signal.signal(signal.SIGTERM, stop)
    try:
        if _answers(process, options.host, port):
            address = (
                f"http://{'localhost' if options.host in _EVERYWHERE else options.host}:{port}{settings.base_path}"
            )
            if options.json:
                print_json({"address": address})
            else:
                print(options.words.text("Dashboard: {address} (stop with Ctrl+C)", address=address))
            sys.stdout.flush()
            if not options.no_browser and _has_browser():
                webbrowser.open(address)
        status = process.wait()
    except KeyboardInterrupt:
        # Ctrl+C reaches the server too; this process only waits for it to close.
        process.wait()
        return 0
    finally:
        signal.signal(signal.SIGTERM, previous)
        if process.poll() is None:
            process.terminate()
    return 0 if stopped else status


def _allow_many_sockets() -> None:
    """Let the server hold more sockets than the 1,024 of a usual shell; those of silent clients count too."""
    if os.name == "posix":
        import resource

        allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = MOST_FILES if most == resource.RLIM_INFINITY else min(MOST_FILES, most)
        if allowed != resource.RLIM_INFINITY and allowed < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def _environment(options: argparse.Namespace) -> dict[str, str]:
    """What the server finds in its environment: this one, the day of reading and the settings that flags name."""
    given = {setting.variable: getattr(options, setting.name, None) for setting in SETTINGS}
    # The server's own switch for X-Forwarded-For and X-Forwarded-Proto, which names nobody unless a setting does.
    given[FORWARDED_VARIABLE] = ",".join(settings_from({**os.environ, **_named(given)}).trusted_proxies)
    given[DAY_VARIABLE] = None if options.as_of is None else checked_day(options.as_of).isoformat()
    return {**os.environ, **_named(given)}


def _named(given: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in given.items() if value is not None}


def _checked_port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise BadChoiceError("bad_port", port=text)
    return int(text)


def _check_free(host: str, port: int) -> None:
    """Return quietly when the server may take `port`.

    Raises:
        BadChoiceError: the port is taken or not allowed, or the host is not an address of this machine.
    """
    try:
        places = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError:
        raise BadChoiceError("no_own_address", host=host) from None
    for family, kind, protocol, _name, place in places:
        with socket.socket(family, kind, protocol) as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(place)
            except OSError as error:
                if error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT) and len(places) > 1:
                    continue
                raise _refusal(error, host, port) from None


def _refusal(error: OSError, host: str, port: int) -> BadChoiceError:
    if error.errno == errno.EADDRINUSE:
        return BadChoiceError("port_taken", port=port, other=port + 1 if port < 65535 else 8501)
    if error.errno == errno.EACCES:
        return BadChoiceError("port_forbidden", port=port)
    return BadChoiceError("no_own_address", host=host)


def _server_command(host: str, port: int, settings: ServerSettings) -> list[str]:
    flags = {
        "server.port": str(port),
        "server.address": host or "0.0.0.0",
        "server.maxUploadSize": str(settings.upload_mb),
        "logger.level": settings.log_level,
        # This command prints the address and opens the browser itself.
        "server.headless": "true",
        "logger.hideWelcomeMessage": "true",
        "browser.gatherUsageStats": "false",
        "global.developmentMode": "false",
    }
    script = str(ROOT / "app.py")
    return [sys.executable, "-m", "streamlit", "run", script, *(f"--{name}={value}" for name, value in flags.items())]


def _answers(process: "subprocess.Popen[bytes]", host: str, port: int) -> bool:
    """Whether the server takes connections; False when it ended or is not up within a minute."""
    end = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        try:
            socket.create_connection(("localhost" if host in _EVERYWHERE else host, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False


def _has_browser() -> bool:
    """Whether a browser could open a window here: on Linux only with a display, where text browsers would block."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True
