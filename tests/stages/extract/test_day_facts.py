from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import FactName
from evidencecheck.stages.extract.day_facts import day_facts
from tests.stages.making import source


def days(text: str, kind: Kind = Kind.SALES_INVOICE) -> list[tuple[FactName, str]]:
    return [(f.name, str(f.value)) for f in day_facts(source(text), kind)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Order placed: March 4, 2026", FactName.ORDER_DATE),
        ("Order date   2026-03-04", FactName.ORDER_DATE),
        ("下单时间：2026-03-04 10:30", FactName.ORDER_DATE),
        ("Bestelldatum\n04.03.2026", FactName.ORDER_DATE),
        ("注文日：2026年3月4日", FactName.ORDER_DATE),
        ("Commande du 4 mars 2026", FactName.ORDER_DATE),
        ("Invoice date: 4 March 2026", FactName.INVOICE_DATE),
        ("开票日期：2026年03月04日", FactName.INVOICE_DATE),
        ("Rechnungsdatum: 04.03.2026", FactName.INVOICE_DATE),
        ("Date: 2026-03-04", FactName.INVOICE_DATE),
        ("Datum   04.03.2026", FactName.INVOICE_DATE),
        ("Ship date: 2026-03-04", FactName.SHIP_DATE),
        ("发货时间：2026-03-04", FactName.SHIP_DATE),
        ("Versanddatum: 04.03.2026", FactName.SHIP_DATE),
        ("Delivered on March 4, 2026", FactName.DELIVERY_DATE),
        ("签收时间：2026-03-04", FactName.DELIVERY_DATE),
        ("Claim date: 2026-03-04", FactName.CLAIM_DATE),
        ("申请日期：2026-03-04", FactName.CLAIM_DATE),
    ],
)
def test_label_names_the_date(text: str, name: FactName) -> None:
    assert days(text) == [(name, "2026-03-04")]


@pytest.mark.parametrize(
    "text",
    [
        "Due date: 2026-03-04",
        "Ship by: 2026-03-04",
        "Latest ship date: 2026-03-04",
        "Estimated delivery: 2026-03-04",
        "Delivery date: pending",
        "最晚发货日期：2026-03-04",
        "预计送达日期：2026-03-04",
        "Fällig am 04.03.2026",
        "Order number: 113-4627301-9284417",
    ],
)
def test_other_dates_are_none_of_them(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Due date   2026-03-04",
        "Due date\n2026-03-04",
        "付款到期日   2026-03-04",
    ],
)
def test_date_beside_or_below_another_label_is_not_that_of_the_invoice(text: str) -> None:
    assert FactName.INVOICE_DATE not in dict(days(text))


def test_only_date_of_an_invoice_is_its_date() -> None:
    text = "2026-03-04\nThank you"
    assert days(text, Kind.RECEIPT) == [(FactName.INVOICE_DATE, "2026-03-04")]
    assert days(text, Kind.ORDER_DETAILS) == []
    assert days(f"{text}\nInvoice date: 2026-03-05") == [(FactName.INVOICE_DATE, "2026-03-05")]


def test_two_columns_of_labels() -> None:
    text = "Order date      Ship date\n2026-03-04      2026-03-05"
    assert days(text) == [
        (FactName.ORDER_DATE, "2026-03-04"),
        (FactName.SHIP_DATE, "2026-03-05"),
    ]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Kind.SALES_INVOICE, FactName.INVOICE_DATE),
        (Kind.FAPIAO, FactName.INVOICE_DATE),
        (Kind.SHIPPING_LABEL, FactName.SHIP_DATE),
        (Kind.TRACKING_RECORD, None),
        (Kind.ORDER_DETAILS, None),
    ],
)
def test_bare_date_by_kind(kind: Kind, name: FactName | None) -> None:
    assert days("Date: 2026-03-04", kind) == ([(name, "2026-03-04")] if name else [])


def test_delivery_of_a_tracking_record_is_told_by_its_events() -> None:
    assert days("Delivered on: 2026-03-04", Kind.TRACKING_RECORD) == []


def test_ambiguity_and_order_of_the_document() -> None:
    (open_,) = day_facts(source("Order date: 03/04/2026"), Kind.ORDER_DETAILS)
    assert len({open_.value.on, *open_.value.alternatives}) == 2  # type: ignore[union-attr]
    text = "Order date: 03/04/2026\nShip date: 15/04/2026"
    assert days(text, Kind.ORDER_DETAILS)[0] == (FactName.ORDER_DATE, "2026-04-03")


def test_one_date_for_one_label() -> None:
    assert days("Order date: 2026-03-04 (changed 2026-03-09)") == [
        (FactName.ORDER_DATE, "2026-03-04")
    ]


def test_labelled_invoice_date_outranks_a_bare_date() -> None:
    text = "Invoice date: 2019-11-15\nDate   Item   Qty   Amount\n2021-03-04   Flask   2   60.00"
    found = list(day_facts(source(text), Kind.SALES_INVOICE))
    assert [str(f.value) for f in found] == ["2019-11-15"]


def test_the_only_invoice_date_is_decided_wherever_its_label_stands() -> None:
    text = "Invoice # RE-20201121/508 issued at 2020-11-21\nDate of delivery 2020-11-10"
    found = list(day_facts(source(text), Kind.SALES_INVOICE))
    invoiced = [f for f in found if f.name is FactName.INVOICE_DATE]
    assert [(str(f.value), f.decided) for f in invoiced] == [("2020-11-21", True)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Factuurdatum: 29 maart 2014", "2014-03-29"),
        ("Factuur datum: 8 mei 2022", "2022-05-08"),
        ("Data da emissão: 12 março 2020", "2020-03-12"),
    ],
)
def test_dutch_and_portuguese_months(text: str, date: str) -> None:
    assert days(text) == [(FactName.INVOICE_DATE, date)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Weight 2.11 kg Parcel Despatch date 14/10/2026", "2026-10-14"),
        ("Parcel 1 of 1, ship date 14 Oct 2026", "2026-10-14"),
        ("Paket bis 2 kg Versanddatum 14.10.2026", "2026-10-14"),
        ("Parcel latest ship date 14/10/2026", ""),
        ("Parcel est. ship date 14/10/2026", ""),
        ("The parcel was shipped 14/10/2026", ""),
        ("See despatch date overleaf", ""),
    ],
)
def test_a_date_marks_the_name_of_a_date_before_it(text: str, day: str) -> None:
    text = f"Royal Mail Tracked 48\n{text}"
    found = [f for f in day_facts(source(text), Kind.SHIPPING_LABEL) if f.decided]
    on = [str(f.value) for f in found if f.name is FactName.SHIP_DATE]
    assert on == ([day] if day else [])


@pytest.mark.parametrize(
    ("text", "shipped"),
    [
        ("US POSTAGE PAID\n2026-06-23\n97321\nUSPS GROUND ADVANTAGE", ["2026-06-23"]),
        ("DHL EXPRESS\n2026-01-19 MyDHL+ 1.0\nWAYBILL 70 2581 9360", ["2026-01-19"]),
        ("Colissimo\nDépôt : 23/06/2026", ["2026-06-23"]),
        ("dpd\nReferenz: KH-40021 Gewicht: 4,10 kg Einlieferung: 23.06.2026", ["2026-06-23"]),
        ("Royal Mail\nRef OM-2291 0.62kg 23 June 2026", ["2026-06-23"]),
        ("CN23\nI certify that the particulars are correct. Date 2026-06-23", ["2026-06-23"]),
        ("Evri\nWeight 0.8kg Date 23/06/2026", ["2026-06-23"]),
        ("GLS\nZustellung bis 23.06.2026", []),
        ("GLS\nAblauf: 23.06.2026", []),
        ("LEVERINGSDATO\n08.10.2026\nAVSENDER", []),
        ("UPS GROUND\nXOL 26.03.17 NV45 56.0A 03/2026*", []),
        ("Best before 2026-06-23\nUSPS", []),
        ("2026-06-23\n2026-06-25\nUSPS", []),
        ("Deliver by\n2026-06-23\nUSPS", []),
    ],
)
def test_lone_date_of_a_label(text: str, shipped: list[str]) -> None:
    facts = day_facts(source(text), Kind.SHIPPING_LABEL)
    assert [str(f.value) for f in facts if f.name is FactName.SHIP_DATE] == shipped


def test_a_state_above_a_column_of_values_takes_none_of_them() -> None:
    text = """
Status                         Shipped
Ordered                        Oct 14, 2026
Latest delivery                Oct 20, 2026
"""
    assert days(text, Kind.ORDER_DETAILS) == [(FactName.ORDER_DATE, "2026-10-14")]
    grid = """
Ordered          Shipped
Oct 14, 2026     Oct 15, 2026
"""
    assert (FactName.SHIP_DATE, "2026-10-15") in days(grid, Kind.ORDER_DETAILS)


def test_time_beside_the_number_of_an_order_in_a_list() -> None:
    row = "2026-08-29 10:26:31   订单号：2465549115642507166   义乌市晨光文具厂"
    assert days(row, Kind.PURCHASE_INVOICE) == [(FactName.ORDER_DATE, "2026-08-29")]
    bare = row.replace(" 10:26:31", "")
    assert days(bare, Kind.PURCHASE_INVOICE) == [(FactName.INVOICE_DATE, "2026-08-29")]
