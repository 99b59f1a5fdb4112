#!/usr/bin/python3
"""GDAL's OAPIF driver loads every collection of `eventmap serve`: what it reads is what the layers' files say."""
import json

from osgeo import gdal, ogr

import serving

gdal.UseExceptions()
ogr.UseExceptions()
BOXES = [(36.0, 30.0, 41.0, 34.0), (-180.0, -90.0, 180.0, 90.0), (0.0, 0.0, 1.0, 1.0), (40.0, 33.0, 40.5, 33.4)]
DATES = {"events": ["date_start", "date_end"], "areas": ["date_start"], "launches": ["date_start"], "districts": ["first_date"]}


def identity(name, properties):
    if name == "areas":
        return f'{properties["event_id"]}-{properties["role"]}'
    return properties[{"events": "id", "launches": "event_id", "districts": "key"}[name]]


def check(layers, address):
    faults = []
    # As many features at once as a person would not wait for page by page.
    source = gdal.OpenEx("OAPIF:" + address, gdal.OF_VECTOR, open_options=["PAGE_SIZE=1000"])
    for name in serving.COLLECTIONS:
        wanted = {identity(name, feature["properties"]): feature for feature in serving.features(layers, name)}
        layer = source.GetLayerByName(name)
        if layer.GetFeatureCount() != len(wanted):
            faults.append(f"{name}: {layer.GetFeatureCount()} features are told, not {len(wanted)}")
        definition = layer.GetLayerDefn()
        types = {definition.GetFieldDefn(i).GetName(): definition.GetFieldDefn(i).GetType() for i in range(definition.GetFieldCount())}
        for date in DATES[name]:
            if any(feature["properties"][date] for feature in list(wanted.values())[:1000]) and types.get(date) != ogr.OFTDate:
                faults.append(f"{name}.{date} is no date: {types.get(date)}")
        seen = {}
        for feature in layer:
            properties = json.loads(feature.ExportToJson())["properties"]
            key = identity(name, {**wanted[next(iter(wanted))]["properties"], **properties}) if wanted else ""
            if key in seen:
                faults.append(f"{name}: {key} comes twice")
            geometry = feature.GetGeometryRef()
            seen[key] = geometry.Clone() if geometry else None
            faults += compare(name, key, wanted.get(key), properties, geometry)
        if set(seen) != set(wanted):
            faults.append(f"{name}: {len(seen)} of {len(wanted)} items came: {sorted(set(wanted) ^ set(seen))[:3]}")
        faults += boxes(name, layer, seen)
    return faults


def compare(name, key, wanted, properties, geometry):
    if wanted is None:
        return [f"{name}: {key!r} is not in the file"]
    faults = []
    for field, value in wanted["properties"].items():
        got = properties.get(field)
        if isinstance(value, str) and value.endswith("Z") and "T" in value and isinstance(got, str):
            got, value = got.replace("/", "-").replace(" ", "T")[:19], value[:19]
        if isinstance(value, str) and field.endswith(("date", "_start", "_end")) and isinstance(got, str):
            got = got.replace("/", "-")
        if isinstance(value, bool):
            got = bool(got) if got is not None else None
        if isinstance(value, (int, float)) and not isinstance(value, bool) and isinstance(got, str):
            got = float(got)
        if got != value:
            faults.append(f"{name} {key}: {field} is {got!r}, not {value!r}")
    drawn = ogr.CreateGeometryFromJson(json.dumps(wanted["geometry"])) if wanted["geometry"] else None
    if (drawn is None) != (geometry is None) or (drawn and drawn.ExportToWkt() != geometry.ExportToWkt()):
        faults.append(f"{name} {key}: the geometry differs")
    return faults


def boxes(name, layer, all_of_them):
    """What the server finds in a box is what GEOS finds in it."""
    faults = []
    for box in BOXES:
        west, south, east, north = box
        rectangle = ogr.CreateGeometryFromWkt(f"POLYGON(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))")
        wanted = sum(1 for geometry in all_of_them.values() if geometry and geometry.Intersects(rectangle))
        layer.SetSpatialFilterRect(*box)
        found = layer.GetFeatureCount()
        read = sum(1 for _ in layer)
        layer.SetSpatialFilter(None)
        # GDAL asks without a box where that is the whole earth, and tests each geometry itself.
        if read != wanted or found < wanted:
            faults.append(f"{name}: {read} read and {found} told in {box}, not {wanted}")
    return faults


serving.main(check)
