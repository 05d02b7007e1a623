"""REU: evidence that another case of the same run rests on, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evidencecheck.model.case import Case
from evidencecheck.model.fact import FactName
from evidencecheck.model.finding import Confidence, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.reuse import Elsewhere, Reuse, Shared
from evidencecheck.rules.interface import Outcome, rule

MOST = 3
"""Other cases that a message names."""

_NAMED = {
    FactName.ORDER_ID: msg("order {value}"),
    FactName.SHIPMENT_ID: msg("shipment {value}"),
    FactName.TRACKING_NUMBER: msg("tracking number {value}"),
}


@rule("REU001", "document-reused", Severity.ERROR)
def document_reused(case: Case) -> Iterator[Outcome]:
    """The same invoice proves value in another case

    Fires when: an invoice, receipt or proof of payment of this case is in another case of the run,
    too: the same file, the same text, or the same number with the same issuer, or with the same
    total and date. A warning where it covers more units than there are such cases: a supplier's
    invoice over 48 pieces may prove what several single orders cost.

    Why: one purchase is paid for once. Marketplaces and carriers compare the claims of an account.

    Example: invoice INV-20261002 over one flask is in the cases lost-0412 and lost-0413.

    Counterexample: two invoices of one shop, of one template, with numbers of their own.

    Fix: attach to each case the invoice of its own order; for a bulk invoice, say in each claim which
    of its units are meant.

    Wrong when: both folders are drafts of one claim. Check one of them at a time.

    Source: house rule; duplicate claims are among the first things that insurers' systems look for.

    Since: 0.1.0
    """
    hint = msg(
        "Attach to each case the invoice of its own order. For a bulk invoice, say in each claim"
        " which of its units are meant."
    )
    for reuse in _of(case, Shared.DOCUMENT):
        yield document_reused.finding(
            msg(
                "{file}: the proof of value {value} is also in {cases}",
                file=reuse.readings[0].file,
                value=reuse.value,
                cases=_cases(reuse.elsewhere),
            ),
            hint,
            at=reuse.readings,
            subject=["document", reuse.value],
            severity=Severity.WARNING if reuse.explained else None,
        )


@rule("REU002", "picture-reused", Severity.ERROR)
def picture_reused(case: Case) -> Iterator[Outcome]:
    """The same photo is in another case

    Fires when: a photo of this case is in another case of the run, too, be it re-encoded, shrunk,
    cropped by a tenth, turned or mirrored. Similar photos are laid over each other: they count only
    if their pixels agree.

    Why: a photo shows one parcel. Two claims with one photo look made up.

    Example: packed-item.jpg of lost-0412 is photo-2.jpg of lost-0413, cropped.

    Counterexample: two photos of one packing table.

    Fix: attach the photo of this very parcel, or none.

    Wrong when: it is the product photo of the listing. Then it shows no parcel and may go.

    Source: house rule; insurers compare photos over claims.

    Since: 0.1.0
    """
    hint = msg("Attach the photo of this very parcel. A photo of the listing shows no parcel.")
    for reuse in _of(case, Shared.PICTURE):
        yield picture_reused.finding(
            msg(
                "{file} is the same photo as {others}",
                file=reuse.value,
                others=tuple(
                    msg("{file} in {case}", file=other.file, case=other.case_id)
                    for other in reuse.elsewhere[:MOST]
                ),
            ),
            hint,
            at=reuse.readings,
            subject=["picture"],
        )


@rule("REU003", "identifier-already-claimed", Severity.ERROR)
def identifier_already_claimed(case: Case) -> Iterator[Outcome]:
    """The order, shipment or parcel is claimed in another case, too

    Fires when: the order ID, shipment ID or tracking number that this case is about is what another
    case of the run is about. A warning where the order or shipment is the same, but each case names
    parcels of its own: two parcels of one order may be lost.

    Why: one loss is paid once. The second claim is refused, and the first one gets a second look.

    Example: lost-0412 and lost-0413 both claim tracking number 1Z5R89390357567127.

    Counterexample: the order page of lost-0413 lists order 113-4627301-9284417 under "Related orders".

    Fix: file the claim once, or correct the number that got into the wrong folder.

    Wrong when: both folders are drafts of one claim, or one is its appeal. Check one at a time.

    Source: house rule; Amazon and carriers take one claim for each order, shipment or parcel.

    Since: 0.1.0
    """
    hint = msg("File each loss once, or correct the number that got into the wrong folder.")
    found = _of(case, Shared.IDENTIFIER)
    for elsewhere in dict.fromkeys(_case_ids(reuse) for reuse in found):
        same = [reuse for reuse in found if _case_ids(reuse) == elsewhere]
        explained = all(reuse.explained for reuse in same)
        yield identifier_already_claimed.finding(
            msg(
                "{values} is also claimed in {cases}",
                values=tuple(_value(reuse) for reuse in same),
                cases=_cases([other for reuse in same for other in reuse.elsewhere]),
            ),
            hint,
            at=[reading for reuse in same for reading in reuse.readings],
            subject=["identifiers", *sorted(reuse.value for reuse in same)],
            severity=Severity.WARNING if explained else None,
            confidence=Confidence.HIGH,
        )


def _of(case: Case, what: Shared) -> list[Reuse]:
    return [reuse for reuse in case.reuse if reuse.what is what]


def _value(reuse: Reuse) -> Message:
    template = _NAMED[reuse.name or FactName.ORDER_ID].template
    return Message(template, (("value", reuse.value),))


def _case_ids(reuse: Reuse) -> tuple[str, ...]:
    return tuple(dict.fromkeys(other.case_id for other in reuse.elsewhere))


def _cases(elsewhere: Sequence[Elsewhere]) -> tuple[str | Message, ...]:
    ids = list(dict.fromkeys(other.case_id for other in elsewhere))
    more = msg("{count} more", count=str(len(ids) - MOST))
    return (*ids[:MOST], *([more] if len(ids) > MOST else []))
