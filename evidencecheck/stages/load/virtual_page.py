"""Text without a picture, laid out on a page: rows stay rows and columns stay columns.

The extractors tell what belongs together by where it stands, so files that have cells but no
coordinates (tables, mails, web pages) get some here: the same for the same content, on a page whose
size is stated. A character is as wide as half its line is high, a CJK one as wide as high.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Channel, Line, Word, line_of
from evidencecheck.stages.load.loaded import TextPage

HEIGHT = 20.0
"""Pixels of a line's box."""
PITCH = 26.0
"""From line to line: less than the row distance at which a value is no longer below its label."""
LONGEST_WORD = 500
"""Characters; Chinese prose has no spaces, and a paragraph of it fewer."""
CHARACTER = 10.0
"""Pixels of a narrow character; a wide one has two."""
MARGIN = 20.0
COLUMN_GAP = 40.0
"""Between cells: no word gap is that wide."""
_KEPT_CELL = re.compile(r"\S+(?: {1,2}\S+)*")
LINES = 300
"""Of one page, four sheets of paper: the extractors compare the lines of a page with each other, which
takes half a second for so many, and ten times that for a thousand."""
WRAP = 110
"""Narrow characters of a line of prose, 60 to 100 on paper; nothing is broken but at white space."""


@dataclass(frozen=True, slots=True)
class Text:
    """Prose. A line feed ends a line."""

    text: str
    scale: float = 1.0
    """Its height as a share of `HEIGHT`: a heading has more than 1."""
    kept: bool = False
    """Three spaces or a tab part cells, and each cell stands where its characters do."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty line: what stands below it is another matter."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A stack of blocks in a table."""

    blocks: tuple[Block, ...]
    span: int = 1
    """Columns that it takes."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; they may be of different length."""

    rows: tuple[tuple[Cell, ...], ...]
    first: float = 0.0
    """Pixels that its first column has at least: rows of several tables stand in the same columns."""


Block = Text | Gap | Table


@dataclass(frozen=True, slots=True)
class _Placed:
    """Lines relative to the corner of what holds them, and the room that they take."""

    lines: tuple[Line, ...]
    width: float
    height: float


def table_of(rows: Iterable[Sequence[str]], first: float = 0.0) -> Table:
    """A table whose cells are plain strings."""
    return Table(
        tuple(tuple(Cell((Text(cell),) if cell else ()) for cell in row) for row in rows), first
    )


def text_page(number: int, blocks: Sequence[Block], channel: Channel) -> TextPage:
    """`blocks` from top to bottom on one page, wide and high enough for them."""
    placed = _stack(blocks, channel)
    lines = tuple(_moved(line, MARGIN, MARGIN) for line in placed.lines)
    width, height = (round(side + 2 * MARGIN) for side in (placed.width, placed.height))
    return TextPage(number, width, height, lines)


def text_pages(blocks: Sequence[Block], channel: Channel) -> tuple[TextPage, ...]:
    """`blocks` on as many pages as they need: one, if they have `LINES` lines or fewer. A page ends
    where the free space between two rows is widest.
    """
    whole = text_page(1, blocks, channel)
    if len(whole.lines) <= LINES:
        return (whole,)
    rows = sorted(whole.lines, key=lambda line: line.box.y0)
    pages: list[TextPage] = []
    while rows:
        end = _page_end(rows)
        top = rows[0].box.y0 - MARGIN
        height = round(max(line.box.y1 for line in rows[:end]) - top + MARGIN)
        lines = tuple(_moved(line, 0, -top) for line in rows[:end])
        pages.append(TextPage(len(pages) + 1, whole.width, height, lines))
        rows = rows[end:]
    return tuple(pages)


def _page_end(rows: Sequence[Line]) -> int:
    """How many of `rows` (from the top down) the next page takes."""
    if len(rows) <= LINES:
        return len(rows)
    ends = range(LINES * 3 // 4, LINES + 1)
    bottoms = list(itertools.accumulate((line.box.y1 for line in rows[:LINES]), max))
    return max(ends, key=lambda end: (rows[end].box.y0 - bottoms[end - 1], end))


def width_of(text: str) -> float:
    """Pixels of `text` in a line of `HEIGHT`."""
    if text.isascii():
        return len(text) * CHARACTER
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return (len(text) + wide) * CHARACTER


def _stack(blocks: Sequence[Block], channel: Channel) -> _Placed:
    lines: list[Line] = []
    width = y = 0.0
    for block in blocks:
        if isinstance(block, Gap):
            y += PITCH
            continue
        placed = _text(block, channel) if isinstance(block, Text) else _table(block, channel)
        lines += (_moved(line, 0, y) for line in placed.lines)
        width = max(width, placed.width)
        y += placed.height
    return _Placed(tuple(lines), width, y)


def _text(block: Text, channel: Channel) -> _Placed:
    scale = block.scale
    lines = []
    y = 0.0
    for text in block.text.splitlines():
        cells = _cells(text) if block.kept else []
        if len(cells) < 2:
            cells = []
            for words in _wrapped(text):
                lines.append(_line(words, 0.0, y, scale, channel))
                y += PITCH * scale
        lines += (_line(words, x * scale, y, scale, channel) for x, words in cells)
        y += PITCH * scale if cells else 0.0
    width = max((line.box.x1 for line in lines), default=0.0)
    return _Placed(tuple(lines), width, y)


def _cells(text: str) -> list[tuple[float, list[str]]]:
    """The cells of a line that is aligned with spaces, and where each begins."""
    line = text.expandtabs()
    return [(width_of(line[: m.start()]), m[0].split()) for m in _KEPT_CELL.finditer(line)]


def _wrapped(line: str) -> Iterable[list[str]]:
    """The words of each line that `line` is broken into; none if it is empty."""
    row: list[str] = []
    used = 0.0
    for word in _pieces(line.split()):
        width = width_of(word) + CHARACTER
        if row and used + width > WRAP * CHARACTER:
            yield row
            row, used = [], 0.0
        row.append(word)
        used += width
    if row:
        yield row


def _pieces(words: Iterable[str]) -> Iterator[str]:
    """`words`, those longer than any cut: every search in a line shall end soon."""
    for word in words:
        for start in range(0, len(word), LONGEST_WORD):
            yield word[start : start + LONGEST_WORD]


def _line(texts: Sequence[str], x: float, y: float, scale: float, channel: Channel) -> Line:
    words = []
    for text in texts:
        width = width_of(text) * scale
        words.append(Word(text, Box(x, y, x + width, y + HEIGHT * scale), 1.0))
        x += width + CHARACTER * scale
    return line_of(words, channel)


def _table(table: Table, channel: Channel) -> _Placed:
    """Columns as wide as their widest cell of one column; a cell over several may stick out, and
    moves those right of it.
    """
    rows = [[(cell.span, _stack(cell.blocks, channel)) for cell in row] for row in table.rows]
    lefts = _column_edges(rows, table.first)
    lines: list[Line] = []
    y = right = 0.0
    for row in rows:
        column, free = 0, 0.0
        for span, cell in row:
            if cell.lines:
                x = max(lefts[column], free)
                lines += (_moved(line, x, y) for line in cell.lines)
                right = max(right, x + cell.width)
                free = x + cell.width + COLUMN_GAP
            column += span
        y += max((cell.height for _, cell in row), default=0.0)
    return _Placed(tuple(lines), right, y)


def _column_edges(rows: Sequence[Sequence[tuple[int, _Placed]]], first: float) -> list[float]:
    """Where each column begins, and where one after the last would."""
    widths = [0.0] * max((sum(span for span, _ in row) for row in rows), default=0)
    widths[:1] = [first] if widths else []
    for row in rows:
        column = 0
        for span, cell in row:
            if span == 1:
                widths[column] = max(widths[column], cell.width)
            column += span
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + (width + COLUMN_GAP if width else 0.0))
    return edges


def _moved(line: Line, dx: float, dy: float) -> Line:
    words = tuple(
        Word(w.text, Box(w.box.x0 + dx, w.box.y0 + dy, w.box.x1 + dx, w.box.y1 + dy), w.confidence)
        for w in line.words
    )
    return replace(line, words=words)
