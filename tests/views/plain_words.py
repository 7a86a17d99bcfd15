"""Nested values as lines of text that a person can compare: rounded, sorted, and never longer than they help."""

import base64
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

LINE: Final = 300
# Of longer lists and texts the beginning, the end and a sum of all stand in a view.
MOST_VALUES: Final = 80
MOST_LETTERS: Final = 2000
MOST_PARTS: Final = 20
# Digits that no computer's arithmetic changes.
DIGITS: Final = 5


def value_words(value: Any) -> str:
    """A number with five digits, a text in one line, nothing as "-"."""
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, int | np.integer):
        return str(value)
    if isinstance(value, float | np.floating):
        return "-" if np.isnan(value) else f"{float(value) + 0.0:.{DIGITS}g}"
    if value is None or value is pd.NA or value is pd.NaT:
        return "-"
    return _short_text(str(value).replace("\n", "\N{RETURN SYMBOL}"))


def _short_text(text: str) -> str:
    # What is packed for the way has no spaces and is read by nobody.
    most = MOST_LETTERS if " " in text else MOST_LETTERS // 8
    if len(text) <= most:
        return text
    ends = most // 4
    return f"{text[:ends]} ... {text[-ends:]} ({len(text)} letters, sum {zlib.crc32(text.encode()):08x})"


def list_words(values: Sequence[Any]) -> str:
    """Values in one line; of a long list both ends and a sum of all."""
    words = [value_words(value) for value in values]
    if len(words) <= MOST_VALUES:
        return f"[{' | '.join(words)}]"
    total = zlib.crc32("|".join(words).encode())
    return f"[{' | '.join(words[:6])} ... {' | '.join(words[-3:])}] ({len(words)} values, sum {total:08x})"


def _plain(value: Any) -> Any:
    """`value` without the packing in which Plotly sends arrays."""
    if isinstance(value, Mapping):
        if set(value) >= {"dtype", "bdata"}:
            return np.frombuffer(base64.b64decode(value["bdata"]), np.dtype(value["dtype"])).tolist()
        return {str(key): _plain(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, list | tuple | np.ndarray | pd.Series):
        return [_plain(part) for part in value]
    return value


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        if len(value) > MOST_PARTS and not any(isinstance(part, dict | list) for part in value.values()):
            return list_words([f"{key} {value_words(part)}" for key, part in value.items()])
        return f"{{{' '.join(f'{key}={_flat(part)}' for key, part in value.items())}}}"
    if isinstance(value, list):
        nested = any(isinstance(part, dict | list) for part in value)
        return f"[{', '.join(map(_flat, value))}]" if nested else list_words(value)
    return value_words(value)


def lines_of(name: str, value: Any, indent: str = "") -> Iterable[str]:
    """`name: value`, in one line where it is short, else a line for each part of it."""
    plain = _plain(value)
    flat = _flat(plain)
    parts = (
        list(plain.items()) if isinstance(plain, dict) else list(enumerate(plain)) if isinstance(plain, list) else []
    )
    deep = any(isinstance(part, dict | list) for _, part in parts)
    divides = deep or (isinstance(plain, dict) and len(parts) <= MOST_PARTS)
    if not divides or len(flat) + len(indent) + len(name) <= LINE:
        yield f"{indent}{name}: {flat}"
        return
    yield f"{indent}{name}:"
    if len(parts) > MOST_VALUES:
        yield f"{indent}  {len(parts)} parts, sum {zlib.crc32(flat.encode()):08x}"
        parts = [*parts[:3], *parts[-2:]]
    for key, part in parts:
        yield from lines_of(str(key), part, f"{indent}  ")


def table_lines(table: pd.DataFrame) -> list[str]:
    """A heading, and one line a row: its index and all columns."""
    head = " | ".join(["#", *map(str, table.columns)])
    return [head, *(" | ".join(map(value_words, row)) for row in table.itertuples())]
