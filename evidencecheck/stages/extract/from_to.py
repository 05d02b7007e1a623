"""``De`` and ``Para`` above two columns of an invoice, ``TO:`` before its buyer.

Also ``SHIP / TO:`` in two lines of a shipping label. Prepositions are too short to be labels anywhere: on
an invoice, each counts as one half of a pair, or with its colon where nothing else introduces the buyer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout, rows_of
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.source import Source

_PAIRS = frozenset(
    {("de", "para"), ("de", "a"), ("da", "a"), ("von", "an"), ("from", "to"), ("van", "aan")}
)
_FIELDS = ("seller", "bill_to")


_ADDRESSEE = re.compile(r"(?![おご各])(?P<name>[^\W\d_][^:：\d]{1,28}?)[\s　]*(?:様|殿|御中)")
"""A line of a Japanese bill that is the name of its addressee with his title, and nothing else."""


def addressee(source: Source) -> tuple[Layout, Line, re.Match[str]] | None:
    """Whom a Japanese bill addresses: the first line of its first page that is a name with its title."""
    layout = source.layouts[0]
    for line in layout.page.lines:
        match = _ADDRESSEE.fullmatch(line.text.strip())
        if match is not None:
            return layout, line, match
    return None


def headings(source: Source, field: str) -> Iterator[tuple[Layout, Label]]:
    """What introduces the ``seller`` or the buyer (``bill_to``) of an invoice; nothing for other fields."""
    if field not in _FIELDS:
        return
    side = _FIELDS.index(field)
    for layout in source.layouts:
        for row in rows_of(layout.page.lines):
            for pair in pairwise(row):
                if tuple(fold(line.text).text.strip(" :") for line in pair) in _PAIRS:
                    line = pair[side]
                    end = len(line.text.rstrip(" :："))
                    yield (
                        layout,
                        Label(frozenset({field}), line, 0, end, leads=True, marked=True),
                    )
    if field == "bill_to" and not any(source.labels("bill_to")):
        for layout, label in source.labels("ship_to"):
            if label.leads and label.marked and fold(label.text).text == "to":
                yield layout, label


def has_to(layout: Layout, ship: Line) -> bool:
    """Whether the line is the upper half of ``SHIP / TO:``, beside the address."""
    box = ship.box
    return any(
        line.text.strip().casefold() in {"to", "to:"}
        and 0 <= line.box.center_y - box.center_y <= 2 * box.height
        and line.box.overlap_x(box) > 0
        for line in layout.page.lines
    )


def is_set_under(line: Line, head: Line) -> bool:
    """Whether `line` goes on with the block that `head` begins: flush left and close below it."""
    flush = abs(line.box.x0 - head.box.x0) < head.box.height
    return flush and -head.box.height < line.box.y0 - head.box.y1 < 2 * head.box.height
