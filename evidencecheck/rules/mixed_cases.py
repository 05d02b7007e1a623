"""CMP010: the evidence of two orders or shipments in one folder."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.values import SHOP_ORDER
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.sameness import are_close
from evidencecheck.rules.sureness import confidence_of, is_sure
from evidencecheck.rules.wording import files_of

FEWEST = 2
"""Documents that agree among themselves before they count as the evidence of another case."""

_WHAT: dict[FactName, Message] = {
    FactName.ORDER_ID: msg("order {id} in {files}"),
    FactName.SHIPMENT_ID: msg("shipment {id} in {files}"),
}
_OF_MANY = (Kind.SALES_RECORD, Kind.CORRESPONDENCE, Kind.PRIOR_CLAIM)
"""Kinds that speak of several orders without being about one."""


@rule("CMP010", "mixed-cases", Severity.WARNING)
def mixed_cases(case: Case) -> Iterator[Outcome]:
    """The folder holds the evidence of two cases

    Fires when: at least two documents are about one order (or FBA shipment), and at least two
    others about another one: each names a single number of its own, and the numbers differ in more
    than a reader can mistake. A single strange document is a mismatch of identifiers instead.

    Why: marketplaces want one issue per claim; evidence of a second one delays both.

    Example: order page and invoice of one order, order page and label of another.

    Counterexample: two parcels of one order; or one invoice with a wrong digit.

    Fix: make a folder of its own for the second case.

    Wrong when: one claim covers both orders by agreement. Waive the finding.

    Source: one issue per claim (refunzo.com, checklist); one SAFE-T claim per order
    (brickpicker.com, policy quote).

    Since: 0.1.0
    """
    for name, what in _WHAT.items():
        groups = {value: facts for value, facts in _groups(case, name) if len(facts) >= FEWEST}
        distinct = [
            value
            for value in groups
            if not any(are_close(value, other) for other in groups if other != value)
        ]
        if len(distinct) < 2:
            continue
        parts = tuple(
            Message(what.template, (("id", value), ("files", files_of(groups[value]))))
            for value in distinct
        )
        yield mixed_cases.finding(
            msg("The evidence is of several cases: {parts}", parts=parts),
            msg("Make a folder of its own for each case."),
            at=[fact for value in distinct for fact in groups[value]],
            subject=[name.value, *sorted(distinct)],
            confidence=confidence_of(*(groups[value] for value in distinct)),
        )


def _groups(case: Case, name: FactName) -> Iterator[tuple[str, list[Fact]]]:
    """Each number with one reading of every document that is about it alone."""
    found: dict[str, list[Fact]] = {}
    for document in case.documents:
        facts = [f for f in document.named(name) if getattr(f.value, "scheme", "") != SHOP_ORDER]
        if document.kind in _OF_MANY or len({str(fact.value) for fact in facts}) != 1:
            continue
        if is_sure(facts[0].reading):
            found.setdefault(str(facts[0].value), []).append(facts[0])
    yield from found.items()
