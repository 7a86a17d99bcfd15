import io
from dataclasses import replace
from typing import Any

import docx
import pytest
from docxtpl import DocxTemplate
from jinja2.exceptions import UndefinedError
from office import converted_to_pdf

from pdf_pages import pages_of
from questions import facts_of
from refusals import refused
from stuntmap.errors import BadChoiceError
from stuntmap.language import LANGUAGES
from stuntmap.language import language as by_code
from stuntmap.report.rembuk.commitment import FEWEST_ROWS, FORMS, SPARE_ROWS, commitment_bytes, form_values
from stuntmap.report.rembuk.screens import key_figures, source_line
from stuntmap.report.rembuk.settings import (
    MOST_ACTIONS,
    Action,
    Commitment,
    MeetingSettings,
    default_settings,
    default_signatories,
)

BAHASA = by_code("id")
SETTINGS = MeetingSettings("Rembuk Stunting Tingkat Kabupaten", "3 Maret 2026", "Pendopo Klaten")
ACTION = Action("Dinas <Kesehatan>", 'Kelas "ibu" & balita', "Cakupan", "80 %", "APBD 2026", "Juni 2026")
EMPTY = Commitment()
COMMITMENT = Commitment(
    14.25, 2029, (ACTION,), (("Bupati Klaten", "Hj. Contoh, S.E."), ("Sekretaris Daerah", "")), "Klaten"
)


def sheet(
    code: str = "3310", year: int = 2024, *, language: str = "id", settings: MeetingSettings | None = None,
    commitment: Commitment = EMPTY, target_year: int | None = None,
) -> Any:  # fmt: skip
    facts, words = facts_of(code, year, target_year), by_code(language)
    chosen = settings or default_settings(words, facts)
    return docx.Document(io.BytesIO(commitment_bytes(words, facts, chosen, commitment)))


def paragraphs(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def rows(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_sheet_opens_as_the_minutes_of_an_official_meeting():
    said = paragraphs(sheet(settings=SETTINGS, commitment=COMMITMENT))
    assert said[:2] == ["BERITA ACARA REMBUK STUNTING DAN LEMBAR KOMITMEN", "KABUPATEN KLATEN TAHUN 2026"]
    assert said[2].startswith("Nomor: ....")
    opening = said[3]
    assert opening.startswith("Pada hari ini, Selasa, tanggal 3 Maret 2026")
    assert (
        ", tanggal 3 Maret 2026, bertempat di Pendopo Klaten, telah diselenggarakan Rembuk Stunting Tingkat" in opening
    )


def test_a_date_with_its_weekday_is_printed_as_typed():
    opening = paragraphs(sheet(settings=MeetingSettings("", "Selasa, 3 Maret 2026", "Aula")))[3]
    assert opening.startswith("Pada hari ini, Selasa, 3 Maret 2026, bertempat di Aula, telah diselenggarakan rembuk")


def test_what_nobody_typed_is_a_dotted_line_to_fill_by_hand():
    document = sheet()
    said = paragraphs(document)
    assert said[1] == "KABUPATEN KLATEN TAHUN .........."
    assert "bulan ...." in said[3]
    assert "bertempat di ...." in said[3]
    agreed = next(line for line in said if line.startswith("Peserta rembuk menyepakati"))
    assert ".............. %" in agreed.replace("\N{NO-BREAK SPACE}", " ")
    assert "pada tahun ............ menurut survei" in agreed
    assert all("(....." in cell for row in rows(document.tables[1]) for cell in row)


def test_the_situation_gives_the_figures_of_the_survey_with_interval_and_source():
    document, facts = sheet(), facts_of("3310", 2024)
    figures, printed = key_figures(BAHASA, facts), dict(rows(document.tables[0]))
    assert printed["Prevalensi stunting, SSGI 2024"] == figures["interval"]
    assert printed["Peringkat di Jawa Tengah (1 = prevalensi terendah)"] == figures["rank"]
    assert figures["stunted_children"] in printed["Balita stunting (perkiraan)"]
    assert figures["target"] in printed["Target 2024"]
    assert f"jarak {figures['distance']} poin persen" in printed["Target 2024"]
    assert printed["Jawa Tengah"].startswith("17,1")
    assert printed["Perubahan sejak SKI 2023"] == "dari 24,5\N{NO-BREAK SPACE}%: −3,7 poin persen, belum berbeda nyata"
    foot = next(
        line for line in paragraphs(document) if line.startswith(source_line(BAHASA, facts, years=(2024, 2023)))
    )
    assert "SSGI 2024, SKI 2023" in foot
    assert "data penimbangan rutin (e-PPGBM) tidak dicampurkan" in foot


def test_agreed_target_and_year_are_filled_in():
    said = paragraphs(sheet(settings=SETTINGS, commitment=COMMITMENT))
    agreed = next(line for line in said if line.startswith("Peserta rembuk menyepakati"))
    assert agreed.replace("\N{NO-BREAK SPACE}", " ").endswith("paling tinggi 14,25 % pada tahun 2029 menurut survei.")


def test_the_first_survey_has_no_change_and_a_year_without_target_says_so():
    printed = dict(rows(sheet("3310", 2021).tables[0]))
    assert [label for label in printed if "Perubahan" in label] == []
    assert dict(rows(sheet("3310", 2024, target_year=2027).tables[0]))["Target 2027"] == (
        "Tidak ada target untuk tahun 2027."
    )


def test_a_model_figure_is_called_one_and_gets_no_verdict():
    printed = " ".join(" ".join(row) for row in rows(sheet("9401").tables[0]))
    assert "angka model, tanpa rentang" in printed
    assert printed.count("tidak dapat dinilai") == 2


def test_the_actions_to_2024_and_since_2025_are_named():
    said = " ".join(paragraphs(sheet()))
    assert "aksi 3 dari 8 Aksi Konvergensi" in said
    assert "Sejak Maret 2025 (SE Mendagri 400.5.7/1685)" in said
    assert "Aksi Utama (analisis situasi, penguatan perencanaan, penguatan pelaksanaan, penilaian hasil)" in said
    assert "Aksi Pendukung" in said


def test_actions_stand_in_the_annex_with_empty_rows_to_fill_by_hand():
    document = sheet(settings=SETTINGS, commitment=COMMITMENT)
    head, first, *others = rows(document.tables[-1])
    assert head == [
        *("No.", "Perangkat daerah (OPD)", "Kegiatan", "Indikator", "Target", "Sumber anggaran", "Batas waktu"),
    ]
    assert first == ["1", *(getattr(ACTION, name) for name in ACTION.__dataclass_fields__)]
    assert others == [[str(number), *[""] * 6] for number in range(2, FEWEST_ROWS + 1)]
    assert document.sections[1].page_width > document.sections[1].page_height


def test_even_a_full_table_keeps_empty_rows_and_repeats_its_heading():
    table = sheet(commitment=Commitment(actions=(ACTION, Action()) * (MOST_ACTIONS // 2))).tables[-1]
    assert len(table.rows) == 1 + MOST_ACTIONS // 2 + SPARE_ROWS
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert all("w:cantSplit" in row._tr.xml for row in table.rows)


@pytest.mark.parametrize(
    ("code", "first"), [("3310", "Bupati"), ("3372", "Wali kota"), ("33", "Gubernur"), ("3171", "Wali kota")]
)
def test_the_head_of_the_region_signs_first(code, first):
    document = sheet(code)
    signed = [cell.split("\n")[0] for row in rows(document.tables[1]) for cell in row]
    assert signed[0] == first
    assert signed == [role for role, _ in default_signatories(BAHASA, facts_of(code, 2024))]


def test_names_are_printed_where_given_and_dotted_where_not():
    signed = [cell for row in rows(sheet(commitment=COMMITMENT).tables[1]) for cell in row]
    assert signed[0] == "Bupati Klaten\n(Hj. Contoh, S.E.)"
    assert signed[1].startswith("Sekretaris Daerah\n(....")


def test_the_town_of_signing_is_not_the_hall_of_the_meeting():
    signed = [line for line in paragraphs(sheet(settings=SETTINGS, commitment=COMMITMENT)) if "3 Maret 2026" in line]
    assert signed[-1] == "Klaten, 3 Maret 2026"
    assert "bertempat di Pendopo Klaten" in signed[0]
    nobody_said = paragraphs(sheet(settings=SETTINGS))
    assert [line for line in nobody_said if line.endswith("...., 3 Maret 2026")]


@pytest.mark.parametrize(
    ("typed", "opening"),
    [
        ("3 Maret 2026", "Selasa, tanggal 3 Maret 2026"),
        ("2026-03-03", "Selasa, tanggal 2026-03-03"),
        ("2026", "...., tanggal 2026"),
        ("Selasa, 3 Maret 2026", "hari ini, Selasa, 3 Maret 2026"),
    ],
)
def test_the_sheet_opens_with_the_weekday_of_the_date(typed, opening):
    assert [line for line in paragraphs(sheet(settings=replace(SETTINGS, date=typed))) if opening in line]


def test_nothing_stands_beside_the_last_of_an_odd_number():
    three = Commitment(signatories=(("Bupati", "A"), ("Wakil Bupati", "B"), ("Sekretaris Daerah", "C")))
    assert rows(sheet(commitment=three).tables[1])[1] == ["Sekretaris Daerah\n(C)", "\n"]


def test_both_forms_name_every_value_and_no_other():
    """Whoever edits one form sees here what the other says besides, and which figure got lost."""
    facts = facts_of("3310", 2024)
    values = form_values(BAHASA, facts, SETTINGS, COMMITMENT)
    for form in FORMS.values():
        assert DocxTemplate(form).get_undeclared_template_variables() == set(values)


def test_a_form_with_a_misspelt_name_is_never_printed(monkeypatch, tmp_path):
    edited = docx.Document(FORMS["id"])
    edited.add_paragraph("{{ regoin }}")
    edited.save(tmp_path / "form.docx")
    monkeypatch.setitem(FORMS, "id", tmp_path / "form.docx")
    with pytest.raises(UndefinedError, match="regoin"):
        sheet()


def test_what_people_typed_is_text_and_never_a_part_of_the_form():
    typed = '{{ region }} {% if x %} <w:p/> & "'
    said = " ".join(paragraphs(sheet(settings=MeetingSettings(typed, "", typed))))
    assert said.count(typed) == 2


def test_many_camat_sign_in_a_list():
    camat = tuple((f"Camat {number}", "") for number in range(26))
    document = sheet(commitment=Commitment(signatories=(("Bupati", ""), *camat)))
    listed = rows(document.tables[2])
    assert listed[0] == ["No.", "Jabatan", "Nama", "Tanda tangan"]
    assert len([cell for row in rows(document.tables[1]) for cell in row]) + len(listed) - 1 == 27
    assert listed[-1] == ["27", "Camat 25", "", ""]


def test_a_province_is_called_one():
    said = paragraphs(sheet("33"))
    assert said[1] == "PROVINSI JAWA TENGAH TAHUN .........."


def test_a_nik_never_gets_onto_the_sheet():
    with refused(BadChoiceError, "NIK"):
        sheet(commitment=Commitment(actions=(Action(activity="Dampingi 3310011501210001"),)))
    with refused(BadChoiceError, "NIK"):
        sheet(settings=MeetingSettings("", place="3310011501210001"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_document_says_its_language_and_holds_no_clock(code):
    facts, words = facts_of("3310", 2024), by_code(code)
    content = [commitment_bytes(words, facts, SETTINGS, COMMITMENT) for _ in range(2)]
    assert content[0] == content[1]
    document = docx.Document(io.BytesIO(content[0]))
    assert document.core_properties.language == {"id": "id-ID", "en": "en-GB"}[code]
    assert document.core_properties.created.year == 1980
    assert "Kabupaten Klaten" in document.core_properties.title
    assert 'w:lang w:val="' + document.core_properties.language in document.styles["Normal"].element.xml


def test_the_english_sheet_has_no_bahasa_but_names():
    document = sheet(language="en", settings=SETTINGS, commitment=COMMITMENT)
    said = paragraphs(document)
    assert said[0] == "MINUTES OF THE STUNTING MEETING AND COMMITMENT SHEET"
    assert "action 3 of the 8 Convergence Actions" in " ".join(said)
    assert (
        dict(rows(document.tables[0]))["Stunting prevalence, SSGI 2024"] == "20.8% (interval 17.5–24.6%, approximate)"
    )


def test_libreoffice_prints_two_pages_where_few_sign_the_annex_across(tmp_path):
    facts = facts_of("3310", 2024)
    pdf = converted_to_pdf(commitment_bytes(BAHASA, facts, SETTINGS, COMMITMENT), "docx", tmp_path)
    pages = pages_of(pdf)
    assert [page.width > page.height for page in pages] == [False, True]
    said = [" ".join(page.words.split()) for page in pages]
    assert "20,8 % (rentang 17,5–24,6 %, perkiraan)" in said[0]
    assert "halaman 1 dari 2" in said[0]
    assert "Hj. Contoh, S.E." in said[0]
    assert "Dinas <Kesehatan>" in said[1]
