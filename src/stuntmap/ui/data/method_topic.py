"""What one topic of the method holds."""

from typing import NamedTuple


class Topic(NamedTuple):
    """One topic: its heading and paragraphs. Slots are filled with figures of the shipped data (`method_view`)."""

    heading: str
    paragraphs: tuple[str, ...]
