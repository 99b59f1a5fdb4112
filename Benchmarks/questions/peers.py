"""What one would use instead: each answers the same questions in a process of its own.

A radius peer gives for each centre the sorted rows; a districts peer gives rows of district, month,
kind and count. What a peer is given in memory before the clock starts is said beside it.
"""
import glob
import math
import os
import time

import numpy as np

METERS = 25_000.0


def box(latitude, longitude, meters):
    """Degrees to each side that hold a circle here, far from poles."""
    rise = meters / 110_500
    return rise, meters / (111_000 * math.cos(math.radians(abs(latitude) + rise)))


def asked(centers, ask):
    """The answers, the seconds of all, and each one's."""
    answers, each = [], []
    for latitude, longitude in centers.tolist():
        start = time.perf_counter()
        answers.append(ask(latitude, longitude))
        each.append(time.perf_counter() - start)
    return answers, sum(each), each


def strtree(points, centers):
    """shapely's STRtree for the box, pyproj for the geodesics."""
    import shapely
    from pyproj import Geod
    latitude, longitude = points.T.copy()
    earth = Geod(ellps="WGS84")
    start = time.perf_counter()
    tree = shapely.STRtree(shapely.points(longitude, latitude))
    tree.query(shapely.box(0, 0, 1, 1))
    build = time.perf_counter() - start

    def ask(y, x):
        rise, run = box(y, x, METERS)
        rows = tree.query(shapely.box(x - run, y - rise, x + run, y + rise))
        if len(rows) == 0:
            return rows
        away = earth.inv(np.full(len(rows), x), np.full(len(rows), y), longitude[rows], latitude[rows])[2]
        return rows[away <= METERS]
    return (build, *asked(centers, ask))


def duckdb(points, centers):
    """DuckDB's spatial extension: rows along its Hilbert curve, columns for the box, then the spheroid."""
    import pandas
    connection = duckdb_connection()
    frame = pandas.DataFrame({"id": np.arange(len(points)), "y": points[:, 0], "x": points[:, 1]})
    start = time.perf_counter()
    connection.execute("create table e as select * from frame order by st_hilbert(x, y, "
                       "{'min_x': 35, 'min_y': 29, 'max_x': 49, 'max_y': 38}::box_2d)")
    build = time.perf_counter() - start
    words = ("select id from e where y between $s and $n and x between $w and $e "
             "and st_distance_spheroid(st_point2d(y, x), st_point2d($y, $x)) <= $r")

    def ask(y, x):
        rise, run = box(y, x, METERS)
        values = {"s": y - rise, "n": y + rise, "w": x - run, "e": x + run, "y": y, "x": x, "r": METERS}
        return connection.execute(words, values).fetchnumpy()["id"]
    return (build, *asked(centers, ask))


def duckdb_connection():
    """DuckDB with the extension that PyPI has, so that nothing is fetched."""
    import duckdb as library
    import duckdb_extension_spatial as extension
    connection = library.connect()
    path, = glob.glob(os.path.dirname(extension.__file__) + "/extensions/*/spatial.duckdb_extension")
    connection.execute(f"load '{path}'")
    return connection


def postgis(points, centers):
    """PostGIS: geography with its own index, asked over a socket. Needs a server of one's own (postgres.py)."""
    import postgres
    with postgres.server() as connection:
        connection.execute("create unlogged table e (id int, g geography(point))")
        start = time.perf_counter()
        with connection.cursor().copy("copy e from stdin") as rows:
            for row, (y, x) in enumerate(points.tolist()):
                rows.write_row((row, f"POINT({x!r} {y!r})"))
        connection.execute("create index on e using gist (g)")
        connection.execute("vacuum analyze e")
        build = time.perf_counter() - start
        words = "select id from e where st_dwithin(g, st_setsrid(st_makepoint(%s, %s), 4326)::geography, %s)"
        cursor = connection.cursor(binary=True)

        def ask(y, x):
            return np.array([row for row, in cursor.execute(words, (x, y, METERS)).fetchall()], "u4")
        return (build, *asked(centers, ask))


def sedona(points, months, kinds, shapes):
    """SedonaDB: points and months and kinds as a table in memory."""
    import geopandas
    import pandas
    import sedonadb
    context = sedonadb.connect()
    districts = geopandas.GeoDataFrame({"district": np.arange(len(shapes))}, geometry=shapes, crs=4326)
    context.create_data_frame(districts).to_view("d")
    frame = pandas.DataFrame({"x": points[:, 1], "y": points[:, 0], "month": months, "kind": kinds.astype("int32")})
    context.create_data_frame(frame).to_view("raw")
    context.sql("select month, kind, ST_SetSRID(ST_Point(x, y), 4326) as g from raw").to_memtable().to_view("e")
    words = ("select d.district, e.month, e.kind, count(*) as n from e join d "
             "on ST_Within(e.g, d.geometry) group by d.district, e.month, e.kind")
    return lambda: context.sql(words).to_pandas().to_numpy()


def geopandas_join(points, months, kinds, shapes):
    """geopandas: points and polygons as geometries in memory."""
    import geopandas
    import pandas
    districts = geopandas.GeoDataFrame({"district": np.arange(len(shapes))}, geometry=shapes, crs=4326)
    frame = pandas.DataFrame({"month": months, "kind": kinds})
    frame = geopandas.GeoDataFrame(frame, geometry=geopandas.points_from_xy(points[:, 1], points[:, 0]), crs=4326)

    def count():
        joined = frame.sjoin(districts, predicate="within")
        return joined.groupby(["district", "month", "kind"]).size().reset_index().to_numpy()
    return count


def duckdb_join(points, months, kinds, shapes):
    """DuckDB's SPATIAL_JOIN: points and polygons as geometries in its tables."""
    import pandas
    import shapely
    connection = duckdb_connection()
    frame = pandas.DataFrame({"x": points[:, 1], "y": points[:, 0], "month": months, "kind": kinds})
    borders = pandas.DataFrame({"district": np.arange(len(shapes)), "wkb": shapely.to_wkb(shapes)})
    connection.execute("create table e as select month, kind, st_point(x, y) g from frame")
    connection.execute("create table d as select district, st_geomfromwkb(wkb) g from borders")
    words = "select district, month, kind, count(*) n from e join d on st_within(e.g, d.g) group by all"
    return lambda: np.column_stack(list(connection.execute(words).fetchnumpy().values()))


RADIUS = {"shapely STRtree + pyproj": strtree, "DuckDB spatial": duckdb, "PostGIS": postgis}
DISTRICTS = {"SedonaDB": sedona, "geopandas": geopandas_join, "DuckDB spatial": duckdb_join}
