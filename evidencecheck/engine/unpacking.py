"""The private folder into which archives and mails are unpacked, and what killed runs left of theirs."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

PREFIX = "evidencecheck-"
LOCK = "lock"
"""A file that the run holds locked for as long as it lives."""
GRACE = 60.0
"""Seconds for which a folder is left alone: its run may be about to lock it."""


@contextmanager
def unpacking() -> Iterator[Path]:
    """A folder that only this user can read, gone at the end. A run that is killed cannot remove
    its own; the next one does.
    """
    _remove_left_over(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        with (folder / LOCK).open("xb") as lock:
            _locked(lock)
            yield folder


def _remove_left_over(where: Path) -> None:
    """Delete the folders of runs that are no more; nothing that is not clearly one of ours."""
    for folder in where.glob(f"{PREFIX}*"):
        try:
            old = time.time() - folder.stat().st_mtime > GRACE
            if not old or folder.is_symlink() or (folder / LOCK).is_symlink():
                continue
            with (folder / LOCK).open("r+b") as lock:
                gone = _locked(lock)
        except OSError:
            continue  # another user's, or no longer there
        if gone:
            shutil.rmtree(folder, ignore_errors=True)


def _locked(lock: BinaryIO) -> bool:
    """Lock the file; False where another process holds it, or the system knows no such locks."""
    try:
        import fcntl
    except ImportError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
