"""IDN: what the documents agree on, and what they don't.

The match stage has judged already which readings are the same number, misreadings allowed for; here
its disputes become findings, one for each other number.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.case import Agreed, Case, Identity
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.finding import Finding, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.page import Channel
from evidencecheck.rules.interface import Outcome, Rule, rule
from evidencecheck.rules.sameness import readings_of
from evidencecheck.rules.sureness import confidence_of
from evidencecheck.rules.wording import against, files_of, says

NUMBERS = (FactName.ORDER_ID, FactName.TRACKING_NUMBER)


@rule("IDN001", "order-id-mismatch", Severity.ERROR)
def order_id_mismatch(case: Case) -> Iterator[Outcome]:
    """Documents name different orders

    Fires when: a document, or the claim file, names another order number than the rest, and the two
    differ by more than a misreading can explain. One finding for each other number.

    Why: a document of another order proves nothing about this one, and mixed-up evidence is a
    common reason to refuse a claim.

    Example: invoice.pdf says order 113-4627301-9284411; the order page and the label say
    113-4627301-9284417.

    Counterexample: a photo in which 113-4627301-92B4417 was read for 113-4627301-9284417.

    Fix: attach the document of this order, or have the number on it corrected by its issuer.

    Wrong when: one claim covers two orders, or a document names a related order in an unusual way.
    File the orders as cases of their own, or waive the finding.

    Source: the order number is what links sale, parcel and invoice; one order per claim is asked
    for by Amazon SAFE-T.

    Since: 0.1.0
    """
    hint = msg("Attach the document of this order, or have the number on it corrected.")
    yield from _mismatches(order_id_mismatch, case, FactName.ORDER_ID, hint)


@rule("IDN003", "tracking-number-mismatch", Severity.ERROR)
def tracking_number_mismatch(case: Case) -> Iterator[Outcome]:
    """Documents name different parcels

    Fires when: label, tracking page, order page or claim file name different tracking numbers, and
    the two differ by more than a misreading can explain. Several parcels of one order, several boxes
    of a shipment to a warehouse, and the two numbers of a consolidator and its last-mile carrier,
    don't fire.

    Why: the history of another parcel says nothing about the one that was lost.

    Example: label.pdf says tracking number YT2229521272164446; tracking.png says
    YT2229521272164447.

    Counterexample: the order page lists two parcels, and the tracking page belongs to one of them.

    Fix: attach the label and the tracking page of one and the same parcel.

    Wrong when: the parcel was relabelled on its way and no document says so. Add the page that
    shows both numbers, or list both in `tracking_numbers` of claim.toml.

    Source: house rule: label and record are evidence only of the parcel whose number they bear.

    Since: 0.1.0
    """
    hint = msg("Attach the label and the tracking page of one and the same parcel.")
    for outcome in _mismatches(tracking_number_mismatch, case, FactName.TRACKING_NUMBER, hint):
        if isinstance(outcome, Finding) and _are_boxes(case, outcome):
            reason = msg("the boxes of a shipment have tracking numbers of their own")
            yield tracking_number_mismatch.not_checked(reason, outcome.locations[0].file)
        else:
            yield outcome


@rule("IDN010", "identifier-unconfirmed", Severity.INFO)
def identifier_unconfirmed(case: Case) -> Iterator[Outcome]:
    """A number is seen in one document only

    Fires when: the order number or the tracking number stands in a single document, and the claim
    file doesn't name it either.

    Why: a number that nothing confirms may be misread or mistyped, and nobody would notice.

    Example: only label.png shows 1Z5R89390357567127.

    Counterexample: the label and the tracking page show it.

    Fix: name the number in claim.toml, or add a second document that shows it.

    Wrong when: never in the strict sense; it is advice.

    Source: house rule: agreement of independent documents is what makes a reading certain.

    Since: 0.1.0
    """
    for agreed in _agreements(case):
        if agreed.value is None or agreed.agreement != 1 or agreed.disputes:
            continue
        if any(fact.reading.channel is Channel.CLAIM_FILE for fact in agreed.supporting):
            continue
        seen = says(files_of(agreed.supporting), _what(agreed.name, str(agreed.value)))
        yield identifier_unconfirmed.finding(
            msg("Only {seen}; nothing else confirms it", seen=seen),
            msg("Name it in claim.toml, or add a second document that shows it."),
            at=agreed.supporting,
            subject=[agreed.name.value, str(agreed.value)],
            confidence=confidence_of(agreed.supporting),
        )


@rule("IDN012", "identifier-unreadable", Severity.WARNING)
def identifier_unreadable(case: Case) -> Iterator[Outcome]:
    """A number cannot be read for certain

    Fires when: two readings of an order or tracking number differ only as far as reading errors
    go, and a second reading of the place settled nothing.

    Why: it may be the same number in a poor picture, or another number. Only a person can tell,
    and the reviewer will have to as well.

    Example: order.jpg, a blurred photo, seems to say 113-4627301-9284411; invoice.pdf says
    113-4627301-9284417.

    Counterexample: the same difference between two PDFs with a text layer: that is a mismatch.

    Fix: look at the place; replace the picture by a sharper one or by the PDF.

    Wrong when: the number in the picture is plain to the eye. Waive the finding.

    Source: measured with PP-OCR on 64 blurred or reduced pictures: 53 of 394 numbers were misread,
    many at high scores.

    Since: 0.1.0
    """
    for agreed in _agreements(case):
        surely_other = _by_value(agreed, Identity.DIFFERENT)
        for value, facts in _by_value(agreed, Identity.CANNOT_TELL).items():
            if value in surely_other:
                continue
            seen = msg(
                "{files}: {what}, or a misreading",
                files=files_of(facts),
                what=_what(agreed.name, value),
            )
            yield identifier_unreadable.finding(
                against(seen, _expected(agreed)) if agreed.value is not None else seen,
                msg("Look at the place; replace the picture by a sharper one or by the PDF."),
                at=(*facts, *_support(agreed)),
                subject=[agreed.name.value, value, str(agreed.value)],
                confidence=confidence_of(facts),
            )


def disputed_values(case: Case, name: FactName) -> frozenset[str]:
    """The values that documents state against the agreed one."""
    agreed = case.agreed.get(name)
    return frozenset(str(dispute.value) for dispute in agreed.disputes) if agreed else frozenset()


def reported_values(case: Case, name: FactName) -> frozenset[str]:
    """The values that a finding of a mismatch, or of an unreadable number, already names."""
    agreed = case.agreed.get(name)
    if agreed is None or not _by_value(agreed, Identity.DIFFERENT):
        return disputed_values(case, name)
    return disputed_values(case, name) | {str(agreed.value)}


def _are_boxes(case: Case, finding: Finding) -> bool:
    """Whether, in a shipment to a warehouse, two documents of one kind name a number each."""
    if "shipment_id" not in case.policy.required:
        return False
    other, *rest = (
        case.document(file) for file in dict.fromkeys(p.file for p in finding.locations)
    )
    return other is not None and any(d is not None and d.kind is other.kind for d in rest)


def _mismatches(by: Rule, case: Case, name: FactName, hint: Message) -> Iterator[Outcome]:
    agreed = case.agreed.get(name)
    if agreed is None:
        return
    others = _by_value(agreed, Identity.DIFFERENT)
    if agreed.value is None:
        yield from _undecided(by, name, others, hint)
        return
    for value, facts in others.items():
        yield by.finding(
            against(says(files_of(facts), _what(name, value)), _expected(agreed)),
            hint,
            at=(*facts, *_support(agreed)),
            subject=[name.value, value, str(agreed.value)],
            confidence=confidence_of(facts, _support(agreed)),
        )


def _undecided(
    by: Rule, name: FactName, values: dict[str, tuple[Fact, ...]], hint: Message
) -> Iterator[Outcome]:
    """As many documents say the one as the other: one finding that names all sides."""
    if len(values) < 2:
        return
    sides = tuple(says(files_of(facts), _what(name, value)) for value, facts in values.items())
    yield by.finding(
        msg("{sides}", sides=sides),
        hint,
        at=[fact for facts in values.values() for fact in facts],
        subject=[name.value, *sorted(values)],
        confidence=confidence_of(*values.values()),
    )


def _agreements(case: Case) -> Iterator[Agreed]:
    return (case.agreed[name] for name in NUMBERS if name in case.agreed)


def _by_value(agreed: Agreed, verdict: Identity) -> dict[str, tuple[Fact, ...]]:
    grouped: dict[str, tuple[Fact, ...]] = {}
    for dispute in agreed.disputes:
        if dispute.verdict is verdict:
            value = str(dispute.value)
            grouped[value] = (*grouped.get(value, ()), *dispute.facts)
    return grouped


def _expected(agreed: Agreed) -> Message:
    return says(files_of(_support(agreed)), str(agreed.value))


def _support(agreed: Agreed) -> tuple[Fact, ...]:
    """The readings of the agreed number; other parcels of the order support the case, not it."""
    return readings_of(str(agreed.value), agreed.supporting)


def _what(name: FactName, value: str) -> Message:
    if name is FactName.ORDER_ID:
        return msg("order {value}", value=value)
    return msg("tracking number {value}", value=value)
