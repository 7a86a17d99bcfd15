"""The expected children (sasaran) of a second file beside a recap: by the same places, or by others, then by kecamatan.

Where the two count by different places, they meet in the kecamatan, which both are summed to; below, the coverage is
not known. A sum of a part of a kecamatan is none: held against the whole it would give a wrong coverage.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.answers.recap_places import RecapPlaces, in_district, places_of
from stuntmap.data.recaps.matching import LEFT_OUT
from stuntmap.data.recaps.rows import RecapRows
from stuntmap.language import Term
from stuntmap.language.findings import Finding

# Expected children by code of the kecamatan and period of the recap, of those whose coverage can be told.
ByKecamatan = Mapping[tuple[str, str], float]


class WithExpected(NamedTuple):
    """The rows with their expected children (NaN: not known); `by_kecamatan`: those of another unit, instead."""

    rows: pd.DataFrame
    findings: list[Finding]
    by_kecamatan: ByKecamatan | None


def with_expected(rows: pd.DataFrame, unit: str, expected: RecapRows, places: RecapPlaces) -> WithExpected:
    """The rows with the expected children of the second file: of the same place and month, else year, else any time.

    `rows`: of the recap, with place, region_code and period; `places`: where they belong.
    """
    listed = in_district(expected.rows, places.district_code)
    found = places_of(listed, places.district_code, expected.unit, places.confirmed, places.register)
    if expected.unit == unit:
        return _of_same_places(rows, unit, listed, found)
    without = rows.assign(**{v.CHILDREN_EXPECTED: float("nan")})
    sums, unplaced = _sums(listed, found, expected.unit)
    hows = pd.Series(places.hows_of_rows, index=rows.index)
    return WithExpected(without, *_by_kecamatan(without[hows != LEFT_OUT], unit, sums, unplaced, places))


def _times(period: str) -> tuple[str, ...]:
    return period, period[:4], ""


def _of_same_places(rows: pd.DataFrame, unit: str, listed: pd.DataFrame, found: RecapPlaces) -> WithExpected:
    known: dict[tuple[str, str], float] = {}
    for key, code, period, count in zip(
        found.keys_of_rows, found.codes_of_rows, listed[v.PERIOD], listed[v.CHILDREN_EXPECTED], strict=True
    ):
        known[(key, period)] = count
        if code and unit != v.PUSKESMAS:
            known[(code, period)] = count

    def of_row(key: str, code: str, period: str) -> float:
        ways = ((place, time) for time in _times(period) for place in (key, code))
        return next((known[way] for way in ways if way in known), float("nan"))

    counts = [of_row(*row) for row in zip(rows["place"], rows[v.REGION_CODE], rows[v.PERIOD], strict=True)]
    joined = rows.assign(**{v.CHILDREN_EXPECTED: pd.Series(counts, index=rows.index, dtype="float64")})
    without = joined[joined[v.CHILDREN_EXPECTED].isna()]
    findings = [
        Finding("no_expected", _unknown(row["name"]), row[v.SHEET], int(row[v.ROW]), v.CHILDREN_EXPECTED)
        for row in without.to_dict("records")
    ]
    return WithExpected(joined, findings, None)


def _unknown(name: str) -> Term:
    return Term("{name}: the second file has no expected children of it", name=name)


def _villages(places: RecapPlaces) -> "pd.Series[int]":
    """How many desa each kecamatan has in the register."""
    codes = places.register.villages[v.REGION_CODE]
    return codes.groupby(codes.str[: v.SUBDISTRICT_DIGITS]).nunique()


def _sums(listed: pd.DataFrame, found: RecapPlaces, unit: str) -> tuple[dict[tuple[str, str], float], list[str]]:
    """Expected children by kecamatan and period, where all of it is told; names of puskesmas in no certain kecamatan.

    A place that stands twice counts once, as its last row says.
    """
    told = pd.DataFrame(
        {
            "key": found.keys_of_rows,
            "name": found.names_of_rows,
            "code": found.codes_of_rows,
            "period": listed[v.PERIOD].to_numpy(),
            "count": listed[v.CHILDREN_EXPECTED].to_numpy(dtype="float64"),
        }
    ).drop_duplicates(["key", "period"], keep="last")
    # One kecamatan is the less where one without a place is not counted; of puskesmas nobody knows which.
    unplaced = told.loc[told["code"] == "", "name"].tolist() if unit == v.PUSKESMAS else []
    inside = told[told["code"] != ""]
    groups = inside.groupby([inside["code"].str[: v.SUBDISTRICT_DIGITS], "period"])
    sums = groups["count"].sum().where(groups["count"].count() == groups.size())
    if unit == v.VILLAGE:
        needed = _villages(found).reindex(sums.index.get_level_values(0)).to_numpy()
        sums = sums.where(groups["code"].nunique() >= needed)
    codes, periods = (sums.index.get_level_values(level) for level in (0, 1))
    return dict(zip(zip(codes, periods, strict=True), sums.to_list(), strict=True)), unplaced


def _by_kecamatan(
    rows: pd.DataFrame,
    unit: str,
    sums: dict[tuple[str, str], float],
    unplaced: list[str],
    places: RecapPlaces,
) -> tuple[list[Finding], ByKecamatan]:
    """What is to be said, and the expected children of each kecamatan and period that the recap tells the whole of."""
    findings = [
        Finding("expected_unplaced", Term("{name}: its kecamatan is not certain, so no coverage is known", name=name))
        for name in dict.fromkeys(unplaced)
    ]
    if unplaced:
        return findings, {}
    known: dict[tuple[str, str], float] = {}
    for period, own in rows.groupby(v.PERIOD):
        for code, measured, is_whole in _kecamatan(own, unit, places):
            name = places.register.names[code]
            expected = next((sums[code, time] for time in _times(str(period)) if (code, time) in sums), float("nan"))
            if pd.isna(expected):
                findings.append(Finding("no_expected", _unknown(name), column=v.CHILDREN_EXPECTED))
            elif not is_whole:
                words = Term("{name}: the recap does not tell of the whole kecamatan: no coverage is known", name=name)
                findings.append(Finding("recap_incomplete", words, column=v.CHILDREN_EXPECTED))
            else:
                known[code, str(period)] = expected
                if measured > expected:
                    findings.append(_above(name, measured, expected))
    # One kecamatan in many months is said once.
    return list(dict.fromkeys(findings)), known


def _kecamatan(own: pd.DataFrame, unit: str, places: RecapPlaces) -> Iterator[tuple[str, float, bool]]:
    """Of each kecamatan of the rows of a period: code, children measured, and whether all of it is counted."""
    is_placed = bool((own[v.REGION_CODE] != "").all())
    codes = own[v.REGION_CODE].str[: v.SUBDISTRICT_DIGITS]
    villages = _villages(places)
    for code, rows in own[codes != ""].groupby(codes[codes != ""]):
        whole = unit != v.VILLAGE or rows[v.REGION_CODE].nunique() >= int(villages.get(code, 0))
        yield str(code), float(rows[v.CHILDREN_MEASURED].sum()), whole and is_placed


def _above(name: str, measured: float, expected: float) -> Finding:
    words = Term(
        "{name}: more children measured ({children_measured}) than expected ({children_expected})",
        name=name,
        children_measured=int(measured),
        children_expected=int(expected),
    )
    return Finding("measured_above_expected", words, column=v.CHILDREN_EXPECTED)
