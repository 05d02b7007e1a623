"""Pages that lie askew, laid level to be understood.

On a photo that was taken at an angle the rows of a page climb or fall, by more than their own height
from one edge to the other, and an amount comes to stand beside the label of the next row. Whatever
asks which words share a row is given the page with its rows level; facts name places of the page as
it is. Only rows are levelled: columns lean little, and nothing tells by how much.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from statistics import median

from evidencecheck.model.document import Content, Document
from evidencecheck.model.fact import Reading
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel, Line, Page
from evidencecheck.stages.read.reading_order import in_reading_order

RUN = 4.0
"""Heights of a line between its first and last word from which on it tells a slope."""
LONG = 12.0
"""The same from which on it tells no more: one footer does not outweigh the rest of a page."""
LINES = 3
"""Lines that must tell it."""
MOST = 40
"""Lines that are asked, the longest of the page."""
ALIKE = 0.006
"""How far the slope of a line may be from that of its place; and as much as rounding to pixels does."""
AGREED = 0.7
"""Share of the lines, by weight, that must be so alike; else the paper is bent or the text is art."""
STEEPEST = 0.2
"""Eleven degrees; what is steeper was not read as rows."""
FANNED = 0.08
"""By how much the slope may differ between the top of a page and its foot, on a photo from one side."""
SPREAD = 0.15
"""Share of the page's height that two lines must be apart to tell how it changes."""
ASKEW = 0.3
"""Heights of a line by which a row climbs or falls over the page, from which on it matters."""


@dataclass(frozen=True, slots=True)
class Slope:
    """How far rows fall per pixel to the right: at the top of the page, and more per pixel downwards."""

    top: float
    change: float
    middle: float
    """The column, in pixels, that stays where it is."""

    def level(self, box: Box) -> Box:
        """`box`, whose text lies along its row, as it stands on the levelled page."""
        slope = self.top + self.change * box.center_y
        center = box.center_y - slope * (box.center_x - self.middle)
        half = max(box.height - abs(slope) * box.width, box.height / 2) / 2
        return Box(box.x0, center - half, box.x1, center + half)

    def askew(self, box: Box) -> Box:
        """The reverse of `level`."""
        right = box.center_x - self.middle
        center = (box.center_y + self.top * right) / (1 - self.change * right)
        half = (box.height + abs(self.top + self.change * center) * box.width) / 2
        return Box(box.x0, center - half, box.x1, center + half)


@dataclass(frozen=True, slots=True)
class Straight:
    """A content with level rows, and how to tell where on the real pages its places are."""

    content: Content
    was: Content
    slopes: Mapping[int, Slope]
    """By number of the page."""

    def put_back(self, document: Document) -> Document:
        """`document`, understood from the level pages, as one of the pages as they are."""
        if not self.slopes:
            return document
        return replace(
            document,
            content=self.was,
            facts=tuple(replace(f, reading=self._real(f.reading)) for f in document.facts),
            amounts=tuple(replace(a, reading=self._real(a.reading)) for a in document.amounts),
            items=tuple(replace(i, reading=self._real(i.reading)) for i in document.items),
            events=tuple(replace(e, reading=self._real(e.reading)) for e in document.events),
            weights=tuple(replace(w, reading=self._real(w.reading)) for w in document.weights),
            data_differences=tuple(
                replace(d, data=self._real(d.data), printed=self._real(d.printed))
                for d in document.data_differences
            ),
        )

    def _real(self, reading: Reading) -> Reading:
        slope = self.slopes.get(reading.page or 0)
        if slope is None or reading.box is None:
            return reading
        return replace(reading, box=slope.askew(reading.box))


def straightened(content: Content) -> Straight:
    """`content` with the rows of its photographed pages level."""
    if content.media_type.startswith("video/"):
        return Straight(content, content, {})
    slopes = {page.number: slope for page in content.pages if (slope := slope_of(page))}
    pages = tuple(
        _levelled(page, slopes[page.number]) if page.number in slopes else page
        for page in content.pages
    )
    level = replace(content, pages=pages) if slopes else content
    return Straight(level, content, slopes)


def slope_of(page: Page) -> Slope | None:
    """How the rows of a page that was read from a picture lie; None where they are level."""
    if len(page.lines) < LINES or any(line.channel is not Channel.OCR for line in page.lines):
        return None
    told = _told(page.lines)
    if len(told) < LINES:
        return None
    line = max(_lines_through(told, page.height), key=lambda line: _agreed(line, told))
    alike = [row for row in told if row.fits(line)]
    if len(alike) < LINES or _agreed(line, told) < AGREED * sum(row.weight for row in told):
        return None
    top, change = _fitted(alike, page.height)
    slopes = top, top + change * page.height
    heights = [b.height - abs(top + change * b.center_y) * b.width for b in _boxes(page)]
    width = max(box.x1 for box in _boxes(page)) - min(box.x0 for box in _boxes(page))
    steepest = max(abs(slope) for slope in slopes)
    if not ASKEW * max(median(heights), 1.0) <= steepest * width or steepest > STEEPEST:
        return None
    return Slope(top, change, page.width / 2)


@dataclass(frozen=True, slots=True)
class _Told:
    """What one line tells of the slope."""

    slope: float
    y: float
    run: float
    weight: float

    def fits(self, line: tuple[float, float]) -> bool:
        """Whether it is as `line` says: the slope at the top of the page, and its change."""
        return abs(self.slope - line[0] - line[1] * self.y) <= ALIKE + 1 / self.run


def _told(lines: Sequence[Line]) -> list[_Told]:
    told = []
    for line in lines:
        first, last = line.words[0].box, line.words[-1].box
        run = last.center_x - first.center_x
        height = min(word.box.height for word in line.words)
        if run >= RUN * height:
            slope = (last.center_y - first.center_y) / run
            told.append(_Told(slope, line.box.center_y, run, min(run / height, LONG)))
    return sorted(told, key=lambda row: -row.run)[:MOST]


def _lines_through(told: Sequence[_Told], height: int) -> Iterator[tuple[float, float]]:
    """Slopes that the page may have: that of each line, and what each two of them tell."""
    for row in told:
        yield row.slope, 0.0
    for one, other in combinations(told, 2):
        apart = other.y - one.y
        if abs(apart) >= SPREAD * height:
            change = (other.slope - one.slope) / apart
            if abs(change) * height <= FANNED:
                yield one.slope - change * one.y, change


def _agreed(line: tuple[float, float], told: Sequence[_Told]) -> float:
    return sum(row.weight for row in told if row.fits(line))


def _fitted(told: Sequence[_Told], height: int) -> tuple[float, float]:
    """The slope at the top of the page and its change, by least squares."""
    weight = sum(row.weight for row in told)
    mean_y = sum(row.weight * row.y for row in told) / weight
    mean = sum(row.weight * row.slope for row in told) / weight
    spread = sum(row.weight * (row.y - mean_y) ** 2 for row in told)
    ys = [row.y for row in told]
    if max(ys) - min(ys) < SPREAD * height:
        return mean, 0.0
    change = sum(row.weight * (row.slope - mean) * (row.y - mean_y) for row in told) / spread
    return mean - change * mean_y, change


def _boxes(page: Page) -> list[Box]:
    return [line.box for line in page.lines]


def _levelled(page: Page, slope: Slope) -> Page:
    lines = [
        replace(line, words=tuple(replace(w, box=slope.level(w.box)) for w in line.words))
        for line in page.lines
    ]
    codes = tuple(replace(code, box=slope.level(code.box)) for code in page.barcodes)
    return replace(page, lines=in_reading_order(lines), barcodes=codes)
