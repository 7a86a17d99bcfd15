"""Every page in chosen states: all that it sends, word for word and figure for figure."""

from collections.abc import Callable
from typing import Final

import pytest
from file_words import file_lines
from opening import opened_page
from page_words import page_lines, part_lines

from stuntmap.figures.palette import DARK
from stuntmap.ui import frame
from stuntmap.ui.parts import downloads

# By the name of the view: the page's path and the parameters of its link.
VIEWS: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "ringkasan": ("", {}),
    "ringkasan-2021": ("", {"survei": "2021"}),
    "ringkasan-klaten": ("", {"wilayah": "3310"}),
    "ringkasan-klaten-2022": ("", {"wilayah": "3310", "survei": "2022"}),
    "ringkasan-without-estimate": ("", {"wilayah": "5303", "survei": "2022"}),
    "ringkasan-model-en": ("", {"wilayah": "9501", "ketidakpastian": "tidak", "bahasa": "en"}),
    "ringkasan-bad-link": ("", {"halaman": "petta", "wilayah": "9999", "survei": "1999", "banding": "2024"}),
    "peta": ("peta", {}),
    "peta-33": ("peta", {"prov": "33", "wilayah": "3310"}),
    "peta-33-plain": ("peta", {"prov": "33", "ketidakpastian": "tidak"}),
    "peta-change-51": ("peta", {"prov": "51", "lapis": "perubahan", "survei": "2023", "banding": "2021"}),
    "peta-change-provinces-en": ("peta", {"bentuk": "provinsi", "lapis": "perubahan", "bahasa": "en"}),
    "peta-distance-31": ("peta", {"prov": "31", "lapis": "jarak", "target": "12,5", "wilayah": "3101"}),
    "peta-children-96": ("peta", {"prov": "96", "lapis": "anak"}),
    "peta-tiles": ("peta", {"bentuk": "ubin", "survei": "2022", "sorot": "3310,7171"}),
    "peta-tiles-94": ("peta", {"prov": "94", "bentuk": "ubin"}),
    "peta-provinces-2022": ("peta", {"bentuk": "provinsi", "survei": "2022", "wilayah": "94"}),
    "peta-plays-34": ("peta", {"prov": "34", "putar": "ya", "wilayah": "3404"}),
    "peta-bad-link": ("peta", {"lapis": "perubahan", "survei": "2021", "putar": "ya", "wilayah": "3471", "prov": "xx"}),
    "peringkat": ("peringkat", {"sorot": "3310"}),
    "peringkat-33": ("peringkat", {"prov": "33", "wilayah": "3310"}),
    "peringkat-33-history": ("peringkat", {"prov": "33", "tampil": "riwayat", "sorot": "3310,3311,3371"}),
    "peringkat-94-en": ("peringkat", {"prov": "94", "bahasa": "en"}),
    "peringkat-34-plain": ("peringkat", {"prov": "34", "ketidakpastian": "tidak", "survei": "2023", "banding": "2021"}),
    "target": ("target", {}),
    "target-33": ("target", {"prov": "33"}),
    "target-34-2025": ("target", {"prov": "34", "survei": "2022", "tahun_target": "2025", "sorot": "3404,3471"}),
    "target-36-own-en": ("target", {"prov": "36", "target": "14,2", "tahun_target": "2029", "bahasa": "en"}),
    "lokus-33": ("lokus", {"prov": "33", "sorot": "3310", "bobot": "prevalensi:2,sekolah:1", "keluar": "3329"}),
    "belajar-3310": ("belajar", {"wilayah": "3310", "lingkup": "pulau", "jarak": "mahalanobis", "jenis": "sama"}),
    "belajar-en": ("belajar", {"wilayah": "9501", "bahasa": "en", "faktor": "kemiskinan,sekolah,kepadatan"}),
    "lokus-en": ("lokus", {"bahasa": "en", "survei": "2022", "banyak": "5"}),
    "profil": ("profil", {}),
    "profil-klaten": ("profil", {"wilayah": "3310"}),
    "profil-kupang-older-en": (
        "profil",
        {"wilayah": "5371", "lama": "ya", "acuan": "5301", "bahasa": "en"},
    ),
    "profil-model": ("profil", {"wilayah": "9604", "acuan": "9671"}),
    "profil-island": ("profil", {"wilayah": "3101", "ketidakpastian": "tidak"}),
    "kecamatan": ("kecamatan", {}),
    "intervensi-3310": ("intervensi", {"wilayah": "3310"}),
    "kecamatan-3208-desa-en": ("kecamatan", {"wilayah": "3208", "tingkat": "desa", "bahasa": "en"}),
    "rembuk": ("rembuk", {}),
    "rembuk-klaten": ("rembuk", {"wilayah": "3310"}),
    "rembuk-province-en": ("rembuk", {"wilayah": "34", "survei": "2023", "bahasa": "en", "tahun_target": "2024"}),
    "rembuk-without-estimate": ("rembuk", {"wilayah": "5303", "survei": "2022"}),
    "data-method": ("data", {}),
    "data-downloads-34": ("data", {"bagian": "unduh", "prov": "34"}),
    "data-records": ("data", {"bagian": "sumber"}),
    "data-gaps": ("data", {"bagian": "celah"}),
    "data-disputes-en": ("data", {"bagian": "beda", "bahasa": "en"}),
    "data-glossary": ("data", {"bagian": "istilah"}),
}
# What a reader unfolds: page, key of the part that opens, and the parameters of the link.
UNFOLDED: Final[dict[str, tuple[str, str, dict[str, str]]]] = {
    "peta-33-table": ("peta", "peta_fold", {"prov": "33", "wilayah": "3310"}),
    "peta-provinces-table": ("peta", "peta_fold", {"bentuk": "provinsi", "survei": "2022"}),
    "peringkat-96-table": ("peringkat", "peringkat_fold", {"prov": "96", "bahasa": "en"}),
    "lokus-34-table": ("lokus", "lokus_fold", {"prov": "34", "masuk": "3471"}),
    "rembuk-settings": ("rembuk", "rembuk_settings", {"wilayah": "3310"}),
    "rembuk-practice": ("rembuk", "rembuk_practice", {"wilayah": "3310", "bahasa": "en"}),
    "rembuk-commitment": ("rembuk", "rembuk_commitment", {"prov": "34"}),
    "target-33-table": ("target", "target_fold", {"prov": "33", "survei": "2023"}),
    "target-34-plain-table": ("target", "target_fold", {"prov": "34", "ketidakpastian": "tidak"}),
    "profil-two-sources": ("profil", "two_sources", {"wilayah": "3404"}),
    "data-gaps-2022": ("data", "missing_2022", {"bagian": "celah"}),
}
FILES: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "files-peta-34": ("peta", {"prov": "34"}),
    "files-peringkat-94-en": ("peringkat", {"prov": "94", "bahasa": "en"}),
    "files-target-34": ("target", {"prov": "34", "survei": "2023"}),
    "files-lokus-34": ("lokus", {"prov": "34", "masuk": "3471"}),
    "files-data-34": ("data", {"bagian": "unduh", "prov": "34"}),
}
Compare = Callable[[str, list[str]], None]


@pytest.mark.parametrize("name", VIEWS)
def test_the_page_reads_as_kept(kept_as: Compare, name: str) -> None:
    path, parameters = VIEWS[name]
    kept_as(name, page_lines(opened_page(path, **parameters), sidebar=name.endswith("bad-link")))


@pytest.mark.parametrize("name", UNFOLDED)
def test_what_is_unfolded_reads_as_kept(kept_as: Compare, name: str) -> None:
    path, key, parameters = UNFOLDED[name]
    kept_as(name, part_lines(opened_page(path, {key: True}, **parameters), key))


def test_the_dark_page_reads_as_kept(kept_as: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "current_theme", lambda: DARK)
    kept_as("peringkat-34-dark", page_lines(opened_page("peringkat", prov="34")))


@pytest.mark.parametrize("name", FILES)
def test_the_files_of_the_page_hold_what_is_kept(kept_as: Compare, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    offered = {}
    monkeypatch.setattr(
        downloads, "download", lambda label, data, file_name, kind, key, **settings: offered.update({file_name: data})
    )
    path, parameters = FILES[name]
    opened_page(path, **parameters)
    tables = {file: made for file, made in offered.items() if file.endswith((".csv", ".xlsx"))}
    kept_as(name, [*map(str, offered), *(line for file, made in tables.items() for line in file_lines(file, made))])
