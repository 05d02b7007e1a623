"""VAL: whether the sums inside one document are right."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Amount, AmountRole, LineItem
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.page import Channel
from evidencecheck.model.tolerance import CENT
from evidencecheck.rules.fapiao import fapiao_parts
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.sums import (
    adds_up,
    explains,
    full_sum,
    parts_of,
    printed_factors,
    unnamed_numbers,
)
from evidencecheck.rules.sureness import confidence_of, is_sure
from evidencecheck.rules.wording import money, number

BASES = (AmountRole.SUBTOTAL, AmountRole.NET)
_PRICED_PER = (Decimal(1), Decimal("0.01"), Decimal("0.001"))
"""Prices per 1, 100 or 1000 pieces, as in trade of small parts."""

_PARTS: dict[AmountRole, Message] = {
    AmountRole.SUBTOTAL: msg("subtotal {value}"),
    AmountRole.NET: msg("net {value}"),
    AmountRole.TAX: msg("tax {value}"),
    AmountRole.SHIPPING: msg("shipping {value}"),
    AmountRole.FEE: msg("fee {value}"),
    AmountRole.DISCOUNT: msg("discount {value}"),
}


@rule("VAL003", "total-arithmetic", Severity.ERROR)
def total_arithmetic(case: Case) -> Iterator[Outcome]:
    """The parts of a total don't add up

    Fires when: a document states a subtotal and a total, and no way to add its tax, shipping and
    fees and to take off its discounts makes the one into the other, a cent of rounding per part
    allowed for. Every part must have been read for certain and have a known label.

    Why: a wrong sum is read as a sign of an invoice that was altered or typed by hand.

    Example: subtotal 100.00, tax 18.00, total 119.00.

    Counterexample: subtotal 119.00, of which tax 19.00, total 119.00: the tax is contained.

    Fix: ask the issuer for a corrected invoice. Never correct it yourself.

    Wrong when: a part of the sum is printed in words only, such as "free gift wrap credited".

    Source: mistakes in sums are read as signs of a false invoice (amazonsellerslawyer.com, "Sending
    invoices to Amazon").

    Since: 0.1.0
    """
    for document in case.documents:
        if document.kind is Kind.FAPIAO and fapiao_parts(document) is not None:
            continue  # FAP004
        bases = [a for a in document.amounts if a.role in BASES]
        totals = _totals(document)
        bases = [b for b in bases if any(b.money.may_be_same_currency(t.money) for t in totals)]
        if not bases or not totals or _total_fits(document, bases, totals):
            continue
        base, total = bases[0], totals[-1]
        named = (base, *(a for a in document.amounts if a.role in _PARTS and a.role not in BASES))
        doubt = _doubt(document, [_gap(document, base, total)])
        if doubt is None and len(named) == 1 and base.reading.channel is Channel.OCR:
            # Readers skip small grey print: "Shipping total:" was read, its amount was not.
            doubt = msg("no part between subtotal and total was read")
        if doubt is not None:
            yield total_arithmetic.not_checked(doubt, document.file)
            continue
        yield total_arithmetic.finding(
            msg(
                "{file}: the parts make {sum} ({parts}), but the total says {total}",
                file=document.file,
                sum=number(full_sum(base.money.amount, document.amounts)),
                parts=tuple(_part(amount) for amount in named),
                total=money(total.money),
            ),
            msg("Ask the issuer for a corrected document; never correct it yourself."),
            at=[total.reading, *(amount.reading for amount in named)],
            subject=["total", money(total.money), *(money(a.money) for a in named)],
            confidence=confidence_of([total.reading], *([a.reading] for a in named)),
        )


@rule("VAL004", "line-arithmetic", Severity.ERROR)
def line_arithmetic(case: Case) -> Iterator[Outcome]:
    """A line, or the sum of the lines, is wrong

    Fires when: quantity times unit price is not the amount of its line, beyond what the rounding
    of the unit price explains; or all lines are right, but their sum is neither the subtotal nor
    any other amount that the document names. Taxes and discounts that apply to all lines alike are
    allowed for.

    Why: as with totals, mistakes in arithmetic are taken for signs of a false invoice.

    Example: 3 x 4.50 = 15.30.

    Counterexample: 3 x 33.333 = 100.00: the unit price is rounded.

    Fix: ask the issuer for a corrected invoice. Never correct it yourself.

    Wrong when: the price is per kilogram or per set and the document shows only the number of
    pieces.

    Source: mistakes in sums are read as signs of a false invoice (amazonsellerslawyer.com, "Sending
    invoices to Amazon").

    Since: 0.1.0
    """
    for document in case.documents:
        rows = [item for item in document.items if _is_complete(item)]
        wrong = [row for row in rows if not _row_fits(document, row)]
        if wrong and not (len(wrong) > 1 and _is_uniform(rows)):
            for row in wrong:
                yield _wrong_row(document, row)
        elif rows and len(rows) == len(document.items):
            yield from _wrong_sum(document, rows)


def _totals(document: Document) -> list[Amount]:
    """What is said to be the whole; where nothing is, and nothing is paid yet, what is to be paid.

    On a till receipt that may be the change.
    """
    named = [a for a in document.amounts if a.role is AmountRole.TOTAL]
    is_paid = any(a.role is AmountRole.PAID for a in document.amounts)
    if named or is_paid or document.kind is Kind.RECEIPT:
        return named
    return [a for a in document.amounts if a.role is AmountRole.DUE and a.money.amount]


def _total_fits(document: Document, bases: list[Amount], totals: list[Amount]) -> bool:
    goals = [total.money.amount for total in totals]
    if adds_up([base.money.amount for base in bases], parts_of(document.amounts), goals):
        return True
    paid = [a.money.amount for a in document.amounts if a.role is AmountRole.PAID]
    due = [a.money.amount for a in document.amounts if a.role is AmountRole.DUE]
    return any(p and d and abs(p + d - goal) <= CENT for p in paid for d in due for goal in goals)


def _gap(document: Document, base: Amount, total: Amount) -> Decimal:
    return total.money.amount - full_sum(base.money.amount, document.amounts)


def _doubt(document: Document, gaps: list[Decimal], *, most: int = 2) -> Message | None:
    """Why a sum that is wrong may have been misread instead; None if nothing speaks for that."""
    if not all(amount.certain for amount in document.amounts):
        return msg("not every amount could be told for certain")
    readings = [a.reading for a in document.amounts] + [i.reading for i in document.items]
    if not all(is_sure(reading) for reading in readings):
        return msg("not every amount was read for certain")
    return _unnamed_part(document, gaps, most=most)


def _unnamed_part(document: Document, gaps: list[Decimal], *, most: int) -> Message | None:
    unnamed = unnamed_numbers(document)
    if any(explains(unnamed, gap, most=most) for gap in gaps):
        return msg("a number that stands without a known label may belong to the sum")
    return None


def _part(amount: Amount) -> Message:
    return Message(_PARTS[amount.role].template, (("value", money(amount.money)),))


def _is_complete(item: LineItem) -> bool:
    return item.quantity is not None and item.unit_price is not None and item.amount is not None


def _numbers(item: LineItem) -> tuple[Decimal, Decimal, Decimal]:
    return item.quantity or Decimal(0), item.unit_price or Decimal(0), item.amount or Decimal(0)


def _rounding(item: LineItem) -> Decimal:
    """A cent, and what the last printed places of unit price and quantity leave open."""
    quantity, price, _ = _numbers(item)
    return CENT + _half_unit(price) * abs(quantity) + _half_unit(quantity) * abs(price)


def _half_unit(value: Decimal) -> Decimal:
    """Half of the last place of a number with decimals; a whole number is taken as exact."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= 0:
        return Decimal(0)
    return Decimal(5).scaleb(exponent - 1)


def _row_fits(document: Document, item: LineItem) -> bool:
    quantity, price, amount = _numbers(item)
    if abs(quantity * price - amount) <= _rounding(item):
        return True
    slack = _rounding(item) + CENT
    return any(
        abs(quantity * price * factor * per - amount) <= slack
        for factor in printed_factors(document)
        for per in _PRICED_PER
    )


def _is_uniform(rows: list[LineItem]) -> bool:
    """Whether one and the same factor leads from price to amount in all rows: a tax, a discount."""
    products = [quantity * price for quantity, price, _ in map(_numbers, rows)]
    total = sum(products, Decimal(0))
    if not total:
        return False
    factor = sum((_numbers(row)[2] for row in rows), Decimal(0)) / total
    return all(
        abs(product * factor - _numbers(row)[2]) <= _rounding(row) + CENT
        for product, row in zip(products, rows, strict=True)
    )


def _wrong_row(document: Document, row: LineItem) -> Outcome:
    quantity, price, amount = _numbers(row)
    doubt = _unnamed_part(document, [amount - quantity * price], most=1)
    if not is_sure(row.reading):
        doubt = msg("not every amount was read for certain")
    if doubt is None and any(
        abs(quantity * other - amount) <= _rounding(row) for other in unnamed_numbers(document)
    ):
        doubt = msg("another column of the table holds the unit price")
    if doubt is not None:
        return line_arithmetic.not_checked(doubt, document.file)
    return line_arithmetic.finding(
        msg(
            "{file}: the line says {amount}, but {quantity} × {price} is {product}",
            file=document.file,
            amount=number(amount),
            quantity=format(quantity.normalize(), "f"),
            price=number(price),
            product=number(quantity * price),
        ),
        msg("Ask the issuer for a corrected document; never correct it yourself."),
        at=[row.reading],
        subject=["line", row.description, str(quantity), str(price), str(amount)],
        confidence=confidence_of([row.reading]),
    )


def _wrong_sum(document: Document, rows: list[LineItem]) -> Iterator[Outcome]:
    bases = [a for a in document.amounts if a.role in BASES]
    totals = _totals(document)
    if not bases or (totals and not _total_fits(document, bases, totals)):
        return  # nothing to compare with, or the sums are wrong already: VAL003 says so
    base = bases[0]
    lines = sum((_numbers(row)[2] for row in rows), Decimal(0))
    products = sum((q * p for q, p, _ in map(_numbers, rows)), Decimal(0))
    slack = CENT * len(rows)
    named = [amount.money.amount for amount in document.amounts]
    if any(abs(s - amount) <= slack for s in (lines, products) for amount in named):
        return
    if adds_up([lines, products], parts_of(document.amounts), named):
        return
    doubt = _doubt(document, [base.money.amount - lines], most=3)
    if doubt is not None:
        yield line_arithmetic.not_checked(doubt, document.file)
        return
    yield line_arithmetic.finding(
        msg(
            "{file}: {subtotal}, but the lines make {sum}",
            file=document.file,
            subtotal=_part(base),
            sum=number(lines),
        ),
        msg("Ask the issuer for a corrected document; never correct it yourself."),
        at=[base.reading, *(row.reading for row in rows)],
        subject=["subtotal", money(base.money), number(lines)],
        confidence=confidence_of([base.reading], *([row.reading] for row in rows)),
    )
