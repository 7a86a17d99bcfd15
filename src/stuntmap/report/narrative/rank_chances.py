"""Sentences on where in a ranking a region may truly stand: its chances of being in the lowest and highest fifth."""

import pandas as pd

from stuntmap import phrases
from stuntmap.language import Language
from stuntmap.vocabulary import DISTRICT


def fifths_sentence(language: Language, lowest_probability: float, highest_probability: float) -> str:
    """The chances (0 to 1) of a region to be truly among the lowest and the highest fifth; "" where not known."""
    if pd.isna(lowest_probability) or pd.isna(highest_probability):
        return ""
    return language.text(
        "Chance of truly being in the lowest fifth: {lowest}; in the highest fifth: {highest}.",
        lowest=phrases.chance(lowest_probability, language),
        highest=phrases.chance(highest_probability, language),
    )


def groups_sentence(language: Language, scope_name: str, groups: int, level: str = DISTRICT, drawn: bool = True) -> str:
    """How many overlapping groups of regions that cannot be told apart a ranking has.

    `drawn`: the chart beside shows them, each as a line on its right.
    """
    noun = phrases.regions_noun(level, language)
    if groups == 1:
        return language.text(
            "No two {regions} of {scope} can be told apart by this survey.", regions=noun, scope=scope_name
        )
    facts = {"regions": noun, "scope": scope_name, "groups": language.number(groups)}
    if not drawn:
        return language.text(
            "The {regions} of {scope} form {groups} overlapping groups; within a group no two can be told apart.",
            **facts,
        )
    return language.text(
        "The {regions} of {scope} form {groups} overlapping groups; within a group (line on the right) no two can be "
        "told apart.",
        **facts,
    )
