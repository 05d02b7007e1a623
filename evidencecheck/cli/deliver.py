"""Reports leave the house: to stdout, or to a file that is written whole or not at all."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from pathlib import Path

from evidencecheck.model.errors import UsageError
from evidencecheck.model.message import msg


def writable(output: Path | None) -> Path | None:
    """The place to write to, checked before an hour's work; None for stdout (also for ``-``)."""
    if output is None or str(output) == "-":
        return None
    place = Path(os.path.realpath(output))  # a link stays a link, its target is replaced
    folder = place.parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise UsageError(msg("{folder} is no folder that can be written to.", folder=str(folder)))
    return place


def deliver(report: str, place: Path | None) -> None:
    """Write the report; a reader of stdout who goes away early takes nothing from the outcome."""
    if place is None:
        try:
            _to_stdout(report)
        except BrokenPipeError:
            stop_writing()
        return
    try:
        _to_file(report.encode(), place)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            msg("{file} cannot be written: {reason}", file=str(place), reason=reason)
        ) from error


def stop_writing() -> None:
    """Point stdout nowhere, or the interpreter stumbles over the closed pipe on its way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    finally:
        os.close(nowhere)


def _to_stdout(report: str) -> None:
    """In the terminal's encoding; what that lacks (✓ in an old code page) is written as ``?``."""
    stream = sys.stdout.buffer
    encoding = (sys.stdout.encoding or "utf-8") if sys.stdout.isatty() else "utf-8"
    try:
        stream.write(report.encode(encoding, "replace"))
        stream.flush()
    except OSError as error:
        # Windows says EINVAL for a pipe whose reader is gone.
        if error.errno in {errno.EPIPE, errno.EINVAL}:
            raise BrokenPipeError from error
        raise


def _to_file(content: bytes, place: Path) -> None:
    if place.exists() and not place.is_file():  # a device or a named pipe cannot be replaced
        place.write_bytes(content)
        return
    handle, name = tempfile.mkstemp(prefix=".evidencecheck-", suffix=".tmp", dir=place.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask())
        temporary.replace(place)
    finally:
        temporary.unlink(missing_ok=True)  # it is there only where something went wrong


def _umask() -> int:
    """The process's mask; the only way to read it is to set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
