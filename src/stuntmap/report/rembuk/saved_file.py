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
from stuntmap.report.rembuk.checked_texts import FIRST_TARGET_YEAR, LAST_TARGET_YEAR, checked_texts
from stuntmap.report.rembuk.settings import SCREEN_KEYS, Action, Commitment, MeetingSettings, Practice
from stuntmap.vocabulary import COMPARABLE_YEARS, COUNTRY_CODE

FORMAT: Final = "stuntmap-rembuk"
VERSION: Final = 4
# Files of the first version know no place of signing, those before the third none of the targets of the page's head,
# those before the fourth no practice of the region.
FIRST_VERSION: Final = 1
_TARGETS_SINCE: Final = 3
_PRACTICE_SINCE: Final = 4
# All fields full of the longest letters stay below this.
LARGEST_BYTES: Final = 300_000

_TARGET_YEARS: Final = range(FIRST_TARGET_YEAR, LAST_TARGET_YEAR + 1)
_TARGETS: Final = ("own_target_pct", "target_year")
_FIELDS: Final = ("format", "version", "region_code", "survey_year", *_TARGETS, "settings", "practice", "commitment")
_SETTINGS: Final = ("title", "date", "place", "questions", "screens")
_PRACTICE: Final = tuple(field.name for field in dataclasses.fields(Practice))
_COMMITMENT: Final = ("target_pct", "target_year", "actions", "signatories", "signing_place")
_ACTION: Final = tuple(field.name for field in dataclasses.fields(Action))
_SIGNATORY: Final = ("role", "name")


@dataclass(frozen=True)
class Saved:
    """What a saved file holds: settings (without a link), commitment, and the choices that they were made for.

    Those are region, survey, own target in % and the year of the target as the head of the page showed them; None
    where there is no own target, or an older file knows no year.
    """

    settings: MeetingSettings
    commitment: Commitment
    region_code: str
    survey_year: int
    own_target_pct: float | None = None
    target_year: int | None = None

    @property
    def chosen_target_year(self) -> int | None:
        """The target year, None where it is the survey's own, which counts without being chosen."""
        return None if self.own_target_pct is None and self.target_year == self.survey_year else self.target_year


def saved_name(region_code: str, survey_year: int) -> str:
    """The name of the file: "rembuk-3310-2024.json"."""
    return f"rembuk-{region_code}-{survey_year}.json"


def saved_bytes(saved: Saved) -> bytes:
    """Settings, commitment and choices as JSON; the same input gives the same bytes.

    Raises:
        BadChoiceError: a text that `checked_texts` refuses.
    """
    settings, commitment = checked_texts(saved.settings, saved.commitment)
    content = {
        "format": FORMAT,
        "version": VERSION,
        "region_code": saved.region_code,
        "survey_year": saved.survey_year,
        **{name: getattr(saved, name) for name in _TARGETS},
        "settings": {name: getattr(settings, name) for name in _SETTINGS},
        "practice": dataclasses.asdict(settings.practice),
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
    version: Any = parts.get("version")
    if isinstance(version, bool) or version not in range(FIRST_VERSION, VERSION + 1):
        raise BadChoiceError("saved_other_version", version=VERSION)
    if version < _TARGETS_SINCE:
        parts = {**dict.fromkeys(_TARGETS), **parts}
    if version < _PRACTICE_SINCE:
        parts = {"practice": dataclasses.asdict(Practice()), **parts}
    parts = _object(parts, Term("File"), _FIELDS)
    region_code = _text(parts["region_code"], Term("Region"))
    known = load_regions()["region_code"]
    if region_code == COUNTRY_CODE or region_code not in set(known):
        raise BadChoiceError("saved_region")
    if isinstance(parts["survey_year"], bool) or parts["survey_year"] not in COMPARABLE_YEARS:
        raise BadChoiceError("saved_survey")
    own_target, target_year = _target(parts["own_target_pct"], Term("Own target (%)")), _year(parts["target_year"])
    if not (own_target is None or 0 < own_target < 100) or target_year not in (None, *_TARGET_YEARS):
        raise BadChoiceError("saved_field", field=Term("Own target (%)"))
    commitment = _commitment(parts["commitment"], version)
    told = _object(parts["practice"], Term("Good practice"), _PRACTICE)
    practice = Practice(**{name: _text(told[name], Term("Good practice")) for name in _PRACTICE})
    typed = dataclasses.replace(_settings(parts["settings"]), practice=practice)
    settings, commitment = checked_texts(typed, commitment)
    return Saved(settings, commitment, region_code, int(parts["survey_year"]), own_target, target_year)


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
    actions, signatories = Term("Actions"), Term("Signatories")
    rows = [_object(row, actions, _ACTION) for row in _list(parts["actions"], actions)]
    signed = [_object(row, signatories, _SIGNATORY) for row in _list(parts["signatories"], signatories)]
    return Commitment(
        target_pct=_target(parts["target_pct"], Term("Agreed target")),
        target_year=_year(parts["target_year"]),
        actions=tuple(Action(**{name: _text(row[name], actions) for name in _ACTION}) for row in rows),
        signatories=tuple((_text(row["role"], signatories), _text(row["name"], signatories)) for row in signed),
        signing_place=_text(parts["signing_place"], Term("Place of signing")),
    )


def _target(given: object, field: Term) -> float | None:
    """A percentage, or None for none."""
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise BadChoiceError("saved_field", field=field)
    return given


def _year(given: object) -> int | None:
    """A target year, or None for none."""
    if given is not None and (isinstance(given, bool) or not isinstance(given, int)):
        raise BadChoiceError("saved_field", field=Term("Target year"))
    return given


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
