"""Tasks that misbehave; in a module of their own, so that spawned workers find them."""

from __future__ import annotations

import os
import signal
import tempfile
import time


def double(number: int) -> int:
    return 2 * number


def hang() -> None:
    time.sleep(60)


def die() -> None:
    os._exit(3)


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def take(size: int) -> int:
    return len(bytearray(size))


def temporary_file() -> str:
    with tempfile.NamedTemporaryFile() as file:
        return file.name


def core_limit() -> int:
    import resource

    return resource.getrlimit(resource.RLIMIT_CORE)[0]


def run_out_of_memory() -> None:
    raise MemoryError


def environment() -> str:
    return os.environ["OMP_THREAD_LIMIT"]
