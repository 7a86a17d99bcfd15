"""The words of errors about requests to the API: addresses, parameters, how many.

Slots: see `language.error_words`.
"""

from typing import Final

from stuntmap.language import marked
from stuntmap.language.error_tables.words import Words

REQUESTS: Final = {
    "unknown_address": Words(
        marked("There is nothing at this address."), marked("The addresses are described at {place}.")
    ),
    "only_reading": Words(marked("This address can only be read."), marked("Ask with GET.")),
    "unknown_parameter": Words(marked("There is no parameter {name}."), marked("Choose one of {names}.")),
    "repeated_parameter": Words(
        marked("The parameter {name} stands in the address more than once."), marked("Write it once.")
    ),
    "missing_parameter": Words(marked("The parameter {name} is missing."), marked("It is described at {place}.")),
    "unknown_format": Words(marked("{value} is not a format."), marked("Choose one of {formats}.")),
    "too_many_requests": Words(
        marked("More than {most} requests in a minute came from this address."),
        marked("Wait {seconds} seconds, then ask again."),
    ),
}
