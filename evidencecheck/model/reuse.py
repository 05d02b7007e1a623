"""What one case shares with another one of the same run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from evidencecheck.model.fact import FactName, Reading


@dataclass(frozen=True, slots=True)
class Likeness:
    """What it takes to find a photo again after it was re-encoded, cropped, turned or mirrored."""

    windows: tuple[int, ...]
    """Perceptual hashes (64 bit) of the whole and of parts that a crop could leave."""
    views: tuple[int, ...]
    """Perceptual hashes of the whole in its four turns, then those of its mirror picture."""
    small: bytes
    """The photo as a small grey JPEG, to look at twice."""


class Shared(StrEnum):
    """What is shared."""

    DOCUMENT = "document"
    PICTURE = "picture"
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where it is found again."""

    case_id: str
    file: str
    """ "" where only the claim file names it."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """A value, document or photo of this case that another case of the run has, too."""

    what: Shared
    value: str
    """The identifier, the number of the invoice, or the name of the file."""
    readings: tuple[Reading, ...]
    """Where this case has it."""
    elsewhere: tuple[Elsewhere, ...]
    """In the order of the run, at least one."""
    name: FactName | None = None
    """Of an identifier: which fact."""
    explained: bool = False
    """Something may make it rightful: other parcels of the order, an invoice over more units."""
