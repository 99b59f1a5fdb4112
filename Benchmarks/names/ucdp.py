"""Place names as a coder of events wrote them, with the coordinates that the coder chose.

Asked are the rows whose coder was sure of the very place (`where_prec` 1), with the governorate as
container. The gazetteer *holds* a place when a record within 5 km has a folded name that is at least
0.6 like the row's; this was fixed before anything was measured, so that matching is told from coverage.
"""

import re
import statistics
import unicodedata
from collections import Counter, defaultdict
from math import cos, hypot, radians, sin, sqrt

from rapidfuzz import fuzz

from asking import Program

REACH = 5_000.0
LIKE = 0.6
NOUNS = set("town village villge villae city suburb neighbourhood neighborhood quarter area camp base "
            "airbase airport hospital checkpoint field plant farm farms hill district".split())
ARTICLES = {"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ath"}


def folded(name: str) -> str:
    """Letters and digits without accents or case, without articles and trailing generic nouns."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.findall(r"\w+", re.sub(r"[ʻʼ'`’‘]", "", plain))
    while len(words) > 1 and words[-1] in NOUNS:
        words.pop()
    return "".join(w for w in words if w not in ARTICLES) or "".join(words)


class Records:
    """The places of the imported tables, by cells of 0.1 degrees."""

    def __init__(self, places: list[dict]) -> None:
        self.cells: dict[tuple[int, int], list[tuple[float, float, list[str]]]] = defaultdict(list)
        for place in places:
            latitude, longitude = float(place["lat"]), float(place["lon"])
            names = [place["name"], *place["names_en"].split("|"), *place["names_other"].split("|")]
            self.cells[int(latitude * 10), int(longitude * 10)].append(
                (latitude, longitude, [f for f in map(folded, filter(None, names)) if f]))

    def holds(self, name: str, latitude: float, longitude: float) -> bool:
        """Whether a record within reach has a name like this one."""
        wanted = folded(name)
        east = int(REACH / 111_000 / cos(radians(latitude)) * 10) + 1
        for y in range(int(latitude * 10) - 1, int(latitude * 10) + 2):
            for x in range(int(longitude * 10) - east, int(longitude * 10) + east + 1):
                for there, over, names in self.cells.get((y, x), ()):
                    if metres(latitude, longitude, there, over) <= REACH and any(
                            fuzz.ratio(wanted, n) >= 100 * LIKE for n in names):
                        return True
        return False


def metres(latitude: float, longitude: float, north: float, east: float) -> float:
    """The distance of two places by the radii of curvature of WGS 84 between them.

    It is off by less than a thousandth over 50 km; what is further off is a miss anyhow.
    """
    middle = radians((latitude + north) / 2)
    flat = 1 - 0.00669437999 * sin(middle) ** 2
    along = 6_378_137 / sqrt(flat)
    return hypot(radians(north - latitude) * along * (1 - 0.00669437999) / flat,
                 radians(east - longitude) * along * cos(middle))


def lines(program: Program, events: list[dict], places: list[dict], misses: int = 0) -> list[str]:
    """Coverage, matching and median error; then the names missed most often, with what was found."""
    asked = Counter(
        (r["where_coordinates"], r["adm_1"], float(r["latitude"]), float(r["longitude"]))
        for r in events if r["where_prec"] in ("1", "1.0"))
    records = Records(places)
    answers = program.answers([{"name": n, "container": g} for n, g, _, _ in asked])
    total = held = resolved = answered = anyway = 0
    errors: list[float] = []
    missed = []
    for (name, governorate, latitude, longitude), answer, count in zip(
            asked, answers, asked.values()):
        total += count
        error = float("inf")
        if answer.first:
            error = metres(latitude, longitude, answer.first["lat"], answer.first["lon"])
        right = error <= REACH and not answer.abstained
        anyway += count * right
        if not records.holds(name, latitude, longitude):
            continue
        held += count
        answered += count * (not answer.abstained)
        resolved += count * right
        errors += [error] * (count if not answer.abstained else 0)
        if not right:
            got = f"{answer.first['matched']}, {error / 1000:.0f} km" if answer.first else "nothing"
            missed.append((count, f"    {count} x {name} ({governorate}): "
                           f"{'abstained; ' if answer.abstained else ''}{got}"))
    return [
        f"  rows: {total}; names with a coordinate: {len(asked)}",
        f"  coverage: {100 * held / total:.1f} % of the rows have a record (within 5 km, {LIKE} alike)",
        f"  matching: {100 * resolved / held:.1f} % of these resolve within 5 km "
        f"({100 * answered / held:.1f} % answered)",
        f"  all rows: {100 * anyway / total:.1f} % resolve within 5 km",
        f"  median error of the answers: {statistics.median(errors) / 1000:.2f} km",
    ] + [line for _, line in sorted(missed, reverse=True)[:misses]]
