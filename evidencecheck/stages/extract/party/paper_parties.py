"""The parties of papers that have a form of their own for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.stages.extract.fold import fold
from evidencecheck.stages.extract.goods.receipt_prose import receipt_parties
from evidencecheck.stages.extract.party.address_pair import address_pair
from evidencecheck.stages.extract.party.bank_slips import names_payee, slip_parties
from evidencecheck.stages.extract.party.fapiao_parties import fapiao_parties
from evidencecheck.stages.extract.party.party_fields import named_parties
from evidencecheck.stages.extract.party.party_names import is_company
from evidencecheck.stages.extract.party.slip_addressee import slip_addressee
from evidencecheck.stages.extract.source import Source

_INVOICES = frozenset({Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE})
_LETTERS = frozenset({Kind.CARRIER_STATEMENT, Kind.PRIOR_CLAIM, Kind.CORRESPONDENCE})
_TO = frozenset({"to", "an", "a", "para", "致"})
"""Before the addressee of a letter, who as a rule is the sender of the parcel that it is about."""
_RECEIVING = frozenset({FactName.RECIPIENT, FactName.SHIP_TO, FactName.DESTINATION})
_CANDIDATES = frozenset({"contact buyer", "联系买家", "from", "manage feedback"})
"""Labels that may introduce something else: a link with the first name, a place."""
_CLERKS = frozenset({"issued by"})
"""Labels behind which the one who wrote the paper may stand, for the company at its head."""
_CASHIER = "收款人"


def is_cashier(label: str, text: str) -> bool:
    """Whether `label`, elsewhere for who is paid, names the clerk beside 开票人 at the foot of a bill."""
    return label == _CASHIER and "开票人" in text


def is_doubtful(label: str, name: str, *, placed: bool) -> bool:
    """Whether `name` need not be the party that `label` announces; `placed`: an address stands with it."""
    words = label.casefold()
    return (words in _CANDIDATES and not (name and placed)) or (
        words in _CLERKS and not is_company(name)
    )


def parties_of_form(source: Source, kind: Kind | None) -> Iterator[Fact]:
    """Buyer and supplier of a fapiao, a slip, a receipt, or an invoice with a box for each;
    the addressee of a delivery note; else nothing.
    """
    if kind is Kind.FAPIAO:
        yield from fapiao_parties(source)
    elif kind is Kind.PAYMENT_PROOF:
        yield from slip_parties(source)
    elif kind is Kind.RECEIPT:
        yield from receipt_parties(source)
    elif kind is Kind.PACKING_SLIP:
        yield from slip_addressee(source)
    elif kind in _INVOICES:
        yield from named_parties(source)
    elif kind is Kind.ORDER_DETAILS:
        yield from address_pair(source)


def is_of_payment(fact: Fact, kind: Kind | None) -> bool:
    """Whether who gets the money, or the letter, was taken for who gets a parcel."""
    if kind in _LETTERS and fact.name in _RECEIVING and fold(fact.label).text.strip(" :") in _TO:
        return True
    return kind is Kind.PAYMENT_PROOF and fact.name in _RECEIVING and names_payee(fact.label)


def is_customer(fact: Fact, found: Sequence[Fact]) -> bool:
    """Whether a supplier has the name of him who ordered: "Order from Maria Ruiz" on the seller's page."""
    return fact.name is FactName.SUPPLIER and any(
        other.name in (FactName.RECIPIENT, FactName.BUYER)
        and fold(str(other.value)).text == fold(str(fact.value)).text
        for other in found
    )
