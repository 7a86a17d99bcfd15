"""The map of clusters of neighbours: what is high or low together with its neighbours, and who differs from them.

Orange is high and violet low, as elsewhere on maps of differences; the lighter ones differ from their neighbours. A
model figure has its dots, since models borrow from neighbours; a class that hangs on model figures has those of doubt.
"""

from dataclasses import dataclass
from functools import partial
from typing import Final

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.figures.map_hover import Hover, Numbers, Words
from stuntmap.figures.map_layers import Group, MapLayer
from stuntmap.figures.palette import Theme
from stuntmap.language import Language, marked


def _groups(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
    return [
        Group(phrases.verdict(name, language), colour, table.index[table[vocabulary.CLUSTER].eq(name)])
        for name, colour in zip(vocabulary.CLUSTER_CLASSES, theme.change, strict=True)
    ]


def _hangs_on_models(table: pd.DataFrame) -> pd.Series:
    both = table[[vocabulary.CLUSTER, vocabulary.CLUSTER_MEASURED]]
    return both.notna().all(axis=1) & (both[vocabulary.CLUSTER] != both[vocabulary.CLUSTER_MEASURED])


@dataclass(frozen=True)
class ClusterLayer(MapLayer):
    """The map of clusters."""

    def hover(self, table: pd.DataFrame, parts: list[Group], language: Language, survey: str, doubt: bool) -> Hover:
        """The class, that without model figures, the neighbours' mean, the figure with its interval and survey."""
        words = {name: phrases.verdict(name, language) for name in vocabulary.CLUSTER_CLASSES}
        told = table[vocabulary.CLUSTER].map(words).fillna(language.text(phrases.NO_ESTIMATE))
        without = language.text("without model figures: {cluster}", cluster="%measured%")
        neighbours = language.text(
            "mean of the neighbours {prevalence}", prevalence=language.with_percent_sign("%mean%")
        )
        limits = {
            kind: phrases.written_interval("%low%", "%high%", kind, language, first_use=True)
            for kind in (vocabulary.CI_PUBLISHED, vocabulary.CI_APPROXIMATE)
        }
        made = table[vocabulary.ESTIMATION].map(partial(phrases.estimation, language=language))
        facts: dict[str, Numbers | Words] = {
            "told": Words(told),
            "measured": Words(table[vocabulary.CLUSTER_MEASURED].map(words)),
            "mean": Numbers(table[vocabulary.NEIGHBOURS_MEAN]),
            "prevalence": Numbers(table[vocabulary.PREVALENCE]),
            "interval": Words(table[vocabulary.CI_KIND].astype("object").map(limits)),
            "low": Numbers(table[vocabulary.CI95_LOW]),
            "high": Numbers(table[vocabulary.CI95_HIGH]),
            "made": Words(made.where(table[vocabulary.PREVALENCE].notna())),
        }
        prevalence = language.with_percent_sign("%prevalence%")
        lines = ["%told%", f"<br>{without}", f"<br>{prevalence}", *(["<br>%interval%"] if doubt else [])]
        return Hover([*lines, f"<br>{neighbours}", f"<br>{survey}", ", %made%"], facts)


CLUSTER_DRAWN: Final = ClusterLayer(
    vocabulary.CLUSTER_LAYER,
    _groups,
    doubt=_hangs_on_models,
    doubt_name=marked("another class without model figures"),
    pale=True,
)
