"""The method of uncertainty in plain words: how limits, rank sets, verdicts and doubtful classes come about.

Slots are filled by `method_view`: numbers from the constants that the analysis uses, words from the verdicts.
"""

from typing import Final

from stuntmap.language import marked
from stuntmap.ui.data.method_topic import Topic

INTERVALS: Final = Topic(
    marked("Where the 95% limits come from"),
    (
        marked(
            "SKI 2023 prints 95% limits for each district: they are shown as printed and marked “{published}”. The "
            "other surveys do not: their limits are worked out here and marked “{approximate}”."
        ),
        marked(
            "Approximate limits are L ± {z} x s on the scale of the log odds L = ln(p / (1 - p)), with s = 1 / "
            "√(n x p x (1 - p)) and p the prevalence as a share from 0 to 1; they are then turned back into percent. "
            "On this scale the printed limits of SKI 2023 are symmetric."
        ),
        marked(
            "n is the effective sample size: how many children of a simple random sample the survey's sample of "
            "clusters is worth. It is the region's own from the limits of SKI 2023, at most the number of children "
            "measured there (SSGI 2024; {usual_children} where that is not printed); without own limits it is the "
            "median, {typical_size} for districts. For SSGI 2024 it is the smaller of this number and of the children "
            "measured, divided by the median design effect. The country is combined from its provinces."
        ),
        marked(
            "{small_survey} visited {small_households} households with children under five, the later surveys about "
            "{households}: its n is smaller in this ratio, which makes its approximate limits about {wider} times as "
            "wide. A small-area figure has no sampling interval. The limits of the number of children are those of the "
            "prevalence x the same number of children under five."
        ),
    ),
)
RANK_SETS: Final = Topic(
    marked("How far a rank can be trusted"),
    (
        marked(
            "“Between {low} and {high}” beside a rank is its 95% confidence set: with 95% confidence the true rank "
            "lies there. The method is that of marginal confidence sets for ranks (Mogstad, Romano, Shaikh and Wilhelm "
            "2024, Review of Economic Studies 91(1):476-518): the districts are counted that a test tells apart from "
            "the own one; its critical value comes from {draws} simulated draws, always the same ones."
        ),
        marked(
            "For a small-area figure the set is rough, since its error is only taken to be that of a usual district. A "
            "movement in the ranking is real only where the sets of the two surveys have no rank in common. Groups "
            "hold neighbours in the ranking of whom no two can be told apart."
        ),
    ),
)
CHANGE_TEST: Final = Topic(
    marked("When a change is real"),
    (
        marked(
            "z = (later - earlier prevalence) / √(s1² + s2²), with the standard errors s1 and s2 in percentage points; "
            "two surveys are independent samples. From |z| = {z} on (p-value of 0.05 and below) the verdict is "
            "“{decrease}” or “{increase}”, below it “{same}”: this does not say that nothing has changed, only that "
            "the surveys cannot show it."
        ),
        marked(
            "“{unjudged}”: a figure is missing or comes from a small-area model, the surveys are different "
            "instruments, or the undivided and the present provinces of Papua meet. Every region is tested by itself: "
            "among many regions without any change about one in twenty seems to have changed by chance."
        ),
    ),
)
REFERENCE: Final = Topic(
    marked("Comparison with province, nation or another district"),
    (
        marked(
            "The same test with the same limit of {z} gives “{better}”, “{worse}” or “{no_difference}”; only a tested "
            "difference has a colour. A district is part of its own province: its share of the children under five "
            "enters into the error of the difference."
        ),
        marked(
            "Funnel plot: 95 and 99.8% of the districts would lie within the control limits if all of them had the "
            "prevalence of the province (Spiegelhalter 2005, Statistics in Medicine 24(8):1185-1202)."
        ),
    ),
)
TREND: Final = Topic(
    marked("When surveys form a trend"),
    (
        marked(
            "A trend is judged from {fewest_surveys} comparable surveys on that measured the region directly; a line "
            "through fewer points follows chance. So far there are {surveys}: the verdict is “{not_computable}”."
        ),
    ),
)
TARGET_VERDICTS: Final = Topic(
    marked("When a target is reached"),
    (
        marked(
            "From the figure and its error follows the probability that the true prevalence lies below the target; "
            "nothing else is taken to be known. {reached_from} and {not_reached_up_to} say that the whole 95% interval "
            "lies on one side of the target. Only survey figures are judged."
        ),
    ),
)
DOUBTFUL_CLASSES: Final = Topic(
    marked("Doubtful classes on the map"),
    (
        marked(
            "A fill has the colour of its class. Where the 95% interval crosses the limit of a class, fine dots lie on "
            "it: the class is not certain. Denser dots mark figures of a model, which knows less than a sample. The "
            "layer “{real_change_layer}” colours only changes that a test shows."
        ),
        marked(
            "The switch “{switch}” takes limits, verdicts and doubtful classes out of map and tables, for printing."
        ),
    ),
)
