"""The kecamatan or desa of an own recap as one table, with what an own table of interventions says of them."""

import pandas as pd

from stuntmap import vocabulary as v
from stuntmap.answers.interventions import Interventions
from stuntmap.answers.priorities import PriorityAsked, recap_priorities
from stuntmap.answers.recap import Recap


def parts_table(
    recap: Recap, level: str, month: str | None = None, interventions: Interventions | None = None
) -> pd.DataFrame:
    """One row a region of `level`, key region_code: the columns of `Recap.by_region` and of its shrinkage, and
    families_at_risk (a count) and interventions_short_share (0 to 1), both missing where no table tells of the region.
    """
    table = recap.by_region(level, month).join(recap.shrunken(level, month).table)
    found = pd.DataFrame({v.FAMILIES_COUNTED: float("nan"), v.INTERVENTIONS_SHORT: float("nan")}, index=table.index)
    # What a table by kecamatan says is of no village: each of them would have the figure of all.
    if interventions is not None and (level != v.VILLAGE or interventions.level == v.VILLAGE):
        shares = interventions.by_region(level)
        at_risk = shares[shares[v.INDICATOR] == v.FAMILIES_AT_RISK].set_index(v.REGION_CODE)
        short = interventions.short_of_target(level)["share"]
        found = found.assign(
            **{
                v.FAMILIES_COUNTED: at_risk[v.NUMERATOR].reindex(table.index),
                v.INTERVENTIONS_SHORT: short.reindex(table.index),
            }
        )
        hidden = at_risk[v.IS_HIDDEN].reindex(table.index).eq(True)
        table = table.assign(is_hidden=table[v.IS_HIDDEN].astype(bool) | hidden)
    return table.join(found)


def parts_list(recap: Recap, table: pd.DataFrame, level: str, month: str | None, asked: PriorityAsked) -> pd.DataFrame:
    """The regions of which the recap tells (`table` as `parts_table` gives it), listed by criteria and weights.

    Columns added: as `answers.priorities.recap_priorities`. Empty where fewer than two can be held against each other.
    """
    known = table[table[v.PREVALENCE].notna()]
    if len(known) < 2:
        return pd.DataFrame()
    return recap_priorities(known, recap.shrunken(level, month), asked)


def list_passed_on(listed: pd.DataFrame) -> pd.DataFrame:
    """What of a list (of `parts_list`; with is_hidden) may leave the session; hidden regions last, in code order.

    Of a hidden region name and standing remain. The others are numbered anew: a number left out, or a gap between two
    scores, would tell between which neighbours a hidden one lies. So no score is passed on where one is hidden. All
    shares of trials add up to the length of the list: only those of places in it are passed on, and none where no other
    place shares with the hidden ones in what is missing.
    """
    hidden = listed[v.IS_HIDDEN].astype(bool)
    if not hidden.any():
        return listed
    changed = listed.copy()
    changed[v.PRIORITY_ORDER] = listed[v.PRIORITY_ORDER].mask(hidden).rank(method="first").astype("Int64")
    changed[v.PRIORITY_SCORE] = float("nan")
    in_list = listed[v.PRIORITY_STANDING].isin((v.LISTED, v.PINNED))
    is_shared = bool((~hidden & (listed[v.PRIORITY_STANDING] == v.NOT_LISTED)).any())
    changed[v.STAYS_SHARE] = listed[v.STAYS_SHARE].where(in_list & ~hidden & is_shared)
    changed[v.CRITERIA_UNKNOWN] = listed[v.CRITERIA_UNKNOWN].mask(hidden)
    shown = changed[~hidden].sort_values(v.PRIORITY_ORDER, kind="stable", na_position="last")
    return pd.concat([shown, changed[hidden].sort_index()])


def usual_asked(table: pd.DataFrame) -> PriorityAsked:
    """How a list is made unless somebody chose otherwise: the usual weights, a third of the parts, ten at most."""
    weights = tuple((one.name, one.usual_weight) for one in v.RECAP_CRITERIA.values() if one.usual_weight)
    return PriorityAsked(weights, v.usual_places(int(table[v.PREVALENCE].notna().sum())))


def named_with_subdistrict(table: pd.DataFrame, recap: Recap) -> pd.DataFrame:
    """`table` (index region_code) with the kecamatan behind the name of each desa, of which many are called alike."""
    names = recap.places.register.names
    within = table.index.str[: v.SUBDISTRICT_DIGITS].map(names)
    is_village = table.index.str.len() == v.VILLAGE_DIGITS
    whole = table[v.REGION_NAME] + " (" + pd.Series(within, index=table.index) + ")"
    return table.assign(region_name=table[v.REGION_NAME].where(~is_village, whole))
