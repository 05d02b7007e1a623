"""CMP: whether the evidence that the policy requires is there.

A file that cannot be read, damaged or illegible, may be the very one that is missed. Its own finding
says so already, hence these rules then say "not checked" instead of counting the same lack twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind, Trouble
from evidencecheck.model.fact import FactName
from evidencecheck.model.finding import Confidence, Location, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.page import Channel
from evidencecheck.rules.interface import Outcome, Rule, rule
from evidencecheck.rules.legibility import is_illegible
from evidencecheck.rules.no_proofs import rejected_as
from evidencecheck.rules.parcel_photos import is_photographed_label
from evidencecheck.rules.requirements import (
    HISTORIES,
    TOTALS,
    met_by,
    shows_destination,
    shows_order_date,
    shows_order_id,
)

LITTLE_TEXT = 80
"""Characters. A page of unknown kind with fewer was hardly read: a receipt has some hundred."""

_PRICES = 4
"""Figures with two decimals from which on a page is taken for one about prices."""
_PRICE = re.compile(r"\d[.,]\d{2}(?![\d.,])")
_LEGIBLE = 0.9
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)|年")
_NOT_A_PICTURE = ("application/pdf", "text/", "message/")
_NOT_A_DOCUMENT = ("video/", "audio/")


@rule("CMP001", "missing-order-details", Severity.ERROR)
def missing_order_details(case: Case) -> Iterator[Outcome]:
    """Order details are missing

    Fires when: no document is an order page, and none shows an order number together with a
    purchase date; or an order page with a text layer has no date on it.

    Why: the order page links the buyer, the goods and the parcel. Without order number, purchase
    date and ship-to address the reviewer cannot tell which sale the loss belongs to.

    Example: the folder holds an invoice without order number, a label and a photo.

    Counterexample: an order page on which only the address could not be made out, or a page of unknown
    kind that names an order number, or prices and a recipient. Both are listed under "not checked".

    Fix: add the order details page, as a screenshot from the order number down to the ship-to
    address.

    Wrong when: the order page is in a layout that wasn't recognised. Name `order_id` in claim.toml
    and save the page as PDF instead of a photo of the screen.

    Source: the list of evidence for lost parcels that this tool was made for; PayPal asks for name
    and address on it too (help 177).

    Since: 0.1.0
    """
    if "order_details" not in case.policy.required:
        return
    if met_by("order_details", case):
        yield from _unseen_addresses(case)
        return
    pages = case.of_kind(Kind.ORDER_DETAILS)
    for page in pages:
        if not shows_order_date(page) and _surely_undated(page):
            yield missing_order_details.finding(
                msg("{file} is an order page, but shows no purchase date", file=page.file),
                msg("Take the screenshot again so that order number, date and ship-to are on it."),
                at=[Location(page.file)],
                subject=["order_date"],
            )
        else:
            part = msg("purchase date") if shows_order_id(page) else msg("order number")
            yield missing_order_details.not_checked(
                msg("an order page, but its {part} was not recognised", part=part), page.file
            )
    if pages:
        return
    unclear = [d for d in case.of_kind(Kind.UNKNOWN) if _may_be_order(d)]
    for page in unclear:
        reason = msg("may be the order page, but its kind is unclear")
        yield missing_order_details.not_checked(reason, page.file)
    if not unclear:
        yield from missing(
            missing_order_details,
            case,
            "order_details",
            msg("No document shows order number, purchase date and ship-to address"),
            msg("Add the order details page, from the order number down to the ship-to address."),
        )


@rule("CMP002", "missing-tracking-number", Severity.ERROR)
def missing_tracking_number(case: Case) -> Iterator[Outcome]:
    """A tracking number is missing

    Fires when: no document shows a tracking or waybill number. That the claim file names one is not
    enough: it has to be seen on the evidence.

    Why: the number is the key evidence that the parcel was handed over to a carrier.

    Example: the photo of the label is cropped above the barcode, and nothing else names the parcel.

    Counterexample: the number stands on the tracking page alone.

    Fix: add the label, the carrier's receipt or the tracking page with the whole number visible.

    Wrong when: the carrier's numbers have a shape that isn't known and bear no label. Put the
    number in `tracking_numbers` of claim.toml: then it is looked for as it stands.

    Source: the list of evidence for lost parcels that this tool was made for: "key evidence of
    hand-over".

    Since: 0.1.0
    """
    yield from missing(
        missing_tracking_number,
        case,
        "tracking_number",
        msg("No document shows a tracking number"),
        msg("Add the label, the carrier's receipt or the tracking page with the whole number."),
    )


@rule("CMP003", "missing-value-proof", Severity.ERROR)
def missing_value_proof(case: Case) -> Iterator[Outcome]:
    """Proof of value is missing

    Fires when: no document is of a kind that the policy accepts as proof of value. As a warning
    where a document of unknown kind states a total or several prices, and thus may be one.

    Why: the payer compensates what is proven, not what is claimed.

    Example: the folder holds the order page, the tracking page and a photo. An order page confirms
    an order; it does not prove what the goods are worth.

    Counterexample: a screenshot of the sales record with the order's total.

    Fix: add the purchase invoice or a screenshot of the sales record.

    Wrong when: the invoice is there but was not recognised as one. Compare the kinds in the list of
    documents, and replace a photo of the screen by the PDF.

    Source: UPS Capital, Claims (upscapital.com/mx-en/claims); USPS Publication 122 (evidence of
    value).

    Since: 0.1.0
    """
    if any(rejected_as(document) for document in case.documents):
        return  # what stands in for the proof has a finding of its own
    wording = msg("No document is an accepted proof of value")
    hint = msg("Add the purchase invoice, or a screenshot of the sales record with its total.")
    priced = [d for d in case.of_kind(Kind.UNKNOWN) if _is_priced(d)]
    if not priced or "value_proof" not in case.policy.required or met_by("value_proof", case):
        yield from missing(missing_value_proof, case, "value_proof", wording, hint)
        return
    files = tuple(document.file for document in priced)
    yield missing_value_proof.finding(
        msg("{wording}; {files} may be one, but its kind is unclear", wording=wording, files=files),
        hint,
        at=[Location(file) for file in files],
        subject=["value_proof"],
        confidence=Confidence.LOW,
        severity=Severity.WARNING,
    )


@rule("CMP004", "missing-photo-or-video", Severity.WARNING)
def missing_photo_or_video(case: Case) -> Iterator[Outcome]:
    """A photo or video is missing

    Fires when: the folder holds no photo and no video. An error where damage is claimed.

    Why: pictures of the goods, the packed parcel and the hand-over support the claim; for damage
    they are the claim.

    Example: invoice, order page and tracking page as PDF, nothing else.

    Counterexample: a photo of the packed parcel with its label. A photo that the label fills is listed
    under "not checked".

    Fix: add a photo of the goods or of the packed parcel, or a video of the packing.

    Wrong when: the photo lies inside a PDF. Add it as a picture of its own as well.

    Source: UPS, claim document requirements (seven photos for damage); Amazon SAFE-T, photos of
    item and package (Seller Central Europe, 4ebb35dd).

    Since: 0.1.0
    """
    hardly_read = [d.file for d in case.documents if _hardly_read(d) and _is_image(d)]
    if hardly_read and not met_by("photo_or_video", case):
        reason = msg("may be the photo: it shows hardly any text, but its kind is unclear")
        yield from (missing_photo_or_video.not_checked(reason, file) for file in hardly_read)
        return
    labels = [d.file for d in case.documents if is_photographed_label(d)]
    if labels and not met_by("photo_or_video", case):
        reason = msg("a photo of the label, on which hardly anything of the parcel may be seen")
        yield from (missing_photo_or_video.not_checked(reason, file) for file in labels)
        return
    yield from missing(
        missing_photo_or_video,
        case,
        "photo_or_video",
        msg("No photo or video of the goods or the parcel"),
        msg("Add a photo of the goods or of the packed parcel with its label."),
        severity=Severity.ERROR if case.damage else Severity(case.policy.photo_severity),
        may_hold=_may_be_picture,
    )


@rule("CMP005", "missing-tracking-record", Severity.ERROR)
def missing_tracking_record(case: Case) -> Iterator[Outcome]:
    """A tracking record is missing

    Fires when: no document shows the parcel's history with at least one scan by the carrier. A
    history that has events, but no scan among them, is TRK002 instead.

    Why: the record shows that the carrier took the parcel over and where its trace ends.

    Example: label and order page alone.

    Counterexample: the carrier's page "accepted 2 Oct, in transit 3 Oct".

    Fix: add a screenshot of the carrier's tracking page with all its events, or ask the carrier
    for it.

    Wrong when: the page is in a layout whose events are not recognised; that is listed under "not
    checked".

    Source: Amazon, Buy Shipping claims protection: the first carrier scan decides (Seller Central,
    fb56bd17).

    Since: 0.1.0
    """
    if "tracking_record" not in case.policy.required:
        return
    if met_by("tracking_record", case):
        return
    records = case.of_kind(*HISTORIES)
    for record in records:
        if not record.events and not record.named(FactName.TRACKING_STATUS):
            reason = msg("a tracking record, but no events were recognised on it")
            yield missing_tracking_record.not_checked(reason, record.file)
    if records:
        return
    for other in case.of_kind(Kind.UNKNOWN):
        if other.events or other.named(FactName.TRACKING_STATUS, decided_only=False):
            reason = msg("may be the tracking record, but its kind is unclear")
            yield missing_tracking_record.not_checked(reason, other.file)
            return
    yield from missing(
        missing_tracking_record,
        case,
        "tracking_record",
        msg("No document shows the parcel's history with a scan by the carrier"),
        msg("Add a screenshot of the carrier's tracking page with all its events."),
    )


def _may_be_document(media_type: str) -> bool:
    return not media_type.startswith(_NOT_A_DOCUMENT)


def _may_be_picture(media_type: str) -> bool:
    return not media_type.startswith(_NOT_A_PICTURE)


def missing(
    by: Rule,
    case: Case,
    requirement: str,
    message: Message,
    hint: Message,
    *,
    severity: Severity | None = None,
    may_hold: Callable[[str], bool] = _may_be_document,
) -> Iterator[Outcome]:
    """What to say where the policy requires something that no document meets."""
    if requirement not in case.policy.required or met_by(requirement, case):
        return
    suspects = [evidence for evidence in case.unreadable if may_hold(evidence.media_type)]
    unread = tuple(e.file for e in suspects if e.trouble is not Trouble.UNSUPPORTED)
    illegible = (document for document in case.documents if is_illegible(document))
    unread += tuple(d.file for d in illegible if may_hold(d.content.media_type))
    if unread:
        yield by.not_checked(msg("it may be in {files}, which could not be read", files=unread))
        return
    unclear = tuple(evidence.file for evidence in suspects)
    unclear += tuple(document.file for document in case.documents if _hardly_read(document))
    if unclear:
        message = msg(
            "{message}; it may be in {files}, which was not read", message=message, files=unclear
        )
    yield by.finding(
        message,
        hint,
        subject=[requirement],
        confidence=Confidence.LOW if unclear else Confidence.HIGH,
        severity=severity,
    )


def _unseen_addresses(case: Case) -> Iterator[Outcome]:
    met = [d for d in case.documents if d.file in met_by("order_details", case)]
    if not any(shows_destination(document) for document in met):
        reason = msg("order number and date are there, but no ship-to address was recognised")
        yield from (missing_order_details.not_checked(reason, document.file) for document in met)


def _surely_undated(page: Document) -> bool:
    """Only a text layer in which nothing looks like a date is proof that none is printed."""
    return (
        page.content.channels == (Channel.TEXT_LAYER,)
        and all(p.legibility >= _LEGIBLE for p in page.content.pages)
        and not _YEAR.search(page.content.text)
    )


def _may_be_order(document: Document) -> bool:
    """Whether a page of unknown kind says what order pages say."""
    if rejected_as(document):
        return False
    return shows_order_id(document) or (_is_priced(document) and shows_destination(document))


def _is_priced(document: Document) -> bool:
    """Whether it states a total, or is written in figures of money, as an invoice in any language."""
    if document.named(*TOTALS, decided_only=False):
        return True
    return len(_PRICE.findall(document.content.text)) >= _PRICES


def _hardly_read(document: Document) -> bool:
    return document.kind is Kind.UNKNOWN and len(document.content.text) < LITTLE_TEXT


def _is_image(document: Document) -> bool:
    return document.content.media_type.startswith("image/")
