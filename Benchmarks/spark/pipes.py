#!/usr/bin/env python3
"""What a record costs in Spark's pipe, beside the same bytes in a bare one: the pipe's part and the program's.

Usage: pipes.py PROGRAM reports.jsonl|rows.csv [PARTITIONS]    (pyspark 3.5 and Java; starts local-cluster[2,1,1024])
"""

import os
import resource
import subprocess
import sys
import time
from itertools import chain
from pathlib import Path

import pyspark
from pyspark.sql import SparkSession


def bare(words, path):
    """Seconds and processor seconds of one process that reads the file and whose answer is thrown away."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    with open(path, "rb") as lines:
        subprocess.run(words, stdin=lines, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.time() - start, sum(getattr(after, name) - getattr(before, name) for name in ("ru_utime", "ru_stime"))


def main():
    program, path = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    partitions = int(sys.argv[3]) if len(sys.argv) > 3 else 8
    with open(path, "rb") as lines:
        count = sum(1 for _ in lines)
    words = [program, "map", "--stream", "--jobs", "1"]

    os.environ |= {
        "SPARK_HOME": str(Path(pyspark.__file__).parent), "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    start = time.time()
    spark = (SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.driver.host", "127.0.0.1")
             .config("spark.executor.memory", "768m").config("spark.ui.enabled", "false").getOrCreate())
    context = spark.sparkContext
    context.setLogLevel("ERROR")
    lines = context.textFile(path, partitions)
    lines.count()
    print(f"{count} records in {partitions} tasks on two executors of a core each; load {os.getloadavg()[0]:.1f}; "
          f"Spark starts in {time.time() - start:.1f} s")
    environment = {name: os.environ[name] for name in ("EVENTMAP_GAZETTEER",) if name in os.environ}
    header = [lines.first()] if path.endswith(".csv") else []
    rows = lines.mapPartitionsWithIndex(lambda number, part: chain(header if number else [], part))

    def piped(command, part=rows):
        start = time.time()
        part.pipe(command, env=environment, checkCode=True).count()
        return time.time() - start

    print(f"{'':34}{'wall s':>8}{'cpu s':>8}{'us a record':>13}")

    def row(name, seconds, processor=None):
        cpu = "" if processor is None else f"{processor:.2f}"
        print(f"{name:34}{seconds:8.2f}{cpu:>8}{(processor or seconds) / count * 1e6:13.2f}")

    row("cat, one process", *bare(["cat"], path))
    row("eventmap map --stream, one process", *bare(words, path))
    cat = min(piped("cat") for _ in range(3))
    row("Spark's pipe with cat", cat)
    row("Spark's pipe with eventmap", piped(" ".join(words)))
    empty = context.parallelize([], partitions)
    started = min(piped(" ".join(words), empty) for _ in range(3)) - min(piped("cat", empty) for _ in range(3))
    print(f"start of the program in an empty task, beyond that of cat: {started / partitions * 2 * 1e3:.0f} ms")
    spark.stop()


if __name__ == "__main__":
    main()
