"""Times that a narrow cell breaks before the half of the day: "4:02" above "P.M."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidencecheck.model.page import Line, line_of

_HALF = re.compile(r"[AP]\.? ?M\.?", re.I)
_CLOCK = re.compile(r"(?:.*[\s,])?\d{1,2}:\d\d(?::\d\d)?")
_GAP = 0.9
"""Line heights between the two lines, at most."""


def with_times_joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """`lines`, each half of a day that stands alone put behind the time that ends the line above it."""
    halves = [line for line in lines if _HALF.fullmatch(line.text.strip())]
    if not halves:
        return tuple(lines)
    joined: dict[int, Line | None] = {}
    for half in halves:
        above = [line for line in lines if _is_above(line, half) and id(line) not in joined]
        if above:
            clock = max(above, key=lambda line: line.box.y1)
            joined[id(clock)] = line_of((*clock.words, *half.words), clock.channel)
            joined[id(half)] = None
    kept = (joined.get(id(line), line) for line in lines)
    return tuple(line for line in kept if line is not None)


def _is_above(line: Line, half: Line) -> bool:
    height = half.box.height
    aligned = min(
        abs(line.box.x0 - half.box.x0),
        abs(line.box.x1 - half.box.x1),
        abs(line.box.center_x - half.box.center_x),
    )
    return (
        -0.5 * height <= half.box.y0 - line.box.y1 <= _GAP * height
        and aligned <= height
        and _CLOCK.fullmatch(line.text.strip()) is not None
    )
