"""The straight lines that a page of a PDF draws. Offsets are points, y upwards."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

PATHS = 4_000  # drawn lines of a page; a map or a chart has more, a table hardly
THIN = 3.0  # points: a filled box as thin as this is a drawn line


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight drawn line: level from `start` to `end` at height `at`, or upright at `at`."""

    level: bool
    at: float
    start: float
    end: float


def rules_of(page: Any) -> tuple[list[Rule], bool]:
    """The straight level and upright lines of a page, and whether it holds a picture or drawings."""
    from pypdfium2 import raw

    rules: list[Rule] = []
    drawn = False
    for count, item in enumerate(page.get_objects(max_depth=4)):
        if item.type in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_PATH}:
            drawn = True
        if item.type == raw.FPDF_PAGEOBJ_PATH:
            rules += _path(item)
        if count > PATHS:
            return [], True
    return rules, drawn


def _path(item: Any) -> Iterator[Rule]:
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    count = raw.FPDFPath_CountSegments(item)
    if not 2 <= count <= PATHS:
        return
    points: list[tuple[float, float]] = []
    sides: list[tuple[tuple[float, float], tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            points = [point]
            continue
        if kind == raw.FPDF_SEGMENT_LINETO and points:
            sides.append((points[-1], point))
        points.append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            sides.append((point, points[0]))
    across, up = [[p[axis] for side in sides for p in side] for axis in (0, 1)]
    if not sides:
        return
    if max(up) - min(up) <= THIN < max(across) - min(across):
        yield Rule(True, (max(up) + min(up)) / 2, min(across), max(across))
    elif max(across) - min(across) <= THIN < max(up) - min(up):
        yield Rule(False, (max(across) + min(across)) / 2, min(up), max(up))
    elif stroke.value:
        for (x0, y0), (x1, y1) in sides:
            if abs(y1 - y0) < 1 <= abs(x1 - x0):
                yield Rule(True, y0, min(x0, x1), max(x0, x1))
            elif abs(x1 - x0) < 1 <= abs(y1 - y0):
                yield Rule(False, x0, min(y0, y1), max(y0, y1))


def turned_rule(rule: Rule, quarters: int) -> Rule:
    """A ruled line as it stands where the page is turned by so many quarters."""
    for _ in range(quarters):
        rule = (
            Rule(False, rule.at, -rule.end, -rule.start) if rule.level else Rule(True, -rule.at, rule.start, rule.end)
        )
    return rule
