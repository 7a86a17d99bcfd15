"""What stands under a slide for the speaker, and what a figure says in words."""

from stuntmap.figures.exhibits import Bar, BarExhibit, Exhibit, MapExhibit, Point, Unit
from stuntmap.language import Language
from stuntmap.report.rembuk.screens import Screen


def figure_lines(language: Language, exhibit: Exhibit) -> list[str]:
    """The numbers of a figure, one line a bar or a line: "Kab. Klaten: 20,8 % (17,5-24,6)"; a map has none."""
    if isinstance(exhibit, MapExhibit):
        return []
    if isinstance(exhibit, BarExhibit):
        lines = [f"{bar.label}: {_with_limits(language, bar, exhibit.unit)}" for bar in exhibit.bars]
    else:
        lines = [
            f"{line.name}: "
            + "; ".join(
                f"{point.label} {_with_limits(language, point, exhibit.unit)}"
                for point in line.points
                if point.value is not None
            )
            for line in exhibit.lines
        ]
    return [*lines, *([exhibit.line_label] if exhibit.line is not None else [])]


def _with_limits(language: Language, figure: Bar | Point, unit: Unit) -> str:
    if figure.low is None or figure.high is None:
        return figure.text
    if unit is Unit.POINTS_A_YEAR:
        low, high = language.signed(figure.low), language.signed(figure.high)
        return language.text("{value} (between {low} and {high})", value=figure.text, low=low, high=high)
    decimals = 0 if unit is Unit.RANK else 1
    return f"{figure.text} ({language.number(figure.low, decimals)}-{language.number(figure.high, decimals)})"


def speaker_notes(language: Language, screen: Screen) -> str:
    """Message, details, the numbers of the figure, source and method, each in its own lines."""
    parts = [screen.message, *screen.details]
    if screen.exhibit is not None:
        numbers = figure_lines(language, screen.exhibit)
        parts += ["", f"{screen.exhibit.title}. {screen.exhibit.note}", *numbers]
    parts += ["", screen.source, "", language.text("Method:"), *screen.method]
    return "\n".join(parts)
