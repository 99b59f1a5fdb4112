#!/usr/bin/python3
"""Opens the archives and the formats on request: events.kmz, eventmap.qgz, GeoJSON sequences, HXL."""
import csv
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

from osgeo import gdal, ogr

ogr.UseExceptions()
faults = []


def expect(holds, sentence):
    if not holds:
        faults.append(sentence)
    return holds


def features(source):
    """The features of each layer that has any, by the layer's name, but for the picture that draws them."""
    found = {layer.GetName(): [f.ExportToJson(as_object=True) for f in layer]
             for layer in source if layer.GetFeatureCount()}
    for feature in sum(found.values(), []):
        feature["properties"].pop("icon", None)
    return found


def as_texts(layers):
    """The same features with texts for values, which a number is by what it says."""
    def text(value):
        try:
            return repr(float(value))
        except ValueError:
            return value
    for feature in sum(layers.values(), []):
        feature["properties"] = {key: text(str(value)) for key, value in feature["properties"].items()
                                 if value is not None}
    return layers


def check_zip(path):
    """Two independent readers find every file whole; nothing tells when or by whom it was made."""
    with zipfile.ZipFile(path) as archive:
        expect(archive.testzip() is None, f"{path.name}: {archive.testzip()} is damaged")
        for entry in archive.infolist():
            expect(entry.date_time == (1980, 1, 1, 0, 0, 0), f"{path.name}: {entry.filename} has a time")
        names = archive.namelist()
    run = subprocess.run(["unzip", "-tqq", str(path)], capture_output=True, text=True)
    expect(run.returncode == 0, f"{path.name}: unzip says {run.stdout.strip()} {run.stderr.strip()}")
    return names


def check_kmz(folder):
    path = folder / "events.kmz"
    names = check_zip(path)
    expect(names[0] == "doc.kml", f"{path.name}: begins with {names[0]}")
    pictures = [name for name in names if name.endswith(".png")]
    expect(len(pictures) == 9, f"{path.name}: holds {len(pictures)} symbols")
    for name in pictures:
        picture = gdal.Open(f"/vsizip/{path}/{name}")
        if expect(picture and picture.RasterCount == 2, f"{path.name}: {name} is no picture of grey and opacity"):
            checked = [picture.GetRasterBand(band).ReadAsArray() for band in (1, 2)]
            # White inside, dark at the edge, nothing at the corners.
            side = picture.RasterXSize
            expect(checked[0][side // 2][side // 2] == 255, f"{path.name}: {name} is not white inside")
            expect(checked[1][0][0] == 0, f"{path.name}: {name} fills its corners")
    # In a KMZ GDAL knows no types, and no field that no placemark has.
    one, other = (as_texts(features(ogr.Open(str(folder / name)))) for name in (path.name, "events.kml"))
    expect(one == other, f"{path.name}: GDAL reads something else than in events.kml")


def check_parted():
    """A KMZ in parts: GDAL reads the root alone, and its sums are those of all events."""
    root = pathlib.Path(__file__).parent.parent / "LayersTests/Golden/parted.kml"
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch) / "parted.kmz"
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(root, "doc.kml")
        layers = features(ogr.Open(str(path)))
    if expect(list(layers) == ["overview"], f"{root.name}: GDAL finds {list(layers)}"):
        count = sum(int(feature["properties"]["events"]) for feature in layers["overview"])
        expect(count == 8, f"{root.name}: the overview counts {count} events of 8")


def check_sequences(folder):
    for name in ("events", "launches", "areas"):
        source = ogr.Open(str(folder / f"{name}.geojsons"))
        expect(source.GetDriver().GetName() == "GeoJSONSeq", f"{name}.geojsons is opened by another driver")
        one = [feature for layer in source for feature in layer]
        other = [feature for layer in ogr.Open(str(folder / f"{name}.geojson")) for feature in layer]
        expect(len(one) == len(other), f"{name}.geojsons: {len(one)} features of {len(other)}")
        for a, b in zip(one, other):
            same = a.ExportToJson(as_object=True)["properties"] == b.ExportToJson(as_object=True)["properties"]
            shapes = [f.GetGeometryRef() for f in (a, b)]
            alike = shapes[0] is shapes[1] is None or None not in shapes and shapes[0].Equals(shapes[1])
            expect(same and alike, f"{name}.geojsons: feature {a.GetFID()} differs")


def check_hxl(folder):
    with open(folder / "events.hxl.csv", encoding="utf-8", newline="") as file:
        names, tags, *rows = csv.reader(file)
    with open(folder / "events.csv", encoding="utf-8", newline="") as file:
        plain = list(csv.reader(file))
    expect([names, *rows] == plain, "events.hxl.csv: differs from events.csv beyond its hashtags")
    expect(all(tag.startswith("#") for tag in tags), "events.hxl.csv: a column has no hashtag")


def main():
    folder = pathlib.Path(sys.argv[1])
    check_kmz(folder)
    check_parted()
    expect(check_zip(folder / "eventmap.qgz")[0] == "eventmap.qgs", "eventmap.qgz: does not begin with the project")
    check_sequences(folder)
    check_hxl(folder)
    for fault in faults:
        print("archives:", fault, file=sys.stderr)
    if not faults:
        print(f"archives: KMZ, project, sequences and HXL are whole (GDAL {gdal.VersionInfo('RELEASE_NAME')})")
    sys.exit(1 if faults else 0)


main()
