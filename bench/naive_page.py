"""The peer: the map as a first Streamlit tutorial would draw it, with the full polygons inside every figure.

It shows the same 514 districts and figures as stuntmap's map, coordinates already rounded to three decimals (about a
hundred metres), on a blank style, so that neither digits nor tiles from elsewhere weigh on it.
"""

import json
from typing import Any

import pandas as pd
import plotly.express as px
import shapely
import streamlit as st

from stuntmap import vocabulary
from stuntmap.data.boundaries import load_districts
from stuntmap.data.indicators import load_stunting

COLOUR_RANGE = (0, 40)


@st.cache_data
def polygons() -> dict[str, Any]:
    """The district polygons in full detail as a GeoJSON dictionary."""
    districts = load_districts()
    rounded = shapely.set_precision(districts.geometry.to_numpy(), 0.001, mode="pointwise")
    geojson: dict[str, Any] = json.loads(districts.assign(geometry=rounded).to_json(drop_id=True))
    return geojson


@st.cache_data
def figures() -> pd.DataFrame:
    """One row a district and survey: region_code, region_name, survey_year, prevalence_pct."""
    table = load_stunting()
    return table[table["region_level"].eq(vocabulary.DISTRICT)]


st.set_page_config(layout="wide")
year = st.selectbox(
    "Survey",
    list(reversed(vocabulary.COMPARABLE_YEARS)),
    format_func=lambda y: vocabulary.SURVEY_OF_YEAR[y].label,
    key="survey",
)
rows = figures().query("survey_year == @year")
st.plotly_chart(
    px.choropleth_map(
        rows,
        geojson=polygons(),
        locations=vocabulary.REGION_CODE,
        featureidkey="properties.region_code",
        color=vocabulary.PREVALENCE,
        range_color=COLOUR_RANGE,
        color_continuous_scale="YlOrBr",
        hover_name=vocabulary.REGION_NAME,
        map_style="white-bg",
        center={"lon": 118, "lat": -2},
        zoom=3.3,
        height=470,
        title=vocabulary.SURVEY_OF_YEAR[year].label,
    ),
    key="map",
)
