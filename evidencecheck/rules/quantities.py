"""VAL005: whether the documents and the claim name the same number of units."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from evidencecheck.model.case import Basis, Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName, LineItem, Reading
from evidencecheck.model.finding import Location, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.tolerance import CENT
from evidencecheck.model.values import Money, Quantity
from evidencecheck.rules.interface import Outcome, Place, rule
from evidencecheck.rules.packages import counts_packages
from evidencecheck.rules.requirements import TOTALS
from evidencecheck.rules.sureness import confidence_of, is_sure
from evidencecheck.rules.wording import against, files_of, says

_SALES = (Kind.SALES_INVOICE, Kind.RECEIPT, Kind.SALES_RECORD)
_PURCHASES = (Kind.PURCHASE_INVOICE, Kind.FAPIAO)
_MAYBE_PURCHASES = (Kind.RECEIPT, Kind.UNKNOWN)
"""Kinds behind which another purchase of the goods may be."""
_SHIPMENTS = (Kind.SHIPMENT_DETAILS, Kind.PACKING_SLIP, Kind.BILL_OF_LADING)
_TAX_AND_FREIGHT = Decimal("1.4")
"""How much more than its goods an invoice comes to at most."""


@rule("VAL005", "quantity-mismatch", Severity.ERROR)
def quantity_mismatch(case: Case) -> Iterator[Outcome]:
    """The numbers of units differ

    Fires when: the order and the sales invoices for it name different numbers of units of their one
    product; or the supplier's invoices cover fewer units than the shipment to the warehouse had; or more
    units are claimed than the documents name: than were ordered, sold or shipped, than
    the supplier's invoices cover, or than are missing between shipped and received. Several invoices are
    added up, and an invoice of a supplier may cover more than one order.

    Why: each unit is compensated once, up to the number that is proven.

    Example: the order page says 2 units, the invoice 3.

    Counterexample: the supplier's invoice says 500 units, of which 2 were sold to this buyer; two
    invoices of 1 unit each for an order of 2; an invoice over 10 cartons for a claim of 20 pieces.

    Fix: have the wrong document corrected, or claim the number that is proven.

    Wrong when: one document counts sets and the other one pieces. Waive the finding and say so.

    Source: units claimed must be proven by the invoice (Seller Central, "FBA lost and damaged inventory
    reimbursement policy", G200213130).

    Since: 0.1.0
    """
    strange = _of_another_order(case)
    own = [document for document in case.documents if document.file not in strange]
    ordered = _stated(own, (Kind.ORDER_DETAILS,))
    sold = _stated([document for document in own if _is_of_order(case, document)], _SALES)
    yield from _order_against_invoices(ordered, sold)
    if case.policy.pays_by is Basis.COST and _is_of_shipment(case):
        yield from _shipped_against_invoices(own)
    if not (ordered and sold):
        yield from _line_by_line([d for d in own if d.kind not in _SALES or _is_of_order(case, d)])
    claim = _claimed(case)
    if claim is None:
        return
    units, place = claim
    missing = _missing(own) if _is_of_shipment(case) else None
    costs = case.policy.pays_by is Basis.COST or not (ordered or sold)
    invoiced = [document for document in own if _is_of_order(case, document)]
    limits = (
        _most(ordered),
        _sum(sold) if _all_count(invoiced, _SALES) else None,
        _sum(_stated(own, _PURCHASES)) if costs and _all_count(own, _PURCHASES) else None,
        missing,
        _sum(_shipped(own)),
    )
    for limit in limits:
        if limit is None or units <= limit[0]:
            continue
        number, facts = limit
        if not all(is_sure(fact.reading) for fact in facts):
            reason = msg("{number} units could not be read for certain", number=_text(number))
            yield quantity_mismatch.not_checked(reason, files_of(facts)[0])
            continue
        if limit is not missing and _is_part_of_order(own):
            yield quantity_mismatch.not_checked(msg("not every product line could be counted"))
            return
        yield quantity_mismatch.finding(
            against(
                msg("Claimed: {number} units", number=_text(units)),
                _missing_text(number, facts)
                if limit is missing
                else says(files_of(facts), msg("{number} units", number=_text(number))),
            ),
            msg(
                "Claim the number of units that is proven, or add the document that proves the rest."
            ),
            at=(place, *facts),
            subject=[FactName.QUANTITY.value, _text(units), _text(number)],
            confidence=confidence_of(facts),
        )
        return


def _order_against_invoices(ordered: Sequence[Fact], sold: Sequence[Fact]) -> Iterator[Outcome]:
    if len({_number(fact) for fact in ordered}) != 1 or not sold:
        return
    wanted = _number(ordered[0])
    invoiced = sum((_number(fact) for fact in sold), Decimal(0))
    others = [fact for fact in sold if _number(fact) != wanted]
    if not others or invoiced == wanted:
        return
    if len(sold) > 1 and invoiced < wanted:
        return  # parts of the order are invoiced; the rest may have its own invoice
    if not all(is_sure(fact.reading) for fact in (ordered[0], *others)):
        reason = msg(
            "{number} units could not be read for certain", number=_text(_number(others[0]))
        )
        yield quantity_mismatch.not_checked(reason, others[0].reading.file)
        return
    yield quantity_mismatch.finding(
        against(
            says(files_of(others), msg("{number} units", number=_text(_number(others[0])))),
            says(files_of(ordered), msg("{number} units", number=_text(wanted))),
        ),
        msg("Find out which one is right; have the other corrected, or leave it out."),
        at=(*others, *ordered),
        subject=[FactName.QUANTITY.value, _text(_number(others[0])), _text(wanted)],
        confidence=confidence_of(others, ordered),
    )


def _shipped_against_invoices(documents: Sequence[Document]) -> Iterator[Outcome]:
    """The supplier's invoices have to cover what was sent, not only what is missing of it.

    Several pages of shipments may show one: the largest counts. Packages of an invoice are the units of
    the shipment where it names the shipment's product by its code; else each has the pieces that its name says.
    """
    shipped = [f for d in documents for f in _shipped([d]) if d.kind is Kind.SHIPMENT_DETAILS]
    invoices = [d for d in documents if d.kind in _PURCHASES]
    invoiced = _stated(invoices, _PURCHASES)
    if not shipped or len(invoices) != len(invoiced):
        return  # one that does not tell its units, a copy, or several in one file
    others = [d for d in documents if d.kind in _MAYBE_PURCHASES]
    if any(map(_has_unread_rows, invoices)) or any(
        d.named(*TOTALS, decided_only=False) for d in others
    ):
        return
    sent = max(shipped, key=_number)
    codes = {str(f.value) for d in documents for f in d.named(FactName.SKU) if d not in invoices}
    held = [_pieces(d, codes) for d in invoices]
    if not invoiced or None in held:
        return
    numbers = [_number(fact) for fact in invoiced]
    covered = sum(numbers, Decimal(0))
    if sum((n * (h or 1) for n, h in zip(numbers, held, strict=True)), Decimal(0)) >= _number(sent):
        return
    if not all(is_sure(fact.reading) for fact in (sent, *invoiced)):
        reason = msg("{number} units could not be read for certain", number=_text(covered))
        yield quantity_mismatch.not_checked(reason, invoiced[0].reading.file)
        return
    yield quantity_mismatch.finding(
        against(
            says(files_of(invoiced), msg("{number} units", number=_text(covered))),
            msg(
                "{file}: {number} units shipped",
                file=sent.reading.file,
                number=_text(_number(sent)),
            ),
        ),
        msg("Add the invoices for the rest of the units that were shipped."),
        at=(*invoiced, sent),
        subject=[FactName.QUANTITY_SHIPPED.value, _text(covered), _text(_number(sent))],
        confidence=confidence_of(invoiced, [sent]),
    )


def _pieces(document: Document, codes: set[str]) -> int | None:
    """Pieces in each unit that `document` counts, at most; None where no word tells."""
    if not counts_packages(document) or _names_one(document, codes):
        return 1
    named = [number for item in document.items for number in _IN_SET.findall(item.description)]
    return max(map(int, named), default=None)


_IN_SET = re.compile(
    r"(?<![\d.])(\d{1,3})(?:\s?[件只个片][组套]|[ -]?(?:pcs?|pieces?|teilig|pezzi|pi[eè]ces|piezas)\b)",
    re.I,
)
"""How many pieces a set has: 五件套 is written 5件套."""


def _names_one(document: Document, codes: set[str]) -> bool:
    said = document.content.text.upper()
    return any(
        re.search(rf"(?<![A-Z0-9-]){re.escape(code.upper())}(?![A-Z0-9-])", said) for code in codes
    )


def _line_by_line(documents: Sequence[Document]) -> Iterator[Outcome]:
    """The rows of the order and of its one invoice that bear the same product code."""
    orders = [d for d in documents if d.kind is Kind.ORDER_DETAILS]
    invoices = [d for d in documents if d.kind in _SALES and d.items]
    if len({d.content.sha256 for d in invoices}) != 1 or not orders:
        return
    invoice = invoices[0]
    for order in orders:
        for code in sorted(_codes(order) & _codes(invoice)):
            wanted, seen = _units(order, code), _units(invoice, code)
            if wanted is None or seen is None or wanted[0] == seen[0]:
                continue
            if not (is_sure(wanted[1]) and is_sure(seen[1])):
                reason = msg("{number} units could not be read for certain", number=_text(seen[0]))
                yield quantity_mismatch.not_checked(reason, invoice.file)
                continue
            yield quantity_mismatch.finding(
                against(
                    says((invoice.file,), _of_code(seen[0], code)),
                    says((order.file,), _of_code(wanted[0], code)),
                ),
                msg("Find out which one is right; have the other corrected, or leave it out."),
                at=(seen[1], wanted[1]),
                subject=[FactName.QUANTITY.value, code, _text(seen[0]), _text(wanted[0])],
                confidence=confidence_of([seen[1]], [wanted[1]]),
            )
            return


def _codes(document: Document) -> set[str]:
    return {code for item in document.items for code in item.codes}


def _units(document: Document, code: str) -> tuple[Decimal, Reading] | None:
    """The units of all rows with `code`; None where a row shows none, or doesn't multiply out."""
    rows = [item for item in document.items if code in item.codes]
    total = Decimal(0)
    for row in rows:
        if row.quantity is None or row.quantity % 1 or not _multiplies(row):
            return None
        total += row.quantity
    return (total, rows[0].reading) if rows else None


def _multiplies(row: LineItem) -> bool:
    if row.unit_price is None or row.quantity is None:
        return False
    product = row.quantity * row.unit_price
    return row.amount is None or abs(product - row.amount) <= CENT


def _of_code(number: Decimal, code: str) -> Message:
    return msg("{number} units of {code}", number=_text(number), code=code)


def _is_of_order(case: Case, document: Document) -> bool:
    """Whether a document of a sale is of this order: it names the order, or the total of another document.

    A carrier's invoice for the postage is a sale of another thing.
    """
    order, total = case.agreed.get(FactName.ORDER_ID), case.agreed.get(FactName.ORDER_TOTAL)
    named = {fact.reading.file for fact in (order.supporting if order else ())}
    stated = {fact.reading.file for fact in (total.supporting if total else ())}
    return document.file in named or (document.file in stated and len(stated) > 1)


def _of_another_order(case: Case) -> set[str]:
    """Files whose finding is that they are of another order."""
    order = case.agreed.get(FactName.ORDER_ID)
    return {f.reading.file for d in (order.disputes if order else ()) for f in d.facts}


def _stated(documents: Sequence[Document], kinds: tuple[Kind, ...]) -> list[Fact]:
    """The decided number of units of each document of these kinds; copies of a file count once.

    What is sold by weight or time has no units.
    """
    seen: set[str] = set()
    found = []
    for document in documents:
        if document.kind not in kinds or document.content.sha256 in seen:
            continue
        seen.add(document.content.sha256)
        facts = [f for f in document.named(FactName.QUANTITY) if isinstance(f.value, Quantity)]
        if len({_number(f) for f in facts}) == 1 and _number(facts[0]) % 1 == 0:
            found.append(facts[0])
    return found


def _all_count(documents: Sequence[Document], kinds: tuple[Kind, ...]) -> bool:
    """Whether each document of these kinds tells its number of pieces: only then their sum is a limit."""
    own = [document for document in documents if document.kind in kinds]
    return all(
        _stated([document], kinds)
        and not counts_packages(document)
        and not _has_unread_rows(document)
        for document in own
    )


def _has_unread_rows(document: Document) -> bool:
    """Whether its rows make far less than its total: some of them were not recognised."""
    rows = sum((item.amount or Decimal(0) for item in document.items), Decimal(0))
    stated = [f.value.amount for f in document.named(*TOTALS) if isinstance(f.value, Money)]
    return bool(rows and stated) and max(stated) > rows * _TAX_AND_FREIGHT


def _is_part_of_order(documents: Sequence[Document]) -> bool:
    """Whether some document of the sale lists several products, or none whose number is decided."""
    return any(
        len([item for item in document.items if item.quantity is not None]) > 1
        for document in documents
        if document.kind in {Kind.ORDER_DETAILS, *_SALES}
    )


def _claimed(case: Case) -> tuple[Decimal, Place] | None:
    if case.claim.quantity is None:
        return None
    file = case.claim.file or "claim.toml"
    return case.claim.quantity, Location(file, text=_text(case.claim.quantity))


Limit = tuple[Decimal, tuple[Fact, ...]]


def _most(facts: Sequence[Fact]) -> Limit | None:
    best = max(facts, key=_number, default=None)
    return (_number(best), (best,)) if best else None


def _sum(facts: Sequence[Fact]) -> Limit | None:
    if not facts:
        return None
    return sum((_number(fact) for fact in facts), Decimal(0)), tuple(facts)


def _shipped(documents: Sequence[Document]) -> list[Fact]:
    """Units of each shipment page and packing list; two of one shipment count twice, in the claim's favour."""
    found: list[Fact] = []
    for document in documents:
        if document.kind is Kind.SHIPMENT_DETAILS or (
            document.kind in _SHIPMENTS and not counts_packages(document)
        ):
            found += document.named(FactName.QUANTITY_SHIPPED) or document.named(FactName.QUANTITY)
    return found


def _is_of_shipment(case: Case) -> bool:
    """Whether units were lost with the shipment. What a warehouse loses was received before."""
    return case.policy.lost_on_way or "shipment_id" in case.policy.required


def _missing(documents: Sequence[Document]) -> Limit | None:
    """What is shipped and not received, of the shipment page that states both."""
    for document in documents:
        if document.kind not in _SHIPMENTS:
            continue
        shipped = document.named(FactName.QUANTITY_SHIPPED)
        received = document.named(FactName.QUANTITY_RECEIVED)
        if len(shipped) == 1 and len(received) == 1:
            return _number(shipped[0]) - _number(received[0]), (shipped[0], received[0])
    return None


def _missing_text(number: Decimal, facts: Sequence[Fact]) -> Message:
    return msg(
        "{file}: {shipped} shipped, {received} received, so {number} missing",
        file=facts[0].reading.file,
        shipped=_text(_number(facts[0])),
        received=_text(_number(facts[1])),
        number=_text(number),
    )


def _number(fact: Fact) -> Decimal:
    return fact.value.number if isinstance(fact.value, Quantity) else Decimal(0)


def _text(number: Decimal) -> str:
    return format(number.normalize(), "f")
