"""The sentences about prevalence by a circumstance in thirds: how many districts are where."""

from typing import Final

from stuntmap import phrases
from stuntmap.answers.two_ways import TwoWays
from stuntmap.language import Language, marked
from stuntmap.report.narrative.wording import joined
from stuntmap.vocabulary import Circumstance

CLASSES: Final = marked(
    "Thirds of all districts of Indonesia with a figure; a printed limit belongs to the lower third. Dots: a model "
    "figure, which follows such circumstances by its making."
)


def two_ways_sentence(
    language: Language, place: str, circumstance: Circumstance, survey_year: int, found: TwoWays
) -> str:
    """How many districts are high in both, low in both, and high in one of them alone."""
    facts = {
        "place": place,
        "indicator": language.text(circumstance.indicator.title),
        "survey": phrases.survey(survey_year),
    }
    if not found.are_parted:
        return language.text(
            "{place}, {survey}: prevalence and {indicator} cannot be parted in thirds, as too few figures differ.",
            **facts,
        )
    counts = {
        "both": language.number(found.districts_in(3, 3)),
        "neither": language.number(found.districts_in(1, 1)),
        "prevalence": language.number(found.districts_in(3, 1)),
        "other": language.number(found.districts_in(1, 3)),
        "of": language.number(len(found.table)),
    }
    return language.text(
        "{place}, {survey}: of {of} districts {both} are in the highest third of both prevalence and {indicator}, "
        "{neither} in the lowest third of both; {prevalence} have high prevalence with a low figure of {indicator}, "
        "{other} the opposite.",
        **facts,
        **counts,
    )


def counted_sentence(language: Language, found: TwoWays) -> str:
    """How many districts lack one of the two figures, and how many counted prevalences come from a model."""
    missing, modelled = found.missing, found.modelled
    told = [
        language.plural("{count} district lacks one of the two figures and is not counted.",
                        "{count} districts lack one of the two figures and are not counted.", missing)
        if missing else "",
        language.plural("{count} prevalence among those counted comes from a model.",
                        "{count} prevalences among those counted come from a model.", modelled)
        if modelled else "",
    ]  # fmt: skip
    return joined(*told)
