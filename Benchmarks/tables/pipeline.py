#!/usr/bin/env python3
"""Maps a table of places by name, with eventmap and with a pipeline of Python, and prints the ratio of their times.

    Benchmarks/tables/pipeline.py PROGRAM [ROWS]       (needs polars, rapidfuzz, pyproj, orjson, numpy)

Rows name a place and a launch place of the gazetteer's tables; one name of ten has a letter added, left out, doubled or
exchanged. Both read the table, find the places, measure the distances and write events.geojson and events.kml. The peer writes
ten properties and points; eventmap all its properties, launch lines, and 90 % radii. Shares of right places (within 5 km) are
printed for both; a spelling that several places share cannot be told by anyone, and is counted against both.
"""
import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata
from xml.sax.saxutils import escape

import numpy as np
import orjson
import polars as pl
from pyproj import Geod
from rapidfuzz import process
from rapidfuzz.distance import OSA

TABLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Gazetteer")
WGS84 = Geod(ellps="WGS84")


def folded(name):
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in plain if c.isalnum())


def gazetteer():
    """The towns of the built-in tables: identifier, names, coordinate."""
    places = {}
    with open(f"{TABLES}/places.tsv", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            names = [n for n in (row["name"], row["name_ar"]) if n]
            places[row["id"]] = (names, float(row["longitude"]), float(row["latitude"]))
    return places


def misspelt(name, dice):
    at = dice.randrange(1, len(name)) if len(name) > 1 else 0
    way = dice.randrange(4)
    if way == 0:
        return name[:at] + name[at + 1:]
    if way == 1:
        return name[:at] + name[at] + name[at:]
    if way == 2:
        return name[:at - 1] + name[at] + name[at - 1] + name[at + 1:] if at else name
    return name[:at] + dice.choice("aeioun") + name[at:]


def write_table(path, places, count):
    """Writes the rows; returns the true places and launch places as numbers."""
    dice = random.Random(7)
    ids = list(places)
    truth = []
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "date", "type", "actor", "place", "launch", "weapons", "note"])
        for number in range(count):
            pair = []
            for place in (dice.choice(ids), dice.choice(ids)):
                name = dice.choice(places[place][0])
                pair.append(misspelt(name, dice) if dice.random() < 0.1 else name)
                truth.append(place)
            day = f"20{dice.randrange(15, 24)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
            rows.writerow([number, day, dice.choice(["rocket", "drone", "airstrike", "ied"]), "a group", *pair,
                           dice.randrange(1, 20), 'Fell near "the base" & <no> losses'])
    return truth[0::2], truth[1::2]


def peer(table, folder, places):
    """The pipeline in Python; returns the coordinates that it found."""
    names = {}
    for place, (spellings, _, _) in places.items():
        for spelling in spellings:
            names.setdefault(folded(spelling), place)
    data = pl.read_csv(table)
    distinct = pl.concat([data["place"], data["launch"]]).unique().to_list()
    found = {name: names.get(folded(name)) for name in distinct}
    missed = [name for name in distinct if found[name] is None]
    keys = list(names)
    for start in range(0, len(missed), 2_000):
        part = missed[start:start + 2_000]
        scores = process.cdist([folded(n) for n in part], keys, scorer=OSA.normalized_similarity,
                               score_cutoff=0.7, workers=-1, dtype=np.float32)
        for name, best, score in zip(part, scores.argmax(1), scores.max(1)):
            found[name] = names[keys[best]] if score > 0 else None
    points = {name: places[place][1:] if place else (np.nan, np.nan) for name, place in found.items()}
    to = np.array([points[n] for n in data["place"].to_list()])
    start = np.array([points[n] for n in data["launch"].to_list()])
    bearing, _, meters = WGS84.inv(start[:, 0], start[:, 1], to[:, 0], to[:, 1])
    rows = data.with_columns(
        distance_km=pl.Series(np.round(meters / 1000, 1)).fill_nan(None),
        bearing=pl.Series(np.round(bearing % 360, 1)).fill_nan(None))
    with open(f"{folder}/peer.geojson", "wb", 1 << 20) as out:
        out.write(b'{"type":"FeatureCollection","features":[\n')
        for number, row in enumerate(rows.iter_rows(named=True)):
            lon, lat = to[number].tolist()
            shape = {"type": "Point", "coordinates": (lon, lat)} if lon == lon else None
            out.write((b",\n" if number else b"")
                      + orjson.dumps({"type": "Feature", "properties": row, "geometry": shape}))
        out.write(b"\n]}\n")
    with open(f"{folder}/peer.kml", "w", 1 << 20, encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n')
        for number, row in enumerate(rows.iter_rows(named=True)):
            lon, lat = to[number].tolist()
            data = "".join(f'<Data name="{k}"><value>{escape(str(v))}</value></Data>' for k, v in row.items())
            point = f"<Point><coordinates>{lon},{lat}</coordinates></Point>" if lon == lon else ""
            out.write(f"<Placemark><name>{escape(row['place'])}</name><ExtendedData>{data}</ExtendedData>{point}</Placemark>\n")
        out.write("</Document></kml>\n")
    return to


def ours(folder, count):
    """The coordinates of our places, by row."""
    points = np.full((count, 2), np.nan)
    with open(f"{folder}/events.geojson", "rb") as file:
        for line in file:
            if line.startswith(b'{"type":"Feature",'):
                feature = orjson.loads(line.rstrip().rstrip(b","))
                if feature["geometry"]:
                    row = int(feature["properties"]["sources"].split("#")[-1])
                    points[row] = feature["geometry"]["coordinates"]
    return points


def right(points, truth, places):
    true = np.array([places[place][1:] for place in truth])
    known = ~np.isnan(points[:, 0])
    off = WGS84.inv(true[known, 0], true[known, 1], points[known, 0], points[known, 1])[2]
    return (off < 5_000).sum() / len(truth)


def main():
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    places = gazetteer()
    with tempfile.TemporaryDirectory() as folder:
        table = f"{folder}/incidents.csv"
        truth, _ = write_table(table, places, count)
        started = time.perf_counter()
        subprocess.run([program, "map", table, "--output", folder, "--formats", "events.geojson,events.kml", "--quiet"],
                       check=True, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - started
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        size = sum(os.path.getsize(f"{folder}/events.{end}") for end in ("geojson", "kml"))
        print(f"eventmap  {seconds:8.1f} s by the clock  {usage.ru_utime + usage.ru_stime:8.1f} s of processors  "
              f"{usage.ru_maxrss / 1024:6.0f} MB  {size / 1e6:7.0f} MB written  right {right(ours(folder, count), truth, places):.4f}")
        started, before = time.perf_counter(), time.process_time()
        points = peer(table, folder, places)
        other = time.perf_counter() - started
        size = sum(os.path.getsize(f"{folder}/peer.{end}") for end in ("geojson", "kml"))
        print(f"Python    {other:8.1f} s by the clock  {time.process_time() - before:8.1f} s of processors  "
              f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB  {size / 1e6:7.0f} MB written  "
              f"right {right(points, truth, places):.4f}")
        print(f"eventmap takes {seconds / other:.2f} of the time of Python")


if __name__ == "__main__":
    main()
