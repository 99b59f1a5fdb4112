#!/usr/bin/python3
"""Open a folder of outputs with the programs that people use, and say what is wrong.

    QT_QPA_PLATFORM=offscreen /usr/bin/python3 Tests/Clients/check_layers.py Outputs

Reads every layer with GDAL and QGIS, compares what they read field by field with the GeoJSON, checks
RFC 7946, the KML schema, the tables and the manifest. Prints one line a finding and exits with 1 if
there is any. Debian: python3-qgis qgis-providers fonts-noto-core libxml2-utils
"""
import argparse
import csv
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

LAYERS = {"events": "Point", "launches": "LineString", "areas": "Polygon", "districts": "Polygon"}

# The contract: an event's properties, in order.
EVENT = """id title title_ar kind event_type sub_event_type date_start date_end date_precision
date_method acled_time_precision ucdp_date_prec time_of_day place_id place_name place_name_ar
location_text country admin1_name admin1_code admin2_name admin2_code admin3_name admin3_code
boundaries location_method uncertainty_m acled_geo_precision ucdp_where_prec weapon weapon_count
weapon_count_low weapon_count_high actor actor_text target target_text outcome outcome_claims
killed_low killed_best killed_high injured_low injured_best injured_high launch_name launch_method
launch_latitude launch_longitude launch_uncertainty_m distance_km distance_min_km distance_max_km
bearing_deg background claims sources quote quote_start quote_end""".split()
KINDS = "rocket drone air_strike shelling missile ied armed_clash ground_raid other".split()
DISTRICT = (
    "code name name_ar admin1_name events events_certain events_possible".split()
    + KINDS + "first_date last_date boundaries".split())
TABLES = {
    "aggregates.csv":
        "report,count,qualifier,what,period_start,period_end,area,places,quote,quote_start,quote_end",
    "review.csv": "event,report,words,place_id,latitude,longitude",
}

findings = []


def expect(holds, where, sentence):
    if not holds:
        findings.append(f"{where}: {sentence}")
    return holds


def lines(coordinates):
    """The rings or lines in a geometry's coordinates, however deep."""
    if coordinates and isinstance(coordinates[0][0], (int, float)):
        yield coordinates
    else:
        for part in coordinates:
            yield from lines(part)


def check_geojson(path, kind):
    collection = json.loads(path.read_text(encoding="utf-8"))
    name = path.name
    expect(collection.get("type") == "FeatureCollection", name, "is no FeatureCollection")
    expect("crs" not in collection, name, "has a crs member, which RFC 7946 took out")
    expect(collection.get("attribution"), name, "names no attribution")
    columns = None
    for number, feature in enumerate(collection["features"], 1):
        where = f"{name} feature {number}"
        columns = columns or list(feature["properties"])
        expect(list(feature["properties"]) == columns, where, "has other columns than the first")
        geometry = feature["geometry"]
        if geometry is None:
            continue
        expect(geometry["type"].replace("Multi", "") == kind, where, f"is a {geometry['type']}")
        parts = [[geometry["coordinates"]]] if kind == "Point" else [list(lines(geometry["coordinates"]))]
        for line in parts[0]:
            for position in [line] if kind == "Point" else line:
                longitude, latitude = position[:2]
                expect(len(position) == 2 and -180 <= longitude <= 180 and -90 <= latitude <= 90,
                       where, f"has the position {position}")
            if kind == "Polygon":
                expect(len(line) >= 4 and line[0] == line[-1], where, "has an open ring")
        if kind == "Polygon":
            polygons = geometry["coordinates"]
            for rings in [polygons] if geometry["type"] == "Polygon" else polygons:
                for index, ring in enumerate(rings):
                    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))
                    expect((area > 0) == (index == 0), where, "has a ring that turns the wrong way")
    if path.name == "events.geojson" and columns:
        expect(columns[:len(EVENT)] == EVENT, name, "differs from the contract's columns")
    if path.name == "districts.geojson" and columns:
        expect(columns[:len(DISTRICT)] == DISTRICT, name, "differs from the contract's columns")
    return collection


def check_gdal(path, collection):
    from osgeo import ogr

    ogr.UseExceptions()
    source = ogr.Open(str(path))
    expect(source.GetLayerCount() == 1, path.name, "is more than one layer to GDAL")
    layer = source.GetLayer(0)
    features = collection["features"]
    expect(layer.GetFeatureCount() == len(features), path.name, "loses features in GDAL")
    definition = layer.GetLayerDefn()
    types = {}
    for index in range(definition.GetFieldCount()):
        field = definition.GetFieldDefn(index)
        types[field.GetName()] = ogr.GetFieldTypeName(field.GetType())
    for field, wanted in [("date_start", "Date"), ("date_end", "Date"), ("begin", "DateTime"),
                          ("end", "DateTime"), ("first_date", "Date"), ("last_date", "Date")]:
        if any(f["properties"].get(field) for f in features):
            expect(types.get(field) == wanted, path.name, f"{field} is {types.get(field)} to GDAL")


def same(one, other):
    """Whether two readers saw the same value; None is an empty text."""
    if one in (None, "") or other in (None, ""):
        return one in (None, "") and other in (None, "")
    if isinstance(one, bool):
        return str(other).lower() in (str(one).lower(), str(int(one)))
    if isinstance(one, (int, float)):
        return abs(float(one) - float(other)) < 1e-9 * max(1, abs(float(one)))
    return str(one) == str(other)


def check_kml(path, events, schema):
    from osgeo import ogr

    if schema and os.path.exists("/usr/bin/xmllint"):
        run = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", str(schema), str(path)],
                             capture_output=True, text=True)
        expect(run.returncode == 0, path.name, f"is not valid: {run.stderr.strip()[:400]}")
    else:
        print(f"{path.name}: schema not checked (needs xmllint and --schema)")
    source = ogr.Open(str(path))
    by_id = {f["properties"]["id"]: f for f in events["features"]}
    seen = set()
    for layer in source:
        expected = {"events": "POINT", "launches": "LINESTRING", "areas": "POLYGON"}.get(layer.GetName())
        for feature in layer:
            geometry = feature.GetGeometryRef()
            found = geometry.GetGeometryName().replace("MULTI", "") if geometry else None
            expect(found == expected, path.name, f"{layer.GetName()} holds a {found}")
            if not layer.GetName().startswith("events"):
                continue
            event = by_id[feature.GetField("id")]
            seen.add(feature.GetField("id"))
            for name, value in event["properties"].items():
                if name in ("begin", "end"):
                    got = feature.GetField(name)
                    got = got and got[:19].replace("/", "-").replace(" ", "T") + "Z"
                else:
                    got = feature.GetField(name)
                # XML has no NUL or other control characters, and no U+FFFE.
                value = clean(value) if isinstance(value, str) else value
                expect(same(value, got), path.name, f"{feature.GetField('id')}.{name}: {value!r} became {got!r}")
            if geometry:
                at = event["geometry"]["coordinates"]
                expect(abs(geometry.GetX() - at[0]) < 1e-9 and abs(geometry.GetY() - at[1]) < 1e-9,
                       path.name, f"{feature.GetField('id')} stands elsewhere")
    expect(seen == set(by_id), path.name, "does not hold every event")


def clean(text):
    return "".join(c for c in text if (c >= " " or c in "\t\n\r") and c not in "\ufffe\uffff")


def check_tables(folder, events):
    with open(folder / "events.csv", encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    expect(len(rows) == len(events["features"]), "events.csv", "does not hold every event")
    for feature in events["features"]:
        row = rows.get(feature["properties"]["id"], {})
        for name, value in feature["properties"].items():
            got = row.get(name)
            if isinstance(value, str):
                value = value.replace("\0", "\ufffd")
                if got and got[0] == "'" and got.lstrip("'")[:1] in tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"):
                    got = got[1:]
            expect(same(value, got), "events.csv", f"{row.get('id')}.{name}: {value!r} became {got!r}")
    for path in sorted(folder.glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            table = list(csv.reader(file))
        wanted = TABLES.get(path.name, "")
        expect(",".join(table[0]).startswith(wanted), path.name, "differs from the contract's columns")
        for number, row in enumerate(table, 1):
            expect(len(row) == len(table[0]), path.name, f"row {number} has {len(row)} cells")
            for cell in row:
                formula = cell[:1] in tuple("=+-@\t\r") and not is_number(cell)
                expect(not formula, path.name, f"row {number} begins a formula: {cell[:40]!r}")


def is_number(text):
    try:
        float(text)
        return True
    except ValueError:
        return False


def check_manifest(folder):
    path = folder / "manifest.json"
    if not path.exists():
        return print("manifest.json: not there, not checked")
    for entry in json.loads(path.read_text(encoding="utf-8"))["outputs"]:
        file = folder / entry["name"]
        if expect(file.exists(), "manifest.json", f"names {entry['name']}, which is not there"):
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            expect(digest == entry["sha256"], "manifest.json", f"has another SHA-256 for {entry['name']}")


def check_qgis(folder):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="check_layers_")
    from qgis.PyQt.QtCore import QSize, QVariant
    from qgis.core import (Qgis, QgsApplication, QgsCoordinateTransformContext, QgsMapRendererParallelJob,
                           QgsMapSettings, QgsProject, QgsProviderRegistry, QgsProviderSublayerDetails,
                           QgsRectangle)

    application = QgsApplication([], False)
    application.initQgis()
    flags = Qgis.SublayerQueryFlags(Qgis.SublayerQueryFlag.ResolveGeometryType)
    options = QgsProviderSublayerDetails.LayerOptions(QgsCoordinateTransformContext())
    kept = []
    for name in [f"{n}.geojson" for n in LAYERS] + ["events.kml"]:
        parts = QgsProviderRegistry.instance().querySublayers(str(folder / name), flags)
        layers = [part.toLayer(options) for part in parts]
        if name.endswith(".geojson"):
            expect(len(layers) == 1, name, f"is {len(layers)} layers to QGIS")
        for layer in layers:
            where = f"{name} ({layer.name()})"
            # The desktop does this once a layer is added; only then is time switched on.
            layer.loadDefaultStyle()
            if not expect(layer.isValid(), where, "is not valid to QGIS"):
                continue
            expect(not layer.isSpatial() or layer.crs().authid() == "EPSG:4326", where, f"is in {layer.crs().authid()}")
            if name.endswith(".geojson") and layer.featureCount() > 0:
                check_style(layer, where, QVariant)
                kept.append(layer)
    if kept:
        QgsProject.instance().addMapLayers(kept)
        settings = QgsMapSettings()
        settings.setLayers(list(reversed(kept)))
        settings.setDestinationCrs(kept[0].crs())
        box = QgsRectangle()
        for feature in kept[0].getFeatures():
            if feature.hasGeometry():
                box.combineExtentWith(feature.geometry().boundingBox())
        box.grow(0.5)
        settings.setExtent(box)
        settings.setOutputSize(QSize(1600, 1200))
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        expect(not job.errors(), "QGIS", f"drawing failed: {[e.message for e in job.errors()]}")
        labels = job.takeLabelingResults().labelsWithinRect(settings.extent())
        texts = [label.labelText for label in labels]
        expect(any("\u0600" <= c <= "\u06ff" for t in texts for c in t), "QGIS", "draws no Arabic label")
        print(f"QGIS {Qgis.QGIS_VERSION}: {len(texts)} labels drawn")


def check_style(layer, where, variant):
    expect(layer.labelsEnabled(), where, "came without labels: is its .qml beside it?")
    fields = layer.fields()
    expect(all(field.alias() for field in fields), where, "has columns without an alias")
    if "districts" in where:
        return expect(layer.renderer().type() == "graduatedSymbol", where, "came without its style")
    expect(layer.renderer().type() == "categorizedSymbol", where, "came without its style")
    times = layer.temporalProperties()
    expect(times.isActive() and (times.startField(), times.endField()) == ("begin", "end"), where,
           f"is not ready for the temporal controller: {times.isActive()} {times.startField()}")
    for name, wanted in [("date_start", variant.Date), ("begin", variant.DateTime)]:
        dated = any(f[name] is not None and f[name] != variant() for f in layer.getFeatures())
        if dated:
            expect(fields.field(name).type() == wanted, where, f"{name} has the wrong type")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--schema", type=pathlib.Path, default=os.environ.get("EVENTMAP_KML_SCHEMA"))
    arguments = parser.parse_args()
    folder = arguments.folder
    collections = {}
    for name, kind in LAYERS.items():
        collections[name] = check_geojson(folder / f"{name}.geojson", kind)
        check_gdal(folder / f"{name}.geojson", collections[name])
    check_kml(folder / "events.kml", collections["events"], arguments.schema)
    check_tables(folder, collections["events"])
    check_manifest(folder)
    check_qgis(folder)
    for finding in findings:
        print(finding)
    print(f"{len(findings)} findings in {folder}")
    sys.stdout.flush()
    # QGIS crashes now and then while it is torn down; the verdict is in.
    os._exit(1 if findings else 0)


main()
