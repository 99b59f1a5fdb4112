#!/usr/bin/env python3
"""`eventmap serve` over real sockets, treated as nobody should: slow clients, half-open connections, 10,000 open
sockets, oversized and malformed requests, pipelining, paths that climb, a store that is locked, replaced,
truncated and deleted under it, signals during a long answer.

Each part says what it found. The server answers or refuses within its bounds, keeps its memory below 200 MB,
is alive at the end, and logs each request as one line of JSON. It takes about a minute; EVENTMAP_ABUSE_OPEN says
how many sockets are opened (10,000).
"""
import base64
import contextlib
import json
import os
import re
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

program = os.environ["EVENTMAP_PROGRAM"]
layers = sys.argv[1]
MEMORY = 200 << 20
TOKEN = "0123456789abcdef0123456789abcdef"
LONG = "/collections/events/items?limit=10000"


def fail(words):
    sys.exit(f"server_abuse: {words}")


def check(is_so, words):
    if not is_so:
        fail(words)


def inflated(path, count, title):
    """A store of so many events, all of one title; its triggers need functions that Python's SQLite has not."""
    shutil.copy(os.path.join(layers, "events.gpkg"), path)
    with contextlib.closing(sqlite3.connect(path)) as store:
        for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            store.execute(f'DROP TRIGGER "{name}"')
        columns = [row[1] for row in store.execute("PRAGMA table_info(events)")]
        kept = ", ".join(f'"{name}"' for name in columns if name not in ("fid", "id"))
        have = store.execute("SELECT count(*) FROM events").fetchone()[0]
        for turn in range(1, -(-count // have)):
            store.execute(f"INSERT INTO events (id, {kept}) SELECT id || '-{turn}', {kept} FROM events WHERE fid <= {have}")
        store.execute(f"DELETE FROM events WHERE fid > {count}")
        store.execute("UPDATE events SET title = ?", [title])
        store.commit()
    return path


class Server:
    def __init__(self, store, *options, environment=None):
        self.lines = []
        self.process = subprocess.Popen([program, "serve", "--store", store, "--port", "0", *options],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **(environment or {})})
        first = self.process.stderr.readline().decode()
        found = re.search(r":(\d+)/$", first.strip())
        check(found, f"the server does not say where it listens: {first!r}")
        self.port = int(found[1])
        threading.Thread(target=self.drain, daemon=True).start()

    def drain(self):
        for line in self.process.stderr:
            self.lines.append(line.decode().rstrip("\n"))

    def memory(self):
        with open(f"/proc/{self.process.pid}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE")

    def connect(self, timeout=15.0, room=None):
        plug = socket.socket()
        if room:
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        plug.settimeout(timeout)
        plug.connect(("127.0.0.1", self.port))
        return plug

    def raw(self, words, timeout=15.0, ends=True):
        """Sends bytes as they are; what comes back until the server closes, or says no more for a while."""
        with self.connect(timeout) as plug:
            with contextlib.suppress(OSError):
                plug.sendall(words)
                if ends:
                    plug.shutdown(socket.SHUT_WR)
            return everything(plug)

    def get(self, path, *headers, method="GET"):
        lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close", *headers]
        return answer(self.raw("\r\n".join(lines + ["", ""]).encode(), ends=False))

    def stop(self, within=20):
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(within)
        except subprocess.TimeoutExpired:
            self.process.kill()
            fail(f"the server did not end within {within} s of SIGTERM")


def everything(plug):
    parts = []
    with contextlib.suppress(OSError):
        while part := plug.recv(1 << 16):
            parts.append(part)
    return b"".join(parts)


def answer(words):
    """Status, header fields and body of the first answer in some bytes."""
    head, _, body = words.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    found = re.match(r"HTTP/1\.1 (\d{3})", lines[0])
    fields = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
    return int(found[1]) if found else 0, fields, body


def malformed(server):
    good = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    cases = [
        ("garbage", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", {400}), ("words", b"HELLO\r\n\r\n", {400}),
        ("HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400, 405}), ("no version", b"GET /health\r\n\r\n", {400}),
        ("no host", b"GET /health HTTP/1.1\r\n\r\n", {400}), ("foreign host", b"GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n", {421}),
        ("two lengths", good + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", {400}),
        ("length and chunks", good + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", {400, 411}),
        ("negative length", good + b"Content-Length: -1\r\n\r\n", {400}), ("chunks", good + b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n", {411}),
        ("a long body", good + b"Content-Length: 1000000000\r\n\r\n" + b"x" * 100_000, {413}),
        ("a promised body", good + b"Content-Length: 1000000000\r\nExpect: 100-continue\r\n\r\n", {413}),
        ("a long address", b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", {414}),
        ("a longer address", b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", {414, 431, 400}),
        ("long fields", good + b"X: " + b"a" * 20_000 + b"\r\n\r\n", {431}), ("longer fields", good + b"X: " + b"a" * 200_000 + b"\r\n\r\n", {431}),
        ("many fields", good + b"".join(b"X%d: a\r\n" % n for n in range(5_000)) + b"\r\n", {431, 400}),
        ("many parameters", b"GET /?" + b"a=1&" * 200 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", {400}),
        ("a control sign", b"GET /a\x01b HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", {400}), ("a folded field", good + b"X: a\r\n b\r\n\r\n", {200, 400}),
        ("a bare line feed", good + b"X: a\nY: b\r\n\r\n", {200, 400}), ("an empty name", good + b": a\r\n\r\n", {400}),
        *((method, f"{method} /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode(), {400, 405}) for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "WHAT")),
    ]
    for name, words, statuses in cases:
        status, _, body = answer(server.raw(words))
        check(status in statuses, f"{name} was answered with {status}, not {sorted(statuses)}")
        if status >= 400:
            told = json.loads(body)
            check(told.get("code") and told.get("description") and told.get("fix"), f"{name}: the error has no sentence or fix: {body[:200]}")
    return f"{len(cases)} malformed and oversized requests were refused, each with a sentence"


def paths(server):
    tricks = ["/../../../../etc/passwd", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/%252e%252e/etc/passwd", "/collections/%2e%2e%2f%2e%2e/items",
              "/collections/events%00/items", "/collections/%ff%fe/items", "/collections/%c0%ae%c0%ae/items", "/collections/..\\..\\etc", "//etc/passwd",
              "/collections/events/items/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/%", "/%zz", "/%u002e", "/collections/events/items/" + "a" * 7_000, "/file:///etc/passwd",
              "/collections/events/items?limit=%00", "/collections/events/items?bbox=%ff", "/pages.css/../../etc/passwd", "*"]
    for trick in tricks:
        status, _, body = server.get(trick)
        check(status in (400, 404), f"{trick[:60]} was answered with {status}")
        check(b"root:" not in body, f"{trick[:60]} read a file")
    return f"{len(tricks)} tricks with paths ended in 400 or 404"


def pipelining(server):
    count = 200
    request = "GET /collections/events/items?limit=1&offset={} HTTP/1.1\r\nHost: 127.0.0.1\r\n{}\r\n"
    words = "".join(request.format(n, "Connection: close\r\n" if n == count - 1 else "") for n in range(count))
    back = server.raw(words.encode(), ends=False)
    offsets = [int(found) for found in re.findall(rb'"href":"[^"]*offset=(\d+)[^"]*","rel":"self"', back)]
    check(back.count(b"HTTP/1.1 200 ") == count, f"{back.count(b'HTTP/1.1 200 ')} of {count} requests on one connection were answered")
    check(offsets == sorted(offsets), "answers on one connection came out of order")
    half = server.raw(b"GET /collections HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    check(answer(half)[0] == 200, "a client that had ended its side got no answer")
    return f"{count} requests at once on one connection were answered in order"


def forms(server):
    path = "/collections/events/items?limit=20"
    status, fields, body = server.get(path)
    again = server.get(path, f"If-None-Match: {fields['etag']}")
    check(again[0] == 304 and not again[2], f"a known state was answered with {again[0]} and {len(again[2])} bytes")
    packed = server.get(path, "Accept-Encoding: gzip")
    check(packed[1].get("content-encoding") == "gzip" and len(packed[2]) < len(body) / 3, "an answer was not packed")
    check(packed[1]["etag"] != fields["etag"] and "Accept-Encoding" in packed[1]["vary"], "a packed answer has the name of the plain one")
    head = server.get(path, method="HEAD")
    check(head[0] == 200 and not head[2] and head[1]["content-length"] == str(len(body)), "HEAD is not GET without a body")
    for field in ("content-security-policy", "x-content-type-options", "referrer-policy"):
        check(field in fields, f"an answer has no {field}")
    check("access-control-allow-origin" not in server.get(path, "Origin: https://evil.example")[1], "a page of any site may read the answers")
    return "known states cost 304, packed answers a third, HEAD has no body, browsers are told the bounds"


def metrics(server):
    status, _, body = server.get("/metrics")
    check(status == 200, f"/metrics was answered with {status}")
    text = body.decode()
    with contextlib.suppress(ImportError):
        from prometheus_client.parser import text_string_to_metric_families
        check(list(text_string_to_metric_families(text)), "prometheus_client finds no metric")
    if tool := shutil.which("promtool"):
        told = subprocess.run([tool, "check", "metrics"], input=body, capture_output=True, check=False)
        check(told.returncode == 0, f"promtool: {(told.stdout + told.stderr).decode()}")
    line = re.compile(r'^[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [-+0-9.e]+$|^# (HELP|TYPE) [a-z_]+ .+$')
    wrong = [words for words in text.splitlines() if not line.match(words)]
    check(not wrong, f"/metrics has lines that are none: {wrong[:3]}")
    for name in ("requests_total", "request_duration_seconds_bucket", "requests_in_flight", "refusals_total", "store_up 1", "store_info"):
        check("eventmap_" + name in text, f"/metrics does not tell eventmap_{name}")
    return f"/metrics tells {len(text.splitlines())} lines" + (", promtool finds nothing" if shutil.which("promtool") else "")


class Slow:
    """Clients that send a little now and then, half a request, or nothing; they are let go within a time."""

    def __init__(self, server):
        self.start, self.ended = time.monotonic(), []
        drip = [server.connect() for _ in range(60)]
        half = [server.connect() for _ in range(60)]
        mute = [server.connect() for _ in range(60)]
        for plug in half:
            plug.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ")
        body = [server.connect() for _ in range(20)]
        for plug in body:
            plug.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4000\r\n\r\n")
        for plug in drip:
            plug.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ")
        self.plugs = {"drip": drip, "half": half, "mute": mute, "body": body}
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()

    def watch(self):
        waiting = {plug for plugs in self.plugs.values() for plug in plugs}
        for plug in waiting:
            plug.setblocking(False)
        while waiting and time.monotonic() - self.start < 45:
            for plug in list(waiting):
                try:
                    if plug in self.plugs["drip"] or plug in self.plugs["body"]:
                        plug.send(b"a")
                    if not plug.recv(4_096):
                        raise OSError
                except BlockingIOError:
                    continue
                except OSError:
                    waiting.discard(plug)
                    self.ended.append(time.monotonic() - self.start)
                    plug.close()
            time.sleep(0.5)
        self.left = len(waiting)

    def result(self):
        self.thread.join()
        check(self.left == 0, f"{self.left} slow or silent clients were kept for 45 s")
        return f"{len(self.ended)} clients that drip, stop half-way or are silent were let go after {min(self.ended):.0f} to {max(self.ended):.0f} s"


def slow_readers(server):
    """Clients that ask for the largest page and do not read it."""
    before = server.memory()
    plugs = [server.connect(room=4_096) for _ in range(100)]
    for plug in plugs:
        plug.sendall(f"GET {LONG} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    most = before
    for _ in range(40):
        most = max(most, server.memory())
        time.sleep(0.1)
    status = server.get("/collections/events/items?limit=10")[0]
    check(status == 200, f"beside clients that do not read, others get {status}")
    check(most <= MEMORY, f"100 clients that do not read take {most >> 20} MB of memory")
    for plug in plugs:
        plug.close()
    return f"100 clients that do not read large pages: {most >> 20} MB at most, others are answered"


def tricklers(server):
    """Two clients that take large pages just quickly enough not to be closed have the room of large answers, but not
    for ever."""
    plugs = [server.connect(room=4_096) for _ in range(2)]
    for plug, rows in zip(plugs, (10_000, 7_000)):
        plug.sendall(f"GET /collections/events/items?limit={rows} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        time.sleep(1)
        check(plug.recv(15) == b"HTTP/1.1 200 OK", "a slow client's answer does not begin")
    start = time.monotonic()
    refused = 0
    while time.monotonic() - start < 60:
        for plug in plugs:
            try:
                plug.recv(4_096)
            except OSError:
                pass  # It had to make way.
        status = server.get("/collections/events/items?limit=1000")[0]
        if status == 200:
            break
        check(status == 503, f"beside tricklers a large page gives {status}")
        refused += 1
        time.sleep(1)
    waited = time.monotonic() - start
    check(0 < refused and 12 < waited < 30, f"beside tricklers a large page waits for {waited:.0f} s, {refused} times refused")
    check(server.get("/collections/events/items?limit=1000")[0] == 200, "the next large page is refused")
    for plug in plugs:
        plug.close()
    return f"two clients that trickle large pages made way after {waited:.0f} s"


def open_sockets(server):
    wanted = int(os.environ.get("EVENTMAP_ABUSE_OPEN", "10000"))
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, wanted + 1_000), hard))
    plugs, refused, waits = [], 0, []
    for number in range(min(wanted, hard - 500)):
        try:
            plugs.append(server.connect(timeout=2))
        except OSError:
            refused += 1
        if number % 2_500 == 2_499:
            start = time.monotonic()
            check(server.get("/health")[0] == 200, f"with {number + 1} open sockets nobody is answered")
            waits.append(time.monotonic() - start)
    memory = server.memory()
    held = int(re.search(r"^eventmap_connections (\d+)$", server.get("/metrics")[2].decode(), re.M)[1])
    for plug in plugs:
        plug.close()
    check(memory <= MEMORY, f"{len(plugs)} open sockets take {memory >> 20} MB of memory")
    return f"{len(plugs)} sockets opened ({refused} refused), {held} kept, others answered within {max(waits):.2f} s, {memory >> 20} MB"


def titles(body):
    return set(re.findall(rb'"title":"(state [a-z0-9]+)"', body)), int(re.search(rb'"numberMatched":(\d+)', body)[1])


def replaced(server, store, folder):
    """Every answer is of one state, while the store is replaced and written to; none is lost."""
    states = {b"state a": 3_000, b"state b": 2_000}
    files = [inflated(os.path.join(folder, name.decode()), count, name.decode()) for name, count in states.items()]
    seen, faults, over = {}, [], threading.Event()

    def settle():
        """Waits until each asker has had an answer since, on a slow machine not for ever."""
        before, start = sum(seen.values()), time.monotonic()
        while sum(seen.values()) < before + 6 and time.monotonic() - start < 4:
            time.sleep(0.02)

    def ask():
        while not over.is_set():
            status, _, body = server.get("/collections/events/items?limit=300")
            if status != 200:
                faults.append(f"status {status}: {body[:200]}")
                continue
            told, matched = titles(body)
            if len(told) != 1 or states.get(next(iter(told))) not in (matched,):
                faults.append(f"an answer of {told}, with {matched} matched")
            seen[tuple(told)] = seen.get(tuple(told), 0) + 1

    shutil.copy(files[0], store + ".new")
    os.replace(store + ".new", store)
    askers = [threading.Thread(target=ask) for _ in range(3)]
    for asker in askers:
        asker.start()
    for turn in range(12):
        shutil.copy(files[1 - turn % 2], store + ".new")
        os.replace(store + ".new", store)
        settle()
    over.set()
    for asker in askers:
        asker.join()
    check(not faults, f"while the store was replaced: {faults[:1]} ({len(faults)} such)")
    check(len(seen) == 2, f"only {seen} was seen while the store was replaced 12 times")

    first = sum(seen.values())
    # Written in place, as map --store does: one transaction after the other.
    states.update({f"state w{turn}".encode(): 3_000 for turn in range(8)})
    shutil.copy(files[0], store + ".new")
    os.replace(store + ".new", store)
    seen.clear()
    over.clear()
    askers = [threading.Thread(target=ask) for _ in range(2)]
    for asker in askers:
        asker.start()
    with contextlib.closing(sqlite3.connect(store, timeout=20)) as writer:
        for turn in range(8):
            writer.execute("UPDATE events SET title = ?", [f"state w{turn}"])
            writer.commit()
            settle()
    over.set()
    for asker in askers:
        asker.join()
    check(not faults, f"while the store was written: {faults[:1]} ({len(faults)} such)")
    check((b"state w7",) in seen or titles(server.get("/collections/events/items?limit=5")[2])[0] == {b"state w7"}, "what was written is not served")
    return f"a store replaced 12 times and written 8 times: {first} and {sum(seen.values())} answers, each of one state, none lost"


def ruined(server, store, folder):
    """The store is locked, truncated, garbage, gone: 503 with a sentence, and well again."""
    good = os.path.join(folder, "state a")
    path = "/collections/events/items?limit=100&offset={}"

    def restore():
        shutil.copy(good, store + ".new")
        os.replace(store + ".new", store)
        status, _, body = server.get(path.format(1))
        check(status == 200, f"a good store that is there again is answered with {status}: {body[:200]}")

    def lock():
        writer = sqlite3.connect(store)
        writer.execute("BEGIN EXCLUSIVE")
        return writer

    def truncate():
        os.truncate(store, os.path.getsize(store) // 3)

    def garbage():
        with open(store, "r+b") as file:
            file.write(os.urandom(os.path.getsize(store)))

    def text():
        with open(store, "w", encoding="ascii") as file:
            file.write("this is no database\n" * 100)

    told = []
    for number, (name, ruin) in enumerate([("locked", lock), ("truncated", truncate), ("overwritten", garbage), ("a text", text), ("empty", lambda: os.truncate(store, 0)),
                                           ("a folder", lambda: (os.remove(store), os.mkdir(store))), ("deleted", lambda: os.remove(store) if os.path.isfile(store) else None)]):
        restore()
        kept = ruin()
        time.sleep(0.1)
        start = time.monotonic()
        status, fields, body = server.get(path.format(10 + number))
        # A page that SQLite still has in memory is a good answer.
        if status != 200 or name not in ("locked", "truncated"):
            check(status == 503 and "retry-after" in fields and json.loads(body)["fix"], f"a store that is {name} is answered with {status}")
        health = server.get("/health")[0]
        told.append(f"{name} {status}/{health} in {time.monotonic() - start:.1f} s")
        if isinstance(kept, sqlite3.Connection):
            kept.close()
        if os.path.isdir(store):
            os.rmdir(store)
    restore()
    check(server.get("/health")[0] == 200, "/health is not 200 with a good store")
    return "a store that is " + ", ".join(told) + "; well again each time"


def tokens(store):
    told = subprocess.run([program, "serve", "--store", store, "--host", "0.0.0.0", "--port", "0"], capture_output=True, timeout=20, check=False)
    check(told.returncode == 64 and b"fix:" in told.stderr, f"--host without a token ends with {told.returncode}")
    server = Server(store, "--host", "0.0.0.0", environment={"EVENTMAP_TOKEN": TOKEN})
    basic = base64.b64encode(f"qgis:{TOKEN}".encode()).decode()
    wrong = base64.b64encode(f"qgis:{TOKEN[:-1]}0".encode()).decode()
    path = "/collections"
    for words, status in [(None, 401), (f"Bearer {TOKEN}", 200), (f"Basic {basic}", 200), (f"Basic {wrong}", 401), (f"Bearer {TOKEN[:-1]}", 401), ("Bearer", 401), ("Basic !!!", 401)]:
        found = server.get(path, *([f"Authorization: {words}"] if words else []))
        check(found[0] == status, f"Authorization {words} is answered with {found[0]}, not {status}")
        check(found[0] != 401 or "www-authenticate" in found[1], "401 does not say how to show a token")
    check(server.get("/health")[0] == 200 and server.get("/metrics")[0] == 401, "/health needs a token, or /metrics none")
    check(server.stop() == 0, "a server with a token does not end with 0")
    time.sleep(0.2)
    check(not any(TOKEN in line or basic in line for line in server.lines), "the token stands in the log")
    return "with --host a token is asked for, as Bearer or Basic, and never logged"


def signals(store):
    server = Server(store)
    plug = server.connect(room=4_096)
    plug.sendall(f"GET {LONG} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
    begun = plug.recv(1_000)
    idle = server.connect()
    server.process.send_signal(signal.SIGTERM)
    time.sleep(0.5)
    try:
        server.connect(timeout=2).close()
        fail("a server that is asked to end takes new connections")
    except OSError:
        pass
    status, fields, body = answer(begun + everything(plug))
    check(status == 200 and len(body) == int(fields["content-length"]), f"an answer was torn by SIGTERM: {len(body)} of {fields.get('content-length')} bytes")
    check(server.process.wait(12) == 0, f"SIGTERM during an answer ends with {server.process.returncode}")
    idle.close()
    # A client that never reads does not hold the server for ever.
    server = Server(store)
    plug = server.connect(room=4_096)
    plug.sendall(f"GET {LONG} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    time.sleep(0.5)
    start = time.monotonic()
    check(server.stop() == 0, f"SIGTERM with a stuck client ends with {server.process.returncode}")
    took = time.monotonic() - start
    plug.close()
    server = Server(store)
    plug = server.connect(room=4_096)
    plug.sendall(f"GET {LONG} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
    time.sleep(0.5)
    server.process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    start = time.monotonic()
    server.process.send_signal(signal.SIGINT)
    server.process.wait(3)
    plug.close()
    return f"SIGTERM: {len(body) >> 10} kB on their way arrived, new clients were refused, a stuck one held it {took:.0f} s; a second signal ended it in {time.monotonic() - start:.1f} s with {server.process.returncode}"


def logged(server):
    time.sleep(0.3)
    for line in server.lines:
        told = json.loads(line)
        check("error" in told or {"time", "client", "method", "path", "status", "bytes", "ms", "id"} <= set(told), f"a line of the log is not whole: {line[:200]}")
        check(not re.search("[\x00-\x1f\x7f\u202e]", line), f"a line of the log has control signs: {line[:200]!r}")
    return f"{len(server.lines)} lines of log, each whole"


def main():
    if os.environ.get("EVENTMAP_CLAIMS"):
        return  # the store of the samples is enough
    with tempfile.TemporaryDirectory() as folder:
        store = inflated(os.path.join(folder, "store.gpkg"), 10_000, "state 0")
        server = Server(store)
        slow = Slow(server)
        say = lambda words: print(f"   {words}", flush=True)
        try:
            for part in (malformed, paths, pipelining, forms, metrics, slow_readers, tricklers):
                say(part(server))
            say(tokens(store))
            say(signals(store))
            say(slow.result())
            say(open_sockets(server))
            say(replaced(server, store, folder))
            say(ruined(server, store, folder))
            check(server.memory() <= MEMORY, f"at the end the server takes {server.memory() >> 20} MB of memory")
            check(server.process.poll() is None, f"the server has ended with {server.process.returncode}")
            say(f"alive at the end, {server.memory() >> 20} MB")
            check(server.stop() == 0, f"the server ends with {server.process.returncode}")
            say(logged(server))
        finally:
            if server.process.poll() is None:
                server.process.kill()


main()
