#!/usr/bin/env python3
"""Measures `eventmap serve` and pygeoapi over the same GeoPackage, one after the other, with wrk on loopback.

    Benchmarks/serving/run.py PROGRAM MANY.gpkg [SECONDS]        make_store.py makes the second

Needs wrk (Debian) and `Benchmarks/serving/requirements.txt` from PyPI, with gunicorn, as pygeoapi is run in earnest.
Both answer `items?bbox=…&limit=100` of 200 boxes of one to three degrees, the same for both, over 16 connections.
"""
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

PORT = 5088

LUA = """
local boxes = {%s}
local here = 0
request = function()
  here = here %% #boxes + 1
  return wrk.format("GET", "/collections/events/items?f=json&limit=100&bbox=" .. boxes[here])
end
local failed = 0
response = function(status) if status ~= 200 then failed = failed + 1 end end
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format('{"requests_s": %%.1f, "p50_ms": %%.2f, "p99_ms": %%.2f, "errors": %%d, "mb_s": %%.1f}\\n',
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout, summary.bytes / summary.duration))
end
"""

CONFIGURATION = """
server: {bind: {host: 127.0.0.1, port: %d}, url: http://127.0.0.1:%d, mimetype: application/json; charset=UTF-8,
  encoding: utf-8, languages: [en-US], limits: {default_items: 100, max_items: 10000}, gzip: false, pretty_print: false,
  map: {url: 'https://localhost/{z}/{x}/{y}.png', attribution: none}}
logging: {level: ERROR}
metadata: {identification: {title: t, description: d, keywords: [k], keywords_type: theme, terms_of_service: none, url: http://127.0.0.1},
  license: {name: l, url: http://127.0.0.1}, provider: {name: p, url: http://127.0.0.1}, contact: {name: c}}
resources:
  events:
    type: collection
    title: events
    description: events
    keywords: [k]
    links: []
    extents: {spatial: {bbox: [-180, -90, 180, 90], crs: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84'}}
    providers:
      - {type: feature, name: SQLiteGPKG, data: '%s', id_field: fid, table: events}
"""


def memory(process):
    """Resident megabytes of a process and its children."""
    kilobytes, waiting = 0, [process]
    while waiting:
        here = waiting.pop()
        try:
            with open(f"/proc/{here}/status", encoding="ascii") as status:
                kilobytes += int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1))
            with open(f"/proc/{here}/task/{here}/children", encoding="ascii") as children:
                waiting += [int(child) for child in children.read().split()]
        except (OSError, AttributeError):
            pass
    return kilobytes // 1024


def measure(name, command, environment, script, seconds):
    server = subprocess.Popen(command, env={**os.environ, **environment}, start_new_session=True,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{PORT}/collections/events/items?f=json&limit=100&bbox=40,33,42,35"
        for _ in range(240):
            try:
                with urllib.request.urlopen(address, timeout=120) as answer:
                    features = len(json.load(answer)["features"])
                break
            except OSError:
                time.sleep(0.5)
        else:
            sys.exit(f"{name} does not answer")
        wrk = subprocess.Popen(["wrk", "-t1", "-c16", f"-d{seconds}s", "--timeout", "60s", "-s", script, f"http://127.0.0.1:{PORT}"],
                               stdout=subprocess.PIPE, text=True)
        most = 0
        while wrk.poll() is None:
            most = max(most, memory(server.pid))
            time.sleep(0.5)
        found = json.loads(wrk.stdout.read().strip().splitlines()[-1])
        return {"server": name, "features": features, **found, "rss_mb": most}
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=60)


def main():
    program, store = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 30
    dice = random.Random(8)
    boxes = []
    for _ in range(200):
        west, south, side = dice.uniform(35, 46), dice.uniform(30, 36), dice.uniform(1, 3)
        boxes.append(f'"{west:.3f},{south:.3f},{west + side:.3f},{south + side:.3f}"')
    with tempfile.TemporaryDirectory() as folder:
        script = os.path.join(folder, "boxes.lua")
        with open(script, "w", encoding="utf-8") as file:
            file.write(LUA % ",".join(boxes))
        configuration, definition = os.path.join(folder, "pygeoapi.yml"), os.path.join(folder, "openapi.yml")
        with open(configuration, "w", encoding="utf-8") as file:
            file.write(CONFIGURATION % (PORT, PORT, store))
        peer = {"PYGEOAPI_CONFIG": configuration, "PYGEOAPI_OPENAPI": definition}
        with open(definition, "w", encoding="utf-8") as file:
            subprocess.run(["pygeoapi", "openapi", "generate", configuration], env={**os.environ, **peer}, stdout=file, check=True)
        rows = [
            measure("eventmap serve", [program, "serve", "--store", store, "--port", str(PORT)], {}, script, seconds),
            measure("pygeoapi (gunicorn, 2 workers)",
                    ["gunicorn", "-w", "2", "-b", f"127.0.0.1:{PORT}", "--timeout", "120", "pygeoapi.flask_app:APP"], peer, script, seconds),
        ]
    print("| server | features | requests/s | p50 ms | p99 ms | MB/s | errors | RSS MB |\n|---|---|---|---|---|---|---|---|")
    for row in rows:
        print(f"| {row['server']} | {row['features']} | {row['requests_s']} | {row['p50_ms']} | {row['p99_ms']} | {row['mb_s']} | {row['errors']} | {row['rss_mb']} |")
    ours, theirs = rows
    print(f"\nrequests {ours['requests_s'] / theirs['requests_s']:.1f} times theirs, p99 {ours['p99_ms'] / theirs['p99_ms']:.3f} of theirs")


main()
