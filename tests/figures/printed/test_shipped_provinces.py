from collections.abc import Callable
from functools import cache

import geopandas as gpd
import pytest

import shipped
from questions import visit_of
from stuntmap.data.boundaries import load_districts
from stuntmap.figures.exhibits import MapExhibit
from stuntmap.figures.printed.picture import Frame, drawn
from stuntmap.figures.printed.remote_islands import with_remote_islands_closer
from stuntmap.figures.printed.sheet import Sheet
from stuntmap.language import language
from stuntmap.vocabulary import short_name

SLIDE = Frame(30, 12.5, 18)


@cache
def polygons() -> gpd.GeoDataFrame:
    return load_districts().set_index("region_code")


@pytest.mark.parametrize("province", shipped.province_codes())
def test_the_map_of_every_province_is_tidy_and_names_its_smallest_district(
    province: str, tidy: Callable[[Sheet], None]
) -> None:
    visit = visit_of(scope=province)
    table = visit.answers.table(visit.question)
    ground = with_remote_islands_closer(polygons().loc[list(table.index)])
    smallest = str(ground.districts.to_crs("EPSG:6933").area.idxmin())
    sheet = drawn(language("id"), MapExhibit("", "", table, smallest, province), SLIDE, ground)
    tidy(sheet)
    shown = " ".join(text for text, _ in sheet.words)
    assert short_name(str(table.loc[smallest, "region_name"])) in shown
