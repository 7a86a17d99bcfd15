"""What the pages that are written whole on the server share: their templates and their style."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES: Final = Path(__file__).parent / "templates"


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates; texts are escaped, and a name that is missing is an error."""
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)


@lru_cache(maxsize=1)
def style() -> Markup:
    """The style of the pages, light and dark, for screen and print."""
    return Markup((TEMPLATES / "light.css").read_text(encoding="utf-8"))
