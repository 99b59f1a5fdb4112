#!/usr/bin/python3
"""schemathesis asks `eventmap serve` what its own definition (/api) allows and what it forbids: nothing may fail."""
import os
import subprocess
import sys
import tempfile

import serving


# Nor can it say that south lies below north, that no interval ends before it begins, and that a limit beyond the most
# is no fault (OGC 17-069r4, 7.15.2).
ORDER = '''
import schemathesis

@schemathesis.hook
def map_query(context, query):
    query = dict(query or {})
    box = query.get("bbox")
    try:
        edges = [float(edge) for edge in (box.split(",") if isinstance(box, str) else box)]
        south, north = {4: (1, 3), 6: (1, 4)}[len(edges)]
        if edges[south] > edges[north]:
            edges[south], edges[north] = edges[north], edges[south]
            query["bbox"] = ",".join(map(str, edges)) if isinstance(box, str) else edges
    except (AttributeError, KeyError, TypeError, ValueError):
        pass
    span = query.get("datetime")
    if isinstance(span, str) and span.count("/") == 1:
        first, last = span.split("/")
        if first[:1].isdigit() and last[:1].isdigit():
            query["datetime"] = "/".join(sorted((first, last))) if first[:10] != last[:10] else first
    if isinstance(query.get("limit"), int) and query["limit"] > 10000:
        query["limit"] = 0
    return query
'''


def check(layers, address):
    st = os.environ.get("EVENTMAP_SCHEMATHESIS", "st")
    with tempfile.TemporaryDirectory() as folder:
        # What a filter is, no schema can say: any of them is as good as this one for what stands beside it.
        with open(os.path.join(folder, "schemathesis.toml"), "w", encoding="utf-8") as file:
            file.write('hooks = "order.py"\n[parameters]\n"query.filter" = "S_INTERSECTS(geometry, BBOX(38, 33, 42, 37))"\n')
        with open(os.path.join(folder, "order.py"), "w", encoding="utf-8") as file:
            file.write(ORDER)
        run = subprocess.run(
            [st, "run", f"{address}/api", "--url", address, "--max-examples", "30", "--seed", "8", "--no-color"],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if run.returncode:
        print(run.stdout, file=sys.stderr)
        return [f"schemathesis ends with {run.returncode}"]
    return []


serving.main(check)
