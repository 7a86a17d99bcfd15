"""The national surveys, where a figure comes from, and how it was estimated and checked."""

from typing import Final, NamedTuple


class Survey(NamedTuple):
    """One national survey: acronym, year of field work, and whether it belongs to the comparable series."""

    name: str
    year: int
    comparable: bool

    @property
    def label(self) -> str:
        """The survey as it is printed: acronym and year."""
        return f"{self.name} {self.year}"


# Riskesdas, PSG and SSGBI used other designs; SSGI 2021 onwards (SKI 2023 among them) share sampling frame and
# definition (Kementerian Kesehatan, Buku Saku SSGI 2022; SKI 2023 Dalam Angka; SSGI 2024 Dalam Angka).
SURVEYS: Final = (
    Survey("Riskesdas", 2013, False),
    Survey("PSG", 2017, False),
    Survey("Riskesdas", 2018, False),
    Survey("SSGBI", 2019, False),
    Survey("SSGI", 2021, True),
    Survey("SSGI", 2022, True),
    Survey("SKI", 2023, True),
    Survey("SSGI", 2024, True),
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
