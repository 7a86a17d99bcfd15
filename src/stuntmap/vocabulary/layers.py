"""The layers of a map: what each shows, which surveys it reads, and whether it can play through the years.

A layer is described here for links, sources and tables; `figures.map_layers` says how it is drawn and
`report.narrative.maps` what it is called and what it says.
"""

from typing import Final, NamedTuple

from stuntmap.vocabulary.columns import CHANGE, DISTANCE, PREVALENCE, STUNTED_CHILDREN
from stuntmap.vocabulary.indicators import Indicator
from stuntmap.vocabulary.marking import marked


class Layer(NamedTuple):
    """One layer: its name in a link, its words in the choice of layers, and the column that it draws.

    `compares` says that it shows a change since another survey; `judges` that it stands against the target of a year;
    `playable` that it can be shown survey after survey. `unclassed_label`: its words where the
    indicator has no classes.
    """

    key: str
    label: str
    value: str
    compares: bool = False
    judges: bool = False
    playable: bool = False
    unclassed_label: str = ""

    def label_for(self, measured: Indicator) -> str:
        """Its words in the choice of layers: nothing is said of classes that nobody has set for what is measured."""
        return self.label if measured.classes else self.unclassed_label or self.label

    @property
    def is_of_targeted(self) -> bool:
        """Whether it stands only for an indicator for which targets are set."""
        return self.judges or self.value == STUNTED_CHILDREN

    def surveys(self, shown: int, compared: int | None) -> tuple[int, ...]:
        """The years of the surveys that are drawn: the shown one first, then the one that a change is counted from."""
        return (shown, compared) if self.compares and compared is not None else (shown,)


PREVALENCE_LAYER: Final = Layer(
    *("prevalensi", marked("Prevalence by severity class"), PREVALENCE),
    playable=True,
    unclassed_label=marked("Prevalence in steps of colour"),
)
CHANGE_LAYER: Final = Layer("perubahan", marked("Change since another survey"), CHANGE, compares=True)
REAL_CHANGE_LAYER: Final = Layer("berubah", marked("Real change (tested)"), CHANGE, compares=True)
DISTANCE_LAYER: Final = Layer("jarak", marked("Distance to target"), DISTANCE, judges=True, playable=True)
CHILDREN_LAYER: Final = Layer("jumlah", marked("Number of children (circles)"), STUNTED_CHILDREN)
# Of the page of districts alike, not of the map's choice.
TWO_WAY_LAYER: Final = Layer("silang", marked("Prevalence by a circumstance"), PREVALENCE)
CLUSTER_LAYER: Final = Layer("kelompok", marked("Clusters of neighbours"), PREVALENCE)
# By the name in a link, in the order of the choice.
LAYERS: Final = {
    layer.key: layer for layer in (PREVALENCE_LAYER, CHANGE_LAYER, REAL_CHANGE_LAYER, DISTANCE_LAYER, CHILDREN_LAYER)
}


def layers_of(measured: Indicator) -> list[str]:
    """The keys of a map's layers: distance to a target and numbers of children stand for what has targets."""
    return [key for key, layer in LAYERS.items() if measured.is_targeted or not layer.is_of_targeted]
