"""AUT: signs that a file was changed after it was made, by what the file says of itself.

A sign is no proof, and its message never says more than what was seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName
from evidencecheck.model.finding import Confidence, Location, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.origin import Change, FontSign, Origin, SignatureState
from evidencecheck.model.values import Day
from evidencecheck.rules.interface import Outcome, rule

MOST = 3
"""Places that a message quotes; the locations name them all."""
BACKWARDS = timedelta(hours=26)
"""By which "modified" must precede "created": any two time zones are at most 26 hours apart."""
LONG_AFTER = timedelta(days=60)
"""From the date that a typed document bears to the making of its file."""

ISSUED = frozenset(Kind) - {Kind.PHOTO, Kind.VIDEO, Kind.CORRESPONDENCE, Kind.UNKNOWN}
"""Kinds that somebody issues. A photo may rightly have been through a photo program."""
TYPED = frozenset({Kind.SALES_INVOICE, Kind.PURCHASE_INVOICE, Kind.RECEIPT, Kind.CARRIER_STATEMENT})
"""Kinds whose own date is the day on which they were written."""


@rule("AUT002", "edited-after-creation", Severity.WARNING)
def edited_after_creation(case: Case) -> Iterator[Outcome]:
    """A PDF was changed after it was made

    Fires when: a later revision inside a PDF shows an identifier, amount or date in another way
    than the revision before, wipes out print or takes away pages; or something other than a further
    signature was added after the file was signed. Revisions that change nothing to the eye (an
    e-invoice attached, metadata, a linearised file) and blank fields that were filled in don't count.

    Why: a PDF keeps what it was before each saved change, and a reviewer can bring it back.

    Example: the first revision of invoice.pdf shows 128.40 where the last one shows 188.40.

    Counterexample: an accounting program attached an XML to the finished page, in a second revision.

    Fix: hand in the file as its issuer sent it. If you added a note, hand in both files and say so.

    Wrong when: the issuer corrected the document in place, or somebody marked it by hand. Then ask
    for a clean copy, or waive the finding with that reason.

    Source: ISO 32000-1, 7.5.6 (incremental updates) and 12.8 (signatures).

    Since: 0.1.0
    """
    hint = msg(
        "Hand in the file as its issuer sent it. If you only added a note, hand in both files and"
        " say so."
    )
    for document in case.documents:
        origin = document.origin
        if origin is None:
            continue
        signs = [*_changed(origin), *_signed(origin)]
        if signs:
            yield edited_after_creation.finding(
                msg("{file}: {signs}", file=document.file, signs=tuple(signs)),
                hint,
                at=[change.reading for change in origin.changes] or [Location(document.file)],
                subject=["revisions", *sorted({c.reading.raw for c in origin.changes})],
            )


@rule("AUT003", "editing-software", Severity.WARNING)
def editing_software(case: Case) -> Iterator[Outcome]:
    """The metadata name a program for changing finished documents

    Fires when: an issued document (not a photo) was last saved by a picture or PDF editor that no
    shop, carrier or accounting system uses to issue documents. Programs that scan, print, join,
    compress or take screenshots don't count, nor do office programs.

    Why: a reviewer who opens the properties of the file sees it, too.

    Example: the properties of invoice.jpg name Adobe Photoshop.

    Counterexample: a Word invoice; a scan by "Adobe Acrobat Paper Capture"; a photo from Lightroom.

    Fix: hand in the original download or scan instead of the edited copy.

    Wrong when: the page was only cropped or turned in that program, or private data were hidden.
    Then say so, or waive the finding with that reason.

    Source: house list of programs, after the names that they write into their files.

    Since: 0.1.0
    """
    hint = msg("Hand in the original download or scan instead of the edited copy.")
    for document in case.documents:
        origin = document.origin
        if origin is None or not origin.editor or document.kind not in ISSUED:
            continue
        yield editing_software.finding(
            msg(
                "{file} was saved by {editor}, which may only mean that it was cropped",
                file=document.file,
                editor=origin.editor,
            ),
            hint,
            at=[Location(document.file)],
            subject=["software", origin.editor],
            confidence=Confidence.MEDIUM,
        )


@rule("AUT004", "signature-invalid", Severity.ERROR)
def signature_invalid(case: Case) -> Iterator[Outcome]:
    """A digital signature does not fit the bytes that it covers

    Fires when: the digest of the signed bytes of a PDF is not the one that was signed. Whether the
    signer is to be trusted is not asked, and nothing is fetched from anywhere.

    Why: every PDF viewer shows such a signature in red.

    Example: one byte of a signed e-fapiao was changed.

    Counterexample: a self-signed certificate; a second signature added later.

    Fix: download the signed file again and don't print, compress or edit it.

    Wrong when: a mail gateway rewrote the attachment. The issuer's own download mends that.

    Source: ISO 32000-1, 12.8; validated by pyHanko, which the extra "forensics" installs.

    Since: 0.1.0
    """
    hint = msg("Download the signed file again and hand it in untouched.")
    for document in case.documents:
        states = {s.field: s.state for s in document.origin.signatures} if document.origin else {}
        broken = sorted(name for name, state in states.items() if state is SignatureState.BROKEN)
        if broken:
            yield signature_invalid.finding(
                msg(
                    "{file}: the digital signature {names} does not fit the file",
                    file=document.file,
                    names=tuple(broken),
                ),
                hint,
                at=[Location(document.file)],
                subject=["signature", *broken],
            )
        elif SignatureState.UNKNOWN in states.values():
            yield signature_invalid.not_checked(
                msg(
                    "its digital signature could not be validated"
                    " (pip install 'evidencecheck[forensics]' adds what that takes)"
                ),
                document.file,
            )


@rule("AUT005", "metadata-date-implausible", Severity.WARNING)
def metadata_date_implausible(case: Case) -> Iterator[Outcome]:
    """The days in the metadata of a file don't fit

    Fires when: a file was modified before it was created, by more than time zones explain; or an
    invoice, receipt or carrier's statement that somebody typed in an office program was made more
    than 60 days after the date it bears.

    Why: a reviewer who opens the properties of the file sees it, too.

    Example: a Word invoice dated 2026-03-02 whose file was made on 2026-10-25.

    Counterexample: an invoice of March that the shop's page made anew, or a browser printed, at the
    download in October: only office programs count.

    Fix: hand in the file as it was sent at the time, with the mail it came with.

    Wrong when: the issuer exported the old document again, or a clock was wrong. Then hand in the
    mail that brought the original, or waive the finding with that reason.

    Source: ISO 32000-1, 14.3.3; 60 days are a house rule.

    Since: 0.1.0
    """
    hint = msg("Hand in the file as it was sent at the time, with the mail that brought it.")
    for document in case.documents:
        sign = _implausible(document)
        if sign is not None:
            yield metadata_date_implausible.finding(
                sign,
                hint,
                at=[Location(document.file)],
                subject=["metadata-dates"],
                confidence=Confidence.MEDIUM,
            )


@rule("AUT007", "font-inconsistent", Severity.WARNING)
def font_inconsistent(case: Case) -> Iterator[Outcome]:
    """A number is set in another font than what surrounds it

    Fires when: the digits of one identifier, amount or date in the text layer of a PDF come from
    different typefaces; or one amount alone is set in a typeface that the document uses for nothing
    else, while at least three others of its size share another one.

    Why: who changes a number in a PDF seldom has its font.

    Example: in 188.40 the first 8 is Arial, the other digits are Helvetica.

    Counterexample: a total in bold or in larger type; a tracking number in OCR-B.

    Fix: hand in the file as its issuer sent it.

    Wrong when: the issuer's program falls back to another font in the middle of a number. Hand in
    another export, or waive the finding with that reason.

    Source: house rule, after the practice of document examiners.

    Since: 0.1.0
    """
    hint = msg("Hand in the file as its issuer sent it, or ask the issuer for it anew.")
    for document in case.documents:
        fonts = document.origin.fonts if document.origin else ()
        if not fonts:
            continue
        told: list[Message] = [
            msg(
                "{text} is set in {fonts}",
                text=change.reading.raw,
                fonts=change.fonts,
            )
            if change.sign is FontSign.MIXED
            else msg(
                "{text} is set in {own}, its like in {usual}",
                text=change.reading.raw,
                own=change.fonts[0],
                usual=change.fonts[-1],
            )
            for change in fonts[:MOST]
        ]
        yield font_inconsistent.finding(
            msg("{file}: {signs}", file=document.file, signs=tuple(told)),
            hint,
            at=[change.reading for change in fonts],
            subject=["fonts", *sorted({change.reading.raw for change in fonts})],
            confidence=Confidence.MEDIUM,
        )


@rule("AUT008", "picture-region-altered", Severity.WARNING)
def picture_region_altered(case: Case) -> Iterator[Outcome]:
    """A value on a JPEG has another compression history than the rest

    Fires when: nearly all printed lines of a JPEG bear the trace of an earlier compression at a lower
    quality, and an identifier, amount or date does not. Coloured print is not judged.

    Why: who changes a number on a picture and saves it compresses the old parts twice, the new one
    once.

    Example: on invoice.jpg, 188.40 was compressed once, everything around it twice.

    Counterexample: a screenshot that a messenger compressed again as a whole.

    Fix: hand in the picture as it was taken or downloaded.

    Wrong when: a program wrote a value into a ready picture, as some shops do with vouchers. Hand in
    the page itself as a PDF.

    Source: H. Farid, "Exposing Digital Forgeries From JPEG Ghosts", IEEE TIFS 4/1, 2009.

    Since: 0.1.0
    """
    hint = msg("Hand in the picture as it was taken or downloaded, or the page itself as a PDF.")
    for document in case.documents:
        altered = document.origin.altered if document.origin else ()
        if altered and document.kind in ISSUED:
            values = tuple(dict.fromkeys(reading.raw for reading in altered))
            yield picture_region_altered.finding(
                msg(
                    "{file}: {values} may have been put in later: it was compressed less often than"
                    " the print around it",
                    file=document.file,
                    values=values[:MOST],
                ),
                hint,
                at=altered,
                subject=["compression", *sorted(values)],
                confidence=Confidence.LOW,
            )


def _changed(origin: Origin) -> Iterator[Message]:
    values = [change.reading.raw for change in origin.changes if change.reading.raw]
    if values:
        yield msg("a later revision changed what stands at {values}", values=tuple(values[:MOST]))
    elif origin.changes:
        yield msg("a later revision wiped out print on page {pages}", pages=_pages(origin.changes))
    if origin.pages_removed:
        yield msg("pages removed by a later revision: {count}", count=str(origin.pages_removed))


def _pages(changes: tuple[Change, ...]) -> tuple[str, ...]:
    return tuple(str(page) for page in sorted({c.reading.page or 1 for c in changes}))


def _signed(origin: Origin) -> Iterator[Message]:
    if any(signature.added_to for signature in origin.signatures):
        yield msg("something was added after it was signed")


def _implausible(document: Document) -> Message | None:
    origin = document.origin
    if origin is None or origin.created is None or document.kind not in ISSUED:
        return None
    made = origin.created
    changed = origin.modified
    if changed is not None and _utc(made) - _utc(changed) > BACKWARDS:
        return msg(
            "{file} says that it was modified on {modified}, before it was created on {created}",
            file=document.file,
            modified=changed.date().isoformat(),
            created=made.date().isoformat(),
        )
    written = _written_on(document)
    if origin.authoring and written is not None and made.date() - written > LONG_AFTER:
        return msg(
            "{file} is dated {date}, but was made on {created}",
            file=document.file,
            date=written.isoformat(),
            created=made.date().isoformat(),
        )
    return None


def _written_on(document: Document) -> date | None:
    """The latest reading of the one date that a typed document bears."""
    if document.kind not in TYPED:
        return None
    facts = document.named(FactName.INVOICE_DATE)
    days = {fact.value.latest for fact in facts if isinstance(fact.value, Day)}
    return max(days) if days else None


def _utc(moment: datetime) -> datetime:
    """Comparable with others; a moment without a zone counts as UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
