"""What the record of each indicator table says: producers, licence, columns, warnings.

Used by scripts/build_indicators.py; it stands in the package so that its texts are found for translation.
"""

from dataclasses import dataclass

from stuntmap import vocabulary
from stuntmap.language import marked

ACCESSED = "2026-11-22"

_PUBLISHED_FACTS = marked(
    "Figures are facts quoted with their source from published texts; no licence was granted for them. "
    "The producers keep all rights in their publications. "
    "The official books were not readable at first hand: check a figure against them before you publish it."
)


def _described(*names: str, **own: str) -> dict[str, tuple[str, str]]:
    """Definition and unit of each column, as it is described for every table; `own`: what a column says here alone."""
    answer = {}
    for name in names:
        column = vocabulary.COLUMNS[name]
        answer[name] = own.get(name, column.meaning), column.unit or "text"
    return answer


@dataclass(frozen=True)
class IndicatorRecord:
    """One table: `file` as shipped, `curated_file` as taken from the source folder; columns are (definition, unit)."""

    file: str
    curated_file: str
    title: str
    producer: str
    citation: str
    url: str
    licence: str
    built_how: str
    columns: dict[str, tuple[str, str]]
    warnings: tuple[str, ...]
    accessed: str = ACCESSED


STUNTING = IndicatorRecord(
    file="stunting_estimates.csv",
    curated_file="stunting_estimates.csv",
    title=marked("Stunting prevalence of children under five, by survey and region"),
    producer=(
        "Kementerian Kesehatan RI: SSGI 2021, SSGI 2022, SKI 2023, SSGI 2024 (small-area figures: Badan Pusat "
        "Statistik); before that Riskesdas 2013 and 2018, PSG 2017, SSGBI 2019 (with Badan Pusat Statistik)"
    ),
    citation=(
        "Kementerian Kesehatan RI. Buku Saku Hasil Studi Status Gizi Indonesia (SSGI) 2021; Buku Saku Hasil SSGI 2022; "
        "Survei Kesehatan Indonesia (SKI) 2023 Dalam Angka; SSGI 2024 Dalam Angka; Riskesdas 2013; "
        "Pemantauan Status Gizi (PSG) 2017; Riskesdas 2018; SSGBI 2019. As quoted by the sources named in each row."
    ),
    url="https://kemenkopmk.go.id/index.php/node/5594",
    licence=_PUBLISHED_FACTS,
    built_how=marked(
        "Collected from published texts and from copies of the survey tables in public repositories, and compared with "
        "a second text where one was found. Columns source_url and second_source_url hold the addresses. "
        "Altered here: the rows of Papua and Papua Barat in 2021 and 2022 stand for the undivided provinces and were "
        "moved to the codes 91L and 92L. No figure was changed."
    ),
    columns=_described(
        *(vocabulary.REGION_CODE, vocabulary.REGION_LEVEL, vocabulary.REGION_NAME, vocabulary.PROVINCE_CODE),
        *(vocabulary.SURVEY, vocabulary.SURVEY_YEAR, vocabulary.PREVALENCE, vocabulary.CI95_LOW, vocabulary.CI95_HIGH),
        *(vocabulary.CHILDREN_MEASURED, vocabulary.ESTIMATION, vocabulary.CHECK, vocabulary.SOURCE_KIND),
        *(vocabulary.SOURCE_URL, vocabulary.SECOND_SOURCE_URL, vocabulary.NOTE),
        region_code=marked(
            "Kemendagri code without dots: ID, 2 digits, 4 digits; 91L and 92L: Papua, Papua Barat before 2022"
        ),
        province_code=marked("Present province of a district; empty for provinces and the country"),
        estimation=marked("direct: from the survey's own sample; small_area: from a model by BPS"),
        check=marked("confirmed by a second text; single_source; conflict: other values stand in the note"),
        ci95_low_pct=marked("Lower 95% confidence limit of the prevalence as printed (SKI 2023 only)"),
        ci95_high_pct=marked("Upper 95% confidence limit of the prevalence as printed (SKI 2023 only)"),
    ),
    warnings=(
        "missing_is_no_estimate",
        "survey_only",
        "small_area_not_independent",
        "districts_do_not_average_to_province",
        "intervals_only_2023",
        "former_papua",
        "ntt_not_surveyed_2022",
        "older_instruments_differ",
        "extremes_in_2019",
        "high_relative_error_2023",
        "conflicting_sources",
        "read_from_copies",
    ),
)


def _nutrition_columns(name: str, *beside: str, **own: str) -> dict[str, tuple[str, str]]:
    """The columns of a file of `vocabulary.NUTRITION_TABLES`; `beside` and `own` as in `_described`."""
    table = vocabulary.NUTRITION_TABLES[name]
    limits = marked("Lower 95% confidence limit as printed"), marked("Upper 95% confidence limit as printed")
    columns = _described(vocabulary.REGION_CODE, vocabulary.REGION_NAME, vocabulary.SURVEY, vocabulary.SURVEY_YEAR)
    for indicator in table.indicators:
        words = (indicator.definition, *limits)
        columns |= {
            column: (said, indicator.unit) for column, said in zip(table.columns_of(indicator), words, strict=False)
        }
    return columns | _described(*beside, **own)


NUTRITION = IndicatorRecord(
    file="nutrition_2023.csv",
    curated_file="nutrition_ski_2023.csv",
    title=marked("Wasting, underweight and overweight of children under five, SKI 2023"),
    producer="Kementerian Kesehatan RI: Survei Kesehatan Indonesia (SKI) 2023",
    citation="Kementerian Kesehatan RI. Survei Kesehatan Indonesia (SKI) 2023 Dalam Angka. Jakarta, 2024.",
    url="https://slidepub.com/slideshow/3-factsheet-gizi-ski-rev23apr-ok-cetak-pdf",
    licence=_PUBLISHED_FACTS,
    built_how=marked(
        "Taken over unchanged from a collection of the survey's printed tables. The address given is the survey's "
        "nutrition fact sheet; the collection names no address for the single rows."
    ),
    columns=_nutrition_columns(
        *("nutrition_2023", vocabulary.N_WEIGHTED, vocabulary.NOTE),
        note=marked("The survey's own remark for each indicator: RSE>25% low precision, N<50 few children"),
    ),
    warnings=("missing_is_no_estimate", "survey_only", "high_relative_error", "read_from_copies"),
)

LATER_NUTRITION = IndicatorRecord(
    file="nutrition_2024.csv",
    curated_file="nutrition_ssgi_2024.csv",
    title=marked("Wasting, severe wasting, underweight and overweight of children under five, SSGI 2024"),
    producer="Kementerian Kesehatan RI: Survei Status Gizi Indonesia (SSGI) 2024",
    citation="Kementerian Kesehatan RI. SSGI 2024 Dalam Angka. Jakarta, 2025. As copied by the source of each row.",
    url=(
        "https://github.com/mohathoillah/nutrition-dashboard/blob/1b13334a232af0480ebc6170f64b250c13bd314e/"
        "data/stunting_spatial.csv"
    ),
    licence=_PUBLISHED_FACTS,
    built_how=marked(
        "Taken over from one public copy of the survey's table; no second text was found to compare it with. Altered "
        "here: the address of each row was written out in full, and Lombok Timur and Kota Mataram were marked as "
        "suspect, where wasting repeats overweight as in the whole province; and severe wasting was added to wasting. "
        "The copy's column of wasting has the children from -3 to -2 SD only: its districts, weighted by children "
        "under five, average 6.2%, as SSGI 2024 prints for that class of the country (1.2% are severely wasted "
        "besides), and the sum 7.4%, as printed for all below -2 SD. No other figure was changed; the seven rows "
        "marked as suspect are never shown."
    ),
    columns={
        **_nutrition_columns(
            *("nutrition_2024", vocabulary.CHECK, vocabulary.NOTE, vocabulary.SOURCE_URL),
            check=marked("single_source; suspect: the copy contradicts itself, and the row is never shown"),
        ),
        vocabulary.STUNTING_ESTIMATION: (
            marked("How the stunting figure of the district was made: direct, or small_area (a model by BPS)"),
            "text",
        ),
    },
    warnings=(
        *("missing_is_no_estimate", "survey_only", "nutrition_limits_borrowed", "severe_wasting_limits"),
        *("wasting_added_up", "nutrition_rows_left_out", "nutrition_one_copy", "read_from_copies"),
    ),
)

POPULATION = IndicatorRecord(
    file="population_under_5.csv",
    curated_file="population_under_5.csv",
    title=marked("Estimated number of children under five, by region"),
    producer="stuntmap, from Kementerian Kesehatan RI: SKI 2023 and SSGI 2024; Kementerian Dalam Negeri RI",
    citation=(
        "Own estimate from the weighted counts of SKI 2023 (Kementerian Kesehatan RI, 2024) and the national number of "
        "stunted children of SSGI 2024 (4,482,340, Kementerian Kesehatan RI, 2025)."
    ),
    url="https://slidepub.com/slideshow/3-factsheet-gizi-ski-rev23apr-ok-cetak-pdf",
    licence=_PUBLISHED_FACTS,
    built_how=marked(
        "Weighted count of the region in SKI 2023 x (22,638,081 / 306,279), where 22,638,081 = 4,482,340 stunted "
        "children / 19.8 % and 306,279 is the sum of the provinces' weighted counts; rounded to tens. Districts "
        "without a result in SKI 2023: registered population x the under-five share of the other districts of the "
        "province. In the provinces 92, 93, 94 and 95 the districts therefore do not sum to the province. "
        "Taken over unchanged."
    ),
    columns=_described(
        *(vocabulary.REGION_CODE, vocabulary.REGION_NAME, vocabulary.N_WEIGHTED),
        *(vocabulary.POPULATION_UNDER_5, vocabulary.METHOD),
        n_weighted=marked("The survey's weighted count of children in the region's sample (SKI 2023)"),
    ),
    warnings=("population_is_estimate", "read_from_copies"),
)

TARGETS = IndicatorRecord(
    file="targets.csv",
    curated_file="targets.csv",
    title=marked("Targets for stunting prevalence: national path and what regions stated"),
    producer="Pemerintah Republik Indonesia (RPJMN, RPJPN, Perpres 72/2021); Bappenas; BKKBN; provinces and districts",
    citation=(
        "Perpres 18/2020 (RPJMN 2020-2024); Perpres 72/2021; Perpres 12/2025 (RPJMN 2025-2029); UU 59/2024 "
        "(RPJPN 2025-2045); statements of provinces and districts as quoted by the sources named in each row."
    ),
    url="https://id.scribd.com/document/654703660/BKKBN-untuk-kemendagri-23-Mei",
    licence=_PUBLISHED_FACTS,
    built_how=marked(
        "Collected from regulations as quoted and from the press, one row a target, each with how firm it is. "
        "No year was filled in between. Taken over unchanged."
    ),
    columns=_described(
        *(vocabulary.REGION_CODE, vocabulary.REGION_NAME, vocabulary.YEAR, vocabulary.TARGET, vocabulary.STANDING),
        *(vocabulary.LEGAL_BASIS, vocabulary.SOURCE_URL),
        year=marked("Year in which the target is to be reached"),
        source_url=marked("Address at which the target was read; a citation where there is no address"),
    ),
    warnings=("no_target_between_2025_and_2029", "targets_stated_in_press", "ambiguous_targets_unused"),
)

DETERMINANTS = IndicatorRecord(
    file="determinants.csv",
    curated_file="determinants.csv",
    title=marked("Determinants: poverty, human development, water, sanitation, food security, by district"),
    producer=(
        "Badan Pusat Statistik (poverty, human development index); Badan Pangan Nasional: Peta Ketahanan dan "
        "Kerentanan Pangan (FSVA) and Indeks Ketahanan Pangan"
    ),
    citation=(
        "Badan Pusat Statistik. Persentase dan Jumlah Penduduk Miskin (Susenas, March) 2022-2024; Indeks Pembangunan "
        "Manusia, new method, 2022-2024. Badan Pangan Nasional. FSVA. As copied by the sources named in each row."
    ),
    url=(
        "https://github.com/muhammadsyafiq11/mkmsml/blob/a54e57fcb4794b92445abd5433b193c524e9fa45/"
        "data/Data%20Raw/FSVA/2024.csv"
    ),
    licence=_PUBLISHED_FACTS,
    built_how=marked(
        "Taken over unchanged from copies of the producers' tables in public repositories, brought into long form: "
        "one row an indicator of a district in a year. Column source_url holds the addresses."
    ),
    columns=_described(
        *(vocabulary.REGION_CODE, vocabulary.REGION_NAME, vocabulary.INDICATOR, vocabulary.YEAR, vocabulary.VALUE),
        *(vocabulary.UNIT, vocabulary.DEFINITION, vocabulary.SOURCE_URL, vocabulary.NOTE),
        year=marked("Year that the figure is about; where it is inferred the note says so"),
    ),
    warnings=("association_is_not_cause", "year_inferred", "read_from_copies"),
)

RECORDS = (STUNTING, NUTRITION, LATER_NUTRITION, POPULATION, TARGETS, DETERMINANTS)
# Where the figures of a table were read whose rows name no address of their own, by its file.
ADDRESSES = {record.file: record.url for record in RECORDS}
