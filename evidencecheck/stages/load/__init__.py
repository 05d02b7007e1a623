"""File to pages: one module per container, chosen by content."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from evidencecheck.model.document import EvidenceFile, Trouble, Unreadable
from evidencecheck.model.message import Message, msg
from evidencecheck.stages.load import sniff
from evidencecheck.stages.load.loaded import DamagedPage, Glyph, Loaded, RawPage
from evidencecheck.stages.load.refusal import Refusal

__all__ = ["DamagedPage", "Glyph", "Loaded", "RawPage", "identify", "load"]

MAX_BYTES = 512 * 1024 * 1024
"""Hard limit of a file. Upload forms for claims stop at 5 to 25 MB; nothing honest comes near."""

IMAGE_TYPES = frozenset(
    {"image/png", "image/jpeg", "image/webp", "image/tiff", "image/gif", "image/bmp"}
)

_READABLE_NAMES = frozenset(
    {".pdf", ".png", ".jpg", ".jpeg", ".jfif", ".webp", ".tif", ".tiff", ".gif", ".bmp"}
)


def load(file: EvidenceFile) -> Loaded | Unreadable:
    """Open `file` as what its content is, not as what it is called.

    No exception of a library or of the file system leaves here: each is an `Unreadable` that says
    what is wrong and what to do.
    """
    try:
        sha256, head = _digest(file)
    except OSError as error:
        reason = msg("The file cannot be opened: {error}.", error=error.strerror or str(error))
        return Unreadable(file.name, "", sniff.UNKNOWN, Trouble.DAMAGED, reason)
    except Refusal as refusal:
        return Unreadable(file.name, "", sniff.UNKNOWN, refusal.trouble, refusal.detail)
    kind = sniff.media_type(head)
    try:
        return _open(file, sha256, kind, head)
    except Refusal as refusal:
        return Unreadable(file.name, sha256, kind, refusal.trouble, refusal.detail)


def identify(file: EvidenceFile) -> tuple[str, str]:
    """SHA-256 in hex and media type of `file`, without opening it as what it is; "" and unknown
    where it cannot be read or is over `MAX_BYTES`.
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
    suffix = PurePosixPath(file.name).suffix.lower()
    if suffix in _READABLE_NAMES:
        raise Refusal(Trouble.DAMAGED, _not_what_it_says(suffix, kind))
    raise Refusal(Trouble.UNSUPPORTED, _unsupported(kind))


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
    if kind in {"image/heic", "image/heif", "image/avif"}:
        return msg("{kind} pictures are not read. Save the picture as JPEG or PNG.", kind=kind)
    if kind.startswith("video/"):
        return msg("Videos are not read ({kind}). Add a still picture or a document.", kind=kind)
    return msg("Files of type {kind} are not read. Print or export it as PDF.", kind=kind)


def _digest(file: EvidenceFile) -> tuple[str, bytes]:
    """SHA-256 of the content in hex, and its first bytes."""
    digest = hashlib.sha256()
    head = b""
    size = 0
    with file.path.open("rb") as stream:
        while block := stream.read(1 << 20):
            head = head or block[: sniff.HEAD]
            size += len(block)
            if size > MAX_BYTES:
                raise Refusal(
                    Trouble.REJECTED,
                    msg(
                        "The file is larger than {limit} MB, the most that is read."
                        " Split or compress it.",
                        limit=str(MAX_BYTES // (1024 * 1024)),
                    ),
                )
            digest.update(block)
    return digest.hexdigest(), head
