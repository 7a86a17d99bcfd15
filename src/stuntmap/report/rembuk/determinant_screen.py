"""The screen of what stands out among the determinants of a district: context, never a cause."""

from typing import Final

import pandas as pd

from stuntmap import phrases
from stuntmap.analysis.context import LEAST_FAVOURABLE, MOST_FAVOURABLE
from stuntmap.answers.meeting import MeetingFacts
from stuntmap.figures.exhibits import Bar, BarExhibit, Role, Unit
from stuntmap.language import Language
from stuntmap.report.rembuk import settings as keys
from stuntmap.report.rembuk.screen_parts import Screen, determinant_source, screen
from stuntmap.report.rembuk.settings import MeetingSettings
from stuntmap.vocabulary import DETERMINANTS

MOST_DETERMINANTS: Final = 3


def _own_and_middle(language: Language, row: pd.Series) -> str:
    """A district's value and the middle value of its province: "28,1 % (19,2 %)"."""
    in_percent = row["unit"].startswith("%")
    numbers = [language.number(row[name], 1 if in_percent else 2) for name in ("value", "province_median")]
    if in_percent:
        numbers = [language.with_percent_sign(number) for number in numbers]
    return f"{numbers[0]} ({numbers[1]})"


def determinant_screen(language: Language, facts: MeetingFacts, _: MeetingSettings) -> Screen | None:
    """The determinants in the outer fifths of the province, least favourable first; None where none is known."""
    if facts.determinants.empty:
        return None
    table, source = facts.determinants, determinant_source(language)
    outer = table[table["standing"].isin([LEAST_FAVOURABLE, MOST_FAVOURABLE])]
    if outer.empty:
        message = language.text(
            "No determinant of {region} lies in the outer fifths of {province}.",
            region=facts.region_name,
            province=facts.province_name,
        )
        return screen(language, facts, keys.DETERMINANTS, message, None, tells=False, source=source)
    least = outer[outer["standing"] == LEAST_FAVOURABLE].sort_values("province_place", ascending=False, kind="stable")
    most = outer[outer["standing"] == MOST_FAVOURABLE].sort_values("province_place", kind="stable")
    names = [language.text(DETERMINANTS[name].title) for name in least.index]
    if names:
        message = language.text(
            "In the least favourable fifth of {province}: {names}.",
            province=facts.province_name,
            names=phrases.listed(names, language, MOST_DETERMINANTS),
        )
    favourable = [language.text(DETERMINANTS[name].title) for name in most.index]
    detail = ""
    if favourable:
        detail = language.text(
            "In the most favourable fifth: {names}.", names=phrases.listed(favourable, language, MOST_DETERMINANTS)
        )
    if not names:
        message = language.text(
            "In the most favourable fifth of {province}: {names}.",
            province=facts.province_name,
            names=phrases.listed(favourable, language, MOST_DETERMINANTS),
        )
        detail = language.text("Nothing lies in the least favourable fifth.")
    shown = pd.concat([least.head(MOST_DETERMINANTS), most.head(MOST_DETERMINANTS)])
    bars = tuple(
        Bar(
            language.text(DETERMINANTS[str(name)].title),
            round(100 * float(row["province_place"]), 1),
            _own_and_middle(language, row),
            role=Role.OWN if row["standing"] == LEAST_FAVOURABLE else Role.OTHER,
        )
        for name, row in shown.iterrows()
    )
    title = language.text(
        "Share of the districts of {province} that are more favourable (%)", province=facts.province_name
    )
    note = language.text("Printed: own value (middle value of the province). Context only, not a cause.")
    exhibit = BarExhibit(title, note, Unit.PERCENT, bars)
    return screen(language, facts, keys.DETERMINANTS, message, exhibit, detail, method=(note,), source=source)
