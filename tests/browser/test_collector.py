"""What a visitor's change costs the server: no search of the whole heap for garbage."""

from collections.abc import Callable
from pathlib import Path

from visiting import Visitor


def test_no_page_or_change_forces_a_collection(look: Callable[..., Visitor], server_collections: Path) -> None:
    def asked() -> list[str]:
        return server_collections.read_text(encoding="utf-8").split() if server_collections.exists() else []

    visitor = look("/data")
    visitor.go("/peringkat?prov=33")
    before = visitor.reading()
    visitor.choose("survei", "SSGI 2022")
    visitor.until(lambda: visitor.reading() != before, "another survey is told")
    visitor.wait_until_drawn()
    # The one that is wanted: after the first tables are made, what stands is set aside.
    visitor.until(lambda: "stuntmap.ui.collector" in asked(), "the first tables are set aside")
    assert [name for name in asked() if name.startswith("streamlit.")] == []
