"""How each layer of a map is drawn: the coloured groups that become its legend, its doubt, and the words of its hover.

`vocabulary.layers` says which layers there are; each has one entry in `DRAWN`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.analysis.classifying import colour_step, indicator_of
from stuntmap.figures.hover_words import class_not_certain, prevalence_hover
from stuntmap.figures.map_hover import Hover, Numbers, Words
from stuntmap.figures.map_traces import MapCanvas
from stuntmap.figures.palette import Theme
from stuntmap.language import Language, marked

# Change and distance in percentage points, each group with its least value at one printed decimal. Within half a point
# reads as "about the same"; 5 points is above the median half-width of the printed district intervals (4.15 points, SKI
# 2023). Distances above the target go on by 10 and 20 points, which four and one of ten districts exceed (SSGI 2024).
CHANGE_GROUPS: Final = (
    (marked("up by 5 points or more"), 5.0),
    (marked("up by 0.6 to 4.9 points"), 0.6),
    (marked("within 0.5 points"), -0.5),
    (marked("down by 0.6 to 4.9 points"), -4.9),
    (marked("down by 5 points or more"), -100.0),
)
DISTANCE_GROUPS: Final = (
    (marked("20 points or more above target"), 20.0),
    (marked("10 to 19.9 points above target"), 10.0),
    (marked("5 to 9.9 points above target"), 5.0),
    (marked("0.6 to 4.9 points above target"), 0.6),
    (marked("within 0.5 points of target"), -0.5),
    (marked("0.6 to 4.9 points below target"), -4.9),
    (marked("5 points or more below target"), -100.0),
)


@dataclass(frozen=True)
class Group:
    """Regions that share a fill: `label` in the legend and in the hover, `codes` of the table's rows.

    `missing` says that these have no value; `valued` that the colour tells a value, which a texture may then doubt.
    """

    label: str
    colour: str
    codes: pd.Index
    missing: bool = False
    valued: bool = True


Groups = Callable[[pd.DataFrame, Language, Theme], list[Group]]


def prevalence_groups(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
    """One group per severity class, lowest first; per step of the scale where nobody has set classes."""
    steps, step_of = indicator_of(table).steps, colour_step(table)
    return [
        Group(
            phrases.severity_with_limits(name, language, steps),
            theme.severity_of[name],
            table.index[step_of.eq(name)],
        )
        for name in steps.names
    ]


def real_change_groups(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
    """Only tested changes have a colour: really up, really down; the others are told apart in grey."""
    colours = {
        vocabulary.REAL_INCREASE: (phrases.verdict(vocabulary.REAL_INCREASE, language), theme.worse),
        vocabulary.REAL_DECREASE: (phrases.verdict(vocabulary.REAL_DECREASE, language), theme.better),
        vocabulary.NOT_DISTINGUISHABLE: (phrases.verdict(vocabulary.NOT_DISTINGUISHABLE, language), theme.change[2]),
        vocabulary.NOT_ASSESSABLE: (phrases.verdict(vocabulary.NOT_ASSESSABLE, language), theme.not_measured),
    }
    known = table[table[vocabulary.CHANGE].notna()]
    return [
        Group(words, colour, known.index[known[vocabulary.CHANGE_VERDICT].eq(code)], valued=False)
        for code, (words, colour) in colours.items()
    ]


def _signed_groups(
    values: pd.Series, groups: tuple[tuple[str, float], ...], fills: tuple[str, ...], language: Language
) -> list[Group]:
    """The groups by their least value, highest first; a missing value is in none."""
    left, found = values.round(1).dropna().astype("float64"), []
    for (label, least), fill in zip(groups, fills, strict=True):
        found.append(Group(language.text(label), fill, left.index[left >= least]))
        left = left[left < least]
    return found


def change_groups(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
    """Five groups of the change in points, much worse first, and one of differences that are no measured change.

    A difference that involves a small-area figure is coloured neither way: nobody measured it.
    """
    measured = table[vocabulary.CHANGE_IS_MEASUREMENT].fillna(True).astype(bool)
    groups = _signed_groups(table[measured][vocabulary.CHANGE], CHANGE_GROUPS, theme.change, language)
    words = language.text("not measured (involves a model figure)")
    return [*groups, Group(words, theme.not_measured, table.index[~measured], valued=False)]


def distance_groups(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
    """Seven groups of the distance to target in points, farthest above first."""
    return _signed_groups(table[vocabulary.DISTANCE], DISTANCE_GROUPS, theme.distance, language)


def counted_groups(table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
    """The plain ground below circles: numbers of children are never a fill."""
    known = table.index[table[vocabulary.STUNTED_CHILDREN].notna()]
    return [Group(language.text("stunted children"), theme.grid, known, valued=False)]


# --- Words of the hover ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """What a layer says of its own value above the prevalence; `value` and `limits` hold the slots it needs.

    `value` and `limits` are texts with slots; the columns of the limits are missing where there is no interval.
    """

    value: Callable[[Language], str]
    limits: Callable[[Language], str] | None = None
    low: str = ""
    high: str = ""
    decimals: int = 1
    signed: bool = True


def _points(language: Language) -> str:
    return phrases.written_points("%value%", language)


def _points_between(language: Language) -> str:
    points = phrases.written_points(phrases.written_limits_in_words("%value_low%", "%value_high%", language), language)
    return phrases.with_confidence(points, language)


def _children(language: Language) -> str:
    return phrases.written_children("%value%", language)


def _children_between(language: Language) -> str:
    return phrases.written_limits_in_words("%value_low%", "%value_high%", language, first_use=True)


@dataclass(frozen=True)
class MapLayer:
    """How one layer is drawn and told.

    `groups` split a table into fills; `missing` names the regions without a value. `doubt` is true for the rows whose
    fill is not certain, `doubt_name` what the legend calls it. `told` are the words above the prevalence, none where
    the prevalence is what the map shows. `pale` says that some fills are nearly as light as the ground, `circles` that
    the value is drawn as circles by area, `models` that some of its figures may come from a model.
    """

    layer: vocabulary.Layer
    groups: Groups
    missing: str = phrases.NO_ESTIMATE
    doubt: Callable[[pd.DataFrame], pd.Series] | None = None
    doubt_name: str = ""
    told: Told | None = None
    pale: bool = False
    circles: bool = False
    models: bool = True

    def doubts(self, table: pd.DataFrame) -> bool:
        """Whether a fill of `table` may be uncertain: classes that nobody has set are not."""
        return self.doubt is not None and (
            self.doubt is not class_not_certain or indicator_of(table).classes is not None
        )

    def key(self, canvas: MapCanvas) -> dict[str, Any]:
        """What stands below the map in place of entries of the groups, as changes of its layout; nothing usually."""
        return {}

    def parts(self, table: pd.DataFrame, language: Language, theme: Theme) -> list[Group]:
        """Every group of the layer, the regions without a value last: grey, named in the legend, never a number."""
        missing = table.index[table[self.layer.value].isna()]
        words = language.text(self.missing)
        return [*self.groups(table, language, theme), Group(words, theme.no_estimate, missing, True, False)]

    def hover(self, table: pd.DataFrame, parts: list[Group], language: Language, survey: str, doubt: bool) -> Hover:
        """What the box over a region tells: the layer's value, the prevalence with interval and class, rank, survey."""
        facts: dict[str, Numbers | Words] = {}
        lines: list[str] = []
        if self.told is not None:
            told, value = self.told, table[self.layer.value]
            texts: dict[str, str] = {}
            for part in parts:
                shown = told.value(language) if self.circles else f"{told.value(language)} · {part.label}"
                texts |= dict.fromkeys(part.codes, part.label if part.missing else shown)
            facts["told"] = Words(pd.Series(texts, dtype="object").reindex(table.index))
            facts["value"] = Numbers(value, told.decimals, told.signed)
            lines.append("%told%<br>")
            if doubt and told.limits is not None and told.low in table:
                facts["value_low"] = Numbers(table[told.low], told.decimals, told.signed)
                facts["value_high"] = Numbers(table[told.high], told.decimals, told.signed)
                lines.append(f"{told.limits(language)}<br>")
        common = prevalence_hover(table, language, survey, doubt)
        return Hover([*lines, *common.parts], facts | dict(common.facts))


def _change_not_certain(table: pd.DataFrame) -> pd.Series:
    return table[vocabulary.CHANGE_VERDICT].eq(vocabulary.NOT_DISTINGUISHABLE)


def _target_not_certain(table: pd.DataFrame) -> pd.Series:
    open_verdicts = (vocabulary.TARGET_PROBABLY_REACHED, vocabulary.TARGET_NOT_CERTAIN)
    return table[vocabulary.TARGET_VERDICT].isin(open_verdicts)


_CHANGE_TOLD: Final = Told(_points, _points_between, vocabulary.CHANGE_LOW, vocabulary.CHANGE_HIGH)
_CHILDREN_TOLD: Final = Told(
    _children, _children_between, vocabulary.STUNTED_CHILDREN_LOW, vocabulary.STUNTED_CHILDREN_HIGH, 0, False
)
_NO_CHANGE: Final = marked("no estimate in one of the two surveys")

DRAWN: dict[vocabulary.Layer, MapLayer] = {
    drawn.layer: drawn
    for drawn in (
        MapLayer(
            vocabulary.PREVALENCE_LAYER, prevalence_groups,
            doubt=class_not_certain, doubt_name=marked("class not certain"),
        ),
        MapLayer(
            vocabulary.CHANGE_LAYER, change_groups, _NO_CHANGE,
            _change_not_certain, phrases.VERDICTS[vocabulary.NOT_DISTINGUISHABLE], _CHANGE_TOLD, pale=True,
        ),
        MapLayer(
            vocabulary.REAL_CHANGE_LAYER, real_change_groups, _NO_CHANGE,
            told=_CHANGE_TOLD, pale=True,
        ),
        MapLayer(
            vocabulary.DISTANCE_LAYER, distance_groups,
            marked("no estimate or no target"), _target_not_certain, marked("not certain on which side"),
            Told(_points), pale=True,
        ),
        MapLayer(
            vocabulary.CHILDREN_LAYER, counted_groups, told=_CHILDREN_TOLD,
            circles=True,
        ),
    )
}  # fmt: skip


def modelled_label(language: Language) -> str:
    """The legend entry of the sign on small-area figures."""
    return language.text(phrases.MODEL)
