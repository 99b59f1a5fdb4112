"""Whether a score means what it says: of the answers given at score s, s are right."""

from math import exp, lgamma, log

from asking import Answer


def interval(total: int, share: float, confidence: float = 0.95) -> tuple[float, float]:
    """The central binomial interval of the observed share, if `share` is the true one."""
    share = min(max(share, 1e-9), 1 - 1e-9)
    tail = (1 - confidence) / 2
    below, low = 0.0, None
    for right in range(total + 1):
        below += exp(lgamma(total + 1) - lgamma(right + 1) - lgamma(total - right + 1)
                     + right * log(share) + (total - right) * log(1 - share))
        if low is None and below > tail:
            low = right
        if below >= 1 - tail:
            return (low or 0) / total, right / total
    return (low or 0) / total, 1.0


def bins(pairs: list[tuple[Answer, str]]) -> list[str]:
    """Expected against observed in ten bins of the score, for answers and the places meant."""
    found: dict[int, list[tuple[float, bool]]] = {}
    for answer, place in pairs:
        if answer.first:
            bin = min(9, int(answer.score * 10))
            found.setdefault(bin, []).append((answer.score, answer.names(place)))
    lines = [f"{'score':>9}{'answers':>9}{'expected':>10}{'observed':>10}   95 % interval"]
    for bin, answers in sorted(found.items()):
        total = len(answers)
        expected = sum(score for score, _ in answers) / total
        observed = sum(right for _, right in answers) / total
        low, high = interval(total, expected)
        held = abs(expected - observed) <= 0.05 or low <= observed <= high
        verdict = "" if held else "  off" if total >= 100 else "  off, few"
        lines.append(f"{bin / 10:5.1f}-{bin / 10 + 0.1:.1f}{total:9}{expected:10.3f}{observed:10.3f}"
                     f"   {low:.3f}-{high:.3f}{verdict}")
    return lines
