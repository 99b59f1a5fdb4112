#!/usr/bin/env python3
"""Writes reports made from the samples in Reports/ as JSON Lines; the same bytes each time.

Each is a sample told of other places on another day: the towns in it are exchanged for towns of Gazetteer/ in the same
language, its day of publication and the years in it move. Two of five retell a story (the same places, the same day) that
another one tells, from the same sample or another, so that events have several sources. Nothing in them happened.

Usage: make_reports.py COUNT [SEED] > reports.jsonl
"""

import csv
import datetime
import json
import random
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Names in the samples that are exchanged. Those of bases and fields stay: many reports are about the same few.
TOWNS = {
    "ar": ["الميادين", "العشارة", "ذيبان", "الشدادي", "مركدة", "سنجار", "السخنة", "تدمر", "سرمين", "سراقب", "أريحا", "جوباس",
           "العظيم", "الحويجة", "الرميلان", "ربيعة"],
    "en": ["Al-Baghdadi", "Jurf al-Sakhar", "Hawija", "Daquq", "Zakho"],
}
FIRST, DAYS = datetime.date(2000, 1, 1), 9_000


def samples():
    with open(ROOT / "Reports/reports.csv", encoding="utf-8") as table:
        published = {row["file"]: row["published"] for row in csv.DictReader(table)}
    found = []
    for path in sorted((ROOT / "Reports").glob("*.txt")):
        language = path.stem[-2:]
        text = path.read_text(encoding="utf-8")
        day = published.get(path.name) or "2024-02-01"
        # Whole names only: one may begin another word.
        pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in TOWNS[language]))
        found.append((language, text, datetime.date.fromisoformat(day), pattern))
    return found


def towns():
    with open(ROOT / "Gazetteer/places.tsv", encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
                if row["name_ar"] and row["country"] in ("SY", "IQ")]
    return [{"en": row["name"], "ar": row["name_ar"]} for row in rows]


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    chance = random.Random(seed)
    told, known = samples(), towns()
    stories = max(1, count * 3 // 5)
    for number in range(count):
        # A story has its own places and day, whoever tells it.
        story = random.Random(f"{seed} {number % stories}")
        exchanged = {}
        day = FIRST + datetime.timedelta(days=story.randrange(DAYS))
        language, text, published, pattern = told[(number % stories) % len(told)]
        names = story.sample(known, 16)

        def other(match):
            return exchanged.setdefault(match[0], names[len(exchanged)])[language]

        text = pattern.sub(other, text)
        shift = day.year - published.year
        text = re.sub(r"\b20[12]\d\b", lambda year: str(int(year[0]) + shift), text)
        if number >= stories and chance.random() < 0.5:
            # Another paper, which adds a line of its own and prints it a day later.
            text += f"\n({chance.randrange(10_000)})\n"
        print(json.dumps({
            "id": f"made-{number:07}", "text": text, "published": day.isoformat(),
            "source": f"Sample agency {chance.randrange(50)} (invented)"}, ensure_ascii=False))


if __name__ == "__main__":
    main()
