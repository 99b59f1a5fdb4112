#!/usr/bin/env python3
"""Asks a thousand times for all events within 25 km, ours and the peers one after the other.

    Benchmarks/questions/radius.py Benchmarks/.build/release/RadiusBenchmark [--rows N] [--folder F] [--peers NAMES]

Rows of all answers are compared one by one. --folder takes points.f64 and centres.f64 (latitude,
longitude) from there instead of inventing them. --peers: a part of each name, joined by commas.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

import numpy as np

import peers
import workload


def peer(name, points, centers, target):
    """Lets a peer answer in this process, which is one of its own."""
    points, centers = (np.fromfile(path).reshape(-1, 2) for path in (points, centers))
    build, answers, total, each = peers.RADIUS[name](points, centers)
    with open(target, "wb") as file:
        for rows in answers:
            rows = np.sort(np.asarray(rows, "u4"))
            np.array([len(rows)], "u4").tofile(file)
            rows.tofile(file)
    each = sorted(each)
    print(json.dumps({"build_s": build, "total_s": total, "p50_us": 1e6 * each[len(each) // 2],
                      "p99_us": 1e6 * each[len(each) * 99 // 100], "ids": sum(map(len, answers))}))


def main():
    if sys.argv[1] == "--peer":
        peer(*sys.argv[2:6])
        return
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--folder")
    options.add_argument("--peers", default="STRtree,DuckDB")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or scratch
        if not options.folder:
            workload.events(options.rows)[0].tofile(f"{folder}/points.f64")
            workload.events(1_000, seed=2)[0].tofile(f"{folder}/centres.f64")
        files = [f"{folder}/points.f64", f"{folder}/centres.f64"]
        ours = json.loads(subprocess.check_output(
            [os.path.abspath(options.program), *files, str(peers.METERS), scratch, "5"]))
        print(f"{ours['rows']} events, 1000 questions of 25 km, {ours['ids']} rows found, load {os.getloadavg()[0]:.1f}")
        print(f"index: {ours['bytes'] / 1e6:.1f} MB, written in {ours['write_s'] * 1e3:.1f} ms, mapped in "
              f"{ours['map_s'] * 1e3:.2f} ms, all bytes checked in {ours['check_s'] * 1e3:.1f} ms")
        print(f"{'':26}{'build s':>9}{'all ms':>10}{'p50 us':>10}{'p99 us':>10}{'times ours':>12}  rows")

        def line(name, run, same):
            print(f"{name:26}{run['build_s']:9.2f}{run['total_s'] * 1e3:10.1f}{run['p50_us']:10.1f}"
                  f"{run['p99_us']:10.1f}{run['total_s'] / ours['total_s']:12.1f}  {same}", flush=True)
        line("eventmap", ours, "")
        for name in peers.RADIUS:
            if not any(part in name for part in options.peers.split(",")):
                continue
            target = f"{scratch}/theirs.u32"
            run = json.loads(subprocess.check_output([sys.executable, __file__, "--peer", name, *files, target]))
            same = open(target, "rb").read() == open(f"{scratch}/ours.u32", "rb").read()
            line(name, run, "the same" if same else f"NOT THE SAME: {run['ids']}")


main()
