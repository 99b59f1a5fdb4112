#!/usr/bin/env python3
"""Writes given claims (docs/claims.md) that repeat those of the samples at other places, on other days.

    Tests/Clients/served/make_claims.py SAMPLES.claims.jsonl [COUNT] > many.claims.jsonl      10,000 events

Each claim tells an event of its own: those of one day lie a hundred kilometres apart. One in fifty has no place, one
in forty no day, and every third was launched from somewhere. The same count gives the same bytes.
"""
import datetime
import json
import random
import sys

DAYS = 1000
FIRST = datetime.date(2021, 1, 1)


def moved(sample, number, dice):
    step, day = number // DAYS, FIRST + datetime.timedelta(days=number % DAYS)
    # Far enough from the others of the day, and from those of the days beside it.
    longitude = 34.5 + step % 5 * 3 + day.toordinal() % 2 * 1.4 + dice.uniform(-0.3, 0.3)
    latitude = 29.5 + step // 5 % 4 * 2.4 + day.toordinal() // 2 % 2 * 1.1 + dice.uniform(-0.3, 0.3)
    said = {name: sample[name] for name in ("kind", "weapon", "weapon_count", "actor", "outcome", "killed", "injured", "time_of_day", "background", "language") if name in sample}
    for name, value in said.items():
        if isinstance(value, dict) and "value" in value:
            said[name] = value["value"]
    claim = {"id": f"served-{number:08}", "report": f"served-{number % 700:03}", **said}
    sentence = sample.get("sentence") or {}
    if isinstance(sentence, dict) and sentence.get("words"):
        claim["quote"] = sentence["words"]
    if number % 40 != 7 or number % 50 == 3:
        claim["date_start"] = day.isoformat()
        if number % 9 == 0:
            claim["date_end"] = (day + datetime.timedelta(days=number % 5)).isoformat()
    if number % 50 != 3:
        claim["target"] = {"words": dice.choice(["ريف دير الزور الشرقي", "the Euphrates valley", "قاعدة عين الأسد", "a village road"]),
                           "latitude": round(latitude, 6), "longitude": round(longitude, 6), "uncertainty_m": dice.choice([500, 1200, 3000])}
        if number % 3 == 0:
            claim["launch"] = {"words": "البادية", "latitude": round(latitude + 0.4, 6), "longitude": round(longitude - 0.3, 6), "uncertainty_m": 4000}
    return claim


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        samples = [json.loads(line) for line in file if line.strip()]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    dice = random.Random(8)
    for number in range(count):
        print(json.dumps(moved(samples[number % len(samples)], number, dice), ensure_ascii=False))


main()
