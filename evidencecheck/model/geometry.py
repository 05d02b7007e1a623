"""Rectangles on a page image: pixels, origin top left, x to the right, y down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle, ``x0 <= x1`` and ``y0 <= y1``, in pixels of its page."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def center_x(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def center_y(self) -> float:
        return (self.y0 + self.y1) / 2

    def overlap_x(self, other: Box) -> float:
        """Shared horizontal extent in pixels; negative is the gap between the two."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def overlap_y(self, other: Box) -> float:
        """Shared vertical extent in pixels; negative is the gap between the two."""
        return min(self.y1, other.y1) - max(self.y0, other.y0)

    def same_row(self, other: Box) -> bool:
        """Whether the two share more than half the height of the lower one."""
        return self.overlap_y(other) > 0.5 * min(self.height, other.height)

    def intersects(self, other: Box) -> bool:
        return self.overlap_x(other) > 0 and self.overlap_y(other) > 0

    def expanded(self, margin: float) -> Box:
        return Box(self.x0 - margin, self.y0 - margin, self.x1 + margin, self.y1 + margin)

    def scaled(self, factor: float) -> Box:
        return Box(self.x0 * factor, self.y0 * factor, self.x1 * factor, self.y1 * factor)

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all of `boxes` (at least one)."""
        held = list(boxes)
        return Box(
            min(b.x0 for b in held),
            min(b.y0 for b in held),
            max(b.x1 for b in held),
            max(b.y1 for b in held),
        )
