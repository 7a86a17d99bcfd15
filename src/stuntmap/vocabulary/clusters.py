"""Clusters of districts that border each other: the classes, the level of the test, and when there is none."""

from typing import Final

HIGH_AMONG_HIGH: Final = "high_among_high"
LOW_AMONG_LOW: Final = "low_among_low"
HIGH_AMONG_LOW: Final = "high_among_low"
LOW_AMONG_HIGH: Final = "low_among_high"
NO_CLUSTER: Final = "no_cluster"
CLUSTER_CLASSES: Final = (HIGH_AMONG_HIGH, HIGH_AMONG_LOW, NO_CLUSTER, LOW_AMONG_HIGH, LOW_AMONG_LOW)

# Why no clusters are looked for.
TOO_FEW_DISTRICTS: Final = "too_few_districts"
ALL_THE_SAME: Final = "all_the_same"
CLUSTER_REASONS: Final = (TOO_FEW_DISTRICTS, ALL_THE_SAME)

# Below about thirty figures chance alone makes clusters of any shape.
FEWEST_CLUSTERED: Final = 30
PERMUTATIONS: Final = 999
# Of those that lie far out after PERMUTATIONS; see `analysis.clusters`.
FURTHER_PERMUTATIONS: Final = 49_999
# Of the districts that are called a cluster, at most this share by chance.
FALSE_DISCOVERIES: Final = 0.05
