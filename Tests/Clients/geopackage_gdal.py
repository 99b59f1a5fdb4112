#!/usr/bin/python3
"""Reads events.gpkg with GDAL and holds it against the GeoJSON of the same run: field for field, null
for null, corner for corner; then asks GDAL's validator, SQLite's and the spatial index's own checks.
"""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from osgeo import ogr

ogr.UseExceptions()
LAYERS = ["events", "launches", "areas", "districts"]
faults = []


def expect(holds, sentence):
    if not holds:
        faults.append(sentence)
    return holds


def read(feature, index, kind, subtype):
    """A cell as GeoJSON would have it."""
    if not feature.IsFieldSetAndNotNull(index):
        return None
    if kind == ogr.OFTDate:
        return "%04d-%02d-%02d" % tuple(feature.GetFieldAsDateTime(index)[:3])
    if kind == ogr.OFTDateTime:
        year, month, day, hour, minute, second, zone = feature.GetFieldAsDateTime(index)
        expect(zone == 100, f"a moment is not in UTC: {feature.GetFieldAsString(index)}")
        return "%04d-%02d-%02dT%02d:%02d:%02dZ" % (year, month, day, hour, minute, second)
    if kind in (ogr.OFTInteger, ogr.OFTInteger64):
        number = feature.GetFieldAsInteger64(index)
        return bool(number) if subtype == ogr.OFSTBoolean else number
    if kind == ogr.OFTReal:
        return feature.GetFieldAsDouble(index)
    return feature.GetFieldAsString(index)


def parts(geometry):
    """A geometry's type without "Multi", and its coordinates as those of several parts."""
    if geometry is None:
        return None
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return kind, coordinates
    return kind.replace("Multi", ""), coordinates if kind.startswith("Multi") else [coordinates]


def compare(database, folder, name):
    layer = database.GetLayerByName(name)
    if not expect(layer is not None, f"{name} is missing"):
        return 0
    with open(f"{folder}/{name}.geojson", encoding="utf-8") as file:
        written = json.load(file)["features"]
    definition = layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(index) for index in range(definition.GetFieldCount())]
    types = {field.GetName(): (field.GetType(), field.GetSubType()) for field in fields}
    dates = {"date_start", "date_end", "first_date", "last_date"} & set(types)
    expect(all(types[field][0] == ogr.OFTDate for field in dates), f"{name}: a date is no Date")
    moments = {"begin", "end"} & set(types)
    expect(all(types[field][0] == ogr.OFTDateTime for field in moments),
           f"{name}: a moment is no DateTime")
    expect(layer.GetFeatureCount() == len(written),
           f"{name}: {layer.GetFeatureCount()} features for {len(written)}")
    box = [180.0, -180.0, 90.0, -90.0]
    for number, (wanted, feature) in enumerate(zip(written, layer), 1):
        where = f"{name} feature {number}"
        if number == 1:
            expect(list(wanted["properties"]) == list(types), f"{name} has other columns")
        for index, (field, (kind, subtype)) in enumerate(types.items()):
            value, got = wanted["properties"][field], read(feature, index, kind, subtype)
            # Readers take NUL for the end of a text.
            value = value.replace("\0", "\ufffd") if isinstance(value, str) else value
            expect(value == got and isinstance(value, bool) == isinstance(got, bool),
                   f"{where}: {field} is {got!r} for {value!r}")
        geometry = feature.GetGeometryRef()
        # ExportToJson prints 15 digits: enough for coordinates of at most 7 decimals.
        got = parts(json.loads(geometry.ExportToJson()) if geometry else None)
        expect(parts(wanted["geometry"]) == got, f"{where} lies elsewhere")
        if geometry:
            west, east, south, north = geometry.GetEnvelope()
            box = [min(box[0], west), max(box[1], east), min(box[2], south), max(box[3], north)]
    if box[0] <= box[1]:
        expect(list(layer.GetExtent()) == box, f"{name}: its extent is {layer.GetExtent()}, not {box}")
    return len(written)


def ask(path):
    """What the file's own checks and the validator say."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def one(query):
        return connection.execute(query).fetchone()[0]

    expect(one("PRAGMA integrity_check") == "ok", "SQLite finds it damaged")
    expect(one("PRAGMA application_id") == 0x47504B47, "its application_id is not GPKG")
    expect(one("PRAGMA user_version") == 10300, "its user_version is not 10300")
    expect(one("PRAGMA journal_mode") == "delete", "its journal is not that of a file to hand over")
    expect(connection.execute("PRAGMA foreign_key_check").fetchone() is None, "a reference is broken")
    for name in LAYERS:
        index = f"rtree_{name}_geom"
        expect(one(f"SELECT rtreecheck('{index}')") == "ok", f"{index} is not sound")
        expect(one(f"SELECT count(*) FROM {index}") == one(f"SELECT count(geom) FROM {name}"),
               f"{index} has other rows than {name}")
        expect(one(f"SELECT count(title) FROM gpkg_data_columns WHERE table_name = '{name}'")
               == one(f"SELECT count(*) - 2 FROM pragma_table_info('{name}')"),
               f"{name}: a column has no alias")
        expect(one(f"SELECT count(*) FROM layer_styles WHERE f_table_name = '{name}'") == 1,
               f"{name} has no style")
    expect({row[0] for row in connection.execute("SELECT last_change FROM gpkg_contents")}
           == {"2026-11-26T00:00:00.000Z"}, "a clock shows")
    run = subprocess.run(
        [sys.executable, "-m", "osgeo_utils.samples.validate_gpkg", "-k", "--extra", path],
        capture_output=True, text=True)
    # It exits with 0 whatever it finds.
    expect(run.returncode == 0 and not run.stdout + run.stderr,
           f"validate_gpkg: {(run.stdout + run.stderr).strip()[:300]}")


def edit(path):
    """Edits a copy as people do in QGIS: the triggers must keep the index in step."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(path, folder)
        database = ogr.Open(copy, update=1)
        layer = database.GetLayerByName("events")
        rows = [feature.GetFID() for feature in layer]
        for number in range(200):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({number / 2} {number / 4})"))
            layer.CreateFeature(feature)
        moved = layer.GetFeature(rows[0])
        moved.SetGeometry(ogr.CreateGeometryFromWkt("POINT (1 2)"))
        layer.SetFeature(moved)
        emptied = layer.GetFeature(rows[1])
        emptied.SetGeometry(None)
        layer.SetFeature(emptied)
        layer.DeleteFeature(rows[2])
        feature = layer = moved = emptied = database = None
        connection = sqlite3.connect(copy)
        found = {row[0] for row in connection.execute("SELECT id FROM rtree_events_geom")}
        wanted = {row[0] for row in connection.execute("SELECT fid FROM events WHERE geom NOT NULL")}
        expect(found == wanted, "its index does not follow edits")
        expect(connection.execute("SELECT rtreecheck('rtree_events_geom')").fetchone()[0] == "ok",
               "its index is not sound after edits")
        box = connection.execute(
            "SELECT minx, maxy FROM rtree_events_geom WHERE id = ?", rows[:1]).fetchone()
        expect(box == (1.0, 2.0), "its index does not follow a feature that is moved")


def main():
    folder = sys.argv[1]
    path = f"{folder}/events.gpkg"
    if expect(os.path.exists(path), "there is no events.gpkg"):
        database = ogr.Open(path)
        count = sum(compare(database, folder, name) for name in LAYERS)
        ask(path)
        edit(path)
    for fault in faults[:20]:
        print("geopackage:", fault, file=sys.stderr)
    if not faults:
        print(f"geopackage: {count} features as in the GeoJSON, valid")
    sys.exit(1 if faults else 0)


main()
