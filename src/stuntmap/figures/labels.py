"""Words and marks that several figures share: toned labels, values with the mark of a model, interval lines."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from stuntmap import phrases
from stuntmap.figures.palette import Theme
from stuntmap.language import Language
from stuntmap.vocabulary import (
    CI95_HIGH,
    CI95_LOW,
    ESTIMATION,
    MODELLED,
    PREVALENCE,
    REGION_NAME,
    SURVEY_YEAR,
    short_name,
)

# The bold first line and the lines below it travel in customdata, ready in the reader's language.
HOVER: Final = "<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>"


def toned(text: str, colour: str, bold: bool = False) -> str:
    """`text` in the small HTML that Plotly draws: coloured, bold when asked."""
    inner = f"<b>{text}</b>" if bold else text
    return f'<span style="color:{colour}">{inner}</span>'


def row_label(text: str, colour: str, theme: Theme, bold: bool = False) -> str:
    """`text` for an axis whose words are in the theme's text colour: markup only where it differs, to save bytes."""
    return toned(text, colour, bold) if bold or colour != theme.text else text


def is_small_area(table: pd.DataFrame) -> pd.Series:
    """True where the figure comes from a model (small-area estimation)."""
    if ESTIMATION not in table:
        return pd.Series(False, index=table.index)
    return table[ESTIMATION].isin(MODELLED).fillna(False).astype(bool)


def toned_value(value_pct: float, small_area: bool, theme: Theme, language: Language) -> str:
    """A percentage, followed by the word "model" in a quieter tone where it comes from one."""
    written = language.percent(value_pct)
    return f"{written} {toned(phrases.model_mark(language), theme.muted)}" if small_area else written


def by_survey(table: pd.DataFrame) -> pd.DataFrame:
    """`table` with the survey year as a column, whether it came as one or as the index."""
    return table if SURVEY_YEAR in table else table.rename_axis(index=SURVEY_YEAR).reset_index()


def rank_lines(row: phrases.Row, language: Language) -> str:
    """A rank as it stands behind the word "Rank" in a hover label, and its set in a line below.

    No line may be wider than a telephone.
    """
    rank = phrases.rank(row, language, with_set=False)
    return "<br>".join(filter(None, (rank, phrases.rank_set(row, language, first_use=True))))


def surveys_of(table: pd.DataFrame) -> list[str]:
    """The survey of each row, "SSGI 2024"; empty where the row has none."""
    return ["" if pd.isna(year) else phrases.survey(int(year)) for year in table[SURVEY_YEAR]]


def source_line(survey: str, estimation: object, language: Language) -> str:
    """Survey and how the figure was made, for a hover label: "SSGI 2024, estimasi survei langsung"."""
    return ", ".join(filter(None, (survey, phrases.estimation(estimation, language))))


def figures_or_gaps(table: pd.DataFrame) -> list[float | None]:
    """Prevalence in % row by row; None, which breaks a line, where there is no estimate."""
    return [None if pd.isna(value) else float(value) for value in table[PREVALENCE]]


def survey_facts(table: pd.DataFrame, language: Language) -> list[list[str]]:
    """What HOVER prints for each row of one region's series: name; figure, survey and how it was made."""
    made = table[ESTIMATION] if ESTIMATION in table else pd.Series(None, index=table.index, dtype="object")
    return [
        [short_name(str(name)), f"{language.percent(value)}<br>{source_line(survey, estimation, language)}"]
        if pd.notna(value)
        else ["", ""]
        for name, value, survey, estimation in zip(
            table[REGION_NAME], table[PREVALENCE], surveys_of(table), made, strict=True
        )
    ]


def parted(table: pd.DataFrame, apart: pd.Series) -> pd.DataFrame:
    """`table` with an empty row above every row that is `apart` from the one before it: there a line breaks.

    Points keep their markers, which a line through two kinds of figures would make look alike.
    """
    breaks = apart.to_numpy(dtype=bool)
    places = [place for row in range(len(table)) for place in ([-1, row] if row and breaks[row] else [row])]
    return table.reset_index(drop=True).reindex(places)


def apart_from_models(table: pd.DataFrame) -> pd.Series:
    """True for each row whose figure, or the one before it, comes from a model: no line joins it to measured ones."""
    models = is_small_area(table)
    return models | models.shift(fill_value=False)


def interval_line(table: pd.DataFrame, colour: str, width: float = 1.5) -> dict[str, Any] | None:
    """Plotly's error bar in percentage points for the 95 % limits of `table`, or None.

    Lines are drawn only where every direct estimate has both limits: one line among points without any would make
    the others look exact. A small-area figure has no sampling limits and keeps none.
    """
    if CI95_LOW not in table or CI95_HIGH not in table:
        return None
    drawn = table[table[PREVALENCE].notna() & ~is_small_area(table)]
    if drawn.empty or drawn[[CI95_LOW, CI95_HIGH]].isna().any(axis=None):
        return None
    above = (table[CI95_HIGH] - table[PREVALENCE]).fillna(0).tolist()
    below = (table[PREVALENCE] - table[CI95_LOW]).fillna(0).tolist()
    return interval_bar(below, above, colour, width)


def interval_bar(below: list[float], above: list[float], colour: str, width: float = 1.5) -> dict[str, Any]:
    """Plotly's error bar that reaches so far below and above each point."""
    return {
        "type": "data",
        "symmetric": False,
        "array": above,
        "arrayminus": below,
        "color": colour,
        "thickness": width,
        "width": 0,
    }


def spread(positions: Sequence[float], gap: float) -> list[float]:
    """`positions` moved apart, as little as possible, until neighbours are at least `gap` apart; order is kept."""
    order = sorted(range(len(positions)), key=lambda place: positions[place])
    groups: list[list[int]] = []
    centres: list[float] = []
    for place in order:
        groups.append([place])
        centres.append(positions[place])
        while len(groups) > 1 and centres[-1] - centres[-2] < gap * (len(groups[-1]) + len(groups[-2])) / 2:
            last, before = groups.pop(), groups.pop()
            joined = before + last
            centres[-2:] = [sum(positions[member] for member in joined) / len(joined)]
            groups.append(joined)
    moved = [0.0] * len(positions)
    for group, centre in zip(groups, centres, strict=True):
        for step, member in enumerate(group):
            moved[member] = centre + gap * (step - (len(group) - 1) / 2)
    return moved
