#!/usr/bin/python3
"""Opens every layer as QGIS does when a file is dropped on its window, and reads what came out."""
import glob
import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.PyQt.QtCore import QDate, QDateTime, QVariant
from qgis.PyQt.QtGui import QFontMetrics
from qgis.core import (Qgis, QgsApplication, QgsCoordinateTransformContext, QgsExpression,
                       QgsExpressionContext, QgsExpressionContextUtils, QgsProviderRegistry, QgsProviderSublayerDetails, QgsVectorLayer)

faults = []
VARIED = "EVENTMAP_CLAIMS" in os.environ


def arabic(value):
    return isinstance(value, str) and any("\u0600" <= letter <= "\u06ff" for letter in value)


def null(value):
    return value is None or (isinstance(value, QVariant) and value.isNull())


def sublayers(path):
    options = QgsProviderSublayerDetails.LayerOptions(QgsCoordinateTransformContext())
    found = QgsProviderRegistry.instance().querySublayers(
        path, Qgis.SublayerQueryFlags(Qgis.SublayerQueryFlag.ResolveGeometryType))
    return [detail.toLayer(options) for detail in found if detail.name() != "layer_styles"]


def values(layer, field):
    return [feature[field] for feature in layer.getFeatures() if not null(feature[field])]


def check_font(name, layer):
    """The font of the labels that came with a layer must be there, and have every sign of the samples'."""
    layer.loadDefaultStyle()
    if not layer.labelsEnabled() or layer.labeling() is None:
        return
    settings = layer.labeling().settings()
    font = settings.format().font()
    expression = QgsExpression(settings.fieldName if settings.isExpression else f'"{settings.fieldName}"')
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    metrics, missing = QFontMetrics(font), set()
    for feature in layer.getFeatures():
        context.setFeature(feature)
        text = str(expression.evaluate(context) or "")
        missing |= {sign for sign in text if not sign.isspace() and not metrics.inFontUcs4(ord(sign))}
    if missing and not VARIED:
        faults.append(f"{name}: {layer.name()}: {font.family()} has no sign for {''.join(sorted(missing))}")


def check(path):
    """Opens one file; returns how many features its layers have."""
    name, count = os.path.basename(path), 0
    layers = sublayers(path)
    if not layers:
        faults.append(f"{name}: no layer")
    for layer in layers:
        if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
            faults.append(f"{name}: {layer.name()} does not open")
            continue
        count += layer.featureCount()
        features = list(layer.getFeatures())
        if len(features) != layer.featureCount():
            faults.append(f"{name}: {layer.name()} says {layer.featureCount()} features and has {len(features)}")
        if any(feature.geometry().isEmpty() and not feature.geometry().isNull() for feature in features):
            faults.append(f"{name}: {layer.name()} has an empty geometry")
        check_font(name, layer)
        if layer.isSpatial() and layer.crs().authid() != "EPSG:4326":
            faults.append(f"{name}: {layer.name()} is in {layer.crs().authid()}")
        for feature in layer.getFeatures():
            box = feature.geometry().boundingBox()
            # Varied claims lie all over the earth.
            if not feature.geometry().isNull() and not VARIED and not (
                    25 <= box.xMinimum() and box.xMaximum() <= 60
                    and 20 <= box.yMinimum() and box.yMaximum() <= 43):
                faults.append(f"{name}: {layer.name()}: a feature lies at {feature.geometry().asWkt(3)[:60]}")
        if name == "events.geojson":
            fields = layer.fields().names()
            for field in ("date_start", "date_end"):
                if not all(isinstance(v, (QDate, QDateTime)) for v in values(layer, field)):
                    faults.append(f"{name}: {field} is no date")
            for field in ("uncertainty_m", "weapon_count_best", "killed_best", "distance_km"):
                if field in fields and not all(
                        isinstance(v, (int, float)) for v in values(layer, field)):
                    faults.append(f"{name}: {field} is no number")
            for field in ("place_name_ar", "location_text", "quote"):
                if not any(arabic(v) for v in values(layer, field)):
                    faults.append(f"{name}: {field} has lost its Arabic")
    return count


def main():
    QgsApplication.setPrefixPath("/usr", True)
    app = QgsApplication([], True)
    app.initQgis()
    QgsApplication.messageLog().messageReceived.connect(
        lambda message, tag, level: faults.append(f"QGIS says: [{tag}] {message}") if level > Qgis.Info and tag != "Plugins" else None)
    folder = sys.argv[1]
    paths = sorted(sum((glob.glob(f"{folder}/*.{ending}") for ending in
                        ("geojson", "kml", "kmz", "gpkg")), []))
    if len(paths) < 5:
        faults.append(f"only {len(paths)} layer files in {folder}")
    for path in paths:
        count = check(path)
        if path.endswith(".geojson"):
            with open(path, encoding="utf-8") as file:
                features = json.load(file)["features"]
            written = len(features)
            drawn = [feature["geometry"]["type"] for feature in features if feature["geometry"]]
            # Where some are of several parts QGIS makes a layer by what is drawn: the others are left out.
            if written != count and not (len(set(drawn)) > 1 and len(drawn) == count):
                faults.append(f"{os.path.basename(path)}: {written} features written, {count} read")
    for fault in faults:
        print("qgis:", fault, file=sys.stderr)
    if not faults:
        print(f"qgis: {len(paths)} files open (QGIS {Qgis.QGIS_VERSION})")
    sys.stdout.flush()
    os._exit(1 if faults else 0)  # QGIS may crash while it tidies up; nothing is left to tidy


main()
