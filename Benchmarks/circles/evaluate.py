#!/usr/bin/env python3
"""Whether circles hold the coordinate that a coder of events recorded, and whether districts are right.

Asked is every place of UCDP's table as the coder wrote it ("Teir Maaleh village", "Northern Aleppo
Governorate"), with the governorate as container, each counted by its rows. Printed is, by `where_prec` and
by the location's method, the share of circles that hold the recorded coordinate, with the 95 % interval of
that share, and beside it the median radius. Then, for rows with `where_prec` 1 whose place is in the
gazetteer, how often the district is that of the recorded point, by the outlines given.

    Benchmarks/circles/evaluate.py .build/release/eventmap --events ucdp.csv --places wof_sy.csv … \
        --gazetteer wof.emg [--outlines outlines.geojson]
"""

import argparse
import csv
import json
import statistics
import sys
from collections import Counter, defaultdict
from math import sqrt
from pathlib import Path

import shapely
from shapely.geometry import Point, shape

sys.path.insert(0, str(Path(__file__).parent.parent / "names"))
from asking import Program  # noqa: E402
from ucdp import Records, metres  # noqa: E402


def interval(held: int, rows: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    z, share = 1.96, held / rows
    middle = (share + z * z / (2 * rows)) / (1 + z * z / rows)
    half = z / (1 + z * z / rows) * sqrt(share * (1 - share) / rows + z * z / (4 * rows * rows))
    return middle - half, middle + half


def circles(asked: Counter, answers: list[dict]) -> None:
    """Prints the shares of circles that hold their coordinate, by precision and by method."""
    groups: dict[str, dict[str, list]] = {"where_prec": defaultdict(list), "method": defaultdict(list),
                                          "class": defaultdict(list)}
    silent = Counter()
    for (name, _, latitude, longitude, precision), answer in zip(asked, answers):
        count, place = asked[(name, _, latitude, longitude, precision)], answer["location"]
        if place is None:
            silent[precision] += count
            continue
        off = metres(latitude, longitude, place["lat"], place["lon"])
        row = (off <= place["uncertainty_m"], place["uncertainty_m"], off, count, name)
        groups["where_prec"][precision].append(row)
        groups["method"][place["method"]].append(row)
        chosen = [c for c in answer["candidates"] if c["id"] == place["place_id"]]
        if chosen:
            groups["class"][chosen[0]["class"]].append(row)
    for title, group in groups.items():
        print(f"{title:<12} rows  circles that hold it (95 % interval)   median radius   median error")
        for key, rows in sorted(group.items()):
            total = sum(r[3] for r in rows)
            held = sum(r[3] for r in rows if r[0])
            low, high = interval(held, total)
            radii = statistics.median(r[1] for r in rows for _ in range(r[3])) / 1000
            error = statistics.median(r[2] for r in rows for _ in range(r[3])) / 1000
            silence = f"   unanswered {silent[key]}" if silent.get(key) else ""
            print(f"  {key:<10} {total:5d}  {100 * held / total:5.1f} % ({100 * low:.1f}-{100 * high:.1f})"
                  f"{'':>17}{radii:7.1f} km   {error:8.2f} km{silence}")


def misses(asked: Counter, answers: list[dict], precision: str, most: int) -> None:
    """The names whose circles hold least, with what was found."""
    rows = []
    for (name, unit, latitude, longitude, prec), answer in zip(asked, answers):
        place = answer["location"]
        if prec != precision:
            continue
        if place is None:
            rows.append((asked[(name, unit, latitude, longitude, prec)], name, unit, "nothing"))
            continue
        off = metres(latitude, longitude, place["lat"], place["lon"])
        if off > place["uncertainty_m"]:
            rows.append((asked[(name, unit, latitude, longitude, prec)], name, unit,
                         f"{place['place_id']} {off / 1000:.0f} km off, ± {place['uncertainty_m'] / 1000:.0f}"))
    for row in sorted(rows, reverse=True)[:most]:
        print("     ", *row)


def districts(path: str, asked: Counter, answers: list[dict], records: Records) -> None:
    """Prints how often the district is that of the recorded point."""
    outlines = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith('{"type":"Feature",'):
                feature = json.loads(line.strip().rstrip(","))
                if feature["properties"]["level"] == "district":
                    outlines.append((feature["properties"]["key"], shape(feature["geometry"])))
    tree = shapely.STRtree([o for _, o in outlines])
    total = right = 0
    sums = []
    wrong = []
    for (name, unit, latitude, longitude, precision), answer in zip(asked, answers):
        count = asked[(name, unit, latitude, longitude, precision)]
        place = answer["location"]
        if place and place["shares"]:
            sums.append(sum(s["share"] for s in place["shares"]))
        if precision != "1" or not records.holds(name, latitude, longitude):
            continue
        point = Point(longitude, latitude)
        truth = {outlines[i][0] for i in tree.query(point) if outlines[i][1].contains(point)}
        total += count
        got = place["district"] if place else None
        right += count * (got in truth)
        if got not in truth:
            wrong.append((count, name, unit, sorted(truth), got, place and place["boundaries"]))
    print(f"districts: {100 * right / total:.1f} % of {total} rows are in the district of the recorded point")
    print(f"shares: {len(sums)} sums, the farthest from 1 by {max(abs(s - 1) for s in sums):.1e}")
    for row in sorted(wrong, key=lambda r: -r[0])[:12]:
        print("     ", *row)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program")
    arguments.add_argument("--events", required=True)
    arguments.add_argument("--places", nargs="+", required=True)
    arguments.add_argument("--gazetteer", action="append", default=[])
    arguments.add_argument("--outlines", help="loaded, and the truth for districts")
    arguments.add_argument("--truth", help="outlines that are the truth for districts and are not loaded")
    arguments.add_argument("--misses", type=int, default=0)
    chosen = arguments.parse_args()
    with open(chosen.events, encoding="utf-8") as table:
        events = list(csv.DictReader(table))
    places = []
    for path in chosen.places:
        with open(path, encoding="utf-8") as table:
            places += csv.DictReader(table)
    asked = Counter((e["where_coordinates"], e["adm_1"], float(e["latitude"]), float(e["longitude"]),
                     e["where_prec"].removesuffix(".0")) for e in events)
    gazetteers = chosen.gazetteer + ([chosen.outlines] if chosen.outlines else [])
    program = Program(chosen.program).adding(*gazetteers)
    questions = [{"name": name} | ({"container": unit} if unit and unit != name else {})
                 for name, unit, *_ in asked]
    lines = "".join(json.dumps(q, ensure_ascii=False) + "\n" for q in questions)
    out = program.run("place", "-", *program.options, input=lines)
    answers = [json.loads(line) for line in out.splitlines()]
    circles(asked, answers)
    for precision in "12345" if chosen.misses else "":
        print(f"  where_prec {precision}: the circles that hold least")
        misses(asked, answers, precision, chosen.misses)
    if chosen.outlines or chosen.truth:
        districts(chosen.outlines or chosen.truth, asked, answers, Records(places))


if __name__ == "__main__":
    main()
