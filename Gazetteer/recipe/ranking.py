#!/usr/bin/env python3
"""Learns what the evidence for a place weighs, from queries whose place is known.

    ranking.py ../ranking.tsv SET=WEIGHT ... > new.tsv

Each SET is what `NamesBenchmark evidence` prints of a table of queries; its keys are QUERY:PLACE, or
QUERY:none where the gazetteer lacks the place. The weights make the places meant as likely as they can be,
among all candidates and "none of these" (a conditional logit); rows of ranking.tsv whose basis is not
`learnt` keep their weight.

The weights in the repository were learnt from names that GeoNames has and that were taken out of the index
beforehand (weight 1, with and without the country), names that stand in it (0.4), names with particles (1),
names of places elsewhere (0.1), misspelt names of the whole world (0.3) and unseen spellings of sites (0.3).
"""

import sys

import numpy as np
from scipy.optimize import minimize

# Draws weights towards 0, so that rare evidence stays small.
PULL = 0.02


def table(path: str) -> tuple[list[str], dict[str, tuple[float, str]]]:
    """The lines of ranking.tsv, and weight and basis of each evidence."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return lines, {c[0]: (float(c[1]), c[2]) for c in cells[1:]}


class Choices:
    """All queries with their candidates, one row a candidate."""

    def __init__(self, learnt: list[str], fixed: dict[str, float]) -> None:
        self.column = {label: n for n, label in enumerate(learnt)}
        self.fixed = fixed
        self.rows, self.offsets, self.starts, self.meant, self.weights = [], [], [0], [], []

    def add(self, path: str, weight: float) -> None:
        with open(path, encoding="utf-8") as file:
            for line in file:
                key, *candidates = line.rstrip("\n").split("\t")
                place = key.split(":")[1]
                ids = [c.split(" ")[0].split(":")[-1] for c in candidates]
                # The first candidate is "none of these".
                target = ids.index(place, 1) if place in ids[1:] else 0
                self.meant.append(len(self.rows) + target)
                self.weights.append(weight)
                for candidate in candidates:
                    row, offset = np.zeros(len(self.column)), 0.0
                    for label, value in (e.split("=") for e in candidate.split(" ")[1:]):
                        if label in self.column:
                            row[self.column[label]] = float(value)
                        else:
                            offset += self.fixed[label] * float(value)
                    self.rows.append(row)
                    self.offsets.append(offset)
                self.starts.append(len(self.rows))

    def learn(self, start: np.ndarray) -> np.ndarray:
        rows, offsets, meant = np.array(self.rows), np.array(self.offsets), np.array(self.meant)
        weights, first = np.array(self.weights), np.array(self.starts[:-1])
        lengths = np.diff(self.starts)

        def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
            scores = rows @ at + offsets
            top = np.maximum.reduceat(scores, first)
            odds = np.exp(scores - np.repeat(top, lengths))
            whole = np.add.reduceat(odds, first)
            shares = odds / np.repeat(whole, lengths)
            likely = scores[meant] - top - np.log(whole)
            expected = np.add.reduceat(shares[:, None] * rows, first, axis=0)
            slope = (weights[:, None] * (rows[meant] - expected)).sum(axis=0)
            return PULL * (at ** 2).sum() - (weights * likely).sum(), 2 * PULL * at - slope

        return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x


def main() -> None:
    lines, known = table(sys.argv[1])
    learnt = [label for label, (_, basis) in known.items() if basis == "learnt"]
    choices = Choices(learnt, {label: weight for label, (weight, _) in known.items()})
    for told in sys.argv[2:]:
        path, weight = told.rsplit("=", 1)
        choices.add(path, float(weight))
    found = dict(zip(learnt, choices.learn(np.array([known[label][0] for label in learnt]))))
    for line in lines:
        label = line.split("\t")[0]
        print(f"{label}\t{found[label]:.2f}\tlearnt" if label in found else line)


if __name__ == "__main__":
    main()
