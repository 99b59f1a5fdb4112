"""Leave one name out: a name that the gazetteer no longer holds must find its place by the others.

`far` queries share too little with what is left (Palmyra and Tadmur); they are reported apart.
"""

from collections import defaultdict

from asking import Answer, Program
from tables import HOME


def ask(program: Program, queries: list[dict], known: bool) -> list[Answer]:
    """The answers to the queries, with or without the country of the place."""
    return program.answers(
        [{"name": q["query"]} | ({"country": q["country"]} if known else {}) for q in queries])


def groups(query: dict) -> list[str]:
    """The lines of the table that a query counts to."""
    home = query["country"] in HOME
    found = ["all", f"{query['cat']} all"]
    if home:
        found += ["SY+IQ", f"{query['cat']} SY+IQ"]
    if int(query["homonyms"] or 0) > 0:
        found += ["homonyms"] + (["homonyms SY+IQ"] if home else [])
    return found


def table(queries: list[dict], known: list[Answer], unknown: list[Answer]) -> list[str]:
    """Top-1, top-5 and abstentions by group of queries, the country known and not known."""
    counts = defaultdict(lambda: [0] * 7)
    for query, *answers in zip(queries, known, unknown):
        for group in groups(query):
            count = counts[group]
            count[0] += 1
            for at, answer in zip((1, 4), answers):
                count[at] += answer.names(query["geonameid"])
                count[at + 1] += answer.names(query["geonameid"], 5)
                count[at + 2] += answer.abstained
    lines = [f"{'':16}{'queries':>8} | known: {'top-1':>6} {'top-5':>6} {'none':>6} "
             f"| unknown: {'top-1':>6} {'top-5':>6} {'none':>6}"]
    for group, (total, *found) in sorted(counts.items()):
        share = [f"{100 * n / total:6.1f}" for n in found]
        lines.append(f"{group:16}{total:8} |        {' '.join(share[:3])} |          {' '.join(share[3:])}")
    return lines
