#!/usr/bin/python3
"""Draws docs/map.png: the layers of Outputs/ as QGIS shows them, with the styles that lie beside them.

    make demo && QT_QPA_PLATFORM=offscreen /usr/bin/python3 docs/draw_map.py Outputs docs/map.png

Needs python3-qgis, fonts-noto-core, and Natural Earth's outlines as QGIS ships them.
"""
import os
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())
from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QPainter, QPen
from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsFillSymbol,
                       QgsMapRendererSequentialJob, QgsMapSettings, QgsProject, QgsRectangle, QgsSingleSymbolRenderer, QgsVectorLayer)

WORLD = "/usr/share/qgis/resources/data/world_map.gpkg"
# EPSG:32637, UTM zone 37 N: shapes and distances are right in the middle of the map.
VIEW = QgsRectangle(478_000, 3_826_000, 898_000, 4_116_000)
SIZE = QSize(1344, 928)


def outlines(name, colour, width):
    layer = QgsVectorLayer(f"{WORLD}|layername={name}", name, "ogr")
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(
        {"color": "255,255,255,255" if name == "states_provinces" else "0,0,0,0",
         "outline_color": colour, "outline_width": width})))
    layer.setLabelsEnabled(False)
    return layer


def layers(folder):
    """The layers, the topmost first; QGIS takes the style of the same name by itself."""
    found = [QgsVectorLayer(f"{folder}/{name}.geojson", name, "ogr") for name in ("events", "launches", "areas")]
    for layer in found:
        assert layer.isValid(), layer.name()
    return found + [outlines("countries", "120,120,120,255", "0.5"),
                    outlines("states_provinces", "205,205,205,255", "0.2")]


def legend(image, events):
    """The kinds that the view shows, as the style draws them."""
    turn = QgsCoordinateTransform(events.crs(), QgsCoordinateReferenceSystem("EPSG:32637"), QgsProject.instance())
    shown = {feature["kind"] for feature in events.getFeatures()
             if not feature.geometry().isNull()
             and VIEW.contains(turn.transform(feature.geometry().asPoint()))}
    rows = [c for c in events.renderer().categories() if c.value() in shown]
    painter = QPainter(image)
    painter.setRenderHint(QPainter.Antialiasing)
    font = QFont("Noto Sans Arabic")
    font.setPixelSize(21)
    painter.setFont(font)
    left, top, step = 20, 20, 36
    painter.setPen(QPen(QColor("#999999")))
    painter.setBrush(QColor(255, 255, 255, 235))
    painter.drawRect(QRectF(left, top, 420, step * (len(rows) + 1) + 12))
    painter.setPen(QColor("#141414"))
    for number, row in enumerate(rows):
        y = top + 6 + number * step
        symbol = row.symbol().asImage(QSize(26, 26))
        painter.drawImage(int(left + 12), int(y + 5), symbol)
        painter.drawText(QRectF(left + 52, y, 410, step), Qt.AlignVCenter | Qt.AlignLeft, row.label())
    painter.drawText(QRectF(left + 12, top + 6 + len(rows) * step, 450, step), Qt.AlignVCenter | Qt.AlignLeft,
                     "dashed: where it was, nine times of ten")
    # A bar of 50 km; one metre of UTM is one of the ground, within 0.2 % here.
    length = 50_000 * image.width() / VIEW.width()
    right, bottom = image.width() - 30, image.height() - 30
    painter.setPen(QPen(QColor("#141414"), 3))
    painter.drawLine(int(right - length), bottom, right, bottom)
    painter.drawText(QRectF(right - length, bottom - 36, length, 32), Qt.AlignCenter, "50 km")
    painter.end()


def main():
    folder, path = sys.argv[1:3]
    QgsApplication.setPrefixPath("/usr", True)
    app = QgsApplication([], True)
    app.initQgis()
    settings = QgsMapSettings()
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32637"))
    settings.setTransformContext(QgsProject.instance().transformContext())
    settings.setOutputSize(SIZE)
    settings.setOutputDpi(150)
    settings.setBackgroundColor(QColor("#dfe9f2"))
    settings.setExtent(VIEW)
    stack = layers(folder)
    settings.setLayers(stack)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    legend(image, stack[0])
    image.save(path)
    sys.stdout.flush()
    os._exit(0)  # QGIS may crash while it tidies up; nothing is left to tidy


main()
