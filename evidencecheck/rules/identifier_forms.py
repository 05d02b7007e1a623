"""IDN: numbers that are wrong in themselves, or beside the carrier that is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import Confidence, Location, Severity
from evidencecheck.model.message import msg
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Check, Identifier, Strength
from evidencecheck.rules.carriers import NAMES, are_rivals, carriers_named, owner_of
from evidencecheck.rules.identifiers import disputed_values, reported_values
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.sameness import are_close, stands_for
from evidencecheck.rules.sureness import confidence_of, is_sure
from evidencecheck.rules.wording import files_of, says

_OF_CARRIERS = (Kind.SHIPPING_LABEL, Kind.TRACKING_RECORD, Kind.PROOF_OF_DELIVERY)
_LIKE_AMAZON = re.compile(r"[0-9A-Z]{2,4}-\d{6,8}-\d{6,8}")


@rule("IDN002", "order-id-malformed", Severity.ERROR)
def order_id_malformed(case: Case) -> Iterator[Outcome]:
    """An order number has an impossible form

    Fires when: what stands as an order number resembles an Amazon order number (three digits,
    seven, seven), but has too few or too many characters, and the place was read for certain.

    Why: the reviewer looks the order up by this number, and finds nothing.

    Example: the invoice says "Order ID 113-462730-9284417": six digits in the middle.

    Counterexample: "Order #1001" of the seller's own shop, which was never meant to be Amazon's.

    Fix: correct the number; copy it from the order page instead of typing it.

    Wrong when: the number is that of another marketplace with a similar form. Waive the finding.

    Source: Amazon, "Order ID" 3-7-7 (Seller Central G641).

    Since: 0.1.0
    """
    hint = msg("Copy the number from the order page: it has three digits, seven and seven.")
    for value, facts in _grouped(_malformed(case)).items():
        sure = [fact for fact in facts if is_sure(fact.reading)]
        if not sure:
            reason = msg("{value} is no order number, but was not read for certain", value=value)
            for file in files_of(facts):
                yield order_id_malformed.not_checked(reason, file)
            continue
        seen = says(files_of(sure), msg("order {value}", value=value))
        yield order_id_malformed.finding(
            msg("{seen}; an Amazon order number has the form 123-1234567-1234567", seen=seen),
            hint,
            at=sure,
            subject=[FactName.ORDER_ID.value, value],
            confidence=confidence_of(sure),
        )


@rule("IDN004", "tracking-number-invalid", Severity.ERROR)
def tracking_number_invalid(case: Case) -> Iterator[Outcome]:
    """A tracking number fails its check digit

    Fires when: a document or the claim file states a tracking number of a telling form whose check
    digit is wrong, and no other document reads a valid number close to it. A number of digits alone
    counts where the document names FedEx, whose numbers all have the check digit.

    Why: no carrier has issued such a number, so its history cannot be found.

    Example: the claim file says 1Z5R89390357567128; the check digit of this number would be 7.

    Counterexample: a photo reads 1Z5R89390357567121, while label.pdf says 1Z5R89390357567127: a
    misreading.

    Fix: copy the number from the carrier's page or label.

    Wrong when: a carrier numbers parcels without regard to its published check digit. Waive the
    finding.

    Source: check digits as published for UPS, USPS (GS1) and S10 (UPU); jkeen/tracking_number_data.

    Since: 0.1.0
    """
    everywhere = list(_facts(case, FactName.TRACKING_NUMBER))
    reported = reported_values(case, FactName.TRACKING_NUMBER)
    failing = (f for f in everywhere if _fails_check(case, f) and str(f.value) not in reported)
    valid = [str(fact.value) for fact in everywhere if _passes_check(fact)]
    for value, facts in _grouped(failing).items():
        if any(are_close(value, other) for other in valid):
            continue
        files = files_of(facts)
        exact = any(fact.reading.channel is not Channel.OCR for fact in facts)
        sure = exact or (not _is_weak(facts[0]) and any(is_sure(fact.reading) for fact in facts))
        if len(files) == 1 and not sure:
            reason = msg("{value} fails its check digit, but was not read for certain", value=value)
            yield tracking_number_invalid.not_checked(reason, files[0])
            continue
        seen = says(files, msg("tracking number {value}", value=value))
        yield tracking_number_invalid.finding(
            msg("{seen}, but its check digit is wrong", seen=seen),
            msg("Copy the number from the carrier's page or label."),
            at=facts,
            subject=[FactName.TRACKING_NUMBER.value, value],
            confidence=Confidence.HIGH if exact else Confidence.MEDIUM,
        )


@rule("IDN005", "carrier-mismatch", Severity.ERROR)
def carrier_mismatch(case: Case) -> Iterator[Outcome]:
    """The number belongs to another carrier

    Fires when: a document or the claim file names a carrier, and the tracking number has a form
    that only another carrier uses, or is of plain digits and stands on a label or a tracking page of
    another one, with its check digit. Known hand-overs don't fire: UPS SurePost, FedEx SmartPost and
    DHL eCommerce to USPS; Chinese consolidators to any carrier of the destination; Amazon Buy
    Shipping to anybody.

    Why: the reviewer asks the carrier that is named, which has never seen the parcel.

    Example: the claim says FedEx, and the number is 1Z5R89390357567127, a UPS number.

    Counterexample: YunExpress with 9400111206206406260787: USPS delivers for YunExpress.

    Fix: name the carrier whose number it is, or attach the label of the carrier named.

    Wrong when: a new partnership hands over under the partner's numbers. Waive the finding.

    Source: published number formats (jkeen/tracking_number_data); USPS Publication 199 for
    partners.

    Since: 0.1.0
    """
    for number, facts in _parcels(case).items():
        named = [*_rivals_in_documents(case, number, facts), *_rival_in_claim(case, number)]
        if not named:
            continue
        places = [place for _, place in named]
        owner = owner_of(number) or ""
        yield carrier_mismatch.finding(
            msg(
                "{value} has the form of a number of {owner}, but {carrier} is named in {files}",
                value=number.text,
                owner=msg("a postal service") if owner == "post" else NAMES[owner],
                files=tuple(dict.fromkeys(place.file for place in places)),
                carrier=tuple(dict.fromkeys(NAMES[carrier] for carrier, _ in named)),
            ),
            msg("Name the carrier whose number it is, or attach the label of the carrier named."),
            at=(*places, *facts),
            subject=[
                FactName.CARRIER.value,
                number.text,
                *sorted({carrier for carrier, _ in named}),
            ],
            confidence=confidence_of(facts),
        )


def _parcels(case: Case) -> dict[Identifier, list[Fact]]:
    """The numbers of telling form that nothing disputes; a misreading counts as the agreed one."""
    agreed = case.agreed.get(FactName.TRACKING_NUMBER)
    disputed = disputed_values(case, FactName.TRACKING_NUMBER)
    parcels: dict[Identifier, list[Fact]] = {}
    for fact in _facts(case, FactName.TRACKING_NUMBER):
        number = fact.value
        if not isinstance(number, Identifier) or number.text in disputed:
            continue
        if agreed and isinstance(agreed.value, Identifier) and fact in agreed.supporting:
            number = agreed.value if stands_for(fact, agreed.value.text) else number
        if number.strength is Strength.STRONG or _is_told_by_owner(case, number):
            parcels.setdefault(number, []).append(fact)
    return parcels


def _is_told_by_owner(case: Case, number: Identifier) -> bool:
    """Whether the carrier to whom a number of plain digits can belong states it on a paper of its own."""
    if number.check is not Check.PASSED:
        return False
    owner = owner_of(number)
    return any(
        named and all(carriers_named(str(carrier.value)) == {owner} for carrier in named)
        for document in case.of_kind(*_OF_CARRIERS)
        if any(str(f.value) == number.text for f in document.named(FactName.TRACKING_NUMBER))
        for named in [document.named(FactName.CARRIER)]
    )


def _rivals_in_documents(
    case: Case, number: Identifier, facts: Iterable[Fact]
) -> Iterator[tuple[str, Location]]:
    for file in files_of(facts):
        document = case.document(file)
        named = document.named(FactName.CARRIER) if document else ()
        if all(_is_rival(fact, number) for fact in named):
            for fact in named:
                place = Location.of(fact.reading)
                yield from ((carrier, place) for carrier in sorted(carriers_named(str(fact.value))))


def _is_rival(carrier: Fact, number: Identifier) -> bool:
    """Whether the carrier is known, and the number cannot be one of its own."""
    named = carriers_named(str(carrier.value))
    return bool(named) and all(are_rivals(name, number) for name in named)


def _rival_in_claim(case: Case, number: Identifier) -> Iterator[tuple[str, Location]]:
    """The claim names one carrier for the parcel that is claimed, not for others of the order."""
    claim = case.claim
    agreed = case.agreed.get(FactName.TRACKING_NUMBER)
    claimed = {re.sub(r"[^0-9A-Z]", "", typed.upper()) for typed in claim.tracking_numbers}
    if agreed and not claimed:
        claimed = {str(agreed.value)}
    named = carriers_named(claim.carrier or "")
    if number.text in claimed and named and all(are_rivals(c, number) for c in named):
        place = Location(claim.file or "claim.toml", text=claim.carrier or "")
        yield from ((carrier, place) for carrier in sorted(named))


def _malformed(case: Case) -> Iterator[Fact]:
    agreed = case.agreed.get(FactName.ORDER_ID)
    misread = {f for f in agreed.supporting if f.value != agreed.value} if agreed else set()
    reported = reported_values(case, FactName.ORDER_ID)
    for fact in _facts(case, FactName.ORDER_ID):
        value = fact.value
        if not isinstance(value, Identifier) or value.scheme or value.text in reported:
            continue
        if fact in misread and fact.reading.channel is Channel.OCR:
            continue
        if fact.reading.channel is not Channel.CLAIM_FILE or _is_meant_for_amazon(case, value):
            yield fact


def _is_meant_for_amazon(case: Case, value: Identifier) -> bool:
    """What people type as an order number may be that of any shop."""
    return case.policy.id.startswith("amazon-") or bool(_LIKE_AMAZON.fullmatch(value.text))


def _facts(case: Case, name: FactName) -> Iterator[Fact]:
    """What the claim file and the documents state as their own, each reading once."""
    agreed = case.agreed.get(name)
    seen = dict.fromkeys(f for f in agreed.facts if f.decided) if agreed else {}
    seen |= dict.fromkeys(fact for document in case.documents for fact in document.named(name))
    return iter(seen)


def _grouped(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    grouped: dict[str, list[Fact]] = {}
    for fact in facts:
        grouped.setdefault(str(fact.value), []).append(fact)
    return grouped


def _fails_check(case: Case, fact: Fact) -> bool:
    """A weak form only beside the name of the carrier whose numbers all have the check digit."""
    value = fact.value
    if not isinstance(value, Identifier) or value.check is not Check.FAILED:
        return False
    if value.strength is Strength.STRONG:
        return True
    document = case.document(fact.reading.file)
    named = document.named(FactName.CARRIER, decided_only=False) if document else ()
    owner = _ALWAYS_CHECKED.get(value.scheme)
    return bool(named) and all(carriers_named(str(carrier.value)) == {owner} for carrier in named)


_ALWAYS_CHECKED = {"fedex-12": "fedex", "fedex-15": "fedex"}
"""Forms of digits alone → the carrier that gives every such number its check digit."""


def _is_weak(fact: Fact) -> bool:
    return isinstance(fact.value, Identifier) and fact.value.strength is Strength.WEAK


def _passes_check(fact: Fact) -> bool:
    return isinstance(fact.value, Identifier) and fact.value.check is Check.PASSED
