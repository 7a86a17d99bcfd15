"""The country's own row: its figures in one survey, with the columns of the regions but no rank."""

from typing import Final

import pandas as pd

from stuntmap import vocabulary
from stuntmap.analysis.profiling import Profile

# What the row takes of the profile; the target is that of the question.
_FACTS: Final = (
    *(vocabulary.SURVEY, vocabulary.PREVALENCE, vocabulary.SEVERITY, vocabulary.ESTIMATION, vocabulary.CHECK),
    *(vocabulary.NOTE, vocabulary.SOURCE_URL, vocabulary.PREVIOUS_PREVALENCE, vocabulary.CHANGE),
    *(vocabulary.RANK_CHANGE, vocabulary.CHANGE_IS_MEASUREMENT),
)


def country_figures(profile: Profile, survey_year: int) -> pd.DataFrame:
    """One row, index region_code, of the country's `profile` in one survey; rank, of and tied are missing."""
    country = pd.DataFrame(
        {
            vocabulary.REGION_NAME: profile.region_name,
            vocabulary.PROVINCE_CODE: profile.province_code,
            vocabulary.SURVEY_YEAR: survey_year,
            **dict.fromkeys((vocabulary.RANK, vocabulary.RANK_OF, vocabulary.TIED), pd.NA),
        },
        index=pd.Index([vocabulary.COUNTRY_CODE], name=vocabulary.REGION_CODE),
    )
    return country.join(profile.surveys.loc[[survey_year], list(_FACTS)].set_axis(country.index))
