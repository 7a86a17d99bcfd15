"""What a figure, a rank, a change, a class or a target is called, once for every medium: `phrases.rank(row, language)`.

Cards, panels, hover labels, tables, documents and the command line take their words from here; whole sentences stand in
`report.narrative` and are made of these. A row of a table and a Language suffice; `Style` says how long.
"""

from stuntmap.phrases.changes import change
from stuntmap.phrases.figures import (
    ESTIMATIONS,
    MODEL,
    children,
    children_limits,
    estimation,
    figure,
    interval,
    is_modelled,
    marked_prevalence,
    model_mark,
    prediction_interval,
    prevalence,
    signs,
    written_children,
    written_interval,
    written_limits,
)
from stuntmap.phrases.missing import NO_ESTIMATE, missing_reason, missing_reason_of_row, no_estimate
from stuntmap.phrases.names import and_others, count_of, is_cut, listed, part_of, regions_noun, survey, surveys, tally
from stuntmap.phrases.numbers import (
    about,
    chance,
    in_points,
    p_value,
    plain_percent,
    points,
    signed_points,
    size,
    with_confidence,
    written_limits_in_words,
    written_points,
)
from stuntmap.phrases.ranks import rank, rank_change, rank_set, written_place, written_rank, written_rank_set
from stuntmap.phrases.severity import SEVERITIES, severity, severity_limits, severity_with_limits
from stuntmap.phrases.styles import DASH, SEPARATOR, Row, Style, side_by_side
from stuntmap.phrases.targets import STANDINGS, distance, target, target_standing
from stuntmap.phrases.values import VALUES, WITHOUT_ESTIMATE
from stuntmap.phrases.verdicts import VERDICTS, reason, verdict

__all__ = [
    "DASH",
    "ESTIMATIONS",
    "MODEL",
    "NO_ESTIMATE",
    "SEPARATOR",
    "SEVERITIES",
    "STANDINGS",
    "VALUES",
    "VERDICTS",
    "WITHOUT_ESTIMATE",
    "Row",
    "Style",
    "about",
    "and_others",
    "chance",
    "change",
    "children",
    "children_limits",
    "count_of",
    "distance",
    "estimation",
    "figure",
    "in_points",
    "interval",
    "is_cut",
    "is_modelled",
    "listed",
    "marked_prevalence",
    "missing_reason",
    "missing_reason_of_row",
    "model_mark",
    "no_estimate",
    "p_value",
    "part_of",
    "plain_percent",
    "points",
    "prediction_interval",
    "prevalence",
    "rank",
    "rank_change",
    "rank_set",
    "reason",
    "regions_noun",
    "severity",
    "severity_limits",
    "severity_with_limits",
    "side_by_side",
    "signed_points",
    "signs",
    "size",
    "survey",
    "surveys",
    "tally",
    "target",
    "target_standing",
    "verdict",
    "with_confidence",
    "written_children",
    "written_interval",
    "written_limits",
    "written_limits_in_words",
    "written_place",
    "written_points",
    "written_rank",
    "written_rank_set",
]
