"""The page Data dan metode."""
