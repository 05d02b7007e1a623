"""What a programmer wants to see of an error that a user is told in a sentence."""

from __future__ import annotations

import os
import traceback

DEBUG = "EVIDENCECHECK_DEBUG"
"""Environment variable: anything but "" and 0 shows tracebacks on stderr."""


def is_debugging() -> bool:
    return os.environ.get(DEBUG, "") not in {"", "0"}


def trace(error: BaseException) -> None:
    """Write the traceback of `error` to stderr, if debugging."""
    if is_debugging():
        traceback.print_exception(error)
