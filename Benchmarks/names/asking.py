"""Asks `eventmap place -` many questions at once, and keeps what it answers."""

import json
import subprocess
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """What `eventmap place` says of one name."""

    candidates: list[dict]
    abstained: bool

    @property
    def first(self) -> dict | None:
        """The likeliest place, also where the answer abstains."""
        return self.candidates[0] if self.candidates else None

    @property
    def score(self) -> float:
        """The score of the likeliest place; 0 where there is none."""
        return self.candidates[0]["score"] if self.candidates else 0.0

    def names(self, place: str, within: int = 1) -> bool:
        """Whether a place, by the last part of its identifier, is among the first candidates."""
        return any(c["id"].split(":")[-1] == place for c in self.candidates[:within])


@dataclass(frozen=True)
class Program:
    """A program `eventmap` with the options that say which gazetteer it looks in."""

    path: str
    options: tuple[str, ...] = ()

    def only(self, gazetteer: str) -> "Program":
        """The same program with no places but those of one gazetteer."""
        return Program(self.path, ("--only-gazetteer", gazetteer))

    def adding(self, *gazetteers: str) -> "Program":
        """The same program with gazetteers beside the built-in one."""
        return Program(self.path, tuple(o for g in gazetteers for o in ("--gazetteer", g)))

    def answers(self, questions: list[dict], limit: int = 5) -> list[Answer]:
        """One answer for each question: `name`, and perhaps `country`, `container`, `near`."""
        lines = "".join(json.dumps(q, ensure_ascii=False) + "\n" for q in questions)
        out = self.run("place", "-", "--limit", str(limit), *self.options, input=lines)
        found = [json.loads(line) for line in out.splitlines()]
        if len(found) != len(questions):
            raise SystemExit(f"{len(questions)} questions, but {len(found)} answers")
        return [Answer(a["candidates"], a["abstained"]) for a in found]

    def run(self, *arguments: str, input: str = "") -> str:
        """What the program prints; it must succeed."""
        done = subprocess.run([self.path, *arguments], input=input.encode(), capture_output=True)
        if done.returncode:
            raise SystemExit(f"{self.path} {' '.join(arguments)}: {done.stderr.decode()[:800]}")
        return done.stdout.decode()
