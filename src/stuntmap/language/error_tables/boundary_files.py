"""The words of errors about a reader's own boundary file. Slots: see `language.error_words`."""

from typing import Final

from stuntmap.language import marked
from stuntmap.language.error_tables.words import Words

BOUNDARY_FILES: Final = {
    "boundary_file_missing": Words(marked("{path}: no such file or folder."), marked("Check its address.")),
    "boundary_kind_unknown": Words(
        marked("{path}: this kind of file is not known."),
        marked("Take a Shapefile (folder, .shp or .zip), GeoPackage (.gpkg), GeoJSON or TopoJSON."),
    ),
    "archive_leads_out": Words(
        marked("{path}: the archive holds addresses that lead out of its folder ({names:first})."),
        marked("Do not use this archive; ask its publisher for a clean one."),
    ),
    "archive_too_large": Words(
        marked("{path}: the archive holds more than {megabytes} MB."),
        marked("Take the file of the district boundaries alone."),
    ),
    "archive_damaged": Words(
        marked("{path}: the .zip archive is damaged, locked, or no archive."),
        marked("Download it again or pack it anew without a password."),
    ),
    "no_shapefile": Words(
        marked("{path}: holds no Shapefile (.shp), GeoPackage (.gpkg) or GeoJSON (.geojson)."),
        marked("Put .shp, .shx, .dbf and .prj into it."),
    ),
    "several_shapefiles": Words(
        marked("{path}: holds more than one boundary file ({names:first})."),
        marked("Leave one, that of the districts."),
    ),
    "shapefile_incomplete": Words(
        marked("{path}: the Shapefile {shapefile} is incomplete: {missing:and} missing."),
        marked("Copy all parts of the Shapefile (.shp, .shx, .dbf, .prj) to the same place."),
    ),
    "boundary_unreadable": Words(
        marked("{path}: cannot be read: damaged, cut off, or no boundary file."),
        marked("Download it again, or open and save it anew with QGIS."),
    ),
    "boundary_no_shapes": Words(marked("{path}: holds no shapes."), marked("Take a boundary file with polygons.")),
    "several_layers": Words(
        marked("{path}: holds more than one layer of polygons ({layers:first})."),
        marked("Save the layer of the districts as a file of its own."),
    ),
    "crs_unknown": Words(
        marked("{path}: the coordinate system (CRS) is not known."),
        marked("Put the .prj file beside it, or name the CRS with --crs EPSG:..."),
    ),
    "crs_unset": Words(
        marked("{path}: the coordinate system (CRS) is not known."),
        marked("Set the CRS of the layer in QGIS and export it anew, or name it with --crs EPSG:..."),
    ),
    "boundary_no_polygons": Words(
        marked("{path}: holds no polygons (it holds {kinds:first})."),
        marked("Take a file of boundaries, not of points."),
    ),
    "crs_unusable": Words(
        marked("{path}: the CRS {crs} cannot be converted."), marked("Save the file anew in EPSG:4326.")
    ),
    "outside_indonesia": Words(
        marked(
            "{path}: the coordinates lie outside Indonesia "
            "(west {west:1}, south {south:1}, east {east:1}, north {north:1})."
        ),
        marked("The CRS may be wrong; set the right one in QGIS and save the file anew."),
    ),
    "codes_ambiguous": Words(
        marked(
            "{path}: codes without a dot in the column {column} may be Kemendagri's or BPS's, and there are no names."
        ),
        marked("Add a column with the names of the districts, or write Kemendagri's codes with a dot (33.10)."),
    ),
    "no_name_or_code": Words(
        marked("{path}: no column with names or codes of districts was found (columns: {columns:first})."),
        marked("Add a column with the names of the districts or with Kemendagri's codes."),
    ),
    "district_twice": Words(
        marked("{path}: the same district occurs more than once ({places:first})."),
        marked("Dissolve them into one row for each district."),
    ),
    "few_rows_matched": Words(
        marked("{path}: only {matched} of {rows} rows match a district ({reasons:first})."),
        marked("Make sure that the file holds boundaries of districts, with names or Kemendagri's codes."),
    ),
    "covers_other_districts": Words(
        marked("{path}: its polygons cover districts that are not in the file (codes {codes:first})."),
        marked(
            "Take a boundary file from after the division, add these districts, "
            "or cut them out of it with --keep-covered."
        ),
    ),
    "areas_elsewhere": Words(
        marked("{path}: none of its polygons lies in the district."), marked("Choose the district of the file.")
    ),
    "areas_without_names": Words(
        marked("{path}: no column names the district's kecamatan or desa (columns: {columns:first})."),
        marked("Take a file of kecamatan or desa with a column of their names."),
    ),
    "no_previous_boundaries": Words(
        marked("There are no previous boundaries to put back."), marked("No import has been made yet.")
    ),
    "boundaries_unwritable": Words(
        marked("{path}: the folder of the data cannot be written ({reason})."),
        marked("Check the permission and the disk space."),
    ),
    "polygons_too_small": Words(
        marked("Polygons that are too small for a map ({codes:first})."),
        marked("Take a file with the whole shape of each district."),
    ),
}
