"""What a region's own table of interventions answers, for page, command line, report and packs alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.analysis.intervention_checks import intervention_findings
from stuntmap.analysis.intervention_shares import intervention_shares, short_of_target
from stuntmap.analysis.small_areas import hidden_regions
from stuntmap.answers.recap_places import (
    RecapPlaces,
    district_name,
    in_district,
    places_of,
    recap_district,
    register_of,
)
from stuntmap.data.interventions.periods import is_intervention_period
from stuntmap.data.interventions.reading import intervention_rows
from stuntmap.data.interventions.rows import InterventionRows
from stuntmap.data.recaps.confirmations import Confirmed
from stuntmap.data.recaps.matching import LEFT_OUT, Match, PlaceInFile, place_key
from stuntmap.errors import BadChoiceError
from stuntmap.language import Term
from stuntmap.language.findings import Finding

# Rows that give no share, whatever somebody decides.
NEVER_USED: Final = ("no_figures", "unread_cell")


@dataclass(frozen=True)
class Interventions:
    """A table of interventions that was read, matched and checked.

    `unit`: what a row is about, of PLACES; `level`: of what regions it tells, subdistrict or village. `rows`: as
    `InterventionRows.rows`, with name, title, place, region_code ("" where not certain), is_excluded. `indicators`: in
    the order of the regulation, then the table's own. `findings`: what to know before use, in the order of the file.
    """

    district_code: str
    unit: str
    level: str
    rows: pd.DataFrame
    indicators: dict[str, v.Intervention]
    findings: list[Finding]
    places: RecapPlaces
    taken: tuple[tuple[str, v.Intervention], ...]
    period: str | None

    @cached_property
    def district_name(self) -> str:
        """The name of the district in full."""
        return district_name(self.district_code)

    @cached_property
    def periods(self) -> list[str]:
        """The months, quarters or years that rows are about, the earliest first."""
        return sorted(set(self.rows[v.PERIOD]) - {""})

    @cached_property
    def excluded(self) -> int:
        """Figures of the file (a place and an indicator) that are not used, of whatever period."""
        return int(self.rows["is_excluded"].sum())

    def used(self, period: str | None = None) -> pd.DataFrame:
        """The rows of a period (the chosen one) that are neither excluded nor left out by the user."""
        wanted = self.period if period is None else period
        rows = self.rows if wanted is None else self.rows[self.rows[v.PERIOD] == wanted]
        return rows[~rows["is_excluded"]]

    def of_district(self, period: str | None = None) -> pd.DataFrame:
        """One row an indicator over all used rows of a period, matched or not; columns of `intervention_shares`."""
        sums = self.used(period).groupby(v.INDICATOR)[[v.NUMERATOR, v.DENOMINATOR]].sum()
        counts = sums.reindex([name for name in self.indicators if name in sums.index])
        return intervention_shares(counts.rename_axis(v.INDICATOR).reset_index(), self.indicators)

    def by_region(self, level: str, period: str | None = None) -> pd.DataFrame:
        """One row a region of `level` in the district and indicator of the table, key region_code and indicator.

        Columns region_code, region_name, indicator, the columns of `intervention_shares` (missing where the table says
        nothing of it, never 0), is_hidden: not to be shown outside the session (fewer than 5 people, or what would
        give them away).
        """
        rows = self.used(period)
        digits = v.VILLAGE_DIGITS if level == v.VILLAGE else v.SUBDISTRICT_DIGITS
        codes = rows[v.REGION_CODE].str[:digits]
        inside = codes.str.len() == digits
        sums = rows[inside].groupby([codes[inside], v.INDICATOR])[[v.NUMERATOR, v.DENOMINATOR]].sum()
        names = self.places.register.names
        every = pd.MultiIndex.from_product(
            [sorted(code for code in names if len(code) == digits), list(self.indicators)],
            names=[v.REGION_CODE, v.INDICATOR],
        )
        table = intervention_shares(sums.reindex(every).reset_index(), self.indicators)
        table.insert(1, v.REGION_NAME, table[v.REGION_CODE].map(names))
        return table.assign(is_hidden=self._hidden(table))

    def _hidden(self, table: pd.DataFrame) -> pd.Series:
        hidden = pd.Series(data=False, index=table.index)
        for name, own in table.groupby(v.INDICATOR):
            if self.indicators[str(name)].counts_people:
                hidden[own.index] = hidden_regions(own.set_index(v.REGION_CODE)[v.DENOMINATOR].fillna(0)).to_numpy()
        return hidden

    def short_of_target(self, level: str, period: str | None = None) -> pd.DataFrame:
        """How many indicators of each region are short of their target; see `intervention_shares.short_of_target`."""
        return short_of_target(self.by_region(level, period))

    def matches(self, *hows: str) -> dict[PlaceInFile, Match]:
        """The places of the file that were found in one of these ways."""
        return {place: match for place, match in self.places.matches.items() if match.how in hows}


class _Dated(NamedTuple):
    rows: pd.DataFrame
    period: str | None
    findings: list[Finding]


def read_interventions(
    content: bytes,
    *,
    period: str | None = None,
    district_code: str | None = None,
    confirmed: Confirmed | None = None,
    used_anyway: Iterable[tuple[str, int]] = (),
) -> Interventions:
    """The table of interventions in the bytes of a file, matched with the register and checked.

    `period`: "2025-08", "2025-Q3" or "2025", of the rows that name none and the one to choose of several; the others
    as `read_recap`.

    Raises:
        BadChoiceError: as `intervention_rows`; an unknown period or district; rows of several districts.
    """
    if period is not None and not is_intervention_period(period):
        raise BadChoiceError("interventions_bad_period", period=period)
    read = intervention_rows(content)
    dated = _dated(read.rows, period, read.period_in_title)
    district = recap_district(dated.rows, district_code)
    rows, unit = _with_level(in_district(dated.rows, district), read, district)
    places = places_of(rows, district, unit, confirmed or {})
    titles = {name: Term(one.title) if one.is_known else one.title for name, one in read.indicators.items()}
    rows = rows.assign(
        name=places.names_of_rows,
        place=places.keys_of_rows,
        title=pd.Series([titles[name] for name in rows[v.INDICATOR]], index=rows.index, dtype="object"),
        region_code=places.codes_of_rows,
    )
    findings = [*read.findings, *dated.findings, *intervention_findings(rows)]
    findings.sort(key=lambda finding: (finding.sheet, finding.row or 0))
    return Interventions(
        district_code=district,
        unit=unit,
        level=v.VILLAGE if unit == v.VILLAGE else v.SUBDISTRICT,
        rows=rows.assign(is_excluded=_excluded(rows, places, set(used_anyway))),
        indicators=_in_order(read.indicators),
        findings=findings,
        places=places,
        taken=read.taken,
        period=dated.period,
    )


def _excluded(rows: pd.DataFrame, places: RecapPlaces, anyway: set[tuple[str, int]]) -> pd.Series:
    """Which figures are not used. A row of the file has many: the fault of one indicator leaves the others standing."""
    key = ["place", v.PERIOD, v.INDICATOR]
    counts = rows[[v.NUMERATOR, v.DENOMINATOR]]
    unusable = counts.isna().any(axis=1)
    repeated = rows.duplicated(key, keep=False)
    differs = rows.groupby(key)[[v.NUMERATOR, v.DENOMINATOR]].transform("nunique", dropna=False).gt(1).any(axis=1)
    doubtful = (rows[v.NUMERATOR] > rows[v.DENOMINATOR]) | (repeated & (differs | rows.duplicated(key)))
    decided = pd.Series(
        [at in anyway for at in zip(rows[v.SHEET].to_numpy(), rows[v.ROW], strict=True)], index=rows.index, dtype=bool
    )
    left_out = pd.Series(places.hows_of_rows, index=rows.index) == LEFT_OUT
    return unusable | (doubtful & ~decided) | left_out


def _dated(rows: pd.DataFrame, period: str | None, in_title: str | None) -> _Dated:
    """The rows with the period of those that name none, the period chosen, and what is to be said of it."""
    told = sorted(set(rows[v.PERIOD]) - {""})
    if not told:
        given = period or in_title
        unknown = Finding("period_unknown", Term("the file does not say which month or quarter it is about"))
        return _Dated(rows.assign(**{v.PERIOD: given or ""}), given, [] if given else [unknown])
    if period and period not in told:
        raise BadChoiceError("interventions_period_missing", period=period, periods=told)
    return _Dated(rows, period or told[-1], [])


def _with_level(rows: pd.DataFrame, read: InterventionRows, district: str) -> tuple[pd.DataFrame, str]:
    """The rows and what they are about; of one column of regions, which does not say, what most of its names are."""
    if not read.is_by_region or read.unit == v.VILLAGE:
        return rows, read.unit
    register = register_of(district)
    named = {place_key(name) for name in rows[v.SUBDISTRICT].unique()}
    subdistricts = named & {place_key(name) for name in register.subdistricts[v.REGION_NAME]}
    villages = named & {place_key(name) for name in register.villages[v.REGION_NAME]}
    if len(villages) <= len(subdistricts):
        return rows, read.unit
    return rows.assign(village=rows[v.SUBDISTRICT], subdistrict=""), v.VILLAGE


def _in_order(indicators: dict[str, v.Intervention]) -> dict[str, v.Intervention]:
    known = {name: one for name, one in v.INTERVENTIONS.items() if name in indicators}
    return known | {name: one for name, one in indicators.items() if name not in known}
