#!/usr/bin/env python3
"""Writes an event table as CSV: places of Gazetteer/ by name, one of ten misspelt; the same bytes each time.

Usage: make_rows.py COUNT [SEED] > rows.csv
"""

import csv
import datetime
import random
import sys

from make_reports import DAYS, FIRST, towns

KINDS = ["rocket", "drone", "air strike", "shelling", "ied", "armed clash"]


def misspelt(name, chance):
    at = chance.randrange(1, max(2, len(name)))
    return name[:at] + name[at + 1:]


def main():
    count, chance = int(sys.argv[1]), random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    known = towns()
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["id", "date", "kind", "place", "killed", "note"])
    for number in range(count):
        name = chance.choice(known)[chance.choice(("ar", "en"))]
        if chance.random() < 0.1:
            name = misspelt(name, chance)
        day = FIRST + datetime.timedelta(days=chance.randrange(DAYS))
        out.writerow([f"row-{number:08}", day, chance.choice(KINDS), name, chance.choice(["", 0, 1, 2, 5]),
                      f'Row {number}, as a desk writes it: "{name}"'])


if __name__ == "__main__":
    main()
