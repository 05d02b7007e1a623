"""Documents that date the same event differently: the order, and the delivery."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from evidencecheck.model.case import Agreed, Dispute, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Day, other_reading
from evidencecheck.stages.extract.dates import date_tokens
from evidencecheck.stages.match.identity import SURE, Look, identity
from evidencecheck.stages.match.witnesses import is_claimed, without_copies

SLACK = timedelta(days=1)
"""One moment bears two dates at most, 26 hours of time zones apart: a calendar day either way."""
_SALE = frozenset(
    {Kind.ORDER_DETAILS, Kind.SALES_INVOICE, Kind.SALES_RECORD, Kind.RECEIPT, Kind.PACKING_SLIP}
)
_DELIVERY = frozenset({Kind.TRACKING_RECORD, Kind.PROOF_OF_DELIVERY})
_COMPARED = {FactName.ORDER_DATE: _SALE, FactName.DELIVERY_DATE: _DELIVERY}
"""Which documents date the event themselves; a date elsewhere may be of another matter."""
_OTHER_EVENT = re.compile(
    r"pa(?:y|id)|支付|付款|成交|交易|bezahl|zahl|sale|estimat|expect|schedul|预计|voraus|prév|prev",
    re.IGNORECASE,
)
"""Labels of the payment, which may follow the order by days, and of hopes."""


def dispute_days(
    agreed: Agreed, documents: Sequence[Document], elsewhere: set[str], look: Look | None
) -> Agreed:
    """`agreed` with the dates that cannot be the agreed one; `elsewhere`: files of other matters."""
    kinds = _COMPARED.get(agreed.name)
    if kinds is None or not isinstance(agreed.value, Day) or not agreed.supporting:
        return agreed
    held = {d.file for d in documents if d.kind in kinds and d.file not in elsewhere}
    anchors = [f for f in agreed.supporting if f.reading.file in held or is_claimed(f)]
    if not anchors:
        return agreed
    meant = {other_reading(_day(f), f.reading.raw) for f in anchors}
    disputes: dict[tuple[str, Identity], list[Fact]] = {}
    for document in documents:
        mine = [f for f in document.named(agreed.name) if not _OTHER_EVENT.search(f.label)]
        if document.file not in held or not mine or any(_may_be(f, agreed.value) for f in mine):
            continue
        if any(_day(f).on in meant for f in mine) or _is_of_other_parcel(
            document, anchors, documents
        ):
            continue
        nearest = min(mine, key=lambda f: abs(_day(f).on - _on(agreed)))
        verdict = _verdict(nearest, without_copies(anchors, documents), look)
        if verdict is not Identity.SAME:
            disputes.setdefault((str(nearest.value), verdict), []).append(nearest)
    found = tuple(Dispute(group[0].value, tuple(group), v) for (_, v), group in disputes.items())
    return replace(agreed, disputes=(*agreed.disputes, *found))


def _is_of_other_parcel(
    document: Document, anchors: Sequence[Fact], documents: Sequence[Document]
) -> bool:
    """Whether it names parcels, and none of those of the documents that date the event otherwise."""
    files = {fact.reading.file for fact in anchors}
    own = _parcels(document)
    known = set().union(*(_parcels(d) for d in documents if d.file in files))
    return document.kind in _DELIVERY and bool(own and known) and own.isdisjoint(known)


def _parcels(document: Document) -> set[str]:
    return {str(fact.value) for fact in document.named(FactName.TRACKING_NUMBER)}


def _may_be(fact: Fact, day: Day) -> bool:
    """Whether one reading of the date is one reading of `day`, a day of time zones allowed for."""
    if other_reading(_day(fact), fact.reading.raw) == day.on:
        return True
    return any(abs(a - b) <= SLACK for a in _readings(_day(fact)) for b in _readings(day))


def _readings(day: Day) -> tuple[date, ...]:
    return (day.on, *day.alternatives)


def _verdict(fact: Fact, anchors: Sequence[Fact], look: Look | None) -> Identity:
    if fact.reading.channel is Channel.OCR and fact.reading.confidence < SURE:
        return Identity.CANNOT_TELL
    return identity([fact], list(anchors), look, _iso)


def _iso(text: str) -> str:
    """The first date in `text` as ISO 8601, for what another reader saw in the same place."""
    tokens = date_tokens(text)
    return str(tokens[0].day) if tokens else text


def _day(fact: Fact) -> Day:
    if not isinstance(fact.value, Day):
        raise TypeError(f"a date holds a day, not {fact.value!r}")
    return fact.value


def _on(agreed: Agreed) -> date:
    return agreed.value.on if isinstance(agreed.value, Day) else date.min
