"""The figures of any measured indicator in the shape of the stunting estimates: one way of asking serves all."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from stuntmap import vocabulary
from stuntmap.data.indicator_records import ADDRESSES


def measured_estimates(
    indicator: vocabulary.Indicator,
    regions: pd.DataFrame,
    stunting: pd.DataFrame,
    nutrition: Mapping[str, pd.DataFrame],
) -> pd.DataFrame:
    """The estimates of one indicator: columns of `indicators.load_stunting`, and `indicator` with its name.

    Stunting is as given. Others come from the tables of `nutrition`, by the name of their file: limits where the survey
    prints them; no figure where the row is marked as suspect. How many children were measured is told of stunting
    alone; it holds for the children that were measured together with it. How a figure was made is not told of others
    at all: where the stunting figure comes from a model, `estimation` is `TAKEN_AS_MODEL`.
    """
    if indicator.name == vocabulary.STUNTING.name:
        return stunting
    years = [
        _of_year(indicator, regions, stunting, nutrition[indicator.record_of(year)], year) for year in indicator.years
    ]
    return pd.concat(years, ignore_index=True)


def _of_year(
    indicator: vocabulary.Indicator,
    regions: pd.DataFrame,
    stunting: pd.DataFrame,
    table: pd.DataFrame,
    year: int,
) -> pd.DataFrame:
    own = table.set_index(vocabulary.REGION_CODE)
    known = regions.set_index(vocabulary.REGION_CODE).reindex(own.index)
    beside = stunting.loc[stunting[vocabulary.SURVEY_YEAR] == year].set_index(vocabulary.REGION_CODE).reindex(own.index)
    value, low, high = indicator.columns
    address = ADDRESSES[vocabulary.NUTRITION_TABLES[indicator.record_of(year)].file]
    empty = pd.Series(float("nan"), index=own.index)
    check = own.get(vocabulary.CHECK, pd.Series(vocabulary.SINGLE_SOURCE, index=own.index))
    usable = check != vocabulary.SUSPECT
    figures = {
        vocabulary.PREVALENCE: own[value],
        vocabulary.CI95_LOW: own.get(low, empty),
        vocabulary.CI95_HIGH: own.get(high, empty),
    }
    return pd.DataFrame(
        {
            vocabulary.REGION_LEVEL: known[vocabulary.REGION_LEVEL],
            vocabulary.REGION_NAME: known[vocabulary.REGION_NAME],
            vocabulary.PROVINCE_CODE: known[vocabulary.PROVINCE_CODE].where(
                known[vocabulary.REGION_LEVEL] == vocabulary.DISTRICT, ""
            ),
            vocabulary.SURVEY: vocabulary.SURVEY_OF_YEAR[year].name,
            vocabulary.SURVEY_YEAR: year,
            **{name: figure.where(usable) for name, figure in figures.items()},
            vocabulary.CHILDREN_MEASURED: beside[vocabulary.CHILDREN_MEASURED],
            vocabulary.ESTIMATION: np.where(
                beside[vocabulary.ESTIMATION] == vocabulary.SMALL_AREA, vocabulary.TAKEN_AS_MODEL, vocabulary.DIRECT
            ),
            vocabulary.CHECK: check,
            vocabulary.SOURCE_KIND: vocabulary.PUBLIC_COPY,
            vocabulary.SOURCE_URL: own.get(vocabulary.SOURCE_URL, pd.Series(address, index=own.index)),
            vocabulary.SECOND_SOURCE_URL: "",
            vocabulary.NOTE: own.get(vocabulary.NOTE, pd.Series("", index=own.index)),
            vocabulary.INDICATOR: indicator.name,
        }
    ).reset_index()
