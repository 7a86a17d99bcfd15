"""The words of errors about the command line: its arguments, files, server and bundle.

Slots: see `language.error_words`.
"""

from typing import Final

from stuntmap.language import marked
from stuntmap.language.error_tables.words import Words

_SEE: Final = marked("See {command}.")

COMMAND: Final = {
    "unknown_argument": Words(marked("Unknown: {argument}."), _SEE),
    "missing_argument": Words(marked("Missing: {argument}."), _SEE),
    "unclear_argument": Words(marked("Cannot be understood: {argument}."), _SEE),
    "unknown_language": Words(
        marked("{language} is not a language of stuntmap."), marked("Choose one of {languages}.")
    ),
    "bad_port": Words(marked("{port} is not a port."), marked("Choose a number from 1 to 65535.")),
    "bad_base_path": Words(
        marked("{setting}: {value} is not a path."), marked("Write it like /stunting, in letters, digits, - and _.")
    ),
    "bad_public_address": Words(
        marked("{setting}: {value} is not the address of a host."), marked("Write it like https://stunting.example.id.")
    ),
    "bad_network": Words(
        marked("{setting}: {value} is neither an address nor a network."),
        marked("Write it like 10.0.0.7 or 10.0.0.0/8."),
    ),
    "bad_ancestor": Words(
        marked("{setting}: {value} is not a site."), marked("Write it like https://klatenkab.go.id, without a path.")
    ),
    "bad_number": Words(
        marked("{setting}: {value} is not a number that is allowed."),
        marked("Choose a number from {least:plain} to {most:plain}."),
    ),
    "bad_store": Words(
        marked("{setting}: {value} is no store of recaps."), marked("Make one: stuntmap ingest SOURCE --out STORE.")
    ),
    "bad_folder": Words(
        marked("{setting}: {value} is a file, not a folder."), marked("Name a folder; it is made where there is none.")
    ),
    "bad_level": Words(marked("{setting}: {value} is not a level of logging."), marked("Choose one of {levels}.")),
    "no_own_address": Words(marked("{host} is not an address of this machine."), marked("Try --host localhost.")),
    "port_taken": Words(
        marked("Port {port:plain} is taken, perhaps by a dashboard that runs already."),
        marked("Choose another one, for example: stuntmap serve --port {other:plain}"),
    ),
    "port_forbidden": Words(marked("Port {port:plain} may not be used."), marked("Choose a port from 1024 to 65535.")),
    "no_folder": Words(marked("{folder:plain} is not a folder."), marked("Choose another folder.")),
    "unwritable": Words(
        marked("{path:plain} cannot be written ({reason})."), marked("Choose another folder or free some space.")
    ),
    "no_region_named": Words(
        marked("Name one region, or a province by --province."),
        marked("For example: stuntmap rembuk 3310 --out DIR, or stuntmap rembuk --province 33 --out DIR"),
    ),
    "saved_for_province": Words(marked("A saved file belongs to one region."), marked("Leave --province out.")),
    "saved_of_other_region": Words(
        marked("The saved file belongs to {region}."), marked("Name the region that the file was made for.")
    ),
    "no_province_code": Words(
        marked("{region_code} is not the code of a province."), marked("For example: --province 33")
    ),
    "no_day": Words(marked("{day} is not a day."), marked("Write it as YYYY-MM-DD, for example 2026-11-30.")),
    "no_target_year": Words(
        marked("{year:plain} is not a year of a target."), marked("Choose a year from {first:plain} to {last:plain}.")
    ),
    "bad_link": Words(
        marked("The link is not an address that begins with https:// or http://."), marked("Check --link.")
    ),
    "file_too_large": Words(marked("{path:plain} is too large.")),
    "file_unreadable": Words(marked("{path:plain} cannot be read ({reason})."), marked("Check the name.")),
    "process_ended": Words(
        marked("A process was ended by the system, perhaps for want of memory."),
        marked("Try again, or make the packs one by one."),
    ),
    "no_lock": Words(
        marked("{file}, the list of the packages, is not in {folder:plain}."),
        marked("Make the bundle from a checkout of stuntmap."),
    ),
    "bundle_unwritable": Words(
        marked("{folder:plain} cannot be written ({reason})."),
        marked("Nothing was written. Check the permission and the disk space."),
    ),
    "bundle_no_folder": Words(marked("The folder {folder:plain} does not exist."), marked("Make it first.")),
    "bundle_other": Words(marked("{place:plain} exists and is not a bundle."), marked("Choose another name.")),
    "bundle_exists": Words(marked("{place:plain} exists."), marked("Choose another name, or --replace to replace it.")),
    "bundle_own_files": Words(
        marked("{place:plain} holds files that are not of the bundle ({names:first})."), marked("Move them away first.")
    ),
    "download_failed": Words(
        marked("The packages could not be downloaded ({reason})."),
        marked("Nothing was written. Check the internet connection and the disk space, then try again."),
    ),
    "not_the_locked_file": Words(marked("{file} is not the file that the lock names.")),
    "own_wheel_failed": Words(marked("stuntmap's own wheel could not be built ({reason}).")),
    "no_list_of_files": Words(marked("{name} has no list of its files.")),
}
