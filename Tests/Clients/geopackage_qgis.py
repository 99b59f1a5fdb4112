#!/usr/bin/python3
"""Opens events.gpkg as QGIS does when it is dropped on the window, and draws it: every layer must come
styled, labelled in both scripts, with its dates and aliases, and the undated must stay visible.
"""
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.PyQt.QtCore import QDateTime, QSize, Qt, QVariant
from qgis.core import (Qgis, QgsApplication, QgsCoordinateTransformContext, QgsDateTimeRange,
                       QgsMapRendererSequentialJob, QgsMapSettings, QgsProviderRegistry,
                       QgsProviderSublayerDetails, QgsRectangle)

# What each layer looks like: its renderer, and whether it has time.
LAYERS = {"events": ("categorizedSymbol", True), "launches": ("categorizedSymbol", True),
          "areas": ("categorizedSymbol", True), "districts": ("graduatedSymbol", False)}
TABLES = ["claims", "sources", "aggregates", "unresolved", "diagnostics", "provenance", "events_claims",
          "sources_claims"]
faults = []


def expect(holds, sentence):
    if not holds:
        faults.append(sentence)
    return holds


def check(layer):
    name = layer.name()
    renderer, has_time = LAYERS[name]
    if not expect(layer.isValid() and layer.featureCount() > 0, f"{name} does not open"):
        return
    expect(layer.crs().authid() == "EPSG:4326", f"{name} is in {layer.crs().authid()}")
    layer.loadDefaultStyle()  # as the window does
    expect(layer.renderer().type() == renderer, f"{name} is drawn as {layer.renderer().type()}")
    expect(layer.labelsEnabled() and layer.labeling() is not None, f"{name} has no labels")
    times = layer.temporalProperties()
    expect(times.isActive() == has_time, f"{name}: its time is {times.isActive()}")
    for field in layer.fields():
        if field.name() in ("date_start", "date_end", "first_date", "last_date"):
            expect(field.type() == QVariant.Date, f"{name}: {field.name()} is no date")
        if field.name() in ("begin", "end"):
            expect(field.type() == QVariant.DateTime, f"{name}: {field.name()} is no moment")
        if field.name() == "background":
            expect(field.type() == QVariant.Bool, f"{name}: background is no boolean")
        expect(field.name() == "fid" or field.alias(), f"{name}: {field.name()} has no alias")
    expect("GeoNames" in "".join(layer.metadata().rights()), f"{name} names no attribution")
    expect("creativecommons" in "".join(layer.metadata().licenses()), f"{name} names no licence")


def draw(layers, time=None):
    """The labels that are drawn, at a time or at all times."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setOutputSize(QSize(1600, 1200))
    settings.setDestinationCrs(layers[0].crs())
    extent = QgsRectangle()
    for layer in layers:
        extent.combineExtentWith(layer.extent())
    settings.setExtent(extent)
    if time:
        settings.setIsTemporal(True)
        settings.setTemporalRange(QgsDateTimeRange(*[QDateTime.fromString(t, Qt.ISODate) for t in time]))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    expect(not job.errors(), f"drawing says: {[error.message for error in job.errors()]}")
    return [label.labelText for label in job.takeLabelingResults().labelsWithinRect(extent)]


def main():
    QgsApplication.setPrefixPath("/usr", True)
    app = QgsApplication([], True)
    app.initQgis()
    found = QgsProviderRegistry.instance().querySublayers(
        f"{sys.argv[1]}/events.gpkg",
        Qgis.SublayerQueryFlags(Qgis.SublayerQueryFlag.ResolveGeometryType))
    options = QgsProviderSublayerDetails.LayerOptions(QgsCoordinateTransformContext())
    layers = {detail.name(): detail.toLayer(options) for detail in found
              if detail.name() != "layer_styles"}
    expect(list(layers) == list(LAYERS) + TABLES, f"its layers are {list(layers)}")
    for name in TABLES:
        expect(layers.pop(name).isValid(), f"the table {name} does not open")
    for layer in layers.values():
        check(layer)
    if not faults:
        labels = draw(list(layers.values()))
        expect(any("\u0600" <= c <= "\u06ff" for text in labels for c in text),
               "no Arabic label is drawn")
        expect(any(" km" in text for text in labels), "no length or radius is drawn")
        events = layers["events"]
        undated = sum(1 for event in events.getFeatures() if not event["begin"])
        # A day without events: only what has no date can be there.
        drawn = draw([events], ("1990-01-01T00:00:00", "1990-01-02T00:00:00"))
        expect(bool(drawn) == bool(undated),
               f"on a day without events {len(drawn)} labels stand for {undated} undated events")
    for fault in faults:
        print("geopackage in QGIS:", fault, file=sys.stderr)
    if not faults:
        print(f"geopackage in QGIS: {len(layers)} layers styled, {len(labels)} labels drawn")
    sys.stdout.flush()
    os._exit(1 if faults else 0)  # QGIS may crash while it tidies up; nothing is left to tidy


main()
