"""Which target counts for a region and a year, how far the prevalence is from it, in points and in children."""

import dataclasses
import weakref
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from stuntmap.analysis.classifying import as_printed
from stuntmap.errors import BadChoiceError
from stuntmap.language.written_numbers import UnreadNumberError, written_decimal
from stuntmap.vocabulary import AMBIGUOUS, COUNTRY_CODE, OFFICIAL_PATH, OWN_TARGET


@dataclass(frozen=True)
class Target:
    """One target: a prevalence in % for the end of `target_year`, and how firm it is (`standing`).

    `alternatives` are the other targets that were stated for the same region and year.
    """

    target_pct: float
    target_year: int
    standing: str
    legal_basis: str = ""
    source_url: str = ""
    alternatives: tuple["Target", ...] = ()


def checked_target_pct(value: object) -> float:
    """A reader's own target in %, from a number or from text with a decimal comma or point.

    Raises:
        BadChoiceError: no number, one that can be read in two ways ("12.345"), or not above 0 and below 100.
    """
    try:
        target_pct = written_decimal(value)
    except UnreadNumberError:
        target_pct = float("nan")
    if not 0 < target_pct < 100:
        raise BadChoiceError("bad_target", value=value)
    return target_pct


# The targets of a table that was read, by the table's identity: a page asks for those of a year two dozen times.
_READ: dict[int, tuple["weakref.ref[pd.DataFrame]", list[tuple[str, Target]]]] = {}


def _usable(targets: pd.DataFrame, first_year: int, last_year: int) -> list[tuple[str, Target]]:
    """The region and target of every row of these years that is not ambiguous; a table is never changed in place."""
    table, read = _READ.get(id(targets), (None, []))
    if table is None or table() is not targets:
        read = _read(targets)
        for place in [place for place, (known, _) in _READ.items() if known() is None]:
            _READ.pop(place, None)
        _READ[id(targets)] = weakref.ref(targets), read
    return [(code, target) for code, target in read if first_year <= target.target_year <= last_year]


def _read(targets: pd.DataFrame) -> list[tuple[str, Target]]:
    rows = targets.loc[targets["standing"] != AMBIGUOUS]
    columns = ["region_code", "year", "target_pct", "standing", "legal_basis", "source_url"]
    return [
        (code, Target(float(pct), int(year), standing, "" if pd.isna(basis) else basis, "" if pd.isna(url) else url))
        for code, year, pct, standing, basis, url in rows[columns].itertuples(index=False)
    ]


def _strictest(stated: list[Target]) -> Target:
    """The official target where there is one, else the lowest; the others of the same year as its alternatives."""
    ordered = sorted(stated, key=lambda target: (target.standing != OFFICIAL_PATH, target.target_pct))
    return dataclasses.replace(ordered[0], alternatives=tuple(ordered[1:]))


def targets_of_year(targets: pd.DataFrame, year: int) -> dict[str, Target]:
    """The target that each region states for exactly this year, by region code; "ID" holds the national official one.

    Where a region states several, the lowest is in force and the others are its alternatives. Ambiguous rows never
    count, and for the country only the official path does: working targets are no more than its alternatives.
    """
    stated: dict[str, list[Target]] = defaultdict(list)
    for region_code, target in _usable(targets, year, year):
        stated[region_code].append(target)
    in_force = {code: _strictest(found) for code, found in stated.items()}
    if in_force.get(COUNTRY_CODE) is not None and in_force[COUNTRY_CODE].standing != OFFICIAL_PATH:
        del in_force[COUNTRY_CODE]
    return in_force


def target_in_force(
    targets: pd.DataFrame, region_code: str, year: int, own_target_pct: float | None = None
) -> Target | None:
    """The target that counts for a region in a year: the reader's own, else the region's, else the national one.

    None where no official target exists for that year (2026 to 2028): nothing is interpolated.

    Raises:
        BadChoiceError: the reader's own target is not above 0 and below 100.
    """
    if own_target_pct is not None:
        return Target(checked_target_pct(own_target_pct), year, OWN_TARGET)
    stated = targets_of_year(targets, year)
    return stated.get(region_code, stated.get(COUNTRY_CODE))


def next_official_target(targets: pd.DataFrame, year: int) -> Target | None:
    """The first target of the national official path at or after `year`; None after its last year."""
    official = [
        target
        for code, target in _usable(targets, year, 9999)
        if code == COUNTRY_CODE and target.standing == OFFICIAL_PATH
    ]
    return min(official, key=lambda target: target.target_year, default=None)


def rounded_to_tens(children: pd.Series) -> pd.Series:
    """Numbers of children rounded to tens, halves upwards (Int64): finer figures would pretend to be counts."""
    # A half that was reached by multiplying may lie a hair below: six decimals take that noise away.
    return ((children.astype("float64").round(6) + 5) // 10 * 10).astype("Int64")


def stunted_children(prevalence_pct: pd.Series, population_under_5: pd.Series) -> pd.Series:
    """Estimated children with stunting: prevalence (%) x children under five, to tens; missing where either is."""
    return rounded_to_tens(as_printed(prevalence_pct) / 100 * population_under_5)


def upcoming_official_target(targets: pd.DataFrame, target_year: int, as_of: date) -> Target | None:
    """The official national target after that of `target_year` whose year is not over on the day of reading."""
    return next_official_target(targets, max(target_year + 1, as_of.year))


def first_year_ahead(survey_year: int, as_of: date) -> int:
    """The first year whose target still lies ahead: after the survey, which judges its own year, and not over."""
    return max(as_of.year, survey_year + 1)


def year_to_aim_at(targets: pd.DataFrame, survey_year: int, as_of: date) -> int:
    """The year of the next official target ahead; the first year ahead once the official path has ended."""
    first = first_year_ahead(survey_year, as_of)
    official = next_official_target(targets, first)
    return official.target_year if official else first


def target_ahead(
    targets: pd.DataFrame,
    region_code: str,
    survey_year: int,
    as_of: date,
    target_year: int | None = None,
    own_target_pct: float | None = None,
) -> Target | None:
    """The target that a region still has before it on the day of reading; None after the last year of the path.

    Its year is the chosen one, else that of the next target of the official path: after the survey, which judges the
    targets of its own year, and not over on `as_of`. In that year the target in force counts (the reader's own, else
    the region's, else the national one); between 2025 and 2029 nothing is interpolated. An own target whose chosen year
    lies behind is not aimed at; one without a year is, for the year of the next official target.

    Raises:
        BadChoiceError: the reader's own target is not above 0 and below 100.
    """
    first = first_year_ahead(survey_year, as_of)
    chosen = target_year if target_year is not None and target_year >= first else None
    own = None if target_year is not None and chosen is None else own_target_pct
    in_force = target_in_force(targets, region_code, chosen, own) if chosen is not None else None
    official = next_official_target(targets, first if chosen is None else chosen)
    if in_force is not None or official is None:
        return in_force
    return target_in_force(targets, region_code, official.target_year, own)


def is_judged_only(target: Target | None, ahead: Target | None, survey_year: int, as_of: date) -> bool:
    """Whether the target that a reader chose to judge by cannot be aimed at any more, its year being over.

    `ahead` is the target of `target_ahead` for the same choice. The target of the survey's own year is no choice.
    """
    if target is None or target.target_year >= as_of.year:
        return False
    if target.standing == OWN_TARGET:
        return ahead is None or ahead.standing != OWN_TARGET
    return target.target_year != survey_year


def distance_to(prevalence_pct: float, target: Target) -> float:
    """Prevalence minus target in percentage points as printed; NaN without a figure."""
    return float(as_printed(pd.Series([prevalence_pct - target.target_pct])).iloc[0])


def target_table(
    scope_table: pd.DataFrame,
    population: pd.DataFrame,
    targets: pd.DataFrame,
    year: int,
    own_target_pct: float | None = None,
) -> pd.DataFrame:
    """`scope_table` with each region's distance to the target in force in `year`: same rows, same index.

    Columns added: target_pct (%), target_year, target_standing, distance_pp (prevalence minus target; negative =
    below), reached (boolean), population_under_5, stunted_children and children_above_target (estimates rounded to
    tens; the latter is 0 where the target is reached). Missing where there is no estimate, population, or target.

    Raises:
        BadChoiceError: the reader's own target is not above 0 and below 100.
    """
    own = target_in_force(targets, COUNTRY_CODE, year, own_target_pct) if own_target_pct is not None else None
    stated = {} if own else targets_of_year(targets, year)
    everyone = own or stated.get(COUNTRY_CODE)
    in_force = [stated.get(code, everyone) for code in scope_table.index]
    table = scope_table.copy()
    table["target_pct"] = np.array([target.target_pct if target else np.nan for target in in_force], dtype="float64")
    table["target_year"] = year
    table["target_standing"] = pd.array([target.standing if target else None for target in in_force], dtype="str")
    table["distance_pp"] = as_printed(table["prevalence_pct"] - table["target_pct"])
    missing = table["distance_pp"].isna()
    table["reached"] = (table["distance_pp"] <= 0).astype("boolean").mask(missing)
    children = population.set_index("region_code")["population_under_5"].reindex(table.index).astype("float64")
    table["population_under_5"] = children
    table["stunted_children"] = stunted_children(table["prevalence_pct"], children)
    table["children_above_target"] = rounded_to_tens(table["distance_pp"].clip(lower=0) / 100 * children)
    return table
