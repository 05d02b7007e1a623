"""The history of a shipment: events with date, status and place, from lists, tables and cards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import pairwise

from evidencecheck.model.fact import Fact, FactName, TrackingEvent
from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line, Page
from evidencecheck.model.values import Day, Status
from evidencecheck.stages.extract.dates import (
    DateToken,
    Order,
    date_tokens,
    order_of,
    partial_dates,
    time_of,
)
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.source import Source
from evidencecheck.stages.extract.statuses import status_of
from evidencecheck.stages.extract.tracking_numbers import tracking_numbers

_WRAP = 0.8
"""Line heights between a line and the one that it wraps into, at most."""
_JOURNEY = 60
"""Days that a parcel is on its way, at most, for its dates to tell the order of day and month …"""
_MONTH = 20
"""… and days by which the other order must be the longer one, beside being twice as long."""
_NO_YEAR = date(4, 1, 1)
"""Stands for the year of a page that names none: its events can be ordered, not dated."""
_MAX_BELOW = 4
"""Lines that may follow a date before its event is told."""
_TIME_ONLY = re.compile(
    r"\s*(?:上午|下午|午前|午後)?\s*\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?\s?m\.?)?\s*", re.I
)
_YEAR = re.compile(r"(?<!\d)(20[2-4]\d)(?=年|\s*$|\s(?!\d))")
_HEADLINE = 1.25
"""A status headline is at least this much taller than the page's middling line."""
# Labels whose date is no event of the parcel, or is its own fact.
_NO_EVENT = (
    "other_date", "order_date", "invoice_date", "ship_date", "claim_date", "date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A line that dates an event."""

    line: Line
    day: date | None
    at: time | None
    rest: str
    """Its text without date and time."""


def tracking_events(source: Source) -> tuple[TrackingEvent, ...]:
    """All dated events that tell a status, oldest first; of several parcels on a page, each for itself."""
    source = _ordered(source)
    numbers = [f for f in tracking_numbers(source) if f.decided and f.reading.box]
    several = len({str(f.value) for f in numbers}) > 1
    by_parcel: dict[str, list[TrackingEvent]] = {}
    for layout in source.layouts:
        for event in _events(source, layout):
            parcel = _parcel_of(event, numbers) if several else ""
            by_parcel.setdefault(parcel, []).append(replace(event, parcel=parcel))
    ordered = (event for events in by_parcel.values() for event in _oldest_first(events))
    return tuple(
        replace(event, day=None) if event.day and event.day.year == _NO_YEAR.year else event
        for event in ordered
    )


def _ordered(source: Source) -> Source:
    """`source` with the order of day and month that the history itself tells, where no single date does:
    a page in the way of one country may be about the parcels of another.

    Stops of one journey are days apart; read the wrong way round, already two of them are months apart.
    """
    if order_of(line.text for _, line in source.lines()) is not None:
        return source
    spans = {}
    for order in Order:
        days = {t.day.on for _, line in source.lines() for t in date_tokens(line.text, order)}
        spans[order] = (max(days) - min(days)).days if days else 0
    near, far = sorted(spans, key=lambda order: spans[order])
    is_told = spans[near] <= _JOURNEY and spans[far] > 2 * spans[near] + _MONTH
    return replace(source, order=near) if is_told else source


def _parcel_of(event: TrackingEvent, numbers: Sequence[Fact]) -> str:
    """The number that stands last above the event, on its page or an earlier one."""
    place = (event.reading.page or 0, event.reading.box.y0 if event.reading.box else 0.0)
    above = [
        f for f in numbers if f.reading.box and (f.reading.page or 0, f.reading.box.y0) <= place
    ]
    return str(above[-1].value) if above else ""


def event_facts(source: Source, events: Sequence[TrackingEvent]) -> Iterator[Fact]:
    """First and last carrier scan, delivery, and where the parcel stands."""
    if len({e.parcel for e in events}) > 1:
        return  # each parcel has a story of its own
    accepted = next(
        (i for i, e in enumerate(events) if e.status and e.status.is_carrier_scan), None
    )
    # From the first scan on every dated row is one, also where its words are unknown.
    scans = (
        []
        if accepted is None
        else [e for e in events[accepted:] if e.status is None or e.status.is_carrier_scan]
    )
    dated = [e for e in scans if e.day is not None]
    if dated:
        yield from _dated(FactName.FIRST_SCAN_DATE, dated[0])
        yield from _dated(FactName.LAST_SCAN_DATE, dated[-1])
    told = [e for e in events if e.status is not None]
    if told:
        last = told[-1]
        if last.status is Status.DELIVERED:
            yield from _dated(FactName.DELIVERY_DATE, last)
        if last.status is not None:
            yield Fact(FactName.TRACKING_STATUS, last.status, last.reading, role="last event")
        return
    yield from _labelled_status(source)


def _labelled_status(source: Source) -> Iterator[Fact]:
    for layout, label in source.labels("status"):
        for cell in layout.values(label):
            status = status_of(cell.text)
            if status is not None:
                reading = source.reading_of(layout.page, cell)
                yield Fact(FactName.TRACKING_STATUS, status, reading, label=label.text)
                return
    for layout in source.layouts:
        for line in _headlines(layout.page):
            status = status_of(line.text)
            if status is not None:
                reading = source.reading(layout.page, line, 0, len(line.text))
                yield Fact(FactName.TRACKING_STATUS, status, reading, role="headline")
                return


def _headlines(page: Page) -> list[Line]:
    heights = sorted(line.box.height for line in page.lines)
    if not heights:
        return []
    middling = heights[len(heights) // 2]
    return [line for line in page.lines if line.box.height >= _HEADLINE * middling]


def _dated(name: FactName, event: TrackingEvent) -> Iterator[Fact]:
    if event.day is not None:
        yield Fact(name, Day(event.day), event.reading)


def _events(source: Source, layout: Layout) -> list[TrackingEvent]:
    anchors = _anchors(source, layout)
    if not anchors:
        return []
    page = layout.page
    anchor_lines = [a.line for a in anchors]
    row_texts = [_row_text(layout, a) for a in anchors]
    told_in_row = sum(status_of(text) is not None for text in row_texts)
    before = _texts_between(page, anchor_lines, above=True)
    after = _texts_between(page, anchor_lines, above=False)
    told_before = sum(status_of(t) is not None for t in before)
    told_after = sum(status_of(t) is not None for t in after)
    beside = after if told_after >= told_before else before
    events = []
    for anchor, row, near in zip(anchors, row_texts, beside, strict=True):
        text = f"{row} {_wrapped(layout, anchor, anchor_lines)}".strip()
        status = status_of(text)
        if status is None and 2 * told_in_row <= len(anchors):
            status, text = status_of(near), f"{row} {near}".strip()
        in_history = 2 * told_in_row > len(anchors) and anchor.at is not None
        if status is None and not (in_history and any(map(str.isalpha, row))):
            continue
        reading = source.reading(page, anchor.line, 0, len(anchor.line.text))
        events.append(TrackingEvent(anchor.day, anchor.at, status, text, reading))
    return events


def _anchors(source: Source, layout: Layout) -> list[_Anchor]:
    years = _years(source)
    lines = [line for line in layout.page.lines if not _is_labelled_otherwise(layout, line)]
    dated = {id(line): found for line in lines if (found := _date_of(line.text, source, years))}
    clocks = [line for line in lines if id(line) not in dated and _TIME_ONLY.match(line.text)]
    anchors: list[_Anchor] = []
    current: date | None = None
    for line in sorted(lines, key=lambda line: (line.box.center_y, line.box.x0)):
        if id(line) in dated:
            current, start, end = dated[id(line)]
            rest = line.text[:start] + " " + line.text[end:]
            at = time_of(line.text[end:]) or time_of(line.text[:start])
            beside = [c for c in clocks if c.box.same_row(line.box)]
            if at is None and beside:
                at = time_of(min(beside, key=lambda c: abs(c.box.x0 - line.box.x1)).text)
            anchors.append(_Anchor(line, current, at, rest))
        elif line in clocks and not any(
            other.box.same_row(line.box) for other in lines if id(other) in dated
        ):
            rest = _TIME_ONLY.sub(" ", line.text, count=1)
            anchors.append(_Anchor(line, current, time_of(line.text), rest))
    return _without_day_headings(anchors)


def _years(source: Source) -> list[date]:
    """Days in the years that the document names, in dates or else by themselves: 2026年3月."""
    lines = [line.text for _, line in source.lines()]
    dated = [t.day.on for text in lines for t in date_tokens(text, source.order)]
    named = [date(int(m[1]), 1, 1) for text in lines for m in _YEAR.finditer(text)]
    return dated or named or [_NO_YEAR]


def _without_day_headings(anchors: list[_Anchor]) -> list[_Anchor]:
    """Drop a bare date that only heads the timed rows below it."""
    kept = []
    followers: list[_Anchor | None] = [*anchors[1:], None]
    for anchor, following in zip(anchors, followers, strict=False):
        heads = (
            following is not None
            and anchor.at is None
            and following.at is not None
            and following.day == anchor.day
            and following.rest.strip() != ""
            and status_of(anchor.rest) is None
            and _date_free(following)
        )
        if not heads:
            kept.append(anchor)
    return kept


def _date_free(anchor: _Anchor) -> bool:
    return not date_tokens(anchor.line.text) and not partial_dates(anchor.line.text)


def _date_of(text: str, source: Source, years: Sequence[date]) -> tuple[date, int, int] | None:
    full: tuple[DateToken, ...] = date_tokens(text, source.order)
    if full:
        return full[0].day.on, full[0].start, full[0].end
    partial = partial_dates(text)
    if not partial:
        return None
    part = partial[0]
    candidates = []
    for year in sorted({d.year for d in years}):
        try:
            candidates.append(date(year, part.month, part.day))
        except ValueError:  # 29 February of another year
            continue
    if not candidates:
        return None
    if len(candidates) > 1:
        candidates.sort(key=lambda c: min(abs((c - known).days) for known in years))
    return candidates[0], part.start, part.end


def _is_labelled_otherwise(layout: Layout, line: Line) -> bool:
    if any(label.is_for(*_NO_EVENT) for label in layout.of(line)):
        return True
    left = [
        other
        for other in layout.page.lines
        if other is not line
        and other.box.same_row(line.box)
        and other.box.x1 <= line.box.x0 + line.box.height
    ]
    nearest = max(left, key=lambda line: line.box.x1, default=None)
    return nearest is not None and any(
        label.is_for(*_NO_EVENT) and label.leads for label in layout.of(nearest)
    )


def _row_text(layout: Layout, anchor: _Anchor) -> str:
    box = anchor.line.box
    beside = [
        line
        for line in layout.page.lines
        if line is not anchor.line
        and line.box.same_row(box)
        and not any(label.leads and label.is_for(*_NO_EVENT) for label in layout.of(line))
    ]
    texts = [line.text for line in sorted(beside, key=lambda line: line.box.x0)]
    return " ".join([anchor.rest.strip(), *texts]).strip()


def _wrapped(layout: Layout, anchor: _Anchor, anchors: Sequence[Line]) -> str:
    """The line right under the text beside an anchor, where the text wraps into it."""
    box = anchor.line.box
    beside = [
        line
        for line in layout.page.lines
        if line is not anchor.line and line.box.same_row(box) and line.box.x0 > box.x0
    ]
    if not beside:
        return ""
    text = max(beside, key=lambda line: len(line.text))
    under = [
        line
        for line in layout.page.lines
        if line not in anchors
        and abs(line.box.x0 - text.box.x0) < text.box.height
        and -0.3 * text.box.height < line.box.y0 - text.box.y1 < _WRAP * text.box.height
        and not any(line.box.same_row(other.box) for other in anchors)
        and line.text[:1].islower()
    ]
    return min(under, key=lambda line: line.box.y0).text if under else ""


def _texts_between(page: Page, anchors: Sequence[Line], *, above: bool) -> list[str]:
    """For each anchor the text between it and the next one, up or down, in its column."""
    texts = []
    for anchor in anchors:
        bound = _next_bound(anchor.box, [a.box for a in anchors if a is not anchor], above)
        lines = [
            line
            for line in page.lines
            if line not in anchors
            and line.box.x1 > anchor.box.x0 - 2 * anchor.box.height
            and (
                bound <= line.box.center_y < anchor.box.y0
                if above
                else anchor.box.y1 < line.box.center_y <= bound
            )
        ]
        ordered = sorted(lines, key=lambda line: line.box.center_y, reverse=above)[:_MAX_BELOW]
        texts.append(" ".join(line.text for line in (reversed(ordered) if above else ordered)))
    return texts


def _next_bound(box: Box, others: Sequence[Box], above: bool) -> float:
    reach = _MAX_BELOW * 2.2 * box.height
    if above:
        return max([o.y1 for o in others if o.y1 <= box.y0] + [box.y0 - reach])
    return min([o.y0 for o in others if o.y0 >= box.y1] + [box.y1 + reach])


def _oldest_first(events: Sequence[TrackingEvent]) -> list[TrackingEvent]:
    """By day and time; what they leave open goes by the order on the page, whichever way that runs."""
    days = [e.day for e in events if e.day is not None]
    falling = sum(a > b for a, b in pairwise(days))
    newest_first = falling > sum(a < b for a, b in pairwise(days))
    if not newest_first and len(set(days)) <= 1:
        times = [e.at for e in events if e.at is not None]
        newest_first = len(times) > 1 and times[0] > times[-1]
    ordered = list(reversed(events)) if newest_first else list(events)
    last: date | None = None
    keyed = []
    for index, event in enumerate(ordered):
        last = event.day or last
        keyed.append(
            ((last or date.min, event.at or time.min if event.day else time.min), index, event)
        )
    if all(e.at is not None for e in ordered):
        return [event for _, _, event in sorted(keyed, key=lambda k: (k[0], k[1]))]
    return [event for _, _, event in sorted(keyed, key=lambda k: (k[0][0], k[1]))]
