"""What the presenter typed, kept in this visitor's session only: not in the address, not on disk, not in a log.

The browser keeps a copy until its tab is closed, and gives it back to a session that knows nothing of it: the page was
loaded anew, the connection came back late, or the server had to be started again.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import streamlit as st
from pydantic import TypeAdapter, ValidationError

from stuntmap.answers.meeting import MeetingFacts
from stuntmap.errors import BadChoiceError
from stuntmap.language import Language
from stuntmap.report.rembuk.checked_texts import checked_texts
from stuntmap.report.rembuk.saved_file import LARGEST_BYTES, Saved
from stuntmap.report.rembuk.settings import (
    PARTS_KEYS,
    PRACTICE,
    SCREEN_KEYS,
    Commitment,
    MeetingSettings,
    Practice,
    default_settings,
    default_signatories,
)

_KEY: Final = "rembuk_draft"
_REFUSED: Final = "rembuk_refused"
# The draft as the last opened file had it; True until the form has laid it out.
_OPENED: Final = "rembuk_opened_draft"


@dataclass(frozen=True)
class Draft:
    """The presenter's own words and wishes. "" or None: as `default_settings` has it for the region that is shown.

    `order` holds every screen, also those in `off`, so that a screen comes back where it was; `off` is None until the
    presenter switches one: then those are off that have nothing to show of the region. `practices` are by the code of
    the region that tells of itself: what one did is never printed for another.
    """

    title: str = ""
    date: str = ""
    place: str = ""
    questions: tuple[str, ...] | None = None
    order: tuple[str, ...] = SCREEN_KEYS
    off: frozenset[str] | None = None
    commitment: Commitment = field(default_factory=Commitment)
    practices: Mapping[str, Practice] = field(default_factory=dict)


_AS_JSON: Final = TypeAdapter(Draft)


def draft() -> Draft:
    """The visitor's draft; an empty one before anything was typed."""
    kept: Draft = st.session_state.get(_KEY, Draft())
    return kept


def keep(**changes: Any) -> None:
    """Lay `changes` over the visitor's draft."""
    st.session_state[_KEY] = replace(draft(), **changes)


def refused() -> dict[str, str]:
    """What was typed and cannot be printed, by the key of its field, until it is corrected there."""
    texts: dict[str, str] = st.session_state.setdefault(_REFUSED, {})
    return texts


def meeting_settings(language: Language, facts: MeetingFacts, link: str, telling: frozenset[str]) -> MeetingSettings:
    """The settings for the region that is shown: the draft's words, and the usual ones where it has none.

    `telling`: the keys of the screens that a meeting gains by.
    """
    own, usual = draft(), default_settings(language, facts)
    # What a region tells of itself is shown as soon as somebody types it.
    off = frozenset(SCREEN_KEYS) - telling - {PRACTICE} if own.off is None else own.off
    return MeetingSettings(
        title=own.title or usual.title,
        date=own.date,
        place=own.place,
        questions=usual.questions if own.questions is None else own.questions,
        screens=tuple(key for key in own.order if key not in off),
        link=link,
        practice=own.practices.get(facts.region_code, Practice()),
    )


def commitment(language: Language, facts: MeetingFacts) -> Commitment:
    """The draft's commitment; with the usual roles where it names nobody who signs."""
    own = draft().commitment
    return own if own.signatories else replace(own, signatories=default_signatories(language, facts))


def moved(order: Sequence[str], shown: Sequence[str], key: str, steps: int) -> tuple[str, ...]:
    """`order` with `key` moved by `steps` among the screens in `shown`; as it was where it would leave them."""
    places = [order.index(other) for other in order if other in shown]
    place = places.index(order.index(key))
    if not 0 <= place + steps < len(places):
        return tuple(order)
    changed = list(order)
    changed.insert(places[place + steps], changed.pop(places[place]))
    return tuple(changed)


def take_over(saved: Saved) -> None:
    """Make an opened file the visitor's draft; screens that it leaves out are off, and stand last."""
    refused().clear()
    left_out = tuple(key for key in SCREEN_KEYS if key not in saved.settings.screens)
    # A file without any screen of an own recap was saved without one, and says nothing of them.
    unsaid = frozenset() if set(PARTS_KEYS) & set(saved.settings.screens) else frozenset(PARTS_KEYS)
    if not saved.settings.practice.text:
        unsaid |= {PRACTICE}
    keep(
        title=saved.settings.title,
        date=saved.settings.date,
        place=saved.settings.place,
        questions=saved.settings.questions,
        order=(*saved.settings.screens, *left_out),
        off=frozenset(left_out) - unsaid,
        commitment=saved.commitment,
        practices={saved.region_code: saved.settings.practice},
    )
    st.session_state[_OPENED] = True


def marks() -> dict[str, str]:
    """A mark of what is typed now and one of what needs no saving: the file that was opened last, or nothing at all."""
    if st.session_state.get(_OPENED) is True:
        st.session_state[_OPENED] = draft()
    return {"typed": _mark(draft()), "opened": _mark(st.session_state.get(_OPENED, Draft()))}


def for_browser() -> dict[str, Any]:
    """What the browser is to keep: the draft, "" where it is empty, and whether this session could take one back."""
    own = draft()
    text = "" if own == Draft() else _AS_JSON.dump_json(own).decode("utf-8")
    return {"draft": text, "is_new": _KEY not in st.session_state, **marks()}


def give_back(text: str) -> bool:
    """Make what a browser kept the draft; False, with nothing taken, where it is no sound draft.

    It comes from outside and is read like a saved file: its form, and every text in it.
    """
    keep()
    try:
        if len(text) > LARGEST_BYTES:
            return False
        found = _AS_JSON.validate_json(text)
        for practice in (Practice(), *found.practices.values()):
            usual = MeetingSettings(found.title, found.date, found.place, found.questions or (), practice=practice)
            checked_texts(usual, found.commitment)
    except (ValidationError, BadChoiceError):
        return False
    if sorted(found.order) != sorted(SCREEN_KEYS):
        return False
    st.session_state[_KEY] = found
    return True


def _mark(kept: Draft) -> str:
    off = None if kept.off is None else sorted(kept.off)
    return hashlib.sha256(repr(replace(kept, off=None)).encode() + repr(off).encode()).hexdigest()[:16]


def shown(key: str, current: Any, write: Callable[[Any], None]) -> dict[str, Any]:
    """What a widget takes to show `current` and to hand what is entered to `write` before the page is drawn again."""
    st.session_state[key] = current
    return {"key": key, "on_change": lambda: write(st.session_state[key])}
