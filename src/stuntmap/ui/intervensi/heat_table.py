"""The table of all indicators: a row a kecamatan or desa, a cell with number, mark and fill, the farthest first."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, Final

import pandas as pd

from stuntmap import phrases
from stuntmap import vocabulary as v
from stuntmap.analysis.intervention_shares import short_of_target
from stuntmap.figures.intervention_looks import MARKS, NO_DATA, Look, gap_looks
from stuntmap.figures.palette import Theme
from stuntmap.language import Language
from stuntmap.report.narrative.interventions import indicator_title

# A share of few people carries this sign.
FEW_SIGN: Final = "*"


def heat_html(
    shares: pd.DataFrame,
    district: pd.DataFrame,
    district_name: str,
    indicators: Mapping[str, v.Intervention],
    language: Language,
    theme: Theme,
) -> str:
    """The table as HTML. `shares`: as `Interventions.by_region`; `district`: as `Interventions.of_district`."""
    looks = gap_looks(theme)
    heads = "".join(_head(one, language) for one in indicators.values())
    counted = short_of_target(shares)
    short = dict(zip(counted.index, counted[["short", "judged"]].to_numpy().tolist(), strict=True))
    whole = district.to_dict("records")
    body = [_row(district_name, whole, indicators, looks, language, _count(short_all(district), language), "all")]
    # All rows at once: a table of four hundred desa would be taken apart four hundred times.
    by_region: dict[str, list[Mapping[Any, Any]]] = {}
    for row in shares.to_dict("records"):
        by_region.setdefault(row[v.REGION_CODE], []).append(row)
    for code in sorted(by_region, key=lambda code: (-_share(short.get(code)), code)):
        own, told = by_region[code], ""
        if code in short:
            told = _count((int(short[code][0]), int(short[code][1])), language)
        body.append(_row(str(own[0][v.REGION_NAME]), own, indicators, looks, language, told))
    first, second = language.text("Name"), language.text("Short of target")
    head = f'<tr><th scope="col">{escape(first)}</th><th scope="col">{escape(second)}</th>{heads}</tr>'
    # A table that scrolls takes the keyboard; its fixed head and names cover what moves below them.
    frame = f'<div class="heat" style="--heat-ground:{theme.background}" tabindex="0">'
    return f"{frame}<table><thead>{head}</thead><tbody>{''.join(body)}</tbody></table></div>"


def _share(short: list[float] | None) -> float:
    """The share of targets missed; below all others where none is known."""
    return -1.0 if short is None else short[0] / short[1]


def short_all(district: pd.DataFrame) -> tuple[int, int]:
    """How many indicators of the whole district are short of their target, of how many that have one."""
    judged = district[district[v.INTERVENTION_GAP].notna()]
    return int((judged[v.INTERVENTION_GAP] > 0).sum()), len(judged)


def legend_html(language: Language, theme: Theme) -> str:
    """What fills and marks mean."""
    looks = gap_looks(theme)
    entries = [
        f'<li><span class="heat-chip" style="background:{looks[gap].fill or "transparent"};color:{looks[gap].text}">'
        f"{MARKS[gap] or '&nbsp;'}</span>{escape(language.text(v.GAP_WORDS[gap]))}</li>"
        for gap in v.GAPS
    ]
    entries.append(f'<li><span class="heat-chip none"></span>{escape(language.text(NO_DATA))}</li>')
    few = language.text("fewer than {few} expected", few=v.FEW_COUNTED)
    entries.append(f"<li><span class='heat-sign'>{FEW_SIGN}</span>{escape(few)}</li>")
    return f'<ul class="heat-legend">{"".join(entries)}</ul>'


def _head(one: v.Intervention, language: Language) -> str:
    title, short = indicator_title(language, one), indicator_title(language, one, short=True)
    target = language.text("no target")
    if one.target_pct is not None:
        number = language.number(one.target_pct, 0 if one.target_pct % 1 == 0 else 1)
        target = language.text("target {target}", target=number)
    return (
        f'<th scope="col" title="{escape(title)}">{escape(short)}<span class="heat-target">{escape(target)}</span></th>'
    )


def _count(short: tuple[int, int], language: Language) -> str:
    if not short[1]:
        return ""
    return phrases.part_of(language.number(short[0]), language.number(short[1]), language)


def _row(
    name: str,
    own: Sequence[Mapping[Any, Any]],
    indicators: Mapping[str, v.Intervention],
    looks: Mapping[str, Look],
    language: Language,
    told: str,
    kind: str = "",
) -> str:
    rows = {row[v.INDICATOR]: row for row in own}
    cells = "".join(_cell(rows.get(indicator), one, looks, language) for indicator, one in indicators.items())
    return f'<tr class="{kind}"><th scope="row">{escape(name)}</th><td class="count">{escape(told)}</td>{cells}</tr>'


def _cell(row: Mapping[Any, Any] | None, one: v.Intervention, looks: Mapping[str, Look], language: Language) -> str:
    if row is None or pd.isna(row[v.COVERED]):
        return f'<td class="none">{escape(language.text(NO_DATA))}</td>'
    look = looks[str(row[v.INTERVENTION_STANDING])]
    reached, expected = (int(row[name]) for name in (v.NUMERATOR, v.DENOMINATOR))
    counts = phrases.part_of(language.number(reached), language.number(expected), language)
    standing = language.text(v.GAP_WORDS[str(row[v.INTERVENTION_STANDING])])
    few = FEW_SIGN if one.counts_people and expected < v.FEW_COUNTED else ""
    fill = f' style="background:{look.fill};color:{look.text}"' if look.fill else ""
    number = language.number(float(row[v.COVERED]), 1)
    return (
        f'<td{fill} title="{escape(f"{counts}; {standing}")}">{number}{few}'
        f'<span class="heat-mark">{look.mark or "&nbsp;"}</span></td>'
    )
