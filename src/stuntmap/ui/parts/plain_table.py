"""Short tables of words and figures as plain HTML: no grid to learn, read aloud by screen readers, fit for a phone."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

import streamlit as st


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
    """The table as HTML; the first cell of a row is its heading, and a column of figures is set to the right."""
    lines = [list(row) for row in rows]
    numeric = [bool(lines) and isinstance(lines[0][place], Figure) for place in range(len(headings))]
    side = [' class="number"' if right else "" for right in numeric]
    head = "".join(f'<th scope="col"{side[place]}>{escape(text)}</th>' for place, text in enumerate(headings))
    body = "".join(
        "<tr>"
        + f'<th scope="row">{_content(line[0])}</th>'
        + "".join(f"<td{side[place]}>{_content(cell)}</td>" for place, cell in enumerate(line[1:], start=1))
        + "</tr>"
        for line in lines
    )
    return f'<div class="plain"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def show(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Draw the table in the page."""
    st.html(table_html(headings, rows))
