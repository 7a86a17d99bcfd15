"""Data dan metode: how the figures come about, what is missing or disputed, and everything to take away."""

from stuntmap.ui import data_view, frame

visit = frame.visit()

data_view.headline(visit)
data_view.show_sections(visit)
