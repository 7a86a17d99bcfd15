"""What the surveys leave open: districts without an estimate, modelled figures, and figures that sources dispute."""

import pandas as pd

from stuntmap.vocabulary import CONFLICT, DISTRICT, PROVINCE, SMALL_AREA

# How the notes of disputed figures name the other value: "other texts print 47.1", "press also printed 7.8; ...".
_OTHER_VALUE = r"\bprint(?:s|ed)? (\d+(?:\.\d+)?)"


def survey_coverage(regions: pd.DataFrame, estimates: pd.DataFrame) -> pd.DataFrame:
    """What each survey covers: one row a survey, index survey_year, oldest first.

    Columns: survey; districts (with an estimate), without (districts that have none), small_area (districts whose
    figure is modelled), provinces (rows printed for provinces, the undivided ones of Papua included), conflicts
    (figures of any level that sources dispute), with_limits (districts with printed 95% limits) and
    median_half_width_pp (half the distance between these limits in percentage points; missing where none is printed).
    """
    of_district = estimates["region_level"].eq(DISTRICT) & estimates["prevalence_pct"].notna()
    half_width = (estimates["ci95_high_pct"] - estimates["ci95_low_pct"]) / 2
    facts = pd.DataFrame(
        {
            "survey_year": estimates["survey_year"],
            "districts": of_district,
            "small_area": of_district & estimates["estimation"].eq(SMALL_AREA),
            "provinces": estimates["region_level"].eq(PROVINCE),
            "conflicts": estimates["check"].eq(CONFLICT),
            "with_limits": of_district & half_width.notna(),
        }
    )
    coverage = facts.groupby("survey_year").sum()
    coverage.insert(0, "survey", estimates.groupby("survey_year")["survey"].first())
    coverage.insert(2, "without", int(regions["region_level"].eq(DISTRICT).sum()) - coverage["districts"])
    coverage["median_half_width_pp"] = half_width[of_district].groupby(estimates["survey_year"]).median()
    return coverage


def districts_without_estimate(regions: pd.DataFrame, estimates: pd.DataFrame, survey_year: int) -> pd.DataFrame:
    """The districts that have no estimate in one survey: one row a district, index region_code, sorted.

    Columns: region_name, province_code, province_name.
    """
    found = estimates.loc[estimates["survey_year"].eq(survey_year) & estimates["prevalence_pct"].notna(), "region_code"]
    districts = regions.loc[regions["region_level"].eq(DISTRICT)].set_index("region_code")
    missing = districts.loc[~districts.index.isin(found)].sort_index()
    return missing[["region_name", "province_code", "province_name"]]


def disputed_figures(regions: pd.DataFrame, estimates: pd.DataFrame) -> pd.DataFrame:
    """The figures that published texts dispute: one row a region and survey, newest survey first, then by code.

    Columns: region_code, region_name, province_name (missing for a province), survey, survey_year, prevalence_pct (the
    figure in use), other_pct (what the other text prints; missing where the note tells no number), source_url,
    second_source_url.
    """
    rows = estimates.loc[estimates["check"].eq(CONFLICT)].sort_values(
        ["survey_year", "region_code"], ascending=[False, True]
    )
    names = regions.set_index("region_code")["region_name"]
    facts = rows[["region_code", "region_name", "survey", "survey_year", "prevalence_pct"]].assign(
        other_pct=rows["note"].str.extract(_OTHER_VALUE, expand=False).astype("float64"),
        source_url=rows["source_url"],
        second_source_url=rows["second_source_url"],
    )
    facts.insert(2, "province_name", rows["province_code"].map(names))
    return facts.reset_index(drop=True)
