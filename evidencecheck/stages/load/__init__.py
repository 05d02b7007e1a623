"""File to pages: one module per container, chosen by content."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import PurePosixPath

from evidencecheck.model.document import EvidenceFile, Trouble, Unreadable
from evidencecheck.model.message import Message, msg
from evidencecheck.stages.limits import MEGABYTE, limits
from evidencecheck.stages.load import packages, sniff
from evidencecheck.stages.load.loaded import DamagedPage, Glyph, Loaded, RawPage, TextPage
from evidencecheck.stages.load.refusal import Refusal
from evidencecheck.stages.once import once

__all__ = [
    "DamagedPage",
    "Glyph",
    "Loaded",
    "RawPage",
    "TextPage",
    "identify",
    "load",
    "seen_from_outside",
]

IMAGE_TYPES = frozenset(
    {
        "image/png",
        "image/jpeg",
        "image/webp",
        "image/tiff",
        "image/gif",
        "image/bmp",
        "image/heic",
        "image/heif",
        "image/avif",
    }
)

VIDEO_TYPES = frozenset({"video/mp4", "video/quicktime", "video/x-msvideo", "video/x-matroska"})

CONTAINER_TYPES = frozenset(
    {sniff.PDF, sniff.ZIP, sniff.MAIL, packages.MSG, packages.DOCX, packages.XLSX}
)
"""Types whose files may hold others."""

_READABLE_NAMES = frozenset(
    {".pdf", ".png", ".jpg", ".jpeg", ".jfif", ".webp", ".tif", ".tiff", ".gif", ".bmp"}
    | {".heic", ".heif", ".hif", ".avif", ".mp4", ".m4v", ".mov", ".avi", ".mkv", ".ofd"}
)
_OTHER_ARCHIVES = frozenset(
    {"application/gzip", "application/x-7z-compressed", "application/vnd.rar"}
)

_LOST_TYPES = frozenset({sniff.HTML, sniff.PLAIN, sniff.CSV, sniff.TSV, sniff.UNKNOWN})
"""What stands in a file that is named like a picture or a PDF when its download failed: the page
that said so. What has another good type is read as that.
"""

_Loader = Callable[[EvidenceFile, str, str], Loaded]


def load(file: EvidenceFile) -> Loaded | Unreadable:
    """Open `file` as what its content is, not as what it is called; once in a task.

    No exception of a library or of the file system leaves here: each is an `Unreadable` that says
    what is wrong and what to do.
    """
    return once(_load, file)


def _load(file: EvidenceFile) -> Loaded | Unreadable:
    try:
        sha256, head = once(_digest, file)
    except OSError as error:
        reason = msg("The file cannot be opened: {error}.", error=error.strerror or str(error))
        return Unreadable(file.name, "", sniff.UNKNOWN, Trouble.DAMAGED, reason)
    except Refusal as refusal:
        return Unreadable(file.name, "", sniff.UNKNOWN, refusal.trouble, refusal.detail)
    kind = sniff.media_type_of(file.path, head)
    try:
        return _open(file, sha256, kind, head)
    except Refusal as refusal:
        return Unreadable(file.name, sha256, kind, refusal.trouble, refusal.detail)


def load_container(file: EvidenceFile) -> Loaded | None:
    """`file` opened, where its type can hold other files and it can be read; else None."""
    _, kind = identify(file)
    if kind not in CONTAINER_TYPES:
        return None
    loaded = load(file)
    return loaded if isinstance(loaded, Loaded) else None


def identify(file: EvidenceFile) -> tuple[str, str]:
    """SHA-256 in hex and media type of `file`, without opening it as what it is; "" and unknown
    where it cannot be read or is over the limit.
    """
    try:
        sha256, head = once(_digest, file)
    except (OSError, Refusal):
        return "", sniff.UNKNOWN
    return sha256, sniff.media_type_of(file.path, head)


def seen_from_outside(file: EvidenceFile) -> tuple[str, str]:
    """Like `identify`, by the first bytes alone: what is in an archive or an OLE file, no library is
    asked. For the process that must not end, whatever the file is.
    """
    try:
        sha256, head = _digest(file)
    except (OSError, Refusal):
        return "", sniff.UNKNOWN
    return sha256, sniff.media_type(head)


def _open(file: EvidenceFile, sha256: str, kind: str, head: bytes) -> Loaded:
    """Hand over to the module of the container; raises `Refusal`."""
    if not head:
        raise Refusal(Trouble.EMPTY, msg("The file has zero bytes. Export or upload it again."))
    if kind == sniff.PDF:
        from evidencecheck.stages.load.pdf import load_pdf

        return load_pdf(file, sha256)
    if kind in IMAGE_TYPES:
        from evidencecheck.stages.load.image import load_image

        return load_image(file, sha256, kind)
    if kind == sniff.OFD:
        from evidencecheck.stages.load.ofd import load_ofd

        return load_ofd(file, sha256)
    if kind in VIDEO_TYPES:
        from evidencecheck.stages.load.video import load_video

        return load_video(file, sha256, kind)
    suffix = PurePosixPath(file.name).suffix.lower()
    if kind == sniff.XML or (kind == "text/plain" and suffix == ".xml"):
        from evidencecheck.stages.load.einvoice import load_xml

        return load_xml(file, sha256)
    if suffix in _READABLE_NAMES and kind in _LOST_TYPES:
        raise Refusal(Trouble.DAMAGED, _not_what_it_says(suffix, kind))
    if (open_text := _text_loader(kind)) is not None:
        return open_text(file, sha256, kind)
    if kind == packages.LOCKED_OFFICE:
        raise packages.locked_office()
    raise Refusal(Trouble.UNSUPPORTED, _unsupported(kind))


def _text_loader(kind: str) -> _Loader | None:
    """The loader of a type that gives text and files rather than pictures."""
    from evidencecheck.stages.load import spreadsheet

    if kind in spreadsheet.WORKBOOKS:
        return spreadsheet.load_workbook
    if kind in spreadsheet.TABLES:
        return spreadsheet.load_table
    if kind == sniff.MAIL:
        from evidencecheck.stages.load.mail import load_mail

        return load_mail
    if kind == packages.MSG:
        from evidencecheck.stages.load.outlook import load_outlook

        return load_outlook
    if kind == packages.DOCX:
        from evidencecheck.stages.load.word import load_word

        return load_word
    if kind == sniff.HTML:
        from evidencecheck.stages.load.web_page import load_web_page

        return load_web_page
    if kind == sniff.PLAIN:
        from evidencecheck.stages.load.plain_text import load_text

        return load_text
    if kind == sniff.ZIP:
        from evidencecheck.stages.load.archive import load_archive

        return load_archive
    return None


def _not_what_it_says(suffix: str, kind: str) -> Message:
    if kind == sniff.UNKNOWN:
        return msg(
            "The file is named {suffix}, but its content is none and fits no known format."
            " Export or download it again.",
            suffix=suffix,
        )
    return msg(
        "The file is named {suffix}, but its content is {kind}."
        " Download the document itself again, or save it as PDF.",
        suffix=suffix,
        kind=kind,
    )


def _unsupported(kind: str) -> Message:
    if kind in _OTHER_ARCHIVES:
        return msg("Archives of type {kind} are not read. Hand in the files, or a ZIP.", kind=kind)
    return msg("Files of type {kind} are not read. Print or export it as PDF.", kind=kind)


def _digest(file: EvidenceFile) -> tuple[str, bytes]:
    """SHA-256 of the content in hex, and its first bytes."""
    digest = hashlib.sha256()
    head = b""
    size, most = 0, limits().file_size
    with file.path.open("rb") as stream:
        while block := stream.read(1 << 20):
            head = head or block[: sniff.HEAD]
            size += len(block)
            if size > most:
                raise Refusal(
                    Trouble.REJECTED,
                    msg(
                        "The file is larger than {limit} MB, the most that is read."
                        " Split or compress it.",
                        limit=str(most // MEGABYTE),
                    ),
                )
            digest.update(block)
    return digest.hexdigest(), head
