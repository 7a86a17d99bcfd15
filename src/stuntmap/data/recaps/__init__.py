"""Recaps of routine weighing (e-PPGBM) that a region brings: their layout, rows, months and names of places."""
