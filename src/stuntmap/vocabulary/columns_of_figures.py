"""The columns of regions, figures and ranks, each described once.

Headings, meanings and units are English keys of the catalogues; `columns` holds the bare names.
"""

from typing import Final

from stuntmap.vocabulary import column_words as words
from stuntmap.vocabulary import columns as name
from stuntmap.vocabulary.column_kinds import Column, Kind
from stuntmap.vocabulary.marking import marked
from stuntmap.vocabulary.measured import STUNTING

_REGIONS: Final = (
    Column(
        *(name.REGION_CODE, marked("Region code (Kemendagri)"), Kind.TEXT),
        short=marked("Code"),
        field="reg_code",
        meaning=marked("Kemendagri code without dots: ID the country, 2 digits a province, 4 digits a district"),
    ),
    Column(
        *(name.REGION_LEVEL, marked("Level"), Kind.WORDS),
        meaning=marked("country, province or district (kabupaten/kota)"),
    ),
    Column(
        *(name.REGION_NAME, marked("Region"), Kind.TEXT),
        short=marked("District"),
        field="reg_name",
        meaning=marked("Name of the region as Kemendagri writes it"),
    ),
    Column(
        *(name.REGION_KIND, marked("Kabupaten or kota"), Kind.TEXT),
        field="reg_kind",
        meaning=marked("kabupaten or kota"),
    ),
    Column(
        *(name.PROVINCE_CODE, marked("Province code"), Kind.TEXT),
        field="prov_code",
        meaning=marked("Kemendagri code of the province"),
    ),
    Column(
        *(name.PROVINCE_NAME, marked("Province"), Kind.TEXT),
        short=marked("Province"),
        field="prov_name",
        meaning=marked("name of the province"),
    ),
    Column(name.CAPITAL, marked("Capital"), Kind.TEXT),
    Column(name.AREA, marked("Area (km2)"), Kind.DECIMAL, unit="km2"),
    Column(name.REGISTERED_POPULATION, marked("Registered population"), Kind.COUNT, unit="persons"),
    Column(name.SHARED_BORDER, marked("Shared border (km)"), Kind.DECIMAL, unit="km"),
    Column("same_province", marked("Same province"), Kind.WORDS),
)

_FIGURES: Final = (
    Column(
        *(name.SURVEY, marked("Survey"), Kind.TEXT),
        field="survey",
        meaning=marked("Acronym of the survey"),
    ),
    Column(
        *(name.SURVEY_YEAR, marked("Survey year"), Kind.WHOLE),
        field="survey_yr",
        unit=marked("year"),
        meaning=marked("Year of the survey's field work"),
    ),
    Column(
        *(name.PREVALENCE, marked("Stunting prevalence (%)"), Kind.DECIMAL),
        short=marked("Prevalence (%)"),
        with_limits=marked("Prevalence (%) and 95% limits"),
        unit=words.PERCENT,
        limits=(name.CI95_LOW, name.CI95_HIGH),
        trust=(name.CI_KIND,),
        field="prev_pct",
        meaning=STUNTING.definition,
        missing=words.NO_ESTIMATE,
    ),
    Column(
        *(name.CI95_LOW, marked("95% limit, lower (%)"), Kind.LIMIT),
        unit=words.PERCENT,
        field="ci95_low",
        meaning=marked("lower 95% limit of the prevalence in %"),
        missing=words.NO_INTERVAL,
    ),
    Column(
        *(name.CI95_HIGH, marked("95% limit, upper (%)"), Kind.LIMIT),
        unit=words.PERCENT,
        field="ci95_high",
        meaning=marked("upper 95% limit of the prevalence in %"),
        missing=words.NO_INTERVAL,
    ),
    Column(
        *(name.CI_KIND, marked("Where the 95% limits come from"), Kind.VERDICT),
        field="ci_kind",
        meaning=marked("where the 95% limits come from: printed by the survey, or worked out here"),
    ),
    Column(
        *(name.CHILDREN_MEASURED, marked("Children measured"), Kind.COUNT),
        unit=words.CHILDREN,
        meaning=marked("Children measured in the district, where printed (SSGI 2024)"),
        missing=words.NOT_PRINTED,
    ),
    Column(
        *(name.SEVERITY, marked("Class (WHO-UNICEF 2018)"), Kind.WORDS),
        short=marked("Class"),
        trust=(name.CLASS_IS_UNCERTAIN,),
        field="severity",
        meaning=marked("severity class, WHO-UNICEF 2018"),
        missing=words.NO_ESTIMATE,
    ),
    Column(name.CLASS_IS_UNCERTAIN, marked("Limits reach into another class"), Kind.WORDS, missing=words.NO_INTERVAL),
    Column(name.STATUS, marked("Status of the figure"), Kind.WORDS),
    Column(
        *(name.ESTIMATION, marked("Status of the figure"), Kind.WORDS),
        short=marked("Kind of figure"),
        field="estimation",
        meaning=marked("how the figure was made: from the survey's own sample, or from a model by BPS"),
    ),
    Column(
        *(name.CHECK, marked("Check of the figure"), Kind.WORDS),
        field="check_mark",
        meaning=marked("how well the figure is confirmed"),
    ),
    Column(
        *(name.POPULATION_UNDER_5, marked("Children under five (estimate)"), Kind.COUNT),
        unit=words.CHILDREN,
        field="under_5",
        meaning=marked("Estimated number of children aged 0-59 months, 2024"),
    ),
    Column(
        *(name.STUNTED_CHILDREN, marked("Stunted children (estimate)"), Kind.COUNT),
        short=marked("Stunted children (estimate)"),
        with_limits=marked("Stunted children (estimate) and 95% limits"),
        unit=words.CHILDREN,
        limits=(name.STUNTED_CHILDREN_LOW, name.STUNTED_CHILDREN_HIGH),
        field="stunted_n",
        meaning=marked("estimated stunted children, rounded to tens"),
        missing=words.NO_ESTIMATE,
    ),
    Column(
        *(name.STUNTED_CHILDREN_LOW, marked("Stunted children, 95% limit, lower (estimate)"), Kind.COUNT),
        unit=words.CHILDREN,
        field="stunt_low",
        meaning=marked("lower 95% limit of the estimated stunted children"),
        missing=words.NO_INTERVAL,
    ),
    Column(
        *(name.STUNTED_CHILDREN_HIGH, marked("Stunted children, 95% limit, upper (estimate)"), Kind.COUNT),
        unit=words.CHILDREN,
        field="stunt_high",
        meaning=marked("upper 95% limit of the estimated stunted children"),
        missing=words.NO_INTERVAL,
    ),
)

_RANKS: Final = (
    Column(
        *(name.RANK, marked("Rank (1 = lowest prevalence)"), Kind.WHOLE),
        short=marked("Rank"),
        with_limits=marked("Rank and its 95% limits"),
        limits=(name.RANK_LOW, name.RANK_HIGH),
        trust=(name.RANK_IS_ROUGH,),
        field="rank",
        meaning=marked("rank in the chosen area, 1 = lowest prevalence"),
        missing=words.NO_ESTIMATE,
    ),
    Column(
        *(name.RANK_LOW, marked("Rank, 95% limit, lower"), Kind.WHOLE),
        field="rank_low",
        meaning=marked("lower 95% limit of the rank"),
        missing=words.NO_ESTIMATE,
    ),
    Column(
        *(name.RANK_HIGH, marked("Rank, 95% limit, upper"), Kind.WHOLE),
        field="rank_high",
        meaning=marked("upper 95% limit of the rank"),
        missing=words.NO_ESTIMATE,
    ),
    Column(name.RANK_IS_ROUGH, marked("Limits of the rank are rough"), Kind.WORDS),
    Column(
        *(name.RANK_OF, marked("Number with an estimate"), Kind.WHOLE),
        field="rank_of",
        meaning=marked("number of districts with an estimate in the chosen area"),
    ),
    Column(name.TIED, marked("Tied"), Kind.WORDS, field="tied", meaning=marked("1 = shares its rank")),
)

COLUMNS_OF_FIGURES: Final = (*_REGIONS, *_FIGURES, *_RANKS)
