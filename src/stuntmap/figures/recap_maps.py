"""The maps of an own recap: prevalence by class, number as circles, coverage; drawn like the maps of surveys.

A routine figure has no rank among surveys, no survey's name and no model: the box over a region says what was counted,
of how many, and how far chance alone carries it.
"""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.analysis.classifying import severity_class
from stuntmap.figures.choropleth import PaintedMap, marked_map, unmarked_map
from stuntmap.figures.intervention_looks import INTERVENTION_DRAWN
from stuntmap.figures.map_hover import Hover, Numbers, Words
from stuntmap.figures.map_layers import Group, MapLayer, prevalence_groups
from stuntmap.figures.map_traces import MapCanvas
from stuntmap.figures.palette import Theme
from stuntmap.language import Language, marked

# D/S in %: below half, most, nearly all; above 100 more came than were expected, which says that one number is wrong.
COVERAGE_GROUPS: Final = (
    (marked("below 50%"), 0.0),
    (marked("50% to below 80%"), 50.0),
    (marked("80% to 100%"), 80.0),
    (marked("more than 100%"), 100.0 + 1e-9),
)
NO_DATA: Final = marked("not in the recap")
HIDDEN: Final = marked("fewer than 5 children measured, or a neighbour of such a place: not shown")
NO_FIGURE: Final = marked("without a figure")


def with_class(table: pd.DataFrame) -> pd.DataFrame:
    """`table` (of `answers.recap.Recap.by_region`) with the severity class, and whether the interval crosses one."""
    low, high = (severity_class(table[name]) for name in (vocabulary.CI95_LOW, vocabulary.CI95_HIGH))
    return table.assign(
        **{
            vocabulary.SEVERITY: severity_class(table[vocabulary.PREVALENCE]),
            vocabulary.CLASS_IS_UNCERTAIN: (low.cat.codes != high.cat.codes) & table[vocabulary.PREVALENCE].notna(),
        }
    )


def _class_not_certain(table: pd.DataFrame) -> pd.Series:
    return table[vocabulary.CLASS_IS_UNCERTAIN].astype(bool)


def _coverage_groups(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
    values = table[vocabulary.COVERAGE].astype("float64")
    ends = [*(least for _, least in COVERAGE_GROUPS[1:]), float("inf")]
    return [
        Group(language.text(label), colour, table.index[(values >= least) & (values < end)])
        for (label, least), end, colour in zip(COVERAGE_GROUPS, ends, theme.coverage, strict=True)
    ]


def _counted(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
    known = table.index[table[vocabulary.CHILDREN_STUNTED].notna()]
    return [Group(language.text("stunted children"), theme.grid, known, valued=False)]


def _parts(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
    return [Group(language.text("no recap loaded"), theme.not_measured, table.index, valued=False)]


@dataclass(frozen=True)
class RecapLayer(MapLayer):
    """One map of a recap."""

    def hover(self, table: pd.DataFrame, parts: list[Group], language: Language, survey: str, doubt: bool) -> Hover:
        """Figure and class, children stunted of those measured, interval, coverage; `survey` names the month."""
        percent = language.with_percent_sign("%prevalence%")
        known = table[vocabulary.PREVALENCE].notna()
        classes = table[vocabulary.SEVERITY].astype("object")
        words = {
            name: phrases.side_by_side(percent, phrases.severity(name, language))
            for name in vocabulary.SEVERITY_CLASSES
        }
        told = classes.map(words).where(known, language.text(NO_DATA))
        if vocabulary.IS_HIDDEN in table:
            told = told.mask(table[vocabulary.IS_HIDDEN].astype(bool) & ~known, language.text(HIDDEN))
        counted = language.text("{stunted} of {measured} children measured", stunted="%stunted%", measured="%measured%")
        between = phrases.written_limits_in_words(
            language.with_percent_sign("%low%"), language.with_percent_sign("%high%"), language, first_use=True
        )
        coverage = language.text("coverage {share}", share=language.with_percent_sign("%coverage%"))
        facts: dict[str, Numbers | Words] = {
            "told": Words(told),
            "prevalence": Numbers(table[vocabulary.PREVALENCE]),
            "stunted": Numbers(table[vocabulary.CHILDREN_STUNTED], 0),
            "measured": Numbers(table[vocabulary.CHILDREN_MEASURED], 0),
            "low": Numbers(table[vocabulary.CI95_LOW]),
            "high": Numbers(table[vocabulary.CI95_HIGH]),
            "coverage": Numbers(table[vocabulary.COVERAGE]),
        }
        lines = ["%told%", f"<br>{counted}", *([f"<br>{between}"] if doubt else []), f"<br>{coverage}", f"<br>{survey}"]
        return Hover(lines, facts)


DRAWN_OF_RECAPS: Final = {
    drawn.layer: drawn
    for drawn in (
        RecapLayer(
            *(vocabulary.RECAP_PREVALENCE_LAYER, prevalence_groups, NO_FIGURE),
            doubt=_class_not_certain,
            doubt_name=marked("class not certain"),
            models=False,
        ),
        RecapLayer(vocabulary.RECAP_CHILDREN_LAYER, _counted, NO_FIGURE, circles=True, models=False),
        RecapLayer(
            *(vocabulary.RECAP_COVERAGE_LAYER, _coverage_groups, marked("expected children not known")), models=False
        ),
        RecapLayer(vocabulary.PARTS_LAYER, _parts, NO_DATA, models=False),
        INTERVENTION_DRAWN,
    )
}


def recap_map(table: pd.DataFrame, layer: vocabulary.Layer, named: str, canvas: MapCanvas) -> PaintedMap:
    """One map of a recap.

    Args:
        table: as `with_class` gives it; one row a kecamatan or desa, index region_code.
        layer: of vocabulary.RECAP_LAYERS, or the one of interventions.
        named: the source and month in words: "e-PPGBM, Agustus 2025".
        canvas: shapes, words, colours, names.
    """
    drawn = DRAWN_OF_RECAPS[layer]
    return marked_map(unmarked_map({named: table}, named, drawn, canvas), {named: table}, drawn, canvas)
