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
# Of each file of nutrition figures: the districts with a figure that may be shown, and the rows that may not.
NUTRITION_DISTRICTS: Final = {
    "nutrition_2023": {"wasting": 499, "underweight": 499, "overweight": 499, "suspect": 0},
    "nutrition_2024": {"wasting": 506, "severe_wasting": 506, "underweight": 507, "overweight": 507, "suspect": 7},
}
# What a survey prints of the country in %, where its file has no provinces to hold the districts against. SSGI 2024 by
# class, as told in https://www.kompasiana.com/listhiahr/68537acc34777c09eb3be443/apa-kabar-status-gizi-balita-indonesia-
# menurut-data-survei-status-gizi-indonesia-2024: severely wasted 1.2 and wasted 6.2, severely underweight 3.0 and
# underweight 13.9. The survey's own book was not at hand.
COUNTRY_NUTRITION_PCT: Final = {
    "nutrition_2024": {"wasting": 7.4, "severe_wasting": 1.2, "underweight": 16.9, "overweight": 3.4},
}
# Districts weighted by children under five do not sum to the country exactly: SSGI 2024's stunting is off by 0.5.
COUNTRY_TOLERANCE_PP: Final = 0.5
