#!/usr/bin/env python3
"""Makes reports for timing: `workload.py REPOSITORY COUNT FILE`.

Paragraphs of the sample and labelled reports of this repository are put together anew to reports of
about 1.5 kB, each with a day of publication of its own. The same bytes come out each time. The words
repeat themselves more than a year of news would.
"""

import datetime
import glob
import json
import random
import sys

SIZE = 1_500
FIRST_DAY = datetime.date(2015, 1, 1)
DAYS = 9 * 365


def texts(repository: str) -> list[list[str]]:
    """The paragraphs of each text."""
    paths = sorted(glob.glob(f"{repository}/Reports/*.txt")
                   + glob.glob(f"{repository}/Tests/Corpus/**/*.txt", recursive=True))
    found = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            found.append([line.strip() for line in file if line.strip()])
    return found


def report(chance: random.Random, sources: list[list[str]]) -> str:
    """Paragraphs that follow each other, of one text after another."""
    lines: list[str] = []
    size = 0
    while size < SIZE:
        source = chance.choice(sources)
        for line in source[chance.randrange(len(source)):]:
            lines.append(line)
            size += len(line.encode())
            if size >= SIZE:
                break
    return "\n".join(lines)


def main() -> None:
    repository, count, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    chance = random.Random(1)
    sources = texts(repository)
    with open(path, "w", encoding="utf-8") as file:
        for number in range(count):
            day = FIRST_DAY + datetime.timedelta(days=chance.randrange(DAYS))
            record = {"id": f"r{number:05}", "published": day.isoformat(), "text": report(chance, sources)}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
