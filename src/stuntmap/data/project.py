"""Where the project folder lies: the checkout, or the copy that an installed package carries."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parents[1]
_CHECKOUT: Final = _PACKAGE.parents[1]

# The folder that holds app.py, pages/, data/ and static/.
ROOT: Final = _CHECKOUT if (_CHECKOUT / "app.py").is_file() else _PACKAGE / "_project"
