"""Reads the tables of the query sets, and makes gazetteers of them."""

import csv
import os
import re
from collections import defaultdict

HOME = ("SY", "IQ")
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")


def rows(path: str, delimiter: str = "\t") -> list[dict]:
    """The rows of a table; quotes mean something in comma-separated ones only."""
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, quoting=quoting))


def gazetteer(named: list[dict], folder: str) -> str:
    """Writes a gazetteer from rows of one name each: geonameid, name, country, population, lat, lon."""
    os.makedirs(folder, exist_ok=True)
    names = defaultdict(list)
    place = {}
    for row in named:
        names[row["geonameid"]].append(row["name"])
        place.setdefault(row["geonameid"], row)
    with open(f"{folder}/places.tsv", "w") as places, open(f"{folder}/names.tsv", "w") as others:
        places.write("id\tclass\tname\tname_ar\tlatitude\tlongitude\tcountry\tadmin1\tadmin2\tpopulation\n")
        others.write("id\tnames\tnames_ar\n")
        for key, row in place.items():
            arabic = [n for n in names[key] if ARABIC.search(n)]
            latin = [n for n in names[key] if not ARABIC.search(n)]
            first = (latin or arabic)[0]
            places.write("\t".join([
                key, "town", first, "", row["lat"], row["lon"], row["country"], "", "",
                row["population"]]) + "\n")
            others.write(f"{key}\t{'|'.join(n for n in latin if n != first)}\t{'|'.join(arabic)}\n")
    return folder


def current(path: str) -> list[dict]:
    """The settlements of a Who's On First table that are neither deprecated nor superseded."""
    return [r for r in rows(path, ",") if r["placetype"] in ("locality", "neighbourhood", "campus")
            and not r["deprecated"] and not r["superseded_by"]]


def whosonfirst(places: list[dict], folder: str) -> str:
    """Writes a gazetteer from rows of Who's On First."""
    named = []
    for row in places:
        names = [row["name"], *row["names_en"].split("|"), *row["names_other"].split("|"),
                 *row["names_ar"].split("|")]
        for name in dict.fromkeys(filter(None, names)):
            named.append(row | {"geonameid": row["wof_id"], "name": name})
    return gazetteer(named, folder)
