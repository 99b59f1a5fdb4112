"""Serves a store with the program and says where: for the clients that ask over HTTP."""
import contextlib
import json
import os
import re
import subprocess
import sys
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
COLLECTIONS = ("events", "areas", "launches", "districts")


def folder(outputs):
    """The layers that are served: those of the varied claims, or of ten thousand events made from the samples."""
    if "EVENTMAP_CLAIMS" in os.environ:
        return outputs
    made = os.path.join(os.path.dirname(os.path.abspath(outputs.rstrip("/"))), "served")
    if not os.path.exists(os.path.join(made, "manifest.json")):
        os.makedirs(made, exist_ok=True)
        claims = os.path.join(made, "many.claims.jsonl")
        with open(claims, "w", encoding="utf-8") as file:
            subprocess.run([os.path.join(HERE, "served", "make_claims.py"), os.path.join(outputs, "claims.jsonl")],
                           stdout=file, check=True)
        subprocess.run([os.environ["EVENTMAP_PROGRAM"], "map", claims, "--output", made, "--quiet",
                        "--formats", "geojson,gpkg"], check=True)
    return made


def features(layers, name):
    """The features of a layer's file; a store has U+FFFD for NUL, which ends a text for readers of SQLite."""
    with open(f"{layers}/{name}.geojson", encoding="utf-8") as file:
        return json.loads(file.read().replace("\\u0000", "\ufffd"))["features"]


@contextlib.contextmanager
def served(store, *options):
    """Runs `eventmap serve` on a free port; gives its address, without a slash at the end."""
    with subprocess.Popen([os.environ["EVENTMAP_PROGRAM"], "serve", "--store", store, "--port", "0", *options],
                          stderr=subprocess.PIPE, text=True) as server:
        try:
            said = []
            for line in server.stderr:
                said.append(line)
                found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
                if found:
                    break
            else:
                sys.exit("the server did not start: " + "".join(said))
            threading.Thread(target=lambda: server.stderr.read(), daemon=True).start()
            yield found.group(0)
        finally:
            server.terminate()
            server.wait(timeout=30)


def main(check):
    """Runs a check on the layers and the address of their server; ends with its faults."""
    layers = folder(sys.argv[1])
    with served(os.path.join(layers, "events.gpkg")) as address:
        faults = check(layers, address)
    for fault in faults[:20]:
        print(f"{os.path.basename(sys.argv[0])}: {fault}", file=sys.stderr)
    sys.stderr.flush()
    # Programs of QGIS crash while they are taken down.
    os._exit(1 if faults else 0)
