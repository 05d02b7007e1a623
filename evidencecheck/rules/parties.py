"""PTY, and TRK003: who receives, who bought, and where the parcel went."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from evidencecheck.model.case import Agreed, Case, Dispute, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.rules.interface import Outcome, Rule, rule
from evidencecheck.rules.sureness import confidence_of, is_sure
from evidencecheck.rules.wording import against, files_of, says

DELIVERED = "delivered"
"""Role of a destination that is where the record says that the parcel was delivered."""

_PURCHASES = (Kind.PURCHASE_INVOICE, Kind.FAPIAO)
_FEWEST = 4
"""Letters and digits that a name must have for two equal ones to be one entity."""


@rule("PTY001", "recipient-mismatch", Severity.ERROR)
def recipient_mismatch(case: Case) -> Iterator[Outcome]:
    """Another person or company receives than the one who ordered

    Fires when: a document of the sale or of its shipping names another recipient than the order.
    Spellings, titles, initials, the order of the names, romanisation, masked letters, legal forms
    and attention lines are allowed for. Members of one family, a person against a company, and
    Japanese names in different scripts cannot be told apart, and are reported as not checked.

    Why: the carrier and the marketplace pay for the parcel of the order; a label to somebody else
    is another parcel to them.

    Example: the order ships to Maria Lindqvist, the label is made out to James Whitfield.

    Counterexample: the order says Maria Lindqvist, the label LINDQVIST M.; or the invoice is
    billed to one person and shipped to another.

    Fix: attach the label of this order, or have the wrong name corrected by its issuer.

    Wrong when: the buyer had the parcel sent to somebody else later. Add the message in which he
    asked for it, and waive the finding.

    Source: PayPal, seller protection: name and address of the proof must match the order; reference
    table of cross-document checks (recipient).

    Since: 0.2.0
    """
    agreed = case.agreed.get(FactName.RECIPIENT)
    if agreed is not None:
        yield from _disputed(
            recipient_mismatch,
            agreed,
            agreed.disputes,
            msg("recipient {value}", value=_value(agreed)),
            "recipient {value}",
            msg("{value} may be the same recipient", value="{value}"),
            msg("Attach the document of this order, or have the name corrected by its issuer."),
        )


@rule("PTY002", "destination-mismatch", Severity.ERROR)
def destination_mismatch(case: Case) -> Iterator[Outcome]:
    """The parcel was addressed to another place than ordered

    Fires when: postcode, country, or state and city of a ship-to address differ from those of the
    order. Billing addresses, warehouses and pick-up points are left out; a ZIP+4, blanks in a
    postcode, names of districts and of countries in other languages make no difference. A city
    alone is never enough.

    Why: a parcel that was sent elsewhere was not lost on its way to the buyer.

    Example: the order ships to Fort Collins, CO 80525, the label to Reno, NV 89509.

    Counterexample: the tracking page says Shibuya, the order Tokyo 150-0002.

    Fix: attach the label of this order, or the buyer's message that asked for another address.

    Wrong when: the carrier corrected the postcode. Add its confirmation, and waive the finding.

    Source: PayPal, seller protection (shipping address); Amazon, A-to-z: delivery to the address
    on the order.

    Since: 0.2.0
    """
    agreed = case.agreed.get(FactName.DESTINATION)
    if agreed is not None:
        asked = [d for d in agreed.disputes if not _is_delivery(d)]
        yield from _disputed(
            destination_mismatch,
            agreed,
            asked,
            msg("destination {value}", value=_value(agreed)),
            "destination {value}",
            msg("{value} may be the same place", value="{value}"),
            msg("Attach the document of this order, or what the buyer wrote about the address."),
        )


@rule("PTY003", "buyer-not-claimant", Severity.ERROR)
def buyer_not_claimant(case: Case) -> Iterator[Outcome]:
    """A purchase invoice is made out to somebody else

    Fires when: the buyer on a supplier's invoice or fapiao is another company than the claimant of
    the claim file or claim form. A Chinese name and its English form count as the same where the
    sounds agree; a person, a nickname, or names that cannot be compared are reported as not checked.

    Why: an invoice proves what its buyer paid; the claimant's cost is not proven by it.

    Example: the claimant is 深圳市云山贸易有限公司, the invoice is made out to 深圳市海风贸易有限公司.

    Counterexample: the invoice says Shenzhen Yunshan Trading Co., Ltd.

    Fix: use the invoice made out to the seller account's legal entity.

    Wrong when: both companies belong to one owner. Add the proof of it, and waive the finding.

    Source: Amazon, invoice requirements: the buyer must match the account's legal entity.

    Since: 0.2.0
    """
    agreed = case.agreed.get(FactName.CLAIMANT)
    invoices = [f for d in case.of_kind(*_PURCHASES) for f in d.named(FactName.BUYER)]
    if agreed is None or agreed.value is None:
        for fact in invoices[:1]:
            reason = msg("nothing says who the claimant is")
            yield buyer_not_claimant.not_checked(reason, fact.reading.file)
        return
    for dispute in agreed.disputes:
        files = files_of(dispute.facts)
        if dispute.verdict is not Identity.DIFFERENT:
            reason = msg("{value} may be the claimant", value=str(dispute.value))
            yield buyer_not_claimant.not_checked(reason, files[0])
            continue
        yield buyer_not_claimant.finding(
            against(
                says(files, msg("buyer {value}", value=str(dispute.value))),
                msg("the claimant is {value}", value=str(agreed.value)),
            ),
            msg("Use the invoice that is made out to the claimant."),
            at=dispute.facts,
            subject=[FactName.BUYER.value, str(dispute.value), str(agreed.value)],
            confidence=confidence_of(dispute.facts),
        )


@rule("PTY004", "self-issued-invoice", Severity.ERROR)
def self_issued_invoice(case: Case) -> Iterator[Outcome]:
    """Supplier and buyer are the same entity

    Fires when: an invoice names the same company or person as its supplier and as its buyer, letter
    by letter but for case, width and punctuation.

    Why: nobody proves by an invoice to himself what he paid.

    Example: invoice.pdf is issued by and made out to Acme Trading Ltd.

    Counterexample: Acme Trading Ltd sells to Acme Retail Ltd: two companies, if of one group.

    Fix: use the invoice of the supplier from whom the goods were bought.

    Wrong when: the name of one party was printed in both places by mistake. Have it corrected.

    Source: Amazon, invoice requirements: self-issued invoices are refused.

    Since: 0.2.0
    """
    for document in case.of_kind(*_PURCHASES, Kind.SALES_INVOICE, Kind.RECEIPT):
        pair = _one_entity(document)
        if pair is None:
            continue
        if not all(is_sure(fact.reading) for fact in pair):
            reason = msg("supplier and buyer were not read for certain")
            yield self_issued_invoice.not_checked(reason, document.file)
            continue
        yield self_issued_invoice.finding(
            msg(
                "{file} is issued by and made out to {name}",
                file=document.file,
                name=str(pair[0].value),
            ),
            msg("Use the invoice of the supplier from whom the goods were bought."),
            at=pair,
            subject=[FactName.SUPPLIER.value, _bare(str(pair[0].value))],
            confidence=confidence_of(pair[:1], pair[1:]),
        )


@rule("TRK003", "delivered-elsewhere", Severity.ERROR)
def delivered_elsewhere(case: Case) -> Iterator[Outcome]:
    """Delivered in another place than the order's destination

    Fires when: the last event of the record is a delivery in another country, or in another state
    or region and another city, than the order ships to. A depot or a suburb next door makes no
    difference.

    Why: the parcel went to somebody else; a loss claim stands or falls with that.

    Example: the order ships to Tacoma, WA; the record ends in "Delivered, Reno, NV".

    Counterexample: the record ends in "Delivered, Lakewood, WA", a suburb of Tacoma.

    Fix: claim a misdelivery, with the order's address and the record side by side.

    Wrong when: the number was used again for another parcel, or the place is the carrier's office.

    Source: PayPal, seller protection: proof of delivery shows the address, at least city and
    postcode, of the order.

    Since: 0.2.0
    """
    agreed = case.agreed.get(FactName.DESTINATION)
    for dispute in agreed.disputes if agreed else ():
        if agreed is None or not _is_delivery(dispute):
            continue
        yield delivered_elsewhere.finding(
            msg(
                "{files}: delivered in {place}, but the order goes to {asked}",
                files=files_of(dispute.facts),
                place=str(dispute.value),
                asked=_value(agreed),
            ),
            msg("Claim a misdelivery, with the order's address beside the record."),
            at=(*dispute.facts, *agreed.supporting[:1]),
            subject=[FactName.DESTINATION.value, str(dispute.value), _value(agreed)],
            confidence=confidence_of(dispute.facts, agreed.supporting),
        )


def _disputed(
    by: Rule,
    agreed: Agreed,
    disputes: tuple[Dispute, ...] | list[Dispute],
    expected: Message,
    seen: str,
    unclear: Message,
    hint: Message,
) -> Iterator[Outcome]:
    """A finding for each value that surely differs, a reason for each that may be the same."""
    for dispute in disputes:
        files = files_of(dispute.facts)
        value = str(dispute.value)
        if dispute.verdict is not Identity.DIFFERENT:
            reason = Message(unclear.template, (("value", value),))
            yield by.not_checked(reason, files[0])
            continue
        yield by.finding(
            against(
                says(files, Message(seen, (("value", value),))),
                says(files_of(agreed.supporting), expected),
            ),
            hint,
            at=(*dispute.facts, *agreed.supporting),
            subject=[agreed.name.value, value, _value(agreed)],
            confidence=confidence_of(dispute.facts, agreed.supporting),
        )


def _value(agreed: Agreed) -> str:
    return str(agreed.value) if agreed.value is not None else ""


def _is_delivery(dispute: Dispute) -> bool:
    return any(fact.role == DELIVERED for fact in dispute.facts)


def _one_entity(document: Document) -> tuple[Fact, Fact] | None:
    for supplier in document.named(FactName.SUPPLIER):
        for buyer in document.named(FactName.BUYER):
            name = _bare(str(supplier.value))
            apart = supplier.reading != buyer.reading
            if apart and len(name) >= _FEWEST and name == _bare(str(buyer.value)):
                return supplier, buyer
    return None


def _bare(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if char.isalnum())
