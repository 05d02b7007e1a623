"""A cell of several lines beside the middle of which its label stands, as forms made of tables have it."""

from __future__ import annotations

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.lexicon import Label

_OFF_CENTRE = 0.5
"""Heights of a line by which a scan that lies askew moves the middle of a cell."""


def centred_lines(layout: Layout, label: Label, most: int) -> tuple[Line, ...]:
    """The lines of the next cell on the right, top first; empty unless there are 2 to `most` of them."""
    box, lines = label.line.box, layout.page.lines
    near = [o for o in lines if abs(o.box.center_y - box.center_y) < most * box.height]
    edge = min((o.box.x0 for o in near if o.box.x0 > box.x1), default=0.0)
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
            return () if any(_is_labelled(layout, line) for line in run) else tuple(run)
    return ()


def _is_labelled(layout: Layout, line: Line) -> bool:
    return any(label.leads for label in layout.of(line))
