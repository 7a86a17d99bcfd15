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
from stuntmap.language import DEFAULT_LANGUAGE, Language
from stuntmap.language import language as language_of
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
    language: Language | None = None,
) -> bytes:
    """Settings and commitment as JSON; the same input gives the same bytes.

    Raises:
        BadChoiceError: a text that `checked_texts` refuses; the message is in `language` (Bahasa unless given).
    """
    settings, commitment = checked_texts(language or language_of(DEFAULT_LANGUAGE), settings, commitment)
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


def opened(content: bytes, language: Language | None = None) -> Saved:
    """What a saved file holds, every part of it checked; messages are in `language` (Bahasa unless given).

    Raises:
        BadChoiceError: too large, no JSON, of another format or version, a field missing, unknown or of the wrong kind,
            an unknown region, survey or screen ("saved_file"); or a text that `checked_texts` refuses.
    """
    return _Reader(language or language_of(DEFAULT_LANGUAGE)).saved(content)


class _Reader:
    """Reads one file and refuses it in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def saved(self, content: bytes) -> Saved:
        _ = self.language.text
        parts = self._object(self._json(content), _("File"), ())
        if parts.get("format") != FORMAT:
            self._refuse("format", _("This is not a saved rembuk file."))
        if isinstance(parts.get("version"), bool) or parts.get("version") not in (FIRST_VERSION, VERSION):
            self._refuse(
                "version",
                _("The saved file is of another version; this stuntmap reads version {version}.", version=VERSION),
            )
        parts = self._object(parts, _("File"), _FIELDS)
        region_code = self._text(parts["region_code"], _("Region"))
        known = load_regions()["region_code"]
        if region_code == COUNTRY_CODE or region_code not in set(known):
            self._refuse("region", _("The saved file names a region that does not exist."))
        if isinstance(parts["survey_year"], bool) or parts["survey_year"] not in COMPARABLE_YEARS:
            self._refuse("survey", _("The saved file names a survey that does not exist."))
        settings, commitment = checked_texts(
            self.language, self._settings(parts["settings"]), self._commitment(parts["commitment"], parts["version"])
        )
        return Saved(settings, commitment, region_code, int(parts["survey_year"]))

    def _json(self, content: bytes) -> Any:
        _ = self.language.text
        if len(content) > LARGEST_BYTES:
            most = self.language.number(LARGEST_BYTES // 1000)
            self._refuse("size", _("The file is too large: a saved rembuk file has at most {most} kB.", most=most))
        try:
            return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
        except (ValueError, RecursionError):
            # A `ValueError` also where a number has thousands of digits or the bytes are not UTF-8.
            self._refuse("json", _("The file is damaged or is not a saved rembuk file (no valid JSON)."))

    def _settings(self, given: object) -> MeetingSettings:
        _ = self.language.text
        parts = self._object(given, _("Settings"), _SETTINGS)
        screens = self._texts(parts["screens"], _("Screens"))
        if set(screens) - set(SCREEN_KEYS) or len(set(screens)) < len(screens):
            self._refuse("screens", _("The saved file names a screen that does not exist, or one twice."))
        return MeetingSettings(
            title=self._text(parts["title"], _("Title")),
            date=self._text(parts["date"], _("Date")),
            place=self._text(parts["place"], _("Place")),
            questions=self._texts(parts["questions"], _("Questions")),
            screens=screens,
        )

    def _commitment(self, given: object, version: int) -> Commitment:
        _ = self.language.text
        if isinstance(given, dict) and version == FIRST_VERSION:
            given = {"signing_place": "", **given}
        parts = self._object(given, _("Commitment"), _COMMITMENT)
        target, year = parts["target_pct"], parts["target_year"]
        if target is not None and (isinstance(target, bool) or not isinstance(target, int | float)):
            self._refuse_kind(_("Agreed target"))
        if year is not None and (isinstance(year, bool) or not isinstance(year, int)):
            self._refuse_kind(_("Target year"))
        actions, signatories = _("Actions"), _("Signatories")
        rows = [self._object(row, actions, _ACTION) for row in self._list(parts["actions"], actions)]
        signed = [self._object(row, signatories, _SIGNATORY) for row in self._list(parts["signatories"], signatories)]
        return Commitment(
            target_pct=target,
            target_year=year,
            actions=tuple(Action(**{name: self._text(row[name], actions) for name in _ACTION}) for row in rows),
            signatories=tuple(
                (self._text(row["role"], signatories), self._text(row["name"], signatories)) for row in signed
            ),
            signing_place=self._text(parts["signing_place"], _("Place of signing")),
        )

    def _object(self, given: object, field: str, names: Sequence[str]) -> Mapping[str, Any]:
        """`given` as an object with exactly the fields `names` (none: any)."""
        if not isinstance(given, dict) or (names and set(given) != set(names)):
            self._refuse_kind(field)
        return given

    def _list(self, given: object, field: str) -> list[Any]:
        if not isinstance(given, list):
            self._refuse_kind(field)
        return given

    def _text(self, given: object, field: str) -> str:
        if not isinstance(given, str):
            self._refuse_kind(field)
        return given

    def _texts(self, given: object, field: str) -> tuple[str, ...]:
        return tuple(self._text(text, field) for text in self._list(given, field))

    def _refuse_kind(self, field: str) -> NoReturn:
        self._refuse(field, self.language.text("The saved file is damaged: “{field}” is not as expected.", field=field))

    def _refuse(self, value: str, problem: str) -> NoReturn:
        raise BadChoiceError(
            "saved_file",
            value,
            problem,
            self.language.text("Open the file that this page saved; nothing was changed."),
        )


def _no_number(text: str) -> NoReturn:
    """JSON knows no NaN and no infinity, though Python would read them."""
    raise ValueError(text)
