"""When a video was taken and how long it runs, from the movie header of ISO base media files.

ISO/IEC 14496-12: a file is a sequence of boxes (size, four letters, content); ``moov`` holds ``mvhd``
with creation time, time scale and duration, and one ``trak`` per track whose ``hdlr`` names its kind.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

EPOCH = datetime(1904, 1, 1, tzinfo=UTC)
"""Times count seconds from here (ISO/IEC 14496-12, 8.2.2)."""
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""No video file is older; programs that know no time write zero, which is 1904, or 1970."""
LATEST = datetime(2100, 1, 1, tzinfo=UTC)
MAX_BOXES = 5000
MAX_DEPTH = 6
_HOLDERS = frozenset({b"moov", b"trak", b"mdia"})


@dataclass(frozen=True, slots=True)
class MediaTimes:
    """What the movie header says; None where it says nothing that can be true."""

    seconds: float | None = None
    captured: datetime | None = None
    """UTC."""
    has_header: bool = False
    """Whether there is a movie header at all: without it the file is cut off, or a fragment."""
    has_video: bool = False
    """Whether a track calls itself video."""


def media_times(path: Path) -> MediaTimes:
    """Read the headers of the ISO media file at `path`; damage leaves what was found so far.

    Raises:
        OSError: the file cannot be read.
    """
    seconds = captured = None
    has_header = has_video = False
    with path.open("rb") as stream:
        for name, size in _boxes(stream):
            if name == b"mvhd":
                seconds, captured = _movie_header(stream.read(min(size, 128)))
                has_header = True
            elif name == b"hdlr":
                # Version and flags, a field of zeros, then the kind of the track.
                has_video |= stream.read(min(size, 12))[8:12] == b"vide"
    return MediaTimes(seconds, captured, has_header, has_video)


def breaks_off(path: Path) -> bool:
    """Whether the last box of the ISO media file at `path` goes on beyond its end.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        end = stream.seek(0, 2)
        at = 0
        for _ in range(MAX_BOXES):
            stream.seek(at)
            head = stream.read(16)
            size = struct.unpack(">I", head[:4])[0] if len(head) >= 8 else 0
            if size == 1 and len(head) == 16:
                size = struct.unpack(">Q", head[8:16])[0]
            if size < 8:
                return False
            at += size
            if at >= end:
                return at > end
    return False


def _boxes(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Name and content length of each box, the stream at the beginning of its content."""
    stream.seek(0, 2)
    waiting = [(0, stream.tell(), 1)]
    for _ in range(MAX_BOXES):
        if not waiting:
            return
        at, end, depth = waiting.pop()
        stream.seek(at)
        head = stream.read(16)
        if end - at < 8 or len(head) < 8:
            continue
        size, name, skipped = struct.unpack(">I", head[:4])[0], head[4:8], 8
        if size == 1 and len(head) == 16:
            size, skipped = struct.unpack(">Q", head[8:16])[0], 16
        elif size == 0:
            size = end - at
        if size < skipped:
            continue
        stop = min(at + size, end)
        waiting.append((at + size, end, depth))
        if name in _HOLDERS and depth < MAX_DEPTH:
            waiting.append((at + skipped, stop, depth + 1))
            continue
        stream.seek(at + skipped)
        yield name, stop - at - skipped


def _movie_header(held: bytes) -> tuple[float | None, datetime | None]:
    """Seconds and creation time; both layouts have a version byte and three of flags first."""
    layout, unknown = (">QQIQ", 2**64 - 1) if held[:1] == b"\x01" else (">IIII", 2**32 - 1)
    if len(held) < 4 + struct.calcsize(layout):
        return None, None
    created, _, scale, duration = struct.unpack_from(layout, held, 4)
    seconds = duration / scale if scale and 0 < duration < unknown else None
    try:
        captured = EPOCH + timedelta(seconds=created)
    except OverflowError:
        return seconds, None
    return seconds, captured if EARLIEST <= captured <= LATEST else None
