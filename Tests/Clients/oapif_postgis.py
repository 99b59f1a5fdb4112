#!/usr/bin/python3
"""`eventmap serve` over a PostGIS database gives, byte for byte, what it gives over a GeoPackage of the same events, and
sees at once what is added to the database, soon what is edited there, and never what is written beside the store."""
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

import serving
from postgis import Cluster

FILTER = urllib.parse.quote("kind LIKE 'r%' OR S_INTERSECTS(geometry, POLYGON((38 33,42 33,42 37,38 33)))")
QUERIES = ["limit=10000", "limit=3&offset=9", "bbox=40,33,42,36&limit=10000", "bbox=170,-80,-170,80", "datetime=2023-11-01/2023-11-30&limit=1000",
           "datetime=../2023-11-09&bbox=30,20,60,45"]
NEAR = ["/near?place=Deir%20ez-Zor&within=300km", "/near?place=35.3,40.1&within=60km&kind=rocket,drone"]
COLUMNS = ["kind=rocket", "end=2024-01-13T23:59:59Z", "date_start=2024-01-13", "background=true"]


def ask(address, path):
    with urllib.request.urlopen(address + path) as answer:
        text = answer.read().decode()
    return re.sub(r'"timeStamp":"[^"]*"', '"timeStamp":""', text.replace(address, ""))


def add(store, source, folder):
    subprocess.run([os.environ["EVENTMAP_PROGRAM"], "map", source, "--store", store, "--output", os.path.join(folder, "out"),
                    "--formats", "geojson", "--quiet"], check=True)


def compare(file, database):
    for name in serving.COLLECTIONS:
        paths = [f"/collections/{name}", f"/collections/{name}/schema", f"/collections/{name}/queryables"]
        paths += [f"/collections/{name}/items?{query}" for query in QUERIES]
        if name != "districts":
            paths.append(f"/collections/{name}/items?filter={FILTER}&limit=1000")
        if name == "events":
            paths += [f"/collections/events/items?{query}" for query in COLUMNS]
            paths += NEAR
        for path in paths:
            one, two = ask(file, path), ask(database, path)
            if one != two:
                place = next((i for i, pair in enumerate(zip(one, two)) if pair[0] != pair[1]), min(len(one), len(two)))
                sys.exit(f"oapif_postgis: {path} differs: {one[max(0, place - 80):place + 80]!r} and {two[max(0, place - 80):place + 80]!r}")
        items = json.loads(ask(file, f"/collections/{name}/items?limit=3"))["features"]
        for item in items:
            path = f"/collections/{name}/items/{urllib.parse.quote(item['id'], safe='')}"
            if ask(file, path) != ask(database, path):
                sys.exit(f"oapif_postgis: {path} differs")


def state(address, known=None):
    """The status and the ETag of a page, as one who knows a tag asks for it."""
    path = address + "/collections/events/items?limit=2"
    request = urllib.request.Request(path, headers={"If-None-Match": known} if known else {})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers["ETag"]
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers["ETag"]


def opened(address):
    """How often the store was opened."""
    return int(re.search(r"^eventmap_store_openings_total (\d+)", ask(address, "/metrics"), re.MULTILINE)[1])


def moved(address, tag, what, seconds):
    """The new tag of a page, which comes within so many seconds."""
    until = time.time() + seconds
    while time.time() < until:
        status, now = state(address, tag)
        if status == 200 and now != tag:
            return now
        time.sleep(0.1)
    sys.exit(f"oapif_postgis: {what} is not seen after {seconds} seconds: {status}, {now}")


def check_states(database, cluster):
    """The tag of a page stays while others write beside the store, and goes with an edit of it."""
    status, tag = state(database)
    if status != 200 or not tag:
        sys.exit(f"oapif_postgis: a page of a database has no ETag: {status}, {tag}")
    before = opened(database)
    for number in range(4):
        cluster.psql(f"CREATE TABLE beside_{number} AS SELECT 1")
        time.sleep(0.3)
        if (told := state(database, tag)) != (304, tag):
            sys.exit(f"oapif_postgis: a table beside the store changes a page: {told}, not 304 and {tag}")
    if (after := opened(database)) != before:
        sys.exit(f"oapif_postgis: tables beside the store had it opened {after - before} times")
    edit = "UPDATE eventmap.events SET title = 'Edited by hand' WHERE fid = (SELECT max(fid) FROM eventmap.events)"
    cluster.psql(edit)
    tag = moved(database, tag, "an edit by a session that has ended", 2)
    # A session that stays, as QGIS's does, hands its counts in when it has been idle for ten seconds.
    session = cluster.session(edit)
    tag = moved(database, tag, "an edit by a session that goes on", 20)
    session.communicate()
    cluster.psql("TRUNCATE eventmap.launches")
    tag = moved(database, tag, "a table that was emptied", 2)
    if json.loads(ask(database, "/collections/launches/items"))["numberMatched"] != 0:
        sys.exit("oapif_postgis: a table that was emptied has items")
    cluster.psql("ALTER TABLE eventmap.events DROP COLUMN weapon")
    moved(database, tag, "a column that went", 2)
    if "weapon\"" in ask(database, "/collections/events/schema"):
        sys.exit("oapif_postgis: a column that went is still served")
    if any(path not in ask(database, "/collections") for path in serving.COLLECTIONS):
        sys.exit("oapif_postgis: not every collection is served to the end")


def main():
    if "EVENTMAP_CLAIMS" in os.environ:
        sources = [os.environ["EVENTMAP_CLAIMS"], "Reports"]
    else:
        sources = ["Reports/01_omar_rockets_ar.txt", "Reports"]
    with tempfile.TemporaryDirectory(prefix="postgis-") as folder, Cluster(folder) as cluster:
        os.chmod(folder, 0o755)
        cluster.psql("CREATE DATABASE events", "postgres")
        cluster.psql("CREATE EXTENSION postgis")
        package = os.path.join(folder, "events.gpkg")
        for store in (package, cluster.address()):
            add(store, sources[0], folder)
        with serving.served(package) as file, serving.served(cluster.address()) as database:
            compare(file, database)
            for store in (package, cluster.address()):
                add(store, sources[1], folder)
            compare(file, database)
            # A connection that the database has ended is no fault that a client of near hears of.
            for path in NEAR:
                cluster.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'eventmap'")
                if ask(file, path) != ask(database, path):
                    sys.exit(f"oapif_postgis: {path} differs after its connection was ended")
            check_states(database, cluster)


main()
