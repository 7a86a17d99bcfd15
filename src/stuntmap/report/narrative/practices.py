"""What a district was publicly said to have done, in a sentence with its source; nothing says why a figure is lower."""

from typing import Final

import pandas as pd

from stuntmap.data.practices import PRACTICE_IN, SOURCE
from stuntmap.language import Language, marked
from stuntmap.vocabulary import REGION_NAME, SECOND_SOURCE_URL, SOURCE_URL, short_name

NO_PROOF: Final = marked("Told in public texts; whether it is why the figure is lower was not examined.")


def practice_text(language: Language, entry: pd.Series) -> str:
    """What was done, in the language of the reader; a third language reads English."""
    return str(entry[PRACTICE_IN.get(language.code, PRACTICE_IN["en"])])


def practice_words(language: Language, entry: pd.Series) -> str:
    """Who did what: the name of the district, a colon, and what it did."""
    return f"{short_name(str(entry[REGION_NAME]))}: {practice_text(language, entry)}"


def practice_source(language: Language, entry: pd.Series) -> str:
    """Where it was read, with addresses as text."""
    addresses = [str(entry[name]) for name in (SOURCE_URL, SECOND_SOURCE_URL) if entry[name]]
    return language.text("Source: {source}", source="; ".join([str(entry[SOURCE]), *addresses]))
