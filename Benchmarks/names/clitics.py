"""Arabic names with particles written together with them (وبدير الزور), and names that only look so."""

from collections import defaultdict

from asking import Program


def lines(program: Program, queries: list[dict]) -> list[str]:
    """The share of names whose place is the first, or among the first five, by kind."""
    answers = program.answers(
        [{"name": row["query"], "country": row["country"]} for row in queries])
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    missed = []
    for row, answer in zip(queries, answers):
        count = counts["native" if row["cat"] == "NATIVE" else "clitic"]
        count[0] += 1
        count[1] += answer.names(row["geonameid"])
        count[2] += answer.names(row["geonameid"], 5)
        if not answer.names(row["geonameid"]):
            missed.append(f"    {row['query']} ({row['bare']}): "
                          f"{answer.first['matched'] if answer.first else 'nothing'}")
    found = [f"  {kind}: {total} names, {100 * one / total:.1f} % first, {100 * five / total:.1f} % in five"
             for kind, (total, one, five) in sorted(counts.items())]
    return found + missed[:20]
