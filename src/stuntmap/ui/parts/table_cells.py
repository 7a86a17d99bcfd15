"""A table of figures in the shape that the browser's table takes: raw numbers, and words sent once and pointed at.

Columns travel packed (see `figure_table.js`), which halves what an opened table sends.
"""

from typing import Any, Final

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.analysis.classifying import indicator_of
from stuntmap.language import Language, marked
from stuntmap.links.visit import Visit
from stuntmap.report.table_columns import cell_value, own_headings
from stuntmap.ui.parts.table_packing import BAR, bits, letters, numbers
from stuntmap.ui.parts.table_ranges import has_limits, limits_beside

# Of these reasons the cell beside the verdict tells enough: it says "model", or shows that there is no change.
PLAIN_REASONS: Final = (*vocabulary.MODELLED, vocabulary.MISSING_FIGURE)
PROVINCE_HEADING: Final = marked("Province")
TIED_WORD: Final = marked("tied")
# What may stand in a column of codes, in the order in which it sorts them.
_CODES: Final = {
    vocabulary.PRIORITY_STANDING: vocabulary.PRIORITY_STANDINGS,
    vocabulary.CLUSTER: vocabulary.CLUSTER_CLASSES,
    vocabulary.CLUSTER_MEASURED: vocabulary.CLUSTER_CLASSES,
    vocabulary.PREVALENCE_THIRD: tuple(vocabulary.THIRD_NAMES.values()),
    vocabulary.CIRCUMSTANCE_THIRD: tuple(vocabulary.THIRD_NAMES.values()),
}


def _modelled(table: pd.DataFrame) -> pd.Series:
    """True where a change involves a small-area figure, which makes it no measurement."""
    now = table[vocabulary.ESTIMATION].isin(vocabulary.MODELLED)
    return (
        now | table[vocabulary.PREVIOUS_ESTIMATION].isin(vocabulary.MODELLED)
        if vocabulary.PREVIOUS_ESTIMATION in table
        else now
    )


def _made(language: Language) -> dict[str, str]:
    """How a figure was made, in the words of a narrow column."""
    return {
        vocabulary.DIRECT: phrases.estimation(vocabulary.DIRECT, language, phrases.Style.CELL),
        **{code: phrases.estimation(code, language) for code in vocabulary.MODELLED},
    }


def status_words(visit: Visit, table: pd.DataFrame, level: str) -> list[str]:
    """How each figure was made, or why there is none: "no estimate: Nusa Tenggara Timur was not surveyed that year"."""
    language = visit.language
    made = _made(language)
    rows = zip(
        table.index,
        table[vocabulary.PROVINCE_CODE],
        table[vocabulary.PREVALENCE],
        table[vocabulary.ESTIMATION],
        table[vocabulary.CHECK],
        strict=True,
    )
    measured, year = indicator_of(table), visit.selection.survey_year
    words: list[str] = []
    for code, province, prevalence, estimation, check in rows:
        if pd.isna(prevalence):
            reason = phrases.missing_reason(code, province, year, language, level, measured, check)
            words.append(f"{phrases.no_estimate(language)}: {reason}")
        else:
            words.append(made.get(estimation, ""))
    return words


def _words_cells(visit: Visit, table: pd.DataFrame, name: str, level: str) -> dict[str, Any]:
    language = visit.language
    if name == vocabulary.ESTIMATION:
        made = status_words(visit, table, level)
        order = [*_made(language).values()]
        words, values = letters(made, [*order, *sorted(set(made) - set(order))])
        return {"words": words, "values": values}
    keys = [None if pd.isna(value) else str(value) for value in table[name].astype("object")]
    if name == vocabulary.SEVERITY:
        words, values = letters(keys, vocabulary.SEVERITY_CLASSES)
        colours = [visit.theme.severity_of[word] for word in words]
        return {"words": [language.text(phrases.VALUES[word]) for word in words], "values": values, "colours": colours}
    if name == vocabulary.REACHED:
        words, values = letters(keys, ("True", "False"))
        return {"words": [language.text(phrases.VALUES[word == "True"]) for word in words], "values": values}
    if name in _CODES:
        words, values = letters(keys, _CODES[name])
        kind = vocabulary.COLUMNS[name].kind
        return {"words": [cell_value(word, kind, language) for word in words], "values": values}
    if name in (vocabulary.CHANGE_VERDICT, vocabulary.TARGET_VERDICT):
        return _verdict_cells(visit, table, name)
    words, values = letters(keys, sorted({key for key in keys if key is not None}))
    return {"words": words, "values": values}


def _verdict_cells(visit: Visit, table: pd.DataFrame, name: str) -> dict[str, Any]:
    """A test's verdict a row, sorted from best to worst; a change that is not to be judged says why."""
    language, theme = visit.language, visit.theme
    order = vocabulary.CHANGE_VERDICTS if name == vocabulary.CHANGE_VERDICT else vocabulary.TARGET_VERDICTS
    shown = {code: phrases.verdict(code, language) for code in order}
    keys = table[name].tolist()
    if name == vocabulary.CHANGE_VERDICT:
        for row, reason in enumerate(table[vocabulary.CHANGE_REASON]):
            if pd.notna(reason) and reason not in PLAIN_REASONS:
                keys[row] = f"{vocabulary.NOT_ASSESSABLE} {reason}"
                shown[keys[row]] = f"{shown[vocabulary.NOT_ASSESSABLE]}: {phrases.reason(reason, language)}"
        keys = [None if absent else key for key, absent in zip(keys, table[vocabulary.PREVALENCE].isna(), strict=True)]
    present, values = letters(keys, list(shown))
    words = {"words": [shown[key] for key in present], "values": values}
    if name == vocabulary.CHANGE_VERDICT:
        # Colour only after a test that tells a difference.
        colours = {vocabulary.REAL_DECREASE: theme.better, vocabulary.REAL_INCREASE: theme.worse}
        return {**words, "colours": [colours.get(key) for key in present]}
    return words


def cells(visit: Visit, table: pd.DataFrame, name: str, level: str) -> dict[str, Any]:
    """One column for the browser: heading, hint, kind ("name", "number", "words"), and a value or None a row.

    Beside prevalence, rank, children and pace stand their limits where the table brings them along.
    """
    language, column = visit.language, vocabulary.COLUMNS[name]
    heading = PROVINCE_HEADING if name == vocabulary.REGION_NAME and level == vocabulary.PROVINCE else column.label
    head = {
        "name": name,
        "title": language.text(heading),
        "help": own_headings(table, language, None).get(name) or language.text(column.heading),
    }
    if has_limits(table, name):
        head["title"] = language.text(column.with_limits)
    if name == vocabulary.NEEDED_REDUCTION and vocabulary.PACE_YEAR in table:
        year = int(table[vocabulary.PACE_YEAR].iloc[0])
        head["title"] = language.text("Fall needed to {year} (pp a year)", year=year)
    if name == vocabulary.DISTANCE_AHEAD:
        year = int(table[vocabulary.PACE_YEAR].iloc[0])
        head["title"] = language.text("To the target of {year} (pp)", year=year)
    if name == vocabulary.REGION_NAME:
        return {**head, "kind": "name", "values": BAR.join(map(vocabulary.short_name, table[name]))}
    form = column.numbers
    if form is None:
        return {**head, "kind": "words", **_words_cells(visit, table, name, level)}
    number = {
        **head,
        "kind": "number",
        "decimals": form.decimals,
        "signed": form.signed,
        # No more decimals than surveys print.
        "values": numbers(table[name], 2 if form.decimals else 0),
    }
    if has_limits(table, name):
        number |= limits_beside(language, table, name)
    if name in (vocabulary.TARGET_PROBABILITY, vocabulary.STAYS_SHARE):
        number |= {"values": numbers(100 * table[name], 1), "decimals": 0, "chance": True}
    if name == vocabulary.PREVALENCE:
        number["missing"] = phrases.no_estimate(language)
    if name == vocabulary.RANK:
        number |= {"flags": bits(table[vocabulary.TIED]), "flag": language.text(TIED_WORD)}
    if name in (vocabulary.CHANGE, vocabulary.RANK_CHANGE):
        number |= {"flags": bits(_modelled(table)), "flag": phrases.model_mark(language)}
    if name == vocabulary.SO_FAR_REDUCTION:
        number |= {"flags": bits(~table["so_far_is_measurement"]), "flag": phrases.model_mark(language)}
    return number
