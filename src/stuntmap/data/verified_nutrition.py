"""The check of the nutrition figures: each file has its districts and models, and its columns count what they say.

A copy may call a column by the name of another figure. So the districts of each column, weighted by children under
five, are held against a figure that the survey prints for more of the country.
"""

from typing import Final

import pandas as pd

from stuntmap import vocabulary
from stuntmap.data import anchors, indicators
from stuntmap.data.verified_contents import ContentCheck, Contents, UnlikeExpectedError, expect
from stuntmap.language import Term
from stuntmap.vocabulary.measured import NutritionTable


def nutrition_figures(contents: Contents) -> Term:
    """Each file of nutrition figures has its districts, the same models, and averages near what the survey prints."""
    children = contents.indicator(indicators.POPULATION_FILE).set_index(vocabulary.REGION_CODE)
    weights = children[vocabulary.POPULATION_UNDER_5]
    figures: list[Term] = []
    for table in vocabulary.NUTRITION_TABLES.values():
        rows = contents.indicator(table.file).set_index(vocabulary.REGION_CODE)
        levels = rows.index.map(vocabulary.level_of_code)
        districts, provinces = rows[levels == vocabulary.DISTRICT], rows[levels == vocabulary.PROVINCE]
        _check_models(contents, table, districts)
        suspect = districts.get(vocabulary.CHECK, pd.Series("", index=districts.index)) == vocabulary.SUSPECT
        shown = {found.name: districts.loc[~suspect, found.columns[0]].dropna() for found in table.indicators}
        expect(
            anchors.NUTRITION_DISTRICTS.get(table.name, {}),
            {**{name: len(known) for name, known in shown.items()}, vocabulary.SUSPECT: int(suspect.sum())},
        )
        country = {found.name: _mean(provinces[found.columns[0]], weights) for found in table.indicators}
        country |= anchors.COUNTRY_NUTRITION_PCT.get(table.name, {})
        for name in (name for name, printed in country.items() if pd.notna(printed)):
            mean = round(_mean(shown[name], weights), 2)
            told = Term("{key}: {value}", key=f"{name} {table.survey.year}", value=mean)
            if abs(mean - country[name]) > anchors.COUNTRY_TOLERANCE_PP:
                raise UnlikeExpectedError("mean_unlike_country", mean=told, country=round(country[name], 2))
            figures.append(told)
    return Term("{figures:all}", figures=figures)


def _check_models(contents: Contents, table: NutritionTable, districts: pd.DataFrame) -> None:
    """Return quietly where the file says of each district's stunting figure what the estimates say."""
    if vocabulary.STUNTING_ESTIMATION not in districts:
        return
    stunting = contents.stunting.set_index([vocabulary.SURVEY_YEAR, vocabulary.REGION_CODE])[vocabulary.ESTIMATION]
    made = stunting.xs(table.survey.year).reindex(districts.index)
    if differing := districts.index[districts[vocabulary.STUNTING_ESTIMATION] != made].tolist():
        raise UnlikeExpectedError("estimation_unlike_stunting", file=table.file, codes=differing)


def _mean(figures: pd.Series, weights: pd.Series) -> float:
    """The mean of the figures that are known, weighted by children under five; NaN without any."""
    known = figures.dropna()
    weight = weights.reindex(known.index)
    return float((known * weight).sum() / weight.sum()) if len(known) else float("nan")


NUTRITION_CHECKS: Final[tuple[ContentCheck, ...]] = (
    (Term("Mean of the districts' nutrition figures (%)"), nutrition_figures),
)
