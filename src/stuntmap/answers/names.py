"""What regions are called and where they belong, by code."""

from functools import cached_property

import pandas as pd

from stuntmap import vocabulary
from stuntmap.data.search_keys import search_key


class RegionNames:
    """Names and provinces of the regions of `data.regions.load_regions`."""

    def __init__(self, regions: pd.DataFrame) -> None:
        self._regions = regions
        self._districts: dict[str, dict[str, str]] = {}

    def _named(self, rows: pd.DataFrame) -> dict[str, str]:
        return dict(zip(rows[vocabulary.REGION_CODE], rows[vocabulary.REGION_NAME], strict=True))

    @cached_property
    def regions(self) -> dict[str, str]:
        """Full names of all regions."""
        return self._named(self._regions)

    @cached_property
    def provinces(self) -> dict[str, str]:
        """Names of the provinces."""
        return self._named(self._regions[self._regions[vocabulary.REGION_LEVEL].eq(vocabulary.PROVINCE)])

    @cached_property
    def province_of(self) -> dict[str, str]:
        """Each district's and province's province code."""
        rows = self._regions[self._regions[vocabulary.REGION_LEVEL].ne(vocabulary.COUNTRY)]
        return dict(zip(rows[vocabulary.REGION_CODE], rows[vocabulary.PROVINCE_CODE], strict=True))

    @cached_property
    def searched(self) -> dict[str, str]:
        """What the district search lists: "Kab. Klaten · Jawa Tengah", by district code, sorted by name."""
        rows = self._regions[self._regions[vocabulary.REGION_LEVEL].eq(vocabulary.DISTRICT)]
        columns = (rows[vocabulary.REGION_CODE], rows[vocabulary.REGION_NAME], rows[vocabulary.PROVINCE_NAME])
        shown = {
            code: f"{vocabulary.short_name(name)} · {province}" for code, name, province in zip(*columns, strict=True)
        }
        return dict(sorted(shown.items(), key=lambda item: item[1].split(" ", 1)[1]))

    @cached_property
    def search_keys(self) -> dict[str, str]:
        """The forms of each district's and province's name that a search compares, by code."""
        rows = self._regions[self._regions[vocabulary.REGION_LEVEL].ne(vocabulary.COUNTRY)]
        columns = (rows[vocabulary.REGION_CODE], rows[vocabulary.REGION_NAME], rows["former_names"])
        return {code: search_key(name, former.split(";")) for code, name, former in zip(*columns, strict=True)}

    def districts(self, scope: str = vocabulary.COUNTRY_CODE) -> dict[str, str]:
        """Full names of the districts of a scope."""
        if scope not in self._districts:
            rows = self._regions[self._regions[vocabulary.REGION_LEVEL].eq(vocabulary.DISTRICT)]
            if scope != vocabulary.COUNTRY_CODE:
                rows = rows[rows[vocabulary.PROVINCE_CODE].eq(scope)]
            self._districts[scope] = self._named(rows)
        return self._districts[scope]
