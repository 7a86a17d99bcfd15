"""The criteria by which places are chosen to come first, each described once.

Titles are English keys of the catalogues. The column that a criterion judges says unit and decimals.
"""

from dataclasses import dataclass
from typing import Final

from stuntmap.vocabulary import columns as name
from stuntmap.vocabulary.circumstances import DETERMINANT_NAMES
from stuntmap.vocabulary.indicators import DETERMINANTS
from stuntmap.vocabulary.interventions import FAMILIES_COUNTED, INTERVENTIONS_SHORT
from stuntmap.vocabulary.marking import marked
from stuntmap.vocabulary.recaps import CHILDREN_STUNTED, COVERAGE, SHRUNKEN


@dataclass(frozen=True)
class Criterion:
    """One criterion: its name in links, the column that it judges, its title.

    `higher_first`: a higher value is more urgent. `is_estimated`: the value follows the estimated prevalence, so that
    what the estimate may truly be moves it too. `usual_weight`: of somebody who has not chosen any.
    """

    name: str
    column: str
    title: str
    higher_first: bool = True
    is_estimated: bool = False
    usual_weight: float = 0.0


CRITERIA: Final[dict[str, Criterion]] = {
    criterion.name: criterion
    for criterion in (
        Criterion("prevalensi", name.PREVALENCE, marked("Prevalence"), is_estimated=True, usual_weight=1),
        Criterion(
            *("jumlah", name.STUNTED_CHILDREN, marked("Stunted children (estimate)")),
            is_estimated=True,
            usual_weight=1,
        ),
        Criterion("jarak", name.DISTANCE, marked("Distance to target"), is_estimated=True),
        *(
            Criterion(
                *(DETERMINANT_NAMES[indicator.name], indicator.name, indicator.title),
                higher_first=bool(indicator.higher_is_less_favourable),
            )
            for indicator in DETERMINANTS.values()
            if indicator.name in DETERMINANT_NAMES
        ),
    )
}
# Of the parts of a district, by a recap of its own; what is counted has no error of a sample.
RECAP_CRITERIA: Final[dict[str, Criterion]] = {
    criterion.name: criterion
    for criterion in (
        Criterion("prevalensi", SHRUNKEN, marked("Shrunken prevalence"), is_estimated=True, usual_weight=1),
        Criterion("jumlah", CHILDREN_STUNTED, marked("Stunted children counted"), usual_weight=1),
        Criterion("keluarga-berisiko", FAMILIES_COUNTED, marked("Families at risk of stunting counted")),
        Criterion("intervensi", INTERVENTIONS_SHORT, marked("Targets of interventions missed")),
        Criterion("cakupan", COVERAGE, marked("Low coverage of the weighing"), higher_first=False),
    )
}
USUAL_WEIGHTS: Final = tuple(
    (criterion.name, criterion.usual_weight) for criterion in CRITERIA.values() if criterion.usual_weight
)
WEIGHTS: Final = (1, 2, 3, 4, 5)
MOST_PLACES: Final = 514
# A list of ten, or of a third where there are not many: ten of twelve would be no choice.
USUAL_PLACES: Final = 10

LISTED: Final = "listed"
PINNED: Final = "pinned"
STRUCK: Final = "struck"
NOT_LISTED: Final = "not_listed"
PRIORITY_STANDINGS: Final = (PINNED, LISTED, NOT_LISTED, STRUCK)


def usual_places(candidates: int) -> int:
    """How many places a list has unless another number is chosen."""
    return max(1, min(USUAL_PLACES, round(candidates / 3)))
