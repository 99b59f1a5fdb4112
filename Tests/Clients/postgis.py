#!/usr/bin/env python3
"""PostgreSQL with PostGIS, in a cluster of its own that listens on a socket alone and is thrown away, keeps
and answers what the embedded store does.

The same reports go into a GeoPackage and into databases, in two orders. Then: every table has the same rows,
cell for cell and corner for corner; every question has the same answer, byte for byte, in every format; of
random points with random radii `near` finds those that `ST_DWithin` on geography finds, id for id; GDAL reads
typed columns; two writers come one after the other; a writer that is killed within its transaction leaves the
old state; what cannot be a store is refused in words, without a password, and left as it was.
"""
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

program = os.environ["EVENTMAP_PROGRAM"]
here = os.path.dirname(os.path.abspath(__file__))
TABLES = ["events", "launches", "areas", "districts", "claims", "sources", "aggregates", "unresolved", "diagnostics",
          "provenance"]
# What this does not wait for twice: a writer gives up after a minute.
PATIENCE = 60


def fail(words):
    sys.exit(f"postgis: {words}")


class Cluster:
    """A server in a folder; as root it belongs to `postgres`, as PostgreSQL asks."""

    def __init__(self, folder):
        found = sorted(os.listdir("/usr/lib/postgresql")) if os.path.isdir("/usr/lib/postgresql") else []
        path = os.pathsep.join([*(f"/usr/lib/postgresql/{version}/bin" for version in reversed(found)), os.environ["PATH"]])
        self.tools = {name: shutil.which(name, path=path) or fail(f"{name} is not here: install postgresql-15")
                      for name in ("initdb", "pg_ctl", "psql")}
        self.folder, self.data = folder, os.path.join(folder, "data")
        self.root = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.root:
            shutil.chown(folder, "postgres")

    def __enter__(self):
        self.tool("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        # The password is asked for from one user, so that one can be wrong.
        with open(os.path.join(self.data, "pg_hba.conf"), "w", encoding="utf-8") as file:
            file.write("local all locked scram-sha-256\nlocal all all trust\n")
        self.tool("pg_ctl", "-D", self.data, "-w", "-l", os.path.join(self.folder, "log"), "-o",
                  f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=off -c timezone=Asia/Damascus",
                  "start")
        return self

    def __exit__(self, *_):
        if os.path.exists(os.path.join(self.data, "postmaster.pid")):
            self.tool("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def tool(self, name, *words):
        run = subprocess.run([*self.root, self.tools[name], *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                             text=True, cwd=self.folder)
        if run.returncode:
            fail(f"{name} ended with {run.returncode}: {run.stderr}")

    def address(self, database="events", schema=None, user="postgres"):
        return f"postgresql://{user}@/{database}?host={self.folder}" + (f"&schema={schema}" if schema else "")

    def psql(self, sql, database="events"):
        run = subprocess.run([self.tools["psql"], "-h", self.folder, "-U", "postgres", "-d", database, "-X", "-q", "-A", "-t",
                              "-v", "ON_ERROR_STOP=1", "-c", sql], capture_output=True, text=True)
        if run.returncode:
            fail(f"psql: {run.stderr}")
        return run.stdout.strip()

    def session(self, sql, database="events"):
        """A session that has done what is asked, and holds it until its input ends."""
        held = subprocess.Popen([self.tools["psql"], "-h", self.folder, "-U", "postgres", "-d", database, "-X", "-q", "-A", "-t"],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        held.stdin.write(f"{sql};\nSELECT 'held';\n")
        held.stdin.flush()
        while held.stdout.readline().strip() != "held":
            pass
        return held

    def rows(self, table, schema="eventmap"):
        columns = self.psql("SELECT string_agg(quote_ident(attname), ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = "
                            f"'{schema}.{table}'::regclass AND attnum > 0 AND attname <> 'geom'")
        drawn = ", encode(ST_AsBinary(geom, 'NDR'), 'hex') AS geom" if table in TABLES[:4] else ""
        # In digits: psql passes over U+10FFFF, which the database keeps.
        text = self.psql(f"SET timezone = 'UTC'; SELECT encode(convert_to(row_to_json(t)::text, 'UTF8'), 'hex') "
                         f"FROM (SELECT {columns}{drawn} FROM {schema}.{table} "
                         "ORDER BY fid) t")
        return [json.loads(bytes.fromhex(line)) for line in text.split()]


def release(session):
    session.stdin.close()
    session.wait()


def run(*words, code=0):
    done = subprocess.run([program, *words], capture_output=True, text=True)
    if done.returncode != code:
        fail(f"eventmap {' '.join(words)} ended with {done.returncode}, not {code}: {done.stderr}")
    return done


def add(store, *inputs, code=0):
    with tempfile.TemporaryDirectory() as output:
        return run("map", *inputs, "--store", store, "--output", output, "--formats", "csv", "--quiet", code=code)


def embedded(path, table):
    """The rows of a table of the GeoPackage as the database tells its own."""
    file = sqlite3.connect(path)
    kinds = {row[1]: row[2] for row in file.execute(f"PRAGMA table_info({table})")}
    for row in file.execute(f"SELECT * FROM {table} ORDER BY fid"):
        told = {}
        for (name, kind), cell in zip(kinds.items(), row):
            if cell is None:
                told[name] = None
            elif name == "geom":
                told[name] = cell[8 + [0, 32, 48, 48, 64][cell[3] >> 1 & 7]:].hex()
            elif kind == "BOOLEAN":
                told[name] = bool(cell)
            elif kind == "DATETIME":
                told[name] = cell.replace(".000Z", "+00:00")
            else:
                told[name] = cell
        yield told


def difference(one, other):
    """Two values from where they begin to differ."""
    one, other = ascii(one), ascii(other)
    start = max(0, len(os.path.commonprefix([one, other])) - 20)
    return f"…{one[start:start + 60]}, not …{other[start:start + 60]}"


def same_tables(cluster, path, schema):
    cells = 0
    for table in TABLES:
        there, own = cluster.rows(table, schema), list(embedded(path, table))
        if len(there) != len(own):
            fail(f"{schema}.{table} has {len(there)} rows, the GeoPackage {len(own)}")
        for one, other in zip(there, own):
            cells += len(one)
            if one != other:
                names = [name for name in other if name not in one or one[name] != other[name]]
                name = names[0] if names else next(name for name in one if name not in other)
                fail(f"{schema}.{table} {other['fid']}: {name} {difference(one.get(name), other.get(name))}")
    return cells


def same_answers(cluster, path, schema):
    questions = [["near", place, "--within", within] for place in
                 ("35.1,40.57", "0,180", "-16.8,-179.99", "90,0", "-90,0", "0,0") for within in ("0km", "25km", "3000km", "20010km")]
    questions += [["near", "35.1,40.57", "--within", "300km", *more] for more in (
        ["--since", "2023-11-01", "--until", "2024-01-10"], ["--kind", "rocket", "--kind", "drone"], ["--at-least", "0.5"],
        ["--certain"], ["--generalise", "10km"], ["--generalise", "1000km"], ["--actor", "ISIS"], ["--weapon", "rockets"])]
    questions += [["in", area] for area in ("SY", "Deir ez-Zor governorate", "SY0903", "IQ")]
    questions += [["summary", "--by", keys] for keys in ("kind,year", "week,actor,weapon", "governorate,month", "district")]
    asked = 0
    for words in questions:
        formats = ["csv"] if asked % 4 else ["table", "json"] + (["geojson", "kml"] if words[0] != "summary" else [])
        for form in formats:
            theirs, ours = (run(*words, "--format", form, "--store", store)
                            for store in (cluster.address(schema=schema), path))
            if theirs.stdout != ours.stdout or theirs.stderr != ours.stderr:
                fail(f"{' '.join(words)} --format {form}: the database answers otherwise than the GeoPackage")
            asked += 1
    return asked


def points(cluster, folder):
    """Points with radii from nothing to 300 km, everywhere: `near` against ST_DWithin and ST_Distance."""
    dice = random.Random(7)
    source = os.path.join(folder, "points.claims.jsonl")
    with open(source, "w", encoding="utf-8") as file:
        for number in range(3000):
            latitude = dice.choice([dice.uniform(-90, 90), dice.uniform(34, 37), 90 - dice.random(), dice.uniform(-5, 5)])
            longitude = dice.choice([dice.uniform(-180, 180), dice.uniform(38, 42), dice.choice([-1, 1]) * (180 - dice.random())])
            radius = dice.choice([0.001, 0.001, dice.uniform(1, 100), dice.uniform(100, 30_000), dice.uniform(30_000, 300_000)])
            file.write(json.dumps({
                "report": f"r{number}", "id": f"p{number}", "kind": "drone",
                # A day for each, so that none becomes one event with another.
                "date_start": f"{1900 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}",
                "target": {"words": f"point {number}", "latitude": round(latitude, 6), "longitude": round(longitude, 6),
                           "uncertainty_m": round(radius, 3)}, "quote": f"A drone struck point {number}."}) + "\n")
    add(cluster.address(schema="points"), source)
    known = int(cluster.psql("SELECT count(*) FROM points.events WHERE geom IS NOT NULL"))
    if known < 2500:
        fail(f"of 3000 points only {known} are events with a place")
    centers = [(35.1, 40.57), (90, 0), (-89.9, 10), (0, 180), (0.5, -179.9), (36.3, 40.1), (0, 0)]
    centers += [(round(dice.uniform(-90, 90), 6), round(dice.uniform(-180, 180), 6)) for _ in range(13)]
    found = narrow = 0
    for latitude, longitude in centers:
        for within in (0, 25_000, 50_000, 400_000, 3_000_000, 19_000_000):
            answer = json.loads(run("near", f"{latitude},{longitude}", "--within", f"{within}m", "--json",
                                    "--store", cluster.address(schema="points")).stdout)
            ours = {row["id"]: row["certainty"] for row in answer["events"]}
            center = f"ST_MakePoint({longitude}, {latitude})::geography"
            # Certain: the whole disc of the radius lies within; possible: they touch. What lies on the line
            # but for two millionths and a millimetre is possible, as `near` says: it is counted apart.
            theirs = json.loads(cluster.psql(f"""
                SELECT coalesce(json_object_agg(id, CASE
                    WHEN least(abs(d - {within} - u), abs(d - {within} + u)) < 0.01 + 4e-6 * ({within} + u) THEN 'narrow'
                    WHEN d + u <= {within} THEN 'certain' ELSE 'possible' END), '{{}}')
                FROM (SELECT id, uncertainty_m AS u, ST_Distance(geom::geography, {center}) AS d FROM points.events
                      WHERE ST_DWithin(geom::geography, {center}, {within} + uncertainty_m + 100)) near
                WHERE d <= {within} + u OR abs(d - {within} - u) < 0.01 + 4e-6 * ({within} + u)"""))
            narrow += sum(word == "narrow" for word in theirs.values())
            for id in set(ours) | set(theirs):
                if theirs.get(id) != "narrow" and ours.get(id) != theirs.get(id):
                    fail(f"{id} within {within} m of {latitude},{longitude}: {ours.get(id)}, and {theirs.get(id)} by PostGIS")
            found += len(ours)
            # And, of the points that have next to no radius, those of ST_DWithin itself.
            bare = set(cluster.psql(f"SELECT id FROM points.events WHERE uncertainty_m < 0.01 AND "
                                    f"ST_DWithin(geom::geography, {center}, {within})").split())
            if bare ^ {id for id in ours if id in bare_ids(cluster)} - {id for id, word in theirs.items() if word == "narrow"}:
                fail(f"points within {within} m of {latitude},{longitude}: other ids than ST_DWithin's")
    return len(centers) * 6, found, narrow


def bare_ids(cluster, known={}):
    if not known:
        known["ids"] = set(cluster.psql("SELECT id FROM points.events WHERE uncertainty_m < 0.01").split())
    return known["ids"]


def gdal(cluster):
    told = subprocess.run(["ogrinfo", "-so", f"PG:host={cluster.folder} user=postgres dbname=events schemas=eventmap", "events"],
                          capture_output=True, text=True, env={**os.environ, "PGTZ": "UTC"})
    for words in ("Geometry: Point", "FID Column = fid", "Geometry Column = geom", 'ID["EPSG",4326]', "date_start: Date",
                  "begin: DateTime", "background: Integer(Boolean)", "uncertainty_m: Real", "claims: Integer64"):
        if words not in told.stdout:
            fail(f"ogrinfo does not tell {words!r} of events:\n{told.stdout}{told.stderr}")
    comments = cluster.psql("SELECT count(*) FROM pg_attribute WHERE attrelid = 'eventmap.events'::regclass AND attnum > 0 "
                            "AND attname NOT IN ('fid', 'geom') AND col_description(attrelid, attnum) IS NULL")
    if comments != "0":
        fail(f"{comments} columns of events have no comment")


def plan(cluster):
    """A question for a small disc asks the index on geography, where there are enough events."""
    told = cluster.psql("SET enable_seqscan = off; EXPLAIN SELECT fid FROM points.events WHERE "
                        "ST_DWithin(geom::geography, ST_MakePoint(40, 35)::geography, 50000)")
    if "events_geography" not in told:
        fail(f"the index on geography is not used:\n{told}")


def all_rows(cluster, schema):
    return {table: cluster.rows(table, schema) for table in TABLES}


def two_writers(cluster, claims):
    """Two at once: nothing is lost, and it does not matter who came first."""
    both = [threading.Thread(target=add, args=(cluster.address(schema="pair"), source)) for source in ("Reports", claims)]
    for writer in both:
        writer.start()
    for writer in both:
        writer.join()
    if all_rows(cluster, "pair") != all_rows(cluster, "eventmap"):
        fail("two writers at once left other rows than one after the other")
    # One that has to wait says so, and goes on.
    lock = "SELECT pg_advisory_lock(hashtextextended('eventmap store pair', 0))"
    held = cluster.session(lock)
    with tempfile.TemporaryDirectory() as output:
        waiting = subprocess.Popen([program, "map", "Reports", "--store", cluster.address(schema="pair"), "--output", output],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        told = waiting.stderr.readline()
        release(held)
        waiting.stderr.read()
        if "waiting for it" not in told or waiting.wait() != 0:
            fail(f"a writer that has to wait says {told!r} and ends with {waiting.returncode}")


def killed(cluster, claims):
    """Killed in the midst of its transaction, and at any other moment, a writer leaves the old state."""
    address = cluster.address(schema="killed")
    add(address, "Reports")
    old = all_rows(cluster, "killed")
    # The last table cannot be written, so that all others are when the kill comes.
    for table in ("provenance", "claims", None, None, None):
        held = cluster.session(f"BEGIN; LOCK TABLE killed.{table} IN SHARE MODE") if table else None
        with tempfile.TemporaryDirectory() as output:
            writer = subprocess.Popen([program, "map", claims, "--store", address, "--output", output, "--quiet"])
            if held:
                deadline = time.time() + 120
                while cluster.psql("SELECT count(*) FROM pg_locks WHERE NOT granted") == "0":
                    if time.time() > deadline or writer.poll() is not None:
                        fail(f"the writer did not come to {table}")
                    time.sleep(0.05)
            else:
                time.sleep(random.uniform(0.05, 0.5))
            writer.send_signal(signal.SIGKILL)
            writer.wait()
        if held:
            release(held)
        deadline = time.time() + 30
        while cluster.psql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'eventmap'") != "0":
            if time.time() > deadline:
                fail("the server keeps the session of a killed writer")
            time.sleep(0.05)
        if all_rows(cluster, "killed") != old:
            fail(f"killed at {table or 'a random moment'}, a writer left something else than the old state")
    # What stands there can be added to.
    add(address, claims)
    if all_rows(cluster, "killed") != all_rows(cluster, "eventmap"):
        fail("what a killed writer left cannot be added to as before")


def refusals(cluster):
    cluster.psql("CREATE DATABASE bare", "postgres")
    cluster.psql("CREATE ROLE locked LOGIN PASSWORD 'right'; CREATE ROLE guest LOGIN; CREATE SCHEMA theirs; "
                 "CREATE TABLE theirs.things (id int); CREATE SCHEMA later; "
                 "CREATE TABLE later.store_version (standard text PRIMARY KEY, version integer); "
                 "INSERT INTO later.store_version VALUES ('urn:eventmap:store-schema', 99); CREATE SCHEMA sooner; "
                 "CREATE TABLE sooner.store_version (standard text PRIMARY KEY, version integer); "
                 "INSERT INTO sooner.store_version VALUES ('urn:eventmap:store-schema', 1)")
    locked = cluster.address(user="locked").replace("locked@", "locked:s3cret%21@")
    cases = [
        (cluster.address("bare"), 73, 65, "extension postgis"), (cluster.address("nowhere"), 73, 66, "cannot be reached"),
        (f"postgresql://postgres@/events?host={cluster.folder}/none", 73, 66, "cannot be reached"),
        (locked, 73, 66, "cannot be reached"), (locked + "&password=s3cret!", 73, 66, "cannot be reached"),
        ("postgresql://me:s3cret%zz@/events", 64, 64, "cannot be understood"),
        ("postgresql://me:s3cret@/events?colour=red", 64, 64, "cannot be understood"),
        (cluster.address(schema="theirs"), 65, 65, "no event store"), (cluster.address(schema="later"), 65, 65, "version 99"),
        (cluster.address(schema="sooner"), 65, 65, "version 1"), (cluster.address(schema="none"), 0, 66, "no store of events"),
        (cluster.address(user="guest"), 73, 65, "permission denied"), (cluster.address(user="guest", schema="own"), 73, 66, "may make no schema"),
    ]
    before = cluster.psql("SELECT count(*) FROM pg_class") + str(all_rows(cluster, "eventmap"))
    for address, written, asked, words in cases:
        told = []
        if written:
            told.append(add(address, "Reports", code=written).stderr)
        if words != "may make no schema":
            told.append(run("near", "35,40", "--within", "5km", "--store", address, code=asked).stderr)
        for text in told:
            if words not in text or "fix: " not in text:
                fail(f"{address}: {words!r} is not told, or no fix: {text}")
            if "s3cret" in text:
                fail(f"a password is told: {text}")
    if cluster.psql("SELECT count(*) FROM pg_class") + str(all_rows(cluster, "eventmap")) != before:
        fail("a refused store was changed")
    return len(cases)


class Vain:
    """A writer that waits while another holds its store, for as long as it has patience."""

    def __init__(self, cluster):
        self.held = cluster.session("SELECT pg_advisory_lock(hashtextextended('eventmap store held', 0))")
        self.begun = time.time()
        self.writer = subprocess.Popen([program, "map", "Reports", "--store", cluster.address(schema="held"), "--output",
                                        f"{cluster.folder}/vain", "--quiet"], stderr=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.writer.kill()
        self.writer.wait()
        release(self.held)

    def end(self):
        told = self.writer.communicate(timeout=3 * PATIENCE)[1]
        if self.writer.returncode != 73 or "store.busy" not in told:
            fail(f"a writer that waits in vain ends with {self.writer.returncode}: {told}")
        if time.time() - self.begun < PATIENCE:
            fail("a writer gave up too early")


def main():
    # Whoever ends this ends the server too.
    signal.signal(signal.SIGTERM, lambda *_: fail("ended by a signal"))
    with tempfile.TemporaryDirectory(prefix="postgis-") as folder, Cluster(folder) as cluster:
        os.chmod(folder, 0o755)
        cluster.psql("CREATE DATABASE events", "postgres")
        cluster.psql("CREATE EXTENSION postgis")
        with Vain(cluster) as vain:
            told = work(cluster, folder)
            vain.end()
    print(told)


def work(cluster, folder):
    claims = os.path.join(folder, "varied.claims.jsonl")
    with open(claims, "wb") as file:
        subprocess.run([os.path.join(here, "varied", "make_claims.py")], stdout=file, check=True)
    package = os.path.join(folder, "events.gpkg")
    for store in (package, cluster.address()):
        add(store, "Reports")
        add(store, claims)
    cells = same_tables(cluster, package, "eventmap")
    for source in (claims, "Reports", "Reports"):
        add(cluster.address(schema="turned"), source)
    if same_tables(cluster, package, "turned") != cells:
        fail("in the other order the tables have other columns")
    asked = same_answers(cluster, package, "eventmap")
    discs, found, narrow = points(cluster, folder)
    plan(cluster)
    gdal(cluster)
    two_writers(cluster, claims)
    killed(cluster, claims)
    refused = refusals(cluster)
    return (f"PostGIS: {cells} cells and {asked} answers equal the GeoPackage's; {discs} discs held {found} points as ST_DWithin "
      f"has it ({narrow} on the line); {refused} refusals told.")


if __name__ == "__main__":
    main()
