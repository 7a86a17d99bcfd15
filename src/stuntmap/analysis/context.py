"""What stands beside a district's prevalence: determinants, other nutrition figures, neighbours. Context, not cause."""

from typing import Final

import pandas as pd

from stuntmap.analysis.profiling import region_row
from stuntmap.vocabulary import CI95_HIGH, CI95_LOW, CI_KIND, DETERMINANTS, DISTRICT, ESTIMATION, PREVALENCE

# A determinant stands out when it lies in the least or the most favourable fifth of the province's districts, of which
# there must be enough for a fifth.
OUTER_FIFTH: Final = 0.2
FEWEST_DISTRICTS: Final = 5
LEAST_FAVOURABLE, MOST_FAVOURABLE, BETWEEN = "least_favourable", "most_favourable", "between"


def determinant_comparison(determinants: pd.DataFrame, regions: pd.DataFrame, region_code: str) -> pd.DataFrame:
    """Each determinant of a district beside the middle values of its province and of the nation; index indicator.

    One row an indicator, in its latest year. Columns: year, unit, value, province_median and nation_median (medians
    over the districts that have a value), nation_lowest and nation_highest (the ends of the nation's districts),
    nation_first_quarter and nation_third_quarter (the ends of their middle half),
    province_count and nation_count (how many have one), definition, source_url, note (of the district's row, else of
    the indicator). A missing value means that the district has none.

    Raises:
        UnknownRegionError: there is no such region.
    """
    province = region_row(regions, region_code)["province_code"]
    latest = determinants.loc[determinants["year"] == determinants.groupby("indicator")["year"].transform("max")]
    districts = regions.loc[regions["region_level"] == DISTRICT]
    latest = latest.loc[latest["region_code"].isin(districts["region_code"])]
    of_province = districts.loc[districts["province_code"] == province, "region_code"]
    nation = latest.groupby("indicator")["value"]
    provincial = latest.loc[latest["region_code"].isin(of_province)].groupby("indicator")["value"]
    own = latest.loc[latest["region_code"] == region_code].set_index("indicator")
    about = latest.groupby("indicator")[["year", "unit", "definition", "source_url"]].first()
    return pd.DataFrame(
        {
            "year": about["year"],
            "unit": about["unit"],
            "value": own["value"].reindex(about.index),
            "province_median": provincial.median().reindex(about.index),
            "nation_median": nation.median(),
            "nation_lowest": nation.min(),
            "nation_highest": nation.max(),
            "nation_first_quarter": nation.quantile(0.25),
            "nation_third_quarter": nation.quantile(0.75),
            "province_count": provincial.count().reindex(about.index, fill_value=0),
            "nation_count": nation.count(),
            "definition": about["definition"],
            "source_url": own["source_url"].reindex(about.index).fillna(about["source_url"]),
            "note": own["note"].reindex(about.index),
        }
    )


def nutrition_comparison(
    own: pd.Series, province_pct: float, nation_pct: float, districts: pd.Series
) -> dict[str, object]:
    """One indicator of a region beside its province and the nation: a row of the chart.

    `own` is the region's row of a table with limits, `province_pct` and `nation_pct` what the survey prints (missing
    where it prints none), `districts` the figures of the nation's districts. Keys: value_pct, ci95_low_pct,
    ci95_high_pct, ci_kind, estimation, province_pct, nation_pct, nation_first_quarter and nation_third_quarter (the
    ends of the middle half of the nation's districts).
    """
    return {
        "value_pct": own[PREVALENCE],
        CI95_LOW: own[CI95_LOW],
        CI95_HIGH: own[CI95_HIGH],
        CI_KIND: own[CI_KIND],
        ESTIMATION: own[ESTIMATION],
        "province_pct": province_pct,
        "nation_pct": nation_pct,
        "nation_first_quarter": districts.quantile(0.25),
        "nation_third_quarter": districts.quantile(0.75),
    }


def neighbour_table(neighbours: pd.DataFrame, nation: pd.DataFrame, region_code: str) -> pd.DataFrame:
    """The districts that share a border with one district, longest border first; index region_code.

    `nation` is the scope table of the whole country. Columns: those of `nation`, plus shared_border_km and
    same_province (boolean). Empty for an island district.
    """
    borders = neighbours.loc[neighbours["region_code"] == region_code].set_index("neighbour_code")["shared_border_km"]
    borders = borders.sort_values(ascending=False, kind="stable")
    found = nation.reindex(borders.index.rename("region_code"))
    return found.assign(
        shared_border_km=borders.to_numpy(),
        same_province=found["province_code"] == nation.loc[region_code, "province_code"],
    )


def determinant_standing(determinants: pd.DataFrame, regions: pd.DataFrame, region_code: str) -> pd.DataFrame:
    """`determinant_comparison` of a district with its place among the districts of its province.

    Columns added: province_place (share of the province's other districts that are more favourable, 0 to 1) and
    standing: "least_favourable", "most_favourable" (the outer fifths), "between", or missing.
    """
    comparison = determinant_comparison(determinants, regions, region_code)
    province = region_row(regions, region_code)["province_code"]
    districts = regions[regions["region_level"].eq(DISTRICT)]
    codes = districts.loc[districts["province_code"] == province, "region_code"]
    values = determinants[determinants["region_code"].isin(codes)]
    latest = values[values["year"] == values.groupby("indicator")["year"].transform("max")]
    by_indicator = latest.pivot(index="region_code", columns="indicator", values="value")
    places = {name: _place(by_indicator, name, region_code) for name in comparison.index}
    answer = comparison.assign(province_place=pd.Series(places))
    standing = pd.cut(
        answer["province_place"],
        [-1, OUTER_FIFTH, 1 - OUTER_FIFTH, 2],
        right=False,
        labels=[MOST_FAVOURABLE, BETWEEN, LEAST_FAVOURABLE],
    )
    # Where most districts have the same value, as with electricity, nobody stands out by having it.
    ordinary = (answer["value"] == answer["province_median"]) & standing.notna()
    return answer.assign(standing=standing.astype("object").mask(ordinary, BETWEEN))


def _place(by_indicator: pd.DataFrame, name: str, region_code: str) -> float:
    """The share of the other districts that are more favourable; missing where a fifth of them would mean nothing."""
    known = by_indicator[name].dropna() if name in by_indicator else pd.Series(dtype="float64")
    higher_is_worse = DETERMINANTS[name].higher_is_less_favourable
    if higher_is_worse is None or region_code not in known or len(known) < FEWEST_DISTRICTS:
        return float("nan")
    own, others = known[region_code], known.drop(region_code)
    more_favourable = others < own if higher_is_worse else others > own
    return float(more_favourable.mean())
