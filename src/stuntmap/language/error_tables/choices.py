"""The words of errors about choices: survey, year, region, target, and a district's own routine figure.

Slots: see `language.error_words`.
"""

from typing import Final

from stuntmap.language import marked
from stuntmap.language.error_tables.words import Words

_ONE_OF: Final = marked("Choose one of {years:plain}.")
_WHOLE_NUMBER: Final = marked("Enter a whole number above 0.")
_ONE_ROW: Final = marked("Take one row with the columns prevalensi, balita_diukur, balita_sasaran, periode.")

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
    "upload_too_large": Words(marked("The file is larger than {most} MB."), _ONE_ROW),
    "upload_personal": Words(marked("The file holds personal data (columns {columns}); it was not read."), _ONE_ROW),
    "upload_lacks_columns": Words(marked("Columns are missing: {columns}."), _ONE_ROW),
    "upload_rows": Words(marked("The file holds {rows} rows."), _ONE_ROW),
    "upload_unreadable": Words(marked("The file cannot be read as CSV or XLSX."), _ONE_ROW),
    "upload_unread": Words(marked("The cell {cell} ({column}) holds “{text}”, {reason}."), _ONE_ROW),
    "upload_locked": Words(
        marked("The workbook is locked with a password."),
        marked("Save it without a password (File, Info, Protect Workbook), then choose it again."),
    ),
    "upload_old_workbook": Words(
        marked("The file is an old Excel workbook (.xls), whatever its name says."),
        marked("Open it in Excel and save it as .xlsx or CSV, then choose it again."),
    ),
    "upload_unpacked": Words(marked("The workbook is too large when unpacked."), _ONE_ROW),
    "upload_scaled": Words(
        marked("The cell {cell} shows its number in thousands."),
        marked("Write the whole number, then choose the file again."),
    ),
    "upload_extra_cell": Words(
        marked("The cell {cell} (“{text}”) stands under no heading."),
        marked("Write numbers without commas, or put them in quotation marks; then choose the file again."),
    ),
    "upload_empty": Words(marked("The column {column} is empty."), _ONE_ROW),
}
