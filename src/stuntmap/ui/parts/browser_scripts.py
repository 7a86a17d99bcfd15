"""How a browser component gets its script: by address, since Streamlit sends inline code again with every change."""

import json

import streamlit as st

from stuntmap.web.script_route import script_address


def loader(stem: str) -> str:
    """A line of JavaScript that fetches the script of this name in `ui/scripts` and hands its component on."""
    base = st.get_option("server.baseUrlPath").strip("/")
    address = json.dumps(f"{'/' + base if base else ''}{script_address(stem)}")
    return f"const {{ default: run }} = await import(window.location.origin + {address});\nexport default run;\n"
