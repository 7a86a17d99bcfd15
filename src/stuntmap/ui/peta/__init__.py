"""The page Peta."""
