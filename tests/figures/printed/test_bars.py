from collections.abc import Callable

import pytest

from stuntmap.figures.exhibits import Bar, BarExhibit, Role, Unit
from stuntmap.figures.printed.picture import Frame, drawn
from stuntmap.figures.printed.sheet import Sheet
from stuntmap.language import Language
from stuntmap.language import language as by_code

LONG = ("Kabupaten Penukal Abab Lematang Ilir", "Kabupaten Kepulauan Siau Tagulandang Biaro")
FRAMES = (
    Frame(
        24,
        13.5,
        13,
        "Prevalensi stunting (%), SSGI 2024",
        ("Garis tipis: rentang kepercayaan 95 %.", "Sumber: SSGI 2024"),
    ),
    Frame(30, 12.5, 18),
    Frame(8.6, 5.6, 7.5),
    Frame(33.9, 15, 28),
)
BAHASA = by_code("id")


def percent(*bars: Bar, line: float | None = None, label: str = "") -> BarExhibit:
    return BarExhibit("Prevalensi", "", Unit.PERCENT, bars, line, label)


def bar(label: str, value: float, role: Role = Role.OTHER, limits: bool = True) -> Bar:
    ends = (max(value - 4.0, 0.1), value + 4.0) if limits else (None, None)
    return Bar(label, value, BAHASA.percent(value), *ends, role)


TEN = percent(*(bar(LONG[place % 2], 10.0 + place, Role.OWN if place == 9 else Role.OTHER) for place in range(10)))
ONE = percent(bar("Kab. Klaten", 20.8, Role.OWN), line=14.0, label="target 14,0 % (2024)")
CLOSE = percent(bar("Kota Sabang", 13.9, Role.OWN, limits=False), line=14.0, label="target 14,0 % (2024)")
BELOW = percent(bar("Kota Sabang", 5.0, Role.OWN), line=21.1, label="target 21,1 % (2021)")
ZERO = percent(Bar("Nol", 0.0, "0,0 %"), Bar("Juga nol", 0.0, "0,7 % (0,0 %)", role=Role.OWN))
PACE = BarExhibit(
    "Penurunan", "", Unit.POINTS_A_YEAR,
    (Bar("diperlukan 2024-2025", 2.0, "+2,0", role=Role.REFERENCE),
     Bar("sejauh ini", -1.7, "−1,7", -3.1, 0.4, Role.OWN)),
)  # fmt: skip
FALLING = BarExhibit("Penurunan", "", Unit.POINTS_A_YEAR, (Bar("a", -0.3, "−0,3", -0.6, -0.1), Bar("b", -0.1, "−0,1")))


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.text_pt} pt")
@pytest.mark.parametrize(
    "exhibit", [TEN, ONE, CLOSE, BELOW, ZERO, PACE, FALLING],
    ids=["ten", "one", "close to target", "below target", "zero", "pace", "all negative"],
)  # fmt: skip
def test_no_words_are_cut_or_overlap(exhibit: BarExhibit, frame: Frame, tidy: Callable[[Sheet], None]) -> None:
    tidy(drawn(BAHASA, exhibit, frame))


def words(exhibit: BarExhibit, language: Language = BAHASA) -> list[str]:
    return [text for text, _ in drawn(language, exhibit, FRAMES[1]).words]


def test_every_label_and_value_is_printed() -> None:
    shown = words(ONE)
    assert {"Kab. Klaten", "20,8\N{NO-BREAK SPACE}%", "target 14,0 % (2024)"} <= set(shown)
    assert {"diperlukan 2024-2025", "+2,0", "sejauh ini", "−1,7"} <= set(words(PACE))


def test_the_axis_is_written_as_the_language_writes_numbers() -> None:
    assert "−0,5" in words(FALLING)
    assert "−0.5" in words(FALLING, by_code("en"))
    assert "20\N{NO-BREAK SPACE}%" in words(ONE)
    assert "20%" in words(ONE, by_code("en"))


def test_a_value_stands_clear_of_the_target_line() -> None:
    sheet = drawn(BAHASA, CLOSE, FRAMES[1])
    boxes = dict(sheet.words)
    header, value = boxes["target 14,0 % (2024)"], boxes["13,9\N{NO-BREAK SPACE}%"]
    assert value.left > (header.left + header.right) / 2


def test_type_gets_smaller_only_where_it_has_to() -> None:
    def height(exhibit: BarExhibit, frame: Frame) -> float:
        return max(box.top - box.bottom for _, box in drawn(BAHASA, exhibit, frame).words)

    assert height(ONE, Frame(30, 12.5, 18)) == pytest.approx(0.9 * 18)
    assert height(TEN, Frame(30, 12.5, 18)) == pytest.approx(0.9 * 18)
    assert height(TEN, Frame(12, 4, 18)) < 0.9 * 18


def test_title_and_foot_are_baked_in() -> None:
    shown = [text for text, _ in drawn(BAHASA, ONE, FRAMES[0]).words]
    assert shown[0] == "Prevalensi stunting (%), SSGI 2024"
    assert {"Garis tipis: rentang kepercayaan 95 %.", "Sumber: SSGI 2024"} <= set(shown)
