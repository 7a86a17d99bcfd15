"""The page Intervensi."""
