"""The page Belajar dari siapa."""
