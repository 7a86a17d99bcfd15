"""Prevalence of all districts by one circumstance, each in thirds."""

from collections.abc import Sequence
from typing import Final, NamedTuple, Self

import pandas as pd

from stuntmap.analysis.two_ways import Thirds, thirds
from stuntmap.vocabulary import CIRCUMSTANCE_THIRD, ESTIMATION, MODELLED, PREVALENCE, PREVALENCE_THIRD, THIRD_NAMES

_THIRDS: Final = (PREVALENCE_THIRD, CIRCUMSTANCE_THIRD)


class TwoWays(NamedTuple):
    """`table`: figures of the survey with the circumstance's column, prevalence_third and circumstance_third.

    `prevalence` and `circumstance` are the thirds, None where figures cannot be parted; then there are no thirds.
    """

    table: pd.DataFrame
    prevalence: Thirds | None
    circumstance: Thirds | None

    @property
    def are_parted(self) -> bool:
        """Whether both figures have thirds."""
        return self.prevalence is not None and self.circumstance is not None

    @property
    def named(self) -> pd.DataFrame:
        """`table` with the thirds by their names, of `vocabulary.THIRD_NAMES`."""
        thirds_of = {name: self.table[name].map(THIRD_NAMES, na_action="ignore") for name in _THIRDS}
        return self.table.assign(**{name: parts.astype("object") for name, parts in thirds_of.items()})

    @property
    def missing(self) -> int:
        """How many districts lack one of the two figures."""
        return int(self.table[list(_THIRDS)].isna().any(axis=1).sum())

    @property
    def modelled(self) -> int:
        """How many districts that are counted have a prevalence from a model."""
        known = self.table[list(_THIRDS)].notna().all(axis=1)
        return int((known & self.table[ESTIMATION].isin(MODELLED)).sum())

    def among(self, codes: Sequence[str]) -> Self:
        """The same of these districts alone, in the thirds of all."""
        return self._replace(table=self.table.loc[list(codes)])

    def districts_in(self, prevalence: int, circumstance: int) -> int:
        """How many districts are in these thirds of both."""
        own = self.table[PREVALENCE_THIRD].eq(prevalence) & self.table[CIRCUMSTANCE_THIRD].eq(circumstance)
        return int(own.sum())


def two_ways(figures: pd.DataFrame, values: pd.Series) -> TwoWays:
    """The thirds of `figures` (one row a district, with prevalence) and of a circumstance of the same districts."""
    prevalence, circumstance = thirds(figures[PREVALENCE]), thirds(values)
    nothing = pd.Series(pd.NA, figures.index, dtype="Int64")
    table = figures.join(values).assign(
        **{
            PREVALENCE_THIRD: nothing if prevalence is None else prevalence.parts,
            CIRCUMSTANCE_THIRD: nothing if circumstance is None else circumstance.parts,
        }
    )
    return TwoWays(table, prevalence, circumstance)
