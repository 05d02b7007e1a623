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
        right = self.x1 if self.x1 < other.x1 else other.x1
        return right - (self.x0 if self.x0 > other.x0 else other.x0)

    def overlap_y(self, other: Box) -> float:
        """Shared vertical extent in pixels; negative is the gap between the two."""
        bottom = self.y1 if self.y1 < other.y1 else other.y1
        return bottom - (self.y0 if self.y0 > other.y0 else other.y0)

    def same_row(self, other: Box) -> bool:
        """Whether the two share more than half the height of the lower one."""
        height, others = self.y1 - self.y0, other.y1 - other.y0
        return self.overlap_y(other) > 0.5 * (height if height < others else others)

    def intersects(self, other: Box) -> bool:
        return self.overlap_x(other) > 0 and self.overlap_y(other) > 0

    def expanded(self, margin: float) -> Box:
        return Box(self.x0 - margin, self.y0 - margin, self.x1 + margin, self.y1 + margin)

    def scaled(self, factor: float) -> Box:
        return Box(self.x0 * factor, self.y0 * factor, self.x1 * factor, self.y1 * factor)

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all of `boxes` (at least one)."""
        first, *others = boxes
        if not others:
            return first
        x0, y0, x1, y1 = first.x0, first.y0, first.x1, first.y1
        for box in others:  # one plain loop: four passes of min and max took twice as long
            x0 = box.x0 if box.x0 < x0 else x0
            y0 = box.y0 if box.y0 < y0 else y0
            x1 = box.x1 if box.x1 > x1 else x1
            y1 = box.y1 if box.y1 > y1 else y1
        return Box(x0, y0, x1, y1)
