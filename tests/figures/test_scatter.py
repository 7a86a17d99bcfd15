"""Two figures of each district: who is pointed out, who is a ring, and who is left out."""

import pandas as pd

from stuntmap.figures.palette import LIGHT
from stuntmap.figures.scatter import Across, Pointed, district_scatter
from stuntmap.language import language

TABLE = pd.DataFrame(
    {
        "region_name": ["Kabupaten Barat", "Kabupaten Timur", "Kota Tengah", "Kabupaten Jauh", "Kabupaten Kosong"],
        "province_code": ["11", "11", "11", "12", "12"],
        "prevalence_pct": [10.0, 20.0, 30.0, 40.0, float("nan")],
        "estimation": ["direct", "small_area", "direct", "direct", None],
        "poverty_rate_pct": [5.0, 6.0, 7.0, 8.0, 9.0],
    },
    index=["1101", "1102", "1171", "1201", "1202"],
)


def test_each_district_stands_once_in_its_layer_and_a_model_figure_is_a_ring():
    pointed = Pointed("1101", "11", "Provinsi Contoh", ("1171",))
    figure = district_scatter(TABLE, Across("poverty_rate_pct", "x", "%"), "y", pointed, language("id"), LIGHT)
    drawn = {trace.name: list(trace.ids) for trace in figure.data}
    assert drawn == {
        "kabupaten/kota lain": ["1201"],
        "Provinsi Contoh": ["1102"],
        "kabupaten/kota pilihan": ["1171"],
        "Kab. Barat": ["1101"],
    }
    assert [list(trace.marker.symbol) for trace in figure.data] == [["circle"], ["circle-open"], ["circle"], ["circle"]]
    assert {note.text for note in figure.layout.annotations} == {"<b>Kab. Barat</b>", "<b>Kota Tengah</b>"}
    assert "20,0" in figure.data[1].customdata[0][1]
    assert "model" in figure.data[1].customdata[0][1]
