"""Figures that the surveys print and counts that the shipped tables must hold: the anchors of `stuntmap verify`."""

from typing import Final

# Districts with an estimate. Riskesdas 2013 covered the 497 districts of its day; NTT was not surveyed in 2022.
DISTRICTS_WITH_ESTIMATE: Final = {
    2013: 497,
    2017: 514,
    2018: 513,
    2019: 257,
    2021: 514,
    2022: 494,
    2023: 499,
    2024: 514,
}
# Provinces with a printed figure: 34 until Papua and Papua Barat were divided, 38 since.
PROVINCES_WITH_ESTIMATE: Final = {2021: 34, 2022: 34, 2023: 38, 2024: 38}
# Indonesia, % of children under five (Kementerian Kesehatan: SSGI 2021, SSGI 2022, SKI 2023, SSGI 2024).
COUNTRY_PREVALENCE_PCT: Final = {2021: 24.4, 2022: 21.6, 2023: 21.5, 2024: 19.8}
# Districts of SSGI 2024 without a direct estimate in the printed table.
SMALL_AREA_DISTRICTS_2024: Final = 105
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
