"""Names of places that the gazetteer lacks: they must be turned away, and real names still answered."""

from asking import Answer, Program


def threshold(absent: list[Answer], share: float = 0.95) -> float:
    """The least score above which no more than 1 - share of the absent names are answered."""
    scores = sorted((a.score for a in absent), reverse=True)
    return scores[int(len(scores) * (1 - share))] if scores else 0.0


def lines(program: Program, absent: list[dict], real: list[dict]) -> list[str]:
    """At the score that turns 90 % and 95 % of the absent names away: real queries still answered.

    Neither names a country. The last line is the program's own judgement, `abstained`.
    """
    turned = program.answers([{"name": row["query"]} for row in absent])
    asked = program.answers([{"name": row["query"]} for row in real])
    right = [a.names(row["geonameid"]) for a, row in zip(asked, real)]

    def line(title: str, kept: list[bool]) -> str:
        count = sum(kept)
        good = sum(r for r, k in zip(right, kept) if k)
        return (f"  {title:34} {100 * count / len(real):5.1f} % of {len(real)} answered, "
                f"{100 * good / max(1, count):.1f} % of these right")

    found = []
    for share in (0.90, 0.95):
        least = threshold(turned, share)
        found.append(line(f"{100 * share:.0f} % turned away (score > {least:.3f}):",
                          [a.score > least for a in asked]))
    own = sum(a.abstained for a in turned) / max(1, len(turned))
    found.append(line(f"{100 * own:.1f} % turned away by itself:", [not a.abstained for a in asked]))
    return found
