"""Document to the signs of how its file came about: metadata, revisions, signatures, fonts, compression."""

from __future__ import annotations

from dataclasses import replace

from evidencecheck.model.document import Document, EvidenceFile
from evidencecheck.model.origin import Origin
from evidencecheck.model.parts import whole_name
from evidencecheck.stages.load.sniff import PDF
from evidencecheck.stages.once import once

__all__ = ["examined"]


def examined(file: EvidenceFile, document: Document) -> Document:
    """`document`, which was read of `file`, with its origin. Defects of the file leave parts empty."""
    from evidencecheck.stages.origin.metadata import pdf_metadata, picture_metadata

    media_type = document.content.media_type
    if media_type == PDF:
        from evidencecheck.stages.origin.fonts import font_changes
        from evidencecheck.stages.origin.revisions import later_changes
        from evidencecheck.stages.origin.signatures import signatures

        origin = once(pdf_metadata, file.path)
        changes, removed = later_changes(file.path, document)
        origin = replace(
            origin,
            changes=changes,
            pages_removed=removed,
            signatures=once(signatures, file.path),
            fonts=font_changes(file, document),
        )
        if whole_name(document.file) != document.file:
            origin = _of_part(origin, document)
    elif media_type.startswith("image/"):
        from evidencecheck.stages.origin.ghosts import altered_places

        origin = replace(picture_metadata(file.path), altered=altered_places(file.path, document))
    else:
        return document
    return replace(document, origin=origin) if origin != Origin() else document


def _of_part(origin: Origin, document: Document) -> Origin:
    """What holds for one document of several in a file: how they were put together says nothing of it.

    A signature covers the whole file, and is told of with its first document.
    """
    is_first = document.content.pages[0].number == 1
    signed = origin.signatures if is_first else ()
    return Origin(changes=origin.changes, fonts=origin.fonts, signatures=signed)
