"""How much of a machine one evidence file may take.

Like the resource limits of a process, they are in force for all that a task does, whichever function
asks; nothing hands them from loader to loader.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What is over one of them is a finding (FIL009), or read in part with a note (pages)."""

    seconds: float = 120.0
    """For one file: a scan of a hundred pages is read in that time on a small machine."""
    memory: int = 4096 * MEGABYTE
    """Address space of a worker, where the system can limit it (Linux). Measured: 2.3 GB at most over
    171 odd files (0.7 GB of it in memory, for OpenVINO maps more than it uses), 2.4 GB for a JPEG of 108
    megapixels, 3.2 GB for a PNG of 119 with transparency."""
    file_size: int = 512 * MEGABYTE
    """Bytes. Upload forms for claims stop at 5 to 25 MB; room for a video."""
    pages: int = 200
    """Read of one file; the rest is named in a note."""
    pixels: int = 120_000_000
    """Of one picture. A phone camera takes 12 to 108 megapixels, A3 scanned at 600 dpi has 70."""
    members: int = 300
    """Files inside one evidence file, at any depth."""
    depth: int = 4
    """Containers in each other: a scan in an archive in a forwarded mail in an archive has 4."""
    member_size: int = 256 * MEGABYTE
    """Bytes of a member, unpacked; room for a video."""
    unpacked: int = 1024 * MEGABYTE
    """Bytes of all members of one evidence file, unpacked; they lie on the disk until their case is done."""
    expansion: int = 300
    """Times the packed size of a member, beyond its first 16 MB. Deflate reaches 1032 on zeros, tables
    as XML 50 (measured)."""


_DEFAULT = Limits()
_in_force: ContextVar[Limits] = ContextVar("limits", default=_DEFAULT)


def limits() -> Limits:
    """Those that are in force here."""
    return _in_force.get()


@contextmanager
def within(wanted: Limits) -> Iterator[None]:
    """Put limits in force for what is done inside."""
    before = _in_force.set(wanted)
    try:
        yield
    finally:
        _in_force.reset(before)
