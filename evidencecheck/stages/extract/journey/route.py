"""Where a parcel goes, as the head of a Chinese carrier's page tells it: in fields, or as 广州市 → 成都市."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Line
from evidencecheck.model.values import Text
from evidencecheck.stages.extract.journey.statuses import status_of
from evidencecheck.stages.extract.layout import rows_of
from evidencecheck.stages.extract.party.addresses import country_of
from evidencecheck.stages.extract.party.receiver_form import destination_in_fields
from evidencecheck.stages.extract.source import Source

_CITY = re.compile(r"[\u3400-\u9fff]{2,7}(?:市|自治州|地区)")
_ARROW = re.compile(r"\W*[→➔➜➝⟶⇒>]\W*|-+>")
_DRAWN = re.compile(rf"({_CITY.pattern})\s*(?:{_ARROW.pattern})\s*(?P<to>{_CITY.pattern})")
_FROM = re.compile(
    r"(?:寄件|寄出|寄货|发件|发货|始发|出发|起始|揽收)(?:人)?(?:所在)?(?:城市|地区|地|站|市)|寄件|始发"
)
_TO = re.compile(
    r"(?:收件|收货|目的|到达|送达|派送|终点)(?:人)?(?:所在)?(?:城市|地区|地|站|市)|收件|目的|送达"
)
_TOWN = re.compile(r"[\u3400-\u9fff]{2,9}")
_CAPTION = 1.6
"""In line heights: how far from its caption a city may stand."""
_NEAR = 2.0
"""In line heights: how far above or below the cities the arrow between them may stand."""


def route_end(source: Source) -> Iterator[Fact]:
    """The postcode and country in fields of their own; else the second of two cities with an arrow between,
    or the one with its caption: 收件城市.

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
        captioned = _captioned(layout.page.lines)
        if captioned is not None:
            reading = source.reading(layout.page, captioned, 0, len(captioned.text))
            yield Fact(FactName.DESTINATION, Text(captioned.text.strip()), reading)
            return


def _captioned(lines: Sequence[Line]) -> Line | None:
    """The city above or below its caption, where the one that the parcel comes from has such a caption, too."""
    ends = [line for line in lines if _TO.fullmatch(line.text.strip(" :："))]
    starts = [line for line in lines if _FROM.fullmatch(line.text.strip(" :："))]
    pairs = [(a, b) for a in starts for b in ends if a.box.same_row(b.box)]
    if len(pairs) != 1:
        return None
    for side in (-1, 1):
        start, end = (_at(lines, caption, side) for caption in pairs[0])
        if start is not None and end is not None and start is not end:
            return end
    return None


def _at(lines: Sequence[Line], caption: Line, side: int) -> Line | None:
    """The town over (`side` -1) or under (1) the middle of its caption."""
    box = caption.box
    near = [
        line
        for line in lines
        if abs(line.box.center_x - box.center_x) <= 1.5 * box.height
        and 0 < side * (line.box.center_y - box.center_y) <= 2 * _CAPTION * box.height
        and not line.box.same_row(box)
    ]
    nearest = min(near, key=lambda line: abs(line.box.center_y - box.center_y), default=None)
    if nearest is None or not _TOWN.fullmatch(nearest.text.strip()):
        return None
    return None if status_of(nearest.text) or country_of(nearest.text) else nearest


def _is_joined(lines: Sequence[Line], start: Line, end: Line) -> bool:
    reach = _NEAR * max(start.box.height, end.box.height)
    return any(
        _ARROW.fullmatch(line.text.strip())
        and start.box.x1 <= line.box.center_x <= end.box.x0
        and abs(line.box.center_y - start.box.center_y) <= reach
        for line in lines
    )
