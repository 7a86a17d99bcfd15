"""Where Streamlit's own files for the browser lie."""

import importlib.util
from pathlib import Path
from typing import Final

# Found without importing Streamlit: this room stands beside it, not on it.
STREAMLIT_STATIC: Final = Path(str(importlib.util.find_spec("streamlit").origin)).parent / "static"  # type: ignore[union-attr]
