"""How a file came about: who wrote it, with what, and what was done to it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from evidencecheck.model.fact import Reading


class SignatureState(StrEnum):
    """What is known of a digital signature. Whether its signer is trusted is not asked."""

    INTACT = "intact"
    """The signed bytes are those that were signed."""
    BROKEN = "broken"
    """The signed bytes are not those that were signed."""
    UNKNOWN = "unknown"
    """It could not be tried: the library is not installed, or does not understand it."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature of a PDF."""

    field: str
    """Name of its form field."""
    state: SignatureState
    added_to: bool = False
    """Whether something other than a further signature was added to the file after it."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that a later revision of a PDF shows in another way than the one before."""

    reading: Reading
    """What stands there now; `raw` is "" where no value was read at this place."""


class FontSign(StrEnum):
    """How the type of a number departs from what surrounds it."""

    MIXED = "mixed"
    """Digits of one number are set in different typefaces."""
    ALONE = "alone"
    """The typeface of the number is used for nothing else, while its like share another one."""


@dataclass(frozen=True, slots=True)
class FontChange:
    """A number whose type departs from what surrounds it."""

    sign: FontSign
    reading: Reading
    fonts: tuple[str, ...]
    """Its own typefaces first, then that of its like."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file says of how it came about, all of it easily written anew: signs, no proofs."""

    software: tuple[str, ...] = ()
    """Programs that its metadata name, as written there."""
    editor: str = ""
    """The one of them that is made for changing finished documents or pictures; "" for none."""
    authoring: bool = False
    """Whether a person typed it in an office program, rather than a system issuing it."""
    created: datetime | None = None
    modified: datetime | None = None
    """With their zones where the file names them."""
    changes: tuple[Change, ...] = ()
    pages_removed: int = 0
    """By later revisions of a PDF."""
    signatures: tuple[Signature, ...] = ()
    fonts: tuple[FontChange, ...] = ()
    altered: tuple[Reading, ...] = ()
    """Values on a JPEG that lack the trace which an earlier compression left on all other print."""
