"""Belajar dari siapa: who is alike, whom to learn from and why, and how firm that is."""

from reading import words_on

from questions import asked
from stuntmap import vocabulary
from stuntmap.answers import shared_answers
from stuntmap.answers.learning import AlikeAsked

SPACE = "\N{NO-BREAK SPACE}"


def plain(page):
    return words_on(page).replace(SPACE, " ")


def test_the_page_names_whom_to_learn_from_with_the_reason(open_page):
    found = shared_answers().learning(asked("33", 2024), "3310", AlikeAsked())
    page = open_page("belajar", wilayah="3310")
    words = plain(page)
    nearest = [vocabulary.short_name(name) for name in found.table["region_name"].iloc[:3]]
    assert f"Paling mirip dengan Kab. Klaten: {nearest[0]}, {nearest[1]}, dan {nearest[2]}." in words
    assert "Bersama 15 daerah yang paling mirip: peringkat 14 dari 16 (antara " in words
    assert "Prevalensi 10,3 % (rentang " in words
    assert "goyah: bergantung pada pilihan" in words
    assert "Angka-angka ini tidak mengatakan mengapa di sana lebih rendah." in words
    assert (
        "Menurut keadaan yang dipilih, prevalensi Kab. Klaten diperkirakan 16,5 % (rentang prediksi 95 %: 7,6–32,1 %)."
        in words
    )
    assert "Angkanya 20,8 %: sesuai perkiraan." in words
    assert "Di provinsi yang tidak ikut dihitung, model menerangkan 25 % perbedaan" in words
    assert (
        "Indonesia: di daerah yang angkanya lebih tinggi pada Persentase penduduk miskin, prevalensi cenderung" in words
    )
    assert "belum tentu berlaku antarkeluarga" in words
    assert (
        "Indonesia, SSGI 2024: kabupaten/kota yang bertetangga cenderung berprevalensi mirip. Moran's I 0,50" in words
    )
    assert "Tanpa 105 angka model: 0,48 (p = 0,002)." in words
    assert "Prevalensi menurut Persentase penduduk miskin · Indonesia, SSGI 2024" in words
    assert (
        "dari 514 kabupaten/kota, 101 berada di sepertiga tertinggi untuk prevalensi maupun Persentase penduduk"
        in words
    )
    assert "105 prevalensi yang dihitung berasal dari model." in words
    assert "31 daerah tidak mempunyai tetangga darat yang berangka" in words
    assert "Kab. Kep. Anambas ke Kab. Natuna (140 km)" in words
    assert "tahun 2024; diketahui untuk seluruh 514 kabupaten/kota. Lebih rendah lebih baik." in words
    page.multiselect(key="choice_faktor").set_value(["sekolah", "kemiskinan"]).run()
    page.selectbox(key="choice_lingkup").set_value("provinsi").run()
    assert (page.query_params["faktor"], page.query_params["lingkup"]) == ("sekolah,kemiskinan", "provinsi")
    assert not page.exception
    words = plain(page)
    assert "Jawa Tengah, SSGI 2024: kabupaten/kota yang bertetangga belum jelas lebih mirip" in words
    assert "Tanpa 6 angka model, daerah yang tersisa terlalu sedikit" in words


def test_with_uncertainty_turned_off_no_limits_are_printed(open_page):
    words = plain(open_page("belajar", wilayah="3310", ketidakpastian="tidak"))
    assert "peringkat 14 dari 16." in words
    assert "Prevalensi 10,3 %: lebih rendah 10,5 poin persen. Sejak SSGI 2021" in words
    assert "prevalensi Kab. Klaten diperkirakan 16,5 %. Angkanya 20,8 %" in words
    assert "(rentang" not in words


def test_a_district_without_its_like_or_with_a_model_figure_says_so(open_page):
    words = plain(open_page("belajar", wilayah="9501"))
    assert "Tidak ada yang benar-benar mirip dengan Kab. Jayawijaya; yang terdekat Kab. Sumba Tengah" in words
    assert "Angka Kab. Jayawijaya berasal dari model: tidak dapat diuji" in words


def test_without_a_district_a_circumstance_is_still_set_against_prevalence(open_page):
    words = plain(open_page("belajar", keadaan="sanitasi", survei="2021"))
    assert "Rumah tangga dengan sanitasi layak dan prevalensi, SSGI 2021" in words
    assert "tahun 2021; diketahui untuk 513 dari 514 kabupaten/kota. Tahunnya disimpulkan. Lebih tinggi" in words


def test_the_profile_names_places_to_learn_from_and_leads_to_the_reasons(open_page):
    page = open_page("profil", wilayah="3310")
    assert "Yang mirip dengan prevalensi lebih rendah secara nyata: Kab. Magetan (10,3 %)" in plain(page)


def test_an_own_indicator_counts_stands_against_prevalence_and_on_a_map_and_goes_with_the_visit(open_page):
    regions = shared_answers().data.regions
    districts = regions[regions["region_level"] == vocabulary.DISTRICT]
    lines = [f"Kader;{code};{place % 97};2025;kader;DPMD;tinggi" for place, code in enumerate(districts["region_code"])]
    head = "indikator;kode;nilai;tahun;satuan;sumber;arah\n"
    page = open_page("belajar", wilayah="3310")
    page.file_uploader(key="own_indicator_0").upload("kader.csv", (head + "\n".join(lines)).encode(), "text/csv").run()
    # Words from outside are shown letter by letter.
    words = plain(page).replace("\\", "")
    assert not page.exception
    assert "Kader (kader), 2025: nilai 514 kabupaten/kota. Sumber: DPMD. Lebih tinggi lebih baik." in words
    assert "Kab. Klaten: " in words
    # Named where districts alike rest on it, below the scatter and below the map.
    assert words.count("Kader: DPMD 2025") >= 3
    assert "Indonesia: Kader dan prevalensi tidak jelas sejalan." in words or "di daerah yang angkanya lebih" in words
    assert "Kader menurut kabupaten/kota, dalam seperlima nilainya · Indonesia" in words
    with_own = plain(page)
    page.checkbox(key="own_indicator_counts").uncheck().run()
    assert plain(page) != with_own
    fresh = plain(open_page("belajar", wilayah="3310"))
    assert "DPMD" not in fresh


def test_the_choice_of_circumstances_says_how_many_of_them_count(open_page):
    labels = [field.label for field in open_page("belajar", wilayah="3310", faktor="kemiskinan,sekolah").multiselect]
    assert any(label.startswith("Mirip dalam (2 dari ") for label in labels)
