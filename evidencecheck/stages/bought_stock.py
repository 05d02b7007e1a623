"""Invoices for goods that were bought to be sold, as the order that was sold tells them.

A sales invoice belongs to the order: it prints its number, or the customer's name or postcode. One that has
none of them and is older than the order, or is for far more than the customer ordered or paid, is that of a
supplier, whatever its paper says of the two parties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rapidfuzz import fuzz

from evidencecheck.model.case import Claim
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.values import SHOP_ORDER, Day, Identifier, Money, Quantity
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.shop_orders import shape_of
from evidencecheck.stages.match.identity import identifier_form

_CUSTOMER = (FactName.RECIPIENT, FactName.BUYER)
_MASK = re.compile(r"[*＊●○×•✱]")
_ALIKE = 85.0
"""Percent of a name that must be found in a text, with what a reader gets wrong."""
_SHORTEST = 5
"""Letters of a name in Latin letters that tell somebody; two of a name in Han characters."""
_MORE = 3
"""Times as many pieces, or as much money, as the customer's order."""
_POSTCODE = re.compile(r"[A-Z]{0,2}-?\d[\dA-Z -]{2,8}\d?[A-Z]{0,2}")


@dataclass(frozen=True, slots=True)
class Sale:
    """The order of the case, as its order pages state it."""

    order: str
    names: tuple[str, ...]
    postcodes: tuple[str, ...]
    on: date | None
    total: Money | None
    pieces: Decimal | None


def sale_of(claim: Claim, documents: Sequence[Document], order: str | None) -> Sale | None:
    """The sale; None where no order page tells who gets the goods."""
    pages = [
        d
        for d in documents
        if d.kind is Kind.ORDER_DETAILS
        and order is not None
        and any(str(f.value) == order for f in d.named(FactName.ORDER_ID))
    ]
    names = [str(f.value) for d in pages for f in d.named(*_CUSTOMER)]
    known = tuple(n for n in (*names, *filter(None, [claim.recipient])) if not _MASK.search(n))
    if not pages or not known or order is None:
        return None
    days = [
        f.value.on for d in pages for f in d.named(FactName.ORDER_DATE) if isinstance(f.value, Day)
    ]
    totals = [
        f.value for d in pages for f in d.named(FactName.ORDER_TOTAL) if isinstance(f.value, Money)
    ]
    return Sale(
        order=order,
        names=known,
        postcodes=tuple(dict.fromkeys(p for d in pages for p in _postcodes(d))),
        on=min(days, default=None),
        total=max(totals, key=lambda money: money.amount, default=None),
        pieces=max((n for d in pages for n in _pieces(d)), default=None),
    )


def is_bought_stock(document: Document, sale: Sale) -> bool:
    """Whether a sales invoice has nothing of the sale and cannot be its invoice."""
    if document.kind is not Kind.SALES_INVOICE or _names_such_order(document, sale):
        return False
    text = "\n".join(page.text for page in document.content.pages)
    return not _belongs(text, sale) and (_is_older(document, sale) or _is_for_more(document, sale))


def _names_such_order(document: Document, sale: Sale) -> bool:
    """Whether it names an order of the form that the sale's has; suppliers number theirs otherwise."""
    return any(
        fact.value.scheme != SHOP_ORDER or shape_of(fact.value.text) == shape_of(sale.order)
        for fact in document.named(FactName.ORDER_ID)
        if isinstance(fact.value, Identifier)
    )


def _belongs(text: str, sale: Sale) -> bool:
    bare = identifier_form(text)
    if identifier_form(sale.order) in bare or any(
        identifier_form(p) in bare for p in sale.postcodes
    ):
        return True
    folded = fold(text).text
    return any(_is_in(part, folded) for name in sale.names for part in _parts(name))


def _parts(name: str) -> Iterator[str]:
    """What tells a person: the whole name, and each word of it that is long enough."""
    folded = fold(name).text
    yield folded
    yield from (word for word in re.findall(r"[^\W\d_]+", folded) if len(word) >= _SHORTEST)


def _is_in(part: str, text: str) -> bool:
    if part in text:
        return True
    return len(part) >= _SHORTEST and fuzz.partial_ratio(part, text) >= _ALIKE


def _is_older(document: Document, sale: Sale) -> bool:
    days = [f.value for f in document.named(FactName.INVOICE_DATE) if isinstance(f.value, Day)]
    return sale.on is not None and any(day.latest < sale.on for day in days)


def _is_for_more(document: Document, sale: Sale) -> bool:
    pieces = max(_pieces(document), default=None)
    if sale.pieces and pieces and pieces >= _MORE * sale.pieces:
        return True
    totals = [f.value for f in document.named(FactName.SALE_TOTAL) if isinstance(f.value, Money)]
    return any(
        sale.total is not None
        and set(total.currencies) & set(sale.total.currencies)
        and total.amount >= _MORE * sale.total.amount
        for total in totals
    )


def _pieces(document: Document) -> Iterator[Decimal]:
    yield from (item.quantity for item in document.items if item.quantity is not None)
    for fact in document.named(FactName.QUANTITY):
        if isinstance(fact.value, Quantity):
            yield fact.value.number


def _postcodes(document: Document) -> Iterator[str]:
    for fact in document.named(FactName.DESTINATION):
        yield from (
            m[0] for m in _POSTCODE.finditer(str(fact.value)) if sum(map(str.isdigit, m[0])) >= 3
        )
