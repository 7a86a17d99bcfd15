"""Errors as a reader meets them: refused with the expected words in Bahasa."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from stuntmap.errors import StuntmapError
from stuntmap.language import language
from stuntmap.language.error_words import error_words

BAHASA = language("id")


def said(error: StuntmapError, code: str = "id") -> str:
    """The words of `error`, Bahasa unless another language is asked for."""
    return error_words(error, language(code))


@contextmanager
def refused(kind: type[StuntmapError], words: str = "") -> Iterator[pytest.ExceptionInfo[StuntmapError]]:
    """The block raises `kind`, whose words in Bahasa hold the pattern `words`; English words are there too."""
    with pytest.raises(kind) as caught:
        yield caught
    assert re.search(words, said(caught.value)), said(caught.value)
    assert said(caught.value, "en")
