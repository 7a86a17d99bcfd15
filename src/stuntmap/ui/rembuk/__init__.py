"""The page Rembuk."""
