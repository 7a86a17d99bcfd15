"""The figures of one region by their labels, as the panel beside a map and the light page list them."""

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.links.visit import Visit


def region_facts(visit: Visit, row: pd.Series) -> dict[str, str]:
    """Label and words of each figure; without limits and verdicts where uncertainty is turned off.

    Args:
        visit: whose choices and language count.
        row: of the region in the table of its scope; its figure is not missing.
    """
    language, selection = visit.language, visit.selection
    doubt = selection.uncertainty
    facts = {
        language.text("Prevalence"): phrases.side_by_side(
            phrases.prevalence(row, language),
            phrases.interval(row, language, first_use=True) if doubt else "",
            phrases.severity(row[vocabulary.SEVERITY], language),
        ),
        language.text("Rank (1 = lowest)"): phrases.rank(row, language, with_set=doubt, first_use=True),
        language.text("Survey"): f"{visit.survey_label}, {phrases.estimation(row[vocabulary.ESTIMATION], language)}",
    }
    if vocabulary.CHANGE in row.index and pd.notna(row[vocabulary.CHANGE]):
        before = phrases.survey(selection.previous_year or vocabulary.LATEST_YEAR)
        label = language.text("Change since {survey}", survey=before)
        facts[label] = phrases.change(row, language, with_verdict=doubt)
    if pd.notna(row[vocabulary.DISTANCE]):
        target = phrases.plain_percent(row[vocabulary.TARGET], language)
        facts[language.text("Distance to target {target}", target=target)] = phrases.distance(row, language)
    if pd.notna(row[vocabulary.STUNTED_CHILDREN]):
        label = language.text("Stunted children (estimate)")
        facts[label] = phrases.children(row, language, with_limits=doubt)
    return {label: words for label, words in facts.items() if words}
