"""The small file in which people keep what they typed for a meeting: written here, checked when it is opened again.

It is read as a stranger's file: of the right format and version, no larger than it can be, every field of the right
kind. It holds no figures: those are worked out anew. The address of the page is not kept either; whoever opens the
file knows it.
"""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from stuntmap.data.regions import load_regions
from stuntmap.errors import BadChoiceError
from stuntmap.language import Term
from stuntmap.report.rembuk.checked_texts import checked_texts
from stuntmap.report.rembuk.settings import SCREEN_KEYS, Action, Commitment, MeetingSettings
from stuntmap.vocabulary import COMPARABLE_YEARS, COUNTRY_CODE

FORMAT: Final = "stuntmap-rembuk"
VERSION: Final = 2
# Files of the first version know no place of signing.
FIRST_VERSION: Final = 1
# All fields full of the longest letters stay below this.
LARGEST_BYTES: Final = 300_000

_FIELDS: Final = ("format", "version", "region_code", "survey_year", "settings", "commitment")
_SETTINGS: Final = ("title", "date", "place", "questions", "screens")
_COMMITMENT: Final = ("target_pct", "target_year", "actions", "signatories", "signing_place")
_ACTION: Final = tuple(field.name for field in dataclasses.fields(Action))
_SIGNATORY: Final = ("role", "name")


@dataclass(frozen=True)
class Saved:
    """What a saved file holds: settings (without a link), commitment, and the region and survey they were made for."""

    settings: MeetingSettings
    commitment: Commitment
    region_code: str
    survey_year: int


def saved_name(region_code: str, survey_year: int) -> str:
    """The name of the file: "rembuk-3310-2024.json"."""
    return f"rembuk-{region_code}-{survey_year}.json"


def saved_bytes(
    settings: MeetingSettings,
    commitment: Commitment,
    region_code: str,
    survey_year: int,
) -> bytes:
    """Settings and commitment as JSON; the same input gives the same bytes.

    Raises:
        BadChoiceError: a text that `checked_texts` refuses.
    """
    settings, commitment = checked_texts(settings, commitment)
    content = {
        "format": FORMAT,
        "version": VERSION,
        "region_code": region_code,
        "survey_year": survey_year,
        "settings": {name: getattr(settings, name) for name in _SETTINGS},
        "commitment": {
            "target_pct": commitment.target_pct,
            "target_year": commitment.target_year,
            "actions": [dataclasses.asdict(action) for action in commitment.actions],
            "signatories": [dict(zip(_SIGNATORY, row, strict=True)) for row in commitment.signatories],
            "signing_place": commitment.signing_place,
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")


def opened(content: bytes) -> Saved:
    """What a saved file holds, every part of it checked.

    Raises:
        BadChoiceError: too large, no JSON, of another format or version, a field missing, unknown or of the wrong kind,
            an unknown region, survey or screen ("saved_..."); or a text that `checked_texts` refuses.
    """
    parts = _object(_json(content), Term("File"), ())
    if parts.get("format") != FORMAT:
        raise BadChoiceError("saved_other_kind")
    if isinstance(parts.get("version"), bool) or parts.get("version") not in (FIRST_VERSION, VERSION):
        raise BadChoiceError("saved_other_version", version=VERSION)
    parts = _object(parts, Term("File"), _FIELDS)
    region_code = _text(parts["region_code"], Term("Region"))
    known = load_regions()["region_code"]
    if region_code == COUNTRY_CODE or region_code not in set(known):
        raise BadChoiceError("saved_region")
    if isinstance(parts["survey_year"], bool) or parts["survey_year"] not in COMPARABLE_YEARS:
        raise BadChoiceError("saved_survey")
    commitment = _commitment(parts["commitment"], parts["version"])
    settings, commitment = checked_texts(_settings(parts["settings"]), commitment)
    return Saved(settings, commitment, region_code, int(parts["survey_year"]))


def _json(content: bytes) -> Any:
    if len(content) > LARGEST_BYTES:
        raise BadChoiceError("saved_too_large", most=LARGEST_BYTES // 1000)
    try:
        return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        # A `ValueError` also where a number has thousands of digits or the bytes are not UTF-8.
        raise BadChoiceError("saved_no_json") from None


def _settings(given: object) -> MeetingSettings:
    parts = _object(given, Term("Settings"), _SETTINGS)
    screens = _texts(parts["screens"], Term("Screens"))
    if set(screens) - set(SCREEN_KEYS) or len(set(screens)) < len(screens):
        raise BadChoiceError("saved_screens")
    return MeetingSettings(
        title=_text(parts["title"], Term("Title")),
        date=_text(parts["date"], Term("Date")),
        place=_text(parts["place"], Term("Place")),
        questions=_texts(parts["questions"], Term("Questions")),
        screens=screens,
    )


def _commitment(given: object, version: int) -> Commitment:
    if isinstance(given, dict) and version == FIRST_VERSION:
        given = {"signing_place": "", **given}
    parts = _object(given, Term("Commitment"), _COMMITMENT)
    target, year = parts["target_pct"], parts["target_year"]
    if target is not None and (isinstance(target, bool) or not isinstance(target, int | float)):
        raise BadChoiceError("saved_field", field=Term("Agreed target"))
    if year is not None and (isinstance(year, bool) or not isinstance(year, int)):
        raise BadChoiceError("saved_field", field=Term("Target year"))
    actions, signatories = Term("Actions"), Term("Signatories")
    rows = [_object(row, actions, _ACTION) for row in _list(parts["actions"], actions)]
    signed = [_object(row, signatories, _SIGNATORY) for row in _list(parts["signatories"], signatories)]
    return Commitment(
        target_pct=target,
        target_year=year,
        actions=tuple(Action(**{name: _text(row[name], actions) for name in _ACTION}) for row in rows),
        signatories=tuple((_text(row["role"], signatories), _text(row["name"], signatories)) for row in signed),
        signing_place=_text(parts["signing_place"], Term("Place of signing")),
    )


def _object(given: object, field: Term, names: Sequence[str]) -> Mapping[str, Any]:
    """`given` as an object with exactly the fields `names` (none: any)."""
    if not isinstance(given, dict) or (names and set(given) != set(names)):
        raise BadChoiceError("saved_field", field=field)
    return given


def _list(given: object, field: Term) -> list[Any]:
    if not isinstance(given, list):
        raise BadChoiceError("saved_field", field=field)
    return given


def _text(given: object, field: Term) -> str:
    if not isinstance(given, str):
        raise BadChoiceError("saved_field", field=field)
    return given


def _texts(given: object, field: Term) -> tuple[str, ...]:
    return tuple(_text(text, field) for text in _list(given, field))


def _no_number(text: str) -> NoReturn:
    """JSON knows no NaN and no infinity, though Python would read them."""
    raise ValueError(text)
