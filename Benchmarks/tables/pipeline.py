#!/usr/bin/env python3
"""Maps a table of places by name, with eventmap and with a pipeline of Python, and prints the ratio of their times.

    Benchmarks/tables/pipeline.py PROGRAM [ROWS] [WORKLOAD]       (needs polars, rapidfuzz, pyproj, orjson, numpy)

Rows name a place and a launch place of the gazetteer's tables; one name of ten has a letter added, left out, doubled or
exchanged. WORKLOAD is a folder with such rows and the names that they were made of: names.tsv (id, name, latitude, longitude,
country; a line a name, those of Syria and Iraq count), reports.csv (id, date, type, actor, place, launch, weapons, note) and
reports_truth.npz (the ids that place and launch mean). Both programs have the same places and no others. Both read the table, find the places, measure the distances and write events.geojson and events.kml. The peer writes
ten properties and points; eventmap all its properties, launch lines, and 90 % radii. Shares of right places (within 5 km) are
printed for both, of places and launch places; a spelling that several places share cannot be told by anyone, and is counted against both.
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


def workload(folder):
    """The places of a workload, as gazetteer() gives them."""
    places = {}
    for line in open(f"{folder}/names.tsv", encoding="utf-8"):
        number, name, latitude, longitude, country = line.rstrip("\n").split("\t")
        if country in ("SY", "IQ"):
            places.setdefault(int(number), ([], float(longitude), float(latitude), country))[0].append(name)
    return places


def write_gazetteer(program, folder, places):
    """The places as a gazetteer of eventmap, compiled; returns its path."""
    table, compiled = f"{folder}/places.csv", f"{folder}/places.gazetteer"
    with open(table, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "name", "names", "latitude", "longitude", "country", "class"])
        for number, (names, longitude, latitude, country) in places.items():
            others = "|".join(name.replace("|", "/") for name in names[1:])
            rows.writerow([number, names[0], others, latitude, longitude, country, "town"])
    subprocess.run([program, "gazetteer", "import", "csv", table, "--output", compiled, "--columns",
                    "id=id,name=name,names=names,lat=latitude,lon=longitude,country=country,class=class"],
                   check=True, stdout=subprocess.DEVNULL)
    return compiled


def gazetteer():
    """The towns of the built-in tables: identifier, names, coordinate."""
    places = {}
    with open(f"{TABLES}/places.tsv", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            names = [n for n in (row["name"], row["name_ar"]) if n]
            places[row["id"]] = (names, float(row["longitude"]), float(row["latitude"]), row["country"])
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
    for place, (spellings, *_) in places.items():
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
    points = {name: places[place][1:3] if place else (np.nan, np.nan) for name, place in found.items()}
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
    return to, start


def ours(folder, count):
    """The coordinates of our places and launch places, by row."""
    points, launches = np.full((count, 2), np.nan), np.full((count, 2), np.nan)
    with open(f"{folder}/events.geojson", "rb") as file:
        for line in file:
            if line.startswith(b'{"type":"Feature",'):
                feature = orjson.loads(line.rstrip().rstrip(b","))
                said = feature["properties"]
                row = int(said["sources"].split("#")[-1])
                if feature["geometry"]:
                    points[row] = feature["geometry"]["coordinates"]
                if said["launch_latitude"] is not None:
                    launches[row] = said["launch_longitude"], said["launch_latitude"]
    return points, launches


def right(found, truth, places):
    """The share of names whose place was found."""
    count = 0
    for points, meant in zip(found, truth):
        true = np.array([places[place][1:3] for place in meant])
        known = ~np.isnan(points[:, 0])
        off = WGS84.inv(true[known, 0], true[known, 1], points[known, 0], points[known, 1])[2]
        count += (off < 5_000).sum()
    return count / sum(len(meant) for meant in truth)


def report(name, seconds, processors, memory, folder, prefix, share):
    size = sum(os.path.getsize(f"{folder}/{prefix}.{end}") for end in ("geojson", "kml"))
    print(f"{name:8}  {seconds:8.1f} s by the clock  {processors:8.1f} s of processors  {memory / 1024:6.0f} MB  "
          f"{size / 1e6:7.0f} MB written  right {share:.4f}", flush=True)


def main():
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    places = workload(sys.argv[3]) if len(sys.argv) > 3 else gazetteer()
    with tempfile.TemporaryDirectory() as folder:
        table = f"{folder}/incidents.csv"
        if len(sys.argv) > 3:
            with open(f"{sys.argv[3]}/reports.csv", encoding="utf-8") as file, open(table, "w", encoding="utf-8") as out:
                for line, _ in zip(file, range(count + 1)):
                    out.write(line)
            known = np.load(f"{sys.argv[3]}/reports_truth.npz")
            truth = known["place"][:count].tolist(), known["launch"][:count].tolist()
        else:
            truth = write_table(table, places, count)
        known_places = write_gazetteer(program, folder, places)
        started = time.perf_counter()
        subprocess.run([program, "map", table, "--only-gazetteer", known_places, "--output", folder, "--formats",
                        "events.geojson,events.kml", "--quiet"], check=True, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - started
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        report("eventmap", seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, folder, "events",
               right(ours(folder, count), truth, places))
        started, before = time.perf_counter(), time.process_time()
        found = peer(table, folder, places)
        other = time.perf_counter() - started
        report("Python", other, time.process_time() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, folder,
               "peer", right(found, truth, places))
        print(f"eventmap takes {seconds / other:.2f} of the time of Python")


if __name__ == "__main__":
    main()
