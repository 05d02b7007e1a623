"""One wrong value, one finding: what only follows from another finding of the case is told with it.

A total that was changed no longer fits its own parts, its words, the order page and the claim. Each of
these is a rule of its own, and each is right; a person mends one number. Of findings with one cause the
one that stands nearest to the wrong value stays, and takes over the places of the others: what a
document says against itself before what others say against it, a value before what is reckoned from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document
from evidencecheck.model.fact import AmountRole, FactName
from evidencecheck.model.finding import Finding
from evidencecheck.model.values import Money
from evidencecheck.rules.arithmetic import BASES
from evidencecheck.rules.differing import elsewhere
from evidencecheck.rules.proven import KINDS_OF_VALUE, claimed, totals
from evidencecheck.rules.sums import adds_up, parts_of

Follows = Callable[[Finding, Finding, Case], bool]
"""Whether the first finding, a consequence by its code, follows from the second, its cause."""


def without_consequences(findings: Iterable[Finding], case: Case) -> list[Finding]:
    """`findings` without those that follow from another one, which takes over their places."""
    held = list(findings)
    causes = {
        index: cause
        for index, finding in enumerate(held)
        if (cause := _cause(finding, held, case)) is not None
    }
    kept = []
    for index, finding in enumerate(held):
        if index in causes:
            continue
        more = [
            place
            for number, cause in causes.items()
            if _root(cause, causes) == index
            for place in held[number].locations
        ]
        kept.append(replace(finding, locations=tuple(dict.fromkeys((*finding.locations, *more)))))
    return kept


def _cause(finding: Finding, held: list[Finding], case: Case) -> int | None:
    """The place in `held` of the first finding, in the order of the table, from which this one follows."""
    for code, follows in _CAUSES.get(finding.code, {}).items():
        for index, other in enumerate(held):
            if other.code == code and follows(finding, other, case):
                return index
    return None


def _root(index: int, causes: Mapping[int, int]) -> int:
    """The finding at the end of a chain of causes; the table has no circles."""
    while index in causes:
        index = causes[index]
    return index


def _shares_place(finding: Finding, cause: Finding, case: Case) -> bool:
    """Both rest on one and the same reading."""
    return not set(cause.locations).isdisjoint(finding.locations)


def _of_one_document(finding: Finding, cause: Finding, case: Case) -> bool:
    """The document that is at fault by the cause is one of those that the finding compares."""
    return any(place.file == _file(cause) for place in finding.locations)


def _is_first_place(finding: Finding, cause: Finding, case: Case) -> bool:
    """The value that is at fault is one of those that the cause rests on."""
    return bool(finding.locations) and finding.locations[0] in cause.locations


def _sums_say_the_same(finding: Finding, cause: Finding, case: Case) -> bool:
    """The parts, or the lines, of the document make what the other documents and the claim state."""
    document = case.document(_file(cause))
    if document is None or all(place.file != document.file for place in finding.locations):
        return False
    wanted = [*_others(document, case)]
    claim = claimed(case)
    if claim is not None and finding.code == "VAL007":
        wanted.append(claim[0].amount)
    return _makes(document, wanted)


def _words_fit_the_sum(finding: Finding, cause: Finding, case: Case) -> bool:
    """The parts make what the words say: only the total in figures is wrong."""
    document = case.document(_file(cause))
    if document is None or _file(finding) != document.file:
        return False
    words = [a.money.amount for a in document.amounts if a.role is AmountRole.WORDS]
    return _makes(document, words)


def _words_are_claimed(finding: Finding, cause: Finding, case: Case) -> bool:
    """The words say what is claimed: the claim is right, the total in figures is wrong."""
    document, claim = case.document(_file(cause)), claimed(case)
    if document is None or claim is None:
        return False
    words = [a.money.amount for a in document.amounts if a.role is AmountRole.WORDS]
    return claim[0].amount in words and any(p.file == document.file for p in finding.locations)


def _makes(document: Document, wanted: list[Decimal]) -> bool:
    """Whether subtotal or lines, with the other parts of the document, make one of `wanted`."""
    bases = [a.money.amount for a in document.amounts if a.role in BASES]
    products = [
        item.quantity * item.unit_price
        for item in document.items
        if item.quantity is not None and item.unit_price is not None
    ]
    if products and len(products) == len(document.items):
        bases.append(sum(products, Decimal(0)))
    return bool(bases) and adds_up(bases, parts_of(document.amounts), wanted)


def _others(document: Document, case: Case) -> Iterator[Decimal]:
    """The totals of the other documents."""
    for kind in KINDS_OF_VALUE:
        for fact in totals(case, kind):
            if fact.reading.file != document.file and isinstance(fact.value, Money):
                yield fact.value.amount


def _is_order_against_invoice(finding: Finding, cause: Finding, case: Case) -> bool:
    """The units differ between the same two documents: so do their totals."""
    files = {place.file for place in cause.locations}
    compared = cause.subject[:1] == (FactName.QUANTITY.value,) and len(files) > 1
    return compared and _file(finding) in files and (case.claim.file not in files)


def _is_of_another_order(finding: Finding, cause: Finding, case: Case) -> bool:
    """The documents that name the other parcel are those of the other order."""
    parcels = case.agreed.get(FactName.TRACKING_NUMBER)
    disputed = {
        fact.reading.file
        for dispute in (parcels.disputes if parcels else ())
        if str(dispute.value) in finding.subject
        for fact in dispute.facts
    }
    return bool(disputed) and disputed <= elsewhere(case)


def _file(finding: Finding) -> str:
    return finding.locations[0].file if finding.locations else ""


_CAUSES: Mapping[str, Mapping[str, Follows]] = {
    "VAL001": {
        "VAL003": _sums_say_the_same,
        "FAP004": _sums_say_the_same,
        "VAL004": _sums_say_the_same,
        "VAL005": _is_order_against_invoice,
        "AUT006": _is_first_place,
    },
    "VAL003": {"AUT006": _is_first_place},
    "VAL004": {"AUT006": _is_first_place},
    "VAL006": {"VAL003": _words_fit_the_sum, "FAP004": _words_fit_the_sum},
    "VAL007": {
        "VAL003": _sums_say_the_same,
        "FAP004": _sums_say_the_same,
        "VAL004": _sums_say_the_same,
        "VAL006": _words_are_claimed,
        "AUT006": _is_first_place,
    },
    "IDN001": {"IDN006": _is_first_place, "AUT006": _is_first_place},
    "IDN003": {
        "IDN001": _is_of_another_order,
        "IDN006": _is_first_place,
        "AUT006": _is_first_place,
    },
    "TIM007": {"TIM001": _shares_place},
    "TIM002": {"FAP002": _is_first_place},
    "FAP001": {"FAP002": _shares_place},
    "PTY003": {"PTY004": _shares_place},
    "IDN008": {"PTY005": _of_one_document},
}
"""Consequence → its possible causes, the nearest first. Read as: a wrong total (VAL001) that its own parts
(VAL003) contradict is one mistake; a total that nobody sees, as another text lies upon it (AUT006), contradicts
nothing that is printed."""
