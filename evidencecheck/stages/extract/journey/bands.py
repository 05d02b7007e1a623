"""Lines by height: what stands near a box, without asking every line of a page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line


@dataclass(frozen=True, slots=True)
class Band:
    """Lines from the top of a page down."""

    lines: tuple[Line, ...]
    centres: tuple[float, ...]
    """The middle of each line, in pixels."""
    tallest: float
    """Height of the tallest line."""

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines)

    def within(self, top: float, bottom: float) -> tuple[Line, ...]:
        """The lines whose middle lies from `top` to `bottom`, both included."""
        start = bisect_left(self.centres, top)
        return self.lines[start : bisect_right(self.centres, bottom)]

    def beside(self, box: Box) -> list[Line]:
        """The lines that share the row of `box`."""
        near = self.within(box.y0 - self.tallest, box.y1 + self.tallest)
        return [line for line in near if line.box.same_row(box)]


def band_of(lines: Iterable[Line]) -> Band:
    ordered = sorted(lines, key=lambda line: (line.box.center_y, line.box.x0))
    centres = tuple(line.box.center_y for line in ordered)
    return Band(tuple(ordered), centres, max((line.box.height for line in ordered), default=0.0))
