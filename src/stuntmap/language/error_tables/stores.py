"""The words of errors about the store of recaps and the sources that are taken into it. Slots: see `error_words`."""

from typing import Final

from stuntmap.language import marked
from stuntmap.language.error_tables.words import Words

_BY_PAGE: Final = marked("Bring it to the page Kecamatan dan desa, or save it as CSV (UTF-8) and take that in.")

STORES: Final = {
    "store_elsewhere": Words(
        marked("{address} is an address: a store of recaps, and what is taken into it, are on a disk of this machine."),
        marked("Copy it to this machine's disk, or mount it there, and name that folder."),
    ),
    "no_store": Words(
        marked("{folder:plain} is no store of recaps."), marked("Make one: stuntmap ingest SOURCE --out STORE.")
    ),
    "store_other_folder": Words(
        marked("{folder:plain} holds other things than a store of recaps."),
        marked("Name an empty folder or one that is not there yet."),
    ),
    "store_busy": Words(
        marked("Another run is taking sources into {folder:plain}."), marked("Wait until it has ended, then try again.")
    ),
    "store_record_damaged": Words(
        marked("The record {path:plain} of the store is damaged."),
        marked("Remove it and take its source in again."),
    ),
    "ingest_nothing": Words(
        marked("{path:plain}: there is no file to take in."), marked("Name a file or a folder with CSV or Parquet.")
    ),
    "ingest_kind": Words(marked("A store takes files of the kinds {kinds:and} only."), _BY_PAGE),
    "ingest_encoding": Words(marked("The text is written in UTF-16."), _BY_PAGE),
    "ingest_row_unreadable": Words(
        marked(
            "A row cannot be read: more cells than columns, a quotation mark that is never closed, or line ends of two "
            "kinds."
        ),
        _BY_PAGE,
    ),
    "ingest_too_large": Words(
        marked("The file does not fit into the memory that is set apart for it."),
        marked("Divide it, for example by province or year."),
    ),
    "ingest_too_many_faults": Words(
        marked("{count} rows are wrong or stand twice: the file as a whole cannot be right."),
        marked("Find out how it was made, and take it in once it is mended."),
    ),
    "ingest_again": Words(
        marked("{count} rows tell again what {source:plain} told, the first of {name}, {period:plain}."),
        marked("Give a corrected file the name of the earlier one: it then takes its place."),
    ),
    "ingest_other_unit": Words(
        marked("{source:plain} tells of the same districts and months by other places (puskesmas, kecamatan or desa)."),
        marked("Take in only one of the two."),
    ),
}
