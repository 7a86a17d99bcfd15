"""The empty page behind stuntmap's own middleware, so that both pages come from the same kind of server."""

from pathlib import Path

import streamlit as st

from stuntmap.web.application import middleware

app = st.App(str(Path(__file__).with_name("empty_page.py")), middleware=middleware())
