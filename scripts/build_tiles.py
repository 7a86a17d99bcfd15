"""Builds the tile map of the districts: one square of equal size each, near its place. Same input, same bytes.

Needs scipy, which is there for development only; the layout that this script found is what the project ships.
"""

import argparse
from pathlib import Path
from typing import Final, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
import tile_layout

from stuntmap.data.boundaries import SERVED, load_district_points, load_neighbours
from stuntmap.data.boundary_files import LEVELS_FILE, ServedLevel, enter_levels, write_level
from stuntmap.data.boundary_records import Source, Sources, record_file
from stuntmap.data.project import ROOT
from stuntmap.data.provenance import read_record
from stuntmap.data.regions import BOUNDARIES, read_codes
from stuntmap.vocabulary import (
    CRS_GEOGRAPHIC,
    LATITUDE,
    LONGITUDE,
    NEIGHBOUR_CODE,
    PROVINCE_NAME,
    REGION_CODE,
    REGION_NAME,
    TILE_COLUMN,
    TILE_ROW,
    TILES,
)

# Provinces by the island or group of islands that they make up.
ISLANDS: Final = {
    "Sumatra": ("11", "12", "13", "14", "15", "16", "17", "18", "19", "21"),
    "Jawa": ("31", "32", "33", "34", "35", "36"),
    "Bali and Nusa Tenggara": ("51", "52", "53"),
    "Kalimantan": ("61", "62", "63", "64", "65"),
    "Sulawesi": ("71", "72", "73", "74", "75", "76"),
    "Maluku": ("81", "82"),
    "Papua": ("91", "92", "93", "94", "95", "96"),
}
# A strip of sea stays open between these.
SEAS: Final = (
    ("Sumatra", "Jawa"),
    ("Sumatra", "Kalimantan"),
    ("Jawa", "Bali and Nusa Tenggara"),
    ("Jawa", "Kalimantan"),
    ("Jawa", "Sulawesi"),
    ("Bali and Nusa Tenggara", "Kalimantan"),
    ("Bali and Nusa Tenggara", "Sulawesi"),
    ("Bali and Nusa Tenggara", "Maluku"),
    ("Bali and Nusa Tenggara", "Papua"),
    ("Kalimantan", "Sulawesi"),
    ("Sulawesi", "Maluku"),
    ("Maluku", "Papua"),
)
# A cell of 0.92 degrees lets the whole country keep its width; Jawa, denser than that, takes its room to the south.
CELL_DEGREES: Final = 0.92
WEST, NORTH, EAST = 95.0, 6.0, 141.0
STEPS: Final = 1_000_000
SEED: Final = 7
GAP_SHARE: Final = 0.06
DECIMALS: Final = 3
HOW: Final = (
    "Each district on a cell of its own: points moved apart until each has room, then the cheapest assignment to a "
    "grid, then simulated annealing with a fixed seed (scripts/tile_layout.py), so that neighbours touch, provinces "
    "stay in one piece and islands apart. Column counted from the west, row from the north; the served squares fill "
    "the frame of the country. Before, for the places and neighbours: "
)


class Frame(NamedTuple):
    """The room for the layout: columns and rows of the grid, and where the points wish to be on it."""

    columns: int
    rows: int
    wanted: np.ndarray


def places_of(points: pd.DataFrame, neighbours: pd.DataFrame) -> tile_layout.Places:
    """The districts in the order of `points`, in cells from the north-west corner of the country."""
    codes = points[REGION_CODE].tolist()
    number = {code: position for position, code in enumerate(codes)}
    island_of = {province: island for island, provinces in ISLANDS.items() for province in provinces}
    once = neighbours[neighbours[REGION_CODE] < neighbours[NEIGHBOUR_CODE]]
    east = (points[LONGITUDE] - WEST) / CELL_DEGREES
    south = (NORTH - points[LATITUDE]) / CELL_DEGREES
    return tile_layout.Places(
        points=np.column_stack([east, south]),
        pairs=[(number[a], number[b]) for a, b in zip(once[REGION_CODE], once[NEIGHBOUR_CODE], strict=True)],
        provinces=[code[:2] for code in codes],
        islands=[island_of[code[:2]] for code in codes],
        seas=frozenset(frozenset(shores) for shores in SEAS),
    )


def frame_of(places: tile_layout.Places) -> Frame:
    """The grid that holds every relaxed point, with half a cell to spare on each side."""
    wanted = tile_layout.relaxed(places)
    wanted = wanted - wanted.min(axis=0) + 0.5
    columns, rows = (int(edge) + 1 for edge in np.ceil(wanted.max(axis=0)))
    return Frame(columns, rows, wanted)


def layout_of(places: tile_layout.Places, frame: Frame) -> list[tile_layout.Cell]:
    """A cell for each district; the western column and the northern row in use are 0."""
    start = tile_layout.assigned(frame.wanted, frame.columns, frame.rows)
    layout = tile_layout.Layout(places, frame.wanted, start, tile_layout.Weights())
    cells = tile_layout.annealed(layout, frame.columns, frame.rows, STEPS, SEED)
    west, north = (min(edge) for edge in zip(*cells, strict=True))
    return [(column - west, row - north) for column, row in cells]


def squares(tiles: pd.DataFrame) -> gpd.GeoSeries:
    """The square of each district of `tiles`, by region_code, in the frame of the country; EPSG:4326 in name only."""
    side = (EAST - WEST) / (tiles[TILE_COLUMN].max() + 1)
    gap = side * GAP_SHARE / 2
    west, north = WEST + tiles[TILE_COLUMN] * side, NORTH - tiles[TILE_ROW] * side
    shapes = shapely.box(west + gap, north - side + gap, west + side - gap, north - gap)
    return gpd.GeoSeries(np.asarray(shapes), index=pd.Index(tiles[REGION_CODE]), crs=CRS_GEOGRAPHIC)


def write_tiles(tiles: pd.DataFrame, codes: pd.DataFrame, root: Path) -> None:
    """Writes the layout, the served level and its entries (country and each province), with their records."""
    stored, served = root / BOUNDARIES, root / SERVED
    sources = sources_of(stored / "district_points.csv", how=HOW, built_by="scripts/build_tiles.py")
    path = stored / "district_tiles.csv"
    tiles.to_csv(path, index=False, lineterminator="\n")
    record_file(path, sources)
    shapes = squares(tiles)
    labels = codes.set_index(REGION_CODE).rename(columns={REGION_NAME: "name", PROVINCE_NAME: "province"})
    level = write_level(TILES, shapes, labels, DECIMALS, served)
    record_file(served / level.file_name, sources)
    # The list is the other builder's: its record stays, but for the hash.
    enter_levels([level, *province_levels(level, shapes)], served, sources_of(served / LEVELS_FILE))


def sources_of(path: Path, how: str = "", built_by: str = "") -> Sources:
    """What the record of `path` says of its origin, with `how` put before its steps, and `built_by` if given."""
    of = read_record(path)
    source = Source(of.producer, of.citation, of.url, of.licence, how + of.built_how)
    return Sources(source, source, of.accessed, built_by or of.built_by)


def province_levels(level: ServedLevel, shapes: gpd.GeoSeries) -> list[ServedLevel]:
    """One entry a province: the file of the whole `level`, the bounds of the province's own squares."""
    entries = []
    for province, own in shapes.groupby(shapes.index.str[:2]):
        west, south, east, north = (round(float(edge), DECIMALS) for edge in own.total_bounds)
        entries.append(ServedLevel(f"{level.name}-{province}", level.file_name, (west, south, east, north)))
    return entries


def main() -> None:
    """Finds the layout, writes it below --root, and prints how good it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="project folder to read from and write into")
    root = parser.parse_args().root

    points = load_district_points(root)
    places = places_of(points, load_neighbours(root))
    frame = frame_of(places)
    cells = layout_of(places, frame)
    columns, rows = zip(*cells, strict=True)
    tiles = pd.DataFrame({REGION_CODE: points[REGION_CODE], TILE_COLUMN: columns, TILE_ROW: rows})
    write_tiles(tiles, read_codes(root / BOUNDARIES / "region_codes.csv"), root)

    found = tile_layout.measured(places, cells)
    print(f"{len(set(cells))} tiles on {max(columns) + 1} x {max(rows) + 1} cells")
    print(f"neighbours that touch: {found.neighbours_touching:.1%}, by a side: {found.neighbours_sharing_a_side:.1%}")
    print(
        f"provinces in one piece: {found.provinces_in_one_piece}; across a sea: {found.islands_touching_across_a_sea}"
    )


if __name__ == "__main__":
    main()
