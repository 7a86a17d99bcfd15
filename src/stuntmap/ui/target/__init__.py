"""The page Jarak ke target."""
