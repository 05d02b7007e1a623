"""What is claimed, and what the documents prove, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from evidencecheck.model.case import Basis, Case
from evidencecheck.model.document import Document
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import Location
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Money
from evidencecheck.rules.interface import Place
from evidencecheck.rules.wording import money

KINDS_OF_VALUE = (FactName.ORDER_TOTAL, FactName.COST_TOTAL)
"""The names under which the match stage keeps the sale value and the cost value."""

_NAMES = {
    FactName.ORDER_TOTAL: (FactName.ORDER_TOTAL, FactName.SALE_TOTAL),
    FactName.COST_TOTAL: (FactName.COST_TOTAL,),
}
_ORDER = {
    Basis.SALE: (FactName.ORDER_TOTAL, FactName.COST_TOTAL),
    Basis.COST: (FactName.COST_TOTAL, FactName.ORDER_TOTAL),
    Basis.DAMAGE: (),
}


def claimed(case: Case) -> tuple[Money, Place] | None:
    """The claimed amount: from the claim file, else from a claim form among the documents."""
    if case.claim.amount is not None:
        file = case.claim.file or "claim.toml"
        return case.claim.amount, Location(file, text=money(case.claim.amount))
    agreed = case.agreed.get(FactName.CLAIMED_AMOUNT)
    if agreed and isinstance(agreed.value, Money) and agreed.supporting:
        return agreed.value, agreed.supporting[0]
    return None


def totals(case: Case, kind: FactName) -> tuple[Fact, ...]:
    """The totals of one kind of value that documents state as their own, in file order.

    Documents of another order are left out: their finding is that they are of another order.
    """
    agreed, order = case.agreed.get(kind), case.agreed.get(FactName.ORDER_ID)
    strange = {f.reading.file for d in (order.disputes if order else ()) for f in d.facts}
    own = [document for document in case.documents if document.file not in strange]
    stated = [fact for document in own for fact in document.named(*_NAMES[kind])]
    stated += agreed.supporting if agreed else ()
    return tuple(
        fact
        for fact in dict.fromkeys(stated)
        if isinstance(fact.value, Money) and fact.reading.channel is not Channel.CLAIM_FILE
    )


def proven(case: Case, stated: Money) -> tuple[Money, tuple[Fact, ...]] | None:
    """The most that the documents prove in a currency that `stated` can be in, and by what.

    By the kind of value that the policy pays by; None if no document states a total of any kind.
    """
    basis = case.policy.basis(case.filed_on, case.claim.marketplace)
    for kind in _ORDER[basis]:
        facts = totals(case, kind)
        comparable = [(v, fact) for v, fact in _money(facts) if v.may_be_same_currency(stated)]
        if comparable:
            return max(_single(comparable), _summed(case, comparable), key=lambda p: p[0].amount)
        if facts:
            return max(((v, (fact,)) for v, fact in _money(facts)), key=lambda p: p[0].amount)
    return None


def _money(facts: Iterable[Fact]) -> Iterator[tuple[Money, Fact]]:
    return ((fact.value, fact) for fact in facts if isinstance(fact.value, Money))


def _single(values: list[tuple[Money, Fact]]) -> tuple[Money, tuple[Fact, ...]]:
    most = max((value for value, _ in values), key=lambda value: value.amount)
    return most, tuple(fact for value, fact in values if value.amount == most.amount)


def _summed(case: Case, values: list[tuple[Money, Fact]]) -> tuple[Money, tuple[Fact, ...]]:
    """Invoices with numbers of their own add up; two copies of one invoice don't."""
    by_invoice: dict[str, tuple[Money, Fact]] = {}
    for value, fact in values:
        document = case.document(fact.reading.file)
        for number in _invoice_numbers(document) if document else ():
            known = by_invoice.get(number)
            if known is None or known[0].amount < value.amount:
                by_invoice[number] = (value, fact)
    if not by_invoice:
        return _single(values)
    parts = list(by_invoice.values())
    currencies = next((value.currencies for value, _ in parts if value.currencies), ())
    total = sum((value.amount for value, _ in parts), Decimal(0))
    return Money(total, currencies), tuple(fact for _, fact in parts)


def _invoice_numbers(document: Document) -> tuple[str, ...]:
    facts = document.named(FactName.INVOICE_NUMBER, FactName.FAPIAO_NUMBER)
    return tuple(dict.fromkeys(str(fact.value) for fact in facts))[:1]
