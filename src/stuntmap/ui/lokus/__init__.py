"""The page Prioritas."""
