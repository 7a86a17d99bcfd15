"""Data dan metode: how the figures come about, what is missing or disputed, and everything to take away."""

from stuntmap.ui import frame
from stuntmap.ui.data import sections

visit = frame.visit()

sections.headline(visit)
sections.show_sections(visit)
