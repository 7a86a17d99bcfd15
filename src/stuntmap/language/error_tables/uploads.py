"""The words of errors about a table that a reader brings: one routine figure, or a recap. Slots: see `error_words`."""

from typing import Final

from stuntmap.language import marked
from stuntmap.language.error_tables.words import Words

_ONE_ROW: Final = marked("Take one row with the columns prevalensi, balita_diukur, balita_sasaran, periode.")
_SAVE_ANEW: Final = marked("Open it in Excel or LibreOffice and save it as .xlsx or CSV, then choose it again.")
_ONE_MONTH: Final = marked("Take the table of one district or fewer months.")
_COUNTED: Final = marked(
    "Count the children by village or puskesmas, without names (in SIGIZI the table of nutritional status, not the "
    "list by name), then choose that file."
)

_OWN: Final = marked("Take the template: indikator, kode or nama_wilayah, nilai, tahun, satuan, sumber, arah.")
_OWN_CELL: Final = marked("Correct the cell, then choose the file again.")

UPLOADS: Final = {
    "upload_too_large": Words(marked("The file is larger than {most} MB."), _ONE_MONTH),
    "upload_personal": Words(marked("The file holds personal data (columns {columns}); it was not read."), _COUNTED),
    "upload_names_of_whom": Words(
        marked(
            "The column {columns} does not say whose names it holds, perhaps those of children; the file was not read."
        ),
        marked(
            "If they are names of places, say which in the heading (Desa, Kecamatan or Puskesmas) and choose the file "
            "again; never bring a list of single children."
        ),
    ),
    "upload_person_numbers": Words(
        marked("The file holds numbers of persons (NIK, KK or telephone), that is personal data; it was not read."),
        _COUNTED,
    ),
    "upload_unreadable": Words(
        marked("The file cannot be read as a table: it is damaged, empty or of another kind."), _SAVE_ANEW
    ),
    "upload_locked": Words(
        marked("The workbook is locked with a password."),
        marked("Save it without a password (File, Info, Protect Workbook), then choose it again."),
    ),
    "upload_unpacked": Words(marked("The workbook is too large when unpacked."), _ONE_MONTH),
    "upload_too_many_rows": Words(marked("The table has more than {most} rows or too many cells."), _ONE_MONTH),
    "upload_too_many_columns": Words(
        marked("The table has more than {most} columns."), marked("Leave only the columns of the recap.")
    ),
    "upload_lacks_columns": Words(marked("Columns are missing: {columns}."), _ONE_ROW),
    "upload_rows": Words(marked("The file holds {rows} rows."), _ONE_ROW),
    "upload_unread": Words(marked("The cell {cell} ({column}) holds “{text}”, {reason}."), _ONE_ROW),
    "upload_scaled": Words(
        marked("The cell {cell} shows its number in thousands."),
        marked("Write the whole number, then choose the file again."),
    ),
    "upload_no_result": Words(
        marked("The cell {cell} holds a formula without a result."),
        marked("Open the file in Excel or LibreOffice, save it, then choose it again."),
    ),
    "upload_extra_cell": Words(
        marked("The cell {cell} (“{text}”) stands under no heading."),
        marked("Write numbers without commas, or put them in quotation marks; then choose the file again."),
    ),
    "recap_lacks_columns": Words(
        marked("The table lacks {missing}; its headings: {found}."),
        marked("Take a table of counts by puskesmas, kecamatan or desa with these columns."),
    ),
    "interventions_lack_columns": Words(
        marked("The table lacks {missing}; its headings: {found}."),
        marked("Take the template, or a table with sasaran and capaian of each indicator."),
    ),
    "interventions_bad_period": Words(
        marked("The period {period:plain} is not possible."),
        marked("Write a month (2025-08), a quarter (2025-Q3) or a year (2025)."),
    ),
    "interventions_period_missing": Words(
        marked("The table has no rows of {period:plain}."), marked("Choose one of {periods:plain}.")
    ),
    "minilok_without_villages": Words(
        marked("The recap does not count by desa, so a kecamatan cannot be shown by its desa."),
        marked("Take the recap by desa, or the pack of the district."),
    ),
    "recap_for_province": Words(
        marked("A recap is of one district, not of a province."), marked("Name the district by its code.")
    ),
    "recap_not_named": Words(
        marked("Options of a recap are given without one."), marked("Name the recap with --recap FILE.")
    ),
    "minilok_few": Words(
        marked("In {month:plain} {region} has too few measured children, or would give away another with too few."),
        marked("No figures of it leave the visit. Choose another kecamatan or month."),
    ),
    "minilok_nobody": Words(
        marked("The recap has no child measured in {region} in {month:plain}."),
        marked("Choose another kecamatan or month, or confirm the names that are not certain."),
    ),
    "recap_without_figures": Words(
        marked("The table holds no figures ({count} rows without)."),
        marked("Fill in the counts, then choose it again."),
    ),
    "recap_column_twice": Words(
        marked("Two columns of the table {sheet} say the same with other figures ({columns:and})."),
        marked("Leave the right one in the table."),
    ),
    "confirmations_unknown": Words(
        marked("The file of confirmed names lacks its columns ({columns:plain})."),
        marked("Take the file that was saved with the recap."),
    ),
    "recap_file_unreadable": Words(
        marked("{path}: cannot be read ({reason})."), marked("Check its address and the permission.")
    ),
    "recap_bad_month": Words(
        marked("The month {month:plain} is not possible."), marked("Write year and month, for example 2025-08.")
    ),
    "recap_bad_row": Words(
        marked("“{row:plain}” is no row."), marked("Write row numbers, for example 12,15; with a sheet: Rekap:12.")
    ),
    "recap_row_undecidable": Words(
        marked("There is nothing to decide about these rows: {rows:all}."),
        marked("`stuntmap recap check` lists the rows that are left out; a count that cannot be is never used."),
    ),
    "recap_month_missing": Words(
        marked("The recap has no rows of {month:plain}."), marked("Choose one of {months:plain}.")
    ),
    "recap_district_unknown": Words(
        marked("The recap does not tell its district."), marked("Choose the district, with its code of four digits.")
    ),
    "recap_several_districts": Words(
        marked("The recap holds rows of several districts ({codes:first})."), marked("Choose one of them.")
    ),
    "recap_other_district": Words(
        marked("The recap is of another district ({found:first}), not of {asked:plain}."),
        marked("Choose that district, or take its own recap."),
    ),
    "upload_empty": Words(marked("The column {column} is empty."), _ONE_ROW),
    "own_lacks_columns": Words(marked("Columns are missing: {columns}."), _OWN),
    "own_unread": Words(marked("The cell {cell} holds “{text}”, {reason}."), _OWN_CELL),
    "own_implausible": Words(
        marked("The cell {cell} holds “{text}”, which cannot be: a percentage lies from 0 to 100."), _OWN_CELL
    ),
    "own_year": Words(marked("The cell {cell} holds “{text}”, no year from {first:plain} to {last:plain}."), _OWN_CELL),
    "own_district_twice": Words(
        marked("The cell {cell} (“{text}”) names a district that stands above already."),
        marked("Keep one row a district, then choose the file again."),
    ),
    "own_several": Words(
        marked("The column {column} says different things ({texts:first})."),
        marked("Bring one indicator in one unit at a time."),
    ),
    "own_empty": Words(marked("The column {column} is empty."), _OWN),
    "own_direction": Words(
        marked("The direction “{text}” is not known."), marked("Write tinggi, rendah or tidak ada.")
    ),
    "own_all_missing": Words(marked("No district has a value."), _OWN),
    "own_too_few": Words(
        marked("Only {count} districts have a value; below {least} nothing can be compared."),
        marked("Bring the values of more districts."),
    ),
    "own_constant": Words(
        marked("All districts have the same value: it tells none of them apart."),
        marked("Bring an indicator that differs between districts."),
    ),
}
