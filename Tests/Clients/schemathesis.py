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
        run = subprocess.run(
            [st, "run", f"{address}/api", "--url", address, "--max-examples", "30", "--seed", "8", "--no-color"],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if run.returncode:
        print(run.stdout, file=sys.stderr)
        return [f"schemathesis ends with {run.returncode}"]
    return []


serving.main(check)
