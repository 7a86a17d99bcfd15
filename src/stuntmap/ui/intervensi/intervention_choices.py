"""The choices of the page: kecamatan or desa, the period, and the indicator of the map."""

from dataclasses import replace

from stuntmap import vocabulary
from stuntmap.answers.interventions import Interventions
from stuntmap.links import selection as s
from stuntmap.links.visit import Visit
from stuntmap.report.narrative.interventions import indicator_title, period_words
from stuntmap.ui.intervensi.intervention_upload import period_shown
from stuntmap.ui.parts import choices


def with_part_of(visit: Visit, table: Interventions | None) -> Visit:
    """The visit at a level that the table has: one by kecamatan or puskesmas tells nothing of villages."""
    if table is None or table.level == vocabulary.VILLAGE:
        return visit
    return replace(visit, selection=replace(visit.selection, part=vocabulary.SUBDISTRICT))


def indicator_shown(visit: Visit, table: Interventions) -> vocabulary.Intervention:
    """The indicator of the link where the table has it, else the first."""
    asked = visit.selection.indicator
    return table.indicators[asked if asked in table.indicators else next(iter(table.indicators))]


def choose_period(visit: Visit, table: Interventions | None) -> None:
    """One of the periods of the table; nothing where it has one."""
    if table is None or len(table.periods) < 2:
        return
    choices.choose(
        s.MONTH,
        visit.language.text("Period"),
        list(reversed(table.periods)),
        period_shown(visit, table),
        default=table.period,
        words=lambda period: period_words(visit.language, period),
    )


def choose_indicator(visit: Visit, table: Interventions) -> None:
    """One of the indicators of the table, for the map."""
    choices.choose(
        s.INDICATOR,
        visit.language.text("Indicator on the map"),
        list(table.indicators),
        indicator_shown(visit, table).name,
        default=next(iter(table.indicators)),
        words=lambda name: indicator_title(visit.language, table.indicators[name]),
    )
