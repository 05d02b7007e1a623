"""Reading order: rows from top to bottom, in a row from left to right."""

from __future__ import annotations

from collections.abc import Iterable

from evidencecheck.model.page import Line

ROW = 0.5
"""Share of the lower line's height by which two lines must overlap to stand in one row."""


def in_reading_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """`lines` in rows. A row is measured at its nearest member, so that the rows of a slightly
    turned photo stay apart.
    """
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: (item.box.center_y, item.box.x0)):
        for row in rows[-6:]:
            if _belongs(line, row):
                row.append(line)
                break
        else:
            rows.append([line])
    ordered = []
    for row in sorted(rows, key=lambda members: min(m.box.center_y for m in members)):
        ordered.extend(sorted(row, key=lambda item: item.box.x0))
    return tuple(ordered)


def _belongs(line: Line, row: list[Line]) -> bool:
    """Whether `line` stands beside the nearest line of `row`, and over or under none of them."""
    box = line.box
    if any(box.overlap_x(other.box) > 0.5 * min(box.width, other.box.width) for other in row):
        return False
    nearest = min((other.box for other in row), key=lambda other: -box.overlap_x(other))
    return box.overlap_y(nearest) > ROW * min(box.height, nearest.height)
