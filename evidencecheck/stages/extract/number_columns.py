"""Columns of plain numbers below a heading that says what they are: ``Weight (lb)``, ``Valeur``.

Only what the whole column comes to is told: its one number, or the one that the others add up to. Where
no such number stands there, the rows may be parts of something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.layout import Layout

_BLANK = 4.0
"""In line heights: a longer blank ends the column."""


def cells_below(layout: Layout, head: Line) -> tuple[Line, ...]:
    """The cells under `head` that share its column, down to the first blank, from top to bottom."""
    found: list[Line] = []
    last = head
    for line in sorted(layout.page.lines, key=lambda line: line.box.y0):
        if line is head or line.box.y0 < last.box.y1 - 0.5 * line.box.height:
            continue
        if line.box.overlap_x(head.box) <= 0:
            continue
        if line.box.y0 - last.box.y1 > _BLANK * line.box.height:
            break
        found.append(line)
        last = line
    return tuple(found)


def whole_of(numbers: Sequence[Decimal]) -> int | None:
    """The place of the number that is the whole of the column; None where none is for certain."""
    if len(numbers) == 1:
        return 0
    last = len(numbers) - 1
    return last if len(numbers) > 1 and sum(numbers[:last]) == numbers[last] else None
