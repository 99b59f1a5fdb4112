#!/usr/bin/python3
"""GDAL opens what `near`, `in` and `summary` answer from a store, and finds what the JSON says.

Every answer is asked for in all formats: GeoJSON and KML have the same events with the same certainty, share
and distance, the CSV the same ids, and the sums are those of the rows. Discs of 0 m and of the whole earth, the
poles and the antimeridian are among the questions; an event that is certain in a disc is in every larger one.
"""
import csv
import io
import json
import os
import subprocess
import sys
import tempfile

from osgeo import ogr

ogr.UseExceptions()
program, store = os.environ["EVENTMAP_PROGRAM"], os.path.join(sys.argv[1], "events.gpkg")


def fail(words):
    sys.exit(f"answers_gdal: {words}")


def ask(*words):
    run = subprocess.run([program, *words, "--store", store], capture_output=True, text=True)
    if run.returncode:
        fail(f"{' '.join(words)} ended with {run.returncode}: {run.stderr}")
    return run.stdout


def features(path):
    data = ogr.Open(path)
    for number in range(data.GetLayerCount()):
        yield from data.GetLayer(number)


def same(words, here, there):
    if here is None or there is None:
        return (here in (None, "")) == (there in (None, ""))
    return abs(float(here) - float(there)) < 1e-9


asked = 0
questions = [["near", f"{place}", "--within", within] for place in
             ("35.1,40.57", "0,180", "90,0", "-90,0", "0,0") for within in ("0km", "25km", "3000km", "20000km")]
questions += [["in", "SY"], ["in", "Deir ez-Zor governorate"], ["near", "35.1,40.57", "--within", "50km", "--generalise", "10km"]]
with tempfile.TemporaryDirectory() as folder:
    held = {}
    for words in questions:
        told = json.loads(ask(*words, "--json"))
        rows = {row["id"]: row for row in told["events"]}
        if len(rows) != told["certain"] + told["possible"]:
            fail(f"{words}: {len(rows)} events, and {told['certain']} + {told['possible']} counted")
        if abs(sum(row["share"] for row in rows.values()) - told["expected"]) > 1e-3 * (1 + len(rows)):
            fail(f"{words}: the shares do not add up to {told['expected']}")
        for row in rows.values():
            if (row["certainty"] == "certain") != (row["share"] == 1) and row["share"] < 0.9999:
                fail(f"{words}: {row['id']} is {row['certainty']} with a share of {row['share']}")
        table = list(csv.DictReader(io.StringIO(ask(*words, "--format", "csv"))))
        if [row["id"] for row in table] != list(rows):
            fail(f"{words}: CSV and JSON have other events")
        for ending in ("geojson", "kml"):
            path = os.path.join(folder, f"answers.{ending}")
            ask(*words, "--format", ending, "--output", path)
            found = list(features(path))
            if len(found) != len(rows):
                fail(f"{words}: GDAL finds {len(found)} features in the {ending}, {len(rows)} are there")
            for feature in found:
                row = rows.get(feature["id"]) or fail(f"{words}: {ending} has an event {feature['id']} of its own")
                if feature["certainty"] != row["certainty"] or not all(
                        same(words, feature[name], row[name]) for name in ("share", "center_distance_km", "uncertainty_m")):
                    fail(f"{words}: {row['id']} says something else in the {ending}")
                point = feature.GetGeometryRef()
                if abs(point.GetX() - row["longitude"]) > 1e-6 or abs(point.GetY() - row["latitude"]) > 1e-6:
                    fail(f"{words}: {row['id']} lies elsewhere in the {ending}")
            asked += 1
        if words[0] == "near" and "--generalise" not in words:
            certain = {id for id, row in rows.items() if row["certainty"] == "certain"}
            for inner in held.setdefault(words[1], []):
                if not inner <= certain:
                    fail(f"{words}: what was certain in a smaller disc is not: {sorted(inner - certain)[:3]}")
            held[words[1]].append(certain)
            if len(set(certain) - set(rows)):
                fail(f"{words}: certain, and not there")
        if "--generalise" in words:
            for row in rows.values():
                if row["title"] or row["quote"] or row["place_name"] or row["generalised_km"] != 10:
                    fail(f"{words}: {row['id']} still tells its place")
    for by in ("district", "governorate", "district,month", "kind,year"):
        told = json.loads(ask("summary", "--by", by, "--json"))
        total = sum(row["expected"] for row in told["rows"])
        if abs(total - told["events"]) > 1e-6 * (1 + told["events"]):
            fail(f"summary --by {by}: the rows add up to {total}, there are {told['events']} events")
        if by.startswith("kind"):
            continue
        path = os.path.join(folder, "summary.geojson")
        ask("summary", "--by", by, "--format", "geojson", "--output", path)
        if len(list(features(path))) != len(told["rows"]):
            fail(f"summary --by {by}: GDAL finds other rows")
    counts = {row["district"] + str(row["district_code"]): row
              for row in json.loads(ask("summary", "--json"))["rows"]}
    with open(os.path.join(sys.argv[1], "districts.geojson"), encoding="utf-8") as file:
        layer = [feature["properties"] for feature in json.load(file)["features"]]
    if len(layer) != len(counts):
        fail(f"districts.geojson has {len(layer)} rows, the summary {len(counts)}")
    for row in layer:
        count = counts.get(row["name"] + str(row["code"])) or fail(f"the summary has no {row['name']}")
        # A circle that is written to a metre holds other points of its grid than the one that was drawn.
        if abs(count["expected"] - row["events"]) > 0.02 * (count["certain"] + count["possible"]):
            fail(f"{row['name']}: {count['expected']} events in the summary, {row['events']} in districts.geojson")
print(f"{asked} answers opened by GDAL.")
