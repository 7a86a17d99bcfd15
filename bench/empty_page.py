"""The floor: an empty Streamlit page with one empty Plotly chart; nothing on Streamlit can show a figure sooner."""

import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")
st.plotly_chart(go.Figure(), key="map")
