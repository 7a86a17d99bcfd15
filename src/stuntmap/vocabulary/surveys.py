"""The national surveys, where a figure comes from, and how it was estimated and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from stuntmap.vocabulary.marking import marked

HEALTH_MINISTRY: Final = "Kementerian Kesehatan RI"


@dataclass(frozen=True)
class Survey:
    """One national survey, described once: everything that is known of it beside its figures.

    name, year: acronym, and year of field work. `comparable`: whether it belongs to the series of one design.
    report, publisher: how its publication is titled and who publishes it.
    districts, provinces, country_pct: the districts and provinces with an estimate, and the printed figure of
        Indonesia: what the shipped table must hold (`stuntmap verify`). None: not printed.
    modelled_districts: districts whose figure comes from a small-area model.
    households: households with children under five in its sample (None: not looked up), and where that was read.
    prints_limits, prints_children: whether the 95 % limits and the children measured of each district are printed.
    not_surveyed: provinces without field work, by code, with the reason that a reader is told.
    gap: why a district has no figure where the source at hand covers only some.
    imprecise: regions whose figure the survey itself marks as imprecise (RSE above 25 %).
    warnings: the usage warnings that belong to this survey alone (`data/usage_warnings.py`).
    """

    name: str
    year: int
    comparable: bool
    report: str
    districts: int
    publisher: str = HEALTH_MINISTRY
    provinces: int | None = None
    country_pct: float | None = None
    modelled_districts: int = 0
    households: int | None = None
    households_source: str = ""
    prints_limits: bool = False
    prints_children: bool = False
    not_surveyed: Mapping[str, str] = field(default_factory=dict)
    gap: str = ""
    imprecise: frozenset[str] = frozenset()
    warnings: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The survey as it is printed: acronym and year."""
        return f"{self.name} {self.year}"


_CATALOGUE: Final = "https://layanandata.kemkes.go.id/katalog-data/ssgi/ketersediaan-data"

# Riskesdas, PSG and SSGBI used other designs; SSGI 2021 onwards (SKI 2023 among them) share sampling frame and
# definition (Kementerian Kesehatan, Buku Saku SSGI 2022; SKI 2023 Dalam Angka; SSGI 2024 Dalam Angka). There were 34
# provinces until Papua and Papua Barat were divided, 38 since.
SURVEYS: Final = (
    # 497 districts of its day.
    Survey("Riskesdas", 2013, False, "Riskesdas 2013", 497),
    Survey("PSG", 2017, False, "Pemantauan Status Gizi (PSG) 2017", 514),
    Survey("Riskesdas", 2018, False, "Riskesdas 2018", 513),
    Survey(
        *("SSGBI", 2019, False, "SSGBI 2019", 257),
        gap=marked("the source at hand covers 257 districts only"),
        warnings=("extremes_in_2019",),
    ),
    Survey(
        *("SSGI", 2021, True, "Buku Saku Hasil Studi Status Gizi Indonesia (SSGI) 2021", 514),
        provinces=34,
        country_pct=24.4,
        households=153_228,
        households_source="Buku Saku Hasil Studi Status Gizi Indonesia (SSGI) 2021, as quoted elsewhere",
    ),
    Survey(
        *("SSGI", 2022, True, "Buku Saku Hasil SSGI 2022", 494),
        provinces=34,
        country_pct=21.6,
        modelled_districts=2,
        households=345_000,
        households_source=f"34,500 census blocks of 10 households: {_CATALOGUE}/ssgi-2022",
        # Small-area predictions by BPS instead (Buku Saku Hasil SSGI 2022).
        not_surveyed={"53": marked("Nusa Tenggara Timur was not surveyed that year")},
        warnings=("ntt_not_surveyed_2022",),
    ),
    Survey(
        *("SKI", 2023, True, "Survei Kesehatan Indonesia (SKI) 2023 Dalam Angka", 499),
        provinces=38,
        country_pct=21.5,
        households=345_000,
        households_source="34,500 census blocks of 10 households: SKI 2023 Dalam Angka, as quoted elsewhere",
        prints_limits=True,
        # Sarolangun, Sungai Penuh, Kota Surabaya.
        imprecise=frozenset({"1503", "1572", "3578"}),
        warnings=("high_relative_error_2023",),
    ),
    Survey(
        *("SSGI", 2024, True, "SSGI 2024 Dalam Angka", 514),
        provinces=38,
        country_pct=19.8,
        modelled_districts=105,
        households=345_000,
        households_source=f"34,500 census blocks of 10 households: {_CATALOGUE}/ssgi-2024",
        prints_children=True,
        warnings=("small_area_not_independent", "districts_do_not_average_to_province"),
    ),
)
COMPARABLE_SURVEYS: Final = tuple(survey for survey in SURVEYS if survey.comparable)
COMPARABLE_YEARS: Final = tuple(survey.year for survey in COMPARABLE_SURVEYS)
LATEST_YEAR: Final = COMPARABLE_YEARS[-1]
SURVEY_OF_YEAR: Final = {survey.year: survey for survey in SURVEYS}
# Whose limits the others borrow, and which children measured cap them: the first, so that a survey that comes later
# changes nothing that was said of the earlier ones.
LENDING_YEAR: Final = next(survey.year for survey in COMPARABLE_SURVEYS if survey.prints_limits)
MEASURED_YEAR: Final = next(survey.year for survey in COMPARABLE_SURVEYS if survey.prints_children)

DIRECT: Final = "direct"
SMALL_AREA: Final = "small_area"
# How a figure of stunting was made, as printed.
ESTIMATIONS: Final = (DIRECT, SMALL_AREA)
# Of figures beside stunting: how they were made is not printed, but the district's stunting figure comes from a model.
TAKEN_AS_MODEL: Final = "taken_as_model"
# What has no sampling error of its own: shown without limits, and never the ground of a verdict.
MODELLED: Final = (SMALL_AREA, TAKEN_AS_MODEL)

CONFIRMED: Final = "confirmed"
SINGLE_SOURCE: Final = "single_source"
CONFLICT: Final = "conflict"
# The copy at hand contradicts itself: the row is kept for the record, and none of its figures is ever shown.
SUSPECT: Final = "suspect"
CHECKS: Final = (CONFIRMED, SINGLE_SOURCE, CONFLICT, SUSPECT)

# Where a figure was read: the producer's own text, a page of another public body, the press, or a table that someone
# copied into a public repository.
PUBLIC_COPY: Final = "public_copy"
SOURCE_KINDS: Final = ("official_text", "government_page", "news", PUBLIC_COPY)
