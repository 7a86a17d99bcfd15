"""The method in plain words: topics of the data page, each with its paragraphs (English keys of the catalogue)."""

from typing import Final

from stuntmap.language import marked
from stuntmap.ui.data import certainty_texts
from stuntmap.ui.data.method_topic import Topic

INDICATOR: Final = Topic(
    marked("What the indicator measures"),
    (
        marked(
            "Stunting prevalence is the share of children aged 0 to 59 months whose length or height for age lies "
            "below -2 SD of the median of the WHO Child Growth Standards (short and very short together), in percent "
            "of the children measured."
        ),
        marked("The difference between two prevalences is given in percentage points, never in percent."),
    ),
)
CLASSES: Final = Topic(
    marked("Severity classes"),
    (
        marked(
            "WHO and UNICEF, 2018 (de Onis et al. 2019, Public Health Nutrition 22(1):175-179, table 3). A figure on a "
            "limit belongs to the higher class. The set of 1995 (limits 20, 30 and 40%) is not used."
        ),
    ),
)
SURVEYS: Final = Topic(
    marked("Which surveys are compared"),
    (
        marked(
            "SSGI 2021, SSGI 2022, SKI 2023 and SSGI 2024 share definition and sampling frame and form one series. No "
            "national survey was made in 2020 and in 2025."
        ),
        marked(
            "Riskesdas 2013 and 2018, PSG 2017 and SSGBI 2019 are other instruments. They appear on request only, with "
            "a visible break, and never enter a rank, a change or a verdict on a target."
        ),
    ),
)
INSTRUMENTS: Final = Topic(
    marked("Survey and routine weighing are never mixed"),
    (
        marked(
            "A survey estimates the prevalence of a district from a sample; it is for level, trend and comparison with "
            "a target, and says nothing about a single village. Routine weighing (e-PPGBM) lists the children who came "
            "to the posyandu; it shows where children live, and depends on how many came and how well they were "
            "measured."
        ),
        marked(
            "The two give different figures for the same place. A district's own e-PPGBM figure can stand beside the "
            "survey on its profile, under “{two_sources}”, with its coverage (children measured of those expected); it "
            "is not stored. To rank the two, subtract them, draw them as one line or judge a target across them is "
            "refused."
        ),
    ),
)
SMALL_AREA: Final = Topic(
    marked("Small-area figures"),
    (
        marked(
            "Of the {districts} districts of SSGI 2024, {modelled} have no direct estimate in the printed table; their "
            "figures come from a small-area model of Badan Pusat Statistik. The ministry gives as reasons: relative "
            "standard error above 25%, response below 70%, unsafe field work, or a figure that moved by more than 10 "
            "points within a year."
        ),
        marked(
            "Such a figure rests on a model and not only on the children who were measured there. It is marked “model” "
            "everywhere, and a change that involves one is shown without a verdict."
        ),
    ),
)
UNCERTAINTY: Final = Topic(
    marked("How certain a district figure is"),
    (
        marked(
            "A district sample holds about 600 children. SKI 2023 prints 95% limits for {with_limits} districts; half "
            "of these limits lie more than {half_width} percentage points from the figure. Figures of the other "
            "surveys are no more certain, though no limits are printed."
        ),
        marked(
            "Two districts a few tenths of a point apart may therefore stand the other way round: a rank shows where "
            "the estimate stands, not who did better."
        ),
    ),
)
RANKS: Final = Topic(
    marked("Ranks and ties"),
    (
        marked(
            "Rank 1 is the lowest prevalence. Ranks are counted within the chosen area, among the districts that have "
            "an estimate in that survey: “{rank} of {of}”."
        ),
        marked(
            "Equal figures, to the decimals that the survey prints, share the better rank and are marked “tied”; the "
            "next rank is left out (10, 11, 11, 13)."
        ),
    ),
)
CHANGE: Final = Topic(
    marked("Change between two surveys"),
    (
        marked(
            "Change is the later prevalence minus the earlier one, in percentage points: a negative figure is a fall. "
            "Change of rank is the later rank minus the earlier one: a negative figure is nearer to 1."
        ),
        marked("Where one of the two surveys has no estimate, there is no change; nothing is filled in."),
    ),
)
TARGETS: Final = Topic(
    marked("Which target is in force"),
    (
        marked(
            "In this order: the target that the reader enters; the target that the region states for exactly that "
            "year; the national official path of exactly that year. Where a region states several targets for one "
            "year, the lowest counts and the others are named beside it."
        ),
        marked(
            "Years without an official target (2026 to 2028) are not interpolated; the next official target is named. "
            "Ambiguous statements and working targets are recorded, never used."
        ),
    ),
)
DISTANCE: Final = Topic(
    marked("Distance to target and number of children"),
    (
        marked(
            "Distance is prevalence minus target in percentage points. At 0 or below the estimate has reached the "
            "target; whether the region has, given the error of the estimate, the verdict says."
        ),
        marked(
            "Number of children = prevalence x estimated number of children under five, rounded to tens. It is an "
            "estimate, not a count of cases. The number of children above the target is the distance x the same number "
            "of children."
        ),
    ),
)
PACE: Final = Topic(
    marked("Pace and AARR"),
    (
        marked("Pace in points = (earlier prevalence - later prevalence) / number of years."),
        marked(
            "Average annual rate of reduction (AARR, UNICEF 2007) = 1 - (later prevalence / earlier prevalence) ^ (1 / "
            "number of years). The pace so far runs from the first comparable survey with an estimate to the chosen "
            "one."
        ),
        marked(
            "A target whose year is over on the day of reading is judged, never aimed at. The pace needed leads from "
            "the survey's figure to the next official target, over the years that are left: those since the survey "
            "are gone, and what happened in them no survey has told yet. A target that is met is to be kept."
        ),
    ),
)
PROVINCES: Final = Topic(
    marked("34 and 38 provinces"),
    (
        marked(
            "Surveys of 2021 and 2022 print 34 provinces, later ones 38. A district always belongs to its present "
            "province. The figures of the undivided Papua and Papua Barat stand in rows of their own (codes 91L and "
            "92L) and are never compared with the present provinces of the same name."
        ),
        marked(
            "Province and country figures are the printed ones. They are never rebuilt from districts, since the "
            "district figures of SSGI 2024 do not average to them."
        ),
    ),
)
MAPS: Final = Topic(
    marked("Maps and boundaries"),
    (
        marked(
            "Boundaries: geoBoundaries (Badan Pusat Statistik, WFP, OCHA), as of 2020, simplified for display, without "
            "legal force. Official boundary files can be taken over with the command `stuntmap boundaries import`."
        ),
        marked(
            "On the map of equal tiles each district has the same size and stands near its place; size, shape and "
            "distance of tiles mean nothing."
        ),
    ),
)
CODES: Final = Topic(
    marked("Codes and names"),
    (
        marked(
            "Regions carry the codes of Kemendagri (Kepmendagri 300.2.2-2138/2025) without dots. The codes of BPS "
            "differ for many districts outside Java: do not join tables on a four-digit code of unknown origin."
        ),
    ),
)
FIRST_COLUMN: Final = (
    *(INDICATOR, CLASSES, SURVEYS, INSTRUMENTS, SMALL_AREA, UNCERTAINTY, certainty_texts.INTERVALS),
    *(certainty_texts.DOUBTFUL_CLASSES, PROVINCES, MAPS, CODES),
)
SECOND_COLUMN: Final = (
    *(RANKS, certainty_texts.RANK_SETS, CHANGE, certainty_texts.CHANGE_TEST, certainty_texts.TREND),
    *(certainty_texts.REFERENCE, TARGETS, DISTANCE, certainty_texts.TARGET_VERDICTS, PACE),
)
