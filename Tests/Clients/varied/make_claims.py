#!/usr/bin/env python3
"""Writes a file of given claims (docs/claims.md) that has, in varied mixtures, all that breaks layers.

    Tests/Clients/varied/make_claims.py [COUNT] > varied.claims.jsonl          1,000 events
    Tests/Clients/varied/make_claims.py --refused > refused.claims.jsonl       what must be refused

Each claim tells an event of its own, whose id is the claim's. The same count gives the same bytes, on any
machine: no dice but those seeded here. In the second file a line has two members of its own, which the
program passes over: `x_tells`, the diagnostic that must be told, and `x_fate`, what becomes of the claim:
"refused", or the properties that must be null.
"""
import json
import random
import sys

# What reports say, and what tries to get out of its place in some format.
TEXTS = [
    "rockets", "صواريخ من نوع غراد", "“Al-Omar” base", 'he said "now", and \'then\'', "line one\nline two",
    "carriage\r\nreturn", "lone\rreturn", "tab\tbetween", "\tat the beginning", "\nbreak first", " blank first",
    "blank last ", "two  blanks", "🚀 حقل العمر 🛢️", "👩‍👩‍👧‍👦 🇸🇾 \U0001f9ff", "e\u0301 and \u00e9, ه\u0654",
    "مُحَافَظَةُ دَيْرِ ٱلزَّوْرِ", "\u200fحقل\u200e (field) \u202bright\u202c", "\u2067isolated\u2069 \u061c", "zero\u200bwidth\u200c\u200d\ufeff",
    "</script><script>alert(1)</script>", "<!-- comment -->", "<![CDATA[ section ]]>", "ends ]]> here", "]]", "]]>",
    "&amp; &lt; &#65; &copy; & <b>bold</b>", "<img src=x onerror=alert(1)>", "=cmd|'/c calc'!A0", "=1+1", "+962 7 9999",
    "-5", "-", "@SUM(A1:A9)", "＝1+1", "'=quoted", "'", "''", '"', '""', "a,b;c|d", "a\\b\\n\\u0041", "%s %d {0} $[name] ${x}",
    "NULL", "null", "None", "NaN", "Infinity", "true", "0", "0123", "1e5", "12:30", "2023-11-15", "1,5",
    "http://example.org/?a=1&b=2#c", "javascript:alert(1)", "C:\\temp\\x", "../../etc/passwd", "'; DROP TABLE events; --",
    "\u2028line\u2029paragraph", "\x85next\xa0fixed", "�", "￾ noncharacter ￿", "𐀀 \U0010ffff", "Ḥāfir aş-Şawwān", "北京 ไทย עברית",
    "لا إله \u0640\u0640\u0640 كشيدة", "١٢٣ ۴۵۶", "ﷲ ﻻ ﷺ", "x" * 1000, "ش" * 1000, "🚀" * 500,
]
# Control characters: JSON can say them, so they come in; what formats make of them the proofs state.
CONTROLS = ["nul\0inside", "bell\x07 escape\x1b[31m", "\x01first", "delete\x7f", "form\x0cfeed\x0b", "\x1f"]
KINDS = ["rocket", "drone", "air_strike", "shelling", "missile", "ied", "armed_clash", "ground_raid", "other"]
# Longitude, latitude, radius in metres.
PLACES = [
    (180.0, 0.0, 5000), (-180.0, 10.0, 5000), (179.999999, 51.5, 20000), (-179.9999999, -16.8, 300000), (179.5, 65.0, 150000),
    (0.0, 0.0, 1000), (-0.0000001, 0.0000001, 400), (0.0000004, -0.0000004, 10), (0.0, 90.0, 10000), (12.5, 89.99, 50000),
    (-75.0, -90.0, 250000), (100.0, -89.5, 5000), (40.45, 35.02, 0.4), (40.0, 35.0, 1), (44.4, 33.3, 20040000),
    (39.0, 34.0, 15000000), (-70.123456789, -33.987654321, 2500.5), (151.2, -33.9, 999999.5), (45.0000005, 30.0000005, 750),
    (-122.4194155, 37.7749295, 12345.678),
]


def shape(number, dice):
    """A place as an earlier run would have drawn it, each of its names a text that breaks something."""
    longitude, latitude = round(dice.uniform(-170, 170), 6), round(dice.uniform(-75, 75), 6)
    radius = dice.choice([800, 5000.25, 60000])
    width = radius / 111000

    def ring(scale):
        corners = [(-1, -1), (1, -1), (1.2, 0.4), (0, 1), (-1, 1)]
        return [[round(longitude + scale * width * x, 7), round(latitude + scale * width * y, 7)] for x, y in corners]
    drawn = {"point": [longitude, latitude], "radius_m": radius}
    if number % 3 == 0:
        drawn["disc"] = {"center": drawn["point"], "radius_m": radius}
    elif number % 3 == 1:
        drawn["polygons"] = [[ring(1), ring(0.3)[::-1]]]
    else:
        drawn["polygons"] = [[ring(0.5)], [[[x + 4 * width, y] for x, y in ring(0.5)]]]

    def text(step):
        return TEXTS[(number * 7 + step * 11) % len(TEXTS)]
    value = {"place_id": f"site:{number}" if number % 2 else text(0), "place_name": text(1), "place_name_ar": text(2),
             "location_method": ["named", "near", "between", "along", "inside", "sector", "container", "offset"][number % 8],
             "latitude": latitude, "longitude": longitude, "uncertainty_m": radius, "country": "SY" if number % 2 else text(3),
             "boundaries": text(4), "drawn": drawn}
    for level in range(1, 4):
        if number % (level + 1):
            value[f"admin{level}"] = {"code": None if number % 5 == 0 else text(5 + level), "name": text(9 + level)}
    return value


def place(number, dice, words):
    kind = number % 10
    if kind == 0:
        return None
    if kind in (1, 2, 3):
        longitude, latitude, radius = PLACES[number // 10 % len(PLACES)]
        return {"words": words, "longitude": longitude, "latitude": latitude, "uncertainty_m": radius}
    if kind == 4:
        return {"words": words, "value": shape(number, dice)}
    return {"words": words, "longitude": round(dice.uniform(-180, 180), 7), "latitude": round(dice.uniform(-85, 85), 7),
            "uncertainty_m": dice.choice([50, 900, 3000, 17000, 250000])}


def date(number, report):
    """Each report has years of its own: so no two reports tell of one day."""
    year, month, day = 1000 + 40 * report + number % 40, 1 + number % 12, 1 + number % 28
    first = f"{year:04}-{month:02}-{day:02}"
    return [
        {"date_start": first}, {"date_start": first, "date_method": "relative", "time_of_day": "evening"},
        {"date_start": first, "date_end": f"{year:04}-{month:02}-{min(day + 6, 28):02}", "date_precision": "week"},
        {"date_start": f"{year:04}-{month:02}-01", "date_end": f"{year:04}-{month:02}-28", "date_precision": "month"},
        {"date_start": f"{year:04}-01-01", "date_end": f"{year:04}-12-31", "date_precision": "year", "date_method": "report"},
        {"date_start": first, "time_of_day": "00:00"}, {}, {"date_start": first, "time_of_day": "23:59"},
    ][number % 8]


COUNTS = [None, 0, 1, 6, 1_000_000, {"low": 0, "best": 0, "high": None}, {"low": 0, "best": 3, "high": 1_000_000},
          {"low": 2, "best": 2}, {"low": 999_999, "best": 1_000_000, "high": None}]


def report_id(report):
    """Ids of reports are texts too, of 300 signs at most and without control characters."""
    texts = [text for text in TEXTS if len(text) <= 200 and text.strip() and all(sign >= " " and not "\x7f" <= sign <= "\x9f" for sign in text)]
    return f"{texts[report * 3 % len(texts)]} {report}" if report % 2 else f"desk-{report}"


def claim(number, dice):
    report = number // 50

    def text(step):
        if (number + step) % 97 == 0:
            return CONTROLS[(number + step) // 97 % len(CONTROLS)]
        return TEXTS[(number * 5 + step * 13) % len(TEXTS)]

    def worded(step):
        """Missing, bare, or with the words that it rests on."""
        if (number // 3 + step) % 4 == 0:
            return None
        return text(step) if (number + step) % 3 else {"value": text(step), "words": text(step + 1)}
    name = f"v{number:04}"
    made = {"id": name + ("-</script>]]>&\"'" if number % 50 == 7 else ""), "report": report_id(report), "another": True,
            "kind": KINDS[number % len(KINDS)], "language": "ar" if number % 3 == 0 else "en", **date(number, report)}
    target, launch = place(number, dice, text(20)), place(number + number // 10, dice, text(23)) if number % 4 == 1 else None
    if target is None and "date_start" not in made:
        made["date_start"] = f"{1000 + 40 * report:04}-02-28"
    made.update(target=target, launch=launch, weapon=worded(1), actor=worded(4), target_kind=worded(7), speaker=worded(10),
                weapon_count=COUNTS[number % len(COUNTS)], killed=COUNTS[(number // 2) % len(COUNTS)],
                injured=COUNTS[(number // 4) % len(COUNTS)], outcome=["hit", "intercepted", "missed", "unknown", None][number % 5],
                background=number % 11 == 0)
    quote = text(13) if number % 100 else " ".join(TEXTS) * 20
    if number % 4 != 3:
        made["quote"] = quote if number % 2 else {"words": quote, "start": number % 3 * 30_000_000, "end": 100_000_000 - number}
    if number == 1:
        made.update(date_start="0001-01-01", date_end="0001-01-01")
    if number == 2:
        made.update(date_start="9999-12-31", date_end="9999-12-31", date_precision="day")
    return made


def varied(count):
    dice = random.Random(6)
    for number in range(count):
        yield json.dumps(claim(number, dice), ensure_ascii=number % 2 == 0)


def refused():
    """Lines with one fault each."""
    whole = {"report": "r", "kind": "rocket", "date_start": "2023-11-15", "another": True,
             "target": {"words": "here", "latitude": 35.0, "longitude": 40.0, "uncertainty_m": 100}}
    point = whole["target"]
    faults = [
        ("claim.report", "refused", {"report": None}), ("claim.report", "refused", {"report": " "}),
        ("claim.report", "refused", {"report": "a\0b"}), ("claim.report", "refused", {"report": "r" * 301}),
        ("claim.id", "refused", {"id": "a b"}), ("claim.id", "refused", {"id": "a\x07b"}), ("claim.id", "refused", {"id": 7}),
        ("claim.kind", "refused", {"kind": "snowball"}), ("claim.kind", "refused", {"kind": None}),
        ("claim.nowhere", "refused", {"target": None, "date_start": None}),
        ("claim.number", ["killed_best", "killed_low"], {"killed": -1}), ("claim.number", ["killed_best"], {"killed": 1_000_001}),
        ("claim.number", ["killed_best"], {"killed": 2.5}), ("claim.number", ["killed_best"], {"killed": "3"}),
        ("claim.number", ["injured_best"], {"injured": {"low": 4, "best": 3}}),
        ("claim.number", ["weapon_count"], {"weapon_count": {"low": -1, "best": 3}}),
        ("claim.coordinate", ["uncertainty_m"], {"target": {**point, "latitude": 90.000001}}),
        ("claim.coordinate", ["uncertainty_m"], {"target": {**point, "longitude": -180.5}}),
        ("claim.coordinate", ["uncertainty_m"], {"target": {**point, "uncertainty_m": 0}}),
        ("claim.coordinate", ["uncertainty_m"], {"target": {**point, "uncertainty_m": -5}}),
        ("claim.coordinate", ["uncertainty_m"], {"target": {**point, "uncertainty_m": 20_040_001}}),
        ("claim.coordinate", ["uncertainty_m"], {"target": {**point, "uncertainty_m": None}}),
        ("claim.coordinate", ["launch_latitude"], {"launch": {"latitude": 35.0}}),
        ("claim.date", ["date_start", "date_end"], {"date_start": "2023-02-30"}),
        ("claim.date", ["date_start"], {"date_start": "2023-11-15", "date_end": "2023-11-14"}),
        ("claim.time", ["time_of_day"], {"time_of_day": "24:00"}), ("claim.value", [], {"date_precision": "hour"}),
        ("claim.outcome", [], {"outcome": "won"}), ("claim.value", ["weapon"], {"weapon": "x" * 1001}),
        ("claim.value", ["actor"], {"actor": " \t "}), ("claim.value", ["weapon"], {"weapon": 5}),
        ("claim.value", [], {"background": "yes"}), ("claim.member", [], {"wepon": "rocket"}),
        ("claim.span", ["weapon"], {"weapon": {"words": "a", "start": 5, "end": 5}}),
        ("claim.span", ["weapon"], {"weapon": {"words": "a", "start": -1, "end": 5}}),
        ("claim.long", ["actor"], {"actor": {"value": "a", "words": "y" * 100_001}}),
    ]
    for number, (tells, fate, change) in enumerate(faults):
        # A place of its own each, so that none is joined to another.
        spot = {**whole, "id": f"f{number:02}", "date_start": f"20{number:02}-11-15", "x_tells": tells, "x_fate": fate}
        yield json.dumps({**spot, **change})
    for number, line in enumerate(['{"report":"r","kind":"rocket"', '{"report":"r","kind":"rocket","killed":NaN}', '[]',
                                   '{"report":"r","kind":"rocket","weapon":"\\ud800"}', '{"report":"r","kind":"rocket","weapon":"a\x01b"}']):
        yield line


def main():
    words = sys.argv[1:]
    lines = refused() if words == ["--refused"] else varied(int(words[0]) if words else 1000)
    for line in lines:
        sys.stdout.buffer.write(line.encode("utf-8") + b"\n")


if __name__ == "__main__":
    main()
