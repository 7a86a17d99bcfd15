"""Clusters of neighbours in a scope, with model figures and without them, side by side."""

from typing import NamedTuple

import geopandas as gpd
import pandas as pd

from stuntmap.analysis.clusters import Clusters, clusters
from stuntmap.vocabulary import CLUSTER, CLUSTER_MEASURED, ESTIMATION, MODELLED, PREVALENCE


class Neighbourhoods(NamedTuple):
    """`table`: one row a district, figures of the survey with the columns of clusters, and cluster_measured_only.

    `every` is the result of all figures, `measured` that of the ones which no model made.
    """

    table: pd.DataFrame
    every: Clusters
    measured: Clusters

    @property
    def modelled(self) -> int:
        """How many districts have a model figure."""
        return self.every.districts - self.measured.districts

    @property
    def changed(self) -> pd.Index:
        """The measured districts that are in another class where model figures are left out."""
        both = self.table.loc[~self.table[ESTIMATION].isin(MODELLED), [CLUSTER, CLUSTER_MEASURED]].dropna()
        return both.index[both[CLUSTER] != both[CLUSTER_MEASURED]]


def neighbourhoods(figures: pd.DataFrame, neighbours: pd.DataFrame, shapes: gpd.GeoSeries) -> Neighbourhoods:
    """The clusters of `figures` (one row a district, index region_code, prevalence and estimation)."""
    prevalence = figures[PREVALENCE]
    every = clusters(prevalence, neighbours, shapes)
    measured = clusters(prevalence.where(~figures[ESTIMATION].isin(MODELLED)), neighbours, shapes)
    table = figures.join(every.table).assign(**{CLUSTER_MEASURED: measured.table[CLUSTER]})
    return Neighbourhoods(table, every, measured)
