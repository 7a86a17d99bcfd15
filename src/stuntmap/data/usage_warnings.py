"""The fixed list of usage warnings: what a reader must know before a figure is used. Records name them by code."""

from typing import Final

from stuntmap.language import marked

WARNINGS: Final[dict[str, str]] = {
    # --- Stunting estimates
    "missing_is_no_estimate": marked("A missing row means that there is no estimate; it never means zero."),
    "small_area_not_independent": marked(
        "The small-area figures of SSGI 2024 come from a model, not from an independent measurement: "
        "no verdict on a change that involves one of them."
    ),
    "districts_do_not_average_to_province": marked(
        "The district figures of SSGI 2024 do not average to the printed figure of their province: "
        "never rebuild a province from its districts."
    ),
    "older_instruments_differ": marked(
        "Riskesdas 2013 and 2018, PSG 2017 and SSGBI 2019 are other instruments: never in one line, one rank or one "
        "difference with the surveys from 2021 on."
    ),
    "extremes_in_2019": marked(
        "The figures of SSGBI 2019 at hand cover half of the districts and hold implausible extremes."
    ),
    "ntt_not_surveyed_2022": marked(
        "Nusa Tenggara Timur was not surveyed in 2022: 20 of its 22 districts have no figure for that year; those of "
        "Sikka, Malaka and the province are predictions from a model by BPS."
    ),
    "former_papua": marked(
        "The figures of Papua and Papua Barat for 2022 and before stand for the provinces before they were divided: "
        "never compare them with the present provinces of the same name."
    ),
    "intervals_only_2023": marked(
        "Printed 95% limits are at hand for SKI 2023 only; every district figure of the other years is uncertain too."
    ),
    "high_relative_error_2023": marked(
        "The survey itself marks three stunting figures of SKI 2023 as imprecise (RSE above 25%): Sarolangun, "
        "Sungai Penuh and Kota Surabaya."
    ),
    "conflicting_sources": marked(
        "Where published texts disagree, the preferred figure stands in the row and the others in its note."
    ),
    "read_from_copies": marked(
        "The official books could not be read at first hand: the figures were read in published texts and public "
        "copies of their tables."
    ),
    "survey_only": marked("Survey estimates only: never mix them with routine weighing data (e-PPGBM)."),
    # --- Nutrition, population, targets, determinants
    "high_relative_error": marked(
        "Figures whose note says RSE above 25% carry a wide error: the survey itself says to use them with care."
    ),
    "nutrition_limits_borrowed": marked(
        "Limits of the nutrition figures of SSGI 2024 are approximate: the survey prints none, and they follow from "
        "the district's limits of SKI 2023, as for stunting. Where the stunting figure comes from a model, so may "
        "these: such figures are shown without limits and without a verdict."
    ),
    "severe_wasting_limits": marked(
        "No survey at hand prints limits of severe wasting: the approximate ones follow from the district's limits of "
        "wasting in SKI 2023, for which the same children were measured."
    ),
    "wasting_added_up": marked(
        "Wasting of SSGI 2024 is the sum of two columns of the copy, wasted and severely wasted: what its first column "
        "counts is not written there, and follows from the survey's figures of the country (6.2% and 1.2%, together "
        "7.4%)."
    ),
    "nutrition_rows_left_out": marked(
        "Nutrition figures of SSGI 2024 for Lombok Timur, Sumbawa, Dompu, Lombok Utara, Kota Mataram, Kota Bima and "
        "Mamberamo Raya are left out: in the copy at hand overweight is repeated as wasting (Nusa Tenggara Barat), or "
        "more children are severely wasted than wasted otherwise (Mamberamo Raya)."
    ),
    "nutrition_one_copy": marked(
        "The nutrition figures of SSGI 2024 come from a single public copy, districts only, and were not compared with "
        "a second text."
    ),
    "population_is_estimate": marked(
        "The number of children under five is an estimate from survey weights, not a count."
    ),
    "no_target_between_2025_and_2029": marked(
        "No official national target for 2026 to 2028 was found; the path must not be interpolated as if official."
    ),
    "targets_stated_in_press": marked(
        "Targets of provinces and districts are as quoted in the press; the regulation itself was not read."
    ),
    "ambiguous_targets_unused": marked("Targets marked as ambiguous are kept for the record and never used."),
    "association_is_not_cause": marked(
        "These figures stand beside stunting as context: an association between districts is not a cause."
    ),
    "year_inferred": marked(
        "The year of some figures is not printed in their source and was inferred; the row's note says how."
    ),
    "practice_is_no_proof": marked(
        "An entry says what was publicly told of a district; whether it is why a figure is lower was not examined."
    ),
    # --- Boundaries and codes
    "boundaries_without_legal_force": marked(
        "The boundaries are drawn for statistics, as of 2020; they have no legal force."
    ),
    "boundaries_simplified": marked("Lines were cleaned and simplified for display: do not measure on them."),
    "subdistricts_are_approximate": marked(
        "Boundaries of kecamatan are approximate (batas perkiraan): ground goes to the nearest village point. They "
        "show where a kecamatan lies, not where its border runs: do not measure on them."
    ),
    "villages_without_point": marked(
        "Villages without a point, or with one far outside their district, are listed without coordinates."
    ),
    "area_from_polygons": marked(
        "Areas were measured from the polygons in an equal-area projection and differ a little from official areas."
    ),
    "tiles_are_not_geography": marked(
        "Each tile stands near the place of its district; size, shape and distance of tiles mean nothing."
    ),
}
