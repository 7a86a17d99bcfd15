"""The columns of the list of places that come first, and of the determinants that it may weigh, each described once."""

from typing import Final

from stuntmap.vocabulary import column_words as words
from stuntmap.vocabulary import columns as name
from stuntmap.vocabulary.column_kinds import Column, Kind
from stuntmap.vocabulary.indicators import DETERMINANTS
from stuntmap.vocabulary.marking import marked

_OF_THE_LIST: Final = (
    Column(
        *(name.PRIORITY_ORDER, marked("Order by score (1 = most urgent)"), Kind.WHOLE),
        short=marked("Order"),
        field="prio_order",
        meaning=marked("1 = most urgent by the chosen criteria and weights"),
        missing=words.NO_ESTIMATE,
    ),
    Column(
        *(name.PRIORITY_SCORE, marked("Score (0 to 100)"), Kind.DECIMAL),
        short=marked("Score"),
        field="prio_score",
        meaning=marked("weighted mean share (%) of the other places that are less urgent"),
        missing=words.NO_ESTIMATE,
    ),
    Column(
        *(name.PRIORITY_STANDING, marked("Place in the list"), Kind.VERDICT),
        short=marked("List"),
        field="prio_list",
        meaning=marked("whether the place is in the list, by the criteria or by decision"),
    ),
    Column(
        *(name.STAYS_SHARE, marked("Share of trials in which the place is in the list (0 to 1)"), Kind.SHARE),
        short=marked("Stays in the list (%)"),
        field="prio_stays",
        meaning=marked(
            "share of trials with estimates drawn anew and weights varied in which the place is in the list"
        ),
    ),
    Column(*(name.CRITERIA_UNKNOWN, marked("Criteria that are not known of the place"), Kind.WHOLE)),
    Column(
        *(name.DECISION_REASON, marked("Reason of the decision"), Kind.TEXT),
        missing=words.NOTHING_TO_SAY,
    ),
)

COLUMNS_OF_PRIORITY: Final = (
    *_OF_THE_LIST,
    *(
        Column(one.name, one.title, Kind.DECIMAL, unit=one.unit, meaning=one.definition, missing=words.NO_ESTIMATE)
        for one in DETERMINANTS.values()
    ),
)
