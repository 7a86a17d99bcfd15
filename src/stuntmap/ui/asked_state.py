"""Looks up of a visitor's session only what is asked for.

A choice and a text field each ask whether one key is empty, and Streamlit gathers all keys of the session for it, with
an object made anew for each chart and map in the page: a tenth of a rerun where many stand on it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from streamlit.runtime.state.common import is_element_id
from streamlit.runtime.state.safe_session_state import SafeSessionState


class _AskedState(Mapping[str, Any]):
    """The keys of a session with their values, each looked up when it is asked for."""

    def __init__(self, session: SafeSessionState, gather: Any) -> None:
        self._session = session
        self._gather = gather

    def __getitem__(self, key: str) -> Any:
        if is_element_id(key):
            raise KeyError(key)
        return self._session[key]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and not is_element_id(key) and key in self._session

    def __iter__(self) -> Iterator[str]:
        return iter(self._gather(self._session))

    def __len__(self) -> int:
        return len(self._gather(self._session))


def look_up_what_is_asked() -> None:
    """Let fields look up their own key alone; doing so again changes nothing."""
    gather = SafeSessionState.filtered_state.fget  # type: ignore[attr-defined]
    if getattr(gather, "asks", False):
        return

    def asked(session: SafeSessionState) -> _AskedState:
        return _AskedState(session, gather)

    asked.asks = True  # type: ignore[attr-defined]
    SafeSessionState.filtered_state = property(asked)  # type: ignore[assignment,method-assign]
