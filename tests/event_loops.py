"""Runs coroutines in tests, whatever other tests of the same process have left running."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run_apart(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """The coroutine's result. It runs in a thread of its own: a browser test before this one keeps Playwright's loop
    running in the main thread, where `asyncio.run` refuses to start a second one."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, coroutine).result()  # noqa: TID251
