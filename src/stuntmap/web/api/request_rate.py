"""How many requests an address may send in a minute."""

import ipaddress
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cachetools import TTLCache
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from stuntmap.web.api.refusals import RequestError, refusal
from stuntmap.web.settings import server_settings

WINDOW_S: Final = 60
# Of more addresses at once those that asked least recently are forgotten: the memory stays bounded.
MOST_ADDRESSES: Final = 20_000
# Whoever has one IPv6 address has 2^64 of them.
IPV6_PREFIX: Final = 64


@dataclass
class _Window:
    """When the first request of an address came, and how many have come since."""

    begun: float
    count: int = 0


class RequestRate:
    """Counts requests by address, in windows of a minute that begin with the first one. Nothing is kept but counts."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most_addresses: int = MOST_ADDRESSES) -> None:
        self._clock = clock
        self._windows: TTLCache[str, _Window] = TTLCache(most_addresses, WINDOW_S, timer=clock)

    def seconds_to_wait(self, address: str, most: int) -> int:
        """0 where the address may ask now, which counts; else the seconds until it may ask again."""
        who = _counted_as(address)
        window = self._windows.get(who)
        if window is None:
            window = self._windows[who] = _Window(self._clock())
        if window.count >= most:
            return max(1, math.ceil(window.begun + WINDOW_S - self._clock()))
        window.count += 1
        return 0


def _counted_as(address: str) -> str:
    """The address that is counted: of IPv6 the network that one visitor has."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, IPV6_PREFIX), strict=False)) if found.version == 6 else address


class RequestRateMiddleware:
    """Refuses what an address asks beyond the setting: 429, with the seconds after which it may ask again."""

    def __init__(self, app: ASGIApp, rate: RequestRate | None = None) -> None:
        self.app = app
        self.rate = rate or RequestRate()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count the request, and pass it on or refuse it."""
        most = server_settings().requests_per_minute
        if scope["type"] == "http" and most:
            client = scope.get("client")
            if seconds := self.rate.seconds_to_wait(client[0] if client else "", most):
                error = RequestError("too_many_requests", most=most, seconds=seconds)
                response = refusal(Request(scope), error, **{"retry-after": str(seconds)})
                await response(scope, receive, send)
                return
        await self.app(scope, receive, send)
