"""Data dan metode: how the figures come about, what is missing or disputed, and everything to take away."""

from stuntmap.links.readings import reading
from stuntmap.ui import frame
from stuntmap.ui.data import sections

visit = frame.visit()

frame.headline(visit, reading(visit))
sections.show_sections(visit)
