from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.model.document import Content, DataField, Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.page import Channel
from evidencecheck.stages.extract.statement import Statement, day_of, number_of
from evidencecheck.stages.extract.structured import statements
from evidencecheck.stages.load.xml_data import fields, parse
from evidencecheck.stages.understand import understand
from tests.stages.invoices import CII, CUSTOM, DIGITAL_FAPIAO, OLD_FAPIAO, UBL
from tests.stages.making import drawn


def data_of(xml: str) -> Content:
    """A file of data alone, as the loader lays it out."""
    page = drawn("ID   1", channel=Channel.STRUCTURED)
    data = fields(parse(xml.encode()))
    return Content("a.xml", "hash", "application/xml", (page,), data=data)


def stated(xml: str) -> Statement:
    (statement,) = statements(data_of(xml))
    return statement


def said(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in document.facts:
        if fact.decided:
            found.setdefault(fact.name.value, []).append(str(fact.value))
    return found


def text(field: DataField | None) -> str | None:
    return field.text if field else None


def test_cross_industry_invoice() -> None:
    document = understand(data_of(CII))
    assert document.kind is Kind.SALES_INVOICE
    facts = said(document)
    assert facts["invoice_number"] == ["RE-2026/17"]
    assert facts["invoice_date"] == ["2026-04-03"]
    assert facts["order_id"] == ["113-4627301-9284417"]
    assert facts["sale_total"] == ["EUR 136.85"]
    assert facts["supplier"] == ["Kanne GmbH"]
    assert facts["buyer"] == ["Maria Lindqvist"]
    assert facts["tax_id"] == ["DE136695976"]
    assert {f.reading.channel for f in document.facts} == {Channel.STRUCTURED}


def test_amounts_are_in_the_currency_of_the_invoice() -> None:
    document = understand(data_of(CII))
    amounts = {a.role.value: str(a.money) for a in document.amounts}
    assert amounts["tax"] == "EUR 21.85"
    assert amounts["total"] == "EUR 136.85"


def test_lines_have_a_price_for_one_and_none_beside_an_allowance() -> None:
    first, second = understand(data_of(CII)).items
    assert (first.description, first.quantity, first.unit_price, first.amount) == (
        "Thermoskanne",
        Decimal(20),
        Decimal(5),
        Decimal("100.00"),
    )
    assert (second.quantity, second.unit_price, second.amount) == (
        Decimal(10),
        None,
        Decimal("15.00"),
    )


def test_zugferd_1() -> None:
    old = CII
    for new_name, old_name in (
        ("CrossIndustryInvoice", "CrossIndustryDocument"),
        ("ExchangedDocument>", "HeaderExchangedDocument>"),
        ("SettlementHeaderMonetarySummation", "SettlementMonetarySummation"),
        ("IssuerAssignedID", "ID"),
    ):
        old = old.replace(new_name, old_name)
    statement = stated(old)
    assert text(statement.number) == "RE-2026/17"
    assert text(statement.total) == "136.85"
    assert text(statement.order) == "113-4627301-9284417"
    assert text(statement.line_total) == "115.00"


def test_ubl() -> None:
    document = understand(data_of(UBL))
    assert document.kind is Kind.PURCHASE_INVOICE
    facts = said(document)
    assert facts["invoice_number"] == ["TOSL108"]
    assert facts["invoice_date"] == ["2026-06-30"]
    assert facts["cost_total"] == ["EUR 119.00"]
    assert facts["supplier"] == ["The Sellercompany Inc."]
    assert facts["po_number"] == ["PO 123"]
    assert facts["tax_id"] == ["ATU13585627"]
    (item,) = document.items
    assert (item.quantity, item.unit_price, item.amount) == (4, 25, 100)


def test_credit_note() -> None:
    note = UBL.replace("<Invoice ", "<CreditNote ").replace("</Invoice>", "</CreditNote>")
    note = note.replace("InvoiceLine", "CreditNoteLine").replace("Invoiced", "Credited")
    assert text(stated(note).number) == "TOSL108"
    assert [line.quantity for line in stated(note).lines] == [4]


@pytest.mark.parametrize(
    ("xml", "number", "day", "total"),
    [
        (DIGITAL_FAPIAO, "26442000000012345678", "2026-08-31", "CNY 2892.80"),
        (OLD_FAPIAO, "80100798", "2016-10-18", "CNY 48.90"),
    ],
)
def test_fapiao(xml: str, number: str, day: str, total: str) -> None:
    document = understand(data_of(xml))
    assert document.kind is Kind.FAPIAO
    facts = said(document)
    assert facts["fapiao_number"] == [number]
    assert facts["invoice_date"] == [day]
    assert facts["cost_total"] == [total]
    assert facts["tax_id"] == ["91442000MA54610727", "91440300MA5219091T"]
    assert len(document.items) == 1


def test_custom_data_give_the_total_by_its_parts() -> None:
    data = tuple(DataField("OFD.xml", f"CustomData/{k}", v) for k, v in CUSTOM.items())
    page = drawn("x", channel=Channel.STRUCTURED)
    document = understand(Content("a.ofd", "hash", "application/ofd", (page,), data=data))
    assert document.named(FactName.COST_TOTAL)[0].value.__str__() == "CNY 48.90"


def test_custom_data_of_something_else() -> None:
    data = (DataField("OFD.xml", "CustomData/template-version", "1.0"),)
    assert statements(Content("a.ofd", "hash", "application/ofd", (), data=data)) == ()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("20260403", date(2026, 4, 3)),
        ("2026-04-03T10:00:00", date(2026, 4, 3)),
        ("2016年10月18日", date(2016, 10, 18)),
        ("20261303", None),
        ("3 April", None),
        ("", None),
    ],
)
def test_days(written: str, expected: date | None) -> None:
    assert day_of(DataField("", "A", written)) == expected


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_each_notation(day: date) -> None:
    for form in ("%Y%m%d", "%Y-%m-%d", "%Y年%m月%d日", "%Y-%m-%d %H:%M:%S"):
        assert day_of(DataField("", "A", day.strftime(form))) == day


@pytest.mark.parametrize(
    ("written", "expected"),
    [("136.85", "136.85"), ("1,136.85", "1136.85"), ("¥48.90", "48.90"), ("-5", "-5")],
)
def test_numbers(written: str, expected: str) -> None:
    assert number_of(DataField("", "A", written)) == Decimal(expected)


@pytest.mark.parametrize("written", ["", "x", "NaN", "Infinity", "1e99", "***"])
def test_what_is_no_number(written: str) -> None:
    assert number_of(DataField("", "A", written)) is None
