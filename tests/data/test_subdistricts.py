"""Kecamatan get the ground nearest to their villages; where too little is known, points are shown; nothing is lost."""

import json

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from stuntmap.data import coverage, subdistricts
from stuntmap.data.boundary_records import Source, Sources, record_file
from stuntmap.data.provenance import verify_file
from stuntmap.data.regions import BOUNDARIES
from stuntmap.data.subdistrict_cells import near_own_district, subdistrict_cells, village_counts
from stuntmap.data.subdistrict_points import discs
from stuntmap.data.subdistricts import are_areas_credible, load_subdistricts, load_villages, write_subdistricts

GROUND = gpd.GeoSeries({"1101": shapely.box(0, 0, 4, 2), "1102": shapely.box(4, 0, 6, 2)}, crs="EPSG:4326")
SOURCE = Source("Producer", "Citation", "https://example.org/", "Licence", "Made up.")
SOURCES = Sources(SOURCE, SOURCE, "2026-11-22", "a test")


def villages(*rows: tuple[str, float | None, float | None]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["region_code", "lon", "lat"]).astype({"lon": "float64", "lat": "float64"})
    names = {"region_name": "Desa " + table["region_code"].str[-2:], "subdistrict_code": table["region_code"].str[:6]}
    return table.assign(**names)[["region_code", "region_name", "subdistrict_code", "lon", "lat"]]


TWO = villages(
    ("1101012001", 0.5, 0.5),
    ("1101012002", 0.5, 1.5),
    ("1101012003", None, None),
    ("1101022001", 3.5, 0.5),
    ("1101022002", 3.5, 1.5),
    ("1102012001", 5.0, 1.0),
)


def test_the_border_of_two_kecamatan_lies_half_way_between_their_villages():
    cells = subdistrict_cells(TWO, GROUND)
    assert cells.loc["110101"].equals(shapely.normalize(shapely.box(0, 0, 2, 2)))
    assert cells.loc["110102"].equals(shapely.normalize(shapely.box(2, 0, 4, 2)))


def test_a_kecamatan_never_reaches_into_another_district():
    # The nearest village to the ground left of 4 is that of district 1102: it stays with its own.
    crowded = villages(("1101012001", 0.5, 1.0), ("1102012001", 4.1, 1.0))
    cells = subdistrict_cells(crowded, GROUND)
    assert cells.loc["110101"].equals(shapely.normalize(GROUND["1101"]))
    assert shapely.coverage_is_valid(cells.to_numpy())


def test_each_piece_of_ground_goes_to_the_nearest_village():
    """The slow second way: asks of a grid of places which village is nearest, longitudes shortened alike."""
    ground = gpd.GeoSeries({"1101": shapely.Point(100, -5).buffer(1, quad_segs=4)}, crs="EPSG:4326")
    points = shapely.get_coordinates(shapely.Point(100, -5).buffer(0.6, quad_segs=2))[:-1]
    rows = [(f"11010{1 + number % 3}200{number}", *point) for number, point in enumerate(points)]
    scattered = villages(*rows)
    cells = subdistrict_cells(scattered, ground)
    shortened = shapely.get_coordinates(shapely.points(scattered[["lon", "lat"]])) * [0.9962, 1]
    for place in (shapely.Point(99.3 + 0.13 * x, -5.7 + 0.13 * y) for x in range(11) for y in range(11)):
        distances = [((place.x * 0.9962 - x) ** 2 + (place.y - y) ** 2) ** 0.5 for x, y in shortened]
        first, second = sorted(distances)[:2]
        if second - first > 0.001 and ground["1101"].contains(place):
            nearest = scattered["subdistrict_code"].iloc[distances.index(first)]
            assert cells.loc[nearest].buffer(0.0005).contains(place)


def test_a_village_without_a_point_is_counted_and_makes_no_ground():
    counts = village_counts(TWO)
    assert counts.loc["110101"].to_dict() == {"villages": 3, "villages_located": 2}
    assert counts["villages"].sum() == len(TWO)


def test_a_point_far_outside_its_district_is_known_as_wrong():
    table = villages(
        ("1101012001", 0.5, 0.5), ("1101012002", -0.01, 0.5), ("1101012003", 5.0, 1), ("1101012004", None, None)
    )
    assert near_own_district(table, GROUND).tolist() == [True, True, False, False]


@pytest.mark.parametrize(
    ("located", "credible"), [([3, 3, 3, 2], True), ([3, 3, 2, 2], False), ([2], False), ([3], True)]
)
def test_a_district_of_which_too_many_kecamatan_have_few_points_is_shown_by_points(located, credible):
    assert are_areas_credible(pd.DataFrame({"villages_located": located, "is_official": False})) is credible


@pytest.fixture
def project(tmp_path):
    """Two districts: 1101 with three kecamatan, of which one has no village on the map; 1102 with too few points."""
    dots = [(0.5, 0.5), (0.5, 1.0), (0.5, 1.5)]
    rows = [(f"110101200{number}", x, y) for number, (x, y) in enumerate(dots)]
    rows += [(f"110102200{number}", x + 3, y) for number, (x, y) in enumerate(dots)]
    rows += [(f"110104200{number}", x + 1, y) for number, (x, y) in enumerate(dots)]
    rows += [(f"110105200{number}", x + 2, y) for number, (x, y) in enumerate(dots)]
    table = villages(*rows, ("1101032001", None, None), ("1102012001", 5.0, 1.0))
    codes = ["110105", "110101", "110102", "110103", "110104", "110201"]
    names = pd.DataFrame({"region_code": codes, "region_name": [f"Kecamatan {code}" for code in codes]})
    stored = tmp_path / BOUNDARIES
    stored.mkdir(parents=True)
    write_subdistricts(names, table, GROUND, stored, SOURCES)
    subdistricts.write_villages(table.sort_values("region_code"), stored, SOURCES)
    return tmp_path


def test_a_kecamatan_without_a_village_on_the_map_stays_in_the_list(project):
    table = load_subdistricts("1101", project).set_index("region_code")
    assert table.index.tolist() == ["110101", "110102", "110103", "110104", "110105"]
    assert table.index[table.geometry.isna()].tolist() == ["110103"]
    assert load_subdistricts(root=project)["district_code"].unique().tolist() == ["1101", "1102"]
    assert load_villages("1102", project)["region_code"].tolist() == ["1102012001"]
    for name in ("subdistricts.parquet", "villages.parquet"):
        verify_file(project / BOUNDARIES / name)


def test_the_served_file_holds_codes_and_names_and_is_named_by_its_content(project):
    level = subdistricts.served_parts("1101", "subdistrict", project)
    assert level is not None
    assert level.bounds == (0, 0, 4, 2)
    content = subdistricts.served_subdistricts(level.file_name, project)
    assert content is not None
    features = json.loads(content)["features"]
    assert {feature["id"] for feature in features} == {"110101", "110102", "110104", "110105"}
    assert features[0]["properties"] == {"code": "110101", "name": "Kecamatan 110101"}
    assert subdistricts.served_subdistricts("subdistrict-1101.0123456789.geojson", project) is None
    assert subdistricts.served_subdistricts("subdistrict-1101.geojson", project) is None


def test_no_areas_are_served_of_a_district_that_does_not_exist(project):
    assert subdistricts.served_parts("9999", "subdistrict", project) is None


def test_discs_lie_around_points_on_the_district_and_leave_a_gap(project):
    path = project / BOUNDARIES / "district.parquet"
    names = ["District 1101", "District 1102"]
    gpd.GeoDataFrame(
        {"region_code": GROUND.index, "region_name": names}, geometry=GROUND.to_numpy(), crs=4326
    ).to_parquet(path)
    record_file(path, SOURCES)
    assert subdistricts.are_parts_points("1102", project)
    level = subdistricts.served_parts("1102", "village", project)
    assert level is not None
    content = subdistricts.served_subdistricts(level.file_name, project)
    assert content is not None
    whole, disc = json.loads(content)["features"]
    assert whole["properties"] == {"code": "1102", "name": "District 1102"}
    assert disc["id"] == "1102012001"
    assert shapely.geometry.shape(disc["geometry"]).centroid.equals_exact(shapely.Point(5, 1), 1e-4)
    both = pd.DataFrame({"lon": [0.0, 0.3, None], "lat": [0.0, 0.0, None]}, index=["a", "b", "c"])
    round_them = discs(both, shapely.box(0, 0, 6, 3))
    assert round_them.index.tolist() == ["a", "b"]
    assert round_them["a"].distance(round_them["b"]) == pytest.approx(0.03)


def test_the_same_points_give_the_same_bytes(project, tmp_path):
    path = project / BOUNDARIES / "subdistricts.parquet"
    before = path.read_bytes()
    names = load_subdistricts(root=project)[["region_code", "region_name"]]
    write_subdistricts(names, load_villages(root=project), GROUND, project / BOUNDARIES, SOURCES)
    assert path.read_bytes() == before


# --- What is shipped


def test_the_shipped_list_holds_every_kecamatan_and_every_village_of_the_decision():
    assert len(load_subdistricts()) == 7285
    whole = load_villages()
    assert len(whole) == 83762
    assert whole["lon"].isna().sum() == 915
    klaten = load_villages("3310")
    assert len(klaten) == 401
    assert klaten.equals(whole[whole["region_code"].str.startswith("3310")].reset_index(drop=True))


def test_four_districts_are_shown_by_points():
    table = load_subdistricts()
    by_points = [code for code, own in table.groupby("district_code") if not are_areas_credible(own)]
    assert by_points == ["1308", "1312", "3101", "3471"]


def test_the_areas_of_a_district_make_up_its_ground():
    from stuntmap.data.boundaries import load_districts

    areas = load_subdistricts("3208").geometry
    assert shapely.coverage_is_valid(areas.to_numpy())
    district = load_districts().set_index("region_code").geometry[["3208"]]
    assert coverage.areas_km2(areas).sum() == pytest.approx(coverage.areas_km2(district).iloc[0], rel=1e-3)
