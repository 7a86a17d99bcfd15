"""What a region's own recap of routine weighing answers, for page, command line, report and API alike.

Routine figures stand by themselves: nothing here meets a survey.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.analysis import small_areas
from stuntmap.analysis.recap_checks import recap_findings, with_counts
from stuntmap.answers.keeping import Store
from stuntmap.answers.recap_expected import ByKecamatan, with_expected
from stuntmap.answers.recap_places import RecapPlaces, district_name, in_district, places_of, recap_district
from stuntmap.data.recaps.confirmations import Confirmed
from stuntmap.data.recaps.headings import Column
from stuntmap.data.recaps.matching import LEFT_OUT, Match, PlaceInFile
from stuntmap.data.recaps.months import is_period
from stuntmap.data.recaps.reading import expected_rows, recap_rows
from stuntmap.errors import BadChoiceError
from stuntmap.language import Term, marked
from stuntmap.language.findings import Finding

# What the rows of a recap are about.
UNIT_NAMES: Final = {
    v.SUBDISTRICT: marked("kecamatan"),
    v.PUSKESMAS: marked("puskesmas"),
    v.VILLAGE: marked("desa/kelurahan"),
}
# Rows that give no prevalence, whatever somebody decides.
IMPOSSIBLE: Final = ("stunted_above_measured", "no_figures")
# Of the tables of a recap that are kept beside it: those of some months, each asked for several times by a page.
_MOST_KEPT_BYTES: Final = 20_000_000
_COUNTED: Final = [v.CHILDREN_STUNTED, v.CHILDREN_MEASURED, v.CHILDREN_EXPECTED]


class Totals(NamedTuple):
    """Children of one month: counts, prevalence in % of the measured, coverage in % of the expected; None: unknown."""

    children_measured: int
    children_stunted: int
    children_expected: int | None
    prevalence_pct: float | None
    coverage_pct: float | None


class StoreOrigin(NamedTuple):
    """Where a recap of the store of an installation comes from: files, the day of the last of them, its months."""

    sources: int
    taken_on: str
    first_month: str
    last_month: str
    months: int


@dataclass(frozen=True)
class Recap:
    """A recap that was read, matched and checked.

    `unit`: what a row is about, of PLACES; `level`: of what regions it tells, subdistrict or village. `rows`: one row a
    row of the file, columns sheet, row, name, place, region_code ("" where not certain), period, the counts,
    is_excluded. `findings`: what to know before use, in the order of the file. `origin`: where it comes from, if nobody
    who looks brought it: then places with too few measured children have no figures. `expected_by_kecamatan`: the
    expected children by kecamatan and period, where a second file told them by other places than the rows.
    Answers are kept with it and shared: change none in place.
    """

    district_code: str
    unit: str
    level: str
    rows: pd.DataFrame
    findings: list[Finding]
    places: RecapPlaces
    columns: dict[str, Column]
    month: str | None
    origin: StoreOrigin | None = None
    expected_by_kecamatan: ByKecamatan | None = None
    # Several visitors may ask a recap of a store at the same time.
    _kept: Store = field(default_factory=lambda: Store(_MOST_KEPT_BYTES), init=False, repr=False, compare=False)

    @cached_property
    def district_name(self) -> str:
        """The name of the district in full."""
        return district_name(self.district_code)

    @cached_property
    def months(self) -> list[str]:
        """The months (or years) that rows are about, the earliest first."""
        return sorted(set(self.rows[v.PERIOD]) - {""})

    def used(self, month: str | None = None) -> pd.DataFrame:
        """The rows of a month (the chosen one) that are neither excluded nor left out by the user."""
        period = self.month if month is None else month
        rows = self.rows if period is None else self.rows[self.rows[v.PERIOD] == period]
        return rows[~rows["is_excluded"]]

    @cached_property
    def excluded(self) -> int:
        """Rows of the file that are not used, of whatever month."""
        return int(self.rows["is_excluded"].sum())

    def totals(self, month: str | None = None) -> Totals:
        """Children of all used rows of a month (the chosen one), matched or not."""
        return self._kept.get(("totals", month), lambda: self._totals(month))

    def _totals(self, month: str | None) -> Totals:
        rows = self.used(month)
        counts = rows[_COUNTED].sum()
        if self.expected_by_kecamatan is not None:
            own = self._expected_of(rows[v.REGION_CODE].str[: v.SUBDISTRICT_DIGITS].unique(), month)
            counts[v.CHILDREN_EXPECTED] = own.sum() if len(own) and own.notna().all() else float("nan")
        elif not _all_expected(rows):
            counts[v.CHILDREN_EXPECTED] = float("nan")
        return totals_of(counts)

    def _expected_of(self, kecamatan: Iterable[str], month: str | None) -> pd.Series:
        """The expected children of kecamatan by other places than the rows; NaN where rows of the month are not used.

        Without them the measured children are no count of the whole.
        """
        period = self.month if month is None else month
        left_out = pd.Series(self.places.hows_of_rows, index=self.rows.index) == LEFT_OUT
        unused = self.rows[self.rows["is_excluded"] & ~left_out & (self.rows[v.PERIOD] == (period or ""))]
        partly = set(unused[v.REGION_CODE].str[: v.SUBDISTRICT_DIGITS])
        known = self.expected_by_kecamatan or {}
        found = {
            code: float("nan") if partly & {code, ""} else known.get((code, period or ""), float("nan"))
            for code in kecamatan
        }
        return pd.Series(found, dtype="float64")

    def by_region(self, level: str, month: str | None = None) -> pd.DataFrame:
        """One row a region of `level` (village or subdistrict) in the district, key region_code, sorted.

        Columns region_name, children_stunted, children_measured, children_expected (NaN where it is not known of every
        row), prevalence_pct with ci95_low_pct and ci95_high_pct (Wilson), coverage_pct, funnel_place among all regions
        of the level, is_hidden: not to be shown outside the session. All NaN where no certain row is about a region.
        """
        return self._kept.get(("by_region", level, month), lambda: self._by_region(level, month))

    def _by_region(self, level: str, month: str | None) -> pd.DataFrame:
        counts = self._counts(level, month)
        digits = v.VILLAGE_DIGITS if level == v.VILLAGE else v.SUBDISTRICT_DIGITS
        names = pd.Series({code: name for code, name in self.places.register.names.items() if len(code) == digits})
        return routine_table(counts, names, hides=self.origin is not None)

    def shrunken(self, level: str, month: str | None = None) -> small_areas.Shrinkage:
        """The prevalence of each region with certain rows, drawn towards its kecamatan (a kecamatan: its district)."""
        return self._kept.get(("shrunken", level, month), lambda: self._shrunken(level, month))

    def _shrunken(self, level: str, month: str | None) -> small_areas.Shrinkage:
        counts = self._counts(level, month)
        parents = _parents(counts.index)
        found = small_areas.shrunken_prevalence(counts, parents)
        if self.origin is None:
            return found
        hidden = small_areas.hidden_regions(counts[v.CHILDREN_MEASURED])
        return found._replace(table=found.table.mask(hidden), after=found.after.mask(hidden))

    def _counts(self, level: str, month: str | None) -> pd.DataFrame:
        """The counts of the regions with certain rows, by region code, sorted."""
        rows = self.used(month)
        rows = rows[rows[v.REGION_CODE] != ""]
        digits = v.VILLAGE_DIGITS if level == v.VILLAGE else v.SUBDISTRICT_DIGITS
        codes = rows[v.REGION_CODE].str[:digits]
        inside = codes.str.len() == digits
        counts = small_areas.summed(rows.loc[inside, _COUNTED], codes[inside]).rename_axis(v.REGION_CODE)
        if self.expected_by_kecamatan is not None and level == v.SUBDISTRICT:
            counts[v.CHILDREN_EXPECTED] = self._expected_of(counts.index, month).reindex(counts.index)
        return counts

    def matches(self, *hows: str) -> dict[PlaceInFile, Match]:
        """The places of the file that were found in one of these ways."""
        return {place: match for place, match in self.places.matches.items() if match.how in hows}


def totals_of(counts: pd.Series) -> Totals:
    """The totals of children measured, stunted and expected (NaN: not known)."""
    measured, stunted = int(counts[v.CHILDREN_MEASURED]), int(counts[v.CHILDREN_STUNTED])
    expected = None if pd.isna(counts[v.CHILDREN_EXPECTED]) else int(counts[v.CHILDREN_EXPECTED])
    return Totals(
        children_measured=measured,
        children_stunted=stunted,
        children_expected=expected,
        prevalence_pct=100 * stunted / measured if measured else None,
        coverage_pct=100 * measured / expected if expected else None,
    )


def routine_table(counts: pd.DataFrame, names: pd.Series, hides: bool = False) -> pd.DataFrame:
    """One row a region of `names` (by code), sorted: what its counts say; see `Recap.by_region`.

    `hides`: a region that is hidden has no figures, only its name.
    """
    table = small_areas.routine_prevalence(counts)
    table[v.FUNNEL_PLACE] = small_areas.routine_funnel(counts)[0]
    hidden = small_areas.hidden_regions(counts[v.CHILDREN_MEASURED])
    if hides:
        table = table.mask(hidden)
    table[v.IS_HIDDEN] = hidden
    table = table.reindex(pd.Index(sorted(names.index), name=v.REGION_CODE))
    table[v.IS_HIDDEN] = table[v.IS_HIDDEN].eq(True)
    table.insert(0, v.REGION_NAME, names.reindex(table.index))
    return table


def _all_expected(rows: pd.DataFrame) -> bool:
    return len(rows) > 0 and bool(rows[v.CHILDREN_EXPECTED].notna().all())


def read_recap(
    content: bytes,
    *,
    expected: bytes | None = None,
    month: str | None = None,
    district_code: str | None = None,
    confirmed: Confirmed | None = None,
    used_anyway: Iterable[tuple[str | None, int]] = (),
) -> Recap:
    """The recap in the bytes of a file, matched with the register and checked.

    `expected`: a second file with the expected children; `month`: "2025-08" (or "2025"), of the rows that name none and
    the one to choose of several; `district_code`: where the file does not tell; `confirmed`: names that the user
    confirmed; `used_anyway`: sheet (None: any) and row of rows to use in spite of a finding, unless it is one of
    IMPOSSIBLE.

    Raises:
        BadChoiceError: as `recap_rows`; an unknown month or district; rows of several districts.
    """
    if month is not None and not is_period(month):
        raise BadChoiceError("recap_bad_month", month=month)
    read = recap_rows(content)
    rows, month, findings = _dated(with_counts(read.rows), month, read.month_in_title)
    district = recap_district(rows, district_code)
    rows = in_district(rows, district)
    places = places_of(rows, district, read.unit, confirmed or {})
    rows = rows.assign(
        name=places.names_of_rows,
        place=places.keys_of_rows,
        **{v.REGION_CODE: places.codes_of_rows},
    )
    by_kecamatan = None
    if expected is not None:
        rows, more, by_kecamatan = with_expected(rows, read.unit, expected_rows(expected), places)
        findings += more
    findings = [*read.findings, *findings, *recap_findings(rows, with_counts(read.totals))]
    findings.sort(key=lambda finding: (finding.sheet, finding.row or 0))
    anyway = set(used_anyway)
    excluded = {
        (finding.sheet, finding.row)
        for finding in findings
        if finding.excludes
        and (finding.kind in IMPOSSIBLE or not {(finding.sheet, finding.row), (None, finding.row)} & anyway)
    }
    left_out = pd.Series(places.hows_of_rows, index=rows.index) == LEFT_OUT
    is_excluded = [at in excluded for at in zip(rows[v.SHEET].to_numpy(), rows[v.ROW], strict=True)]
    return Recap(
        district_code=district,
        unit=read.unit,
        level=v.VILLAGE if read.unit == v.VILLAGE else v.SUBDISTRICT,
        rows=rows.assign(is_excluded=pd.Series(is_excluded, index=rows.index, dtype=bool) | left_out),
        findings=findings,
        places=places,
        columns=read.columns,
        month=month,
        expected_by_kecamatan=by_kecamatan,
    )


def _dated(
    rows: pd.DataFrame, month: str | None, in_title: str | None
) -> tuple[pd.DataFrame, str | None, list[Finding]]:
    """The rows with the month of those that name none, the month chosen, and what is to be said of it."""
    findings = []
    told = sorted(set(rows[v.PERIOD]) - {""})
    if not told and month and in_title and month != in_title:
        words = Term("the title says {title:plain}, asked for is {month:plain}", title=in_title, month=month)
        findings.append(Finding("month_unlike_title", words))
    given = month or in_title
    if not told:
        if given is None:
            findings.append(Finding("month_unknown", Term("the file does not say which month it is about")))
        return rows.assign(**{v.PERIOD: given or ""}), given, findings
    if month and month not in told:
        raise BadChoiceError("recap_month_missing", month=month, months=told)
    return rows, month or told[-1], findings


def _parents(codes: pd.Index) -> pd.Series:
    """The kecamatan of each village, the district of each kecamatan."""
    digits = {v.VILLAGE_DIGITS: v.SUBDISTRICT_DIGITS, v.SUBDISTRICT_DIGITS: v.DISTRICT_DIGITS}
    return pd.Series([code[: digits[len(code)]] for code in codes], index=codes, dtype="object")
