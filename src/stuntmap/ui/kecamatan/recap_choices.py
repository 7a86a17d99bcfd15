"""The choices of the page: kecamatan or desa, and the month of a recap that has several."""

from dataclasses import replace

import streamlit as st

from stuntmap import vocabulary
from stuntmap.answers.interventions import Interventions
from stuntmap.answers.recap import Recap
from stuntmap.links import selection as s
from stuntmap.links.visit import Visit
from stuntmap.report.narrative.interventions import period_words
from stuntmap.report.narrative.recaps import month_words
from stuntmap.ui.kecamatan.recap_upload import month_shown
from stuntmap.ui.parts import choices

_NAME_OF: dict[str, str] = {level: name for name, level in s.PARTS.items()}


def with_part_of(visit: Visit, recap: Recap | None) -> Visit:
    """The visit at a level that the recap has: one by kecamatan or puskesmas tells nothing of villages."""
    if recap is None or recap.level == vocabulary.VILLAGE:
        return visit
    return replace(visit, selection=replace(visit.selection, part=vocabulary.SUBDISTRICT))


def choose_part(visit: Visit, table: Recap | Interventions | None) -> None:
    """Kecamatan or desa, as far as the table that was brought tells of them."""
    words = {
        "kecamatan": visit.language.text("Kecamatan"),
        "desa": visit.language.text("Desa and kelurahan"),
    }
    only = table is not None and table.level == vocabulary.SUBDISTRICT
    choices.choose(
        s.PART,
        visit.language.text("By"),
        ["kecamatan"] if only else list(s.PARTS),
        _NAME_OF[visit.selection.part],
        default="kecamatan",
        words=words.__getitem__,
    )


def choose_month(visit: Visit, recap: Recap | None) -> None:
    """One of the months of the recap; nothing where it has one."""
    if recap is None or len(recap.months) < 2:
        return
    choices.choose(
        s.MONTH,
        visit.language.text("Month"),
        list(reversed(recap.months)),
        month_shown(visit, recap),
        default=recap.month,
        words=lambda month: month_words(visit.language, month),
    )


def show_missing_month(visit: Visit, recap: Recap) -> None:
    """That the month of the link is not in the recap, where it is not: another is shown then."""
    asked, shown = visit.selection.month, month_shown(visit, recap)
    if asked is None or asked == shown:
        return
    st.info(
        visit.language.text(
            "The recap does not hold {asked}, the period of the link; {shown} is shown.",
            asked=period_words(visit.language, asked),
            shown=month_words(visit.language, shown),
        ),
        icon=":material/event_busy:",
    )
