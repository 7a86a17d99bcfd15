"""The texts that people type for a meeting, checked before they are printed: length, letters, and no child's NIK.

Too long is refused, never cut. A letter that the typeface of page and picture does not have is refused by its name, so
that every file of the pack prints the same text. A NIK (16 digits) is refused wherever it stands, since a meeting needs
no child's name. A message says which field is meant and never repeats what was typed there.
"""

import re
import unicodedata
from dataclasses import replace
from typing import Final

from stuntmap.errors import BadChoiceError
from stuntmap.figures.printed.lettering import known_letters
from stuntmap.language import Language, marked
from stuntmap.report.rembuk.settings import (
    LONGEST_TEXT,
    MOST_ACTIONS,
    MOST_QUESTIONS,
    Action,
    Commitment,
    MeetingSettings,
)

# A bupati, a sekda, some twenty OPD and up to fifty camat sign one sheet; villages sign on a list of their own.
MOST_SIGNATORIES: Final = 80
FIRST_TARGET_YEAR: Final = 2021
# The national path ends in 2045.
LAST_TARGET_YEAR: Final = 2045

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


def checked_text(language: Language, field: str, text: str, longest: int = LONGEST_TEXT) -> str:
    """`text` composed (NFC), with every run of white space as one space and without marks that nobody sees.

    `field` names it in the message.

    Raises:
        BadChoiceError: longer than `longest` letters ("text_length"), letters that cannot be printed ("text_letters"),
            or a NIK ("text_nik").
    """
    seen = "".join(letter for letter in unicodedata.normalize("NFC", text) if not _is_unseen(letter))
    plain = " ".join(seen.split())
    if unprintable := [letter for letter in dict.fromkeys(plain) if letter not in known_letters()]:
        raise BadChoiceError(
            "text_letters",
            field,
            language.text(
                "{field}: holds characters that cannot be printed: {letters}.", field=field, letters=_named(unprintable)
            ),
            language.text("Leave these characters out or write them in Latin letters."),
        )
    if len(plain) > longest:
        slots = {"field": field, "count": language.number(len(plain)), "most": language.number(longest)}
        raise BadChoiceError(
            "text_length",
            field,
            language.text("{field}: {count} characters, at most {most} are allowed.", **slots),
            language.text("Shorten the text."),
        )
    if holds_nik(plain):
        raise BadChoiceError(
            "text_nik",
            field,
            language.text("{field}: holds a number like a NIK (16 digits).", field=field),
            language.text("Remove it: personal data do not belong in the papers of a meeting."),
        )
    return plain


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) == "Cf" or letter in _LOOKS


def _named(letters: list[str]) -> str:
    """The first few of `letters`; one without a shape of its own by its number."""
    shown = [
        f"U+{ord(letter):04X}" if unicodedata.category(letter)[0] in "CM" else letter for letter in letters[:MOST_NAMED]
    ]
    return ", ".join([*shown, *(["…"] if len(letters) > MOST_NAMED else [])])


def checked_texts(
    language: Language, settings: MeetingSettings, commitment: Commitment | None = None
) -> tuple[MeetingSettings, Commitment]:
    """Settings and commitment with clean texts; without a commitment an empty one.

    Raises:
        BadChoiceError: a text of `checked_text`; too many questions, actions or signatories ("text_count"); an agreed
            target outside 0 to 100 ("target") or its year outside 2021 to 2045 ("target_year").
    """
    return _checked_settings(language, settings), _checked_commitment(language, commitment or Commitment())


def _action_field(language: Language, number: int, label: str) -> str:
    return language.text("Action {number}, {field}", number=number, field=language.text(label))


def _checked_settings(language: Language, settings: MeetingSettings) -> MeetingSettings:
    _check_count(language, language.text("Questions"), len(settings.questions), MOST_QUESTIONS)
    questions = (
        checked_text(language, language.text("Question {number}", number=number), question)
        for number, question in enumerate(settings.questions, start=1)
    )
    return replace(
        settings,
        title=checked_text(language, language.text("Title"), settings.title),
        date=checked_text(language, language.text("Date"), settings.date),
        place=checked_text(language, language.text("Place"), settings.place),
        questions=tuple(question for question in questions if question),
    )


def _checked_commitment(language: Language, commitment: Commitment) -> Commitment:
    _check_count(language, language.text("Actions"), len(commitment.actions), MOST_ACTIONS)
    _check_count(language, language.text("Signatories"), len(commitment.signatories), MOST_SIGNATORIES)
    _check_target(language, commitment)
    signatories = []
    for number, (role, name) in enumerate(commitment.signatories, start=1):
        field = language.text("Signatory {number}", number=number)
        signatories.append((checked_text(language, field, role), checked_text(language, field, name)))
    return replace(
        commitment,
        actions=tuple(_checked_action(language, n, action) for n, action in enumerate(commitment.actions, start=1)),
        signatories=tuple(signatories),
        signing_place=checked_text(language, language.text("Place of signing"), commitment.signing_place),
    )


def _checked_action(language: Language, number: int, action: Action) -> Action:
    texts = {
        name: checked_text(language, _action_field(language, number, label), getattr(action, name))
        for name, label in ACTION_FIELDS.items()
    }
    return Action(**texts)


def _check_count(language: Language, field: str, count: int, most: int) -> None:
    if count > most:
        raise BadChoiceError(
            "text_count",
            count,
            language.text("{field}: {count}, at most {most} are allowed.", field=field, count=count, most=most),
            language.text("Take some out."),
        )


def _check_target(language: Language, commitment: Commitment) -> None:
    target, year = commitment.target_pct, commitment.target_year
    if target is not None and not 0 < target < 100:
        raise BadChoiceError(
            "target",
            target,
            language.text("The agreed target is not a percentage above 0 and below 100."),
            language.text("Enter another number or leave it empty."),
        )
    if year is not None and not FIRST_TARGET_YEAR <= year <= LAST_TARGET_YEAR:
        raise BadChoiceError(
            "target_year",
            year,
            language.text("The year of the agreed target is not between 2021 and 2045."),
            language.text("Enter another year or leave it empty."),
        )
