"""The words of every error by its code, a module for each thing that errors are about."""

from typing import Final

from stuntmap.language.error_tables.boundary_files import BOUNDARY_FILES
from stuntmap.language.error_tables.choices import CHOICES
from stuntmap.language.error_tables.command import COMMAND
from stuntmap.language.error_tables.data_files import DATA_FILES
from stuntmap.language.error_tables.meeting import MEETING
from stuntmap.language.error_tables.requests import REQUESTS
from stuntmap.language.error_tables.stores import STORES
from stuntmap.language.error_tables.uploads import UPLOADS
from stuntmap.language.error_tables.words import Words

ERROR_WORDS: Final[dict[str, Words]] = {
    **DATA_FILES,
    **BOUNDARY_FILES,
    **CHOICES,
    **MEETING,
    **COMMAND,
    **REQUESTS,
    **UPLOADS,
    **STORES,
}
