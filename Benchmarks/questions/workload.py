"""Invented events and districts, the same each time: numbers in files that programs read at once.

Events lie around 500 towns of very different size, one in six anywhere. Districts are the cells of a
bent net whose lines are ragged and shared by neighbours.
"""
import numpy as np

WEST, SOUTH, EAST, NORTH = 35.0, 29.0, 49.0, 38.0
ACROSS, DOWN, STEPS = 20, 15, 90


def events(count, seed=1):
    """Latitudes and longitudes, months (YYYYMM) and kinds, and nothing outside of the box."""
    random = np.random.default_rng(seed)
    towns = np.random.default_rng(4)
    where = np.column_stack([towns.uniform(SOUTH, NORTH, 500), towns.uniform(WEST, EAST, 500)])
    weight = towns.lognormal(0, 1.8, 500)
    spread = towns.uniform(0.02, 0.2, 500)
    town = random.choice(500, count, p=weight / weight.sum())
    points = where[town] + random.normal(size=(count, 2)) * spread[town, None]
    lone = random.random(count) < 1 / 6
    points[lone] = random.uniform([SOUTH, WEST], [NORTH, EAST], (lone.sum(), 2))
    points = np.clip(points, [SOUTH, WEST], [NORTH, EAST]).round(6)
    month = random.integers(0, 96, count)
    months = ((2016 + month // 12) * 100 + month % 12 + 1).astype("int32")
    return points, months, random.integers(0, 8, count).astype("uint8")


def ragged(start, end, random):
    """A line from start to end by steps that wander and come home, without its end."""
    along = np.linspace(0, 1, STEPS + 1)
    wander = np.concatenate([[0], np.cumsum(random.normal(size=STEPS))])
    wander = (wander - along * wander[-1]) * np.minimum(1, 12 * along * (1 - along)) * 0.008 * np.linalg.norm(end - start)
    side = np.array([-(end - start)[1], (end - start)[0]]) / np.linalg.norm(end - start)
    return (start + along[:, None] * (end - start) + wander[:, None] * side).round(9)[:-1]


def districts():
    """A ring of (longitude, latitude) for each of 300 districts of 360 corners."""
    random = np.random.default_rng(3)
    x, y = np.meshgrid(np.linspace(WEST, EAST, ACROSS + 1), np.linspace(SOUTH, NORTH, DOWN + 1))
    net = np.stack([x, y], -1)
    net[1:-1, 1:-1] += random.uniform(-0.12, 0.12, net[1:-1, 1:-1].shape)
    net = net.round(9)

    def line(one, other, is_edge):
        start, end = net[one], net[other]
        if is_edge:
            return np.linspace(start, end, STEPS + 1)[:-1].round(9)
        return ragged(start, end, random)
    level = {(r, c): line((r, c), (r, c + 1), r in (0, DOWN)) for r in range(DOWN + 1) for c in range(ACROSS)}
    upright = {(r, c): line((r, c), (r + 1, c), c in (0, ACROSS)) for r in range(DOWN) for c in range(ACROSS + 1)}

    def back(points, end):
        return np.vstack([end, points[:0:-1]])
    return [np.vstack([level[r, c], upright[r, c + 1], back(level[r + 1, c], net[r + 1, c + 1]),
                       back(upright[r, c], net[r + 1, c])])
            for r in range(DOWN) for c in range(ACROSS)]


def rings(shapes):
    """What DistrictsBenchmark reads, of shapely's polygons."""
    parts = []
    for number, shape in enumerate(shapes):
        for part, polygon in enumerate(getattr(shape, "geoms", [shape])):
            for place, ring in enumerate([polygon.exterior, *polygon.interiors]):
                corners = np.array(ring.coords)[:-1, ::-1]
                parts.append(np.concatenate([[number, part, place, len(corners)], corners.ravel()]))
    return np.concatenate(parts)
