"""What the box over a region says of its prevalence on every layer of a map, as texts with slots."""

from functools import partial

import pandas as pd

from stuntmap import phrases, vocabulary
from stuntmap.figures.map_hover import Hover, Numbers, Words
from stuntmap.language import Language


def class_not_certain(table: pd.DataFrame) -> pd.Series:
    """True for the rows whose interval reaches into another severity class."""
    return table[vocabulary.CLASS_IS_UNCERTAIN].fillna(False).astype(bool)


def prevalence_hover(table: pd.DataFrame, language: Language, survey: str, doubt: bool) -> Hover:
    """Prevalence with class and interval, rank with its set, survey and how the figure was made."""
    known = table[vocabulary.PREVALENCE].notna()
    facts: dict[str, Numbers | Words] = {
        "class": Words(_class_texts(table, language, doubt)),
        "prevalence": Numbers(table[vocabulary.PREVALENCE]),
        "place": Words(_rank_texts(table, language).where(known)),
        "rank": Numbers(table[vocabulary.RANK], decimals=0),
        "made": Words(table[vocabulary.ESTIMATION].map(partial(phrases.estimation, language=language)).where(known)),
    }
    if not doubt:
        return Hover(["%class%", "<br>%place%", f"<br>{survey}", ", %made%"], facts)
    limits = {
        kind: phrases.written_interval("%low%", "%high%", kind, language, first_use=True)
        for kind in (vocabulary.CI_PUBLISHED, vocabulary.CI_APPROXIMATE)
    }
    facts |= {
        "interval": Words(table[vocabulary.CI_KIND].astype("object").map(limits), everywhere=True),
        "low": Numbers(table[vocabulary.CI95_LOW]),
        "high": Numbers(table[vocabulary.CI95_HIGH]),
        "set": Words(_rank_set_texts(table, language).where(known)),
        "rank_low": Numbers(table[vocabulary.RANK_LOW], decimals=0),
        "rank_high": Numbers(table[vocabulary.RANK_HIGH], decimals=0),
    }
    return Hover(["%class%", "<br>%interval%", "<br>%place%", "<br>%set%", f"<br>{survey}", ", %made%"], facts)


def _class_texts(table: pd.DataFrame, language: Language, doubt: bool) -> pd.Series:
    """Figure and class of each region, or that there is no estimate."""
    percent = language.with_percent_sign("%prevalence%")
    words = {
        name: phrases.side_by_side(percent, phrases.severity(name, language)) for name in vocabulary.SEVERITY_CLASSES
    }
    known = table[vocabulary.PREVALENCE].notna()
    # Where nobody has set classes, the figure stands alone.
    texts = table[vocabulary.SEVERITY].astype("object").map(words).fillna(percent).where(known)
    if doubt:
        doubted = texts + ", " + language.text("class not certain")
        texts = texts.where(~class_not_certain(table), doubted)
    return texts.fillna(language.text(phrases.NO_ESTIMATE))


def _rank_texts(table: pd.DataFrame, language: Language) -> pd.Series:
    """The rank of each region among those that have one, and whether it is shared."""
    of = table[vocabulary.RANK_OF].max()
    total = language.number(0 if pd.isna(of) else int(of))
    tied = table[vocabulary.TIED].fillna(False).astype(bool)
    return tied.map({shared: phrases.written_rank("%rank%", total, language, shared) for shared in (False, True)})


def _rank_set_texts(table: pd.DataFrame, language: Language) -> pd.Series:
    """What the set of ranks of each region is called; missing where a rank stands alone."""
    rough = table[vocabulary.RANK_IS_ROUGH].fillna(False).astype(bool)
    low, high = table[vocabulary.RANK_LOW].astype("float64"), table[vocabulary.RANK_HIGH].astype("float64")
    # A set of one is told in words of its own; they are few, so that the phrase is asked for each.
    sole = table.index[(low == high).to_numpy()]
    texts = rough.map(
        {flag: phrases.written_rank_set("%rank_low%", "%rank_high%", language, flag, True) for flag in (False, True)}
    ).astype("object")
    for code in sole:
        texts[code] = phrases.rank_set(table.loc[code], language, first_use=True) or None
    return texts
