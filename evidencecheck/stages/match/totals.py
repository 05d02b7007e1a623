"""The value of the goods: what the buyer paid and what the seller paid, each for itself.

Two documents contradict each other only if neither states the other's total anywhere: an invoice
before tax and an order page after tax say the same if the page shows both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from evidencecheck.model.case import Agreed, Claim, Dispute, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.tolerance import CENT
from evidencecheck.model.values import Money
from evidencecheck.stages.extract.journey.carriers import carriers_in
from evidencecheck.stages.extract.money import money_tokens
from evidencecheck.stages.match.identity import Look, identity
from evidencecheck.stages.match.witnesses import agreement

_SALE = frozenset({FactName.ORDER_TOTAL, FactName.SALE_TOTAL})
_LETTERHEAD = 3
"""Lines at the top among which an issuer's name stands."""
_MAX_INVOICES = 6
"""Totals of up to this many documents are added up in search of a match."""


def agree_on_totals(
    claim: Claim, documents: Sequence[Document], order: Agreed, look: Look | None
) -> dict[FactName, Agreed]:
    """Agreed sale value (under `ORDER_TOTAL`, with the totals of sales documents) and cost value.

    Documents that dispute the order itself are left out: they are another matter already.
    """
    elsewhere = {f.reading.file for dispute in order.disputes for f in dispute.facts}
    sale_documents = [d for d in documents if d.file not in elsewhere and _is_sale(d, order)]
    sale = _agree(FactName.ORDER_TOTAL, _SALE, claim, sale_documents, documents, look)
    cost_documents = [d for d in documents if d.named(FactName.COST_TOTAL)]
    # Each supplier's invoice is a purchase of its own: nothing says that they must be equal.
    cost_facts = [f for d in cost_documents for f in d.named(FactName.COST_TOTAL)]
    cost = agreement(
        FactName.COST_TOTAL,
        max(cost_facts, key=_amount).value if cost_facts else None,
        cost_facts,
        cost_facts,
        documents,
    )
    return {FactName.ORDER_TOTAL: sale, FactName.COST_TOTAL: cost}


def _is_sale(document: Document, order: Agreed) -> bool:
    """Order pages and sales invoices always; receipts and payments only if they name the order."""
    if not document.named(*_SALE) or is_carriers_bill(document):
        return False
    if document.kind in {Kind.ORDER_DETAILS, Kind.SALES_INVOICE}:
        return True
    return any(f.reading.file == document.file for f in order.supporting)


def is_carriers_bill(document: Document) -> bool:
    """Whether it is the carrier's own invoice, for the postage: his name heads it, it names no order."""
    if document.kind is not Kind.SALES_INVOICE or not document.content.pages:
        return False
    if document.named(FactName.ORDER_ID, decided_only=False):
        return False
    head = document.content.pages[0].lines[:_LETTERHEAD]
    return any(carriers_in(line.text) for line in head)


def _agree(
    name: FactName,
    names: frozenset[FactName],
    claim: Claim,
    matching: Sequence[Document],
    documents: Sequence[Document],
    look: Look | None,
) -> Agreed:
    facts = [f for d in documents for f in d.facts if f.name in names]
    totals = {d.file: d.named(*names)[0] for d in matching}
    if not totals:
        return agreement(name, None, facts, (), documents)
    anchor = _anchor(claim, matching, totals)
    supporting, disputes = [], []
    for document in matching:
        fact = totals[document.file]
        base = next(d for d in matching if d.file == anchor.reading.file)
        if _reconciled(document, fact, base, anchor) or _adds_up(fact, anchor, totals):
            supporting.append(fact)
            continue
        verdict = identity([fact], [anchor], look, _money_form)
        if verdict is Identity.SAME:
            supporting.append(fact)
        else:
            disputes.append(Dispute(fact.value, (fact,), verdict))
    return agreement(name, anchor.value, facts, supporting, documents, disputes)


def _anchor(claim: Claim, matching: Sequence[Document], totals: dict[str, Fact]) -> Fact:
    """The total that most documents state; among equals the claimed one, then the order page's."""
    counts = Counter(_amount(f) for f in totals.values())
    claimed = claim.amount.amount if claim.amount else None

    def rank(document: Document) -> tuple[int, bool, bool]:
        fact = totals[document.file]
        return (
            -counts[_amount(fact)],
            _amount(fact) != claimed,
            document.kind is not Kind.ORDER_DETAILS,
        )

    return totals[min(matching, key=rank).file]


def _reconciled(document: Document, fact: Fact, base: Document, anchor: Fact) -> bool:
    """Whether one document states the other's total, as its total or among its amounts."""
    mine, theirs = _money(fact), _money(anchor)
    if abs(mine.amount - theirs.amount) <= CENT:
        return True
    if not mine.may_be_same_currency(theirs):
        return True  # another currency is another question
    return _states(base, mine.amount) or _states(document, theirs.amount)


def _states(document: Document, amount: Decimal) -> bool:
    stated = {abs(a.money.amount) for a in document.amounts}
    stated |= {i.amount for i in document.items if i.amount is not None}
    return any(abs(value - amount) <= CENT for value in stated)


def _adds_up(fact: Fact, anchor: Fact, totals: dict[str, Fact]) -> bool:
    """Whether `fact` is one of several totals that together make the agreed one."""
    target = _amount(anchor)
    others = [_amount(f) for f in totals.values() if f is not fact and f is not anchor]
    return any(
        abs(_amount(fact) + sum(chosen) - target) <= CENT
        for count in range(1, min(len(others), _MAX_INVOICES) + 1)
        for chosen in combinations(others[:_MAX_INVOICES], count)
    )


def _amount(fact: Fact) -> Decimal:
    return _money(fact).amount


def _money(fact: Fact) -> Money:
    if not isinstance(fact.value, Money):
        raise TypeError(f"a total holds money, not {fact.value!r}")
    return fact.value


def _money_form(text: str) -> str:
    """The digits of the amount in `text`, without sign, grouping or currency."""
    tokens = money_tokens(text, ocr=True)
    if not tokens:
        return text
    return str(abs(tokens[-1].money.amount).quantize(CENT))
