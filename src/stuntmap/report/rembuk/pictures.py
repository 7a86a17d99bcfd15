"""The figures of a meeting as picture files: for slides and pages, and as files that stand alone."""

from collections.abc import Iterable
from typing import Final

from stuntmap.figures.exhibits import BarExhibit, Exhibit, MapExhibit, PartsExhibit
from stuntmap.figures.printed.encoding import Kind
from stuntmap.figures.printed.picture import Frame, drawn, encoded
from stuntmap.figures.printed.sheet import Sheet
from stuntmap.language import Language, marked
from stuntmap.report.province_grounds import ground_of
from stuntmap.report.rembuk import settings as keys
from stuntmap.report.rembuk.screens import Screen

PRINT_DPI: Final = 300
# As wide as a slide, with type that is legible when the picture fills a page or a phone.
FILE_WIDTH_CM: Final = 24.0
FILE_HEIGHT_CM: Final = 13.5
FILE_TEXT_PT: Final = 13.0
FILE_ROW_CM: Final = 1.6
MOST_ROWS: Final = 5
KINDS: Final[tuple[Kind, ...]] = ("png", "svg")
# File names: short, and without anything that a file system or a link could mind.
NAMES: Final = {
    keys.POSITION: marked("pictures/{place}-position.{ending}"),
    keys.MAP: marked("pictures/{place}-map.{ending}"),
    keys.RANK: marked("pictures/{place}-rank.{ending}"),
    keys.CHANGE: marked("pictures/{place}-change.{ending}"),
    keys.TARGET: marked("pictures/{place}-target.{ending}"),
    keys.PACE: marked("pictures/{place}-pace.{ending}"),
    keys.DETERMINANTS: marked("pictures/{place}-determinants.{ending}"),
    keys.NUTRITION: marked("pictures/{place}-nutrition.{ending}"),
    keys.LOWER: marked("pictures/{place}-lower.{ending}"),
    keys.LEARNING: marked("pictures/{place}-learning.{ending}"),
    keys.PARTS_PREVALENCE: marked("pictures/{place}-parts-prevalence.{ending}"),
    keys.PARTS_NUMBER: marked("pictures/{place}-parts-number.{ending}"),
    keys.PARTS_COVERAGE: marked("pictures/{place}-parts-coverage.{ending}"),
    keys.PARTS_CHANGE: marked("pictures/{place}-parts-change.{ending}"),
    keys.PARTS_LIST: marked("pictures/{place}-parts-list.{ending}"),
    keys.PARTS_INTERVENTIONS: marked("pictures/{place}-parts-interventions.{ending}"),
    keys.PRACTICE: marked("pictures/{place}-practice.{ending}"),
    keys.QUESTIONS: marked("pictures/{place}-questions.{ending}"),
}


def exhibit_picture(
    language: Language,
    exhibit: Exhibit,
    *,
    kind: Kind,
    width_cm: float,
    height_cm: float,
    text_pt: float,
    head: str = "",
    foot: tuple[str, ...] = (),
    dpi: int = PRINT_DPI,
) -> bytes:
    """One exhibit as PNG or SVG on white, in Source Sans; the words of an SVG are paths.

    `text_pt` is the size of all words but the title (`head`, larger) and the lines of the `foot` (smaller). It gets
    smaller only where bars or lines would not fit otherwise.

    Raises:
        DataFileError: the boundary file is missing or was changed.
    """
    frame = Frame(width_cm, height_cm, text_pt, head, foot)
    return encoded(_sheet(language, exhibit, frame), kind, head or exhibit.title, dpi)


def picture_files(language: Language, screens: Iterable[Screen]) -> dict[str, bytes]:
    """A PNG of 300 dpi and an SVG for every screen with a figure, by path: "gambar/02-peta.png".

    The number is the screen's place; title, note and source are baked in.
    """
    files: dict[str, bytes] = {}
    for place, screen in enumerate(screens, start=1):
        if screen.exhibit is None:
            continue
        frame = Frame(
            FILE_WIDTH_CM, _file_height_cm(screen.exhibit), FILE_TEXT_PT, screen.exhibit.title,
            tuple(filter(None, (screen.exhibit.note, screen.source))),
        )  # fmt: skip
        sheet = _sheet(language, screen.exhibit, frame)
        for kind in KINDS:
            path = language.text(NAMES[screen.key], place=f"{place:02d}", ending=kind)
            files[path] = encoded(sheet, kind, screen.exhibit.title, PRINT_DPI)
    return files


def _sheet(language: Language, exhibit: Exhibit, frame: Frame) -> Sheet:
    ground = None
    if isinstance(exhibit, MapExhibit) and not isinstance(exhibit, PartsExhibit):
        ground = ground_of(exhibit.province_code)
    return drawn(language, exhibit, frame, ground)


def _file_height_cm(exhibit: Exhibit) -> float:
    """Few bars need less paper."""
    bars = len(exhibit.bars) if isinstance(exhibit, BarExhibit) else MOST_ROWS
    return FILE_HEIGHT_CM - FILE_ROW_CM * max(0, MOST_ROWS - bars)
