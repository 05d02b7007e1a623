"""Ctrl-C that waits for an import to end.

Out of an import under way, KeyboardInterrupt gets lost (CPython's import locks end in callbacks that may
not raise) or comes out as "numpy failed to import": the run would go on, or blame the installation.
"""

from __future__ import annotations

import _thread
import signal
import time
from types import FrameType

AGAIN = 0.002
"""Seconds until an interrupt that had to wait tries again."""
_IMPORT = "<frozen importlib"
_waiting: list[int] = []
"""The signal that came during an import; one at most."""


def hold_back_in_imports() -> None:
    """Answer Ctrl-C by `interrupt`, unless who started us wants it ignored or answered otherwise."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupt)


def catch_up() -> None:
    """Answer a Ctrl-C that waits, now that an import is done."""
    if _waiting:
        _waiting.clear()
        raise KeyboardInterrupt


def interrupt(number: int, frame: FrameType | None) -> None:
    """As `signal.default_int_handler`, but later where a module is being imported."""
    while frame is not None:
        if frame.f_code.co_filename.startswith(_IMPORT):
            _waiting[:] = [number]
            # Not `threading`: its locks may be held by what was interrupted.
            _thread.start_new_thread(_again, (number,))
            return
        frame = frame.f_back
    _waiting.clear()
    raise KeyboardInterrupt


def _again(number: int) -> None:
    time.sleep(AGAIN)
    if _waiting:
        signal.raise_signal(number)
