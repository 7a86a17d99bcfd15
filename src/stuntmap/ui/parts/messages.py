"""Errors and notices in the words of the page: what happened, what still works, what to do."""

import logging
import re
from typing import Final

import streamlit as st

from stuntmap import vocabulary
from stuntmap.errors import StuntmapError, unforeseen
from stuntmap.language import Language
from stuntmap.language.error_words import error_words
from stuntmap.links import selection as s
from stuntmap.links.link_reader import Notice
from stuntmap.web.metering import ERRORS

_LOGGER: Final = logging.getLogger(__name__)
MARKDOWN_SIGNS: Final = re.compile(r"[\\`*_\[\]()<>$:~|#!@&]")


def plain(text: str) -> str:
    """`text` from outside as Markdown that shows it letter by letter: it cannot draw a link or a picture."""
    return MARKDOWN_SIGNS.sub(r"\\\g<0>", text).replace("www.", r"www\.")


def notice_text(notice: Notice, language: Language) -> str:
    """One sentence on a value of the link that was not used."""
    value = plain(notice.value if len(notice.value) <= 20 else notice.value[:20] + "…")
    if notice.parameter == s.UNKNOWN_NAME:
        return language.text("“{name}” in the link is none of its parts and was not used.", name=value)
    if notice.parameter == s.TARGET:
        return language.text(
            "Target “{value}” was not used: a target is a percentage above 0 and below 100. "
            "The target in force is shown instead.",
            value=value,
        )
    if notice.parameter == s.LAYER and notice.value in vocabulary.LAYERS:
        return language.text(
            "{survey} has no earlier comparable survey; prevalence is shown instead of change.",
            survey=vocabulary.COMPARABLE_SURVEYS[0].label,
        )
    if notice.parameter == s.PLAYING and notice.value in vocabulary.LAYERS:
        return language.text(
            "The map of “{layer}” does not play through the years; one survey is shown.",
            layer=language.text(vocabulary.LAYERS[notice.value].label),
        )
    if notice.parameter == vocabulary.UNKNOWN_PAGE:
        return language.text("There is no page “{value}”; the summary is shown instead.", value=value)
    return language.text(
        "“{value}” in the link ({parameter}) is not known; the default is shown instead.",
        value=value,
        parameter=notice.parameter,
    )


def show_error(error: StuntmapError, language: Language) -> None:
    """The error in a box: the problem and what to do; details of the machine stay on the server."""
    st.error(
        language.text("The figures cannot be shown: {problem}", problem=plain(error_words(error, language))),
        icon=":material/error:",
    )
    st.markdown(language.text("Run `stuntmap verify` on the server to see every fault, or restore the data files."))


def show_unforeseen(error: Exception, language: Language) -> None:
    """A box for an error that nobody foresaw: what to do, and the number under which the server keeps it."""
    found = unforeseen(error)
    _LOGGER.error(found.trace)
    ERRORS.labels("page").inc()
    st.error(
        language.text(
            "Something went wrong that was not foreseen. Load the page again; if it happens once more, tell whoever "
            "looks after this page the number {reference}.",
            reference=found.reference,
        ),
        icon=":material/error:",
    )
