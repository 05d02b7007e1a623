"""The history of a shipment: events with date, status and place, from lists, tables and cards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from itertools import pairwise

from evidencecheck.model.fact import Fact, FactName, Mention, TrackingEvent
from evidencecheck.model.page import Line, Page
from evidencecheck.model.values import Status
from evidencecheck.stages.extract.dates import date_tokens
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.journey.event_anchors import anchors_of, notation
from evidencecheck.stages.extract.journey.event_cells import told_by
from evidencecheck.stages.extract.journey.event_dates import NO_YEAR
from evidencecheck.stages.extract.journey.handed_over import handed_over
from evidencecheck.stages.extract.journey.statuses import status_of
from evidencecheck.stages.extract.journey.tracking_numbers import tracking_numbers
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.source import Source, as_history

_HEADLINE = 1.25
"""A status headline is at least this much taller than the page's middling line."""


def tracking_events(source: Source) -> tuple[TrackingEvent, ...]:
    """All dated events that tell a status, oldest first; of several parcels on a page, each for itself."""
    source = as_history(source)
    numbers = [f for f in tracking_numbers(source) if f.decided and f.reading.box]
    several = len({str(f.value) for f in numbers}) > 1
    by_parcel: dict[str, list[TrackingEvent]] = {}
    for layout in source.layouts:
        for event in _events(source, layout):
            parcel = _parcel_of(event, numbers) if several else ""
            by_parcel.setdefault(parcel, []).append(replace(event, parcel=parcel))
    ordered = (event for events in by_parcel.values() for event in oldest_first(events))
    return tuple(
        replace(event, day=None) if event.day and event.day.year == NO_YEAR.year else event
        for event in ordered
    )


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
        if len(dated) > 1 or dated[0].status is not Status.DELIVERED:
            # Rows in unknown words before a stop on the way may be scans too.
            unsure = dated[0].status is not Status.ACCEPTED and any(
                e.status is None for e in events[:accepted]
            )
            mention = Mention.CANDIDATE if unsure else Mention.OWN
            yield from (
                replace(f, mention=mention) for f in _dated(FactName.FIRST_SCAN_DATE, dated[0])
            )
        yield from _dated(FactName.LAST_SCAN_DATE, dated[-1])
    told = [e for e in events if e.status is not None]
    if told:
        last = told[-1]
        if last.status is Status.DELIVERED:
            yield from _dated(FactName.DELIVERY_DATE, last)
        if last.status is not None:
            yield Fact(FactName.TRACKING_STATUS, last.status, last.reading, role="last event")
        return
    for fact in _labelled_status(source):
        yield fact
        if fact.value is Status.DELIVERED:
            yield from tuple(_labelled_delivery(source)) or handed_over(source)


def _labelled_delivery(source: Source) -> Iterator[Fact]:
    """The last scan of a proof of delivery, which has a form for it instead of a history."""
    for layout, label in source.labels("delivery_date"):
        for cell in layout.values(label):
            tokens = date_tokens(cell.text, source.order)
            if tokens:
                reading = source.reading_of(layout.page, cell)
                yield Fact(FactName.LAST_SCAN_DATE, tokens[0].day, reading, label=label.text)
                return


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
    for page, line in [*source.lines()][:_HEAD]:
        text = fold(line.text).text
        if len(text) <= _TITLE and _PROOF.search(text) and status_of(text) is Status.DELIVERED:
            reading = source.reading(page, line, 0, len(line.text))
            yield Fact(FactName.TRACKING_STATUS, Status.DELIVERED, reading, role="title")
            return


_HEAD, _TITLE = 8, 48
"""Lines among which the title of a paper stands, whatever its size, and its characters, at most."""
_PROOF = re.compile(
    r"nachweis|beleg|quittung|bestatigung|preuve|justificatif|attesta|certifica|comprobante|justificante|prueba"
    r"|prova|ricevuta|bewijs|comprovativo|comprovante|proof|receipt|证明|凭证|回单|底单|証明|受領書"
)


def _headlines(page: Page) -> list[Line]:
    heights = sorted(line.box.height for line in page.lines)
    if not heights:
        return []
    middling = heights[len(heights) // 2]
    return [line for line in page.lines if line.box.height >= _HEADLINE * middling]


def _dated(name: FactName, event: TrackingEvent) -> Iterator[Fact]:
    if event.dated is not None:
        yield Fact(name, event.dated, event.reading)


def _events(source: Source, layout: Layout) -> list[TrackingEvent]:
    page = layout.page
    anchors = anchors_of(source, layout)
    texts = told_by(layout, anchors)
    telling = {
        notation(anchor.written)
        for anchor, told in zip(anchors, texts, strict=True)
        if told is not None
        and (told.in_table or told.in_line)
        and status_of(" ".join(told.cells)) is not None
    }
    events = []
    for anchor, told in zip(anchors, texts, strict=True):
        if told is None:
            continue
        status = status_of(" ".join(told.cells)) or status_of(" ".join(told.beside))
        # A row or a card of a history is a scan also where its words are unknown.
        in_history = told.in_table or told.in_line
        in_history = in_history and anchor.at is not None and notation(anchor.written) in telling
        worded = any(map(str.isalpha, _CLOCK.sub("", " ".join(told.cells))))
        if status is None and not (in_history and worded):
            continue
        cells = (*told.cells, *told.beside)
        events.append(
            TrackingEvent(
                anchor.day.on if anchor.day else None,
                anchor.at,
                status,
                " ".join(cells),
                source.reading(page, anchor.line, 0, len(anchor.line.text)),
                cells=cells,
                alternatives=anchor.day.alternatives if anchor.day else (),
            )
        )
    return events


_CLOCK = re.compile(r"\d\s*(?:[ap]\.?\s?m\.?|uhr|h)(?![a-z])", re.I)


def oldest_first(events: Sequence[TrackingEvent]) -> list[TrackingEvent]:
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
