#!/usr/bin/env python3
"""Writes seeds/map/provinces.csv from the boundaries of the 34 provinces: tools/make-map.py FILE.topojson

A row a province: its official code, its name, where its figure stands, and its outline as the path of an SVG in whole units of a view box 9,000 wide.
Borders are simplified once for both sides, so that no gap opens between neighbours. Every island of the source is kept, Hoàng Sa and Trường Sa among
them: one that would shrink to nothing becomes a small square in its place. Two more rows say where the names of the two archipelagos stand.
"""
import csv
import json
import math
import sys
from pathlib import Path

WIDTH, MARGIN = 9_000, 60
TOLERANCE = 5        # units; one is some 180 m
SMALLEST = 6         # half a side of the square for an island too small to draw
# Islands of these codes east of these meridians (degrees) are the archipelagos.
ARCHIPELAGOS = {"hoang-sa": ("48", 110.5), "truong-sa": ("56", 110.5)}


def main():
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    west, east = min(p[0] for a in arcs for p in a), max(p[0] for a in arcs for p in a)
    south, north = min(p[1] for a in arcs for p in a), max(p[1] for a in arcs for p in a)
    shrink = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / ((east - west) * shrink)

    def place(p):
        return MARGIN + (p[0] - west) * shrink * scale, MARGIN + (north - p[1]) * scale

    flat = [[place(p) for p in arc] for arc in arcs]
    simple = [simplify(arc) for arc in flat]

    def ring(parts, source):
        points = []
        for index in parts:
            part = source[index] if index >= 0 else source[~index][::-1]
            points += part[1:] if points else part
        return points

    rows, names = [], {key: [] for key in ARCHIPELAGOS}
    for shape in topology["objects"]["provinces"]["geometries"]:
        code = shape["properties"]["code"]
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        path, largest = "", (0, None)
        for polygon in polygons:
            for number, parts in enumerate(polygon):
                whole = ring(parts, flat)
                points = rounded(ring(parts, simple))
                if len(points) < 3:
                    x, y = centre(whole)
                    points = [(round(x) - SMALLEST, round(y) - SMALLEST), (round(x) + SMALLEST, round(y) - SMALLEST), (round(x) + SMALLEST, round(y) + SMALLEST), (round(x) - SMALLEST, round(y) + SMALLEST)]
                path += written(points)
                if number == 0 and (size := abs(area(whole))) > largest[0]:
                    largest = size, whole
                for key, (owner, meridian) in ARCHIPELAGOS.items():
                    if code == owner and centre(whole)[0] > place((meridian, 0))[0]:
                        names[key].append(centre(whole))
        x, y = inside(largest[1])
        rows.append((code, shape["properties"]["name"], round(x), round(y), path))
    for key, points in names.items():
        assert points, key
        rows.append((key, "", round(sum(p[0] for p in points) / len(points)), round(max(p[1] for p in points)), ""))
    with open(Path(__file__).parent.parent / "seeds" / "map" / "provinces.csv", "w", encoding="utf-8", newline="") as to:
        out = csv.writer(to, lineterminator="\n")
        out.writerow(("code", "name", "x", "y", "path"))
        out.writerows(sorted(rows))
    height = max(place(p)[1] for a in arcs for p in a) + MARGIN
    print(f"{len(rows) - 2} provinces, {sum(len(s) for s in simple)} of {sum(len(s) for s in flat)} points, {WIDTH} × {round(height)}")


def simplify(points):
    """Douglas and Peucker; a ring is cut at its farthest point first."""
    if points[0] == points[-1] and len(points) > 3:
        far = max(range(len(points)), key=lambda i: math.dist(points[0], points[i]))
        return keep(points[:far + 1])[:-1] + keep(points[far:])
    return keep(points)


def keep(points):
    if len(points) < 3:
        return list(points)
    (ax, ay), (bx, by) = points[0], points[-1]
    length = math.hypot(bx - ax, by - ay)

    def off(p):
        return math.dist(p, points[0]) if length == 0 else abs((bx - ax) * (ay - p[1]) - (ax - p[0]) * (by - ay)) / length

    far = max(range(1, len(points) - 1), key=lambda i: off(points[i]))
    if off(points[far]) <= TOLERANCE:
        return [points[0], points[-1]]
    return keep(points[:far + 1])[:-1] + keep(points[far:])


def rounded(points):
    out = []
    for x, y in points:
        if not out or out[-1] != (round(x), round(y)):
            out.append((round(x), round(y)))
    if len(out) > 1 and out[0] == out[-1]:
        out.pop()
    return out


def written(points):
    text, (x, y) = f"M{points[0][0]} {points[0][1]}l", points[0]
    steps = []
    for a, b in points[1:]:
        steps.append(f"{a - x} {b - y}".replace(" -", "-"))
        x, y = a, b
    return text + "".join(s if s.startswith("-") or i == 0 else " " + s for i, s in enumerate(steps)) + "z"


def area(points):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1])) / 2


def centre(points):
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def inside(points):
    """A point well inside: of a grid over the outline, the one farthest from its border."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    best, place = -1, centre(points)
    for i in range(1, 24):
        for j in range(1, 24):
            p = (min(xs) + (max(xs) - min(xs)) * i / 24, min(ys) + (max(ys) - min(ys)) * j / 24)
            if not within(p, points):
                continue
            # A figure is wider than it is high.
            away = min(math.hypot((p[0] - q[0]) / 1.8, p[1] - q[1]) for q in points)
            if away > best:
                best, place = away, p
    return place


def within(p, points):
    odd = False
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1]):
        if (ay > p[1]) != (by > p[1]) and p[0] < (bx - ax) * (p[1] - ay) / (by - ay) + ax:
            odd = not odd
    return odd


main()
