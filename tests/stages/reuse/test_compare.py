"""What the cases of a run share, from their traces."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.reuse import Elsewhere, Reuse, Shared
from evidencecheck.model.values import SHOP_ORDER, Identifier, Strength, Text
from evidencecheck.stages.reuse import reuses, trace_of
from tests.factories import agreed, case, day, document, fact, item, order_id, tracking, usd

OTHER_ORDER = order_id("113-9990001-2223334")
OTHER_PARCEL = tracking("1Z12345E0205271688")


def invoice(
    number: str = "INV-1", supplier: str = "Yunshan Ltd", total: str = "128.40", sha: str = "a"
) -> Document:
    made = document(
        "invoice.pdf",
        Kind.PURCHASE_INVOICE,
        (FactName.INVOICE_NUMBER, Identifier(number, "")),
        (FactName.SUPPLIER, Text(supplier)),
        (FactName.COST_TOTAL, usd(total)),
        (FactName.INVOICE_DATE, day("2026-10-02")),
        items=[item("2", "64.20", total, file="invoice.pdf")],
    )
    return replace(made, content=replace(made.content, sha256=sha))


def made(
    name: str,
    *documents: Document,
    order: Identifier | None = None,
    parcel: Identifier | None = None,
) -> Case:
    marks = {}
    for key, value in ((FactName.ORDER_ID, order), (FactName.TRACKING_NUMBER, parcel)):
        if value is not None:
            marks[key] = agreed(key, [fact(key, value, "label.pdf")])
    return replace(case(*documents), case_id=name, agreed=marks)


def shared(*cases: Case) -> list[list[tuple[Shared, str, bool]]]:
    found = reuses([trace_of(c) for c in cases])
    return [[(r.what, r.value, r.explained) for r in one] for one in found]


def test_numbers_that_every_shop_counts_up_are_no_link() -> None:
    number = Identifier("1001", SHOP_ORDER, strength=Strength.WEAK)
    readings = [fact(FactName.ORDER_ID, number, file) for file in ("order.png", "slip.pdf")]
    cases = [
        replace(made(name), agreed={FactName.ORDER_ID: agreed(FactName.ORDER_ID, readings)})
        for name in "ab"
    ]

    assert shared(*cases) == [[], []]


def test_cases_of_their_own_share_nothing() -> None:
    one = made("a", invoice(), order=order_id(), parcel=tracking())
    other = made("b", invoice("INV-2", sha="b"), order=OTHER_ORDER, parcel=OTHER_PARCEL)

    assert shared(one, other) == [[], []]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (invoice(), True),
        (invoice(sha="b"), True),
        (invoice(sha="b", supplier="YUNSHAN  LTD", total="99.00"), True),
        (invoice(sha="b", supplier="Somebody else", total="99.00"), False),
        (invoice("INV-11", sha="b"), False),
    ],
    ids=["same file", "scanned again", "same number and issuer", "other issuer", "other number"],
)
def test_invoices(other: Document, same: bool) -> None:
    found = shared(made("a", invoice()), made("b", other))

    assert [bool(one) for one in found] == [same, same]


def test_same_invoice_names_the_other_case() -> None:
    found = reuses([trace_of(made("a", invoice())), trace_of(made("b", invoice()))])

    assert [one[0].elsewhere for one in found] == [
        (Elsewhere("b", "invoice.pdf"),),
        (Elsewhere("a", "invoice.pdf"),),
    ]


@pytest.mark.parametrize(("units", "explained"), [("48", True), ("2", False)])
def test_bulk_invoice_may_serve_several_cases(units: str, explained: bool) -> None:
    bulk = replace(invoice(), items=(replace(invoice().items[0], quantity=Decimal(units)),))

    assert shared(made("a", bulk), made("b", bulk)) == [
        [(Shared.DOCUMENT, "INV-1", explained)],
        [(Shared.DOCUMENT, "INV-1", explained)],
    ]


def test_twice_in_one_case_is_no_reuse() -> None:
    assert shared(made("a", invoice(), invoice()), made("b")) == [[], []]


def test_same_parcel() -> None:
    found = shared(made("a", parcel=tracking()), made("b", parcel=tracking()))

    assert found == [[(Shared.IDENTIFIER, tracking().text, False)]] * 2


def test_other_parcels_of_one_order() -> None:
    one = made("a", order=order_id(), parcel=tracking())
    other = made("b", order=order_id(), parcel=OTHER_PARCEL)

    assert shared(one, other) == [[(Shared.IDENTIFIER, order_id().text, True)]] * 2


def test_one_order_without_known_parcels() -> None:
    found = shared(made("a", order=order_id()), made("b", order=order_id(), parcel=tracking()))

    assert found == [[(Shared.IDENTIFIER, order_id().text, False)]] * 2


def test_same_photo_file() -> None:
    photo = document("parcel.jpg", Kind.PHOTO, text="", media_type="image/jpeg")

    found: list[tuple[Reuse, ...]] = reuses([trace_of(made(n, photo)) for n in "abc"])

    assert [one[0].what for one in found] == [Shared.PICTURE] * 3
    assert [e.case_id for e in found[1][0].elsewhere] == ["a", "c"]
    assert found[0][0].readings[0].channel is Channel.OCR
