"""Short tables of words and figures as plain HTML: no grid to learn, read aloud by screen readers, fit for a phone."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final, NamedTuple

import streamlit as st

# So many columns are wider than a telephone.
FEWEST_STACKED: Final = 4


class Link(NamedTuple):
    """A cell that leads to another address. `text` is what is read, `address` where it leads."""

    text: str
    address: str


class Figure(NamedTuple):
    """A cell that holds a number as the language writes it, set to the right."""

    text: str


Cell = str | Link | Figure | Sequence[Link]


def _content(cell: Cell) -> str:
    if isinstance(cell, str):
        return escape(cell)
    if isinstance(cell, Figure):
        return escape(cell.text)
    links = [cell] if isinstance(cell, Link) else cell
    return ", ".join(
        f'<a href="{escape(link.address)}" target="_blank" rel="noreferrer">{escape(link.text)}</a>' for link in links
    )


def table_html(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The table as HTML; the first cell of a row is its heading, and a column of figures is set to the right.

    From `FEWEST_STACKED` columns on a telephone shows the rows under each other, each cell behind its heading.
    """
    lines = [list(row) for row in rows]
    numeric = [bool(lines) and isinstance(lines[0][place], Figure) for place in range(len(headings))]
    side = [' class="number"' if right else "" for right in numeric]
    head = "".join(f'<th scope="col"{side[place]}>{escape(text)}</th>' for place, text in enumerate(headings))
    stacks = len(headings) >= FEWEST_STACKED
    told = [f' data-heading="{escape(text)}"' if stacks else "" for text in headings]
    # Shown as blocks, they would be no table to a screen reader.
    table, row, name, value = (f' role="{role}"' if stacks else "" for role in ("table", "row", "rowheader", "cell"))
    body = "".join(
        f"<tr{row}>"
        + f'<th scope="row"{name}>{_content(line[0])}</th>'
        + "".join(
            f"<td{side[place]}{told[place]}{value}>{_content(cell)}</td>"
            for place, cell in enumerate(line[1:], start=1)
        )
        + "</tr>"
        for line in lines
    )
    kind = "plain stacks" if stacks else "plain"
    return f'<div class="{kind}"><table{table}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def show(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Draw the table in the page."""
    st.html(table_html(headings, rows))
