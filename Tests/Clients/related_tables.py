#!/usr/bin/python3
"""Adds the reports in two steps to a store, and holds what GDAL, its validator and QGIS find in it against
the GeoPackage of one run: the same rows, valid relations, the claims of each event, a form that has them.
"""
import os
import sqlite3
import subprocess
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from osgeo import ogr
from qgis.core import QgsApplication, QgsAttributeEditorElement, QgsEditFormConfig, QgsProject

ogr.UseExceptions()
PROGRAM = os.environ["EVENTMAP_PROGRAM"]
INPUTS = os.environ.get("EVENTMAP_CLAIMS", "Reports")
TABLES = ["claims", "sources", "aggregates", "unresolved", "diagnostics", "provenance"]
LAYERS = ["events", "launches", "areas", "districts"]
faults = []


def expect(holds, sentence):
    if not holds:
        faults.append(sentence)
    return holds


def rows(path, table):
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    return connection.execute(f"SELECT * FROM {table}").fetchall()


def add(store, output, inputs):
    run = subprocess.run([PROGRAM, "map", *inputs, "--store", store, "--output", output, "--quiet"],
                         capture_output=True, text=True)
    expect(run.returncode == 0, f"map --store ends with {run.returncode}: {run.stderr.strip()[:300]}")


def ask_gdal(path):
    found = [layer.GetName() for layer in ogr.Open(path)]
    expect(found == LAYERS + ["layer_styles"] + TABLES + ["events_claims", "sources_claims"], f"GDAL lists {found}")
    run = subprocess.run([sys.executable, "-m", "osgeo_utils.samples.validate_gpkg", "-k", "--extra", path],
                         capture_output=True, text=True)
    expect(not run.stdout + run.stderr, f"validate_gpkg: {(run.stdout + run.stderr).strip()[:300]}")
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    expect(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "SQLite finds it damaged")
    for base, related in (("events", "event"), ("sources", "report")):
        count = connection.execute(f"SELECT count(*) FROM {base}_claims").fetchone()[0]
        expect(count == len(rows(path, "claims")), f"{base}_claims maps {count} rows")


def ask_qgis(folder):
    project = QgsProject.instance()
    expect(project.read(f"{folder}/eventmap.qgz"), f"the project does not open: {project.error()}")
    relations = project.relationManager().relations()
    expect(sorted(relations) == ["areas_of_event", "claims_of_event", "claims_of_report"],
           f"its relations are {sorted(relations)}")
    for relation in relations.values():
        expect(relation.isValid(), f"the relation {relation.id()} is not valid")
    events = project.mapLayer("eventmap_layer_events")
    wanted = {}
    for event, claim in sqlite3.connect(f"{folder}/events.gpkg").execute("SELECT event, id FROM claims"):
        wanted.setdefault(event, set()).add(claim)
    for event in events.getFeatures():
        children = {claim["id"] for claim in relations["claims_of_event"].getRelatedFeatures(event)}
        if not expect(children == wanted[event["id"]] and len(children) == event["claims"],
                      f"{event['id']} has the claims {sorted(children)}"):
            break
    form = events.editFormConfig()
    expect(form.layout() == QgsEditFormConfig.TabLayout, "events have no form of their own")
    shown = [element.name() for tab in form.tabs()
             for element in tab.findElements(QgsAttributeEditorElement.AeTypeRelation)]
    expect("claims_of_event" in shown, f"the form of an event shows {shown}")


def main():
    app = QgsApplication([], False)
    app.initQgis()
    with tempfile.TemporaryDirectory() as scratch:
        store, output = f"{scratch}/store.gpkg", f"{scratch}/Outputs"
        if os.path.isdir(INPUTS):
            names = sorted(name for name in os.listdir(INPUTS) if name != "reports.csv")
            table = f"{INPUTS}/reports.csv"
            for part in (names[len(names) // 2:], names[:len(names) // 2]):
                add(store, output, [f"{INPUTS}/{name}" for name in part] + [table])
        else:
            add(store, output, [INPUTS])
            add(store, output, [INPUTS])
        for table in LAYERS + ["claims", "sources", "aggregates", "unresolved"]:
            one = [row for row in rows(f"{sys.argv[1]}/events.gpkg", table)]
            expect(rows(store, table) == one, f"{table} of the store is not that of one run")
            expect(rows(f"{output}/events.gpkg", table) == one, f"{table} beside the store is another")
        ask_gdal(store)
        ask_qgis(output)
    for fault in faults:
        print("related tables:", fault, file=sys.stderr)
    if not faults:
        print("related tables: a store that grew is that of one run; QGIS shows the claims of each event")
    sys.stdout.flush()
    os._exit(1 if faults else 0)  # QGIS may crash while it tidies up; nothing is left to tidy


main()
