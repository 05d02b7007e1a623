"""Invoices and order pages on the claimant's own side of the trade: what he sold, and what he bought.

A paper alone says little about which of its two parties claims. In a case it is known: from the claim file,
else from who sold the order, or because an invoice has nothing of the order; and an order page of goods that
are sent about in the seller's country is none of the order that went abroad.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from evidencecheck.model.case import Claim, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.values import Money
from evidencecheck.stages.bought_stock import Sale, is_bought_stock, sale_of
from evidencecheck.stages.classify import Judgement
from evidencecheck.stages.extract.party.party_names import is_company
from evidencecheck.stages.match.identity import identifier_form
from evidencecheck.stages.match.order import order_of
from evidencecheck.stages.match.party_identity import same_party
from evidencecheck.stages.understand import understand

_INVOICES = frozenset({Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE})
_RECEIVERS = (FactName.BUYER, FactName.RECIPIENT)
_SOLD = (Kind.ORDER_DETAILS, Kind.SALES_INVOICE)
_HOME, _CURRENCY = "CN", "CNY"
"""Where sellers buy on markets whose order pages look like any other's: Taobao, Pinduoduo, 1688's app."""
_CODE = re.compile(r"[A-Z]{2}")


def on_own_side(claim: Claim, documents: Sequence[Document]) -> tuple[Document, ...]:
    """`documents`, those of them understood again that the case shows to be on the other side of the trade."""
    known = tuple(
        _sided(d, Kind.PURCHASE_INVOICE) if _is_bought_at_home(d, documents, claim) else d
        for d in documents
    )
    order = order_of(claim, known)
    ours = _ours(claim, known, order)
    sale = sale_of(claim, known, order)
    return tuple(_sided(d, _side(d, ours, order, sale)) for d in known)


def _ours(claim: Claim, documents: Sequence[Document], order: str | None) -> tuple[str, ...]:
    """Names of the claimant; without a claim file, of the one company that sold the order."""
    if claim.claimant:
        return (claim.claimant,)
    sellers = [
        str(fact.value)
        for document in documents
        if document.kind in _SOLD and order is not None and _names(document, order)
        for fact in document.named(FactName.SUPPLIER)
    ]
    alone = all(same_party(name, sellers[0]) is Identity.SAME for name in sellers[1:])
    return (sellers[0],) if sellers and alone and is_company(sellers[0]) else ()


def _side(document: Document, ours: Sequence[str], order: str | None, sale: Sale | None) -> Kind:
    """The kind that the claimant's place on an invoice makes of it: its own one where nothing is sure."""
    if order is not None and _names(document, order):
        return document.kind
    if document.kind is Kind.ORDER_DETAILS and order is not None and _orders(document):
        gets = any(_is_one_of(document, name, ours) for name in _RECEIVERS)
        return Kind.PURCHASE_INVOICE if gets else document.kind
    if document.kind not in _INVOICES:
        return document.kind
    buys, sells = (_is_one_of(document, n, ours) for n in (FactName.BUYER, FactName.SUPPLIER))
    if buys == sells:
        is_stock = not sells and sale is not None and is_bought_stock(document, sale)
        return Kind.PURCHASE_INVOICE if is_stock else document.kind
    return Kind.PURCHASE_INVOICE if buys else Kind.SALES_INVOICE


def _is_one_of(document: Document, name: FactName, ours: Sequence[str]) -> bool:
    return any(
        same_party(str(fact.value), one) is Identity.SAME
        for fact in document.named(name)
        for one in ours
    )


def _is_bought_at_home(document: Document, documents: Sequence[Document], claim: Claim) -> bool:
    """Whether it is an order in CNY, sent within China, in a case whose own order went abroad."""
    numbers = _orders(document)
    if document.kind is not Kind.ORDER_DETAILS or not numbers or not _is_domestic(document):
        return False
    if claim.order_id and identifier_form(claim.order_id) in map(identifier_form, numbers):
        return False
    if not claim.order_id and any(d.kind is Kind.SHIPMENT_DETAILS for d in documents):
        return True  # units that went to a warehouse were bought; no order of theirs is in question
    sold = [d for d in documents if d.kind is Kind.ORDER_DETAILS and _goes_abroad(d, claim)]
    return any(_orders(d).isdisjoint(numbers) for d in sold)


def _is_domestic(document: Document) -> bool:
    currencies = _currencies(document)
    return currencies == {_CURRENCY} and _countries(document) == {_HOME}


def _goes_abroad(document: Document, claim: Claim) -> bool:
    """Whether an order page shows a country or a currency that is not the seller's, or the claim tells so."""
    countries, currencies = _countries(document), _currencies(document)
    if not _orders(document) or _HOME in countries:
        return False
    market = claim.marketplace not in (None, _HOME) and _CURRENCY not in currencies
    return bool(countries) or market or bool(currencies and _CURRENCY not in currencies)


def _orders(document: Document) -> set[str]:
    return {str(fact.value) for fact in document.named(FactName.ORDER_ID)}


def _currencies(document: Document) -> set[str]:
    """The likeliest currency of each total."""
    totals = (f.value for f in document.named(FactName.ORDER_TOTAL))
    return {m.currencies[0] for m in totals if isinstance(m, Money) and m.currencies}


def _countries(document: Document) -> set[str]:
    """ISO 3166 codes at the end of its destinations: ``深圳市, 广东, CN``."""
    told = (str(f.value).rpartition(", ")[2] for f in document.named(FactName.DESTINATION))
    return {code for code in told if _CODE.fullmatch(code)}


def _names(document: Document, order: str) -> bool:
    return identifier_form(order) in map(identifier_form, _orders(document))


def _sided(document: Document, kind: Kind) -> Document:
    if kind is document.kind:
        return document
    told = understand(document.content, Judgement(kind, document.kind_confidence))
    return replace(
        document,
        kind=kind,
        facts=told.facts,
        amounts=told.amounts,
        items=told.items,
        weights=told.weights,
        data_differences=told.data_differences,
    )
