import pytest

from stuntmap.data.regions import load_regions
from stuntmap.figures.printed import lettering
from stuntmap.figures.printed.lettering import SEMIBOLD
from stuntmap.language import LANGUAGES, LOCALE_FOLDER

LONG = "Kabupaten Kepulauan Siau Tagulandang Biaro"


def test_width_grows_with_the_size() -> None:
    assert lettering.width("Klaten", 20) == pytest.approx(2 * lettering.width("Klaten", 10))
    assert lettering.width("Klaten", 10, SEMIBOLD) > lettering.width("Klaten", 10)
    assert lettering.width("", 10) == 0


def test_lines_keep_all_words_and_the_room() -> None:
    lines = lettering.wrapped(LONG, 90, 10)
    assert " ".join(lines) == LONG
    assert all(lettering.width(line, 10) <= 90 for line in lines)


def test_balanced_lines_are_as_few_as_wrapped_ones_and_no_wider() -> None:
    wrapped, balanced = lettering.wrapped(LONG, 120, 10), lettering.balanced(LONG, 120, 10)
    assert len(balanced) == len(wrapped) == 2
    assert lettering.widest(balanced, 10) < lettering.widest(wrapped, 10)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Jakarta", "Jakarta"),
        ("Kab. Klaten", "Kab.\nKlaten"),
        ("Kota Adm. Jakarta Pusat", "Kota Adm.\nJakarta\nPusat"),
        ("Kab. Kep. Siau Tagulandang Biaro", "Kab. Kep. Siau\nTagulandang\nBiaro"),
    ],
)
def test_a_name_in_a_tile_has_up_to_three_lines_as_narrow_as_can_be(name: str, lines: str) -> None:
    assert lettering.even_lines(name) == lines


def test_a_word_wider_than_the_room_is_broken() -> None:
    lines = lettering.wrapped("x" * 80, 50, 10)
    assert "".join(lines) == "x" * 80
    assert all(lettering.width(line, 10) <= 50 for line in lines)


def test_a_no_break_space_holds_words_together() -> None:
    assert lettering.wrapped("target 14\N{NO-BREAK SPACE}%", 30, 10)[-1] == "14\N{NO-BREAK SPACE}%"


def test_control_characters_are_dropped() -> None:
    assert lettering.one_line("Kota\x00 Sabang\x1b") == "Kota Sabang"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_face_has_every_letter_of_the_texts_and_of_the_names(code: str) -> None:
    texts = (LOCALE_FOLDER / code / "LC_MESSAGES" / "stuntmap.po").read_text(encoding="utf-8")
    written = set(texts) | set("".join(load_regions()["region_name"]))
    assert sorted(written - lettering.known_letters() - {"\n"}) == []
