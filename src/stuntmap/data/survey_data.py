"""Every table that answers are drawn from, read and checked when it is first asked for, and kept."""

from copy import copy
from functools import cached_property
from typing import Self

import geopandas as gpd
import pandas as pd

from stuntmap import vocabulary
from stuntmap.data import boundaries, indicators, regions
from stuntmap.data.boundary_files import ServedLevel
from stuntmap.data.measured import measured_estimates
from stuntmap.data.practices import load_practices


class SurveyData:
    """The shipped tables, shared by everybody who asks: never change one in place.

    Reading one raises `DataFileError` where its file is missing, has no record, was changed, or breaks its schema.
    """

    @classmethod
    def of(cls, **tables: pd.DataFrame | dict[str, pd.DataFrame]) -> Self:
        """Data made of these tables, by the names below, in place of the shipped ones."""
        data = cls()
        vars(data).update(tables)
        return data

    def measuring(self, indicator: str) -> Self:
        """The same data with the figures of another of `vocabulary.MEASURED` as its estimates.

        Targets and numbers of children stand for stunting alone.
        """
        other, found = copy(self), vocabulary.MEASURED[indicator]
        estimates = measured_estimates(found, self.regions, self.estimates, self.nutrition)
        lending = self.measuring(found.limits_of).estimates if found.limits_of else estimates
        vars(other).update(estimates=estimates, lending=lending)
        if not found.is_targeted:
            vars(other).update(targets=self.targets.iloc[:0], counted=self.population.iloc[:0])
        return other

    @cached_property
    def regions(self) -> pd.DataFrame:
        """Country, provinces and districts; see `data.regions.load_regions`."""
        return regions.load_regions()

    @cached_property
    def estimates(self) -> pd.DataFrame:
        """Every survey figure; see `data.indicators.load_stunting`."""
        return indicators.load_stunting()

    @cached_property
    def lending(self) -> pd.DataFrame:
        """The estimates whose printed limits the figures without limits borrow."""
        return self.estimates

    @cached_property
    def population(self) -> pd.DataFrame:
        """Estimated children under five by region; see `data.indicators.load_population`."""
        return indicators.load_population()

    @cached_property
    def targets(self) -> pd.DataFrame:
        """Targets of country, provinces and districts; see `data.indicators.load_targets`."""
        return indicators.load_targets()

    @cached_property
    def nutrition(self) -> dict[str, pd.DataFrame]:
        """The figures beside stunting, by the name of their file; see `data.indicators.load_nutrition`."""
        return {name: indicators.load_nutrition(name) for name in vocabulary.NUTRITION_TABLES}

    @cached_property
    def counted(self) -> pd.DataFrame:
        """The children under five by whom a prevalence becomes a number of children."""
        return self.population

    @cached_property
    def determinants(self) -> pd.DataFrame:
        """Determinants by district, long form; see `data.indicators.load_determinants`."""
        return indicators.load_determinants()

    @cached_property
    def practices(self) -> pd.DataFrame:
        """What districts were publicly said to have done; see `data.practices.load_practices`."""
        return load_practices()

    @cached_property
    def neighbours(self) -> pd.DataFrame:
        """Pairs of districts that share a border; see `data.boundaries.load_neighbours`."""
        return boundaries.load_neighbours()

    @cached_property
    def district_points(self) -> pd.DataFrame:
        """A point inside each district, index region code, for circles, marks and labels."""
        return boundaries.load_district_points().set_index(vocabulary.REGION_CODE)

    @cached_property
    def province_points(self) -> pd.DataFrame:
        """A point inside each province's largest part, index region code."""
        return boundaries.load_province_points().set_index(vocabulary.REGION_CODE)

    @cached_property
    def tile_points(self) -> pd.DataFrame:
        """The middle of each district's tile, index region code."""
        return boundaries.load_tile_points().set_index(vocabulary.REGION_CODE)

    @cached_property
    def served_levels(self) -> dict[str, ServedLevel]:
        """The boundary files that a browser may fetch, by level."""
        return boundaries.served_levels()

    @cached_property
    def districts(self) -> gpd.GeoDataFrame:
        """The polygons of the districts in full detail, for files to take away."""
        return boundaries.load_districts()

    def read_all(self) -> None:
        """Read every table, so that a broken file shows at the start and not on the third page.

        Raises:
            DataFileError: a file is missing, has no record, was changed, or breaks its schema.
        """
        for name in ("regions", "estimates", "targets", "population", "nutrition", "determinants"):
            getattr(self, name)
        for name in ("practices", "neighbours", "district_points", "province_points", "tile_points", "served_levels"):
            getattr(self, name)
