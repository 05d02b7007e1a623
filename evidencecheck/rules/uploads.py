"""FIL: whether files are of a size, a format and a name that the one who decides can take."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from evidencecheck.model.case import Case, Upload
from evidencecheck.model.document import Document
from evidencecheck.model.finding import Location, Severity
from evidencecheck.model.message import msg
from evidencecheck.model.parts import whole_name
from evidencecheck.rules.interface import Outcome, rule

MEGABYTE = 1_000_000
INSIDE = "!/"
"""Between a container and the file inside it, in the name of the latter."""

_ENDINGS: dict[str, frozenset[str]] = {
    "application/pdf": frozenset({".pdf"}),
    "image/png": frozenset({".png"}),
    "image/jpeg": frozenset({".jpg", ".jpeg", ".jpe", ".jfif"}),
    "image/gif": frozenset({".gif"}),
    "image/webp": frozenset({".webp"}),
    "image/tiff": frozenset({".tif", ".tiff"}),
    "image/bmp": frozenset({".bmp", ".dib"}),
    "image/heic": frozenset({".heic", ".heif"}),
    "image/heif": frozenset({".heic", ".heif"}),
}
"""Media types of which each has its own signature, and the endings that promise them."""
_MAILS = ("message/rfc822", "application/vnd.ms-outlook")
"""Letters between the parties: what they say is quoted or printed, they are no scans of a paper."""
_PROMISES = frozenset(ending for endings in _ENDINGS.values() for ending in endings)


@rule("FIL005", "file-too-large", Severity.WARNING)
def file_too_large(case: Case) -> Iterator[Outcome]:
    """A file is larger than the upload form takes

    Fires when: a file is larger than the policy's limit for its kind of document.

    Why: the form refuses it, or the mail comes back, often after the deadline.

    Example: a scan of 14 MB for Royal Mail, whose form takes 3 MB a file.

    Counterexample: a scan of 2.9 MB.

    Fix: save it with less resolution or in grey; 200 dots per inch are enough to read.

    Wrong when: the claim is sent on another way, by post or by mail.

    Source: the limit's own: Royal Mail claim evidence form (3 MB); certificates of insurance 10 MB
    (everpeaks.com, 2025-06-03).

    Since: 0.1.0
    """
    for document in case.documents:
        size = case.sizes.get(document.file)
        limits = [u.max_bytes for u in _uploads(case, document) if u.max_bytes is not None]
        if size is None or not limits or size <= min(limits) or INSIDE in document.file:
            continue
        yield file_too_large.finding(
            msg(
                "{file} has {size} MB; {policy} takes {most} MB",
                file=document.file,
                size=_megabytes(size),
                policy=case.policy.id,
                most=_megabytes(min(limits)),
            ),
            msg("Save it with less resolution or in grey; 200 dots per inch are enough to read."),
            at=[Location(document.file)],
            subject=["size"],
        )


@rule("FIL008", "extension-mismatch", Severity.WARNING)
def extension_mismatch(case: Case) -> Iterator[Outcome]:
    """A file is not of the type that its name says

    Fires when: the ending of the name promises a PDF or a kind of picture, and the content is of
    another one of them. The file is read as what it is.

    Why: upload forms and reviewers' programs go by the name and refuse the file.

    Example: receipt.pdf holds a JPEG.

    Counterexample: photo.JPG and photo.jpeg, which mean the same.

    Fix: rename the file, or save it in the format of its name.

    Wrong when: never; but where the target looks at the content it does no harm.

    Source: house rule.

    Since: 0.1.0
    """
    types = [(document.file, document.content.media_type) for document in case.documents]
    types += [(evidence.file, evidence.media_type) for evidence in case.unreadable]
    for file, media_type in types:
        ending = PurePosixPath(whole_name(file)).suffix.lower()
        if media_type not in _ENDINGS or ending not in _PROMISES or ending in _ENDINGS[media_type]:
            continue
        yield extension_mismatch.finding(
            msg(
                "{file} is called {ending}, but its content is {type}",
                file=file,
                ending=ending,
                type=media_type,
            ),
            msg("Rename it, or save it in the format of its name."),
            at=[Location(file)],
            subject=["extension", ending, media_type],
        )


@rule("FIL010", "format-not-accepted", Severity.WARNING)
def format_not_accepted(case: Case) -> Iterator[Outcome]:
    """The format is not accepted

    Fires when: the policy says which formats are taken for a kind of document, and the file is of
    another one. Mails that prove no value are one information together.

    Why: the form refuses the file, or the reviewer sets it aside: formats that are easily edited
    prove nothing.

    Example: an invoice as a spreadsheet for an FBA claim; Amazon takes PDF, JPEG, PNG and GIF.

    Counterexample: the same invoice, exported as PDF; or the carrier's answer as a mail, which is
    printed or quoted, and which a form for files need not take.

    Fix: export it as PDF or JPEG.

    Wrong when: the claim is sent on a way that takes it.

    Source: the policy's own: Seller Central Europe, forums 571361 (invoices); USPS Publication
    122; Royal Mail claim evidence form.

    Since: 0.1.0
    """
    mails: list[str] = []
    for document in case.documents:
        taken = [u.media_types for u in _uploads(case, document) if u.media_types]
        media_type = document.content.media_type
        accepted = next((types for types in taken if media_type not in types), None)
        if INSIDE in document.file or accepted is None:
            continue
        if media_type in _MAILS and document.kind not in case.policy.value_proofs:
            mails.append(document.file)
            continue
        yield format_not_accepted.finding(
            msg(
                "{file} is {type}; {policy} takes {accepted}",
                file=document.file,
                type=media_type,
                policy=case.policy.id,
                accepted=accepted,
            ),
            msg("Export it as PDF or JPEG."),
            at=[Location(document.file)],
            subject=["format", media_type],
        )
    if mails:
        yield format_not_accepted.finding(
            msg(
                "{files}: {policy} takes no mails as files",
                files=tuple(mails),
                policy=case.policy.id,
            ),
            msg("Print to PDF those that you want to attach."),
            at=[Location(file) for file in mails],
            subject=["format", *_MAILS],
            severity=Severity.INFO,
        )


def _uploads(case: Case, document: Document) -> tuple[Upload, ...]:
    return tuple(u for u in case.policy.uploads if not u.kinds or document.kind in u.kinds)


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f}".removesuffix(".0")
