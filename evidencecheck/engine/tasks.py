"""What a worker does. Functions of the package, so that a spawned process finds them by name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evidencecheck.model.document import Evidence, EvidenceFile, Unreadable
from evidencecheck.model.geometry import Box
from evidencecheck.stages.read.settings import ReadSettings


@dataclass(frozen=True, slots=True)
class Processed:
    """A file that was read, and the files inside it, at any depth, that are still to be read."""

    evidence: Evidence
    members: tuple[EvidenceFile | Unreadable, ...] = ()
    """Each container before its own members; `Unreadable` is what could not be unpacked."""


def process_file(
    file: EvidenceFile, settings: ReadSettings, folder: Path | None = None
) -> Processed:
    """Read `file` and understand what it says; what it holds is unpacked into `folder`, which is
    made for it. Without a folder nothing is unpacked: a member, whose own members are known.

    Raises:
        EngineMissingError: `settings` name an OCR engine that is not installed.
        OSError: `folder` cannot be made or written.
    """
    from evidencecheck.stages.load.members import unpack
    from evidencecheck.stages.origin import examined
    from evidencecheck.stages.read import read
    from evidencecheck.stages.read.layer_check import checked
    from evidencecheck.stages.reuse.likeness import with_likeness
    from evidencecheck.stages.understand import understand

    content = read(file, settings)
    members = () if folder is None else unpack(file, folder)
    if isinstance(content, Unreadable):
        return Processed(content, members)
    document = checked(file, understand(content), settings)
    document = with_likeness(file, examined(file, document))
    return Processed(document, members)


def look_again(file: EvidenceFile, page: int, box: Box, settings: ReadSettings) -> tuple[str, ...]:
    """Second readings of one place, see `evidencecheck.stages.read.second_look`."""
    from evidencecheck.stages.read.second_look import reread

    return reread(file, page, box, settings)
