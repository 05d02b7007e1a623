"""Days on which the parcel of an order was sent and delivered, as its page tells them without a year.

``Delivered on Wed, Feb 18``, ``Shipped`` above ``Feb 13``, ``Fulfilled: May 20, 2026``. The year is that of
the order, or the next one where the day would lie before the order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Line
from evidencecheck.model.values import Day
from evidencecheck.stages.extract.dates import DateToken, date_tokens, day_in, partial_dates
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.layout import Layout
from evidencecheck.stages.extract.source import Source

_STEPS = {
    FactName.SHIP_DATE: re.compile(
        r"\W*(?:shipped|dispatched|despatched|fulfilled|sent|versandt|versendet|verschickt|expediee?|envoyee?"
        r"|enviado|spedito|verzonden|expedido)(?: (?:on|am|le|el|il|op|em))?\W*"
    ),
    FactName.DELIVERY_DATE: re.compile(
        r"\W*(?:delivered|zugestellt|geliefert|livree?|entregado|consegnato|bezorgd|entregue)"
        r"(?: (?:on|am|le|el|il|op|em))?\W*"
    ),
}
_WEEKDAY = re.compile(r"(?:[a-z]{2,9}[.,]?\s)?\s*")
_NEAR = 1.2
"""In line heights: the blank between a step and its day below."""
_LONGEST = 90
"""Days from an order to the delivery of its parcel."""


def order_steps(source: Source, kind: Kind, told: Iterable[Fact]) -> Iterator[Fact]:
    """Ship and delivery date of an order's page that no label told with its year."""
    told = tuple(told)
    ordered = {
        f.value.on for f in told if f.name is FactName.ORDER_DATE and isinstance(f.value, Day)
    }
    if kind is not Kind.ORDER_DETAILS or len(ordered) != 1:
        return
    (start,) = ordered
    for name in _STEPS:
        if any(fact.name is name for fact in told):
            continue
        found = [
            (layout, *hit)
            for layout in source.layouts
            for hit in _days(source, layout, name, start)
        ]
        if len({day for _, _, day in found}) == 1:
            layout, line, day = found[0]
            reading = source.reading(layout.page, line, 0, len(line.text))
            yield Fact(name, Day(day), reading, role="step")


def _days(
    source: Source, layout: Layout, name: FactName, start: date
) -> Iterator[tuple[Line, date]]:
    words = _STEPS[name]
    for line in layout.page.lines:
        own = _day_of(source, line, words, start) or _day_before(source, line, name, start)
        if own is not None:
            yield line, own
        elif words.fullmatch(fold(line.text).text):
            for below in layout.page.lines:
                gap = below.box.y0 - line.box.y1
                near = -0.5 * line.box.height < gap < _NEAR * line.box.height
                flush = below.box.overlap_x(line.box) > 0
                day = _day_of(source, below, _WEEKDAY, start) if near and flush else None
                if day is not None and below is not line and not answers_a_date(layout, below):
                    yield below, day


def answers_a_date(layout: Layout, line: Line) -> bool:
    """Whether the label of a date stands left of the line, alone in its cell: ``Ordered   Oct 14, 2026``."""
    return any(
        label.leads and label.is_for(*_DATES) and label.end >= len(other.text.rstrip(" :："))
        for other in layout.page.lines
        if other.box.same_row(line.box) and other.box.x1 <= line.box.x0
        for label in layout.of(other)
    )


_DATES = (
    "order_date",
    "invoice_date",
    "ship_date",
    "delivery_date",
    "claim_date",
    "other_date",
    "date",
)


def _day_of(source: Source, line: Line, words: re.Pattern[str], start: date) -> date | None:
    """The day that follows `words` and ends the line, or its part: ``Fulfilled May 20, 2026 · UPS Ground``."""
    full = date_tokens(line.text, source.order)
    parted = [token.day.on for token in full if _is_part(line.text, full, token, words)]
    if len(set(parted)) == 1 and words is not _WEEKDAY:
        return parted[0]
    partial = () if full else partial_dates(line.text)
    tokens = full or partial
    if len(tokens) != 1 or line.text[tokens[0].end :].strip(" .,"):
        return None
    head = re.sub(
        r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]*\s*$",
        "",
        fold(line.text[: tokens[0].start]).text,
    )
    if words.fullmatch(head) is None:
        return None
    if full:
        return full[0].day.on if not full[0].day.alternatives else None
    return _in_year(partial[0].month, partial[0].day, start)


def _is_part(
    text: str, tokens: Sequence[DateToken], token: DateToken, words: re.Pattern[str]
) -> bool:
    """Whether nothing but `words` stands between a separator and the date, and another one follows it."""
    before = max((other.end for other in tokens if other.end <= token.start), default=0)
    head = _LEAD.sub("", fold(text[before : token.start]).text)
    unsure = bool(token.day.alternatives)
    return not unsure and bool(words.fullmatch(head) and _TAIL.match(fold(text[token.end :]).text))


_LEAD = re.compile(
    r"^.*(?:[·•|;/–—]|(?:status|state|estado|etat|statut|stato|状态|状態)\s?[:：])", re.DOTALL
)
_TAIL = re.compile(
    r"(?:,? (?:at |um |a las |a |alle |om )?\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]m)?)?\s*(?:$|[)·•|;,–—])"
)


def _day_before(source: Source, line: Line, name: FactName, start: date) -> date | None:
    """The day that begins a line of the order's log: ``June 10 — You fulfilled 3 items``."""
    full = date_tokens(line.text, source.order)
    partial = () if full else partial_dates(line.text)
    tokens = full or partial
    if name is not FactName.SHIP_DATE or len(tokens) != 1 or line.text[: tokens[0].start].strip():
        return None
    if not _LOGGED.match(fold(line.text[tokens[0].end :]).text):
        return None
    if full:
        return full[0].day.on if not full[0].day.alternatives else None
    return _in_year(partial[0].month, partial[0].day, start)


_LOGGED = re.compile(
    r"[\s,:-]*(?:(?:at )?\d{1,2}:\d{2}(?: ?[ap]m)?[\s,:-]*)?(?:you (?:manually )?)?"
    r"(?:(?:have )?(?:fulfilled|shipped|dispatched|despatched)(?![a-z])"
    r"|marked \d+ items? as (?:fulfilled|shipped))"
    r"|[\s,:-]*(?:sie haben|vous avez|has|hai) (?:\d+ [a-z]+ )?(?:versendet|versandt|expedie|enviado|spedito)"
)
"""What Shopify and other systems log of the seller's sending the goods."""


def _in_year(month: int, number: int, start: date) -> date | None:
    for year in (start.year, start.year + 1):
        day = day_in(year, month, number)
        if day is not None and 0 <= (day - start).days <= _LONGEST:
            return day
    return None
