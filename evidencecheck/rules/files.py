"""FIL: files that cannot be read. The loaders say what is the matter; here it becomes a finding."""

from __future__ import annotations

from collections.abc import Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind, Trouble
from evidencecheck.model.finding import Finding, Location, Severity
from evidencecheck.model.message import Message, msg
from evidencecheck.model.parts import whole_name
from evidencecheck.rules.interface import Outcome, Rule, rule
from evidencecheck.rules.legibility import (
    DARK,
    NEEDED,
    SMALL,
    is_illegible,
    is_illegible_paper,
    may_be_illegible,
)


@rule("FIL001", "file-unreadable", Severity.ERROR)
def file_unreadable(case: Case) -> Iterator[Outcome]:
    """A file is damaged and cannot be read

    Fires when: a file, or one inside an archive or a mail, is damaged or truncated, or is not what
    its name says and cannot be recovered. A file of which a part can still be read is judged by that
    part, and a warning. What was left out of a sound file is listed under "not checked".

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
    yield from _troubled(case, file_unreadable, hint, Trouble.DAMAGED)
    told: set[str] = set()  # several documents may lie in one file
    for document in case.documents:
        content, file = document.content, whole_name(document.file)
        if file in told:
            continue
        told.add(file)
        if content.damage:
            yield file_unreadable.finding(
                msg("{file}: {detail}", file=file, detail=content.damage[0]),
                hint,
                at=[Location(file)],
                subject=["file", "damaged in part"],
                severity=Severity.WARNING,
            )
        if document.kind is not Kind.VIDEO:  # its notes say which moments were looked at
            left_out = (note for note in content.notes if note not in content.damage)
            yield from (file_unreadable.not_checked(note, file) for note in left_out)


@rule("FIL002", "file-encrypted", Severity.ERROR)
def file_encrypted(case: Case) -> Iterator[Outcome]:
    """A file needs a password

    Fires when: a PDF, mail, archive, spreadsheet or text document cannot be opened without a
    password.

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

    Fires when: no reader takes the type of the file, so that nothing in it was checked: old Word
    documents, presentations, RAR and 7z archives, winmail.dat, programs.

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


@rule("FIL009", "file-rejected", Severity.ERROR)
def file_rejected(case: Case) -> Iterator[Outcome]:
    """A file was refused as unsafe

    Fires when: a file, or one inside an archive or a mail, is over a hard limit of size, number,
    depth, memory or time; expands to far more than a document holds; or its name or a link leads out
    of its archive.

    Why: what endangers a reader's machine is opened by nobody, and filters of mail and upload forms
    remove it without a word.

    Example: photos.zip of 40 kB, which unpacks to 10 GB.

    Counterexample: an archive of thirty photos, or a spreadsheet that packs well.

    Fix: hand in the document itself, saved anew or printed to PDF; of an archive only the files that
    matter.

    Wrong when: the machine was too slow for a large but honest file. Raise the time limit.

    Source: house rule; the limits are stated in the message.

    Since: 0.1.0
    """
    hint = msg("Hand in the document itself, saved anew or printed to PDF.")
    yield from _troubled(case, file_rejected, hint, Trouble.REJECTED)


@rule("FIL006", "page-illegible", Severity.ERROR)
def page_illegible(case: Case) -> Iterator[Outcome]:
    """A picture is too blurred, small or dark to read

    Fires when: nothing that a document of its kind must show could be read, and the picture is why:
    lines of text are there that are too blurred, too small or too dark. Where not even the kind
    could be told, only a file whose name says that it is a label, an invoice or another paper;
    others are listed under "not checked": a pattern on the goods looks like lines of text.

    Why: a reviewer does not guess. What cannot be read counts as not sent.

    Example: a photo of the order page, out of focus, sent on by a messenger that made it small.

    Counterexample: a blurred photo of the goods. Nobody has to read anything on it.

    Fix: save the page as PDF or take a screenshot in full size; hold the camera closer and still,
    in good light.

    Wrong when: a person can read it without effort. Waive the finding with that reason.

    Source: Amazon wants invoices "unobscured and easy to read" (Seller Central, c16ef217). Of
    identifiers in letters of 9 to 13 pixels, 15 % were misread; over 20 pixels, none (measured).

    Since: 0.1.0
    """
    for document in case.documents:
        if is_illegible(document) or is_illegible_paper(case, document):
            message, hint = _illegible(document)
            yield page_illegible.finding(
                message, hint, at=[Location(document.file)], subject=["file", "illegible"]
            )
        elif may_be_illegible(document):
            reason = msg("it may show text that is too blurred, small or dark to read")
            yield page_illegible.not_checked(reason, document.file)


def _illegible(document: Document) -> tuple[Message, Message]:
    """What is the matter, and what helps against it."""
    clarity = next(page.clarity for page in document.content.pages if page.clarity)
    if clarity.brightness < DARK:
        return (
            msg("{file} is too dark to read", file=document.file),
            msg("Take it again in good light, or make the screen brighter and take a screenshot."),
        )
    if clarity.glyph_height is not None and clarity.glyph_height < SMALL:
        return (
            msg(
                "{file} is too small to read: its text is {height} pixels high, {needed} are needed",
                file=document.file,
                height=str(round(clarity.glyph_height)),
                needed=str(NEEDED),
            ),
            msg("Send the picture in its original size, or take the photo closer."),
        )
    return (
        msg("{file} is too blurred to read", file=document.file),
        msg("Hold the camera still and closer, with the text in focus, or save the page as PDF."),
    )


def _troubled(case: Case, by: Rule, hint: Message, *troubles: Trouble) -> Iterator[Finding]:
    for evidence in case.unreadable:
        if evidence.trouble in troubles:
            yield by.finding(
                msg("{file}: {detail}", file=evidence.file, detail=evidence.detail),
                hint,
                at=[Location(evidence.file)],
                subject=["file", evidence.trouble.value],
            )
