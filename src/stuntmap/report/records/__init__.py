"""What programs get of an answer: plain records with fixed fields, the same from the command line and from the API.

A missing value is None, never 0; texts are codes that do not change with the language.
"""

from stuntmap.report.records.of_clusters import cluster_record
from stuntmap.report.records.of_learning import alike_of, expected_of
from stuntmap.report.records.of_region import comparison_record, newest_paces, profile_record
from stuntmap.report.records.of_scope import estimate_records, rank_records, region_records, target_records

__all__ = [
    "alike_of",
    "cluster_record",
    "comparison_record",
    "estimate_records",
    "expected_of",
    "newest_paces",
    "profile_record",
    "rank_records",
    "region_records",
    "target_records",
]
