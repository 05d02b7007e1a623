"""Ctrl-C that waits for an import to end.

Out of an import under way, KeyboardInterrupt gets lost (CPython's import locks end in callbacks that may
not raise) or comes out as "numpy failed to import": the run would go on, or blame the installation.
"""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import Any, NoReturn

_IMPORT = "<frozen importlib"


def hold_back_in_imports() -> None:
    """Answer Ctrl-C by `interrupt`, unless who started us wants it ignored or answered otherwise."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupt)


def interrupt(_number: int, frame: FrameType | None) -> None:
    """As `signal.default_int_handler`, but an import under way ends first: who asked for it raises."""
    importer: FrameType | None = None
    while frame is not None:
        if frame.f_code.co_filename.startswith(_IMPORT):
            importer = frame.f_back
        frame = frame.f_back
    if importer is None:
        raise KeyboardInterrupt
    # As a debugger runs to the end of a call: the frame's own trace function is called on its next line, or
    # when it ends. The thread's must be set for that, and asks for no other frame.
    importer.f_trace = _gone_on
    sys.settrace(_not_here)


def _gone_on(_frame: FrameType, _event: str, _told: Any) -> NoReturn:
    sys.settrace(None)
    raise KeyboardInterrupt


def _not_here(_frame: FrameType, _event: str, _told: Any) -> None:
    """Called for each new frame."""
