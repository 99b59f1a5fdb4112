#!/usr/bin/env python3
"""Holds every GeoJSON of a folder against geojson-pydantic, geojson-validator and RFC 7946 by hand: types,
closed rings and their turn, longitude before latitude in range, finite numbers. Breaks a file in each way
first, and fails where the break is not seen.

Needs the packages of validators.txt, which .ci/clients installs into .build/clients-venv.
"""
import copy
import glob
import json
import os
import sys

import geojson_validator
from geojson_pydantic import FeatureCollection, GeometryCollection, LineString, MultiLineString, MultiPolygon, Point, Polygon  # noqa: F401

# Told by geojson-validator, and meant: why.
MEANT = {
    "holes": "areas have holes, as districts around a city's have",
    "excessive_vertices": "a circle has as many corners as it needs to stay within its radius",
    "crosses_antimeridian": "asked of here by hand: no edge spans more than half the earth but along a pole",
}
INVALID = ["unclosed", "less_three_unique_nodes", "exterior_not_ccw", "interior_not_cw"]
PROBLEMATIC = ["inner_and_exterior_ring_intersect", "self_intersection", "duplicate_nodes", "excessive_coordinate_precision", "3d_coordinates",
               "outside_lat_lon_boundaries", "crosses_antimeridian"]


def refuse(word):
    raise ValueError(f"{word} is no number of JSON")


def positions(coordinates):
    if coordinates and isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for part in coordinates:
            yield from positions(part)


def lines(geometry):
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return []
    return {"LineString": [coordinates], "MultiLineString": coordinates, "Polygon": coordinates,
            "MultiPolygon": [ring for polygon in coordinates for ring in polygon]}[kind]


def found(text):
    """What is wrong with a file."""
    try:
        collection = json.loads(text, parse_constant=refuse)
        FeatureCollection(**collection)
    except ValueError as error:
        return [f"geojson-pydantic: {str(error)[:200]}"]
    faults = []
    if "crs" in collection:
        faults.append("has a crs member, which RFC 7946 took out")
    structure = geojson_validator.validate_structure(collection)
    if structure:
        faults.append(f"geojson-validator: {str(structure)[:200]}")
    drawn = {**collection, "features": [feature for feature in collection["features"] if feature["geometry"]]}
    if drawn["features"]:
        told = geojson_validator.validate_geometries(drawn, criteria_invalid=INVALID, criteria_problematic=PROBLEMATIC)
        for group in ("invalid", "problematic"):
            for criterion, features in told[group].items():
                if criterion not in MEANT:
                    faults.append(f"geojson-validator: {group}: {criterion} in {len(features)} features, the first {features[0]}")
    for number, feature in enumerate(drawn["features"]):
        geometry = feature["geometry"]
        for position in positions(geometry["coordinates"]):
            if len(position) != 2 or not (-180 <= position[0] <= 180 and -90 <= position[1] <= 90):
                faults.append(f"feature {number} has the position {position}")
        for line in lines(geometry):
            for one, other in zip(line, line[1:]):
                if abs(one[0] - other[0]) > 180 and abs(one[1]) < 90 and abs(other[1]) < 90:
                    faults.append(f"feature {number} has an edge over the antimeridian, from {one} to {other}")
    return faults


def breaks(collection):
    """The same file, broken in a way each."""
    def change(name, act):
        broken = copy.deepcopy(collection)
        features = broken["features"]
        polygon = next(feature for feature in features if feature["geometry"] and feature["geometry"]["type"] == "Polygon")
        act(broken, polygon["geometry"]["coordinates"])
        return name, json.dumps(broken)
    yield change("an open ring", lambda file, rings: rings[0].pop())
    yield change("a ring the wrong way round", lambda file, rings: rings[0].reverse())
    yield change("latitude before longitude", lambda file, rings: rings[0].__setitem__(slice(None), [[y, 95 + x] for x, y in rings[0]]))
    yield change("a third coordinate", lambda file, rings: rings[0][1].append(5))
    yield change("NaN", lambda file, rings: rings[0][1].__setitem__(0, float("nan")))
    yield change("a crs", lambda file, rings: file.update(crs={"type": "name", "properties": {"name": "EPSG:4326"}}))
    yield change("a crossing ring", lambda file, rings: rings.__setitem__(0, [[0, 0], [2, 2], [2, 0], [0, 1], [0, 0]]))
    yield change("a feature without properties", lambda file, rings: file["features"][0].pop("properties"))
    yield change("an edge around the earth", lambda file, rings: rings.__setitem__(0, [[-179, 0], [179, 0], [179, 1], [-179, 1], [-179, 0]]))
    yield "a text that ends early", json.dumps(collection)[:-40]


def main():
    geojson_validator.configure_logging(enabled=False) if hasattr(geojson_validator, "configure_logging") else None
    folder, faults = sys.argv[1], []
    paths = sorted(glob.glob(f"{folder}/*.geojson"))
    sample = {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": {
        "type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}}]}
    if found(json.dumps(sample)):
        faults.append(f"a sound file is found faulty: {found(json.dumps(sample))}")
    for name, text in breaks(sample):
        if not found(text):
            faults.append(f"{name} is not seen")
    for path in paths:
        with open(path, encoding="utf-8") as file:
            faults += [f"{os.path.basename(path)}: {fault}" for fault in found(file.read())]
    for fault in faults[:20]:
        print("geojson:", fault, file=sys.stderr)
    if len(paths) < 4:
        sys.exit(f"geojson: only {len(paths)} files in {folder}")
    if not faults:
        print(f"geojson: {len(paths)} files valid; {len(list(breaks(sample)))} ways of breaking one are seen")
    sys.exit(1 if faults else 0)


main()
