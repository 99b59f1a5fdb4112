#!/usr/bin/python3
"""Opens eventmap.qgz as QGIS does, after its folder was moved, and looks at the map that it draws."""
import os
import shutil
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.PyQt.QtCore import QDateTime, QSize, Qt
from qgis.PyQt.QtGui import QColor
from qgis.core import (Qgis, QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform,
                       QgsDateTimeRange, QgsMapRendererParallelJob, QgsMapSettings, QgsProject, QgsTextFormat)

LAYERS = {"events": "categorizedSymbol", "launches": "categorizedSymbol", "areas": "categorizedSymbol",
          "districts": "graduatedSymbol", "rivers": "singleSymbol", "governorates": "singleSymbol",
          "countries": "singleSymbol"}
TABLES = ["claims", "sources", "aggregates"]
faults = []


def expect(holds, sentence):
    if not holds:
        faults.append(sentence)
    return holds


def arabic(text):
    return any("\u0600" <= letter <= "\u06ff" for letter in text)


def draw(project, layers, moment=None):
    """The picture of the project's first view, and the labels in it."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(project.crs())
    settings.setTransformContext(project.transformContext())
    settings.setLabelingEngineSettings(project.labelingEngineSettings())
    settings.setBackgroundColor(project.backgroundColor())
    settings.setExtent(project.viewSettings().defaultViewExtent())
    settings.setOutputSize(QSize(1600, 1100))
    if moment:
        settings.setIsTemporal(True)
        settings.setTemporalRange(moment)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    expect(not job.errors(), f"drawing failed: {[error.message for error in job.errors()]}")
    labels = job.takeLabelingResults().labelsWithinRect(settings.visibleExtent())
    return job.renderedImage(), labels, settings


def main():
    app = QgsApplication([], False)
    app.initQgis()
    said = []
    app.messageLog().messageReceived.connect(lambda text, tag, level: said.append(text) if level else None)
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "moved here", "خرائط")
        shutil.copytree(sys.argv[1], folder)
        project = QgsProject.instance()
        expect(project.read(f"{folder}/eventmap.qgz"), f"does not open: {project.error()}")
        check(project)
    for fault in faults + said:
        print("qgis project:", fault, file=sys.stderr)
    if not faults and not said:
        print(f"qgis project: opens after a move, {len(LAYERS)} layers (QGIS {Qgis.QGIS_VERSION})")
    sys.stdout.flush()
    os._exit(1 if faults or said else 0)  # QGIS may crash while it tidies up; nothing is left to tidy


def check(project):
    nodes = project.layerTreeRoot().findLayers()
    found = [node.layerId().removeprefix("eventmap_layer_") for node in nodes]
    tables = [name for name in found if name in TABLES]
    if not expect(tables == TABLES and [name for name in found if name not in TABLES] == list(LAYERS),
                  f"the tree has {found}"):
        return
    layers = [node.layer() for node in nodes if node.layerId().removeprefix("eventmap_layer_") in LAYERS]
    for name, layer in zip(LAYERS, layers):
        if not expect(layer and layer.isValid(), f"{name} does not open"):
            return
        expect(layer.featureCount() > 0, f"{name} is empty")
        expect(layer.crs().authid() == "EPSG:4326", f"{name} is in {layer.crs().authid()}")
        expect(layer.renderer().type() == LAYERS[name], f"{name} is drawn as {layer.renderer().type()}")
        expect(layer.labelsEnabled(), f"{name} has no labels")
        expect(arabic(layer.name()), f"{name} has no Arabic name")
        expect(not layer.labeling().settings().placement == 3, f"{name} has labels on curves")
        if name in ("events", "launches", "areas"):
            times = layer.temporalProperties()
            expect(times.isActive() and times.startField() == "begin", f"{name} does not know its time")
    expect(project.crs().authid() == "EPSG:3857", f"the map is in {project.crs().authid()}")
    expect(project.labelingEngineSettings().defaultTextRenderFormat() == 1, "text is not drawn as text")
    events = layers[0]
    begins = [f["begin"].toString(Qt.ISODate) for f in events.getFeatures() if isinstance(f["begin"], QDateTime)]
    span = project.timeSettings().temporalRange()
    expect(span.begin().toString(Qt.ISODate)[:10] == min(begins)[:10], f"time begins {span.begin()}")

    picture, labels, settings = draw(project, layers)
    texts = [label.labelText for label in labels]
    names = {f["place_name"] for f in events.getFeatures()}
    expect(any(text.split("\n")[0] in names and arabic(text) for text in texts), "no event is named in both scripts")
    expect(any("km (" in text for text in texts), "no launch line tells its length")
    # Every event shows in the first view, with the colour of its kind beside it or under its neighbour.
    seen = 0
    to_map = QgsCoordinateTransform(events.crs(), project.crs(), project)
    legend = {category.value(): category.symbol().color() for category in events.renderer().categories()}
    places = [f for f in events.getFeatures() if f.hasGeometry()]
    for feature in places:
        at = settings.mapToPixel().transform(to_map.transform(feature.geometry().asPoint()))
        near = [picture.pixelColor(int(at.x()) + x, int(at.y()) + y) for x in range(-7, 8) for y in range(-7, 8)
                if 0 <= int(at.x()) + x < 1600 and 0 <= int(at.y()) + y < 1100]
        seen += any(abs(c.red() - k.red()) + abs(c.green() - k.green()) + abs(c.blue() - k.blue()) < 12
                    for c in near for k in [legend[feature["kind"]]])
    expect(seen >= 0.8 * len(places), f"only {seen} of {len(places)} events can be seen")
    water = sum(picture.pixelColor(x, y) == QColor(222, 234, 242) for x in range(0, 1600, 40) for y in range(0, 1100, 40))
    expect(water < 800, "there is no land: the base map is missing")

    # With time on, a month without events has none.
    before = QgsDateTimeRange(QDateTime(1990, 1, 1, 0, 0, 0, 0, Qt.UTC), QDateTime(1990, 2, 1, 0, 0, 0, 0, Qt.UTC))
    _, labels, _ = draw(project, layers, before)
    expect(not any("km (" in label.labelText for label in labels), "time does not filter the launch lines")


main()
