"""Answers that were worked out once are kept, within a bound in bytes, and what many ask at once is worked out once."""

from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import fields, is_dataclass
from functools import update_wrapper
from sys import getsizeof
from threading import Lock
from typing import Any, Concatenate, Final, NamedTuple, ParamSpec, Self, TypeVar

import pandas as pd
from cachetools import LRUCache

from stuntmap.answers.question import Question

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
# Rows that stand for all of a table when its bytes are counted: every text would cost more than many an answer.
_ROWS_COUNTED: Final = 2


class _Held(NamedTuple):
    """What was made, with its size."""

    value: Any
    size: int


class Store:
    """What was made, by its key: the least recently asked for goes first once all take more than `most_bytes`.

    Who asks for what is just being made waits for that; nobody waits for anything else. What failed is not kept, and
    each who waited for it makes it anew. Sizes are worked out before anybody has to wait for the lock.
    """

    def __init__(self, most_bytes: int, size_of: Callable[[Any], int] | None = None) -> None:
        self.most_bytes = most_bytes
        self._size_of = size_of or bytes_of
        self._held: LRUCache[Hashable, _Held] = LRUCache(most_bytes, getsizeof=lambda held: held.size)
        self._being_made: dict[Hashable, Future[Any]] = {}
        self._lock = Lock()

    @property
    def bytes_held(self) -> int:
        """About how many bytes all that is kept takes."""
        return int(self._held.currsize)

    def get(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """What stands under `key`, made where it is missing; never change it in place."""
        while True:
            with self._lock:
                held = self._held.get(key)
                if held is not None:
                    return held.value  # type: ignore[no-any-return]
                making = self._being_made.get(key)
                if making is None:
                    mine = self._being_made[key] = Future()
                    break
            if making.exception() is None:
                return making.result()  # type: ignore[no-any-return]
        return self._made(key, make, mine)

    def _made(self, key: Hashable, make: Callable[[], Answer], mine: "Future[Any]") -> Answer:
        try:
            value = make()
            held = _Held(value, self._size_of(value))
        except BaseException as error:
            with self._lock:
                del self._being_made[key]
            mine.set_exception(error)
            raise
        with self._lock:
            del self._being_made[key]
            if held.size <= self.most_bytes:
                self._held[key] = held
        mine.set_result(value)
        return value


class Keeping:
    """What keeps the answers of an object."""

    def __init__(self, most_bytes: int) -> None:
        self.kept_answers = Store(most_bytes)

    def answering(self, question: Question | None) -> Self:
        """Who answers a question: this object, unless another knows what is asked about."""
        del question
        return self


def bytes_of(value: object) -> int:
    """About how many bytes an answer takes in memory."""
    if isinstance(value, pd.DataFrame):
        return _bytes_of_rows(value.iloc[:: _step(len(value))].to_numpy(dtype=object).ravel(), value.size)
    if isinstance(value, pd.Series):
        return _bytes_of_rows(value.iloc[:: _step(len(value))].to_numpy(dtype=object), value.size)
    if is_dataclass(value) and not isinstance(value, type):
        return sum(bytes_of(getattr(value, field.name)) for field in fields(value))
    if isinstance(value, dict):
        return getsizeof(value) + sum(bytes_of(key) + bytes_of(part) for key, part in value.items())
    if isinstance(value, list | tuple):
        return getsizeof(value) + sum(map(bytes_of, value))
    return getsizeof(value)


def _step(rows: int) -> int:
    return max(1, rows // _ROWS_COUNTED)


def _bytes_of_rows(cells: Any, count: int) -> int:
    """The bytes of `count` cells of which these are some."""
    return int(sum(map(getsizeof, cells)) * count / len(cells)) if len(cells) else 0


def kept(
    *asked: str,
) -> Callable[[Callable[Concatenate[Any, Asked], Answer]], Callable[Concatenate[Any, Asked], Answer]]:
    """Keep what a method of a `Keeping` answers, by these fields of its question and by its other arguments.

    Nobody waits for another's question; who asks what is just being worked out waits for that answer.
    """

    def keep(method: Callable[Concatenate[Any, Asked], Answer]) -> Callable[Concatenate[Any, Asked], Answer]:
        def remembered(owner: Any, /, *arguments: Asked.args, **named: Asked.kwargs) -> Answer:
            owner = owner.answering(next((part for part in arguments if isinstance(part, Question)), None))
            parts = (*arguments, *named.items())
            key = method.__name__, *(_what_counts(argument, asked) for argument in parts)
            store: Store = owner.kept_answers
            return store.get(key, lambda: method(owner, *arguments, **named))

        return update_wrapper(remembered, method)

    return keep


def _what_counts(argument: object, asked: tuple[str, ...]) -> object:
    return tuple(getattr(argument, name) for name in asked) if isinstance(argument, Question) else argument
