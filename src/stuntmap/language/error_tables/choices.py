"""The words of errors about choices: survey, year, region, target, and a routine figure that was typed.

Slots: see `language.error_words`.
"""

from typing import Final

from stuntmap.language import marked
from stuntmap.language.error_tables.words import Words

_ONE_OF: Final = marked("Choose one of {years:plain}.")
_WHOLE_NUMBER: Final = marked("Enter a whole number above 0.")

CHOICES: Final = {
    "not_comparable": Words(marked("There is no comparable survey of {year:plain}."), _ONE_OF),
    "no_survey": Words(marked("There is no survey of {year:plain}."), _ONE_OF),
    "same_survey": Words(
        marked("The survey of {year:plain} is compared with itself."), marked("Choose two different surveys.")
    ),
    "year_not_after": Words(
        marked("The year {year:plain} does not come after {before:plain}."),
        marked("Choose a year after {before:plain}."),
    ),
    "unknown_region": Words(
        marked("There is no region with the code {region_code}."),
        marked("Use Kemendagri's code without dot, for example 3310; the list: stuntmap regions."),
    ),
    "unknown_scope": Words(
        marked("There is no province with the code {region_code}."),
        marked("Use the two digits of a province, or {country}."),
    ),
    "unknown_indicator": Words(
        marked("The indicator {indicator} is not known."), marked("Choose one of {indicators}.")
    ),
    "not_of_survey": Words(
        marked("The survey of {year:plain} has no figures of {indicator} at hand."),
        marked("Choose one of {years:plain}."),
    ),
    "unknown_island": Words(marked("The island group {island} is not known."), marked("Choose one of {islands}.")),
    "province_and_island": Words(
        marked("Province {province} and island group {island} cannot be asked for together."),
        marked("Leave one of them out."),
    ),
    "unknown_level": Words(marked("The level {level} is not known."), marked("Choose one of {levels}.")),
    "one_province_unranked": Words(
        marked("A single province cannot be ranked."), marked("Choose {country} as the area.")
    ),
    "no_country_meeting": Words(
        marked("A meeting is made for one district or one province."), marked("Choose a district or a province.")
    ),
    "no_figure": Words(marked("{region}: no estimate in {survey}."), marked("Choose another survey: {years:plain}.")),
    "no_figure_at_all": Words(marked("{region}: no estimate in any comparable survey.")),
    "bad_target": Words(
        marked("The target {value:plain} is not possible."), marked("Enter a number above 0 and below 100.")
    ),
    "bad_prevalence": Words(
        marked("A prevalence of {value} is not possible."), marked("Enter a number from 0 to 100.")
    ),
    "bad_measured": Words(marked("{count} children measured are not possible."), _WHOLE_NUMBER),
    "bad_expected": Words(marked("{count} children expected are not possible."), _WHOLE_NUMBER),
    "more_measured_than_expected": Words(
        marked("Children measured ({measured}) are more than twice those expected ({expected})."),
        marked("Check whether the two numbers were swapped."),
    ),
    "no_period": Words(marked("The period is empty."), marked("Enter month and year, for example August 2025.")),
    "mixed_instruments": Words(marked("{refusal}")),
}
