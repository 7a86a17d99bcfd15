"""What the maps of an own recap say to whoever points at them, on areas and on discs."""

import re
from collections.abc import Callable

import pytest
from visiting import Visitor

from stuntmap.data.subdistricts import district_parts
from stuntmap.vocabulary import SUBDISTRICT

HEAD = "Kecamatan;Bulan;Sasaran;Diukur;Stunting"
# Figures that occur nowhere else, for one place each.
RECAPS = {
    "areas": ("3310", "331001", ["Prambanan;2025-08;400;347;71", "Gantiwarno;2025-08;300;283;29"]),
    "discs": ("3471", "347101", ["Tegalrejo;2025-08;400;347;71", "Jetis;2025-08;300;283;29"]),
}


@pytest.mark.parametrize(("district", "pointed", "rows"), RECAPS.values(), ids=RECAPS)
def test_the_box_over_a_kecamatan_says_what_was_counted(
    new_visitor: Callable[..., Visitor], district: str, pointed: str, rows: list[str]
) -> None:
    visitor = new_visitor()
    visitor.open(f"/kecamatan?wilayah={district}")
    # Plotly minds when a chart is taken away that it is still drawing.
    visitor.wait_for_map("recap_map_nama")
    content = "\n".join([HEAD, *rows]).encode()
    chosen = visitor.page.locator(".st-key-recap_0 input[type=file]")
    chosen.set_input_files({"name": "rekap.csv", "mimeType": "text/csv", "buffer": content})
    points = district_parts(district, SUBDISTRICT)
    name = points.loc[pointed, "region_name"]
    for key in ("recap_map_prevalensi", "recap_map_jumlah"):
        visitor.wait_for_map(key)
        lines = [re.sub(r"\s", " ", line) for line in visitor.hover_lines(pointed, key, points)]
        assert lines[0] == name
        assert "71 dari 347 balita diukur" in lines
        assert "cakupan 86,8 %" in lines
    assert lines[1].startswith("20,5 %")
    visitor.wait_for_map("recap_map_cakupan")
