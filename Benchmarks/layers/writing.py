#!/usr/bin/env python3
"""Times WritingBenchmark and what one would use instead on the same events, one after the other.

    Benchmarks/layers/writing.py Benchmarks/.build/release/WritingBenchmark [ROWS [RUNS]]

The peers read the events from the CSV that the first writes. orjson and the f-strings start from
dictionaries in memory, and reading is not timed; ogr2ogr goes from file to file.
"""
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
from xml.sax.saxutils import escape


def used(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def rows_of(source):
    """The events as dictionaries, with their point apart."""
    import pandas
    rows = pandas.read_csv(source).to_dict("records")
    return [((row.pop("lon"), row.pop("lat")), row) for row in rows]


def orjson_geojson(rows, target):
    import orjson
    with open(target, "wb", 1 << 20) as out:
        out.write(b'{"type":"FeatureCollection","features":[\n')
        before = b""
        for point, row in rows:
            out.write(before)
            before = b",\n"
            out.write(orjson.dumps({"type": "Feature", "properties": row,
                                    "geometry": {"type": "Point", "coordinates": point}}))
        out.write(b"\n]}\n")


def fstrings_kml(rows, target):
    with open(target, "w", 1 << 20) as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n'
                  '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n')
        for (lon, lat), row in rows:
            data = "".join(f'<Data name="{name}"><value>{escape(str(value))}</value></Data>'
                           for name, value in row.items())
            out.write(f'<Placemark><name>{escape(row["place"])}</name><ExtendedData>{data}</ExtendedData>'
                      f"<Point><coordinates>{lon},{lat}</coordinates></Point></Placemark>\n")
        out.write("</Document></kml>\n")


def csv_module(rows, target):
    import csv
    with open(target, "w", 1 << 20, newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([*rows[0][1], "lon", "lat"])
        writer.writerows([*row.values(), *point] for point, row in rows)


WRITERS = {"orjson": orjson_geojson, "f-strings": fstrings_kml, "csv module": csv_module}


def peer(name, source, target):
    """What a writer takes, in this process, which is one of its own."""
    rows = rows_of(source)
    before, start = used(resource.RUSAGE_SELF), time.monotonic()
    WRITERS[name](rows, target)
    return {"cpu_s": used(resource.RUSAGE_SELF) - before, "wall_s": time.monotonic() - start,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000}


def ours(program, form, rows, target):
    run = json.loads(subprocess.check_output([program, form, str(rows), target]))
    return run | {"cpu_s": run["user_s"] + run["system_s"]}


def ogr2ogr(form, source, target):
    command = ["ogr2ogr", "-f", form, target, source, "-oo", "X_POSSIBLE_NAMES=lon", "-oo",
               "Y_POSSIBLE_NAMES=lat", "-oo", "KEEP_GEOM_COLUMNS=NO", "-oo", "AUTODETECT_TYPE=YES",
               "-a_srs", "EPSG:4326"]
    start = time.monotonic()
    _, status, usage = os.wait4(subprocess.Popen(command).pid, 0)
    if status:
        sys.exit("ogr2ogr failed")
    return {"cpu_s": usage.ru_utime + usage.ru_stime, "wall_s": time.monotonic() - start,
            "peak_mb": usage.ru_maxrss // 1000}


def in_process(name):
    return lambda source, target: json.loads(
        subprocess.check_output([sys.executable, __file__, "--peer", name, source, target]))


def main():
    if sys.argv[1] == "--peer":
        print(json.dumps(peer(*sys.argv[2:5])))
        return
    program = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    times = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    peers = {
        "geojson": {"orjson": in_process("orjson"),
                    "ogr2ogr": lambda source, target: ogr2ogr("GeoJSON", source, target)},
        "kml": {"f-strings": in_process("f-strings"),
                "ogr2ogr": lambda source, target: ogr2ogr("KML", source, target)},
        "csv": {"csv module": in_process("csv module")},
    }
    best = {}
    with tempfile.TemporaryDirectory() as folder:
        source = f"{folder}/events.csv"
        ours(program, "csv", count, source)
        for form, writers in peers.items():
            runs = {"eventmap": lambda _, target: ours(program, form, count, target)} | writers
            for name, run in runs.items():
                for _ in range(times):
                    target = f"{folder}/written.{form}"
                    pathlib.Path(target).unlink(missing_ok=True)
                    figures = run(source, target) | {"mb": os.path.getsize(target) / 1e6}
                    kept = best.setdefault((form, name), figures)
                    if figures["cpu_s"] < kept["cpu_s"]:
                        best[form, name] = figures
                pathlib.Path(target).unlink()
        print(f"{count} events, the quickest of {times}, load {os.getloadavg()[0]:.1f}")
        print(f"{'':22}{'cpu s':>8}{'wall s':>8}{'peak MB':>9}{'file MB':>9}{'cpu, times ours':>17}")
        for (form, name), run in best.items():
            ratio = run["cpu_s"] / best[form, "eventmap"]["cpu_s"]
            print(f"{form:8}{name:14}{run['cpu_s']:8.2f}{run['wall_s']:8.2f}{run['peak_mb']:9}"
                  f"{run['mb']:9.0f}{ratio:17.1f}")
        both = best["geojson", "eventmap"]["cpu_s"] + best["kml", "eventmap"]["cpu_s"]
        print(f"GeoJSON and KML together: {both:.2f} s")
        for form in ("geojson", "kml"):
            peaks = [ours(program, form, size, f"{folder}/written")["peak_mb"]
                     for size in (count // 10, count, 3 * count)]
            print(f"{form}, a tenth, all and three times as many events: {peaks} MB at most")


main()
