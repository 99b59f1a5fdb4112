#!/usr/bin/env python3
"""What one would write instead in an afternoon: a reader of regular expressions over the same tables.

    peer.py REPOSITORY REPORTS

Reads Lexicon/*.tsv and the names of Gazetteer/, compiles them to regular expressions, and finds in each
sentence attacks, weapons, actors, dates, numbers and names of places; a sentence with an attack and a place
that is no threat or denial is an event at the likeliest place of that name. It bends Arabic words by
optional particles and endings, knows no clauses, roles, relations ("20 km east of") or areas, and
resolves no date. Prints a line of JSON; times are processor time, without compiling.
"""

import csv
import glob
import json
import re
import sys
import time
from collections import defaultdict

FOLDED = str.maketrans("أإآٱىیةؤئکگ", "ااااييهويكك", "\u0640" + "".join(map(chr, range(0x64B, 0x653))))
SENTENCES = re.compile(r"[\n.!?؟؛]+(?:\s|$)")
BEFORE = {"noun": "[وف]?[بلك]?(?:ال|ل)?", "adj": "[وف]?[بلك]?(?:ال|ل)?", "verb": "[وف]?", "present": "[وف]?س?[يتن]",
          "word": "[وف]?[بلك]?", "fixed": "[وف]?"}
BEHIND = {"noun": "(?:ا|ه|ها|هم|هما|نا)?", "adj": "(?:ا|ه)?", "verb": "(?:ت|وا|ا|تا|نا|ن)?(?:ه|ها|هم)?",
          "present": "(?:ون|وا|ان|ين)?(?:ه|ها|هم)?", "word": "", "fixed": ""}
LARGEST_FIRST = ("city", "base", "airfield", "field", "town", "governorate", "country")


def folded(text: str) -> str:
    """Lower case, without the marks and variants of Arabic letters."""
    return text.translate(FOLDED).lower()


def rows(path: str) -> list[dict]:
    """The rows of a table without its comments."""
    with open(path, encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#") and line.strip())
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def pattern(words: set[str]) -> str:
    """An expression for many words that shares their beginnings, which is much faster than one after another."""
    tree: dict = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}

    def written(node: dict) -> str:
        ways = [re.escape(letter) + written(below) for letter, below in sorted(node.items()) if letter]
        if not ways:
            return ""
        joined = ways[0] if len(ways) == 1 else "(?:" + "|".join(ways) + ")"
        return f"(?:{joined})?" if "" in node else joined

    return written(tree)


class Lexicon:
    """One expression for each table."""

    def __init__(self, repository: str) -> None:
        self.tables = {}
        for path in glob.glob(f"{repository}/Lexicon/*.tsv"):
            name = path.rsplit("/", 1)[-1].removesuffix(".tsv")
            self.tables[name] = self.table(rows(path))

    @staticmethod
    def table(entries: list[dict]) -> tuple[re.Pattern, dict[str, dict]]:
        """The expression and the entry of each form."""
        forms: dict[str, set[str]] = defaultdict(set)
        meaning: dict[str, dict] = {}
        for entry in entries:
            bend = entry.get("pos") or "word"
            for language in ("ar", "en"):
                for form in (entry.get(language) or "-").split("|"):
                    form = folded(form)
                    if form == "-":
                        continue
                    key = "latin" if form[0].isascii() else bend
                    forms[key].add(form)
                    meaning.setdefault(form, entry)
        parts = [f"{BEFORE.get(bend, '')}({pattern(words)}){BEHIND.get(bend, '')}" for bend, words in forms.items()]
        return re.compile(r"\b(?:" + "|".join(parts) + r")\b"), meaning

    def found(self, table: str, text: str) -> list[tuple[int, dict]]:
        """Where the forms of a table stand, and what they mean."""
        expression, meaning = self.tables[table]
        return [(match.start(), meaning.get(match.group(match.lastindex), {})) for match in expression.finditer(text)]


class Names:
    """One expression for all names, and the likeliest place of each."""

    def __init__(self, repository: str) -> None:
        self.places: dict[str, tuple] = {}
        further = defaultdict(list)
        for path in glob.glob(f"{repository}/Gazetteer/names*.tsv"):
            if path.endswith("name_words.tsv"):
                continue
            for row in rows(path):
                further[row["id"]] += (row["names"] + "|" + (row["names_ar"] or "")).split("|")
        for path in glob.glob(f"{repository}/Gazetteer/*.tsv"):
            table = rows(path)
            if not table or not {"id", "name", "latitude"} <= table[0].keys():
                continue
            for row in table:
                own = [row["name"], row.get("name_ar") or "", *further[row["id"]]]
                own += (row.get("names") or "").split("|") + (row.get("names_ar") or "").split("|")
                self.add(row, own)
        names = {name for name in self.places if len(name) > 3}
        self.expression = re.compile(r"\b[وف]?[بلك]?(" + pattern(names) + r")\b")

    def add(self, row: dict, names: list[str]) -> None:
        """Keeps the likeliest place of each name: by class, then by inhabitants."""
        kind = row.get("class") or ""
        rank = (LARGEST_FIRST.index(kind) if kind in LARGEST_FIRST else 9, -int(row.get("population") or 0))
        for name in map(folded, names):
            if name and (name not in self.places or rank < self.places[name][0]):
                self.places[name] = (rank, row["id"], row["latitude"], row["longitude"])

    def found(self, text: str) -> list[tuple[int, tuple]]:
        """Where names stand, and the likeliest place of each."""
        return [(match.start(), self.places[match.group(1)]) for match in self.expression.finditer(text)]


def read(text: str, lexicon: Lexicon, names: Names) -> list[dict]:
    """The events of a report."""
    events = []
    for sentence in SENTENCES.split(folded(text)):
        attacks = lexicon.found("attacks", sentence)
        places = names.found(sentence)
        weapons, actors = lexicon.found("weapons", sentence), lexicon.found("actors", sentence)
        dates, numbers = lexicon.found("dates", sentence), lexicon.found("numbers", sentence)
        targets, outcomes = lexicon.found("targets", sentence), lexicon.found("outcomes", sentence)
        if not attacks or not places or lexicon.found("modality", sentence):
            continue
        start, attack = attacks[0]
        place = min(places, key=lambda found: abs(found[0] - start))[1]
        kinds = [found[1].get("kind") for found in (*weapons, *attacks)]
        events.append({
            "kind": next((kind for kind in kinds if kind and kind != "-"), "other"), "place": place[1],
            "at": place[2:], "by": [a[1].get("actor") for a in actors], "day": [d[1].get("value") for d in dates],
            "numbers": [n[1].get("value") for n in numbers], "on": [t[1].get("target") for t in targets],
            "outcome": [o[1].get("outcome") for o in outcomes]})
    return events


def main() -> None:
    repository, reports = sys.argv[1:3]
    lexicon, names = Lexicon(repository), Names(repository)
    with open(reports, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    begun = time.process_time()
    events = sum(len(read(text, lexicon, names)) for text in texts)
    print(json.dumps({"reports": len(texts), "events": events, "s": time.process_time() - begun}))


if __name__ == "__main__":
    main()
