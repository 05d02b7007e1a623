"""Which texts on a page of a shipment's history belong to which date.

Three arrangements: a table, whose texts stand beside their date and may be broken over lines; and cards,
whose texts stand under their date, or above it, or around it. Each column of dates has one of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.journey.bands import Band, band_of
from evidencecheck.stages.extract.journey.event_anchors import NO_EVENT, Anchor
from evidencecheck.stages.extract.journey.event_columns import MOST, histories, in_line
from evidencecheck.stages.extract.journey.statuses import status_of
from evidencecheck.stages.extract.layout import Layout, rows_of

_WRAP = 0.9
"""Line heights between two lines of one cell, at most …"""
_CLOSER = 0.25
"""… and by how many the one that it belongs to is nearer than the other."""
_CLEAR, _MORE = 1.25, 0.15
"""A gap parts two cards if it is so many times the next smaller one, and by so many line heights larger."""
_ROWS = 4
"""Rows of a card beside its date, at most …"""
_REACH = 2.2
"""… each so many line heights high, at most."""
_INDENT = 3.0
"""Line heights between the left edges of a date and of the texts of its card, at most."""


class _Side(StrEnum):
    """Where the texts of a card stand, seen from its date."""

    ABOVE = "above"
    BELOW = "below"
    AROUND = "around"


@dataclass(frozen=True, slots=True)
class Told:
    """The texts of an event."""

    cells: tuple[str, ...]
    """As they lie on the page, the text of the date's own line first."""
    beside: tuple[str, ...]
    """What else stands in the row of a card's date: often of another column of the page."""
    in_table: bool
    """Whether it is a row of a table, most of whose rows tell a status."""
    in_line: bool = False
    """Whether it is a card among others that tell a status, one as near to the next as they are."""


def told_by(layout: Layout, anchors: Sequence[Anchor]) -> list[Told | None]:
    """For each anchor its texts; None for the heading of a day."""
    used = {id(line) for anchor in anchors for line in anchor.lines}
    free = band_of(
        line
        for line in layout.page.lines
        if id(line) not in used
        and any(map(str.isalnum, line.text))
        and not any(label.leads and label.is_for(*NO_EVENT) for label in layout.of(line))
    )
    told: dict[int, Told] = {}
    for column in histories([a for a in anchors if not a.is_heading]):
        rows = _table_rows(column, anchors, free)
        cards = _cards(column, anchors, free)
        if _is_table(rows, cards):
            for anchor, row in zip(column, rows, strict=True):
                told[id(anchor)] = Told(tuple(row), (), True)
            continue
        held = in_line(column, cards)
        for anchor, card in zip(column, cards, strict=True):
            row = [line.text.strip() for line in _in_row(anchor, free)]
            beside = tuple(t for t in row if t not in card)
            told[id(anchor)] = Told(tuple(card), beside, False, in_line=id(anchor) in held)
    return [told.get(id(anchor)) for anchor in anchors]


def _is_table(rows: Sequence[Sequence[str]], cards: Sequence[Sequence[str]]) -> bool:
    """Whether most rows tell a status; or have a text at least, and tell more of them than cards would."""
    in_rows, in_cards = (
        sum(status_of(" ".join(texts)) is not None for texts in held) for held in (rows, cards)
    )
    if 2 * in_rows > len(rows):
        return True
    worded = sum(any(map(str.isalpha, " ".join(row[1:]))) for row in rows)
    return in_rows > in_cards and worded >= MOST * len(rows)


def _in_row(anchor: Anchor, free: Band) -> list[Line]:
    return sorted(free.beside(anchor.stamp), key=lambda line: (line.box.x0, line.box.y0))


def _own(anchor: Anchor) -> list[str]:
    return [anchor.rest.strip()] if any(map(str.isalnum, anchor.rest)) else []


def _table_rows(column: Sequence[Anchor], anchors: Sequence[Anchor], free: Band) -> list[list[str]]:
    """For each anchor the texts of its row, each cell with the lines that it is broken over."""
    left = min(a.stamp.x0 for a in column)
    led = sum(any(line.box.x1 <= a.stamp.x0 for line in _in_row(a, free)) for a in column)
    if led < MOST * len(column):  # what stands left of some dates is another column of the page
        free = band_of(line for line in free if line.box.x1 > left)
    held = {id(line): a for a in anchors for line in _in_row(a, free)}
    orphans = [
        line
        for line in free
        if id(line) not in held
        and (line.box.x0 > left + line.box.height or line.text[:1].islower())
    ]
    cells = band_of([*(line for a in anchors for line in a.lines), *free])
    joined = {id(line): _joined_to(line, cells) for line in orphans}
    by_anchor: dict[int, list[Line]] = {}
    loops: dict[int, list[Line]] = {}
    of_line = held | {id(line): a for a in anchors for line in a.lines}
    for line in orphans:
        path, at = [line], line
        while (following := joined.get(id(at))) is not None:
            at = following
            if id(at) in of_line or any(at is seen for seen in path):
                break
            path.append(at)
        if id(at) in of_line:
            if at.box.center_y > line.box.center_y and _has_other_beside(line, orphans):
                continue  # the heads of the columns
            by_anchor.setdefault(id(of_line[id(at)]), []).append(line)
        elif following is not None:
            loops.setdefault(min(id(at), id(joined[id(at)])), []).append(line)
    for lines in loops.values():
        # A cell of two lines stands around the middle of its row: none of its lines is in the row.
        box = Box.around(line.box for line in lines)
        around = [a for a in column if box.y0 < a.stamp.center_y < box.y1]
        if len(around) == 1:
            by_anchor.setdefault(id(around[0]), []).extend(lines)
    return [
        [*_own(a), *_in_reading_order(_in_row(a, free), by_anchor.get(id(a), []))] for a in column
    ]


def _has_other_beside(line: Line, others: Sequence[Line]) -> bool:
    return any(o is not line and o.box.same_row(line.box) for o in others)


def _in_reading_order(row: Sequence[Line], wrapped: Sequence[Line]) -> list[str]:
    """Cell by cell, left to right, each from its first line to its last."""
    cells: list[list[Line]] = []
    for line in sorted([*row, *wrapped], key=lambda line: line.box.x0):
        for cell in cells:
            if line.box.overlap_x(cell[0].box) > 0.5 * min(line.box.width, cell[0].box.width):
                cell.append(line)
                break
        else:
            cells.append([line])
    ordered = (sorted(cell, key=lambda line: line.box.y0) for cell in cells)
    return [" ".join(line.text.strip() for line in cell) for cell in ordered]


def _joined_to(line: Line, others: Band) -> Line | None:
    """The line of the same cell right above or right below; above, where both are as near."""
    box = line.box
    reach = _WRAP * box.height
    near: dict[bool, tuple[float, Line]] = {}
    for other in others.within(box.y0 - reach - others.tallest, box.y1 + reach + others.tallest):
        if other is line or other.box.same_row(box):
            continue
        if box.overlap_x(other.box) <= 0.5 * min(box.width, other.box.width):
            continue
        is_above = other.box.center_y < box.center_y
        gap = box.y0 - other.box.y1 if is_above else other.box.y0 - box.y1
        if gap < reach and (is_above not in near or gap < near[is_above][0]):
            near[is_above] = (gap, other)
    if len(near) == 2 and near[False][0] < near[True][0] - _CLOSER * box.height:
        return near[False][1]
    return (near.get(True) or near.get(False) or (0.0, None))[1]


_Rows = tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class _Edge:
    """What stands before the first stamp of a column, or after its last one."""

    rows: _Rows
    gap: float
    """Pixels between the stamp and the nearest row."""
    below: bool


@dataclass(frozen=True, slots=True)
class _Interval:
    """What stands between two stamps of a column, in rows."""

    rows: _Rows
    split: int | None
    """How many of the rows belong to the upper stamp, where a gap tells; else None."""
    close: float = 0.0
    """The widest of the other gaps, in pixels."""

    @property
    def side(self) -> _Side | None:
        if self.split is None or not self.rows:
            return None
        if self.split == 0:
            return _Side.ABOVE
        return _Side.BELOW if self.split == len(self.rows) else _Side.AROUND


def _cards(column: Sequence[Anchor], anchors: Sequence[Anchor], free: Band) -> list[list[str]]:
    """For each anchor the texts of its card, in the order in which they stand."""
    inner = [_between(a, b, anchors, free) for a, b in pairwise(column)]
    before = _beyond(column[0], anchors, free, above=True)
    after = _beyond(column[-1], anchors, free, above=False)
    side, kept = _arrangement(inner, before, after)
    splits = [_split(interval, side, kept) for interval in inner]
    belows = [i.rows[:split][:_ROWS] for i, split in zip(inner, splits, strict=True)]
    aboves = [i.rows[split:][-_ROWS:] for i, split in zip(inner, splits, strict=True)]
    # The first and the last card have no neighbour to be parted from: they are as high as the others.
    highest = max(map(len, aboves), default=_ROWS) if side is not _Side.BELOW else 0
    deepest = max(map(len, belows), default=_ROWS) if side is not _Side.ABOVE else 0
    close = max((interval.close for interval in inner), default=None)
    aboves.insert(0, _near(before, highest, close, column[0].stamp.y0)[::-1])
    belows.append(_near(after, deepest, close, column[-1].stamp.y1))
    return [
        [*_own(anchor), *_texts(above), *_texts(below)]
        for anchor, above, below in zip(column, aboves, belows, strict=True)
    ]


def _near(edge: _Edge, count: int, close: float | None, start: float) -> _Rows:
    """Of the rows of an edge, nearest first, those that stand as close together as in the other cards."""
    rows = edge.rows if edge.below else edge.rows[::-1]
    kept: list[tuple[Line, ...]] = []
    for row in rows[:count]:
        box = Box.around(line.box for line in row)
        gap = box.y0 - start if edge.below else start - box.y1
        if close is not None and gap > _CLEAR * max(close, 0.0) + _MORE * box.height:
            break
        kept.append(row)
        start = box.y1 if edge.below else box.y0
    return tuple(kept)


def _texts(rows: Sequence[Sequence[Line]]) -> Iterator[str]:
    for row in rows:
        yield from (line.text.strip() for line in row)


def _split(interval: _Interval, side: _Side, kept: int) -> int:
    if interval.split is not None and {interval.side, side} != {_Side.ABOVE, _Side.BELOW}:
        return interval.split
    if side is _Side.ABOVE:
        return 0
    return len(interval.rows) if side is _Side.BELOW else min(kept, len(interval.rows))


def _arrangement(inner: Sequence[_Interval], before: _Edge, after: _Edge) -> tuple[_Side, int]:
    """Where most texts stand, and how many rows under its date a card has that stands around it."""
    votes = Counter(interval.side for interval in inner if interval.side is not None)
    if votes:
        side = max(votes, key=lambda side: (votes[side], side is _Side.BELOW))
        kept = [i.split or 0 for i in inner if i.side is _Side.AROUND]
        return side, Counter(kept).most_common(1)[0][0] if kept else 0
    if not inner and _tells(before.rows) and _tells(after.rows):
        return (_Side.ABOVE if before.gap < after.gap else _Side.BELOW), 0
    told_above = sum(_tells(rows) for rows in (before.rows, *(i.rows for i in inner)))
    told_below = sum(_tells(rows) for rows in (*(i.rows for i in inner), after.rows))
    return (_Side.BELOW if told_below >= told_above else _Side.ABOVE), 0


def _tells(rows: Sequence[Sequence[Line]]) -> bool:
    return status_of(" ".join(_texts(rows))) is not None


def _between(upper: Anchor, lower: Anchor, anchors: Sequence[Anchor], free: Band) -> _Interval:
    top, bottom = upper.stamp.y1, lower.stamp.y0
    stops = [
        a.stamp
        for a in anchors
        if a is not upper and a is not lower and top < a.stamp.center_y < bottom
        and _is_of_card(a.stamp, upper)
    ]  # fmt: skip
    lines = [
        line for line in free.within(top, bottom)
        if _is_of_card(line.box, upper, lower)
        and not any(line.box.same_row(a.stamp) for a in (upper, lower))
    ]  # fmt: skip
    rows = _rows(lines)
    if stops:  # another date, as of a day that begins, parts them
        return _Interval(rows, sum(row[0].box.center_y < stops[0].center_y for row in rows))
    boxes = [upper.stamp, *(Box.around(line.box for line in row) for row in rows), lower.stamp]
    gaps = [b.y0 - a.y1 for a, b in pairwise(boxes)]
    split = _widest(gaps, upper.stamp.height)
    close = max((gap for i, gap in enumerate(gaps) if rows and i != split), default=0.0)
    return _Interval(rows, split, close)


def _widest(gaps: Sequence[float], height: float) -> int | None:
    """Index of the gap that is clearly the widest."""
    if len(gaps) < 2:
        return None
    second, first = sorted(gaps)[-2:]
    if first < _CLEAR * max(second, 0.0) or first < second + _MORE * height:
        return None
    return list(gaps).index(first)


def _beyond(anchor: Anchor, anchors: Sequence[Anchor], free: Band, *, above: bool) -> _Edge:
    """The rows above the first stamp of a column or below the last one, as far as a card may reach."""
    box = anchor.stamp
    reach = _ROWS * _REACH * anchor.line.box.height
    others = [a.stamp for a in anchors if a is not anchor and _is_of_card(a.stamp, anchor)]
    if above:
        bound = max([o.y1 for o in others if o.y1 <= box.y0] + [box.y0 - reach])
        held = free.within(bound, box.y0)
    else:
        bound = min([o.y0 for o in others if o.y0 >= box.y1] + [box.y1 + reach])
        held = free.within(box.y1, bound)
    rows = _rows([o for o in held if _is_of_card(o.box, anchor) and not o.box.same_row(box)])
    rows = rows[-_ROWS:] if above else rows[:_ROWS]
    if not rows:
        return _Edge((), 0.0, not above)
    near = Box.around(line.box for line in rows[-1 if above else 0])
    return _Edge(rows, box.y0 - near.y1 if above else near.y0 - box.y1, not above)


def _rows(lines: Sequence[Line]) -> _Rows:
    return tuple(tuple(row) for row in rows_of(lines))


def _is_of_card(box: Box, *anchors: Anchor) -> bool:
    """Whether a text stands over or under a stamp, not in another column of the page."""
    return any(
        box.overlap_x(a.stamp) > 0 or 0 <= box.x0 - a.stamp.x0 < _INDENT * a.line.box.height
        for a in anchors
    )
