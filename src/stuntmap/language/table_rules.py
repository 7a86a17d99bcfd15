"""The fixed list of rules that a shipped table must keep, by code, and what a reader is told where one is broken."""

from typing import Final

from stuntmap.language import marked

RULES: Final[dict[str, str]] = {
    "missing_column": marked("the column is missing"),
    "unexpected_column": marked("the column is not known"),
    "missing_value": marked("the value is missing"),
    "wrong_type": marked("not a number, or not a whole one"),
    "unknown_region": marked("the region code is not on the map"),
    "wrong_level": marked("the region code belongs to another level"),
    "wrong_province": marked("the province code does not fit the region code"),
    "former_province": marked("an old province and a new one are mixed up"),
    "duplicate_key": marked("the same row occurs twice"),
    "out_of_range": marked("the value lies outside the possible range"),
    "outside_limits": marked("the value does not lie between its limits"),
    "limit_without_pair": marked("only one of the two limits is there"),
    "unknown_survey": marked("there is no such survey in that year"),
    "unknown_word": marked("the word is not in the fixed list"),
    "no_address": marked("not a web address"),
    "text_too_long": marked("the text is too long"),
}
