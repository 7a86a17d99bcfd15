"""Interventions against stunting and what else is covered: numerator and denominator of each, and its target.

The indicators of Perpres 72/2021 with their targets for 2024, as far as the text that was read prints them; a booklet
that circulates prints 80 in place of 58 for adolescent girls. A target that was not read is not shown.
"""

from dataclasses import dataclass
from typing import Final

from stuntmap.vocabulary.layers import Layer
from stuntmap.vocabulary.marking import marked

SPECIFIC: Final = "specific"
SENSITIVE: Final = "sensitive"
# Brought by the reader's table besides those of the regulation.
OTHER: Final = "other"
INTERVENTION_GROUPS: Final = {
    SPECIFIC: marked("Specific (health)"),
    SENSITIVE: marked("Sensitive"),
    OTHER: marked("Others"),
}
INTERVENTION_TARGET_YEAR: Final = 2024
INTERVENTION_SOURCE: Final = marked("Targets for 2024: Perpres 72/2021")


@dataclass(frozen=True)
class Intervention:
    """One indicator: its name, title, a short title for the head of a column, and its target for 2024 in %.

    `target_pct` is None where none was read. `higher_is_better`: a share above the target reaches it. `counts_people`:
    the denominator counts persons or families, of whom few would be known by their neighbours.
    """

    name: str
    title: str
    short: str
    group: str = OTHER
    target_pct: float | None = None
    higher_is_better: bool = True
    counts_people: bool = True

    @property
    def is_known(self) -> bool:
        """Whether it is one of those described here, whose titles are texts of the catalogues; else a reader's own."""
        return self.name in INTERVENTIONS


FAMILIES_AT_RISK: Final = "families_at_risk"

# In the order of the regulation; the last ones are no indicators of it.
INTERVENTIONS: Final[dict[str, Intervention]] = {
    one.name: one
    for one in (
        Intervention(
            "kek_mothers_fed",
            marked("Pregnant women with chronic energy deficiency (KEK) who get extra food"),
            *(marked("KEK mothers fed"), SPECIFIC, 90.0),
        ),
        Intervention(
            "mothers_iron",
            marked("Pregnant women who take at least 90 iron tablets (TTD)"),
            *(marked("Mothers: iron"), SPECIFIC, 80.0),
        ),
        Intervention(
            "girls_iron",
            marked("Adolescent girls who take iron tablets (TTD)"),
            *(marked("Girls: iron"), SPECIFIC, 58.0),
        ),
        Intervention(
            "breastfed",
            marked("Infants under 6 months exclusively breastfed"),
            *(marked("Breastfed"), SPECIFIC, 80.0),
        ),
        Intervention(
            "complementary_food",
            marked("Children of 6 to 23 months with complementary food (MP-ASI)"),
            *(marked("MP-ASI"), SPECIFIC, 80.0),
        ),
        Intervention(
            "wasted_treated",
            marked("Severely wasted children treated"),
            *(marked("Wasting treated"), SPECIFIC, 90.0),
        ),
        Intervention(
            "growth_monitored",
            marked("Children whose growth and development is monitored"),
            *(marked("Growth monitored"), SPECIFIC, 90.0),
        ),
        Intervention(
            "undernourished_fed",
            marked("Undernourished children who get extra food"),
            *(marked("Undernourished fed"), SPECIFIC, 90.0),
        ),
        Intervention(
            "immunised",
            marked("Children with complete basic immunisation"),
            *(marked("Immunised"), SPECIFIC, 90.0),
        ),
        Intervention(
            "family_planning",
            marked("Post-partum family planning"),
            *(marked("Post-partum KB"), SENSITIVE, 70.0),
        ),
        Intervention(
            "unwanted_pregnancies",
            marked("Unwanted pregnancies (lower is better)"),
            *(marked("Unwanted pregnancies"), SENSITIVE, 15.5),
            higher_is_better=False,
        ),
        Intervention(
            "couples_checked",
            marked("Couples to be married who had the health check"),
            *(marked("Couples checked"), SENSITIVE, 90.0),
        ),
        Intervention(
            "drinking_water",
            marked("Households with improved drinking water"),
            *(marked("Drinking water"), SENSITIVE),
        ),
        Intervention("sanitation", marked("Households with improved sanitation"), marked("Sanitation"), SENSITIVE),
        Intervention(
            "health_insurance",
            marked("Poor people covered by health insurance (PBI JKN)"),
            *(marked("PBI JKN"), SENSITIVE),
        ),
        Intervention(
            "families_accompanied",
            marked("Families at risk of stunting accompanied"),
            *(marked("At-risk families accompanied"), SENSITIVE),
        ),
        Intervention(
            "cash_transfer",
            marked("Poor families with conditional cash transfer (PKH)"),
            *(marked("PKH"), SENSITIVE),
        ),
        Intervention(
            "understanding",
            marked("People who understand stunting"),
            *(marked("Understanding"), SENSITIVE),
        ),
        Intervention("food_aid", marked("Poor families with food aid"), marked("Food aid"), SENSITIVE),
        # The eleventh sensitive one was not read: what is commonly taken for it stands without group and target.
        Intervention(
            "open_defecation_free",
            marked("Villages free of open defecation (ODF)"),
            marked("ODF villages"),
            counts_people=False,
        ),
        Intervention(
            FAMILIES_AT_RISK,
            marked("Families at risk of stunting (lower is better)"),
            marked("Families at risk"),
            higher_is_better=False,
        ),
        Intervention(
            "family_villages", marked("Villages with a Kampung KB"), marked("Kampung KB"), counts_people=False
        ),
    )
}

# Columns of the rows and of the tables, beside INDICATOR.
NUMERATOR: Final = "numerator"
DENOMINATOR: Final = "denominator"
COVERED: Final = "covered_pct"
INTERVENTION_GROUP: Final = "intervention_group"
INTERVENTION_TARGET: Final = "intervention_target_pct"
INTERVENTION_GAP: Final = "intervention_gap_pp"
INTERVENTION_STANDING: Final = "intervention_standing"
# What a priority list may weigh: families at risk counted, and the share (0 to 1) of targets that are missed.
FAMILIES_COUNTED: Final = "families_at_risk_counted"
INTERVENTIONS_SHORT: Final = "interventions_short_share"

# A column of quarters; what the rows of a table hold of each period.
QUARTER: Final = "quarter"

# Where a share stands beside its target: reached, short of it by up to 10 points, by up to 30, or by more; without a
# target there is nothing to be short of.
GAP_NONE: Final = "gap_none"
GAP_SMALL: Final = "gap_small"
GAP_LARGE: Final = "gap_large"
GAP_HUGE: Final = "gap_huge"
GAP_UNKNOWN: Final = "gap_unknown"
GAPS: Final = (GAP_NONE, GAP_SMALL, GAP_LARGE, GAP_HUGE, GAP_UNKNOWN)
GAP_EDGES_PP: Final = (0.0, 10.0, 30.0)
GAP_WORDS: Final = {
    GAP_NONE: marked("target reached"),
    GAP_SMALL: marked("short of the target by up to 10 points"),
    GAP_LARGE: marked("short by 10 to 30 points"),
    GAP_HUGE: marked("short by more than 30 points"),
    GAP_UNKNOWN: marked("no target read"),
}
# A share of fewer than this says little: one more is five points.
FEW_COUNTED: Final = 20

INTERVENTION_LAYER: Final = Layer("intervensi", marked("Coverage of the intervention"), COVERED)
