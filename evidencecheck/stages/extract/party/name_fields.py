"""The recipient's name where the form has a field of its own for it, beside that of a whole address.

``Name`` over ``Thaddeus Greenlaw`` and, in the next column, ``Shipping address`` over street and town.
"""

from __future__ import annotations

import re

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Cell, Layout
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.party.form_words import WORDS
from evidencecheck.stages.extract.party.party_names import name_in

_NAME = re.compile(
    rf"(?:(?:customer|buyer|contact|client)(?:'s)? name|(?:kunden|kaufer)name|nom du client|nombre del cliente"
    rf"|nome (?:del )?cliente|{WORDS['name']}|{WORDS['own_name']})\s*[:：]?",
    re.IGNORECASE,
)
_PITCH = 2.2
"""In line heights: how far apart the fields of one form stand, one below the other, at most."""


def name_beside(layout: Layout, label: Label, first: Box | None) -> Cell | None:
    """The name in the only field for one that stands in the row of `label`, or next to it in its column.

    `first`: the box of the first line of the address, whose place below or beside its label is that of the
    name, too.
    """
    if first is None:
        return None
    own = label.line.box
    over = not first.same_row(own)
    found = []
    for line in layout.page.lines:
        if line is label.line or not _NAME.fullmatch(fold(line.text).text.strip()):
            continue
        beside = line.box.same_row(own)
        flush = abs(line.box.x0 - own.x0) < own.height
        apart = min(abs(line.box.y0 - own.y1), abs(own.y0 - line.box.y1))
        if beside if over else flush and apart < _PITCH * own.height:
            found.append(line)
    if len(found) != 1:
        return None
    value = _under(layout, found[0]) if over else _right(layout, found[0])
    return Cell(value, 0, len(value.text)) if value is not None and name_in(value.text) else None


def _under(layout: Layout, caption: Line) -> Line | None:
    box = caption.box
    under = [
        line
        for line in layout.page.lines
        if -0.4 * box.height <= line.box.y0 - box.y1 < box.height
        and abs(line.box.x0 - box.x0) < box.height
    ]
    return min(under, key=lambda line: line.box.y0, default=None)


def _right(layout: Layout, caption: Line) -> Line | None:
    right = [
        line
        for line in layout.page.lines
        if line.box.same_row(caption.box) and line.box.x0 >= caption.box.x1
    ]
    return min(right, key=lambda line: line.box.x0, default=None)
