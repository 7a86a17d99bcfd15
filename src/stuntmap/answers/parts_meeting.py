"""What a meeting is told of the parts of a district or kecamatan: routine counts, lokus, changes, interventions.

The mini lokakarya of a kecamatan reads them of its desa, a rembuk of its district's kecamatan. They stand by
themselves: no survey's figure is among them. Numbers that few children would be known by are left out already.
"""

from dataclasses import dataclass, field

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.analysis.count_changes import count_changes
from stuntmap.analysis.small_areas import FEWEST_SHOWN, routine_prevalence
from stuntmap.answers.interventions import Interventions
from stuntmap.answers.priorities import PriorityAsked
from stuntmap.answers.recap import Recap
from stuntmap.answers.recap_parts import list_passed_on, parts_list, parts_table, usual_asked
from stuntmap.data.lent_areas import LentAreas
from stuntmap.errors import BadChoiceError, UnknownRegionError

_HIDDEN_COLUMNS = (
    *(v.CHILDREN_STUNTED, v.CHILDREN_MEASURED, v.CHILDREN_EXPECTED, v.PREVALENCE, v.CI95_LOW, v.CI95_HIGH),
    *(v.COVERAGE, v.SHRUNKEN, v.SHRUNKEN_LOW, v.SHRUNKEN_HIGH, v.FAMILIES_COUNTED, v.INTERVENTIONS_SHORT),
    *(v.PRIORITY_ORDER, v.PRIORITY_SCORE, v.STAYS_SHARE, v.CRITERIA_UNKNOWN),
)


@dataclass(frozen=True)
class PartsFacts:
    """The facts of one region that is divided into parts of `level`, in one month.

    `own`: the region's counts, prevalence with limits and coverage. `parts`: one row a part, index region_code: columns
    of `recap_parts.parts_table`, and of the list where there is one, with decision_reason; everything but names and
    standing is missing where is_hidden. `changes`: of `analysis.count_changes`, the region itself first, then its
    parts; empty without a month before. `asked`: how the list was made; None without one. `shares`: rows of
    interventions of the parts (of `Interventions.by_region`), `own_shares` those of the region; empty without any.
    `lent`: the official areas that a visitor brought; None: those of this installation.
    """

    recap: Recap
    region_code: str
    region_name: str
    level: str
    month: str | None
    month_before: str | None
    own: pd.Series
    parts: pd.DataFrame = field(repr=False)
    changes: pd.DataFrame = field(repr=False)
    asked: PriorityAsked | None = None
    interventions: Interventions | None = None
    shares: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)
    own_shares: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)
    lent: LentAreas | None = field(default=None, repr=False)

    @property
    def is_of_district(self) -> bool:
        """Whether the region is a whole district; else it is a kecamatan."""
        return self.level == v.SUBDISTRICT

    @property
    def own_change(self) -> pd.Series | None:
        """The region's own row of `changes`; None where no month before is known of it."""
        if self.changes.empty:
            return None
        row: pd.Series = self.changes.loc[self.region_code]  # type: ignore[assignment]
        return None if pd.isna(row[v.CHANGE]) else row

    @property
    def listed(self) -> pd.DataFrame:
        """The parts in the list, in its order; hidden ones last."""
        if self.asked is None:
            return self.parts.iloc[:0]
        chosen = self.parts[self.parts[v.PRIORITY_STANDING].isin((v.LISTED, v.PINNED))]
        return chosen.sort_values(v.PRIORITY_ORDER, kind="stable", na_position="last")


def parts_facts(
    recap: Recap,
    *,
    subdistrict_code: str | None = None,
    month: str | None = None,
    interventions: Interventions | None = None,
    asked: PriorityAsked | None = None,
    reasons: dict[str, str] | None = None,
    lent: LentAreas | None = None,
) -> PartsFacts:
    """The facts of the recap's district by kecamatan, or of one kecamatan by desa.

    `month`: of the recap's (the chosen one); `asked`: how the list is made (as usual), `reasons` of its decisions;
    `lent`: areas of the district that stand in for those of this installation.

    Raises:
        UnknownRegionError: the district has no such kecamatan.
        BadChoiceError: the recap does not count by desa, or has no child measured there, or so few that the region has
            no figures outside a session.
    """
    period = recap.month if month is None else month
    level = v.SUBDISTRICT if subdistrict_code is None else v.VILLAGE
    region = subdistrict_code or recap.district_code
    names = recap.places.register.names
    if subdistrict_code is not None and (
        subdistrict_code not in names or len(subdistrict_code) != v.SUBDISTRICT_DIGITS
    ):
        raise UnknownRegionError("unknown_region", region_code=subdistrict_code)
    if subdistrict_code is not None and recap.level != v.VILLAGE:
        raise BadChoiceError("minilok_without_villages")
    name = names[subdistrict_code] if subdistrict_code else recap.district_name
    own = _own(recap, region, period)
    if not own[v.CHILDREN_MEASURED] > 0:
        raise BadChoiceError("minilok_nobody", region=name, month=period or "")
    if _is_hidden(own):
        raise BadChoiceError("minilok_few", region=name, month=period or "")
    table = parts_table(recap, level, period, interventions)
    inside = table[table.index.str.startswith(region)]
    chosen = asked or usual_asked(inside)
    listed = parts_list(recap, inside, level, period, chosen)
    more = [column for column in listed.columns if column not in inside]
    parts = inside.join(list_passed_on(listed)[more]) if len(listed) else inside
    parts = parts.assign(decision_reason=pd.Series(reasons or {}, dtype="object").reindex(parts.index))
    shares, own_shares = _interventions(interventions, region, level)
    earlier = [each for each in recap.months if period is not None and each < period]
    before = earlier[-1] if earlier else None
    return PartsFacts(
        recap=recap,
        region_code=region,
        region_name=name,
        level=level,
        month=period,
        month_before=before,
        own=own,
        parts=_without_hidden(parts),
        changes=_changes(recap, region, level, own, inside, period, before),
        asked=chosen if len(listed) else None,
        interventions=interventions,
        shares=shares,
        own_shares=own_shares,
        lent=lent,
    )


def _own(recap: Recap, region: str, month: str | None) -> pd.Series:
    """The counts of the region itself: of a district all used rows, also those whose names are not certain."""
    if len(region) == v.SUBDISTRICT_DIGITS:
        row: pd.Series = recap.by_region(v.SUBDISTRICT, month).loc[region]  # type: ignore[assignment]
        return row
    totals = recap.totals(month)
    counts = {
        v.CHILDREN_STUNTED: [float(totals.children_stunted)],
        v.CHILDREN_MEASURED: [float(totals.children_measured)],
        v.CHILDREN_EXPECTED: [float("nan") if totals.children_expected is None else float(totals.children_expected)],
    }
    return routine_prevalence(pd.DataFrame(counts, index=[region])).iloc[0]


def _is_hidden(own: pd.Series) -> bool:
    """Whether the region itself (of `_own`) may not be told of: few were measured, or the district's total would tell.

    A kecamatan is hidden as it is beside others.
    """
    return bool(own.get(v.IS_HIDDEN, False)) or 0 < own[v.CHILDREN_MEASURED] < FEWEST_SHOWN


def _changes(
    recap: Recap, region: str, level: str, own: pd.Series, inside: pd.DataFrame, month: str | None, before: str | None
) -> pd.DataFrame:
    if before is None or month is None:
        return pd.DataFrame()
    counted = [v.CHILDREN_STUNTED, v.CHILDREN_MEASURED]
    old = recap.by_region(level, before)

    def with_own(whole: pd.Series, table: pd.DataFrame) -> pd.DataFrame:
        first = whole[counted].astype("float64").to_frame().T.set_axis([region])
        return pd.concat([first, table[counted].astype("float64")])

    own_before = _own(recap, region, before)
    if _is_hidden(own_before):
        return pd.DataFrame()
    now, then = with_own(own, inside), with_own(own_before, old)
    changes = count_changes(now, then).rename_axis(v.REGION_CODE)
    hidden = inside[v.IS_HIDDEN].astype(bool) | old[v.IS_HIDDEN].reindex(inside.index).eq(True)
    named = changes.assign(region_name=[recap.places.register.names.get(code, "") for code in changes.index])
    return named[~named.index.isin(hidden.index[hidden])]


def _without_hidden(parts: pd.DataFrame) -> pd.DataFrame:
    hidden = parts[v.IS_HIDDEN].astype(bool)
    shown = parts.copy()
    for column in _HIDDEN_COLUMNS:
        if column in shown:
            shown[column] = shown[column].mask(hidden)
    return shown


def _interventions(interventions: Interventions | None, region: str, level: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The shares of the parts, of those that the table counts by, and those of the region itself."""
    if interventions is None:
        return pd.DataFrame(), pd.DataFrame()
    parts = pd.DataFrame()
    if level == v.SUBDISTRICT or interventions.level == v.VILLAGE:
        shares = interventions.by_region(level)
        hidden = shares[v.IS_HIDDEN].astype(bool)
        for column in (v.NUMERATOR, v.DENOMINATOR, v.COVERED, v.INTERVENTION_GAP, v.INTERVENTION_STANDING):
            shares[column] = shares[column].mask(hidden)
        parts = shares[shares[v.REGION_CODE].str.startswith(region)].reset_index(drop=True)
    if level == v.SUBDISTRICT:
        return parts, interventions.of_district()
    own = interventions.by_region(v.SUBDISTRICT)
    own = own[(own[v.REGION_CODE] == region) & own[v.COVERED].notna() & ~own[v.IS_HIDDEN].astype(bool)]
    return parts, own.reset_index(drop=True)
