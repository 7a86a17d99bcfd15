"""The columns of clusters of neighbours, each described once."""

from typing import Final

from stuntmap.vocabulary import column_words as words
from stuntmap.vocabulary import columns as name
from stuntmap.vocabulary.column_kinds import Column, Kind
from stuntmap.vocabulary.marking import marked

_NOT_LOOKED_FOR: Final = marked("no estimate, or no clusters were looked for")

COLUMNS_OF_CLUSTERS: Final = (
    Column(
        *(name.CLUSTER, marked("Cluster of neighbours (local Moran's I)"), Kind.VERDICT),
        short=marked("Cluster"),
        trust=(name.CLUSTER_P_VALUE, name.CLUSTER_P_ADJUSTED),
        field="cluster",
        meaning=marked(
            "whether the district and its neighbours are high or low together, or differ, beyond chance (false "
            "discovery rate 5%)"
        ),
        missing=_NOT_LOOKED_FOR,
    ),
    Column(
        *(name.CLUSTER_MEASURED, marked("Cluster of neighbours, model figures left out"), Kind.VERDICT),
        short=marked("Without model figures"),
        field="clus_meas",
        meaning=marked("the same with the districts left out whose figure comes from a model"),
        missing=marked("a model figure, no estimate, or no clusters were looked for"),
    ),
    Column(
        *(name.NEIGHBOURS_MEAN, marked("Mean prevalence of the neighbours (%)"), Kind.DECIMAL),
        short=marked("Neighbours (%)"),
        unit=words.PERCENT,
        field="neigh_mean",
        meaning=marked("mean of the districts with a common border, each counting alike"),
        missing=_NOT_LOOKED_FOR,
    ),
    Column(
        *(name.CLUSTER_P_VALUE, marked("p-value of the local Moran's I"), Kind.P_VALUE),
        meaning=marked("two-sided, by permutation"),
        missing=_NOT_LOOKED_FOR,
    ),
    Column(
        *(name.CLUSTER_P_ADJUSTED, marked("p-value, adjusted for the number of districts"), Kind.P_VALUE),
        meaning=marked("Benjamini-Hochberg: a cluster where it is at most 0.05"),
        missing=_NOT_LOOKED_FOR,
    ),
)
