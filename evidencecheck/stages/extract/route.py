"""Where a parcel goes, as the head of a Chinese carrier's page tells it: in fields, or as 广州市 → 成都市."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Line
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.layout import rows_of
from evidencecheck.stages.extract.receiver_form import destination_in_fields
from evidencecheck.stages.extract.source import Source

_CITY = re.compile(r"[\u3400-\u9fff]{2,7}(?:市|自治州|地区)")
_ARROW = re.compile(r"\W*[→➔➜➝⟶⇒>]\W*|-+>")
_DRAWN = re.compile(rf"({_CITY.pattern})\s*(?:{_ARROW.pattern})\s*(?P<to>{_CITY.pattern})")
_NEAR = 2.0
"""In line heights: how far above or below the cities the arrow between them may stand."""


def route_end(source: Source) -> Iterator[Fact]:
    """The postcode and country in fields of their own; else the second of two cities with an arrow between.

    The city without its country, as a city that is part of another one proves no difference.
    """
    for layout in source.layouts:
        told = destination_in_fields(layout)
        if told is not None:
            place, cell = told
            yield Fact(FactName.DESTINATION, Text(str(place)), source.reading_of(layout.page, cell))
            return
        for line in layout.page.lines:
            match = _DRAWN.fullmatch(line.text.strip())
            if match is not None:
                reading = source.reading(layout.page, line, 0, len(line.text))
                yield Fact(FactName.DESTINATION, Text(match["to"]), reading)
                return
        for row in rows_of(layout.page.lines):
            cities = [line for line in row if _CITY.fullmatch(line.text.strip())]
            if len(cities) == 2 and _is_joined(layout.page.lines, *cities):
                to = cities[1]
                reading = source.reading(layout.page, to, 0, len(to.text))
                yield Fact(FactName.DESTINATION, Text(to.text.strip()), reading)
                return


def _is_joined(lines: Sequence[Line], start: Line, end: Line) -> bool:
    reach = _NEAR * max(start.box.height, end.box.height)
    return any(
        _ARROW.fullmatch(line.text.strip())
        and start.box.x1 <= line.box.center_x <= end.box.x0
        and abs(line.box.center_y - start.box.center_y) <= reach
        for line in lines
    )
