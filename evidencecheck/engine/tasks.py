"""What a worker does. Functions of the package, so that a spawned process finds them by name."""

from __future__ import annotations

from evidencecheck.model.document import Evidence, EvidenceFile, Unreadable
from evidencecheck.model.geometry import Box
from evidencecheck.stages.read.settings import ReadSettings


def process_file(file: EvidenceFile, settings: ReadSettings) -> Evidence:
    """Read `file` and understand what it says.

    Raises:
        EngineMissingError: `settings` name an OCR engine that is not installed.
    """
    from evidencecheck.stages.read import read
    from evidencecheck.stages.read.layer_check import checked
    from evidencecheck.stages.understand import understand

    content = read(file, settings)
    if isinstance(content, Unreadable):
        return content
    return checked(file, understand(content), settings)


def look_again(file: EvidenceFile, page: int, box: Box, settings: ReadSettings) -> tuple[str, ...]:
    """Second readings of one place, see `evidencecheck.stages.read.second_look`."""
    from evidencecheck.stages.read.second_look import reread

    return reread(file, page, box, settings)
