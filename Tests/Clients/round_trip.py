#!/usr/bin/python3
"""Reads every format back with GDAL and with a second reader that shares no code with it (Python's json,
csv, sqlite3 and ElementTree), and holds each against events.geojson and its sisters: every field of every
feature, null for null, corner for corner. Where the run was made of given claims (EVENTMAP_CLAIMS names
their file), the GeoJSON itself is held against what went in.

What a format or a reader cannot keep stands in LOSSES, with the reason; everything else must be equal.
"""
import csv
import json
import math
import os
import sqlite3
import struct
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

from osgeo import ogr

ogr.UseExceptions()
csv.field_size_limit(1 << 30)
LAYERS = ["events", "launches", "areas", "districts"]
KML = "{http://www.opengis.net/kml/2.2}"
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def without(signs):
    return lambda text: "".join(sign for sign in text if not signs(sign))


def forbidden_in_xml(sign):
    return sign < " " and sign not in "\t\n\r" or sign in "\ufffe\uffff"


# Reader: what it makes of a text, and why. Each must happen in the varied run, or the line is out of date.
LOSSES = {
    ("csv", "formula"): (lambda text: "'" + text if text.lstrip("'").startswith(FORMULA) else text,
                         "spreadsheets run what begins like a formula: an apostrophe more stands in front"),
    ("csv", "NUL"): (lambda text: text.replace("\0", "\ufffd"), "readers of CSV stop at NUL: U+FFFD stands for it"),
    ("kml", "control"): (without(forbidden_in_xml), "XML 1.0 has no control characters, no U+FFFE and no U+FFFF"),
    ("gpkg", "NUL"): (lambda text: text.replace("\0", "\ufffd"), "readers of SQLite take NUL for the end of a text: U+FFFD stands for it"),
    ("GDAL csv", "CR"): (lambda text: text.replace("\r\n", "\n").replace("\r", "\n"), "GDAL reads every end of line as LF; the file has all"),
    ("GDAL kml", "ends"): (lambda text: text.strip(" \r\n"), "LIBKML strips blanks and line breaks off both ends of a text; the file has all"),
    ("GDAL geojson", "NUL"): (lambda text: text.split("\0")[0], "GDAL's texts are those of C: NUL ends them; the file has all"),
}
# What the lexicon knows of the given words gets its normalised name.
NORMALISED = {"rockets": "rocket"}
faults, lost = [], {}


def expect(holds, sentence):
    if not holds:
        faults.append(sentence)
    return holds


def through(readers, value):
    """A value as such readers are known to give it."""
    if isinstance(value, str):
        for (reader, loss), (change, _) in LOSSES.items():
            if reader in readers:
                changed = change(value)
                if changed != value:
                    lost[reader, loss] = lost.get((reader, loss), 0) + 1
                value = changed
    return value


def parts(geometry):
    """A geometry's type without "Multi", and its coordinates as those of several parts."""
    if geometry is None:
        return None
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return kind, coordinates[:2]
    coordinates = coordinates if kind.startswith("Multi") else [coordinates]
    return kind.replace("Multi", ""), json.loads(json.dumps(coordinates))


def written(value, text, truth):
    """Whether a text stands for a value in a format that has only texts."""
    if value in (None, ""):  # a text of which nothing can be kept is none
        return not text
    if isinstance(value, bool):
        return text == truth[value]
    if isinstance(value, (int, float)):
        return text is not None and float(text) == value
    return text == value


def compare(reader, name, reference, features, losses=(), truth=None, skip=(), geometry=True):
    """Holds features (properties, geometry) against the reference, in order."""
    if not expect(len(features) == len(reference), f"{reader}: {name} has {len(features)} features for {len(reference)}"):
        return 0
    count = 0
    for number, (wanted, (properties, drawn)) in enumerate(zip(reference, features)):
        where = f"{reader}: {name} {key(wanted['properties'])[0] or number}"
        for field, value in wanted["properties"].items():
            if field in skip:
                continue
            value, got = through(losses, value), properties.get(field)
            same = written(value, got, truth) if truth else value == got and isinstance(value, bool) == isinstance(got, bool)
            expect(same, f"{where}: {field} is {str(got)[:80]!r} for {str(value)[:80]!r}")
            count += 1
        if geometry:
            expect(parts(wanted["geometry"]) == drawn, f"{where} lies elsewhere: {str(drawn)[:90]} for {str(parts(wanted['geometry']))[:90]}")
    return count


# MARK: Readers

def gdal_cell(feature, index, kind, subtype):
    if not feature.IsFieldSetAndNotNull(index):
        return None
    if kind in (ogr.OFTDate, ogr.OFTDateTime):
        year, month, day, hour, minute, second, zone = feature.GetFieldAsDateTime(index)
        first = f"{year:04}-{month:02}-{day:02}"
        expect(kind == ogr.OFTDate or zone == 100, "GDAL: a moment is not in UTC")
        return first if kind == ogr.OFTDate else f"{first}T{hour:02}:{minute:02}:{int(second):02}Z"
    if kind in (ogr.OFTInteger, ogr.OFTInteger64):
        number = feature.GetFieldAsInteger64(index)
        return bool(number) if subtype == ogr.OFSTBoolean else number
    return feature.GetFieldAsDouble(index) if kind == ogr.OFTReal else feature.GetFieldAsString(index)


def gdal(path, name=None):
    """The features of a layer, or of the only one."""
    source = ogr.Open(path)  # a layer lives no longer than its source
    layer = source.GetLayerByName(name) if name else source.GetLayer(0)
    definition = layer.GetLayerDefn()
    fields = [definition.GetFieldDefn(index) for index in range(definition.GetFieldCount())]
    found = []
    for feature in layer:
        cells = {field.GetName(): gdal_cell(feature, index, field.GetType(), field.GetSubType()) for index, field in enumerate(fields)}
        drawn = feature.GetGeometryRef()
        # 17 digits are all that a double has.
        drawn = drawn and json.loads(drawn.ExportToJson(["COORDINATE_PRECISION=17"]))
        found.append((cells, parts(drawn)))
    return found


def blob(bytes):
    """A geometry of a GeoPackage, by its standard: header, envelope, then WKB."""
    if bytes is None:
        return None
    expect(bytes[:3] == b"GP\0" and struct.unpack("<i", bytes[4:8])[0] == 4326, "gpkg: a geometry has another header")
    start = 8 + [0, 32, 48, 48, 64][bytes[3] >> 1 & 7]

    def wkb(at):
        order = "<" if bytes[at] else ">"
        kind, = struct.unpack_from(order + "I", bytes, at + 1)
        if kind == 1:
            return "Point", list(struct.unpack_from(order + "2d", bytes, at + 5)), at + 21
        count, = struct.unpack_from(order + "I", bytes, at + 5)
        at, inside = at + 9, []
        for _ in range(count):
            if kind == 2:
                inside.append(list(struct.unpack_from(order + "2d", bytes, at)))
                at += 16
            elif kind == 3:
                corners, = struct.unpack_from(order + "I", bytes, at)
                flat = struct.unpack_from(f"{order}{2 * corners}d", bytes, at + 4)
                inside.append([list(pair) for pair in zip(flat[::2], flat[1::2])])
                at += 4 + 16 * corners
            else:
                _, part, at = wkb(at)
                inside.append(part)
        return {2: "LineString", 3: "Polygon", 5: "MultiLineString", 6: "MultiPolygon"}[kind], inside, at
    kind, coordinates, _ = wkb(start)
    return parts({"type": kind, "coordinates": coordinates})


def sqlite(path, name, reference):
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    columns = connection.execute(f"SELECT name, type FROM pragma_table_info('{name}')").fetchall()
    types = dict(columns)
    found = []
    for row in connection.execute(f"SELECT * FROM {name} ORDER BY fid"):
        cells = dict(zip(types, row))
        for field, value in cells.items():
            if value is not None and types[field] == "BOOLEAN":
                cells[field] = bool(value)
            if value is not None and types[field] == "DATETIME":
                cells[field] = value.replace(".000Z", "Z")
        found.append((cells, blob(cells.get("geom"))))
    return found


def positions(text):
    return [[float(number) for number in pair.split(",")] for pair in text.split()]


def kml_geometry(placemark):
    points = placemark.findall(f"{KML}Point/{KML}coordinates")
    if points:
        return "Point", positions(points[0].text)[0]
    lines = [positions(found.text) for found in placemark.iterfind(f".//{KML}LineString/{KML}coordinates")]
    if lines:
        return "LineString", lines
    polygons = [[positions(ring.text) for ring in polygon.iter(f"{KML}coordinates")] for polygon in placemark.iter(f"{KML}Polygon")]
    return ("Polygon", polygons) if polygons else None


def element_tree(root):
    """The placemarks of each folder: their data, their span of time, their name."""
    folders = {}
    for folder in root.iter(f"{KML}Folder"):
        name = folder.findtext(f"{KML}name")
        for placemark in folder.findall(f"{KML}Placemark"):
            cells = {data.get("name"): data.text for data in placemark.iter(f"{KML}SimpleData")}
            cells.update({data.get("name"): data.findtext(f"{KML}value") for data in placemark.iter(f"{KML}Data")})
            for end in ("begin", "end"):
                cells[end] = placemark.findtext(f"{KML}TimeSpan/{KML}{end}")
            cells["kml_name"] = placemark.findtext(f"{KML}name")
            folders.setdefault(name, []).append((cells, kml_geometry(placemark)))
    return folders


def csv_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [(row, None) for row in csv.DictReader(file, strict=True)]


# MARK: The formats

def key(properties):
    return properties.get("event_id") or properties.get("id"), properties.get("role")


def check_kml(reader, folders, reference, losses):
    count = 0
    for name in ("events", "launches", "areas"):
        wanted = reference[name]
        got = list(folders.get(name, []))
        if name == "events":
            # Those without a place have a folder of their own.
            wanted = [one for one in wanted if one["geometry"]] + [one for one in wanted if not one["geometry"]]
            got += folders.get("events without a place", [])
        # Parts of a large KMZ are by place: each feature is found by its event and role.
        order = {key(one["properties"]): place for place, one in enumerate(wanted)}
        got.sort(key=lambda one: order.get(key(one[0]), -1))
        for cells, _ in got:
            for end in ("begin", "end"):
                if cells.get(end):
                    cells[end] = cells[end].replace("/", "-").replace(" ", "T")[:19] + "Z"
        count += compare(reader, name, wanted, got, losses, truth=("0", "1"))
    return count


def gdal_texts(features):
    """Cells as the texts that KML and CSV have."""
    return [({field: None if value is None else str(value) for field, value in cells.items()}, drawn) for cells, drawn in features]


def gdal_folders(path):
    source = ogr.Open(path)
    return {layer.GetName(): gdal_texts(gdal(path, layer.GetName())) for layer in source}


def formats(folder, reference):
    """Each format's readers: name, and how many fields they were compared in."""
    def has(name):
        return os.path.exists(f"{folder}/{name}")
    for name in LAYERS:
        for ending in ("geojson", "geojsons"):
            if has(f"{name}.{ending}"):
                yield f"GDAL {ending}", compare(f"GDAL {ending}", name, reference[name], gdal(f"{folder}/{name}.{ending}"),
                                                ("GDAL geojson",))
        if has(f"{name}.geojsons"):
            with open(f"{folder}/{name}.geojsons", encoding="utf-8") as file:
                rows = [json.loads(line.lstrip("\x1e")) for line in file.read().split("\n") if line]
            yield "json geojsons", compare("json", f"{name}.geojsons", reference[name], [(row["properties"], parts(row["geometry"])) for row in rows])
        yield "sqlite3 gpkg", compare("sqlite3", name, reference[name], sqlite(f"{folder}/events.gpkg", name, reference[name]), ("gpkg",))
        yield "GDAL gpkg", compare("GDAL gpkg", name, reference[name], gdal(f"{folder}/events.gpkg", name), ("gpkg",))
    yield "csv csv", compare("csv", "events", reference["events"], csv_rows(f"{folder}/events.csv"), ("csv",), ("false", "true"), geometry=False)
    rows = gdal_texts(gdal(f"{folder}/events.csv"))
    yield "GDAL csv", compare("GDAL csv", "events", reference["events"], rows, ("csv", "GDAL csv"), ("false", "true"), geometry=False)
    for (row, _), wanted in zip(rows, reference["events"]):
        point = (wanted["geometry"] or {"coordinates": [None, None]})["coordinates"]
        expect(written(point[0], row["longitude"], None) and written(point[1], row["latitude"], None), f"csv: {row['id']} lies elsewhere")
    tree = ElementTree.parse(f"{folder}/events.kml").getroot()
    yield "ElementTree kml", check_kml("ElementTree", element_tree(tree), reference, ("kml",))
    yield "GDAL kml", check_kml("GDAL kml", gdal_folders(f"{folder}/events.kml"), reference, ("kml", "GDAL kml"))
    if has("events.kmz"):
        yield from kmz(f"{folder}/events.kmz", reference)


def kmz(path, reference):
    folders = {}
    with zipfile.ZipFile(path) as archive:
        expect(archive.testzip() is None, "kmz: a file inside is damaged")
        for name in archive.namelist():
            if name.endswith(".kml"):
                for folder, found in element_tree(ElementTree.fromstring(archive.read(name))).items():
                    folders.setdefault(folder, []).extend(found)
    yield "ElementTree kmz", check_kml("ElementTree kmz", folders, reference, ("kml",))
    folders = gdal_folders(path)
    if len(folders) > 2:  # one document, not a root that links to parts
        yield "GDAL kmz", check_kml("GDAL kmz", folders, reference, ("kml",))


# MARK: What went in

def bare(value):
    return value["value"] if isinstance(value, dict) and "value" in value else value


def near(value, got, decimals):
    return value is None and got is None or value is not None and got is not None and abs(value - got) <= 0.5000001 * 10 ** -decimals


def check_claims(path, events):
    """Holds events against the claims that they were made of: one claim each, of the same id."""
    with open(path, encoding="utf-8") as file:
        given = {claim["id"]: claim for claim in map(json.loads, file)}
    by_id = {event["properties"]["id"]: event for event in events}
    expect(set(given) == set(by_id) and len(events) == len(given), f"claims: {len(given)} claims are {len(events)} events")
    for name in set(given) & set(by_id):
        claim, event = given[name], by_id[name]["properties"]

        def same(field, value):
            expect(event[field] == value, f"claims: {name}: {field} is {str(event[field])[:80]!r} for {str(value)[:80]!r}")
        start = claim.get("date_start")
        same("kind", claim["kind"])
        same("date_start", start)
        same("date_end", claim.get("date_end", start))
        same("date_precision", claim.get("date_precision", "day" if start else "unknown"))
        same("date_method", claim.get("date_method", "stated") if start else None)
        same("time_of_day", claim.get("time_of_day"))
        same("weapon", NORMALISED.get(bare(claim["weapon"]), bare(claim["weapon"])))
        same("outcome", claim["outcome"] or "unknown")
        same("background", claim["background"])
        same("claims", 1)
        same("sources", claim["report"])
        for member, field in (("actor", "actor"), ("target_kind", "target")):
            same(field, bare(claim[member]))
            same(f"{field}_text", claim[member]["words"] if isinstance(claim[member], dict) else None)
        for member in ("weapon_count", "killed", "injured"):
            value = claim[member]
            low, best, high = (value.get("low", value["best"]), value["best"], value.get("high", value["best"])) if isinstance(value, dict) else [value] * 3
            best_name = member if member == "weapon_count" else f"{member}_best"
            for field, number in ((f"{member}_low", low), (best_name, best), (f"{member}_high", high)):
                same(field, number)
        quote = claim.get("quote")
        same("quote", quote["words"] if isinstance(quote, dict) else quote)
        same("quote_start", quote["start"] if isinstance(quote, dict) else None)
        same("quote_end", quote["end"] if isinstance(quote, dict) else None)
        check_places(name, claim, by_id[name], same)


def check_places(name, claim, event, same):
    properties = event["properties"]
    target, launch = claim["target"], claim["launch"]
    point = target and target.get("value", target)
    expect((event["geometry"] is None) == (target is None), f"claims: {name} has {event['geometry']} for {str(target)[:60]}")
    same("location_text", target and target["words"])
    same("location_method", point.get("location_method", "given") if point else "none")
    expect(near(point and point["uncertainty_m"], properties["uncertainty_m"], 0), f"claims: {name}: uncertainty_m is {properties['uncertainty_m']}")
    if point:
        at = event["geometry"]["coordinates"]
        expect(near(point["longitude"], at[0], 6) and near(point["latitude"], at[1], 6), f"claims: {name} lies at {at}")
    if target and "value" in target:
        for field in ("place_id", "place_name", "place_name_ar", "country", "boundaries"):
            same(field, point[field])
        for level in ("admin1", "admin2", "admin3"):
            same(f"{level}_name", (point.get(level) or {}).get("name"))
            same(f"{level}_code", (point.get(level) or {}).get("code"))
    start = launch and launch.get("value", launch)
    same("launch_text", launch and launch["words"])
    same("launch_method", start and start.get("location_method", "given"))
    for field, member, decimals in (("launch_latitude", "latitude", 6), ("launch_longitude", "longitude", 6), ("launch_uncertainty_m", "uncertainty_m", 0)):
        expect(near(start and start[member], properties[field], decimals), f"claims: {name}: {field} is {properties[field]}")
    bounds = [properties[field] for field in ("distance_min_km", "distance_km", "distance_max_km")]
    if point and start:
        expect(all(bound is not None and math.isfinite(bound) for bound in bounds) and 0 <= bounds[0] <= bounds[1] <= bounds[2] <= 20004,
               f"claims: {name}: its distance is {bounds}")
        expect(properties["bearing_deg"] is not None and 0 <= properties["bearing_deg"] < 360, f"claims: {name}: its bearing is {properties['bearing_deg']}")
    else:
        expect(bounds == [None] * 3 and properties["bearing_deg"] is None, f"claims: {name} has a distance without two places")


def main():
    folder, claims = sys.argv[1], os.environ.get("EVENTMAP_CLAIMS")
    reference = {}
    for name in LAYERS:
        with open(f"{folder}/{name}.geojson", encoding="utf-8") as file:
            reference[name] = json.load(file, parse_constant=lambda word: faults.append(f"{name}.geojson holds {word}"))["features"]
    if claims:
        check_claims(claims, reference["events"])
    counts = {}
    for reader, count in formats(folder, reference):
        counts[reader] = counts.get(reader, 0) + count
    if claims:
        for loss in LOSSES:
            expect(loss in lost, f"{loss}: this loss is told of, but never happens")
    for fault in faults[:int(os.environ.get("FAULTS", 20))]:
        print("round trip:", fault.encode("unicode_escape").decode(), file=sys.stderr)
    if faults:
        print(f"round trip: {len(faults)} faults", file=sys.stderr)
        sys.exit(1)
    for (reader, loss), times in sorted(lost.items()):
        print(f"round trip: {reader} loses {loss} in {times} texts: {LOSSES[reader, loss][1]}")
    print("round trip: fields equal to those of the GeoJSON: " + ", ".join(f"{reader} {count}" for reader, count in counts.items()))


main()
