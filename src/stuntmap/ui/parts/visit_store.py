"""What is made of a visitor's own data, kept for this visit: nothing of it goes into a store that others share."""

from collections.abc import Callable
from typing import Final, TypeVar

import streamlit as st

Made = TypeVar("Made")
_MOST_KEPT: Final = 40


def kept_in_visit(owner: object, what: object, make: Callable[[], Made], name: str) -> Made:
    """What `make` gives, made once in this visit for as long as `owner` (the data behind it) is the same object.

    A tuple of owners is the same where each of them is.

    `what` names it among all that is made of this owner, with whatever else decides; `name` is the owner's place.
    """
    key = f"{name}_kept"
    owners = owner if isinstance(owner, tuple) else (owner,)
    of_owner: tuple[tuple[object, ...], dict[object, Made]] | None = st.session_state.get(key)
    if (
        of_owner is None
        or len(of_owner[0]) != len(owners)
        or any(one is not other for one, other in zip(of_owner[0], owners, strict=True))
    ):
        of_owner = owners, {}
        st.session_state[key] = of_owner
    known = of_owner[1]
    if what not in known:
        while len(known) >= _MOST_KEPT:
            known.pop(next(iter(known)))
        known[what] = make()
    return known[what]


def forget_kept(name: str) -> None:
    """Let go of everything that was made of the owner in this place."""
    st.session_state.pop(f"{name}_kept", None)
