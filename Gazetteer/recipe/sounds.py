#!/usr/bin/env python3
"""Learns what it costs to hear one phone as another, from the names that places have side by side.

    sounds.py SPELLED... > ../sound_costs.tsv

Each input is what `NamesBenchmark spell` prints: place, name, phones. Two names of one place are taken as
one name that was written twice. Expectation-maximisation over all their alignments tells how often each
phone is written as another, left out or added; see Ristad and Yianilos, Learning string-edit distance
(1998). Pairs that no reading makes alike (Palmyra and Tadmur) are put aside after the first rounds.
"""

import sys
from collections import defaultdict
from math import log

import numba
import numpy as np

ROUNDS = 9
# Pairs that are less likely than this, in nats a phone, are no two spellings of one name.
PUT_ASIDE = -2.8
PAIRS_OF_A_PLACE = 24
# The share of slips that no habit explains, and the most that anything costs, in nats.
SLIPS = 0.02
MOST_EXCHANGE, MOST_OMIT, MOST_ADD = 6.5, 5.5, 6.5


def is_arabic(phone: str) -> bool:
    return "\u0600" <= phone[0] <= "\u06ff"


def read(paths: list[str]) -> tuple[list[str], list[list[list[str]]]]:
    """The phones, and the distinct heard names of each place."""
    places: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for line in file:
                place, _, phones = line.rstrip("\n").split("\t")
                places[place][tuple(phones.split(" "))] = None
    phones = sorted({p for names in places.values() for name in names for p in name},
                    key=lambda p: (is_arabic(p), p))
    return phones, [list(names) for names in places.values() if len(names) > 1]


def pairs(phones: list[str], places: list[list]) -> tuple:
    """Ordered pairs of names: their phones as numbers, one after the other, and the weight of each pair."""
    number = {p: n for n, p in enumerate(phones)}
    flat: list[int] = []
    rows = []
    for names in places:
        spans = []
        for name in names:
            spans.append((len(flat), len(flat) + len(name), int(is_arabic(name[0]))))
            flat += [number[p] for p in name]
        ordered = [(a, b) for a in spans for b in spans if a is not b]
        weight = min(1.0, PAIRS_OF_A_PLACE / len(ordered))
        rows += [(a[0], a[1], b[0], b[1], 2 * a[2] + b[2], weight) for a, b in ordered]
    table = np.array(rows)
    return np.array(flat, np.int64), table[:, :5].astype(np.int64), table[:, 5].copy()


@numba.njit(cache=True)
def expect(flat, spans, weights, exchange, omit, add, least, counts):
    """One round: adds the expected counts of all pairs; gives the likelihood of each by its length."""
    size = omit.shape[1]
    likely = np.zeros(len(spans))
    for row in range(len(spans)):
        a, b = flat[spans[row, 0]:spans[row, 1]], flat[spans[row, 2]:spans[row, 3]]
        scripts = spans[row, 4]
        n, m = len(a), len(b)
        forward = np.zeros((n + 1, m + 1))
        backward = np.zeros((n + 1, m + 1))
        forward[0, 0] = 1.0
        for i in range(n + 1):
            for j in range(m + 1):
                if i and j:
                    forward[i, j] += forward[i - 1, j - 1] * exchange[scripts, a[i - 1], b[j - 1]]
                if i:
                    forward[i, j] += forward[i - 1, j] * omit[scripts, a[i - 1]]
                if j:
                    forward[i, j] += forward[i, j - 1] * add[scripts, b[j - 1]]
        backward[n, m] = 1.0
        for i in range(n, -1, -1):
            for j in range(m, -1, -1):
                if i < n and j < m:
                    backward[i, j] += backward[i + 1, j + 1] * exchange[scripts, a[i], b[j]]
                if i < n:
                    backward[i, j] += backward[i + 1, j] * omit[scripts, a[i]]
                if j < m:
                    backward[i, j] += backward[i, j + 1] * add[scripts, b[j]]
        whole = forward[n, m]
        if whole <= 0:
            likely[row] = -99.0
            continue
        likely[row] = np.log(whole) / (n + m)
        if likely[row] < least:
            continue
        share = weights[row] / whole
        for i in range(n + 1):
            for j in range(m + 1):
                here = forward[i, j] * share
                if i < n and j < m:
                    counts[scripts, a[i], b[j]] += here * exchange[scripts, a[i], b[j]] * backward[i + 1, j + 1]
                if i < n:
                    counts[scripts, a[i], size] += here * omit[scripts, a[i]] * backward[i + 1, j]
                if j < m:
                    counts[scripts, size, b[j]] += here * add[scripts, b[j]] * backward[i, j + 1]
    return likely


def normal(counts: np.ndarray) -> tuple:
    """Shares of all operations, by scripts."""
    whole = counts / np.maximum(1e-300, counts.sum(axis=(1, 2), keepdims=True))
    return whole[:, :-1, :-1].copy(), whole[:, :-1, -1].copy(), whole[:, -1, :-1].copy()


def learn(phones: list[str], data: tuple) -> np.ndarray:
    """The counts of exchanged, omitted and added phones, by scripts (name Arabic * 2 + query Arabic)."""
    flat, spans, weights = data
    size = len(phones)
    arabic = np.array([is_arabic(p) for p in phones])
    start = np.zeros((4, size + 1, size + 1))
    for scripts in range(4):
        rows, columns = arabic == (scripts >= 2), arabic == (scripts % 2 == 1)
        start[scripts, :size, :size] = np.outer(rows, columns) * 1.0
        start[scripts, :size, size] = rows * 0.3
        start[scripts, size, :size] = columns * 0.3
        if scripts in (0, 3):
            start[scripts, :size, :size] += 200 * np.diag(rows * 1.0)
    counts = start
    for turn in range(ROUNDS):
        exchange, omit, add = normal(counts)
        counts = start * 1e-3
        least = -99.0 if turn < 3 else PUT_ASIDE
        likely = expect(flat, spans, weights, exchange, omit, add, least, counts)
        print(f"round {turn}: {likely.mean():.4f} nats a phone, {100 * (likely < PUT_ASIDE).mean():.1f} % put aside",
              file=sys.stderr)
    return counts


@numba.njit(cache=True)
def dearness(flat, spans, exchange, omit, add):
    """What the cheapest alignment of each pair costs by a phone of the second name."""
    cost = np.zeros(len(spans))
    for row in range(len(spans)):
        a, b = flat[spans[row, 0]:spans[row, 1]], flat[spans[row, 2]:spans[row, 3]]
        scripts = spans[row, 4]
        table = np.zeros((len(a) + 1, len(b) + 1))
        for i in range(len(a) + 1):
            for j in range(len(b) + 1):
                if i == 0 and j == 0:
                    continue
                best = 1e9
                if i and j:
                    best = table[i - 1, j - 1] + exchange[scripts, a[i - 1], b[j - 1]]
                if i:
                    best = min(best, table[i - 1, j] + omit[scripts, a[i - 1]])
                if j:
                    best = min(best, table[i, j - 1] + add[scripts, b[j - 1]])
                table[i, j] = best
        cost[row] = table[len(a), len(b)] / len(b)
    return cost


def costs(counts: np.ndarray) -> tuple:
    """Counts as costs in nats, slips allowed for; and whether each is told by any pair."""
    size = counts.shape[1] - 1
    exchange = np.full((4, size, size), MOST_EXCHANGE)
    omit, add = np.full((4, size), MOST_OMIT), np.full((4, size), MOST_ADD)
    for scripts, table in enumerate(counts):
        names = table[:size].sum(axis=1)
        whole = table[:, :size].sum()
        if whole == 0:
            continue
        queries = table[:, :size].sum(axis=0) / whole
        for a in np.nonzero(names > 0.5)[0]:
            share = (1 - SLIPS) * table[a, :size] / names[a] + SLIPS * queries
            exchange[scripts, a] = np.minimum(MOST_EXCHANGE, -np.log(np.maximum(1e-9, share)))
            omit[scripts, a] = min(MOST_OMIT, -log((1 - SLIPS) * table[a, size] / names[a] + SLIPS / 3))
        share = (1 - SLIPS) * table[size, :size] / names.sum() + SLIPS / 3 * queries
        add[scripts] = np.minimum(MOST_ADD, -np.log(np.maximum(1e-9, share)))
    return exchange, omit, add


def main() -> None:
    phones, places = read(sys.argv[1:])
    data = pairs(phones, places)
    counts = learn(phones, data)
    size = len(phones)
    kinds = ("latin-latin", "latin-arabic", "arabic-latin", "arabic-arabic")
    print("# What it costs to hear a phone of a name as another, to miss it (-), or to hear one more, in hundredths of")
    print("# nats; see phones.tsv. rarity: what a phone tells, whatever name is meant. What is missing costs 650.")
    print(f"# Learnt by recipe/sounds.py from {len(data[1])} pairs of names of {len(places)} places (GeoNames, CC BY 4.0).")
    print("# usual: what two names of one place cost by a phone on the average, which is taken off.")
    print("scripts\tname\tquery\tcost")
    heard = counts[:, :, :size].sum(axis=(0, 1))
    exchange, omit, add = costs(counts)
    flat, spans, weights = data
    dear = dearness(flat, spans, exchange, omit, add)
    alike = dear < 2.5
    for scripts, kind in enumerate(kinds):
        own = alike & (spans[:, 4] == scripts)
        print(f"{kind}\tusual\t-\t{round(100 * float(np.average(dear[own], weights=weights[own])))}")
        for a in range(size):
            for b in range(size):
                if exchange[scripts, a, b] < MOST_EXCHANGE:
                    print(f"{kind}\t{phones[a]}\t{phones[b]}\t{round(100 * exchange[scripts, a, b])}")
            if omit[scripts, a] < MOST_OMIT:
                print(f"{kind}\t{phones[a]}\t-\t{round(100 * omit[scripts, a])}")
        for b in range(size):
            if add[scripts, b] < MOST_ADD:
                print(f"{kind}\t-\t{phones[b]}\t{round(100 * add[scripts, b])}")
    for script in (False, True):
        own = [n for n in range(size) if is_arabic(phones[n]) == script and heard[n] > 0]
        whole = sum(heard[n] for n in own)
        for n in own:
            print(f"rarity\t-\t{phones[n]}\t{round(-100 * log(heard[n] / whole))}")


if __name__ == "__main__":
    main()
