"""The packs that one call of `stuntmap rembuk` asks for, every option checked before the first one is made."""

import argparse
import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stuntmap.cli.minilok import interventions_of, recap_of
from stuntmap.errors import BadChoiceError
from stuntmap.language import Term
from stuntmap.links.addresses import region_code
from stuntmap.links.given import checked_day, comparable_year, own_target, target_year
from stuntmap.vocabulary import DISTRICT, FORMER_PROVINCE_SUCCESSORS, LATEST_YEAR, PROVINCE, level_of_code

if TYPE_CHECKING:
    import pandas as pd

    from stuntmap.answers.parts_meeting import PartsFacts

# More than any logo, template or saved file may have; what is larger is not read at all.
LARGEST_READ_BYTES: Final = 100_000_000
LONGEST_LINK: Final = 500


@dataclass(frozen=True)
class Job:
    """What one pack is made of; travels to the process that makes it. `saved`: the content of a saved file; `as_of`:
    the day of reading where one was named.
    """

    region_code: str
    region_name: str
    survey_year: int
    target_year: int | None
    target_pct: float | None
    language_code: str
    date: str
    place: str
    link: str
    logo: bytes | None
    template: bytes | None
    saved: bytes | None
    folder: Path
    as_of: datetime.date | None = None
    parts: "PartsFacts | None" = None


def _parts(options: argparse.Namespace) -> "PartsFacts | None":
    """What the own recap that the options name says of the district's kecamatan.

    Raises:
        BadChoiceError: it is named for a province, or as `read_recap` and `parts_facts`.
    """
    from stuntmap.answers.parts_meeting import parts_facts

    if options.recap and (options.province or level_of_code(options.region) != DISTRICT):
        raise BadChoiceError("recap_for_province")
    recap = recap_of(options)
    return None if recap is None else parts_facts(recap, interventions=interventions_of(options))


def checked_jobs(options: argparse.Namespace) -> list[Job]:
    """The packs that are asked for, every choice checked before the first one is made.

    Raises:
        BadChoiceError: neither or both of region and province, or a choice that makes no sense.
        UnknownRegionError: there is no such region or province.
    """
    from stuntmap.analysis.profiling import region_row
    from stuntmap.data.regions import load_regions

    if bool(options.region) == bool(options.province):
        raise BadChoiceError("no_region_named")
    if options.province and options.saved:
        raise BadChoiceError("saved_for_province")
    saved = _content(options.saved) if options.saved else None
    regions = load_regions()
    codes = _province_codes(regions, options.province) if options.province else [region_code(options.region)]
    parts = _parts(options)
    return [
        Job(
            region_code=code,
            region_name=str(region_row(regions, code)["region_name"]),
            survey_year=_survey_year(options.year, saved),
            target_year=None if options.target_year is None else target_year(options.target_year),
            target_pct=None if options.target is None else own_target(options.target),
            language_code=options.words.code,
            date=_text(Term("Date"), options.date),
            place=_text(Term("Place"), options.place),
            link=_link(options.link),
            logo=_logo(options.logo),
            template=_template(options.template),
            saved=saved,
            folder=Path(options.out),
            as_of=None if options.as_of is None else checked_day(options.as_of),
            parts=parts,
        )
        for code in codes
    ]


def _survey_year(text: str | None, saved: bytes | None) -> int:
    """The survey that the command names, else that of the saved file, else the latest."""
    from stuntmap.report.rembuk.saved_file import opened

    if text is not None:
        return comparable_year(text)
    return LATEST_YEAR if saved is None else opened(saved).survey_year


def _province_codes(regions: "pd.DataFrame", text: str) -> list[str]:
    """The province and its districts, the province first: its edition takes longest.

    Raises:
        UnknownRegionError: there is no such province.
    """
    from stuntmap.analysis.ranking import members_of_scope

    code = region_code(text)
    if level_of_code(code) != PROVINCE or code in FORMER_PROVINCE_SUCCESSORS:
        raise BadChoiceError("no_province_code", region_code=code)
    return [code, *members_of_scope(regions, code).index]


def _text(field: Term, text: str) -> str:
    from stuntmap.report.rembuk.checked_texts import checked_text

    return checked_text(field, text)


def _link(text: str) -> str:
    is_whole = text.isascii() and text.split() == [text] and len(text) <= LONGEST_LINK
    if text and not (is_whole and text.startswith(("https://", "http://"))):
        raise BadChoiceError("bad_link")
    return text


def _content(name: str) -> bytes:
    path = Path(name)
    try:
        if path.stat().st_size > LARGEST_READ_BYTES:
            raise BadChoiceError("file_too_large", path=path)
        return path.read_bytes()
    except OSError as error:
        raise BadChoiceError("file_unreadable", path=path, reason=error) from error


def _logo(name: str | None) -> bytes | None:
    from stuntmap.report.rembuk.own_files import checked_logo

    return checked_logo(_content(name), Path(name).name) if name else None


def _template(name: str | None) -> bytes | None:
    from stuntmap.report.rembuk.own_files import checked_template

    return checked_template(_content(name), Path(name).name) if name else None
