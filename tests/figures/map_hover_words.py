"""The words of a map's hover box, worked out region by region from the table: slow, plain, and by no packing at all."""

from typing import Any

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.figures.map_layers import DRAWN
from stuntmap.language import Language
from stuntmap.phrases import Style


def own_lines(row: pd.Series, group: str, layer: vocabulary.Layer, words: Language) -> list[str]:
    """What a layer says above the prevalence."""
    value = row[layer.value]
    if layer == vocabulary.PREVALENCE_LAYER:
        return []
    if pd.isna(value):
        return [words.text(DRAWN[layer].missing)]
    if layer == vocabulary.CHILDREN_LAYER:
        low, high = row[vocabulary.STUNTED_CHILDREN_LOW], row[vocabulary.STUNTED_CHILDREN_HIGH]
        lines = [words.text("about {count} stunted children (estimate)", count=words.number(value))]
        if pd.notna(low):
            limits = words.text("between {low} and {high}", low=words.number(low), high=words.number(high))
            lines.append(words.text("{ranks} with 95% confidence", ranks=limits))
        return lines
    lines = [f"{words.text('{difference} points', difference=words.signed(value))} · {group}"]
    if layer.compares and pd.notna(row[vocabulary.CHANGE_LOW]):
        low, high = (words.signed(row[name]) for name in (vocabulary.CHANGE_LOW, vocabulary.CHANGE_HIGH))
        limits = words.text("between {low} and {high}", low=low, high=high)
        points = words.text("{difference} points", difference=limits)
        lines.append(words.text("{ranks} with 95% confidence", ranks=points))
    return lines


def told(row: pd.Series, group: str, layer: vocabulary.Layer, survey: str, words: Language) -> list[str]:
    """The lines below the name of a region: the layer's value, figure and class, interval, rank, survey."""
    lines = own_lines(row, group, layer, words)
    if pd.isna(row[vocabulary.PREVALENCE]):
        return [*lines, words.text("no estimate"), survey]
    doubt: Any = row[vocabulary.CLASS_IS_UNCERTAIN]
    figure = f"{words.percent(row[vocabulary.PREVALENCE])} · {phrases.severity(row[vocabulary.SEVERITY], words)}"
    if pd.notna(doubt) and doubt:
        figure += f", {words.text('class not certain')}"
    lines.append(figure)
    if interval := phrases.interval(row, words, first_use=True):
        lines.append(interval)
    lines.append(phrases.rank(row, words, Style.SENTENCE, with_set=False))
    if ranks := phrases.rank_set(row, words, first_use=True):
        lines.append(ranks)
    return [*lines, f"{survey}, {phrases.estimation(row[vocabulary.ESTIMATION], words)}"]


def group_labels(table: pd.DataFrame, layer: vocabulary.Layer, words: Language, theme: Any) -> dict[str, str]:
    """The legend entry of each region."""
    return {code: part.label for part in DRAWN[layer].parts(table, words, theme) for code in part.codes}
