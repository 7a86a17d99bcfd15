"""Sentences that read a view aloud, in Bahasa and English: headline, alt text, and text of the reports.

Neutral throughout: they say what the figures are, never whether somebody did well. Whole sentences stand one after
another; within a sentence only names, figures and self-contained phrases fill the slots.
"""

from stuntmap.report.narrative.certain_scopes import (
    alike_sentence,
    certain_change_map_sentence,
    certain_ranking_sentence,
    certain_target_sentence,
    class_certainty_sentence,
)
from stuntmap.report.narrative.certainty import (
    certain_change_sentence,
    certain_district_sentence,
    certain_profile_sentence,
    children_sentence,
    pace_interval_sentence,
    rank_move_sentence,
    reference_sentence,
    target_verdict_sentence,
    trend_sentence,
)
from stuntmap.report.narrative.districts import change_sentence, district_sentence, profile_sentence
from stuntmap.report.narrative.map_words import MAP_WORDS, MapReading, MapWords
from stuntmap.report.narrative.maps import (
    change_map_sentence,
    children_map_sentence,
    prevalence_map_sentence,
    prevalence_map_sentences,
)
from stuntmap.report.narrative.rankings import ranking_sentence
from stuntmap.report.narrative.targets import (
    ahead_phrase,
    ahead_sentence,
    needed_sentence,
    own_targets_sentence,
    pace_base_sentence,
    pace_sentence,
    passed_sentence,
    target_sentence,
)
from stuntmap.report.narrative.wording import former_ranked_sentence

__all__ = [
    "MAP_WORDS",
    "MapReading",
    "MapWords",
    "ahead_phrase",
    "ahead_sentence",
    "alike_sentence",
    "certain_change_map_sentence",
    "certain_change_sentence",
    "certain_district_sentence",
    "certain_profile_sentence",
    "certain_ranking_sentence",
    "certain_target_sentence",
    "change_map_sentence",
    "change_sentence",
    "children_map_sentence",
    "children_sentence",
    "class_certainty_sentence",
    "district_sentence",
    "former_ranked_sentence",
    "needed_sentence",
    "own_targets_sentence",
    "pace_base_sentence",
    "pace_interval_sentence",
    "pace_sentence",
    "passed_sentence",
    "prevalence_map_sentence",
    "prevalence_map_sentences",
    "profile_sentence",
    "rank_move_sentence",
    "ranking_sentence",
    "reference_sentence",
    "target_sentence",
    "target_verdict_sentence",
    "trend_sentence",
]
