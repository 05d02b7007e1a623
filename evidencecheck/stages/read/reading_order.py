"""Reading order: rows from top to bottom, in a row from left to right; but text blocks that stand
side by side, such as two addresses or the columns of a letter, one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line

ROW = 0.5
"""Share of the lower line's height by which two lines must overlap to stand in one row."""
GUTTER = 1.5
"""Line heights of white between two blocks at least; a column gap within a row is half as wide."""
APART = 1.6
"""Line heights of white between two rows from which on a block ends."""
BLOCK = 3
"""Lines that make a block of text."""
EDGE = 0.7
"""Line heights by which lines of a block may be off its left edge."""
PROSE = 28
"""Characters of the middling line from which on a block is prose; addresses are told by their
digits (house number, postcode), which labels do not have."""
_NUMBER = re.compile(r"[^A-Za-z]{0,4}\d[\d.,' ]*[^A-Za-z]{0,3}")


def in_reading_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """`lines` in rows and blocks. A row is measured at its nearest member, so that the rows of a
    slightly turned photo stay apart.
    """
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda item: (item.box.center_y, item.box.x0)):
        for row in rows[-6:]:
            if _belongs(line, row):
                row.append(line)
                break
        else:
            rows.append([line])
    rows = [sorted(row, key=lambda item: item.box.x0) for row in rows]
    return tuple(_in_blocks(sorted(rows, key=lambda row: min(m.box.center_y for m in row))))


def _belongs(line: Line, row: list[Line]) -> bool:
    """Whether `line` stands beside the nearest line of `row`, and over or under none of them."""
    box = line.box
    if any(box.overlap_x(other.box) > 0.5 * min(box.width, other.box.width) for other in row):
        return False
    nearest = min((other.box for other in row), key=lambda other: -box.overlap_x(other))
    return box.overlap_y(nearest) > ROW * min(box.height, nearest.height)


def _in_blocks(rows: Sequence[list[Line]]) -> list[Line]:
    """The lines row by row, but those of a block, and of what stands beside it, in one go."""
    ordered: list[Line] = []
    start = 0
    while start < len(rows):
        for left, right in pairwise(rows[start]):
            count, sides = _beside(rows[start:], left.box, right.box)
            if _is_block(sides[0]) and _is_beside(sides[1]):
                ordered += [line for row in sides[0] for line in row]
                ordered += _in_blocks(sides[1])
                start += count
                break
        else:
            ordered += rows[start]
            start += 1
    return ordered


def _beside(
    rows: Sequence[list[Line]], left: Box, right: Box
) -> tuple[int, tuple[list[list[Line]], list[list[Line]]]]:
    """How many of `rows` the white between `left` and `right` runs through, and their two sides."""
    height = min(left.height, right.height)
    white = (left.x1, right.x0)
    sides: tuple[list[list[Line]], list[list[Line]]] = ([], [])
    bottom, count = left.y1, 0
    for row in rows:
        middle = (white[0] + white[1]) / 2
        parts = (
            [line for line in row if line.box.center_x < middle],
            [line for line in row if line.box.center_x >= middle],
        )
        ends = [line.box.x1 for line in parts[0]]
        begins = [line.box.x0 for line in parts[1]]
        white = (max([white[0], *ends]), min([white[1], *begins]))
        apart = min(line.box.y0 for line in row) - bottom > APART * height
        if white[1] - white[0] < GUTTER * height or apart:
            break
        for side, part in zip(sides, parts, strict=True):
            if part:
                side.append(part)
        bottom = max(line.box.y1 for line in row)
        count += 1
    return count, sides


def _is_block(rows: Sequence[list[Line]]) -> bool:
    """Whether `rows` are a block of text: one left edge, one line each, prose or an address."""
    if not _is_beside(rows) or any(len(row) > 1 for row in rows):
        return False
    texts = [row[0].text for row in rows]
    if any(text.endswith((":", "：")) for text in texts[1:]):
        return False  # labels, with their values beside them
    told = sum(any(char.isdigit() for char in text) for text in texts)
    return told >= 2 or median(map(len, texts)) >= PROSE


def _is_beside(rows: Sequence[list[Line]]) -> bool:
    """Whether `rows` begin at one left edge and hold no column of numbers: then it is no table."""
    if len(rows) < BLOCK:
        return False
    boxes = [row[0].box for row in rows]
    edge, height = median(box.x0 for box in boxes), median(box.height for box in boxes)
    aligned = sum(abs(box.x0 - edge) <= EDGE * height for box in boxes)
    numbers = sum(_NUMBER.fullmatch(line.text) is not None for row in rows for line in row)
    return aligned >= 0.8 * len(rows) and numbers <= 1
