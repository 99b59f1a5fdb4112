"""Just enough geometry for the gazetteer: rings, samples of equal weight, geodesic lengths, dissolving.

A shape is a list of polygons, a polygon a list of rings (outer first), a ring a list of
`(longitude, latitude)` in degrees on WGS 84.
"""

import math
import struct


def from_geopackage(blob):
    """The shape in a GeoPackage geometry blob (a header, then well-known binary)."""
    assert blob[:2] == b"GP"
    at = 8 + {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[blob[3] >> 1 & 7]

    def geometry(at):
        order = "<" if blob[at] else ">"
        kind, count = struct.unpack_from(order + "II", blob, at + 1)
        at += 9
        if kind % 1000 == 6:
            polygons = []
            for _ in range(count):
                more, at = geometry(at)
                polygons += more
            return polygons, at
        assert kind == 3, kind
        rings = []
        for _ in range(count):
            n, = struct.unpack_from(order + "I", blob, at)
            flat = struct.unpack_from(f"{order}{2 * n}d", blob, at + 4)
            rings.append(list(zip(flat[::2], flat[1::2])))
            at += 4 + 16 * n
        return [rings], at

    return geometry(at)[0]


def rings(shape):
    return [ring for polygon in shape for ring in polygon]


def bounds(shape):
    xs, ys = zip(*(p for ring in rings(shape) for p in ring))
    return min(xs), min(ys), max(xs), max(ys)


def crossings(shape, y):
    """Longitudes, ascending, at which the parallel `y` crosses the shape's rings."""
    out = []
    for ring in rings(shape):
        for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
            if (y1 > y) != (y2 > y):
                out.append(x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    return sorted(out)


def contains(shape, point):
    return sum(x < point[0] for x in crossings(shape, point[1])) % 2 == 1


def samples(shape, about=4000):
    """Points inside the shape that each stand for the same area."""
    west, south, east, north = bounds(shape)
    middle = math.cos(math.radians((south + north) / 2))
    step = math.sqrt((north - south) * (east - west) * middle / about)
    points = []
    for row in range(int((north - south) / step) + 1):
        y = south + (row + 0.5) * step
        wide = step / math.cos(math.radians(y)) if y < 89 else step
        edges = crossings(shape, y)
        for x1, x2 in zip(edges[::2], edges[1::2]):
            first = math.ceil((x1 - west) / wide - 0.5)
            last = math.floor((x2 - west) / wide - 0.5)
            points += [(west + (k + 0.5) * wide, y) for k in range(first, last + 1)]
    return points


def centre(points):
    n = len(points)
    return sum(x for x, _ in points) / n, sum(y for _, y in points) / n


def geodesic(a, b):
    """Metres between two points on the WGS 84 ellipsoid (Vincenty's inverse method)."""
    if a == b:
        return 0.0
    major, f = 6378137.0, 1 / 298.257223563
    minor = major * (1 - f)
    (x1, y1), (x2, y2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    u1, u2 = math.atan((1 - f) * math.tan(y1)), math.atan((1 - f) * math.tan(y2))
    su1, cu1, su2, cu2 = math.sin(u1), math.cos(u1), math.sin(u2), math.cos(u2)
    lam = x2 - x1
    for _ in range(200):
        sl, cl = math.sin(lam), math.cos(lam)
        ss = math.hypot(cu2 * sl, cu1 * su2 - su1 * cu2 * cl)
        if ss == 0:
            return 0.0
        cs = su1 * su2 + cu1 * cu2 * cl
        sigma = math.atan2(ss, cs)
        sa = cu1 * cu2 * sl / ss
        c2a = 1 - sa * sa
        c2m = cs - 2 * su1 * su2 / c2a if c2a else 0.0
        c = f / 16 * c2a * (4 + f * (4 - 3 * c2a))
        before, lam = lam, x2 - x1 + (1 - c) * f * sa * (
            sigma + c * ss * (c2m + c * cs * (2 * c2m * c2m - 1)))
        if abs(lam - before) < 1e-12:
            break
    k = c2a * (major ** 2 - minor ** 2) / minor ** 2
    p = 1 + k / 16384 * (4096 + k * (k * (320 - 175 * k) - 768))
    q = k / 1024 * (256 + k * (k * (74 - 47 * k) - 128))
    ds = q * ss * (c2m + q / 4 * (cs * (2 * c2m * c2m - 1)
                                  - q / 6 * c2m * (4 * ss * ss - 3) * (4 * c2m * c2m - 3)))
    return minor * p * (sigma - ds)


def nearness(a, b):
    """Grows with the distance between two near points; for choosing, not for telling."""
    dx = (a[0] - b[0]) * math.cos(math.radians((a[1] + b[1]) / 2))
    return dx * dx + (a[1] - b[1]) ** 2


def radius_of_ninety_percent(point, points):
    """The radius around `point`, rounded up to whole kilometres, that holds 90 % of `points`."""
    lengths = sorted(geodesic(point, p) for p in points)
    return math.ceil(lengths[math.ceil(0.9 * len(lengths)) - 1] / 1000) * 1000


def kilometres_outside(shape, point):
    """0 inside the shape, else roughly how far its nearest edge is."""
    if contains(shape, point):
        return 0.0
    k = math.cos(math.radians(point[1]))
    best = math.inf
    for ring in rings(shape):
        for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
            ax, ay, bx, by = (x1 - point[0]) * k, y1 - point[1], (x2 - point[0]) * k, y2 - point[1]
            dx, dy = bx - ax, by - ay
            t = max(0, min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy))) if dx or dy else 0
            best = min(best, math.hypot(ax + t * dx, ay + t * dy))
    return best * 111.2


def signed_area(ring):
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:])) / 2


def rounded(shape, places=4):
    """The shape on a grid of `places` decimals, without points that fall together or empty rings."""
    out = []
    for polygon in shape:
        kept = []
        for ring in polygon:
            line = []
            for x, y in ring:
                p = (round(x, places) + 0.0, round(y, places) + 0.0)
                if not line or line[-1] != p:
                    line.append(p)
            if len(line) > 3 and line[0] == line[-1] and signed_area(line):
                kept.append(line)
            elif not kept:
                break
        if kept:
            out.append(kept)
    return out


def right_handed(shape):
    """Outer rings counter-clockwise, holes clockwise, each starting at its least point (RFC 7946)."""
    out = []
    for polygon in shape:
        turned = []
        for k, ring in enumerate(polygon):
            if (signed_area(ring) > 0) != (k == 0):
                ring = ring[::-1]
            least = min(range(len(ring) - 1), key=lambda i: ring[i])
            turned.append(ring[least:-1] + ring[:least] + [ring[least]])
        out.append(turned)
    return sorted(out)


def dissolved(shape):
    """Polygons that share edges point for point become one: shared edges are taken out."""
    edges = {}
    for polygon in right_handed(shape):
        for ring in polygon:
            for edge in zip(ring, ring[1:]):
                if edge[::-1] in edges:
                    del edges[edge[::-1]]
                else:
                    edges[edge] = True
    after = {}
    for a, b in sorted(edges):
        after.setdefault(a, []).append(b)
    outer, holes = [], []
    while after:
        start = min(after)
        ring = [start]
        while True:
            nexts = after[ring[-1]]
            ring.append(nexts.pop(0))
            if not nexts:
                del after[ring[-2]]
            if ring[-1] == start:
                break
        (outer if signed_area(ring) > 0 else holes).append(ring)
    polygons = [[ring] for ring in outer]
    for hole in holes:
        x, y = hole[0]
        home = next((p for p in polygons if contains([[p[0]]], (x + 1e-7, y + 1e-7))), None)
        if home:
            home.append(hole)
    return polygons


def clipped(shape, box):
    """The part of the shape inside `(west, south, east, north)`, edge by edge (Sutherland–Hodgman)."""
    west, south, east, north = box
    sides = [(0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)]
    out = []
    for polygon in shape:
        kept = []
        for ring in polygon:
            line = ring[:-1]
            for axis, limit, sign in sides:
                inside = lambda p: (p[axis] - limit) * sign >= 0
                cut = []
                for a, b in zip(line[-1:] + line[:-1], line):
                    if inside(a) != inside(b):
                        t = (limit - a[axis]) / (b[axis] - a[axis])
                        p = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
                        p[axis] = limit
                        cut.append(tuple(p))
                    if inside(b):
                        cut.append(b)
                line = cut
                if not line:
                    break
            if line:
                kept.append(line + line[:1])
            elif not kept:
                break
        if kept:
            out.append(kept)
    return out
