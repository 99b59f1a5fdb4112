#!/usr/bin/env python3
"""Maps a table of UCDP GED with and without its coordinates, and tells how far the names alone lead from the recorded points.

    Benchmarks/tables/ucdp.py PROGRAM GED.csv          (needs pyproj)

Rows placed; median and 90th percentile of the distance from the recorded point; the share of 90 % circles that hold it;
and whether every row came out as one event with its days and its numbers. The table is the user's own (ucdp.uu.se, CC BY 4.0).
"""
import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile

from pyproj import Geod

WGS84 = Geod(ellps="WGS84")


def mapped(program, table, folder):
    subprocess.run([program, "map", table, "--output", folder, "--formats", "geojson", "--quiet"],
                   check=True, stderr=subprocess.DEVNULL)
    features = json.load(open(f"{folder}/events.geojson"))["features"]
    return {f["properties"]["sources"].split("#", 1)[1]: f for f in features}


def figures(name, rows, events):
    print(f"{name}: {len(rows)} rows, {len(events)} events, {sum(1 for e in events.values() if e['geometry'])} with a point")
    groups = {}
    for key, event in events.items():
        if event["geometry"] is None:
            continue
        row = rows[key]
        lon, lat = event["geometry"]["coordinates"]
        off = WGS84.inv(float(row["longitude"]), float(row["latitude"]), lon, lat)[2]
        held = off <= event["properties"]["uncertainty_m"] + 1
        for group in ("all", f"where_prec {float(row['where_prec']):.0f}"):
            groups.setdefault(group, []).append((off, held))
    for group in sorted(groups):
        offs = sorted(off for off, _ in groups[group])
        held = sum(1 for _, held in groups[group] if held) / len(offs)
        print(f"  {group:13} {len(offs):6} median {statistics.median(offs) / 1000:7.2f} km"
              f"   nine of ten {offs[len(offs) * 9 // 10] / 1000:7.1f} km   in the circle {held:.3f}")


def kept(rows, events):
    """Counts rows whose days or deaths came out otherwise than they are recorded."""
    days = deaths = 0
    for key, event in events.items():
        row, said = rows[key], event["properties"]
        days += (said["date_start"], said["date_end"]) != (row["date_start"], row["date_end"])
        recorded = [int(float(row[name])) for name in ("low", "best", "high")]
        deaths += [said[f"killed_{name}"] for name in ("low", "best", "high")] != recorded
    print(f"  other days: {days}; other deaths: {deaths} (ranges whose best lies outside are widened)")


def main():
    program, table = sys.argv[1:3]
    rows = {row["id"]: row for row in csv.DictReader(open(table, encoding="utf-8-sig"))}
    with tempfile.TemporaryDirectory() as folder:
        events = mapped(program, table, f"{folder}/with")
        figures("with coordinates", rows, events)
        kept(rows, events)
        bare = os.path.join(folder, "bare.csv")
        names = [n for n in next(iter(rows.values())) if n not in ("latitude", "longitude")]
        with open(bare, "w", newline="", encoding="utf-8") as out:
            writer = csv.DictWriter(out, names, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows.values())
        events = mapped(program, bare, f"{folder}/without")
        figures("without coordinates", rows, events)
        kept(rows, events)


if __name__ == "__main__":
    main()
