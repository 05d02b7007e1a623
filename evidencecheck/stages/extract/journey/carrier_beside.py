"""The carrier whose name stands right before a number, in its line or in the one above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencecheck.model.page import Line
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.journey.carriers import carriers_in
from evidencecheck.stages.extract.layout import Cell, Layout


def carrier_above(layout: Layout, line: Line) -> str:
    """The one carrier whose service is the line right above: ``via Canada Post Expedited Parcel``."""
    above = [
        other
        for other in layout.page.lines
        if -0.5 * line.box.height < line.box.y0 - other.box.y1 < line.box.height
        and abs(other.box.x0 - line.box.x0) < line.box.height
        and other is not line
    ]
    named = carriers_in(above[0].text) if len(above) == 1 else ()
    told = len(above) == 1 and _SENT_BY.match(fold(above[0].text).text)
    return named[0] if len(named) == 1 and told else ""


_SENT_BY = re.compile(
    r"\W*(?:\w+ )?(?:via|with|by|per|mit|durch|par|avec|por|con|tramite|met|com)\s(?:\S+\s*){1,5}$"
)
_BEFORE = re.compile(r"([^\d|;,:]{2,40}?)[\s:#(（]*$")


def carrier_before(text: str) -> str:
    """The one carrier whose name is all that stands right before a number; "" if there is none."""
    match = _BEFORE.search(text)
    named = carriers_in(match[1]) if match else ()
    words = len(match[1].split()) if match else 0
    return named[0] if len(named) == 1 and words <= _NAME_WORDS else ""


_NAME_WORDS = 3


def under_carriers(layout: Layout, cells: Sequence[Cell]) -> Iterator[Cell]:
    """The line right below each of `cells` with nothing but a carrier's name: ``FedEx`` over its number."""
    for cell in cells:
        if len(cell.text.split()) > _NAME_WORDS or len(carriers_in(cell.text)) != 1:
            continue
        box = cell.line.box
        below = [
            line
            for line in layout.page.lines
            if -0.5 * box.height < line.box.y0 - box.y1 < 0.6 * box.height
            and abs(line.box.x0 - box.x0) < 0.5 * box.height
            and line is not cell.line
        ]
        if len(below) == 1 and any(map(str.isdigit, below[0].text)):
            yield Cell(below[0], 0, len(below[0].text))
