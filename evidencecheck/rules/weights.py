"""TRK: whether what was weighed can have held what is claimed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.finding import Location, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.values import Quantity
from evidencecheck.model.weight import Weight, WeightRole
from evidencecheck.rules.interface import Outcome, Place, rule
from evidencecheck.rules.sureness import confidence_of, is_sure

LEAST = Decimal("0.8")
"""Share of the units' weight that the scales must show at least."""
ALIKE = Decimal("0.05")
"""Share by which two statements of one unit's weight may differ."""

_LISTS = (Kind.ORDER_DETAILS, Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE, Kind.PACKING_SLIP)
_KILOGRAM = Decimal(1000)
_CARRIED = (Kind.SHIPPING_LABEL, Kind.BILL_OF_LADING)
_PIECE = re.compile(
    r"(?i)(?<!\d)(?:(?:box|carton|parcel|piece|paket|colis|bulto|collo|ctn|第)?\s*(\d{1,3})\s*(?:of|von|sur|/|de|di)\s*(\d{1,3}))(?![\d/])"
)
"""Box 1 of 20."""


@rule("TRK008", "weight-implausible", Severity.WARNING)
def weight_implausible(case: Case) -> Iterator[Outcome]:
    """The weight on the label or bill of lading cannot hold the units claimed

    Fires when: the gross weight on the labels (those of several parcels added up) or on the bill of
    lading is less than 80 % of the units claimed times the weight that a document states for one unit
    (of all units shipped, where a bill of lading names the shipment),
    with the weight's rounding in the claim's favour. Weights by volume don't count. It is not checked
    where units of several weights are in the case, or where labels of some of the parcels are missing;
    where no document states a unit's weight, there is nothing to check.

    Why: whoever decides compares the weight at hand-over with the goods; a parcel too light for them
    reads as goods that were never sent.

    Example: 400 units of 0.9 kg are claimed, and the bill of lading says 3 kg.

    Counterexample: 2 units of 0.9 kg, and the label says 1.6 kg.

    Fix: add the labels of all parcels, or claim the units that this weight can hold.

    Wrong when: the label bears a default weight instead of the weighed one. Add the carrier's own
    weighing.

    Source: proof of delivery must show boxes and weight (support.trueops.com, 10227300); the 20 % are
    a house rule.

    Since: 0.1.0
    """
    units = _units(case)
    carried = [document for document in case.documents if document.kind in _CARRIED]
    loads = [load for load in (_load(carried, kind) for kind in _CARRIED) if load]
    if units is None or not loads:
        return
    number, place = units
    single = _unit_weights(case)
    if single is None:
        return
    if isinstance(single, Message):
        yield weight_implausible.not_checked(single)
        return
    parts = _parcels_missing(case, carried)
    if parts:
        yield weight_implausible.not_checked(
            msg("not every parcel's weight is shown"), carried[0].file
        )
        return
    load = max(loads, key=_heaviest)
    shipped = _shipped(case, carried)
    if shipped is not None and shipped[0] > number:
        number, place = shipped
    needed = number * single.grams
    if _heaviest(load) >= LEAST * needed:
        return
    if not all(is_sure(weight.reading) for weight in (*load, single)):
        yield weight_implausible.not_checked(
            msg("the weights were not read for certain"), load[0].reading.file
        )
        return
    yield weight_implausible.finding(
        msg(
            "{file}: {weight} kg cannot hold {units} units of {single} kg ({needed} kg)",
            file=load[0].reading.file,
            weight=_kilograms(_sum(load)),
            units=format(number.normalize(), "f"),
            single=_kilograms(single.grams),
            needed=_kilograms(needed),
        ),
        msg("Add the labels of all parcels, or claim the units that this weight can hold."),
        at=[*(weight.reading for weight in load), single.reading, place],
        subject=["weight", _kilograms(_sum(load)), _kilograms(needed)],
        confidence=confidence_of([w.reading for w in load], [single.reading]),
    )


def _units(case: Case) -> tuple[Decimal, Place] | None:
    """The units claimed: the claim file's, else those on which the documents agree."""
    if case.claim.quantity is not None:
        text = format(case.claim.quantity.normalize(), "f")
        return case.claim.quantity, Location(case.claim.file or "claim.toml", text=text)
    agreed = case.agreed.get(FactName.QUANTITY)
    if agreed and isinstance(agreed.value, Quantity) and agreed.supporting and not agreed.disputes:
        return agreed.value.number, agreed.supporting[0]
    return None


def _shipped(case: Case, carried: Sequence[Document]) -> tuple[Decimal, Place] | None:
    """The units of the whole shipment, if a bill of lading of that shipment tells what they weigh."""
    bills = [d for d in carried if d.kind is Kind.BILL_OF_LADING and d.weights]
    named = {str(f.value) for d in bills for f in d.named(FactName.SHIPMENT_ID)}
    pages = [
        d
        for d in case.of_kind(Kind.SHIPMENT_DETAILS)
        if named & {str(f.value) for f in d.named(FactName.SHIPMENT_ID)}
    ]
    stated = [f for d in pages for f in d.named(FactName.QUANTITY_SHIPPED)]
    numbers = {f.value.number for f in stated if isinstance(f.value, Quantity)}
    if len(numbers) != 1 or not is_sure(stated[0].reading):
        return None
    return numbers.pop(), stated[0]


def _unit_weights(case: Case) -> Weight | Message | None:
    """The weight of one unit, the lightest that is stated; None where none is, or why it is not clear."""
    found = [
        weight
        for document in case.documents
        for weight in document.weights
        if weight.role is WeightRole.UNIT
    ]
    if not found:
        return None
    if any(len(document.items) > 1 for document in case.of_kind(*_LISTS)):
        return msg("the documents list several products")
    lightest = min(found, key=lambda weight: weight.grams)
    heaviest = max(weight.grams for weight in found)
    if heaviest > lightest.grams * (1 + ALIKE):
        return msg("units of several weights are stated")
    return lightest


def _load(documents: Sequence[Document], kind: Kind) -> tuple[Weight, ...]:
    """What the documents of a kind weigh together: the heaviest weight of each parcel."""
    parcels: dict[str, Weight] = {}
    for document in documents:
        if document.kind is not kind:
            continue
        weighed = [w for w in document.weights if w.role is WeightRole.GROSS] or [
            w for w in document.weights if w.role is WeightRole.BILLED
        ]
        heaviest = max(weighed, key=lambda weight: weight.grams, default=None)
        if heaviest is None:
            continue
        parcel = _number(document)
        known = parcels.get(parcel)
        if known is None or known.grams < heaviest.grams:
            parcels[parcel] = heaviest
    return tuple(parcels.values())


def _parcels_missing(case: Case, carried: Sequence[Document]) -> bool:
    """Whether there are parcels of which no label with a weight is there."""
    labels = [document for document in carried if document.kind is Kind.SHIPPING_LABEL]
    if any(d.kind is Kind.BILL_OF_LADING and d.weights for d in carried):
        return False  # the whole load
    weighed = {_number(document) for document in labels if document.weights}
    if any(not document.weights for document in labels):
        return True
    named = {re.sub(r"[^0-9A-Z]", "", n.upper()) for n in case.claim.tracking_numbers}
    agreed = case.agreed.get(FactName.TRACKING_NUMBER)
    named |= {str(fact.value) for fact in (agreed.facts if agreed else ()) if fact.decided}
    return len(named) > len(weighed) or _most_pieces(labels) > len(weighed)


def _most_pieces(labels: Iterable[Document]) -> int:
    counts = [
        int(match[2])
        for document in labels
        for page in document.content.pages
        for line in page.lines
        for match in _PIECE.finditer(line.text)
        if 1 <= int(match[1]) <= int(match[2])
    ]
    return max(counts, default=1)


def _number(document: Document) -> str:
    """What tells its parcel from others: the number on it, else its file."""
    numbers = document.named(FactName.TRACKING_NUMBER)
    return str(numbers[0].value) if numbers else document.file


def _sum(load: Iterable[Weight]) -> Decimal:
    return sum((weight.grams for weight in load), Decimal(0))


def _heaviest(load: Iterable[Weight]) -> Decimal:
    """The most that the printed weights can stand for."""
    return sum((weight.grams + weight.step for weight in load), Decimal(0))


def _kilograms(grams: Decimal) -> str:
    return format((grams / _KILOGRAM).quantize(Decimal("0.01")).normalize(), "f")
