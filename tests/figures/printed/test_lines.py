from collections.abc import Callable
from dataclasses import replace

import pytest

from stuntmap.figures.exhibits import Line, LineExhibit, Point, Role, Unit
from stuntmap.figures.printed.picture import Frame, drawn
from stuntmap.figures.printed.sheet import Box, Sheet
from stuntmap.language import Language
from stuntmap.language import language as by_code

FRAMES = (Frame(24, 13.5, 13, "Judul", ("Catatan",)), Frame(30, 12.5, 18), Frame(8.6, 5.6, 7.5), Frame(33.9, 15, 28))
SURVEYS = ("SSGI 2021", "SSGI 2022", "SKI 2023", "SSGI 2024")
BAHASA = by_code("id")


def line(name: str, *values: float | None, role: Role = Role.REFERENCE, limits: float = 0.0) -> Line:
    return Line(
        name,
        tuple(
            Point(survey, value, "" if value is None else BAHASA.percent(value),
                  value - limits if limits and value is not None else None,
                  value + limits if limits and value is not None else None)
            for survey, value in zip(SURVEYS, values, strict=True)
        ),
        role,
    )  # fmt: skip


def percent(*lines: Line, target: float | None = None) -> LineExhibit:
    return LineExhibit("Prevalensi", "", Unit.PERCENT, lines, target, "target 14,0 % (2024)" if target else "")


def rank(*values: float | None, high: float = 35) -> LineExhibit:
    points = tuple(
        Point(survey, value, "" if value is None else str(int(value)), 1.0, high)
        for survey, value in zip(SURVEYS, values, strict=True)
    )
    return LineExhibit("Peringkat", "", Unit.RANK, (Line("Kab. Klaten", points, Role.OWN),))


USUAL = percent(
    line("Kab. Klaten", 15.8, 18.2, 24.5, 20.8, role=Role.OWN, limits=3.5),
    line("Jawa Tengah", 20.9, 20.8, 20.7, 17.1),
    line("Indonesia", 24.4, 21.6, 21.5, 19.8),
)
CROWDED = percent(
    line("Kabupaten Kepulauan Siau Tagulandang Biaro", 20.1, 20.2, 20.0, 20.1, role=Role.OWN, limits=5.0),
    line("Sulawesi Utara", 20.0, 20.1, 20.1, 20.0),
    line("Indonesia", 20.2, 20.0, 20.2, 20.2),
    target=20.0,
)
GAPS = percent(line("Kota Sabang", 23.8, None, None, 23.4, role=Role.OWN), line("Aceh", 33.2, 31.2, 29.4, 28.6))
ENDS_EARLY = percent(line("Kota Sabang", 23.8, 22.0, 25.0, None, role=Role.OWN), line("Aceh", None, 31.2, 29.4, 28.6))
EXHIBITS = [USUAL, CROWDED, GAPS, ENDS_EARLY, rank(6, 11, 28, 28), rank(1, None, 2, 1, high=2)]
NAMES = ["usual", "crowded", "gaps", "ends early", "rank", "rank of two"]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.text_pt} pt")
@pytest.mark.parametrize("exhibit", EXHIBITS, ids=NAMES)
def test_no_words_are_cut_or_overlap(exhibit: LineExhibit, frame: Frame, tidy: Callable[[Sheet], None]) -> None:
    tidy(drawn(BAHASA, exhibit, frame))


def boxes(exhibit: LineExhibit, language: Language = BAHASA) -> list[tuple[str, Box]]:
    return drawn(language, exhibit, FRAMES[1]).words


def words(exhibit: LineExhibit, language: Language = BAHASA) -> list[str]:
    return [text for text, _ in boxes(exhibit, language)]


def test_lines_are_named_beside_their_ends_with_the_latest_value() -> None:
    assert {"Kab. Klaten 20,8\N{NO-BREAK SPACE}%", "Jawa Tengah 17,1\N{NO-BREAK SPACE}%"} <= set(words(USUAL))
    names = {text.split()[0]: box for text, box in boxes(USUAL)}
    assert names["Indonesia"].bottom > names["Jawa"].bottom


def test_own_values_stand_at_the_points() -> None:
    assert {f"{value}\N{NO-BREAK SPACE}%" for value in ("15,8", "18,2", "24,5")} <= set(words(USUAL))


def test_a_survey_without_an_estimate_says_so_and_breaks_the_line() -> None:
    assert sum(text in ("tidak ada estimasi", "tidak ada") for text in words(GAPS)) == 2
    assert "no estimate" in words(GAPS, by_code("en"))
    assert "tidak ada estimasi" not in words(USUAL)
    joined = [one for one in drawn(BAHASA, GAPS, FRAMES[1]).figure.get_children() if _is_own_piece(one)]
    assert joined == []


def _is_own_piece(artist: object) -> bool:
    colour = getattr(artist, "get_color", lambda: None)()
    return colour == "#0b3d91" and getattr(artist, "get_linewidth", lambda: 0.0)() > 3


def test_no_line_leads_to_a_point_that_may_not_be_joined() -> None:
    def pieces(*joined: bool) -> list[int]:
        (ranked,) = rank(6, 11, 28, 28).lines
        points = tuple(replace(point, joined=one) for point, one in zip(ranked.points, joined, strict=True))
        made = drawn(BAHASA, LineExhibit("", "", Unit.RANK, (replace(ranked, points=points),)), FRAMES[1])
        return [len(one.get_xdata()) for one in made.figure.get_children() if _is_own_piece(one)]

    assert pieces(True, True, True, True) == [4]
    assert pieces(True, True, True, False) == [3]
    assert pieces(True, False, False, True) == [2]


def test_unbroken_own_lines_are_drawn() -> None:
    assert any(_is_own_piece(one) for one in drawn(BAHASA, USUAL, FRAMES[1]).figure.get_children())


def test_ranks_are_whole_numbers_with_the_first_on_top() -> None:
    shown = [(text, box) for text, box in boxes(rank(6, 11, 28, 28)) if text.isdigit()]
    assert "1" in {text for text, _ in shown}
    axis = [(int(text), box.bottom) for text, box in shown if box.left < 40]
    assert axis == sorted(axis, key=lambda mark: -mark[1])
    assert len(axis) > 3
    small = words(rank(1, None, 2, 1, high=2))
    assert not any("," in text for text in small)


def test_prevalence_begins_at_zero() -> None:
    assert "0\N{NO-BREAK SPACE}%" in words(USUAL)
