"""The texts that people type for a meeting, checked before they are printed: length, letters, and no child's NIK.

Too long is refused, never cut. A letter that the typeface of page and picture does not have is refused by its name, so
that every file of the pack prints the same text. A NIK (16 digits) is refused wherever it stands, since a meeting needs
no child's name. A message says which field is meant and never repeats what was typed there.
"""

import re
import unicodedata
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from stuntmap.errors import BadChoiceError
from stuntmap.figures.printed.lettering import known_letters
from stuntmap.language import Term, marked
from stuntmap.report.rembuk.settings import (
    LONGEST_PRACTICE,
    LONGEST_TEXT,
    MOST_ACTIONS,
    MOST_QUESTIONS,
    Action,
    Commitment,
    MeetingSettings,
    Practice,
)
from stuntmap.vocabulary import TARGET_YEARS

# A bupati, a sekda, some twenty OPD and up to fifty camat sign one sheet; villages sign on a list of their own.
MOST_SIGNATORIES: Final = 80
FIRST_TARGET_YEAR: Final = TARGET_YEARS[0]
LAST_TARGET_YEAR: Final = TARGET_YEARS[-1]

ACTION_FIELDS: Final = {
    "office": marked("Office (OPD)"),
    "activity": marked("Activity"),
    "indicator": marked("Indicator"),
    "target": marked("Target"),
    "budget_source": marked("Source of budget"),
    "deadline": marked("Deadline"),
}

# Sixteen digits in a row, or as many with up to three separators between two of them.
_PLAIN_NIK: Final = re.compile(r"(?<!\d)\d{16}(?!\d)")
_SPREAD_NIK: Final = re.compile(r"(?<!\d)(?=((?:\d[\s.,/'_()\-\u2010-\u2015\u2212]{0,3}){15}\d)(?!\d))")
_PROVINCES: Final = range(11, 100)
_WOMEN: Final = 40
# How many of the letters that cannot be printed a message names.
MOST_NAMED: Final = 5
# Marks that choose between two looks of the sign before them.
_LOOKS: Final = frozenset(map(chr, range(0xFE00, 0xFE10)))


def holds_nik(text: str) -> bool:
    """Whether `text` holds a NIK: 16 digits in a row, or spread by dots and spaces with a birthday where a NIK has it.

    A NIK is six digits of a subdistrict, day (women: plus 40), month and year of birth, and four more: other numbers
    of 16 digits with separators, such as years in a row, have no such day and month.
    """
    letters = "".join(letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")
    if _PLAIN_NIK.search(letters):
        return True
    spread = ("".join(filter(str.isdecimal, match.group(1))) for match in _SPREAD_NIK.finditer(letters))
    return any(_has_birthday(digits) for digits in spread)


def _has_birthday(digits: str) -> bool:
    day, month = int(digits[6:8]), int(digits[8:10])
    is_day = 1 <= day <= 31 or 1 <= day - _WOMEN <= 31
    return int(digits[:2]) in _PROVINCES and is_day and 1 <= month <= 12


def checked_text(field: str | Term, text: str, longest: int = LONGEST_TEXT) -> str:
    """`text` composed (NFC), with every run of white space as one space and without marks that nobody sees.

    `field` names it in the message.

    Raises:
        BadChoiceError: longer than `longest` letters ("text_length"), letters that cannot be printed ("text_letters"),
            or a NIK ("text_nik").
    """
    seen = "".join(letter for letter in unicodedata.normalize("NFC", text) if not _is_unseen(letter))
    plain = " ".join(seen.split())
    if unprintable := [letter for letter in dict.fromkeys(plain) if letter not in known_letters()]:
        raise BadChoiceError("text_letters", field=field, letters=_named(unprintable))
    if len(plain) > longest:
        raise BadChoiceError("text_length", field=field, count=len(plain), most=longest)
    if holds_nik(plain):
        raise BadChoiceError("text_nik", field=field)
    return plain


def checked_link(field: str | Term, text: str) -> str:
    """The address of a page, as it is printed; "" for none. Only http and https, with the name of a server.

    Raises:
        BadChoiceError: no such address ("text_link"), or a text that `checked_text` refuses.
    """
    plain = checked_text(field, text)
    if plain and not _is_address(plain):
        raise BadChoiceError("text_link", field=field)
    return plain


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        server = parts.hostname or ""
    except ValueError:
        # A bracket without its pair.
        return False
    return parts.scheme in ("http", "https") and "." in server and not set(text) & set(' @<>"\\')


def checked_practice(practice: Practice) -> Practice:
    """What a region tells of itself, with clean texts.

    Raises:
        BadChoiceError: a text that `checked_text` or a link that `checked_link` refuses.
    """
    return Practice(
        checked_text(Term("What we did"), practice.text, LONGEST_PRACTICE),
        checked_link(Term("Link"), practice.link),
        checked_text(Term("Office to ask"), practice.office),
    )


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) == "Cf" or letter in _LOOKS


def _named(letters: list[str]) -> str:
    """The first few of `letters`; one without a shape of its own by its number."""
    shown = [
        f"U+{ord(letter):04X}" if unicodedata.category(letter)[0] in "CM" else letter for letter in letters[:MOST_NAMED]
    ]
    return ", ".join([*shown, *(["…"] if len(letters) > MOST_NAMED else [])])


def checked_texts(
    settings: MeetingSettings, commitment: Commitment | None = None
) -> tuple[MeetingSettings, Commitment]:
    """Settings and commitment with clean texts; without a commitment an empty one.

    Raises:
        BadChoiceError: a text of `checked_text`; too many questions, actions or signatories ("text_count"); an agreed
            target outside 0 to 100 ("agreed_target") or its year outside 2021 to 2045 ("agreed_target_year").
    """
    return _checked_settings(settings), _checked_commitment(commitment or Commitment())


def _action_field(number: int, label: str) -> Term:
    return Term("Action {number}, {field}", number=number, field=Term(label))


def _checked_settings(settings: MeetingSettings) -> MeetingSettings:
    _check_count(Term("Questions"), len(settings.questions), MOST_QUESTIONS)
    questions = (
        checked_text(Term("Question {number}", number=number), question)
        for number, question in enumerate(settings.questions, start=1)
    )
    return replace(
        settings,
        title=checked_text(Term("Title"), settings.title),
        date=checked_text(Term("Date"), settings.date),
        place=checked_text(Term("Place"), settings.place),
        questions=tuple(question for question in questions if question),
        practice=checked_practice(settings.practice),
    )


def _checked_commitment(commitment: Commitment) -> Commitment:
    _check_count(Term("Actions"), len(commitment.actions), MOST_ACTIONS)
    _check_count(Term("Signatories"), len(commitment.signatories), MOST_SIGNATORIES)
    _check_target(commitment)
    signatories = []
    for number, (role, name) in enumerate(commitment.signatories, start=1):
        field = Term("Signatory {number}", number=number)
        signatories.append((checked_text(field, role), checked_text(field, name)))
    return replace(
        commitment,
        actions=tuple(_checked_action(n, action) for n, action in enumerate(commitment.actions, start=1)),
        signatories=tuple(signatories),
        signing_place=checked_text(Term("Place of signing"), commitment.signing_place),
    )


def _checked_action(number: int, action: Action) -> Action:
    texts = {
        name: checked_text(_action_field(number, label), getattr(action, name)) for name, label in ACTION_FIELDS.items()
    }
    return Action(**texts)


def _check_count(field: Term, count: int, most: int) -> None:
    if count > most:
        raise BadChoiceError("text_count", field=field, count=count, most=most)


def _check_target(commitment: Commitment) -> None:
    target, year = commitment.target_pct, commitment.target_year
    if target is not None and not 0 < target < 100:
        raise BadChoiceError("agreed_target")
    if year is not None and not FIRST_TARGET_YEAR <= year <= LAST_TARGET_YEAR:
        raise BadChoiceError("agreed_target_year", first=FIRST_TARGET_YEAR, last=LAST_TARGET_YEAR)
