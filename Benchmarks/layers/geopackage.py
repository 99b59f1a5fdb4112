#!/usr/bin/env python3
"""Times GeoPackageBenchmark and pyogrio with Arrow on the same events, one after the other.

    Benchmarks/layers/geopackage.py Benchmarks/.build/release/GeoPackageBenchmark [ROWS]

pyogrio starts from a table in memory, which it reads from what the first wrote; reading is not timed.
"""
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time


def peer(source, target):
    """What the peer takes, in this process, which is one of its own."""
    import pyogrio
    frame = pyogrio.read_dataframe(source, use_arrow=True)
    before, start = time.process_time(), time.monotonic()
    pyogrio.write_dataframe(frame, target, driver="GPKG", use_arrow=True)
    return {"rows": len(frame), "cpu_s": time.process_time() - before,
            "wall_s": time.monotonic() - start,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000}


def main():
    if sys.argv[1] == "--peer":
        print(json.dumps(peer(*sys.argv[2:4])))
        return
    program, rows = os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "1000000"
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = f"{folder}/ours.gpkg", f"{folder}/theirs.gpkg"
        runs = {"eventmap": [], "pyogrio with Arrow": []}
        for _ in range(3):
            runs["eventmap"].append(subprocess.check_output([program, rows, ours, folder]))
            pathlib.Path(theirs).unlink(missing_ok=True)
            runs["pyogrio with Arrow"].append(
                subprocess.check_output([sys.executable, __file__, "--peer", ours, theirs]))
        print(f"{rows} events, the quickest of three, load {os.getloadavg()[0]:.1f}")
        print(f"{'':20}{'cpu s':>8}{'wall s':>8}{'peak MB':>9}{'file MB':>9}")
        for (name, texts), path in zip(runs.items(), (ours, theirs)):
            best = min((json.loads(text) for text in texts), key=lambda run: run["cpu_s"])
            print(f"{name:20}{best['cpu_s']:8.2f}{best['wall_s']:8.2f}{best['peak_mb']:9}"
                  f"{os.path.getsize(path) // 1_000_000:9}")
        check = ("import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute("
                 "\"SELECT rtreecheck('rtree_events_geom'), count(*) FROM rtree_events_geom\").fetchone())")
        print("index of ours:", subprocess.check_output([sys.executable, "-c", check, ours], text=True).strip())


main()
