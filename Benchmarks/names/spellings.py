"""Spellings of the curated sites that the gazetteer does not store."""

import glob
from collections import defaultdict

from asking import Program
from tables import rows


def lines(program: Program, folder: str) -> list[str]:
    """The share of spellings that find their site, by author, and those that do not."""
    listed = [row for path in sorted(glob.glob(f"{folder}/*.tsv")) for row in rows(path)]
    answers = program.answers([{"name": row["spelling"]} for row in listed])
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    missed = []
    for row, answer in zip(listed, answers):
        right = bool(answer.first) and answer.first["id"] == row["site"]
        for author in ("all", row.get("author") or "unnamed"):
            counts[author][0] += 1
            counts[author][1] += right
        if not right:
            got = f"{answer.first['id']} {answer.score:.2f}" if answer.first else "nothing"
            missed.append(f"    {row['spelling']} -> {got}, not {row['site']}")
    found = [f"  {author}: {right} of {total}, {100 * right / total:.1f} %"
             for author, (total, right) in counts.items()]
    return found + missed
