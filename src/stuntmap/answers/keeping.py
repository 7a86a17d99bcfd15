"""Answers that were worked out once are kept, within a bound in bytes, and what many ask at once is worked out once."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from sys import getsizeof
from threading import Condition
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd
from cachetools import LRUCache, cachedmethod

from stuntmap.answers.question import Question

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class Keeping:
    """What keeps the answers of an object: the least recently asked for go first."""

    def __init__(self, most_bytes: int) -> None:
        self.kept_answers: LRUCache[Any, Any] = LRUCache(most_bytes, getsizeof=bytes_of)
        self.answered = Condition()


def bytes_of(value: object) -> int:
    """About how many bytes an answer takes in memory."""
    if isinstance(value, pd.DataFrame):
        return int(value.memory_usage(deep=True).sum())
    if isinstance(value, pd.Series):
        return int(value.memory_usage(deep=True))
    if is_dataclass(value) and not isinstance(value, type):
        return sum(bytes_of(getattr(value, field.name)) for field in fields(value))
    if isinstance(value, dict):
        return getsizeof(value) + sum(bytes_of(key) + bytes_of(part) for key, part in value.items())
    if isinstance(value, list | tuple):
        return getsizeof(value) + sum(map(bytes_of, value))
    return getsizeof(value)


def kept(
    *asked: str,
) -> Callable[[Callable[Concatenate[Any, Asked], Answer]], Callable[Concatenate[Any, Asked], Answer]]:
    """Keep what a method of a `Keeping` answers, by these fields of its question and by its other arguments.

    Nobody waits for another's question; who asks what is just being worked out waits for that answer.
    """

    def keep(method: Callable[Concatenate[Any, Asked], Answer]) -> Callable[Concatenate[Any, Asked], Answer]:
        def key(_owner: Keeping, *arguments: object) -> tuple[object, ...]:
            return method.__name__, *(_what_counts(argument, asked) for argument in arguments)

        remembered: Any = cachedmethod(
            lambda owner: owner.kept_answers, key=key, condition=lambda owner: owner.answered
        )(method)
        return remembered  # type: ignore[no-any-return]

    return keep


def _what_counts(argument: object, asked: tuple[str, ...]) -> object:
    return tuple(getattr(argument, name) for name in asked) if isinstance(argument, Question) else argument
