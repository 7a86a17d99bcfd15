"""The words of errors about shipped data files and their records. Slots: see `language.error_words`."""

from typing import Final

from stuntmap.language import marked
from stuntmap.language.error_tables.words import Words

_REBUILD: Final = marked("Restore the original file (git checkout) or build it anew with the script in scripts/.")

DATA_FILES: Final = {
    "missing_file": Words(marked("{path}: the file is not in {folder:plain}."), _REBUILD),
    "missing_record": Words(marked("{path}: its record {record} is not in {folder:plain}."), _REBUILD),
    "record_of_other_file": Words(
        marked("{path}: the record is incomplete or damaged: it describes {other}, not {file}."), _REBUILD
    ),
    "record_not_yaml": Words(marked("{path}: the record is incomplete or damaged: no valid YAML."), _REBUILD),
    "record_not_fields": Words(marked("{path}: the record is incomplete or damaged: no list of fields."), _REBUILD),
    "record_lacks_fields": Words(
        marked("{path}: the record is incomplete or damaged: fields missing ({fields:first})."), _REBUILD
    ),
    "record_empty_fields": Words(
        marked("{path}: the record is incomplete or damaged: fields empty ({fields:first})."), _REBUILD
    ),
    "record_bytes_no_integer": Words(
        marked("{path}: the record is incomplete or damaged: bytes is no whole number."), _REBUILD
    ),
    "record_warnings_no_list": Words(
        marked("{path}: the record is incomplete or damaged: warnings is no list."), _REBUILD
    ),
    "record_unknown_warnings": Words(
        marked("{path}: the record is incomplete or damaged: unknown warnings ({warnings:first})."), _REBUILD
    ),
    "record_columns_no_list": Words(
        marked("{path}: the record is incomplete or damaged: columns is no list of columns."), _REBUILD
    ),
    "record_unclear_columns": Words(
        marked("{path}: the record is incomplete or damaged: columns without definition or unit ({columns:first})."),
        _REBUILD,
    ),
    "hash_mismatch": Words(
        marked("{path}: the content has changed: sha256 {found}..., while its record says {expected}..."), _REBUILD
    ),
    "not_csv": Words(marked("{path}: not a CSV table that can be read."), _REBUILD),
    "broken_rules": Words(
        marked("{path}: {count} faults: {faults:listed}."),
        marked("Mend these rows at their source, then build anew with scripts/build_indicators.py."),
    ),
    "size_unlike_record": Words(marked("{path}: {bytes} bytes, while its record says {recorded} bytes."), _REBUILD),
    "columns_unlike_record": Words(marked("{file}: record and table have different columns ({columns:first}).")),
    "unknown_official_years": Words(marked("official targets in unknown years ({years:first}).")),
    "estimation_unlike_stunting": Words(
        marked("{file}: it tells otherwise than the stunting figures how those were made ({codes:first}).")
    ),
    "mean_unlike_country": Words(
        marked("{mean} on the average of the districts, {country}% printed for the country: is it the same figure?")
    ),
    "names_unlike_regions": Words(marked("{file}: names differ from the list of regions ({names:first}).")),
    "invalid_polygons": Words(marked("polygons that are not valid ({codes:first}).")),
    "other_crs": Words(marked("coordinate system {found}, not {expected}.")),
    "faulty_borders": Words(marked("borders overlap or leave gaps ({codes:first}).")),
    "areas_unlike_districts": Words(marked("the subdistricts do not make up their district ({codes:first}).")),
    "one_way_neighbours": Words(marked("neighbours in one direction only ({pairs:first}).")),
    "listed_file_missing": Words(marked("{file} is listed but is not there.")),
    "name_unlike_hash": Words(marked("{file}: the name is not the hash of the content.")),
    "unlike_anchors": Words(marked("not the known figures ({figures:first}).")),
    "codes_missing": Words(marked("not in {where} ({codes:first}).")),
}
