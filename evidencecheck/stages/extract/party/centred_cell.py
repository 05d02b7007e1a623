"""A cell of several lines beside the middle of which its label stands, as forms made of tables have it."""

from __future__ import annotations

from itertools import takewhile

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.lexicon import Label

_MIDDLE = 1.2
"""Heights of the label: how far the lines about the middle of its cell are from it, at most."""
_OF_PARTY = ("tax_id", "phone")
"""Labels inside of the cell of a party."""
_OFF_CENTRE = 0.5
"""Heights of a line by which a scan that lies askew moves the middle of a cell."""


def centred_lines(layout: Layout, label: Label, most: int) -> tuple[Line, ...]:
    """The lines of the next cell on the right, top first, without the tax number below the name; none
    unless the cell has 2 to `most` lines, or if another label begins one of them.
    """
    box, lines = label.line.box, layout.page.lines
    near = [o for o in lines if abs(o.box.center_y - box.center_y) < most * box.height]
    # The middle line, or the two about the middle, tell where the cell begins; a table may stand above.
    beside = [o.box.x0 for o in near if abs(o.box.center_y - box.center_y) < _MIDDLE * box.height]
    edge = min((x for x in beside if x > box.x1), default=0.0)
    column = [o for o in near if edge <= o.box.x0 < edge + box.height]
    left = [o.box for o in near if o.box.x1 < edge and o is not label.line]
    # A line with something on its left is of another row.
    own = [o for o in column if not any(other.same_row(o.box) for other in left)]
    runs: list[list[Line]] = []
    for line in sorted(own, key=lambda line: line.box.y0):
        if runs and line.box.y0 - runs[-1][-1].box.y1 <= line.box.height:
            runs[-1].append(line)
        else:
            runs.append([line])
    for run in runs:
        middle = (run[0].box.center_y + run[-1].box.center_y) / 2
        if 1 < len(run) <= most and abs(middle - box.center_y) <= _OFF_CENTRE * box.height:
            named = tuple(takewhile(lambda line: not _leading(layout, line), run))
            rest = [label for line in run[len(named) :] for label in _leading(layout, line)]
            return named if all(label.is_for(*_OF_PARTY) for label in rest) else ()
    return ()


def _leading(layout: Layout, line: Line) -> tuple[Label, ...]:
    return tuple(label for label in layout.of(line) if label.leads)
