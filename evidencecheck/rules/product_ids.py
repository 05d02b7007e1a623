"""IDN008: the goods that the documents name by ASIN, FNSKU, GTIN or SKU."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.values import Check, Identifier
from evidencecheck.rules.differing import (
    Side,
    are_spellings,
    is_certain,
    may_be_same,
    of_kinds,
    sides,
    stand_side_by_side,
)
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.sureness import confidence_of
from evidencecheck.rules.wording import against, files_of, says

_OF_THE_SALE = (
    Kind.ORDER_DETAILS,
    Kind.SALES_INVOICE,
    Kind.SALES_RECORD,
    Kind.PACKING_SLIP,
    Kind.SHIPPING_LABEL,
    Kind.SHIPMENT_DETAILS,
)
_ALL = (*_OF_THE_SALE, Kind.PURCHASE_INVOICE)
_BEGINNING = 3
"""Characters that SKUs of one system for like goods have in common."""
_PARTED = re.compile(r"[-_./ ]")
# A supplier numbers its goods by itself; the other identifiers are the same for everybody.
_COMPARED = (
    (FactName.ASIN, "ASIN", _ALL, ("asin", "isbn-10")),
    (FactName.FNSKU, "FNSKU", _ALL, ("fnsku",)),
    (FactName.GTIN, "GTIN", _ALL, ("gtin",)),
    (FactName.SKU, "SKU", _OF_THE_SALE, ("",)),
)


@rule("IDN008", "product-id-mismatch", Severity.ERROR)
def product_id_mismatch(case: Case) -> Iterator[Outcome]:
    """Documents name different goods

    Fires when: two documents of the sale that are each about one product name it by different
    ASINs, FNSKUs, GTINs or SKUs, and no document names both. The supplier's own SKU is left out, and
    SKUs that are built differently, as of two systems, are not checked.

    Why: an invoice or label of other goods proves neither the value nor the loss of these.

    Example: the order page says ASIN B0KL9H6XCF; the invoice says ASIN B0HZMRCSSW.

    Counterexample: an order of several lines, of which the label names one; variants that are
    recommended beside the order; a GTIN of the case beside that of the unit; one invoice for each
    of two products.

    Fix: attach the documents of the product that is claimed.

    Wrong when: the listing was merged, or the product was relabelled. Waive the finding.

    Source: Amazon: the product on the proof of value must be identical to that of the listing; GS1
    General Specifications: one number for one trade item.

    Since: 0.1.0
    """
    for name, word, kinds, schemes in _COMPARED:
        named = of_kinds(case, name, kinds, schemes)
        single = {
            file: facts
            for file, facts in named.items()
            if _is_about_one(case, file, facts) and all(map(_is_valid, facts))
        }
        linked = [{str(f.value) for f in facts} for facts in named.values()]
        found = sides(single, case)
        for other in found[1:]:
            expected = found[0]
            if _are_linked(other, expected, linked) or not _are_comparable(other, expected):
                continue
            if stand_side_by_side(case, other, expected):
                continue
            if name is FactName.SKU and not _are_of_one_make(other, expected):
                reason = msg("SKU {value} may be of another system", value=sorted(other.values)[0])
                yield product_id_mismatch.not_checked(reason, files_of(other.facts)[0])
                continue
            yield from _judged(name, word, other, expected)


def _judged(name: FactName, word: str, other: Side, expected: Side) -> Iterator[Outcome]:
    if are_spellings(other, expected):
        return
    if may_be_same(other, expected) or not (is_certain(other) and is_certain(expected)):
        value = sorted(other.values)[0]
        reason = msg("{word} {value} was not read for certain", word=word, value=value)
        yield product_id_mismatch.not_checked(reason, files_of(other.facts)[0])
        return
    yield product_id_mismatch.finding(
        against(_says(other, word), _says(expected, word)),
        msg("Attach the documents of the product that is claimed."),
        at=(*other.facts, *expected.facts),
        subject=[name.value, *sorted(other.values), *sorted(expected.values)],
        confidence=confidence_of(other.facts, expected.facts),
    )


def _is_about_one(case: Case, file: str, facts: tuple[Fact, ...]) -> bool:
    """Whether the document names one product, in one row of goods at most."""
    document = case.document(file)
    rows = len(document.items) if document else 0
    return rows <= 1 and len({str(f.value) for f in facts}) == 1


def _is_valid(fact: Fact) -> bool:
    return not (isinstance(fact.value, Identifier) and fact.value.check is Check.FAILED)


def _are_linked(one: Side, other: Side, documents: list[set[str]]) -> bool:
    return any(not d.isdisjoint(one.values) and not d.isdisjoint(other.values) for d in documents)


def _are_comparable(one: Side, other: Side) -> bool:
    """Numbers of one length (a GTIN of fourteen digits is that of a case), none a part of the other."""
    return all(
        (not (a.isdigit() and b.isdigit()) or len(a) == len(b))
        and not a.startswith(b)
        and not b.startswith(a)
        for a in one.values
        for b in other.values
    )


def _are_of_one_make(one: Side, other: Side) -> bool:
    """Whether one system can have made both SKUs: they begin alike, or have as many parts.

    A seller's books number the goods in one way, his listing at the marketplace in another.
    """
    return any(
        a[:_BEGINNING] == b[:_BEGINNING] or len(_PARTED.split(a)) == len(_PARTED.split(b))
        for a in one.values
        for b in other.values
    )


def _says(side: Side, word: str) -> Message:
    what = msg("{word} {value}", word=word, value=tuple(sorted(side.values)))
    return says(files_of(side.facts), what)
