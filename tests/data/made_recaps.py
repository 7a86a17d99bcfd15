"""Made-up recaps in the forms in which real ones come; places of Kabupaten Kuningan and Klaten, figures of nobody."""

from collections.abc import Sequence

from made_tables import workbook

# Puskesmas, kecamatan, very short, short, normal, tall, outlier. Stunted 30 of 330, outliers 9.
SIGIZI: list[tuple[object, ...]] = [
    ("DARMA", "DARMA", 2, 8, 90, 0, 3),
    ("CIAWIGEBANG", "CIAWIGEBANG", 1, 9, 110, 0, 0),
    ("CIHAUR", "CIAWIGEBANG", 4, 6, 98, 2, 6),
]
CLASSES = (
    *("Sangat Kurang", "Kurang", "Berat Badan Normal", "Risiko Lebih", "Outlier"),
    *("Sangat Pendek", "Pendek", "Normal", "Tinggi", "Outlier"),
    *("Gizi Buruk", "Gizi Kurang", "Normal", "Outlier"),
)
GROUPS = ("BB/U", *[None] * 4, "TB/U", *[None] * 4, "BB/TB", *[None] * 3)


def sigizi_rows(rows: Sequence[tuple[object, ...]] = SIGIZI) -> list[list[object]]:
    """The table as SIGIZI prints it: title, day of the pull, two rows of headings, numbering, rows, a total."""
    body = [
        [f"{number}.", name, within, 1, 2, 3, 4, 5, *classes, 7, 7, 7, 7]
        for number, (name, within, *classes) in enumerate(rows, start=1)
    ]
    sums = [sum(row[place] for row in body) for place in range(3, 17)]
    return [
        [None, "STATUS GIZI BALITA  BULAN AGUSTUS 2025"],
        ["Data Tanggal : 2025-10-11 11:28:20"],
        ["No", "Puskesmas", "KECMATAN", *GROUPS],
        [None, None, None, *CLASSES],
        list(range(1, 18)),
        *body,
        ["JUMLAH", None, None, *sums],
    ]


def sigizi_workbook(rows: Sequence[tuple[object, ...]] = SIGIZI) -> bytes:
    """The same as an XLSX copy, with its merged headings."""
    merged = ["A2:Q2", "A3:A4", "B3:B4", "D3:H3", "I3:M3", "N3:Q3", f"A{6 + len(rows)}:B{6 + len(rows)}"]
    return workbook(*sigizi_rows(rows), merged=merged)


def sigizi_page(rows: Sequence[tuple[object, ...]] = SIGIZI) -> bytes:
    """The same as the page that SIGIZI exports under the name of a workbook."""
    title, day, groups, classes, *rest = sigizi_rows(rows)
    spans = {"BB/U": 5, "TB/U": 5, "BB/TB": 4}
    head = [f'<th rowspan="2">{name}</th>' for name in groups[:3]]
    head += [f'<th colspan="{spans[name]}">{name}</th>' for name in groups if name in spans]
    below = [f"<th>{name}</th>" for name in classes[3:]]
    lines = [f"<tr><td colspan=17>{title[1]}</td></tr>", f"<tr><td colspan=17>{day[0]}</td></tr>"]
    lines += [f"<tr>{''.join(head)}</tr>", f"<tr>{''.join(below)}</tr>"]
    for row in rest:
        cells = "".join(f"<td>{'' if cell is None else cell}</td>" for cell in row)
        lines.append(f"<tr>{cells}</tr>")
    return f"<html><body><table border='1'>{''.join(lines)}</table></body></html>".encode()


def text(*rows: Sequence[object], separator: str = ";") -> bytes:
    """A table as text."""
    return "\n".join(separator.join("" if cell is None else str(cell) for cell in row) for row in rows).encode()
