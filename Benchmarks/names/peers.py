#!/usr/bin/env python3
"""What one would take instead, on the same inputs: `peers.py PEER WORKLOAD RUNS` prints a line of JSON.

Folded peers answer with a folded spelling, which counts as right if any place spelled so is the true
one: a little lenient where places share a name. Times are processor time; all peers use one core.
"""

import json
import re
import resource
import statistics
import sys
import time
import unicodedata
from collections import defaultdict

SLOW_QUERIES = 200


def folded(name: str) -> str:
    """Without case, accents, punctuation and the variants of Arabic letters."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = plain.casefold().translate(str.maketrans("أإآىةؤئ", "ااايهوي", "ـ"))
    return re.sub(r"[\W_]+", " ", plain).strip()


def table(path: str) -> list[list[str]]:
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def index(workload: str, key=lambda name: name) -> dict[str, set[str]]:
    """The places by their spelling."""
    places = defaultdict(set)
    for place, name, *_ in table(f"{workload}/index.tsv")[1:]:
        places[key(name)].add(place)
    return places


def medians(runs: int, body) -> tuple[dict, object]:
    """Median wall and processor seconds of several runs, and the last result."""
    wall, used, result = [], [], None
    for _ in range(runs):
        begun, clock = time.process_time(), time.perf_counter()
        result = body()
        used.append(time.process_time() - begun)
        wall.append(time.perf_counter() - clock)
    return {"s": statistics.median(wall), "cpu_s": statistics.median(used)}, result


def dictionary(workload: str, runs: int) -> dict:
    """A dictionary of Python: names spelled just so."""
    places, asked = index(workload), [row[1] for row in table(f"{workload}/exact.tsv")]
    took, found = medians(runs, lambda: sum(name in places for name in asked))
    return took | {"mean_us": took["cpu_s"] / len(asked) * 1e6, "found": found / len(asked)}


def fuzzy(workload: str, runs: int, queries: list[list[str]], places: dict, answer) -> dict:
    """Asks one query after another; `answer` gives the best folded spelling or None."""
    best = [float("inf")] * len(queries)

    def once() -> list:
        answers = []
        for number, (_, name, _) in enumerate(queries):
            begun = time.perf_counter()
            answers.append(answer(name))
            best[number] = min(best[number], time.perf_counter() - begun)
        return answers

    took, answers = medians(runs, once)
    right, asked = defaultdict(int), defaultdict(int)
    for (place, _, kind), spelling in zip(queries, answers):
        asked[kind] += 1
        right[kind] += spelling is not None and place in places[spelling]
    best.sort()
    return took | {
        "p50_us": best[len(best) // 2] * 1e6, "p99_us": best[len(best) * 99 // 100] * 1e6,
        "mean_us": took["cpu_s"] / len(queries) * 1e6, "queries": len(queries),
        **{f"top1_{kind}": right[kind] / asked[kind] for kind in sorted(asked)}}


def symspell(workload: str, runs: int) -> dict:
    """SymSpell over folded names, edit distance 2."""
    from symspellpy import SymSpell, Verbosity
    places = index(workload, folded)
    begun = time.process_time()
    speller = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    for name in places:
        speller.create_dictionary_entry(name, 1)
    built = time.process_time() - begun

    def answer(name: str) -> str | None:
        found = speller.lookup(folded(name), Verbosity.TOP, max_edit_distance=2)
        return found[0].term if found else None

    return fuzzy(workload, runs, table(f"{workload}/fuzzy.tsv"), places, answer) | {"build_s": built}


def rapidfuzz(workload: str, runs: int) -> dict:
    """rapidfuzz over folded names, optimal string alignment; on the first queries only, for it is slow."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA
    places = index(workload, folded)
    names = list(places)

    def answer(name: str) -> str | None:
        found = process.extractOne(folded(name), names, scorer=OSA.normalized_similarity)
        return found[0] if found else None

    return fuzzy(workload, runs, table(f"{workload}/fuzzy.tsv")[:SLOW_QUERIES], places, answer)


def ahocorasick(workload: str, runs: int) -> dict:
    """ahocorasick-rs: the leftmost longest names between word boundaries, spelled just so."""
    import ahocorasick_rs
    names = sorted(index(workload))
    with open(f"{workload}/text.txt", encoding="utf-8") as file:
        lines = file.read().splitlines()
    begun = time.process_time()
    automaton = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    built = time.process_time() - begun

    def bounded(line: str, start: int, end: int) -> bool:
        return not (start and line[start - 1].isalnum()) and not (end < len(line) and line[end].isalnum())

    took, found = medians(runs, lambda: sum(
        bounded(line, start, end) for line in lines
        for _, start, end in automaton.find_matches_as_indexes(line)))
    size = sum(len(line.encode()) + 1 for line in lines)
    return took | {"mb_per_s": size / 1e6 / took["cpu_s"], "names": found, "build_s": built}


PEERS = {"dictionary": dictionary, "symspell": symspell, "rapidfuzz": rapidfuzz, "ahocorasick": ahocorasick}

if __name__ == "__main__":
    result = PEERS[sys.argv[1]](sys.argv[2], int(sys.argv[3]))
    result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(json.dumps(result))
