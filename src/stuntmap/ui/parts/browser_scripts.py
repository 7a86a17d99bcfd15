"""How a browser component gets its script: by address, since Streamlit sends inline code again with every change."""

import json

from stuntmap.web.script_route import script_address
from stuntmap.web.settings import server_settings


def address(stem: str) -> str:
    """Where the browser finds the script of this name in `ui/scripts`, below the server's own base path."""
    return f"{server_settings().base_path}{script_address(stem)}"


def loader(stem: str) -> str:
    """A line of JavaScript that fetches the script of this name in `ui/scripts` and hands its component on."""
    where = json.dumps(address(stem))
    return f"const {{ default: run }} = await import(window.location.origin + {where});\nexport default run;\n"
