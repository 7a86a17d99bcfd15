"""Rembuk: the screens of a meeting as the page sends them to the browser, and the forms beside them."""

import pytest
from reading import sent_to, words_on

from stuntmap.data.project import ROOT
from stuntmap.report.rembuk.saved_file import Saved, saved_bytes
from stuntmap.report.rembuk.settings import (
    LONGEST_TEXT,
    MOST_QUESTIONS,
    QUESTIONS,
    SURVEY_KEYS,
    Action,
    Commitment,
    MeetingSettings,
)

# Without an own recap there are no screens of one.
SHOWN = (*SURVEY_KEYS, QUESTIONS)
NIK = "3310014505900001"
# The forms are made when a reader opens them.
OPEN_FORMS = dict.fromkeys(("rembuk_settings", "rembuk_practice", "rembuk_commitment"), True)


def presented(page):
    """What the page sends to the presentation."""
    (sent,) = sent_to(page, "presentation")
    return sent


def keys_of(page):
    return [screen["key"] for screen in presented(page)["screens"]]


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("bahasa", "told", "start"),
    [
        ("id", "Kabupaten Klaten: 20,8 % (rentang 17,5-24,6 %, perkiraan)", "Mulai"),
        ("en", "Kabupaten Klaten: 20.8% (interval 17.5-24.6%, approximate)", "Start"),
    ],
)
def test_a_district_has_nine_screens_in_the_language_of_the_page(open_page, bahasa, told, start):
    page = open_page("rembuk", wilayah="3310", bahasa=bahasa)
    assert keys_of(page) == list(SHOWN)
    assert plain(presented(page)["screens"][0]["message"]).replace("\N{EN DASH}", "-").startswith(told)
    assert presented(page)["words"]["begin"] == start


def test_every_figure_travels_with_the_page_and_asks_for_nothing_else(open_page):
    page = open_page("rembuk", wilayah="3310")
    drawn = [screen for screen in presented(page)["screens"] if "svg" in screen]
    assert len(drawn) == 10
    for screen in drawn:
        assert screen["svg"].startswith("<svg")
        assert screen["alt"].startswith(screen["title"])
        assert 'href="http' not in screen["svg"]
        assert "<text" not in screen["svg"]
    (component,) = [one for one in page.get("bidi_component") if one.proto.component_name == "presentation"]
    assert len(component.proto.bytes) < 200_000


def test_a_province_can_be_chosen_too(open_page):
    page = open_page("rembuk", prov="33")
    assert "Rembuk stunting · Jawa Tengah, SSGI 2024" in words_on(page)
    assert "determinants" not in keys_of(page)
    (search,) = sent_to(page, "region_search")
    assert search["current"] == "33"
    assert [words for _, words, *_ in search["regions"]][:2] == ["Aceh (provinsi)", "Bali (provinsi)"]
    page.query_params["wilayah"] = "3310"
    page.run()
    assert "determinants" in keys_of(page)


def test_a_survey_without_a_figure_is_explained_and_the_others_are_offered(open_page):
    page = open_page("rembuk", wilayah="94", survei="2022")
    assert "Papua Tengah: tidak ada estimasi pada SSGI 2022" in words_on(page)
    assert sent_to(page, "presentation") == []
    links = [link.proto for link in page.get("page_link") if link.proto.label in ("SKI 2023", "SSGI 2024")]
    assert [link.label for link in links] == ["SSGI 2024", "SKI 2023"]
    assert "survei=2023" in links[1].query_string


def test_an_own_target_counts_on_the_target_screen(open_page):
    page = open_page("rembuk", wilayah="3310", target="12", tahun_target="2026")
    (screen,) = [screen for screen in presented(page)["screens"] if screen["key"] == "target"]
    assert "Target 12 % (2026)" in plain(screen["message"])


def test_an_own_target_without_a_year_is_one_for_the_next_official_year_from_the_meeting_on(open_page):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")
    assert page.selectbox(key="choice_tahun_target").value == 2024
    page.text_input(key="choice_target").set_value("12").run()
    page.text_input(key="rembuk_date").set_value("1 Desember 2026").run()
    assert page.selectbox(key="choice_tahun_target").value == 2029
    (screen,) = [screen for screen in presented(page)["screens"] if screen["key"] == "pace"]
    assert plain(screen["message"]).startswith("Untuk mencapai 12 % pada 2029 dari 20,8 % (SSGI 2024)")
    assert not page.warning
    page.selectbox(key="choice_tahun_target").select(2024).run()
    (warning,) = [plain(warning.value) for warning in page.warning]
    assert warning == (
        "Tahun target 12 % (2024) sudah lewat: target itu dinilai, tidak lagi dituju. Rembuk ini berlangsung pada "
        "1 Desember 2026: pilih 2029 atau tahun lain yang belum lewat sebagai tahun target."
    )


def test_title_date_and_place_stand_at_the_head_of_every_screen(open_page):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")
    page.text_input(key="rembuk_title").set_value('Rembuk <b>Klaten</b> & "2026"').run()
    page.text_input(key="rembuk_date").set_value("12 November 2026").run()
    page.text_input(key="rembuk_place").set_value("Pendopo").run()
    assert presented(page)["head"] == {
        "title": "Rembuk <b>Klaten</b> & \"2026\"", "place": "Pendopo", "date": "12 November 2026"
    }  # fmt: skip
    page.text_input(key="rembuk_title").set_value("").run()
    assert presented(page)["head"]["title"] == "Rembuk stunting · Kabupaten Klaten"


def test_what_is_typed_stays_in_the_session_through_another_page_and_never_in_the_address(open_page):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")
    page.text_input(key="rembuk_place").set_value("Pendopo").run()
    page.switch_page(str(ROOT / "pages" / "peta.py")).run()
    page.query_params["wilayah"] = "3372"
    page.switch_page(str(ROOT / "pages" / "rembuk.py")).run()
    assert presented(page)["head"]["place"] == "Pendopo"
    assert "Surakarta" in presented(page)["head"]["title"]
    assert set(page.query_params) == {"wilayah"}


def test_a_nik_is_refused_and_the_page_says_which_field(open_page):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")
    page.text_input(key="rembuk_place").set_value(f"Pendopo {NIK}").run()
    (warning,) = [warning.value for warning in page.warning]
    assert warning.startswith("Belum dipakai: Tempat: ")
    assert NIK not in warning
    assert presented(page)["head"]["place"] == ""


def test_letters_that_cannot_be_printed_are_named_and_what_was_typed_stays_to_be_corrected(open_page):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")
    page.text_input(key="rembuk_title").set_value("Rembuk 😀 Klaten").run()
    (warning,) = [warning.value for warning in page.warning]
    assert "Judul: memuat tanda yang tidak dapat dicetak: 😀." in warning
    assert page.text_input(key="rembuk_title").value == "Rembuk 😀 Klaten"
    assert presented(page)["head"]["title"] == "Rembuk stunting · Kabupaten Klaten"
    page.text_input(key="rembuk_title").set_value("Rembuk Klaten").run()
    assert not page.warning
    assert presented(page)["head"]["title"] == "Rembuk Klaten"


def test_questions_are_edited_added_and_taken_out_up_to_the_limit(open_page):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")

    def asked():
        return presented(page)["screens"][-1]["details"]

    assert len(asked()) == 3
    for number in range(4, MOST_QUESTIONS + 1):
        page.text_input(key=f"rembuk_question_{number}").set_value(f"Pertanyaan ke-{number}?").run()
    assert asked()[3:] == ["Pertanyaan ke-4?", "Pertanyaan ke-5?", "Pertanyaan ke-6?"]
    fields = [field for field in page.text_input if str(field.key).startswith("rembuk_question_")]
    assert len(fields) == MOST_QUESTIONS
    assert {field.proto.max_chars for field in fields} == {LONGEST_TEXT}
    for _ in range(MOST_QUESTIONS):
        page.text_input(key="rembuk_question_1").set_value("").run()
    assert "questions" not in keys_of(page)


def test_screens_are_switched_off_and_moved(open_page):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")
    page.checkbox(key="rembuk_on_map").uncheck().run()
    assert keys_of(page) == [key for key in SHOWN if key != "map"]
    page.button(key="rembuk_up_questions").click().run()
    assert keys_of(page)[-2:] == ["questions", "learning"]
    page.checkbox(key="rembuk_on_map").check().run()
    assert keys_of(page)[:2] == ["position", "map"]
    page.button(key="rembuk_usual_order").click().run()
    assert keys_of(page) == list(SHOWN)


def test_what_a_region_did_is_a_screen_of_its_own_and_never_that_of_another(open_page):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")
    page.text_area(key="rembuk_practice_text_3310").input("Kelas <b>ibu</b> hamil").run()
    page.text_input(key="rembuk_practice_link_3310").input("javascript:alert(1)").run()
    assert any("bukan alamat halaman" in warning.value for warning in page.warning)
    assert keys_of(page)[-2:] == ["practice", "questions"]
    screen = presented(page)["screens"][-2]
    assert screen["details"] == ["Kelas <b>ibu</b> hamil"]
    page.query_params["wilayah"] = "3309"
    page.run()
    assert "practice" not in keys_of(page)


def test_with_every_screen_off_the_page_says_how_to_get_one_back(open_page):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")
    for key in SHOWN:
        page.checkbox(key=f"rembuk_on_{key}").uncheck().run()
    assert sent_to(page, "presentation") == []
    assert "Semua layar dimatikan" in words_on(page)


def test_a_saved_file_brings_back_region_survey_words_screens_and_commitment(open_page):
    settings = MeetingSettings("Rembuk 2026", "12 November 2026", "Pendopo", ("Satu?",), ("rank", "position"))
    actions = (Action("Dinas Kesehatan", "Kelas ibu"),)
    commitment = Commitment(12.5, 2026, actions, (("Bupati", "A"),))
    content = saved_bytes(Saved(settings, commitment, "3372", 2023, 12.5, 2027))
    page = open_page("rembuk", OPEN_FORMS)
    page.file_uploader(key="rembuk_saved_upload").upload("rembuk.json", content, "application/json").run()
    assert page.query_params == {"wilayah": "3372", "survei": "2023", "target": "12.5", "tahun_target": "2027"}
    assert [page.text_input(key="choice_target").value, page.selectbox(key="choice_tahun_target").value] == [
        "12,5", 2027
    ]  # fmt: skip
    assert "Dibuka: Kota Surakarta, SKI 2023." in words_on(page)
    assert keys_of(page) == ["rank", "position"]
    assert presented(page)["head"] == {"title": "Rembuk 2026", "place": "Pendopo", "date": "12 November 2026"}
    assert page.text_input(key="rembuk_agreed_target").value == "12,5"
    assert page.selectbox(key="rembuk_agreed_year").value == 2026
    tables = [table.value for table in page.dataframe]
    assert any("Kelas ibu" in table.to_numpy() for table in tables)


@pytest.mark.parametrize(("bahasa", "words"), [("id", "JSON tidak sah"), ("en", "no valid JSON")])
def test_a_strange_file_changes_nothing_and_the_page_says_so(open_page, bahasa, words):
    page = open_page("rembuk", wilayah="3310", bahasa=bahasa)
    page.file_uploader(key="rembuk_saved_upload").upload("x.json", b"{broken", "application/json").run()
    assert any(words in warning.value for warning in page.warning)
    assert len(keys_of(page)) == 11


def test_the_usual_roles_sign_until_others_are_named(open_page):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")
    assert "Bupati" in page.dataframe[1].value["role"].tolist()
    page.query_params["wilayah"] = "3372"
    page.run()
    roles = page.dataframe[1].value["role"].tolist()
    assert "Wali kota" in roles
    assert "Lurah" in roles
    assert "Kepala desa/lurah" not in roles


def test_three_empty_lines_stand_below_what_the_form_holds(open_page):
    for table in open_page("rembuk", wilayah="3310").dataframe[:2]:
        filled = table.value.ne("").any(axis="columns").tolist()
        assert filled == [True] * sum(filled) + [False] * 3


def test_the_agreed_target_stays_when_the_survey_changes(open_page):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")
    page.text_input(key="rembuk_agreed_target").set_value("12,5").run()
    page.selectbox(key="choice_survei").select(2023).run()
    assert page.text_input(key="rembuk_agreed_target").value == "12,5"
    assert "target" not in page.query_params


@pytest.mark.parametrize(
    ("written", "kept"), [("4,5", "4,5"), ("4.5", "4,5"), ("14,25 %", "14,25"), ("", ""), ("  ", "")]
)
def test_the_agreed_target_is_the_one_that_was_written(open_page, written, kept):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")
    page.text_input(key="rembuk_agreed_target").set_value(written).run()
    assert page.text_input(key="rembuk_agreed_target").value == kept
    assert not any("disepakati" in warning.value or "Belum dipakai" in warning.value for warning in page.warning)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("12.345", "Belum dipakai: “12.345” bukan persentase"),
        ("145", "Belum dipakai: “145” bukan persentase"),
        ("45", "Target yang disepakati, 45\N{NO-BREAK SPACE}%, lebih tinggi daripada angka sekarang, 20,8"),
    ],
)
def test_an_agreed_target_that_can_hardly_be_meant_is_asked_back(open_page, written, words):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")
    page.text_input(key="rembuk_agreed_target").set_value(written).run()
    assert page.text_input(key="rembuk_agreed_target").value == written
    assert any(words in warning.value.replace("\\", "") for warning in page.warning)


@pytest.mark.parametrize(
    ("target", "year", "is_weaker"), [("14,5", 2029, True), ("14,2", 2029, False), ("14,5", 2027, False)]
)
def test_an_agreed_target_weaker_than_the_national_one_of_its_year_is_told(open_page, target, year, is_weaker):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")
    page.text_input(key="rembuk_agreed_target").set_value(target).run()
    page.selectbox(key="rembuk_agreed_year").set_value(year).run()
    told = [warning.value for warning in page.warning if "lebih longgar daripada target nasional 2029" in warning.value]
    assert bool(told) is is_weaker
    assert all("14,5\N{NO-BREAK SPACE}%" in words and "14,2\N{NO-BREAK SPACE}%" in words for words in told)


@pytest.mark.parametrize(
    ("bahasa", "words"),
    [
        ("id", "bukan berkas PNG atau JPEG"),
        ("en", "not a PNG or JPEG file"),
    ],
)
def test_a_logo_of_another_kind_is_refused_in_the_language_of_the_page(open_page, bahasa, words):
    page = open_page("rembuk", wilayah="3310", bahasa=bahasa)
    page.file_uploader(key="rembuk_logo").upload("surat.txt", b"Yth.", "text/plain").run()
    (warning,) = [warning.value for warning in page.warning]
    assert words in warning
    assert len(keys_of(page)) == 11


def test_a_logo_of_fifty_megabytes_is_refused(open_page):
    page = open_page("rembuk", wilayah="3310")
    page.file_uploader(key="rembuk_logo").upload("besar.png", bytes(50 * 1024 * 1024), "image/png").run()
    assert any("paling besar 5 MB" in warning.value for warning in page.warning)


@pytest.mark.parametrize(
    ("bahasa", "words"), [("id", "bukan berkas .pptx yang utuh"), ("en", "not an undamaged .pptx file")]
)
def test_a_broken_template_is_refused_and_its_name_draws_nothing(open_page, bahasa, words):
    page = open_page("rembuk", wilayah="3310", bahasa=bahasa)
    page.file_uploader(key="rembuk_template").upload("![x](y).pptx", b"PK\x03\x04broken", "x/y").run()
    (warning,) = [warning.value for warning in page.warning]
    assert words in warning
    assert "![x]" not in warning


def buttons_for_files(page):
    return {button.proto.id.split("-")[-1]: button.proto.label for button in page.get("download_button")}


def test_a_province_has_the_edition_of_its_districts_besides(open_page):
    assert "rembuk_edition" not in [button.key for button in open_page("rembuk", wilayah="3310").button]
    assert "rembuk_edition" in [button.key for button in open_page("rembuk", prov="34").button]


def test_the_pack_is_made_on_demand_and_handed_out_by_itself(open_page):
    page = open_page("rembuk", wilayah="3310")
    assert sent_to(page, "click_once") == []
    assert not any("Simpan sekali lagi" in label for label in buttons_for_files(page).values())
    page.button(key="rembuk_pack").click().run()
    assert any("Simpan sekali lagi" in label for label in buttons_for_files(page).values())
    assert sent_to(page, "click_once") == [{"button": "rembuk_pack_file", "what": "1"}]


def test_a_closed_form_has_no_fields_and_what_was_typed_is_there_when_it_is_opened_again(open_page):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")
    typed = {"rembuk_title": "Rembuk Klaten", "rembuk_signing_place": "Pedan", "rembuk_agreed_target": "145"}
    for key, text in typed.items():
        page.text_input(key=key).input(text).run()
    page.session_state["rembuk_commitment"] = page.session_state["rembuk_settings"] = False
    page.run()
    assert not set(typed) & {field.key for field in page.text_input}
    assert not [box.key for box in page.checkbox if (box.key or "").startswith("rembuk_on_")]
    assert presented(page)["head"]["title"] == "Rembuk Klaten"
    page.session_state["rembuk_commitment"] = page.session_state["rembuk_settings"] = True
    page.run()
    assert {key: page.text_input(key=key).value for key in typed} == typed


def test_rows_that_cannot_be_printed_stay_although_the_form_is_closed(open_page, monkeypatch):
    page = open_page("rembuk", OPEN_FORMS, wilayah="3310")
    monkeypatch.setattr("stuntmap.ui.rembuk.commitment_form._table", lambda name, *_: [(NIK, *[""] * (len(_[0]) - 1))])
    page.run()
    assert "Belum dipakai" in words_on(page)
    page.session_state["rembuk_commitment"] = False
    page.run()
    assert "Belum dipakai" in words_on(page)
