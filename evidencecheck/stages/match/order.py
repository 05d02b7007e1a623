"""Which order the case is about, and which documents name another one."""

from __future__ import annotations

from collections.abc import Sequence

from evidencecheck.model.case import Agreed, Claim, Dispute, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.values import SHOP_ORDER, Identifier
from evidencecheck.stages.extract.shop_orders import shape_of
from evidencecheck.stages.match.claimed import claimed_facts
from evidencecheck.stages.match.identity import Look, distance, identifier_form, identity
from evidencecheck.stages.match.witnesses import (
    agreement,
    independent,
    is_claimed,
    without_copies,
)

# A supplier's papers name the supplier's orders; a mail or a claim history may name any.
_OTHER_ORDERS = frozenset(
    {
        Kind.PURCHASE_INVOICE,
        Kind.FAPIAO,
        Kind.CORRESPONDENCE,
        Kind.PRIOR_CLAIM,
        Kind.PHOTO,
        Kind.VIDEO,
    }
)


def order_of(claim: Claim, documents: Sequence[Document]) -> str | None:
    """The order that the case is about, as far as its numbers tell without a second look."""
    claimed = [f for f in claimed_facts(claim) if f.name is FactName.ORDER_ID]
    anchor = _anchor(claimed, documents)
    return str(anchor.value) if anchor else None


def agree_on_order(
    stated: Sequence[Fact], documents: Sequence[Document], look: Look | None
) -> Agreed:
    """The order of the claim file, else the one that most documents name as their own.

    A document disputes it only if it names another order as its own and the agreed one nowhere.
    """
    claimed = [f for f in stated if f.name is FactName.ORDER_ID]
    facts = [*claimed, *(f for d in documents for f in d.facts if f.name is FactName.ORDER_ID)]
    anchor = _anchor(claimed, documents)
    if anchor is None:
        return agreement(FactName.ORDER_ID, None, facts, (), documents)
    supporting = [f for f in facts if _form(f) == _form(anchor)]
    if any(_is_another_name(f, anchor, documents) for f in claimed):
        supporting, claimed = [*claimed, *supporting], []
    disputes: dict[str, list[Fact]] = {}
    for source in (claimed, *(_own(d) for d in documents if d.kind not in _OTHER_ORDERS)):
        mine = [f for f in source if f.decided and _are_comparable(f, anchor)]
        names_it = any(_form(f) == _form(anchor) for f in _all(source, documents))
        if mine and not names_it:
            nearest = min(mine, key=lambda f: distance(_form(f), _form(anchor)))
            same = [f for f in mine if _form(f) == _form(nearest)]
            disputes.setdefault(_form(nearest), []).extend(same)
    open_disputes = []
    for readings in disputes.values():
        verdict = identity(
            without_copies(readings, documents),
            without_copies(supporting, documents),
            look,
            identifier_form,
        )
        if verdict is Identity.SAME:
            supporting += readings
        else:
            open_disputes.append(Dispute(readings[0].value, tuple(readings), verdict))
    return agreement(FactName.ORDER_ID, anchor.value, facts, supporting, documents, open_disputes)


def _anchor(claimed: Sequence[Fact], documents: Sequence[Document]) -> Fact | None:
    """The claim's order unless no document names it and two or more agree on another."""
    groups: dict[str, list[Fact]] = {}
    for document in documents:
        for fact in _own(document):
            if fact.decided and _scheme(fact) and document.kind not in _OTHER_ORDERS:
                groups.setdefault(_form(fact), []).append(fact)
    ranked = sorted(
        groups.values(),
        key=lambda g: (
            _is_of_shop(g[0]),
            _is_of_shop(g[0]) and not _from_order_page(g, documents),
            -independent(g, documents),
            not _from_order_page(g, documents),
            _form(g[0]),
        ),
    )
    if claimed:
        for group in ranked:
            if _is_another_name(claimed[0], group[0], documents):
                return group[0]
        best = ranked[0] if ranked else []
        claim_is_alone = _form(claimed[0]) not in groups
        is_other_form = (
            bool(best) and _is_of_shop(best[0]) and not _are_comparable(best[0], claimed[0])
        )
        if claim_is_alone and not is_other_form and independent(best, documents) > 1:
            return best[0]
        return claimed[0]
    return ranked[0][0] if ranked else None


def _is_another_name(claimed: Fact, order: Fact, documents: Sequence[Document]) -> bool:
    """Whether the claim names `order` by its other number: a page of that one order shows both.

    Walmart's pages have a PO number and a customer order number for each order.
    """
    return _form(claimed) != _form(order) and any(
        any(f.decided and _form(f) == _form(claimed) for f in document.named(FactName.PO_NUMBER))
        and {_form(f) for f in _own(document) if f.decided} == {_form(order)}
        for document in documents
        if document.kind not in _OTHER_ORDERS
    )


def _from_order_page(facts: Sequence[Fact], documents: Sequence[Document]) -> bool:
    pages = {d.file for d in documents if d.kind is Kind.ORDER_DETAILS}
    return any(f.reading.file in pages for f in facts)


def _own(document: Document) -> list[Fact]:
    return [f for f in document.facts if f.name is FactName.ORDER_ID]


def _all(source: Sequence[Fact], documents: Sequence[Document]) -> list[Fact]:
    """Every number of the documents behind `source`: Walmart's pages call the order's a PO number, too."""
    files = {f.reading.file for f in source}
    listed = [
        f for d in documents if d.file in files for f in d.facts if isinstance(f.value, Identifier)
    ]
    return [*listed, *(f for f in source if is_claimed(f))]


def _form(fact: Fact) -> str:
    return identifier_form(str(fact.value))


def _are_comparable(one: Fact, other: Fact) -> bool:
    """Whether both have one format; numbers that a shop gives itself must look alike, digit for digit."""
    if _is_of_shop(one) or _is_of_shop(other):
        return shape_of(str(one.value)) == shape_of(str(other.value))
    return _scheme(one) == _scheme(other)


def _is_of_shop(fact: Fact) -> bool:
    return isinstance(fact.value, Identifier) and fact.value.scheme == SHOP_ORDER


def _scheme(fact: Fact) -> str:
    """The format; one for all numbers of digits alone, as only the words of a page tell whose they are."""
    if not isinstance(fact.value, Identifier):
        return ""
    if fact.value.scheme and fact.value.text.lstrip("#").isdigit():
        return "digits"
    return fact.value.scheme
