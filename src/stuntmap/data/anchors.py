"""Figures that the surveys print and counts that the shipped tables must hold: the anchors of `stuntmap verify`."""

from typing import Final

from stuntmap.vocabulary import SURVEYS

# What each survey is known to hold stands with its description.
DISTRICTS_WITH_ESTIMATE: Final = {survey.year: survey.districts for survey in SURVEYS}
PROVINCES_WITH_ESTIMATE: Final = {survey.year: survey.provinces for survey in SURVEYS if survey.provinces}
COUNTRY_PREVALENCE_PCT: Final = {survey.year: survey.country_pct for survey in SURVEYS if survey.country_pct}
SMALL_AREA_DISTRICTS: Final = {survey.year: survey.modelled_districts for survey in SURVEYS}
# 4,482,340 stunted children (Kementerian Kesehatan, 2025) / 19.8 %.
COUNTRY_POPULATION_UNDER_5: Final = 22_638_081
# RPJMN 2020-2024, RPJMN 2025-2029, RPJPN 2025-2045: stunting prevalence in %, by year.
OFFICIAL_PATH_PCT: Final = {
    2020: 24.1,
    2021: 21.1,
    2022: 18.4,
    2023: 16.0,
    2024: 14.0,
    2025: 18.8,
    2029: 14.2,
    2045: 5.0,
}
