"""FIL: files that cannot be read. The loaders say what is the matter; here it becomes a finding."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.document import Trouble
from evidencecheck.model.finding import Finding, Location, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.rules.interface import Outcome, Rule, rule


@rule("FIL001", "file-unreadable", Severity.ERROR)
def file_unreadable(case: Case) -> Iterator[Outcome]:
    """A file is damaged and cannot be read

    Fires when: a file is damaged or truncated, is not what its name says and cannot be recovered,
    or was refused as unsafe. A file of which some pages can still be read doesn't fire.

    Why: the reviewer's reader fails on the same file, and evidence that cannot be opened counts as
    not sent; a reviewer rarely asks again.

    Example: invoice.pdf breaks off in the middle of its second page, as after an interrupted
    upload.

    Counterexample: photo.png is in truth a JPEG. It is read as one.

    Fix: open the file on your own machine; if it fails there too, export or photograph it again.

    Wrong when: the file is of an unusual but valid make that other readers open. Save it again as
    PDF or PNG.

    Source: Amazon wants invoices "unobscured and easy to read" (Seller Central, c16ef217).

    Since: 0.1.0
    """
    hint = msg("Open it on your own machine; if it fails there too, export or photograph it again.")
    yield from _troubled(case, file_unreadable, hint, Trouble.DAMAGED, Trouble.REJECTED)


@rule("FIL002", "file-encrypted", Severity.ERROR)
def file_encrypted(case: Case) -> Iterator[Outcome]:
    """A file needs a password

    Fires when: a PDF, archive or spreadsheet cannot be opened without a password.

    Why: the reviewer doesn't have the password, and the portals of marketplaces and carriers have
    no field for one.

    Example: invoice.pdf from a supplier who locks everything with the order number.

    Counterexample: a PDF that anybody may open but that forbids printing. It is read.

    Fix: print the file to a new PDF without a password, or ask the issuer for an open copy.

    Wrong when: the recipient has agreed on a password with you. Waive the finding with that reason.

    Source: house rule: no portal of a marketplace or carrier that we know has a field for
    passwords.

    Since: 0.1.0
    """
    hint = msg("Save a copy without a password, or ask the issuer for one.")
    yield from _troubled(case, file_encrypted, hint, Trouble.ENCRYPTED)


@rule("FIL003", "file-empty", Severity.ERROR)
def file_empty(case: Case) -> Iterator[Outcome]:
    """A file has no content

    Fires when: a file has zero bytes, no pages, or nothing but blank pages.

    Why: a blank page proves nothing, and some schemes refuse a whole submission that holds one.

    Example: tracking.png with 0 bytes, left over from a failed download.

    Counterexample: a scan with one blank back page among pages with text.

    Fix: download or scan it again, or take it out of the folder.

    Wrong when: the page holds very faint print that a person can still see. Scan it with more
    contrast.

    Source: blank pages are refused in card dispute schemes; house rule for the rest.

    Since: 0.1.0
    """
    hint = msg("Download or scan it again, or take it out of the folder.")
    yield from _troubled(case, file_empty, hint, Trouble.EMPTY)


@rule("FIL004", "file-unsupported", Severity.WARNING)
def file_unsupported(case: Case) -> Iterator[Outcome]:
    """A file is of a type that is not read

    Fires when: no reader takes the type of the file, so that nothing in it was checked.

    Why: what was not read was not compared with the rest, and a reviewer may be unable to open it
    too.

    Example: order.pages, a document of a word processor.

    Counterexample: order.pdf, exported from the same word processor.

    Fix: export it as PDF, PNG or JPEG; if it is no evidence, take it out of the folder.

    Wrong when: the file is meant for people only, such as a note to yourself. Waive it or move it
    out.

    Source: Amazon takes PDF, JPEG, PNG and GIF for invoices (Seller Central Europe, 571361).

    Since: 0.1.0
    """
    hint = msg("Export it as PDF, PNG or JPEG; if it is no evidence, take it out of the folder.")
    yield from _troubled(case, file_unsupported, hint, Trouble.UNSUPPORTED)


def _troubled(case: Case, by: Rule, hint: Message, *troubles: Trouble) -> Iterator[Finding]:
    for evidence in case.unreadable:
        if evidence.trouble in troubles:
            yield by.finding(
                msg("{file}: {detail}", file=evidence.file, detail=evidence.detail),
                hint,
                at=[Location(evidence.file)],
                subject=["file", evidence.trouble.value],
            )
