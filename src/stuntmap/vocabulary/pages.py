"""Addresses of the pages."""

from typing import Final

# The pages in the order of the navigation; "" is the first page, at the root.
PAGE_PATHS: Final = ("", "peta", "peringkat", "target", "profil", "rembuk", "data")
# An address of no page leads to the first page, which names the unknown page from this query parameter.
UNKNOWN_PAGE: Final = "halaman"
LANGUAGE_PARAMETER: Final = "bahasa"
