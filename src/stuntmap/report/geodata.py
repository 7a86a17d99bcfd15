"""District polygons joined with one survey's figures, for GIS programs: GeoJSON, GeoPackage, zipped Shapefile.

Field names are the column names of the data dictionary, shortened to ten letters in the Shapefile, whose zip explains
them; what they hold is in the reader's language, with 95 % limits beside every figure that has them. A missing figure
is null in every format, never 0. The same input gives the same bytes.
"""

import io
import json
import tempfile
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from stuntmap import vocabulary
from stuntmap.language import Language
from stuntmap.report.steady_archive import packed
from stuntmap.report.table_columns import cell_value
from stuntmap.report.table_files import TableAbout
from stuntmap.vocabulary import COLUMNS, Column

LAYER: Final = "districts"
# GDAL writes the hour into a GeoPackage and the day into a dBASE header; this one stands for all.
STEADY_TIME: Final = "2000-01-01T00:00:00.000Z"
DBASE_TEXT_BYTES: Final = 254
COORDINATE_DECIMALS: Final = 6
SHAPEFILE_PARTS: Final = ("shp", "shx", "dbf", "prj", "cpg")


def fields(table: pd.DataFrame) -> list[Column]:
    """The columns of `table` that files for GIS programs hold, in the order of their descriptions."""
    return [column for column in COLUMNS.values() if column.field and column.name in table]


def joined_districts(districts: gpd.GeoDataFrame, table: pd.DataFrame, language: Language) -> gpd.GeoDataFrame:
    """The polygons of the regions of `table` with its figures, EPSG:4326; one row a region, in the table's order.

    `table` is a scope or target table (index region_code). Columns: its `fields`, codes in the words of
    the language, and geometry.
    """
    named = table.rename_axis(vocabulary.REGION_CODE).reset_index()
    facts = named[[column.name for column in fields(named)]].copy()
    for column in fields(named):
        if column.numbers is None and not pd.api.types.is_bool_dtype(facts[column.name]):
            words = [cell_value(value, column.kind, language) for value in facts[column.name]]
            facts[column.name] = pd.Series(words, index=facts.index, dtype="object")
        elif column.numbers is not None:
            # No more decimals than any other file holds.
            kept = facts[column.name].astype("Float64" if column.numbers.kept else "Int64")
            facts[column.name] = kept.round(column.numbers.kept)
    shapes = districts.set_index(vocabulary.REGION_CODE).geometry.reindex(facts[vocabulary.REGION_CODE])
    return gpd.GeoDataFrame(facts, geometry=shapes.to_numpy(), crs=districts.crs)


def geojson_bytes(
    districts: gpd.GeoDataFrame, table: pd.DataFrame, about: TableAbout, language: Language, layer_name: str = LAYER
) -> bytes:
    """A GeoJSON FeatureCollection (RFC 7946) of the districts, or other regions with polygons, of `table`.

    Facts about it stand under "about"; `layer_name` is its name.
    """
    layer = joined_districts(districts, table, language)
    rounded = shapely.set_precision(layer.geometry.to_numpy(), 10.0**-COORDINATE_DECIMALS, mode="pointwise")
    shapes = shapely.to_geojson(shapely.orient_polygons(rounded))
    rows = layer.drop(columns="geometry").to_dict("records")
    features = [
        {
            "type": "Feature",
            "id": row[vocabulary.REGION_CODE],
            "properties": {str(name): _plain(value) for name, value in row.items()},
            "geometry": json.loads(shape) if shape else None,
        }
        for row, shape in zip(rows, shapes, strict=True)
    ]
    facts = [{"label": label, "text": text} for label, text in about.lines(language)]
    collection = {"type": "FeatureCollection", "name": layer_name, "about": facts, "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(value: Any) -> Any:
    """`value` as JSON knows it; None where it is missing."""
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value


def geopackage_bytes(districts: gpd.GeoDataFrame, table: pd.DataFrame, about: TableAbout, language: Language) -> bytes:
    """A GeoPackage with one layer, "districts"; the facts about it are its metadata."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": STEADY_TIME})
    content = io.BytesIO()
    pyogrio.write_dataframe(
        joined_districts(districts, table, language),
        content,
        driver="GPKG",
        layer=LAYER,
        dataset_metadata=_metadata(about, language),
        DESCRIPTION=about.title,
    )
    return content.getvalue()


def _metadata(about: TableAbout, language: Language) -> dict[str, str]:
    """The facts by label; facts of one label, such as several notes, stand below each other."""
    facts: dict[str, str] = {}
    for label, text in about.lines(language):
        facts[label] = f"{facts[label]}\n{text}" if label in facts else text
    return facts


def shapefile_zip_bytes(
    districts: gpd.GeoDataFrame, table: pd.DataFrame, about: TableAbout, language: Language
) -> bytes:
    """A zip with the Shapefile districts.* (UTF-8) and README.txt: facts and the meaning of every field.

    dBASE holds no more than 254 bytes a text: longer ones end there.
    """
    layer = joined_districts(districts, table, language)
    for name in layer.columns.drop("geometry"):
        if pd.api.types.is_bool_dtype(layer[name]):
            layer[name] = layer[name].astype("Int64")
        elif not pd.api.types.is_numeric_dtype(layer[name]):
            layer[name] = layer[name].map(_cut, na_action="ignore")
    present = fields(layer)
    layer = layer.rename(columns={column.name: column.field for column in present})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{LAYER}.shp"
        day = STEADY_TIME[:10]
        pyogrio.write_dataframe(layer, path, driver="ESRI Shapefile", encoding="UTF-8", DBF_DATE_LAST_UPDATE=day)
        files = {f"{LAYER}.{part}": path.with_suffix(f".{part}").read_bytes() for part in SHAPEFILE_PARTS}
    files["README.txt"] = _readme(present, about, language).encode("utf-8-sig")
    return packed(files)


def _cut(value: object) -> str:
    return str(value).encode()[:DBASE_TEXT_BYTES].decode(errors="ignore")


def _readme(present: list[Column], about: TableAbout, language: Language) -> str:
    lines = [f"{label}: {text}" for label, text in about.lines(language)]
    lines += ["", language.text("Fields of {file}:", file=f"{LAYER}.shp")]
    lines += [f"  {column.field:<10}  {_meaning(column, language)}" for column in present]
    return "\r\n".join([*lines, ""])


def _meaning(column: Column, language: Language) -> str:
    meaning = language.text(column.meaning)
    return (
        f"{meaning}; {language.text('empty = {meaning}', meaning=language.text(column.missing))}"
        if column.missing
        else meaning
    )
