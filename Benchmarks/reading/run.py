#!/usr/bin/env python3
"""Times reading and locating beside a reader of regular expressions, and prints one table.

    run.py BENCHMARK [--reports N] [--scratch FOLDER]

BENCHMARK is the program `ReadingBenchmark`. Both read the same reports in one process and on one core;
times are processor time, so that other work on the machine shows less.
"""

import argparse
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))


def measured(*command: str) -> dict:
    """What a measurement prints as its last line."""
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout.decode().splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("benchmark")
    parser.add_argument("--reports", type=int, default=2_000)
    parser.add_argument("--scratch", default=f"{REPOSITORY}/.build/benchmarks")
    told = parser.parse_args()
    os.makedirs(told.scratch, exist_ok=True)
    path = f"{told.scratch}/reading_{told.reports}.jsonl"
    if not os.path.exists(path):
        subprocess.run([sys.executable, f"{HERE}/workload.py", REPOSITORY, str(told.reports), path], check=True)
    size = os.path.getsize(path) / told.reports / 1e3
    ours = measured(told.benchmark, path)
    peer = measured(sys.executable, f"{HERE}/peer.py", REPOSITORY, path)
    count = ours["reports"]
    print(f"{count} reports of {size:.1f} kB, one core, load {os.getloadavg()[0]:.1f}")
    print(f"{'':28}{'reports/s':>12}{'ms each':>10}{'events':>9}")
    for what, seconds, events in (("read", ours["read_s"], ours["read"]), ("read and located", ours["s"], ours["events"]),
                                  ("peer, by expressions", peer["s"], peer["events"])):
        print(f"{what:28}{count / seconds:12.0f}{seconds / count * 1e3:10.3f}{events:9}")
    print(f"{'ratio to the peer':28}{peer['s'] / ours['s']:11.1f}x")


if __name__ == "__main__":
    main()
