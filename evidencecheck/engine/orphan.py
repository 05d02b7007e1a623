"""A worker whose parent was killed ends, in the middle of a task too: nobody is left to stop it."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading

PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that a process gets when the thread that started it ends."""


def end_with_parent() -> None:
    """Call in a process that `multiprocessing` spawned."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, name="watch the parent", daemon=True).start()
    if sys.platform == "linux":
        # A library that never lets another thread of this process run is ended by the kernel.
        libc = ctypes.CDLL(None)
        if libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL) == 0 and not parent.is_alive():
            os._exit(1)
