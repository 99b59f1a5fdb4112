#!/usr/bin/python3
"""QGIS' provider of OGC API – Features loads every collection of `eventmap serve`, past the first page: what it reads is
what the layers' files say."""
import json
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.PyQt.QtCore import QDate, QDateTime, QVariant
from qgis.core import QgsApplication, QgsFeatureRequest, QgsGeometry, QgsRectangle, QgsVectorLayer

import serving

BOXES = [(36.0, 30.0, 41.0, 34.0), (0.0, 0.0, 1.0, 1.0), (40.0, 33.0, 40.5, 33.4)]
KEYS = {"events": ["id"], "areas": ["event_id", "role"], "launches": ["event_id"], "districts": ["key"]}


def plain(value):
    if value is None or (isinstance(value, QVariant) and value.isNull()):
        return None
    if isinstance(value, QDateTime):
        return value.toString("yyyy-MM-ddTHH:mm:ss") if value.isValid() else None
    if isinstance(value, QDate):
        return value.toString("yyyy-MM-dd") if value.isValid() else None
    return value


def check(layers, address):
    faults = []
    for name in serving.COLLECTIONS:
        wanted = {tuple(feature["properties"][key] for key in KEYS[name]): feature for feature in serving.features(layers, name)}
        layer = QgsVectorLayer(
            f" pagingEnabled='true' restrictToRequestBBOX='1' typename='{name}' url='{address}'", name, "OAPIF")
        if not layer.isValid():
            faults.append(f"{name}: {layer.error().summary()}")
            continue
        if layer.crs().authid() not in ("EPSG:4326", "OGC:CRS84"):
            faults.append(f"{name}: its reference system is {layer.crs().authid()}")
        seen = set()
        fields = [field.name() for field in layer.fields()]
        missing = set(next(iter(wanted.values()))["properties"]) - set(fields)
        if missing:
            faults.append(f"{name}: no columns {sorted(missing)}")
        for field in layer.fields():
            said = [f["properties"][field.name()] for f in list(wanted.values())[:1000] if f["properties"].get(field.name()) is not None]
            faults += typed(name, field, said)
        for feature in layer.getFeatures():
            properties = {field: plain(feature[field]) for field in fields}
            key = tuple(properties[part] for part in KEYS[name])
            if key in seen:
                faults.append(f"{name}: {key} comes twice")
            seen.add(key)
            faults += compare(name, key, wanted.get(key), properties, feature.geometry())
        if seen != set(wanted):
            faults.append(f"{name}: {len(seen)} of {len(wanted)} items came")
        if layer.featureCount() != len(wanted):
            faults.append(f"{name}: {layer.featureCount()} are counted, not {len(wanted)}")
        faults += boxes(name, address, wanted)
    return faults


def typed(name, field, said):
    """Types come from the first items: they say something in every column that the first rows fill."""
    if not said:
        return []
    kind = {bool: "Bool", int: "Int", float: "Double"}.get(type(said[0]), "String")
    if kind in ("Int", "Double") and field.type() not in (QVariant.Int, QVariant.LongLong, QVariant.Double):
        return [f"{name}.{field.name()} is {field.typeName()}, no number"]
    if field.name() in ("date_start", "date_end", "first_date", "last_date") and field.type() != QVariant.Date:
        return [f"{name}.{field.name()} is {field.typeName()}, no date"]
    if field.name() in ("begin", "end") and field.type() != QVariant.DateTime:
        return [f"{name}.{field.name()} is {field.typeName()}, no moment"]
    return []


def compare(name, key, wanted, properties, geometry):
    if wanted is None:
        return [f"{name}: {key!r} is not in the file"]
    faults = []
    for field, value in wanted["properties"].items():
        got = properties.get(field)
        if field in ("begin", "end") and isinstance(value, str):
            value = value[:19]
        # The provider keeps items in a SQLite file of its own, where no number is 0 and no flag is false.
        if value is None and got in (0, 0.0, False):
            continue
        if isinstance(value, bool):
            got = bool(got)
        if got != value:
            faults.append(f"{name} {key}: {field} is {got!r}, not {value!r}")
    if wanted["geometry"] is None:
        return faults + ([] if geometry.isNull() else [f"{name} {key}: a geometry from nowhere"])
    if geometry.isNull() or corners(json.loads(geometry.asJson(7))) != corners(wanted["geometry"]):
        faults.append(f"{name} {key}: the geometry differs")
    return faults


def corners(geometry):
    def walk(part):
        if isinstance(part[0], (int, float)):
            yield round(part[0], 6), round(part[1], 6)
        else:
            for piece in part:
                yield from walk(piece)
    return list(walk(geometry["coordinates"]))


def boxes(name, address, wanted):
    faults = []
    for box in BOXES:
        west, south, east, north = box
        rectangle = QgsGeometry.fromRect(QgsRectangle(*box))
        expected = 0
        for feature in wanted.values():
            if feature["geometry"]:
                geometry = QgsGeometry.fromWkt(wkt(feature["geometry"]))
                expected += geometry.intersects(rectangle)
        layer = QgsVectorLayer(
            f" pagingEnabled='true' restrictToRequestBBOX='1' typename='{name}' url='{address}'", name, "OAPIF")
        request = QgsFeatureRequest().setFilterRect(QgsRectangle(*box)).setFlags(QgsFeatureRequest.ExactIntersect)
        found = sum(1 for _ in layer.getFeatures(request))
        if found != expected:
            faults.append(f"{name}: {found} items in {box}, not {expected}")
    return faults


def wkt(geometry):
    from osgeo import ogr
    return ogr.CreateGeometryFromJson(json.dumps(geometry)).ExportToWkt()


application = QgsApplication([], False)
application.initQgis()
serving.main(check)
