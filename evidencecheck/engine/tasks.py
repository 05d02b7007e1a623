"""What a worker does. Functions of the package, so that a spawned process finds them by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from evidencecheck.engine.debug import trace
from evidencecheck.model.document import Document, Evidence, EvidenceFile, Trouble, Unreadable
from evidencecheck.model.errors import EngineMissingError
from evidencecheck.model.geometry import Box
from evidencecheck.model.message import Message, msg
from evidencecheck.stages.limits import within
from evidencecheck.stages.once import one_task
from evidencecheck.stages.read.settings import ReadSettings


@dataclass(frozen=True, slots=True)
class Processed:
    """A file that was read, and the files inside it, at any depth, that are still to be read."""

    evidence: Evidence
    members: tuple[EvidenceFile | Unreadable, ...] = ()
    """Each container before its own members; `Unreadable` is what could not be unpacked."""
    further: tuple[Document, ...] = ()
    """Of a PDF that holds several documents, those after the first, which is `evidence`."""


def process_file(
    file: EvidenceFile, settings: ReadSettings, folder: Path | None = None
) -> Processed:
    """Read `file` and understand what it says; what it holds is unpacked into `folder`, which is
    made for it. Without a folder nothing is unpacked: a member, whose own members are known.

    An error that no stage foresaw costs what that stage would have told, never another file.

    Raises:
        EngineMissingError: `settings` name an OCR engine that is not installed.
        MemoryError: the file takes more than a worker may.
    """
    with within(settings.limits), one_task(file, file.path):
        read = _read(file, settings)
        members = () if folder is None else _unpacked(file, folder)
        if isinstance(read, Unreadable):
            return Processed(read, members)
        first, *further = (_examined(file, document, settings) for document in read)
        return Processed(first, members, tuple(further))


def _read(file: EvidenceFile, settings: ReadSettings) -> tuple[Document, ...] | Unreadable:
    """Its documents: one, but for a PDF that holds several."""
    from evidencecheck.stages.read import read
    from evidencecheck.stages.split import documents_in
    from evidencecheck.stages.understand import understand

    try:
        content = read(file, settings)
        if isinstance(content, Unreadable):
            return content
        return tuple(understand(part) for part in documents_in(content))
    except (EngineMissingError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 (any parser may fail in ways that nobody foresaw)
        trace(error)
        return _unforeseen(file, error)


def _unforeseen(file: EvidenceFile, error: Exception) -> Unreadable:
    from evidencecheck.stages.load import identify

    sha256, media_type = identify(file)
    reason = msg(
        "Reading it failed in a way that was not foreseen ({kind})."
        " Save the document anew, or print it to PDF.",
        kind=type(error).__name__,
    )
    return Unreadable(file.name, sha256, media_type, Trouble.DAMAGED, reason)


def _unpacked(file: EvidenceFile, folder: Path) -> tuple[EvidenceFile | Unreadable, ...]:
    from evidencecheck.stages.load.members import SEPARATOR, unpack

    try:
        return unpack(file, folder)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 (see `_read`)
        trace(error)
        reason = msg(
            "The files inside could not be taken out ({kind}). Hand them in by themselves.",
            kind=type(error).__name__,
        )
        name = f"{file.name}{SEPARATOR}…"
        return (Unreadable(name, "", "application/octet-stream", Trouble.DAMAGED, reason),)


def _examined(file: EvidenceFile, document: Document, settings: ReadSettings) -> Document:
    """`document` with what is asked of a file beyond its content."""
    from evidencecheck.stages.origin import examined
    from evidencecheck.stages.read.layer_check import checked
    from evidencecheck.stages.reuse.likeness import with_likeness

    extras: tuple[tuple[Callable[[Document], Document], Message], ...] = (
        (
            lambda known: checked(file, known, settings),
            msg("Whether its text layer is what its pages show could not be checked."),
        ),
        (lambda known: examined(file, known), msg("Signs of editing could not be looked for.")),
        (
            lambda known: with_likeness(file, known),
            msg("Whether the photo comes again in another case could not be checked."),
        ),
    )
    for extra, missing in extras:
        try:
            document = extra(document)
        except EngineMissingError:
            raise
        except Exception as error:  # noqa: BLE001 (what was read counts, with or without extras)
            trace(error)
            content = replace(document.content, notes=(*document.content.notes, missing))
            document = replace(document, content=content)
    return document


def look_again(file: EvidenceFile, page: int, box: Box, settings: ReadSettings) -> tuple[str, ...]:
    """Second readings of one place, see `evidencecheck.stages.read.second_look`."""
    from evidencecheck.stages.read.second_look import reread

    with within(settings.limits):
        return reread(file, page, box, settings)
