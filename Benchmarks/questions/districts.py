#!/usr/bin/env python3
"""Counts events by district, month and kind, ours and the peers one after the other.

    Benchmarks/questions/districts.py Benchmarks/.build/release/DistrictsBenchmark [--rows N] [--folder F] [--peers NAMES]

All counts are compared. --folder takes points.f64 (latitude, longitude), months.i32, kinds.u8 and
districts.geojson from there instead of inventing them.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

import numpy as np
import shapely

import peers
import workload


def read(folder):
    """Points, months, kinds and polygons of a folder."""
    points = np.fromfile(f"{folder}/points.f64").reshape(-1, 2)
    months, kinds = np.fromfile(f"{folder}/months.i32", "i4"), np.fromfile(f"{folder}/kinds.u8", "u1")
    with open(f"{folder}/districts.geojson", encoding="utf-8") as file:
        shapes = [shapely.geometry.shape(feature["geometry"]) for feature in json.load(file)["features"]]
    return points, months, kinds, np.array(shapes, dtype=object)


def peer(name, folder, target, runs):
    """Lets a peer count in this process, which is one of its own."""
    count, seconds = peers.DISTRICTS[name](*read(folder)), []
    for _ in range(int(runs)):
        start = time.perf_counter()
        table = count()
        seconds.append(time.perf_counter() - start)
    table = np.asarray(table).astype("u4")
    table[np.lexsort(table[:, 2::-1].T)].tofile(target)
    print(json.dumps({"total_s": sorted(seconds)[len(seconds) // 2]}))


def main():
    if sys.argv[1] == "--peer":
        peer(*sys.argv[2:6])
        return
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--folder")
    options.add_argument("--peers", default="SedonaDB,geopandas,DuckDB")
    options.add_argument("--runs", type=int, default=3)
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if options.folder:
            for name in os.listdir(options.folder):
                os.symlink(os.path.join(os.path.abspath(options.folder), name), f"{scratch}/{name}")
        else:
            points, months, kinds = workload.events(options.rows)
            points.tofile(f"{scratch}/points.f64")
            months.tofile(f"{scratch}/months.i32")
            kinds.tofile(f"{scratch}/kinds.u8")
            features = [{"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(shapely.Polygon(ring))}
                        for ring in workload.districts()]
            with open(f"{scratch}/districts.geojson", "w", encoding="utf-8") as file:
                json.dump({"type": "FeatureCollection", "features": features}, file)
        shapes = read(scratch)[3]
        workload.rings(shapes).tofile(f"{scratch}/rings.f64")
        print(f"{len(shapes)} polygons, {int(shapely.get_num_coordinates(shapes).sum())} corners, "
              f"{int(shapely.is_valid(shapes).sum())} valid")
        first = None
        for threads in (1, 2):
            run = json.loads(subprocess.check_output(
                [os.path.abspath(options.program), scratch, str(options.runs + 2), str(threads)]))
            first = run if first is None or run["total_s"] < first["total_s"] else first
            if threads == 1:
                print(f"{run['points']} events: {run['groups']} groups, {run['counted']} counted, "
                      f"load {os.getloadavg()[0]:.1f}")
                print(f"{'':26}{'all ms':>10}{'times ours':>12}  counts")
            print(f"{f'eventmap, threads: {threads}':26}{run['total_s'] * 1e3:10.1f}{'':12}  "
                  f"(grid {run['grid_s'] * 1e3:.1f} ms)", flush=True)
        for name in peers.DISTRICTS:
            if not any(part in name for part in options.peers.split(",")):
                continue
            target = f"{scratch}/theirs.u32"
            run = json.loads(subprocess.check_output(
                [sys.executable, __file__, "--peer", name, scratch, target, str(options.runs)]))
            same = open(target, "rb").read() == open(f"{scratch}/ours.u32", "rb").read()
            print(f"{name:26}{run['total_s'] * 1e3:10.1f}{run['total_s'] / first['total_s']:12.1f}  "
                  f"{'the same' if same else 'NOT THE SAME'}", flush=True)


main()
