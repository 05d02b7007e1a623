"""Who ships to whom: the block of text under a label, first line the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName, Reading
from evidencecheck.model.page import Line
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.fold import is_cjk
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.lexicon import Label
from evidencecheck.stages.extract.source import Source

_MAX_LINES = 6
_LINE_GAP = 1.1
"""Blank space between two lines of one address, in line heights, at most."""
_LETTERS = re.compile(r"[^\W\d_]")


def party_facts(source: Source, kind: Kind | None = None) -> Iterator[Fact]:
    """Ship-to address, recipient, buyer and supplier as printed.

    A label in running text ("Delivered to sorting facility", "Deliver to Maria") introduces nobody:
    it must carry a mark or stand alone, except on a shipping label ("TO JAMES WHITFIELD").
    """
    for field, name in (
        ("ship_to", FactName.SHIP_TO),
        ("bill_to", FactName.BUYER),
        ("seller", FactName.SUPPLIER),
    ):
        for layout, label in source.labels(field):
            block = _block(source, layout, label) if _introduces(layout, label, kind) else []
            if not block:
                continue
            first = block[0]
            if name is FactName.SHIP_TO:
                yield Fact(FactName.RECIPIENT, Text(first.raw), first, label=label.text)
                whole = ", ".join(part.raw for part in block)
                yield Fact(name, Text(whole), first, label=label.text)
            else:
                yield Fact(name, Text(first.raw), first, label=label.text)
            break


def _introduces(layout: Layout, label: Label, kind: Kind | None) -> bool:
    """Whether the label stands before its value and is no part of a sentence."""
    apart = is_cjk(label.text[-1]) and label.line.text[label.end : label.end + 1].isspace()
    alone = layout.rest(label) is None
    return label.marked or apart or alone or kind is Kind.SHIPPING_LABEL


def _block(source: Source, layout: Layout, label: Label) -> list[Reading]:
    """The rest of the label's line, then the lines below as long as they stand close together."""
    page = layout.page
    readings = []
    rest = layout.rest(label)
    if rest is not None and _LETTERS.search(rest.text):
        readings.append(source.reading_of(page, rest))
    elif right := [c for c in layout.right(label) if _LETTERS.search(c.text)]:
        readings.append(source.reading_of(page, right[0]))
    anchor = readings[0].box if readings and readings[0].box else label.line.box
    edge = label.line.box if rest is not None else anchor
    bottom = label.line.box.y1
    for line in sorted(page.lines, key=lambda line: line.box.y0):
        if (
            len(readings) >= _MAX_LINES
            or line is label.line
            or line.box.y0 < bottom - 0.5 * edge.height
        ):
            continue
        if min(abs(line.box.x0 - edge.x0), abs(line.box.x0 - anchor.x0)) > 1.5 * edge.height:
            continue
        if line.box.y0 - bottom > _LINE_GAP * max(edge.height, line.box.height) or _is_labelled(
            layout, line
        ):
            break
        readings.append(source.reading(page, line, 0, len(line.text)))
        bottom = line.box.y1
    return readings


def _is_labelled(layout: Layout, line: Line) -> bool:
    return any(label.leads for label in layout.of(line))
