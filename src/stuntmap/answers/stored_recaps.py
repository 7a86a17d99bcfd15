"""What the store of an installation answers: the recap of a district, and the kecamatan of a province or the nation.

Whoever looks did not bring these rows: places with so few children that they would be known by stay hidden everywhere.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.analysis import small_areas
from stuntmap.answers.recap import Recap, StoreOrigin, Totals, routine_table, totals_of
from stuntmap.answers.recap_places import RecapPlaces, register_of
from stuntmap.data.recap_store.reading import StoreReader
from stuntmap.data.recap_store.records import RecapStore
from stuntmap.data.regions import load_regions
from stuntmap.data.subdistricts import load_subdistrict_names

# Rows of a district in five years are some 4 MB.
_DISTRICTS_KEPT: Final = 16
_TABLES_KEPT: Final = 16


class StoredMonth(NamedTuple):
    """The kecamatan of a scope in a month, as `Recap.by_region` with the shrunken figures, and all its children."""

    table: pd.DataFrame
    totals: Totals


class StoredRecaps:
    """The recaps of a store, as they were when it was opened. Answers are kept and shared: change none in place."""

    def __init__(self, root: Path) -> None:
        self._reader = StoreReader(root)
        self.recap = lru_cache(_DISTRICTS_KEPT)(self._recap)
        self.month = lru_cache(_TABLES_KEPT)(self._month)

    def origin(self, beginning: str = "") -> StoreOrigin | None:
        """Where the rows of these districts come from; None where there are none."""
        sources = self._reader.telling_of(beginning)
        months = self.months(beginning)
        if not months:
            return None
        return StoreOrigin(len(sources), max(one.taken_on for one in sources), months[0], months[-1], len(months))

    def months(self, beginning: str = "") -> list[str]:
        """The months that the store has of these districts, the earliest first."""
        told = [item for one in self._reader.records for item in one.months.items()]
        return sorted({month for code, own in told if code.startswith(beginning) for month in own})

    def _recap(self, district_code: str) -> Recap | None:
        """The recap of a district; None where the store has none."""
        origin = self.origin(district_code)
        if origin is None:
            return None
        rows = self._reader.rows(district_code)
        # The total of a month would tell of so few.
        measured = rows[v.CHILDREN_MEASURED].where(~rows["is_excluded"]).groupby(rows[v.PERIOD]).transform("sum")
        rows = rows[measured >= small_areas.FEWEST_SHOWN]
        unit = str(rows["unit"].iloc[0]) if len(rows) else v.VILLAGE
        counts = dict.fromkeys((v.CHILDREN_STUNTED, v.CHILDREN_MEASURED, v.CHILDREN_EXPECTED), "float64")
        return Recap(
            district_code=district_code,
            unit=unit,
            level=v.VILLAGE if unit == v.VILLAGE else v.SUBDISTRICT,
            rows=rows.astype(counts).assign(**{v.SHEET: ""}).reset_index(drop=True),
            findings=[],
            places=RecapPlaces(district_code, register_of(district_code), {}, {}, [], [], [], []),
            columns={},
            month=origin.last_month,
            origin=origin,
        )

    def _month(self, scope: str, month: str) -> StoredMonth:
        """The kecamatan of the nation ("ID") or a province in a month."""
        beginning = "" if scope == v.COUNTRY_CODE else scope
        counts = self._reader.counts(v.SUBDISTRICT, month, beginning)
        whole = counts.drop(columns=v.REGION_CODE).sum(skipna=False)
        counts = counts.set_index(v.REGION_CODE)
        counts = counts[counts.index.str.len() == v.SUBDISTRICT_DIGITS]
        known = load_subdistrict_names().set_index(v.REGION_CODE)
        known = known[known.index.str.startswith(beginning)]
        regions = load_regions().set_index(v.REGION_CODE)[v.REGION_NAME]
        # Dozens of kecamatan have the same name.
        names = known[v.REGION_NAME] + ", " + known[v.DISTRICT_CODE].map(regions)
        districts = pd.Series(counts.index.str[: v.DISTRICT_DIGITS], index=counts.index)
        table = routine_table(counts, names, hides=True)
        shrunken = small_areas.shrunken_prevalence(counts, districts).table
        shown = shrunken.reindex(table.index).mask(table[v.IS_HIDDEN])
        return StoredMonth(table.join(shown), totals_of(whole))


def stored_recaps(folder: str) -> StoredRecaps | None:
    """The recaps of the store in a folder as it is now; None where no store stands there."""
    store = RecapStore(Path(folder))
    return _opened(folder, store.stamp) if folder and store.is_there else None


@lru_cache(maxsize=1)
def _opened(folder: str, _stamp: int) -> StoredRecaps:
    return StoredRecaps(Path(folder))
