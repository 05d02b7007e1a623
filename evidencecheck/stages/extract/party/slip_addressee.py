"""To whom a Japanese delivery note goes that labels nobody: postcode, address and a name with 様 below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Line
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.party.addresses import place_of
from evidencecheck.stages.extract.party.party_names import name_below
from evidencecheck.stages.extract.source import Source

_POSTCODE = re.compile(r"\s*〒\s?\d{3}-\d{4}(?!\d)")
_MOST_LINES = 6
_PITCH = 2.4
"""In line heights: how far apart the lines of the address are, at most."""


def slip_addressee(source: Source) -> Iterator[Fact]:
    """Recipient, address and destination of the first such block of the first page."""
    if not source.layouts or any(source.labels("ship_to")):
        return
    layout = source.layouts[0]
    for head in layout.page.lines:
        block = list(_block(layout, head)) if _POSTCODE.match(head.text) else []
        name = name_below([line.text for line in block], of_sender=False)
        if not name:
            continue
        readings = [source.reading(layout.page, line, 0, len(line.text)) for line in block]
        titled = next((r for r in readings if name in r.raw), readings[-1])
        yield Fact(FactName.RECIPIENT, Text(name), titled)
        yield Fact(FactName.SHIP_TO, Text(", ".join(r.raw for r in readings)), readings[0])
        place = place_of("\n".join(r.raw for r in readings))
        if place is not None and place.tells:
            yield Fact(FactName.DESTINATION, Text(str(place)), readings[0])
        return


def _block(layout: Layout, head: Line) -> Iterator[Line]:
    """The lines from `head` down that are flush left with it, to the one with the title."""
    last, count = head, 1
    yield head
    for line in sorted(layout.page.lines, key=lambda line: line.box.center_y):
        apart = line.box.center_y - last.box.center_y
        flush = abs(line.box.x0 - head.box.x0) < head.box.height
        if line is head or apart <= 0 or not flush:
            continue
        if apart > _PITCH * max(head.box.height, last.box.height) or count >= _MOST_LINES:
            return
        yield line
        last, count = line, count + 1
        if line.text.rstrip().endswith(("様", "殿", "御中")):
            return
