#!/usr/bin/env python3
"""Reckons what words such as "near" and "20 km south of" meant, from facts/relation_samples.tsv.

It prints the quantiles from which rows of ../relations.tsv were chosen; a row's column `source` says which
of them it took and why. Distances run from the middle of the anchor.

    python3 relations.py
"""

import csv
import math
from pathlib import Path

WINDS = {wind: 45.0 * i for i, wind in enumerate(("n", "ne", "e", "se", "s", "sw", "w", "nw"))}


def quantile(values: list[float], part: float) -> float:
    """The value below which a part of the values lies, between two of them where it falls there."""
    ranked = sorted(values)
    place = (len(ranked) - 1) * part
    low = math.floor(place)
    high = min(low + 1, len(ranked) - 1)
    return ranked[low] + (ranked[high] - ranked[low]) * (place - low)


def show(title: str, values: list[float], unit: str) -> None:
    """One line of quantiles."""
    if values:
        parts = "  ".join(f"{round(100 * p)} %: {quantile(values, p):6.1f}" for p in (.5, .8, .9, .95))
        print(f"{title:<34} n {len(values):4d}   {parts}  {unit}")


def off(bearing: float, wind: str) -> float:
    """How far a bearing lies from a wind, in degrees."""
    return abs((bearing - WINDS[wind] + 180) % 360 - 180)


def main() -> None:
    path = Path(__file__).parent / "facts" / "relation_samples.tsv"
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader((l for l in file if not l.startswith("#")), delimiter="\t"))
    for relation in sorted({r["relation"] for r in rows}):
        of = [r for r in rows if r["relation"] == relation and r["measured_km"]]
        if relation != "offset":
            show(f"{relation}: distance", [float(r["measured_km"]) for r in of], "km")
        turned = [r for r in of if r["stated_direction"] in WINDS and r["measured_bearing"]]
        for winds, title in ((("n", "e", "s", "w"), "four winds"), (("ne", "se", "sw", "nw"), "between them")):
            show(f"{relation}: off the wind, {title}",
                 [off(float(r["measured_bearing"]), r["stated_direction"]) for r in turned
                  if r["stated_direction"] in winds], "degrees")
    stated = [(float(r["stated_km"]), float(r["measured_km"])) for r in rows
              if r["relation"] == "offset" and r["stated_km"]]
    for low, high in ((0, 5), (5, 20), (20, 60), (60, math.inf), (0, math.inf)):
        some = [(s, m) for s, m in stated if low <= s < high]
        show(f"offset: {low} to {high} km, off by", [100 * abs(m / s - 1) for s, m in some], "% of it")


if __name__ == "__main__":
    main()
