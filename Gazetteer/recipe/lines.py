"""Just enough geometry for rivers: networks of lines, ways along them, midlines, thinning, distances.

A line is a list of `(longitude, latitude)` in degrees on WGS 84. Distances are those of a plane
that touches the ellipsoid where they are measured: right to some metres over the kilometres asked here.
"""

import heapq
import math

DEGREE = 111_200.0  # metres of a degree of latitude, near enough at 30-40 degrees north


def metres(a, b):
    wide = math.cos(math.radians((a[1] + b[1]) / 2))
    return math.hypot((a[0] - b[0]) * wide, a[1] - b[1]) * DEGREE


def length(line):
    return sum(metres(a, b) for a, b in zip(line, line[1:]))


def foot(p, a, b):
    """The point of the stretch from `a` to `b` that is nearest to `p`."""
    wide = math.cos(math.radians(p[1]))
    ax, ay, dx, dy = (a[0] - p[0]) * wide, a[1] - p[1], (b[0] - a[0]) * wide, b[1] - a[1]
    square = dx * dx + dy * dy
    t = max(0.0, min(1.0, -(ax * dx + ay * dy) / square)) if square else 0.0
    return a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])


def nearest(p, line):
    """The point of the line that is nearest to `p`."""
    return min((foot(p, a, b) for a, b in zip(line, line[1:])), key=lambda q: metres(p, q))


def away(p, line):
    return metres(p, nearest(p, line))


def at(line, distance):
    """The point that lies so many metres along the line."""
    for a, b in zip(line, line[1:]):
        step = metres(a, b)
        if distance <= step and step:
            t = distance / step
            return a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])
        distance -= step
    return line[-1]


def thinned(line, tolerance):
    """The line with the fewest points kept that still lies within `tolerance` metres (Douglas-Peucker)."""
    kept, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        far, index = max(((metres(line[i], foot(line[i], line[first], line[last])), i)
                          for i in range(first + 1, last)), default=(0, 0))
        if far > tolerance:
            kept.add(index)
            spans += [(first, index), (index, last)]
    return [line[i] for i in sorted(kept)]


def midline(ring):
    """The middle between the two banks of a river that is drawn as an area."""
    ends = ring[:-1]
    far = max(ends, key=lambda p: metres(p, ends[0]))
    head = max(range(len(ends)), key=lambda i: metres(ends[i], far))
    ends = ends[head:] + ends[:head]
    tail = max(range(len(ends)), key=lambda i: metres(ends[i], ends[0]))
    left, right = ends[: tail + 1], (ends[tail:] + ends[:1])[::-1]
    out = [left[0]]
    for p in left[1:-1]:
        q = nearest(p, right)
        out.append(((p[0] + q[0]) / 2, (p[1] + q[1]) / 2))
    return out + [left[-1]]


class Network:
    """Lines joined where they share a point, or end within `reach` metres of a point of another."""

    def __init__(self, lines, reach):
        self.points, self.links, found = [], [], {}
        ends = []
        for line in lines:
            chain = []
            for p in line:
                key = (round(p[0], 5), round(p[1], 5))
                if key not in found:
                    found[key] = len(self.points)
                    self.points.append(p)
                    self.links.append([])
                chain.append(found[key])
            for a, b in zip(chain, chain[1:]):
                self.link(a, b)
            ends += [chain[0], chain[-1]]
        cells = {}
        size = reach / DEGREE * 2
        cell = lambda p: (int(p[0] // size), int(p[1] // size))
        for i, p in enumerate(self.points):
            cells.setdefault(cell(p), []).append(i)
        for end in ends:
            x, y = cell(self.points[end])
            for near in [i for dx in (-1, 0, 1) for dy in (-1, 0, 1) for i in cells.get((x + dx, y + dy), [])]:
                if near != end and metres(self.points[end], self.points[near]) <= reach:
                    self.link(end, near)

    def link(self, a, b):
        step = metres(self.points[a], self.points[b])
        self.links[a].append((b, step))
        self.links[b].append((a, step))

    def near(self, p):
        return min(range(len(self.points)), key=lambda i: (metres(self.points[i], p), i))

    def way(self, start, end):
        """The shortest way along the lines, as points; None where there is none."""
        start, end = self.near(start), self.near(end)
        known, before, queue = {start: 0.0}, {}, [(0.0, start)]
        while queue:
            distance, here = heapq.heappop(queue)
            if here == end:
                break
            if distance > known[here]:
                continue
            for there, step in self.links[here]:
                if distance + step < known.get(there, math.inf):
                    known[there], before[there] = distance + step, here
                    heapq.heappush(queue, (distance + step, there))
        if end not in known:
            return None
        out = [end]
        while out[-1] != start:
            out.append(before[out[-1]])
        return [self.points[i] for i in reversed(out)]
