"""The main script: Streamlit runs it for every visitor and every change; the frame does the work."""

from stuntmap.ui.frame import run

run()
