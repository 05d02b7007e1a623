"""IDN007: the shipments that the documents of an inbound claim name."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import Location, Severity
from evidencecheck.model.message import Message, msg
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

_KINDS = tuple(k for k in Kind if k not in {Kind.CORRESPONDENCE, Kind.PRIOR_CLAIM})
_SCHEMES = ("fba-shipment", "awd-shipment")


@rule("IDN007", "shipment-id-mismatch", Severity.ERROR)
def shipment_id_mismatch(case: Case) -> Iterator[Outcome]:
    """Documents name different shipments

    Fires when: shipment page, box labels, bill of lading or the claim file name different shipments
    to Amazon's warehouses, and no document names both. A box counts as its shipment.

    Why: what arrived of another shipment says nothing about this one, and a claim covers one
    shipment.

    Example: the claim says FBA15DJ9S3J5; the box labels say FBA17K3M9QZ2.

    Counterexample: the plan lists FBA15DJ9S3J5 and FBA15DJ9S3J6, and the labels are those of the
    second; boxes U000001 to U000012 of one shipment; labels of two shipments in one folder.

    Fix: attach the labels, the packing slip and the bill of lading of the shipment that is claimed.

    Wrong when: the shipments are of one plan and no document says so. Add the page of the plan, or
    waive the finding.

    Source: Amazon FBA inventory reimbursement: a claim is filed by shipment id, box labels carry it
    in front of the box number.

    Since: 0.1.0
    """
    found = sides(of_kinds(case, FactName.SHIPMENT_ID, _KINDS, _SCHEMES), case)
    claimed = _claimed(case)
    if claimed:
        yield from _against_claim(case, found, claimed)
    elif len(found) > 1 and found[0].documents > found[1].documents:
        for other in found[1:]:
            yield from _judged(case, other, found[0], _says(found[0]))
    elif len(found) > 1:
        yield from _judged(case, found[1], found[0], _says(found[0]))


def _against_claim(case: Case, found: list[Side], claimed: str) -> Iterator[Outcome]:
    """Where documents of the claimed shipment are there, the others differ from them."""
    place = Location(case.claim.file or "claim.toml", text=case.claim.shipment_id or "")
    held = next((side for side in found if claimed in side.values), None)
    expected = held or Side(frozenset({claimed}), (), 0)
    said = says((place.file, *files_of(expected.facts)), claimed)
    for other in found:
        if other is not held:
            yield from _judged(case, other, expected, said, place)


def _judged(
    case: Case, other: Side, expected: Side, said: Message, place: Location | None = None
) -> Iterator[Outcome]:
    if are_spellings(other, expected) or stand_side_by_side(case, other, expected):
        return
    value = sorted(other.values)[0]
    if may_be_same(other, expected) or not is_certain(other):
        reason = msg("shipment {value} was not read for certain", value=value)
        yield shipment_id_mismatch.not_checked(reason, files_of(other.facts)[0])
        return
    at: list[Fact | Location] = [*other.facts, *([place] if place else []), *expected.facts]
    yield shipment_id_mismatch.finding(
        against(_says(other), said),
        msg("Attach the papers of the shipment that is claimed."),
        at=at,
        subject=[FactName.SHIPMENT_ID.value, *sorted(other.values), *sorted(expected.values)],
        confidence=confidence_of(other.facts, expected.facts),
    )


def _says(side: Side) -> Message:
    return says(files_of(side.facts), msg("shipment {value}", value=tuple(sorted(side.values))))


def _claimed(case: Case) -> str:
    text = "".join((case.claim.shipment_id or "").upper().split())
    return text if text.startswith(("FBA", "STAR-")) else ""
