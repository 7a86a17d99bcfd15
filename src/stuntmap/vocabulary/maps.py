"""Coordinate reference systems of the boundaries."""

from typing import Final

CRS_GEOGRAPHIC: Final = "EPSG:4326"
# World Cylindrical Equal Area: areas of a country that straddles the equator.
CRS_EQUAL_AREA: Final = "EPSG:6933"
