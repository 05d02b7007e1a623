"""Dates that their own document leaves open, put right by the dates of the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, TrackingEvent
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Day, Status
from evidencecheck.stages.extract.dates import Order, date_tokens
from evidencecheck.stages.match.ambiguous_days import settled
from tests.factories import document, event, fact

N, K = FactName, Kind


def _dated(
    raw: str, name: FactName = N.ORDER_DATE, file: str = "o.pdf", order: Order | None = None
) -> Fact:
    (token,) = date_tokens(raw, order)
    found = fact(name, token.day, file)
    return replace(found, reading=replace(found.reading, raw=raw))


def _paper(
    *facts: Fact, kind: Kind = K.ORDER_DETAILS, text: str = "", file: str = "o.pdf"
) -> Document:
    page = "\n".join([text, *(f.reading.raw for f in facts)])
    return document(file, kind, *facts, text=page)


def _label(on: str) -> Document:
    return document("l.pdf", K.SHIPPING_LABEL, _dated(on, N.SHIP_DATE, "l.pdf"), text=on)


def _days(paper: Document) -> list[Day]:
    return [f.value for f in paper.facts if isinstance(f.value, Day)]


SEPTEMBER, NOVEMBER = date(2026, 9, 11), date(2026, 11, 9)


def test_the_reading_close_to_the_others_comes_first() -> None:
    order, _ = settled([_paper(_dated("11/09/2026")), _label("2026-09-12")])
    assert _days(order) == [Day(SEPTEMBER, (NOVEMBER,))]


def test_also_against_the_country_of_the_page() -> None:
    """An English page of a Chinese shop, sent to the United States."""
    read = _dated("11/09/2026", order=Order.MONTH_FIRST)
    assert read.value == Day(NOVEMBER)
    order, _ = settled([_paper(read, text="Reno, NV 89509"), _label("2026-09-12")])
    assert _days(order) == [Day(SEPTEMBER, (NOVEMBER,))]


def test_a_document_that_tells_the_order_itself_stays() -> None:
    """It is of 9 November, whatever the others say: that is a contradiction."""
    read = _dated("11/09/2026", order=Order.MONTH_FIRST)
    order, _ = settled([_paper(read, text="Printed 11/25/2026"), _label("2026-09-12")])
    assert _days(order) == [Day(NOVEMBER)]


@pytest.mark.parametrize(
    "others",
    [
        [],
        [_label("2026-10-12")],  # close to neither
        [_label("2026-11-12")],  # close to the reading that it has
        [_label("12/09/2026")],  # open itself
        [
            _paper(
                _dated("2026-09-12", N.INVOICE_DATE, "s.pdf"), kind=K.PURCHASE_INVOICE, file="s.pdf"
            )
        ],
    ],
    ids=["alone", "far", "as-read", "open", "supplier"],
)
def test_what_settles_nothing(others: list[Document]) -> None:
    (order, *_) = settled([_paper(_dated("11/09/2026")), *others])
    assert _days(order) == [Day(NOVEMBER, (SEPTEMBER,))]


def test_close_to_both() -> None:
    order = settled([_paper(_dated("05/06/2026")), _label("2026-05-10"), _label("2026-05-28")])[0]
    assert _days(order)[0].on == date(2026, 5, 6)


def test_all_dates_of_a_document_go_one_way() -> None:
    page = _paper(_dated("11/09/2026"), _dated("12/09/2026", N.SHIP_DATE))
    assert [d.on for d in _days(settled([page, _label("2026-09-13")])[0])] == [
        SEPTEMBER,
        date(2026, 9, 12),
    ]
    # 12/03: neither 12 March nor 3 December is close, so nothing is put in another order.
    page = _paper(_dated("11/09/2026"), _dated("12/03/2026", N.SHIP_DATE))
    assert [d.on for d in _days(settled([page, _label("2026-09-13")])[0])] == [
        NOVEMBER,
        date(2026, 12, 3),
    ]


def _scanned(on: str, other: str, raw: str) -> TrackingEvent:
    told = event(on, Status.DELIVERED, raw)
    return replace(told, alternatives=(date.fromisoformat(other),))


def test_events_go_along() -> None:
    record = document(
        "t.pdf",
        K.TRACKING_RECORD,
        _dated("11/09/2026", N.DELIVERY_DATE, "t.pdf"),
        events=[_scanned("2026-11-09", "2026-09-11", "11/09/2026 10:00")],
        text="11/09/2026 10:00 Delivered",
    )
    found, _ = settled([record, _label("2026-09-08")])
    assert [(e.day, e.alternatives) for e in found.events] == [(SEPTEMBER, (NOVEMBER,))]
    assert _days(found) == [Day(SEPTEMBER, (NOVEMBER,))]


def test_a_story_that_would_run_backwards_is_left_alone() -> None:
    events = [
        _scanned("2026-04-05", "2026-05-04", "04/05/2026 10:00"),
        _scanned("2026-05-04", "2026-04-05", "05/04/2026 10:00"),
    ]
    record = document("t.pdf", K.TRACKING_RECORD, events=events, text="04/05/2026\n05/04/2026")
    (found,) = settled([record])
    assert found is record


def test_pictures_and_text_alike() -> None:
    read = _dated("11/09/2026")
    seen = replace(read, reading=replace(read.reading, channel=Channel.OCR, confidence=0.9))
    assert _days(settled([_paper(seen), _label("2026-09-12")])[0])[0].on == SEPTEMBER
