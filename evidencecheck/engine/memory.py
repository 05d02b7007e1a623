"""Memory that a worker gives back between two tasks.

Left alone, a worker grows with the variety of pages: the C library keeps what large pictures took, and
OpenVINO keeps kernels for each size of picture. Ending the worker would cost 2 s and more.
"""

from __future__ import annotations

import ctypes
import functools
import gc
import os
from collections.abc import Callable
from pathlib import Path

KEPT = 600_000_000
"""Resident bytes from which on the OCR models are let go of; over mixed pages, that took a worker from
660 to 250 MB, and loading them again 0.5 s (measured)."""
_STATM = Path("/proc/self/statm")


def give_back() -> None:
    """Give freed memory back to the system, and the OCR models with it where they have grown."""
    _trim()
    if (resident() or 0) > KEPT:
        from evidencecheck.stages.read import ppocr_models

        ppocr_models.models.cache_clear()
        ppocr_models.second.cache_clear()
        gc.collect()
        _trim()


def resident() -> int | None:
    """Bytes of this process in memory now; None where the system does not tell (it has no /proc)."""
    try:
        return int(_STATM.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return None


def _trim() -> None:
    if trim := _malloc_trim():
        trim(0)


@functools.cache
def _malloc_trim() -> Callable[[int], int] | None:
    """The C library's ``malloc_trim`` (glibc only): without it, 0.1 GB more (measured)."""
    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another C library; no such handle on Windows
        return None
    return found
