#!/usr/bin/env python3
"""Gives the program claims with one fault each (varied/make_claims.py --refused): each must be told with its
line, its id and a fix, and the claim refused, or the one field null and the rest of the event as it was given.

EVENTMAP_PROGRAM names the program; nothing is done in the run over the samples.
"""
import json
import os
import subprocess
import sys
import tempfile

faults = []


def expect(holds, sentence):
    if not holds:
        faults.append(sentence)


def check(folder, lines):
    with open(f"{folder}/events.geojson", encoding="utf-8") as file:
        events = {feature["properties"]["id"]: feature["properties"] for feature in json.load(file)["features"]}
    with open(f"{folder}/diagnostics.json", encoding="utf-8") as file:
        told = json.load(file)["diagnostics"]
    expect(all(one["fix"] and one["sentence"] for one in told), "a diagnostic has no fix")
    for number, line in enumerate(lines, 1):
        try:
            claim = json.loads(line)
        except ValueError:
            claim = {}
        said = {one["id"] for one in told if one.get("line") == number}
        if not isinstance(claim, dict) or "x_tells" not in claim:
            expect(said & {"json.malformed", "claim.report"}, f"line {number} is no claim, and nothing is told: {said}")
            continue
        expect(claim["x_tells"] in said, f"line {number}: {claim['x_tells']} is not told, but {said}")
        event = events.get(str(claim.get("id")))
        if claim["x_fate"] == "refused":
            expect(event is None, f"line {number} should be refused")
        elif event is None:
            faults.append(f"line {number} should be an event without {claim['x_fate']}")
        else:
            for field in claim["x_fate"]:
                expect(event[field] is None, f"line {number}: {field} is {str(event[field])[:60]!r}, not null")
            expect(event["kind"] == "rocket" and ("date_start" in claim["x_fate"] or event["date_start"] == claim["date_start"]),
                   f"line {number}: more is lost than the field at fault")
    expect(len(events) == sum(isinstance(json.loads(line).get("x_fate"), list) for line in lines if '"x_fate"' in line),
           f"there are {len(events)} events")


def main():
    program = os.environ.get("EVENTMAP_PROGRAM")
    if not (program and "EVENTMAP_CLAIMS" in os.environ):
        return print("refused claims: not this run")
    maker = os.path.join(os.path.dirname(os.path.abspath(__file__)), "varied/make_claims.py")
    with tempfile.TemporaryDirectory() as scratch:
        made = subprocess.run([sys.executable, maker, "--refused"], capture_output=True, check=True).stdout
        with open(f"{scratch}/refused.claims.jsonl", "wb") as file:
            file.write(made)
        run = subprocess.run([program, "map", f"{scratch}/refused.claims.jsonl", "--output", f"{scratch}/out", "--quiet"], capture_output=True, text=True)
        expect(run.returncode in (0, 65), f"the run ends with {run.returncode}: {run.stderr[:200]}")
        lines = made.decode("utf-8").split("\n")[:-1]
        check(f"{scratch}/out", lines)
    for fault in faults[:20]:
        print("refused claims:", fault, file=sys.stderr)
    if faults:
        sys.exit(1)
    print(f"refused claims: {len(lines)} faults are told, each with its line and a fix, and cost no more than they must")


main()
