"""Numbers that have no format of their own: what stands behind their label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidencecheck.stages.extract.dates import date_tokens
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.lexicon import Label

_COLUMN_GAP = 8.0
"""In line heights: how far apart the rows of a table of goods may stand."""


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of a line behind a label."""

    layout: Layout
    label: Label
    cell: Cell
    text: str
    """Folded, in upper case."""


def tokens_behind(
    layout: Layout, pattern: re.Pattern[str], *fields: str, column: bool = False
) -> Iterator[Token]:
    """The first match of `pattern` in the likeliest cell of each label of `fields`.

    With `column`, a label that heads a column of a table also has the matches below it, where a
    match is the whole cell.
    """
    for label in layout.all_labels(*fields):
        found = next(
            (t for cell in layout.values(label) if (t := token_in(layout, label, cell, pattern))),
            None,
        )
        if found is not None:
            yield found
        if column and layout.rest(label) is None:
            taken = found.cell.line if found else None
            yield from (
                token for token in _column(layout, label, pattern) if token.cell.line is not taken
            )


def token_in(layout: Layout, label: Label, cell: Cell, pattern: re.Pattern[str]) -> Token | None:
    """The match with which `cell` begins; None where it holds something else, or a date."""
    folded = fold(cell.text, lower=False)
    lead = len(folded.text) - len(folded.text.lstrip(" :#.-"))
    match = pattern.match(folded.text, lead)
    if not match or _is_date(match[0]):
        return None
    start, end = folded.span(match.start(), match.end())
    part = Cell(cell.line, cell.start + start, cell.start + end)
    return Token(layout, label, part, match[0].upper())


def _column(layout: Layout, label: Label, pattern: re.Pattern[str]) -> Iterator[Token]:
    head = label.line.box_of(label.start, label.end)
    bottom = head.y1
    below = [
        line
        for line in layout.page.lines
        if line.box.y0 >= head.y1 - 0.4 * head.height
        and (abs(line.box.x0 - head.x0) < 1.5 * head.height or line.box.overlap_x(head) > 0)
    ]
    for line in sorted(below, key=lambda line: line.box.y0):
        if line.box.y0 - bottom > _COLUMN_GAP * head.height:
            return
        token = token_in(layout, label, Cell(line, 0, len(line.text)), pattern)
        if token and token.cell.end == len(line.text.rstrip()):
            yield token
            bottom = line.box.y1


def _is_date(text: str) -> bool:
    return any(t.start == 0 and t.end == len(text) for t in date_tokens(text))
