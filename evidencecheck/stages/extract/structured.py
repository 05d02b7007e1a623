"""What the data of a file state: e-invoice elements → facts, amounts and line items.

Data are exact, so every fact is certain in its reading; whether it is what the page prints is
another question (`printed_data`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from evidencecheck.model.document import Content, DataField, Kind
from evidencecheck.model.fact import Amount, AmountRole, Fact, FactName, LineItem, Reading
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Day, Identifier, Money, Strength, Text, Value
from evidencecheck.stages.extract.amounts import TOTAL_FACTS
from evidencecheck.stages.extract.identifiers import candidates
from evidencecheck.stages.extract.statement import (
    Statement,
    Tree,
    day_of,
    number_of,
    plain,
)
from evidencecheck.stages.extract.statement_en16931 import cii, ubl
from evidencecheck.stages.extract.statement_fapiao import (
    custom_data,
    digital_fapiao,
    old_fapiao,
    pdf_info,
    total_of,
)

ROLE = "data"
_Stated = tuple[FactName, Value, DataField, str]
"""Name, value, where it stands, and role."""


def statements(content: Content) -> tuple[Statement, ...]:
    """One statement for each part of the file that states an invoice, in its order."""
    parts: dict[tuple[str, str], list[DataField]] = {}
    for field in content.data:
        root = plain(field.path).partition("/")[0].partition("@")[0]
        parts.setdefault((field.source, root), []).append(field)
    read = (_statement(root, tuple(fields)) for (_, root), fields in parts.items())
    return tuple(statement for statement in read if statement is not None)


def stated_facts(content: Content, statement: Statement, kind: Kind) -> tuple[Fact, ...]:
    """Everything that `statement` states, each under the name that fits a document of `kind`."""
    total = stated_total(statement)
    name = TOTAL_FACTS.get(kind, FactName.SALE_TOTAL)
    stated = [*_identifiers(statement), *_parties(statement)]
    if total is not None:
        stated.append((name, *total, ROLE))
    return tuple(
        Fact(name, value, reading_of(content, field), label=_label(field), role=role)
        for name, value, field, role in stated
    )


def _identifiers(statement: Statement) -> Iterator[_Stated]:
    """Number and date of the invoice, and the order that it refers to."""
    if number := statement.number:
        if statement.is_fapiao:
            yield FactName.FAPIAO_NUMBER, Identifier(number.text, "fapiao"), number, ROLE
        else:
            value = Identifier(number.text.upper().replace(" ", ""), "", strength=Strength.WEAK)
            yield FactName.INVOICE_NUMBER, value, number, ROLE
    day = day_of(statement.issued)
    if statement.issued and day:
        yield FactName.INVOICE_DATE, Day(day), statement.issued, ROLE
    if order := statement.order:
        known = candidates(order.text, "order")
        strong = next((c for c in known if c.strength is Strength.STRONG), None)
        if strong:
            yield FactName.ORDER_ID, strong, order, ROLE
        else:
            value = Identifier(order.text.upper(), "", strength=Strength.WEAK)
            yield FactName.PO_NUMBER, value, order, ROLE


def _parties(statement: Statement) -> Iterator[_Stated]:
    for name, party in (
        (FactName.SUPPLIER, statement.seller),
        (FactName.BUYER, statement.buyer),
        (FactName.RECIPIENT, statement.ship_to),
    ):
        if party:
            yield name, Text(party.text), party, ROLE
    for role, fields in (("seller", statement.tax_ids), ("buyer", statement.buyer_tax_ids)):
        for field in fields:
            yield FactName.TAX_ID, _tax_id(field.text), field, role


def stated_total(statement: Statement) -> tuple[Money, DataField] | None:
    """The total with tax, and its field, or that of the amount before tax with the sum in it."""
    value = total_of(statement)
    place = statement.total or statement.net
    if value is None or place is None:
        return None
    if statement.total is None:
        place = replace(place, text=str(value))
    return Money(value, _currencies(statement)), place


def stated_amounts(content: Content, statement: Statement) -> tuple[Amount, ...]:
    """The parts of the total."""
    fields = (
        (AmountRole.SUBTOTAL, statement.line_total),
        (AmountRole.DISCOUNT, statement.discount),
        (AmountRole.FEE, statement.charges),
        (AmountRole.NET, statement.net),
        (AmountRole.TAX, statement.tax),
        (AmountRole.TOTAL, statement.total),
        (AmountRole.PAID, statement.paid),
        (AmountRole.DUE, statement.due),
    )
    amounts = []
    for role, field in fields:
        value = number_of(field)
        if field is not None and value is not None:
            money = Money(value, _currencies(statement))
            amounts.append(Amount(role, money, reading_of(content, field), _label(field)))
    return tuple(amounts)


def stated_items(content: Content, statement: Statement) -> tuple[LineItem, ...]:
    return tuple(
        LineItem(
            line.description,
            line.quantity,
            line.unit_price,
            line.amount,
            reading_of(content, line.field),
        )
        for line in statement.lines
    )


def numbers_of(statement: Statement) -> tuple[Decimal, ...]:
    """Every amount of the whole that it states."""
    held = (
        statement.line_total,
        statement.net,
        statement.tax,
        statement.total,
        statement.paid,
        statement.due,
    )
    return tuple(value for field in held if (value := number_of(field)) is not None)


def reading_of(content: Content, field: DataField) -> Reading:
    return Reading(field.text, content.file, field.page, field.box, Channel.STRUCTURED, 1.0)


def _statement(root: str, data: tuple[DataField, ...]) -> Statement | None:
    if root in {"CrossIndustryInvoice", "CrossIndustryDocument"}:
        return cii(data)
    if root in {"Invoice", "CreditNote"}:
        is_ubl = Tree(data).first("PayableAmount", within="LegalMonetaryTotal") is not None
        return ubl(data) if is_ubl else cii(data)
    if root == "eInvoice":
        return old_fapiao(data)
    if root == "EInvoice":
        return digital_fapiao(data)
    if root == "CustomData":
        return custom_data(data)
    return pdf_info(data) if root == "Info" else None


def _label(field: DataField) -> str:
    return plain(field.path).rpartition("/")[2]


def _currencies(statement: Statement) -> tuple[str, ...]:
    code = statement.currency.upper()
    return (code,) if len(code) == 3 and code.isalpha() else ()


def _tax_id(text: str) -> Identifier:
    known = candidates(text, "tax", failed=True)
    return known[0] if known else Identifier(text.upper().replace(" ", ""), "")
