"""The page Peringkat."""
