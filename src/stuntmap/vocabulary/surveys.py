"""The national surveys, where a figure comes from, and how it was estimated and checked."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Survey:
    """One national survey: acronym, year of field work, and whether it belongs to the comparable series.

    `households` is the number of households with children under five that its sample holds (None: not looked up; only
    the comparable surveys need it), `households_source` where that number was read.
    """

    name: str
    year: int
    comparable: bool
    households: int | None = None
    households_source: str = ""

    @property
    def label(self) -> str:
        """The survey as it is printed: acronym and year."""
        return f"{self.name} {self.year}"


_CATALOGUE: Final = "https://layanandata.kemkes.go.id/katalog-data/ssgi/ketersediaan-data"

# Riskesdas, PSG and SSGBI used other designs; SSGI 2021 onwards (SKI 2023 among them) share sampling frame and
# definition (Kementerian Kesehatan, Buku Saku SSGI 2022; SKI 2023 Dalam Angka; SSGI 2024 Dalam Angka).
SURVEYS: Final = (
    Survey("Riskesdas", 2013, False),
    Survey("PSG", 2017, False),
    Survey("Riskesdas", 2018, False),
    Survey("SSGBI", 2019, False),
    Survey(
        *("SSGI", 2021, True, 153_228),
        "Kementerian Kesehatan RI, Buku Saku Hasil Studi Status Gizi Indonesia (SSGI) 2021, as quoted elsewhere",
    ),
    Survey("SSGI", 2022, True, 345_000, f"34,500 census blocks of 10 households: {_CATALOGUE}/ssgi-2022"),
    Survey("SKI", 2023, True, 345_000, "34,500 census blocks of 10 households: SKI 2023 Dalam Angka, as quoted"),
    Survey("SSGI", 2024, True, 345_000, f"34,500 census blocks of 10 households: {_CATALOGUE}/ssgi-2024"),
)
COMPARABLE_SURVEYS: Final = tuple(survey for survey in SURVEYS if survey.comparable)
COMPARABLE_YEARS: Final = tuple(survey.year for survey in COMPARABLE_SURVEYS)
LATEST_YEAR: Final = COMPARABLE_YEARS[-1]
SURVEY_OF_YEAR: Final = {survey.year: survey for survey in SURVEYS}

DIRECT: Final = "direct"
SMALL_AREA: Final = "small_area"
ESTIMATIONS: Final = (DIRECT, SMALL_AREA)

CONFIRMED: Final = "confirmed"
SINGLE_SOURCE: Final = "single_source"
CONFLICT: Final = "conflict"
CHECKS: Final = (CONFIRMED, SINGLE_SOURCE, CONFLICT)

# Where a figure was read: the producer's own text, a page of another public body, the press, or a table that someone
# copied into a public repository.
SOURCE_KINDS: Final = ("official_text", "government_page", "news", "public_copy")
