"""The search for a district as a reader types it: spaces, hyphens, kinds, codes, short names, and what is not there."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect
from visiting import Visitor

import stuntmap
from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.language import language
from stuntmap.ui.parts.region_search import payload

SCRIPT = Path(stuntmap.__file__).parent / "ui" / "scripts" / "region_search.js"
KOTAWARINGIN_BARAT = "Kab. Kotawaringin Barat · Kalimantan Tengah"


def _field(visitor: Visitor) -> Locator:
    return visitor.page.locator(".st-key-choice_wilayah").get_by_role("combobox")


def _options(visitor: Visitor) -> list[str]:
    return visitor.page.locator(".st-key-choice_wilayah").get_by_role("option").all_inner_texts()


@pytest.mark.parametrize("page", ["/", "/profil", "/rembuk"])
def test_what_is_typed_lists_who_is_meant(look: Callable[..., Visitor], page: str) -> None:
    visitor = look(page)
    for typed, expected in (
        ("kobar", KOTAWARINGIN_BARAT),
        ("62.01", KOTAWARINGIN_BARAT),
        ("6201", KOTAWARINGIN_BARAT),
        ("62.09", "Kab. Lamandau · Kalimantan Tengah"),
        ("bau-bau", "Kota Bau Bau · Sulawesi Tenggara"),
        ("palangka raya", "Kota Palangkaraya · Kalimantan Tengah"),
        ("KABUPATEN KOTAWARINGINBARAT", KOTAWARINGIN_BARAT),
        ("kab kotawringin barta", KOTAWARINGIN_BARAT),
    ):
        _field(visitor).fill(typed)
        assert _options(visitor) == [expected], typed
    _field(visitor).fill("kota tegl")
    assert _options(visitor)[:2] == ["Kota Tegal · Jawa Tengah", "Kab. Tegal · Jawa Tengah"]
    note = visitor.page.locator(".st-key-choice_wilayah .none")
    expect(note).to_have_text("“kota tegl” tidak ditemukan. Mungkin maksudnya:")


def test_what_is_not_there_is_said_in_bahasa(look: Callable[..., Visitor]) -> None:
    visitor = look("/")
    _field(visitor).fill("xyz")
    assert _options(visitor) == []
    box = visitor.page.locator(".st-key-choice_wilayah .none")
    expect(box).to_have_text("“xyz” tidak ditemukan. Coba nama, singkatan, atau kode, misalnya 6209.")
    assert "No results" not in visitor.page.locator("body").inner_text()
    # Streamlit's own boxes say it in English; the page writes its own words over that.
    visitor.page.keyboard.press("Escape")
    visitor.page.locator(".st-key-choice_survei input").click()
    visitor.page.locator(".st-key-choice_survei input").fill("zzz")
    empty = visitor.page.locator("[role=listbox][data-empty] span").last
    expect(empty).to_have_css("font-size", "0px")
    assert empty.evaluate("(words) => getComputedStyle(words, '::after').content") == '"Tidak ditemukan"'


def test_a_district_is_chosen_by_the_keyboard_alone_and_taken_out_again(look: Callable[..., Visitor]) -> None:
    visitor = look("/profil?prov=33&sorot=3310")
    _field(visitor).focus()
    visitor.page.keyboard.type("kota magelang")
    assert _options(visitor)[0] == "Kota Magelang · Jawa Tengah"
    visitor.page.keyboard.press("ArrowDown")
    visitor.page.keyboard.press("ArrowUp")
    visitor.page.keyboard.press("Enter")
    visitor.wait_for_parameter("wilayah", "3371")
    visitor.wait_until_drawn()
    assert visitor.parameters() == {"wilayah": "3371"}
    assert "Kota Magelang" in visitor.title.inner_text()
    expect(_field(visitor)).to_have_value("Kota Magelang · Jawa Tengah")
    visitor.page.get_by_role("button", name="Hapus pilihan").first.click()
    visitor.wait_for_parameter("wilayah", None)
    expect(_field(visitor)).to_have_value("")


def test_leaving_the_field_leaves_the_choice(look: Callable[..., Visitor]) -> None:
    visitor = look("/?wilayah=3310")
    _field(visitor).fill("sura")
    visitor.page.keyboard.press("Escape")
    assert _options(visitor) == []
    expect(_field(visitor)).to_have_value("Kab. Klaten · Jawa Tengah")
    assert visitor.parameters() == {"wilayah": "3310"}


Asked = Callable[..., list[list[str]]]


@pytest.fixture(scope="module")
def asked(browser: Browser) -> Iterator[Asked]:
    """What the script of the page lists for each of many texts, as codes, best first."""
    sent = json.dumps(payload(language("id"), "", shared_answers().names.searched, None))
    page = browser.new_page()
    script = SCRIPT.read_text(encoding="utf-8") + "\nwindow.search = { searchable, found, nearest };"
    page.add_script_tag(type="module", content=script)
    page.wait_for_function("window.search")

    def listed(texts: list[str], how: str = "found") -> list[list[str]]:
        codes: list[list[str]] = page.evaluate(
            """([sent, texts, how]) => {
              const data = JSON.parse(sent);
              const regions = search.searchable(data);
              return texts.map((text) => search[how](regions, text, data.unsaid).map((place) => regions[place].code));
            }""",
            [sent, texts, how],
        )
        return codes

    yield listed
    page.close()


WRITINGS: dict[str, Callable[[str, str], str]] = {
    "full": lambda name, code: name,
    "capitals": lambda name, code: name.upper(),
    "no blanks": lambda name, code: name.replace(" ", "").replace("-", ""),
    "hyphens": lambda name, code: name.replace(" ", "-"),
    "without its kind": lambda name, code: name.removeprefix("Kabupaten ").removeprefix("Kota ").lower(),
    "short": lambda name, code: vocabulary.short_name(name).replace(".", ""),
    "former kind": lambda name, code: name.replace("Kota ", "Kotamadya "),
    "without islands": lambda name, code: name.replace("Kepulauan ", "").replace("Kep. ", ""),
    "code": lambda name, code: code,
    "code with a point": lambda name, code: f"{code[:2]}.{code[2:]}",
}


@pytest.mark.parametrize("writing", WRITINGS)
def test_every_district_stands_among_the_first_however_it_is_written(asked: Asked, writing: str) -> None:
    districts = shared_answers().names.districts()
    lists = asked([WRITINGS[writing](name, code) for code, name in districts.items()])
    missed = {
        districts[code]: [districts[other] for other in listed[:3]]
        for code, listed in zip(districts, lists, strict=True)
        # Kabupaten and kota of one name answer both, where the kind is not written.
        if code not in listed[:2]
    }
    assert len(districts) == 514
    assert not missed


def test_a_code_lists_that_district_alone(asked: Asked) -> None:
    codes = list(shared_answers().names.districts())
    assert asked(codes) == [[code] for code in codes]
    assert set(asked(["62."])[0]) == {code for code in codes if code.startswith("62")}


def test_the_kind_that_is_written_comes_first(asked: Asked) -> None:
    lists = asked(["kota magelang", "kab magelang", "kabupaten salatiga", "kota baru", "lima puluh kota", "kota solok"])
    assert [listed[0] for listed in lists] == ["3371", "3308", "3373", "6302", "1307", "1372"]


def test_short_names_find_their_region(asked: Asked) -> None:
    texts = ["kobar", "kotim", "kukar", "kutim", "oku", "oki", "muba", "solo", "jogja", "tangsel", "pangkep", "sitaro"]
    found = [listed[0] for listed in asked(texts)]
    assert found == ["6201", "6202", "6402", "6408", "1601", "1602", "1606", "3372", "3471", "3674", "7310", "7109"]
    assert set(asked(["mura"])[0][:2]) == {"1605", "6212"}


def test_a_province_lists_its_districts(asked: Asked) -> None:
    jakarta, jateng, together = asked(["dki jakarta", "jateng", "klaten jawa tengah"])
    assert set(jakarta) == {"3101", "3171", "3172", "3173", "3174", "3175"}
    assert len(jateng) == 35
    assert {code[:2] for code in jateng} == {"33"}
    assert together == ["3310"]


@pytest.mark.parametrize("text", ["xyz", "9999", "-", "klaten papua", "lihue"])
def test_what_is_no_region_finds_nothing(asked: Asked, text: str) -> None:
    assert asked([text]) == [[]]
    assert asked([text], "nearest") == [[]]


def _without_a_letter(name: str) -> str:
    middle = len(name) // 2
    return name[:middle] + name[middle + 1 :]


def _with_two_swapped(name: str) -> str:
    middle = len(name) // 2
    return name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :]


@pytest.mark.parametrize("slip", [_without_a_letter, _with_two_swapped])
def test_every_district_is_offered_among_the_first_where_a_letter_is_wrong(
    asked: Asked, slip: Callable[[str], str]
) -> None:
    districts = dict(list(shared_answers().names.districts().items())[::5])
    lists = asked([slip(name.lower()) for name in districts.values()], "nearest")
    missed = [name for (code, name), listed in zip(districts.items(), lists, strict=True) if code not in listed[:3]]
    assert missed == []
