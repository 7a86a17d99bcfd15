"""The presentation of a meeting: keys, sizes of type, full screen, a network that is gone, a phone, files."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pptx
import pypdf
import pytest
from playwright.sync_api import Locator, expect
from visiting import PHONE, Visitor

from questions import facts_of
from stuntmap.language import language
from stuntmap.report.rembuk.saved_file import Saved, saved_bytes
from stuntmap.report.rembuk.screens import rembuk_screens
from stuntmap.report.rembuk.settings import Commitment, MeetingSettings, default_settings

BAHASA = language("id")

KLATEN = "/rembuk?wilayah=3310"
# As many screens has the meeting of Klaten; the questions are the last.
LAST = 11
# What the screen holds: sizes of type in pixels, and how much of its natural size the picture has.
MEASURES = """(stage) => {
    const screen = stage.querySelector(".screen:not([hidden])");
    const size = (part) => parseFloat(getComputedStyle(part).fontSize);
    const sizes = [".name", ".message", ".details", "figcaption"].map((name) => screen.querySelector(name));
    const image = [...screen.querySelectorAll("img")].find((one) => one.clientWidth > 0);
    const outer = stage.getBoundingClientRect();
    const parts = [...screen.querySelectorAll("*"), stage.querySelector(".source"), stage.querySelector(".controls")];
    return {
        types: sizes.filter(Boolean).map(size),
        source: size(stage.querySelector(".source")),
        scale: image
            ? Math.min(image.clientWidth / image.naturalWidth, image.clientHeight / image.naturalHeight) : null,
        beyond: parts.filter((part) => {
            const inner = part.getBoundingClientRect();
            return inner.height > 0 && (inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1);
        }).length,
        covered: [...screen.querySelectorAll(".text > *")].filter((part) => {
            const frame = part.parentElement.getBoundingClientRect();
            return part.getBoundingClientRect().bottom > frame.bottom + 1;
        }).length,
    };
}"""


def stage_of(visitor: Visitor) -> Locator:
    return visitor.page.locator(".stage")


def number(visitor: Visitor) -> Locator:
    return visitor.page.locator(".stage .number")


def open_stage(visitor: Visitor, path: str) -> None:
    """Open the page and wait until the presentation has unpacked its screens."""
    visitor.open(path)
    expect(number(visitor)).to_have_text(re.compile(r"^1 / \d+$"))


def stage_at(look: Callable[..., Visitor], path: str, region: str = "Klaten", **screen: object) -> Visitor:
    """Whoever only looks, before the first screen of the presentation of `region`."""
    visitor = look(path, **screen)
    expect(visitor.page.locator(".stage .title")).to_contain_text(region)
    stage_of(visitor).focus()
    visitor.page.keyboard.press("Home")
    expect(number(visitor)).to_have_text(re.compile(r"^1 / \d+$"))
    return visitor


def begin(visitor: Visitor) -> None:
    """Fill the screen by the button, as a presenter does first."""
    visitor.page.locator(".stage .full").click()
    visitor.wait_for("document.fullscreenElement !== null")


def leave(visitor: Visitor) -> None:
    visitor.page.keyboard.press("Escape")
    visitor.wait_for("document.fullscreenElement === null")


@pytest.mark.parametrize(
    ("path", "region"),
    [
        (KLATEN, "Klaten"),
        ("/rembuk?wilayah=3319&bahasa=en", "Kudus"),
        ("/rembuk?prov=33", "Jawa Tengah"),
        ("/rembuk?wilayah=5321", "Malaka"),
        ("/rembuk?prov=96", "Papua Barat Daya"),
    ],
)
def test_every_screen_can_be_read_from_the_last_row(look: Callable[..., Visitor], path: str, region: str) -> None:
    visitor = stage_at(look, path, region)
    begin(visitor)
    count = int(number(visitor).inner_text().split("/")[1])
    for place in range(1, count + 1):
        expect(number(visitor)).to_have_text(f"{place} / {count}")
        visitor.after_painting()
        measured = stage_of(visitor).evaluate(MEASURES)
        assert min(measured["types"]) >= 28, (place, measured)
        assert measured["source"] >= 14, (place, measured)
        # The letters of a picture are 28 pixels high in its natural size.
        assert measured["scale"] is None or measured["scale"] >= 0.97, (place, measured)
        assert measured["beyond"] == 0, (place, measured)
        assert measured["covered"] == 0, (place, measured)
        # Words are made smaller only where many of them share the screen.
        assert measured["types"][1] >= 34, (place, measured)
        visitor.page.keyboard.press("ArrowRight")
    leave(visitor)


def test_in_the_page_message_and_details_are_as_large(look: Callable[..., Visitor]) -> None:
    visitor = stage_at(look, KLATEN)
    measured = stage_of(visitor).evaluate(MEASURES)
    assert min(measured["types"][:3]) >= 28
    box = stage_of(visitor).bounding_box()
    assert box["width"] / box["height"] == pytest.approx(16 / 9, abs=0.02)
    assert box["y"] + box["height"] <= 768


def test_the_keys_turn_the_screens(look: Callable[..., Visitor]) -> None:
    visitor = stage_at(look, KLATEN)
    steps = [
        ("ArrowRight", 2), ("PageDown", 3), ("Space", 4), ("ArrowLeft", 3), ("PageUp", 2), ("Shift+Space", 1),
        ("ArrowLeft", 1), ("End", LAST), ("ArrowRight", LAST), ("Home", 1),
    ]  # fmt: skip
    stage_of(visitor).focus()
    for key, place in steps:
        visitor.page.keyboard.press(key)
        expect(number(visitor)).to_have_text(f"{place} / {LAST}")
    expect(visitor.page.locator(".stage .live")).to_have_text(f"1 / {LAST}: Posisi kita")


def test_without_a_mouse_one_gets_into_the_full_screen_through_it_and_out(
    look: Callable[..., Visitor],
) -> None:
    visitor = stage_at(look, KLATEN)
    visitor.page.keyboard.press("f")
    visitor.wait_for("document.fullscreenElement !== null")
    box = stage_of(visitor).bounding_box()
    assert (box["width"], box["height"]) == (1366, 768)
    visitor.page.keyboard.press("PageDown")
    expect(number(visitor)).to_have_text(f"2 / {LAST}")
    visitor.page.keyboard.press("Tab")
    back = visitor.page.locator(".stage .back")
    expect(back).to_be_focused()
    assert back.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"
    visitor.page.keyboard.press("Space")
    expect(number(visitor)).to_have_text(f"1 / {LAST}")
    leave(visitor)


def test_where_the_browser_refuses_the_full_screen_the_stage_covers_the_page(
    look: Callable[..., Visitor],
) -> None:
    visitor = stage_at(look, KLATEN)
    visitor.page.evaluate("() => { window.fullScreen = Element.prototype.requestFullscreen; }")
    visitor.page.evaluate("() => { Element.prototype.requestFullscreen = () => Promise.reject(new Error('no')); }")
    visitor.page.locator(".stage .full").click()
    expect(visitor.page.locator(".stage.filled.full-screen")).to_be_visible()
    box = stage_of(visitor).bounding_box()
    assert box == {"x": 0, "y": 0, "width": 1366, "height": 768}
    on_top = "(stage) => stage.getRootNode().elementFromPoint(20, 700) === stage || stage.contains("
    assert stage_of(visitor).evaluate(f"{on_top}stage.getRootNode().elementFromPoint(20, 700))")
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator(".stage.filled")).to_have_count(0)
    visitor.page.evaluate("() => { Element.prototype.requestFullscreen = window.fullScreen; }")


def test_keys_typed_into_a_field_turn_nothing_and_a_setting_leaves_the_presenter_where_he_is(
    visitor: Visitor,
) -> None:
    open_stage(visitor, KLATEN)
    visitor.page.locator(".st-key-rembuk_settings summary").click()
    field = visitor.page.locator(".st-key-rembuk_place input")
    field.fill("Aula f")
    for key in ("ArrowLeft", "Home", "End", "f"):
        field.press(key)
    expect(number(visitor)).to_have_text(f"1 / {LAST}")
    assert visitor.page.evaluate("document.fullscreenElement === null")
    stage_of(visitor).focus()
    visitor.page.keyboard.press("End")
    visitor.page.get_by_text("2. Di antara daerah tetangga").click()
    expect(number(visitor)).to_have_text(f"{LAST - 1} / {LAST - 1}")
    expect(visitor.page.locator(".stage .message:visible")).to_have_text("Yang diminta dari rembuk ini")
    visitor.page.locator(".st-key-rembuk_title input").fill('Rembuk <img src=x> & "kita"')
    visitor.page.locator(".st-key-rembuk_title input").press("Enter")
    expect(visitor.page.locator(".stage .title")).to_have_text('Rembuk <img src=x> & "kita"')


def test_the_presentation_goes_on_when_the_server_is_gone(
    newcomer: Visitor, brief_server: tuple[str, Callable[[], None]]
) -> None:
    address, stop = brief_server
    open_stage(newcomer, f"{address}{KLATEN}")
    newcomer.context.set_offline(True)
    stop()
    expect(newcomer.page.locator(".cut")).to_contain_text("Paparan tetap berjalan")
    asked = len(newcomer.requests)
    stage_of(newcomer).focus()
    newcomer.page.keyboard.press("f")
    newcomer.wait_for("document.fullscreenElement !== null")
    facts = facts_of("3310")
    screens = rembuk_screens(BAHASA, facts, default_settings(BAHASA, facts))
    assert len(screens) == LAST
    for place, screen in enumerate(screens, start=1):
        expect(number(newcomer)).to_have_text(f"{place} / {LAST}")
        images = newcomer.page.locator(".stage img:visible")
        assert images.evaluate_all("(all) => all.every((one) => one.complete && one.naturalWidth > 100)")
        assert images.count() == int(screen.exhibit is not None)
        newcomer.page.keyboard.press("ArrowRight")
    # Streamlit's own box locks the page; it must be gone, also after the next attempt to connect.
    for _ in range(3):
        newcomer.page.wait_for_event("requestfailed")
        expect(newcomer.page.get_by_role("dialog")).to_have_count(0)
    newcomer.page.locator(".stage .back").click()
    expect(number(newcomer)).to_have_text(f"{LAST - 1} / {LAST}")
    # Streamlit keeps trying to connect, and its box asks for a font before it is taken away.
    others = ("/_stcore/", "/static/media/")
    fetched = [request.url for request in newcomer.requests[asked:] if not any(part in request.url for part in others)]
    assert fetched == []


def test_on_a_phone_a_swipe_turns_the_screen_and_nothing_reaches_beyond(look: Callable[..., Visitor]) -> None:
    phone = stage_at(look, KLATEN, **PHONE)
    for place in range(1, LAST + 1):
        expect(number(phone)).to_have_text(f"{place} / {LAST}")
        assert phone.page.evaluate("document.scrollingElement.scrollWidth") <= 390
        measured = stage_of(phone).evaluate(MEASURES)
        assert measured["beyond"] == 0, (place, measured)
        assert measured["types"][0] >= 17
        # Letters of 28 pixels in the natural size are at least eleven here.
        assert measured["scale"] is None or measured["scale"] * 28 >= 11, (place, measured)
        stage_of(phone).evaluate(
            """(stage) => {
                const touch = (x) => new Touch({ identifier: 1, target: stage, clientX: x, clientY: 300 });
                stage.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(300)], bubbles: true }));
                stage.dispatchEvent(new TouchEvent("touchend", { changedTouches: [touch(120)], bubbles: true }));
            }"""
        )
    expect(number(phone)).to_have_text(f"{LAST} / {LAST}")


def test_a_system_that_asks_for_no_motion_gets_none(
    look: Callable[..., Visitor], new_visitor: Callable[..., Visitor]
) -> None:
    still = stage_at(look, KLATEN)
    assert still.page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    animation = "(stage) => getComputedStyle(stage.querySelector('.screen:not([hidden])')).animationName"
    assert stage_of(still).evaluate(animation) == "none"
    moving = new_visitor(reduced_motion="no-preference")
    open_stage(moving, KLATEN)
    assert stage_of(moving).evaluate(animation) == "appear"


def _file(visitor: Visitor, key: str, folder: Path) -> Path:
    # The edition of a province is made of a document for each district.
    with visitor.page.expect_download(timeout=120_000) as waiting:
        visitor.page.locator(f".st-key-{key} button").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_each_file_opens_in_the_program_that_it_is_made_for(look: Callable[..., Visitor], tmp_path: Path) -> None:
    visitor = stage_at(look, KLATEN)
    document = pypdf.PdfReader(_file(visitor, "rembuk_document", tmp_path))
    assert "Klaten" in document.pages[0].extract_text()
    book = openpyxl.load_workbook(_file(visitor, "rembuk_workbook", tmp_path))
    assert len(book.sheetnames) > 3
    sheet = docx.Document(str(_file(visitor, "rembuk_sheet", tmp_path)))
    assert any("Klaten" in paragraph.text for paragraph in sheet.paragraphs)
    deck = pptx.Presentation(str(_file(visitor, "rembuk_slides", tmp_path)))
    assert len(deck.slides) == 1 + LAST
    with zipfile.ZipFile(_file(visitor, "rembuk_pictures", tmp_path)) as pictures:
        assert "gambar/02-peta.png" in pictures.namelist()


def test_the_pack_comes_by_one_click_and_again_by_the_button_that_stays(
    look: Callable[..., Visitor], tmp_path: Path
) -> None:
    visitor = stage_at(look, "/rembuk?wilayah=3310&bahasa=en")
    for key in ("rembuk_pack", "rembuk_pack", "rembuk_pack_file"):
        with zipfile.ZipFile(_file(visitor, key, tmp_path)) as pack:
            assert pack.testzip() is None
            assert "slides-3310-2024.pptx" in pack.namelist()
        expect(visitor.page.locator(".st-key-rembuk_pack_file button")).to_be_visible()


def test_the_edition_of_a_province_has_a_page_for_each_district(look: Callable[..., Visitor], tmp_path: Path) -> None:
    visitor = stage_at(look, "/rembuk?prov=34", "Yogyakarta")
    edition = pypdf.PdfReader(_file(visitor, "rembuk_edition", tmp_path))
    assert len(edition.pages) == 6


def test_the_longest_words_that_a_meeting_may_have_can_all_be_read(visitor: Visitor, tmp_path: Path) -> None:
    title = ('Rembuk <b>stunting</b> & "aksi" ' * 7)[:200]
    questions = tuple((f"{number} pertanyaan yang panjang sekali " * 7)[:200].strip() for number in range(6))
    settings = MeetingSettings(title.strip(), "d" * 200, "p " * 99 + "p", questions, ("questions", "position"))
    path = tmp_path / "rembuk.json"
    path.write_bytes(saved_bytes(Saved(settings, Commitment(), "3310", 2024)))
    visitor.open("/rembuk")
    visitor.page.locator(".st-key-rembuk_saved_upload input[type=file]").set_input_files(path)
    expect(number(visitor)).to_have_text("1 / 2")
    begin(visitor)
    visitor.after_painting()
    measured = stage_of(visitor).evaluate(MEASURES)
    assert min(measured["types"]) >= 28
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 1366
    last = visitor.page.locator(".stage li").last
    for _ in range(3):
        visitor.page.keyboard.press("ArrowDown")
    expect(last).to_be_in_viewport(ratio=1)
    box, controls = last.bounding_box(), visitor.page.locator(".stage .controls").bounding_box()
    assert box["y"] + box["height"] <= controls["y"] + 1


def _asks_before_leaving(visitor: Visitor) -> bool:
    """Whether the browser would ask: the page's own answer to being left."""
    return bool(visitor.page.evaluate("!window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"))


def test_the_browser_asks_before_typed_text_is_lost_and_the_saved_file_opens_again_in_a_new_session(
    new_visitor: Callable[..., Visitor], tmp_path: Path
) -> None:
    visitor = new_visitor()
    open_stage(visitor, KLATEN)
    assert not _asks_before_leaving(visitor)
    visitor.page.locator(".st-key-rembuk_settings summary").click()
    field = visitor.page.locator(".st-key-rembuk_place input")
    # Also before the field is left, when the server knows nothing of it yet.
    field.press_sequentially("Pend")
    assert _asks_before_leaving(visitor)
    field.press_sequentially("opo")
    field.press("Enter")
    expect(visitor.page.locator(".stage .when")).to_have_text("Pendopo")
    assert _asks_before_leaving(visitor)
    saved = _file(visitor, "rembuk_saved", tmp_path)
    visitor.wait_for("window.dispatchEvent(new Event('beforeunload', {cancelable: true}))")

    other = new_visitor()
    other.open("/rembuk")
    other.page.locator(".st-key-rembuk_saved_upload input[type=file]").set_input_files(saved)
    expect(other.page.locator(".stage .when")).to_have_text("Pendopo")
    other.wait_for_parameter("wilayah", "3310")


def test_what_was_typed_is_back_after_the_page_was_loaded_again(new_visitor: Callable[..., Visitor]) -> None:
    visitor = new_visitor()
    open_stage(visitor, KLATEN)
    visitor.page.on("dialog", lambda dialog: dialog.accept())
    visitor.page.locator(".st-key-rembuk_settings summary").click()
    field = visitor.page.locator(".st-key-rembuk_place input")
    field.press_sequentially("Pendopo")
    field.press("Enter")
    expect(visitor.page.locator(".stage .when")).to_have_text("Pendopo")

    visitor.page.reload()
    expect(visitor.page.locator(".stage .when")).to_have_text("Pendopo")
    expect(visitor.page.get_by_test_id("stToast")).to_contain_text("kembali")
    assert _asks_before_leaving(visitor)
    # Another tab of the same browser is another meeting, and nothing of it lies on the server.
    tab = visitor.context.new_page()
    tab.goto(f"{visitor.address}{KLATEN}")
    expect(tab.locator(".stage .number")).to_have_text(f"1 / {LAST}")
    expect(tab.locator(".stage .when")).to_have_text("")


def test_the_cross_of_the_search_makes_room_for_another_name_and_keeps_the_meeting(
    look: Callable[..., Visitor],
) -> None:
    visitor = stage_at(look, KLATEN)
    cross = visitor.page.get_by_role("button", name="Ketik nama lain")
    field = visitor.page.get_by_role("combobox", name="Kabupaten/kota atau provinsi")
    cross.click()
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    field.press("Escape")
    expect(field).to_have_value(re.compile("Klaten"))
    assert visitor.parameters()["wilayah"] == "3310"
    expect(number(visitor)).to_have_text(f"1 / {LAST}")
