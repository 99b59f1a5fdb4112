#!/usr/bin/env python3
"""Measures the search for names beside its peers and prints one table.

    run.py PROGRAM BENCHMARK [--scratch FOLDER] [--runs N] [--peers NAME ...]

PROGRAM is `eventmap`, BENCHMARK the program `NamesBenchmark`. The inputs are made in the scratch folder
unless they are there. Everything runs in a process of its own, one after another: medians of N runs.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys

import tables
from asking import Program

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
TASKS = ("exact", "fuzzy", "scan")
PEERS = ("dictionary", "symspell", "rapidfuzz", "ahocorasick")


def measured(*command: str) -> dict:
    """What a measurement prints as its last line."""
    print("  " + " ".join(os.path.basename(word) for word in command), file=sys.stderr, flush=True)
    done = subprocess.run(command, stdout=subprocess.PIPE)
    if done.returncode:
        raise SystemExit(f"{command[0]} ended with {done.returncode}")
    return json.loads(done.stdout.decode().splitlines()[-1])


def compiled(program: Program, scratch: str) -> str:
    """The gazetteer of the workload: imported, then compiled to one file."""
    table, path = f"{scratch}/world.tsv", f"{scratch}/world.gazetteer"
    tables.named(program, f"{scratch}/index.tsv", table)
    program.run("gazetteer", "build", "--only-gazetteer", table, "--output", path)
    return path


def opening(benchmark: str, gazetteer: str, scratch: str, runs: int) -> dict:
    """The medians of several processes that open a gazetteer and answer once."""
    found = [measured(benchmark, "open", gazetteer, f"{REPOSITORY}/Gazetteer", scratch, "1")
             for _ in range(max(3, runs))]
    return {key: statistics.median(one[key] for one in found) for key in found[0]}


class Table:
    """Lines of: what, ours, the peer's, how many times better, and what is wanted."""

    def __init__(self) -> None:
        print(f"{'':34}{'ours':>12}{'peer':>12}{'ratio':>9}  {'peer':14}wanted")

    @staticmethod
    def line(what: str, ours: float, form: str, peer: float | None = None, name: str = "",
             more: bool = False, wanted: str = "") -> None:
        ratio = "" if not peer or not ours else f"{ours / peer if more else peer / ours:8.2f}x"
        theirs = "" if peer is None else format(peer, form)
        print(f"{what:34}{format(ours, form):>12}{theirs:>12}{ratio:>9}  {name:14}{wanted}", flush=True)


def show(ours: dict[str, dict], peers: dict[str, dict], size: int) -> None:
    """Prints the table; a peer that was left out has no figures."""
    def of(peer: str, key: str) -> float | None:
        return peers.get(peer, {}).get(key)

    table = Table()
    table.line("compiled file, MB", size / 1e6, ".1f", wanted="<= 100")
    table.line("opened and first answer, ms", ours["open"]["first_answer_s"] * 1e3, ".1f", wanted="<= 20")
    exact = ours["exact"]
    table.line("exact, mean us", exact["mean_us"], ".2f", of("dictionary", "mean_us"), "dictionary", wanted="<= 2")
    table.line("exact, found", exact["found"], ".4f", of("dictionary", "found"), "dictionary", more=True)
    table.line("exact, the very place first", exact["top1"], ".4f")
    fuzzy = ours["fuzzy"]
    for key, wanted in (("p50_us", "<= 50, goal 10"), ("mean_us", ""), ("p99_us", "")):
        table.line(f"fuzzy, {key.replace('_us', ' us')}", fuzzy[key], ".1f", of("symspell", key), "symspell", wanted=wanted)
    for kind, wanted in (("held_out", ">= 0.80, goal 0.90"), ("edit", ">= 0.93, goal 0.97")):
        for peer in ("symspell", "rapidfuzz"):
            table.line(f"fuzzy, first of {kind}", fuzzy[f"top1_{kind}"], ".3f", of(peer, f"top1_{kind}"), peer,
                       more=True, wanted=wanted)
    table.line("resident after the queries, MB", fuzzy["resident_mb"], ".0f", of("symspell", "peak_mb"), "symspell",
               wanted="<= 150, 20x")
    scan = ours["scan"]
    table.line("scanning, MB/s of one core", scan["mb_per_s"], ".1f", of("ahocorasick", "mb_per_s"), "ahocorasick",
               more=True, wanted=">= 3x, goal 10x")
    table.line("the same, line by line, MB/s", scan["lines_mb_per_s"], ".1f", of("ahocorasick", "mb_per_s"),
               "ahocorasick", more=True)
    table.line("scanning, names found", scan["names"], ".0f", of("ahocorasick", "names"), "ahocorasick", more=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("benchmark")
    parser.add_argument("--scratch", default=f"{REPOSITORY}/.build/benchmarks")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", nargs="*", default=list(PEERS), choices=PEERS)
    told = parser.parse_args()
    if not os.path.exists(f"{told.scratch}/text.txt"):
        subprocess.run([sys.executable, f"{HERE}/workload.py", told.scratch, REPOSITORY], check=True)
    gazetteer = compiled(Program(os.path.abspath(told.program)), told.scratch)
    runs = str(told.runs)
    ours = {"open": opening(told.benchmark, gazetteer, told.scratch, told.runs)}
    for task in TASKS:
        ours[task] = measured(
            told.benchmark, task, gazetteer, f"{REPOSITORY}/Gazetteer", told.scratch, runs)
    peers = {peer: measured(sys.executable, f"{HERE}/peers.py", peer, told.scratch, runs) for peer in told.peers}
    print(f"Medians of {runs} runs; times of look-ups and scanning are processor time; load {os.getloadavg()[0]:.1f}.")
    show(ours, peers, os.path.getsize(gazetteer))


if __name__ == "__main__":
    main()
