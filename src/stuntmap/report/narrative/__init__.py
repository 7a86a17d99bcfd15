"""Sentences that read a view aloud, in Bahasa and English: headline, alt text, and text of the reports.

Neutral throughout: they say what the figures are, never whether somebody did well. Whole sentences stand one after
another; within a sentence only names, figures and self-contained phrases fill the slots.
"""

from stuntmap.report.narrative.districts import change_sentence, district_sentence, profile_sentence
from stuntmap.report.narrative.maps import change_map_sentence, children_map_sentence, prevalence_map_sentence
from stuntmap.report.narrative.rankings import ranking_sentence
from stuntmap.report.narrative.targets import pace_sentence, target_sentence
from stuntmap.report.narrative.wording import missing_reason

__all__ = [
    "change_map_sentence",
    "change_sentence",
    "children_map_sentence",
    "district_sentence",
    "missing_reason",
    "pace_sentence",
    "prevalence_map_sentence",
    "profile_sentence",
    "ranking_sentence",
    "target_sentence",
]
