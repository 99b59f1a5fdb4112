#!/usr/bin/python3
"""schemathesis asks `eventmap serve` what its own definition (/api) allows and what it forbids: nothing may fail."""
import os
import subprocess
import sys
import tempfile

import serving


def check(layers, address):
    st = os.environ.get("EVENTMAP_SCHEMATHESIS", "st")
    with tempfile.TemporaryDirectory() as folder:
        # What a filter is, no schema can say: any of them is as good as this one for what stands beside it.
        with open(os.path.join(folder, "schemathesis.toml"), "w", encoding="utf-8") as file:
            file.write('[parameters]\n"query.filter" = "S_INTERSECTS(geometry, BBOX(38, 33, 42, 37))"\n')
        run = subprocess.run(
            [st, "run", f"{address}/api", "--url", address, "--max-examples", "30", "--seed", "8", "--no-color"],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if run.returncode:
        print(run.stdout, file=sys.stderr)
        return [f"schemathesis ends with {run.returncode}"]
    return []


serving.main(check)
